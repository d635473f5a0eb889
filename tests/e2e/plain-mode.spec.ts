import { expect } from '@playwright/test';
import { LogForm } from '../world/pages/log-form.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';
import { makeUnreadable } from './unreadable-page.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: on a page that cannot be read, the customer is found by hand and can be logged to`, async ({
    inbox,
    world,
  }) => {
    const customer = await world.customer(acme.domain);
    const sidebar = await inbox.open(surface, acme.thread, makeUnreadable);
    const frame = await sidebar.frame();
    await expect(frame.getByText(sidebar.words.shell('unreadable_lead'))).toBeVisible();
    await sidebar.findByHand('Acme', acme.customer);
    await expect(await sidebar.card(acme.customer)).toContainText(customer.code);

    const form = new LogForm(sidebar, acme.customer);
    const note = `By hand on ${surface} ${inbox.number}`;
    const before = await world.facts.totals();
    await form.log({ note, next: { none: 'Only to be kept' } }, 'call');
    await expect
      .poll(async () => (await world.facts.totals()).follow_ups)
      .toBe(before.follow_ups + 1);
  });
}
