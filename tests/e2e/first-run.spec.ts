import { expect } from '@playwright/test';
import { sessionStrings } from '../../extension/features/session/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { NewCustomerForm } from '../world/pages/new-customer-form.ts';
import { surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

const t = translate(sessionStrings, 'en');

for (const [name, surface] of surfaces) {
  test(`${name}: from the install to the first logged mail: an account, an organisation, a mail`, async ({
    inbox,
    world,
  }) => {
    await world.control.signOut();
    const before = await world.facts.totals();
    const sidebar = await inbox.open(surface, demoThreads.stranger);
    const frame = await sidebar.frame();

    // First step: an account.
    await sidebar.press(t('new_here'));
    await frame.getByLabel(t('email')).fill(`first.${surface}.${inbox.number}@newcomer.example`);
    await frame.getByLabel(t('password'), { exact: true }).fill('a long enough password');
    await sidebar.press(t('sign_up'));

    // Second step: an organisation.
    await sidebar.press(t('create_title'));
    await frame.getByLabel(t('organisation_name')).fill(`Newcomers ${surface} ${inbox.number}`);
    await frame.getByLabel(t('your_name')).fill('Kim Novak');
    await sidebar.press(t('create'));

    // Third step: the mail that is open is logged to the customer that it makes.
    const customer = new NewCustomerForm(sidebar);
    await customer.create();
    const log = new LogForm(sidebar, null);
    await log.open();
    await log.fill({ outcome: 'interested', next: { none: 'answered' } });
    await log.save();
    await expect(await sidebar.loggedLine()).toBeVisible();
    await sidebar.allSaved();
    const after = await world.facts.totals();
    expect(after.follow_ups - before.follow_ups).toBe(1);
    expect(after.customers - before.customers).toBe(1);
  });
}
