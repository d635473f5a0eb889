import { expect, type Page } from '@playwright/test';
import { logSeveralStrings } from '../../extension/features/log-several/strings.ts';
import { nextStepStrings } from '../../extension/features/next-step/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { acme, surfaces } from './demo-conversations.ts';
import { test } from './test.ts';

const words = translate(logSeveralStrings, 'en');
const nextStep = translate(nextStepStrings, 'en');

/** Opens every mail of the thread, as a reader does who wants to see them all. */
async function expandAll(page: Page): Promise<void> {
  const folded = page.locator('.kv, [id^=MSG_]:not([id*=BODY])').first();
  await folded.waitFor();
  // Gmail's folded mails, and Outlook's.
  const heads = page.locator(
    '.kv .gE, [aria-expanded=false]:has(> * [id^=MSG_]) [data-testid=SentReceivedSavedTime]',
  );
  for (let left = await heads.count(); left > 0; left -= 1) await heads.first().click();
  await expect(heads).toHaveCount(0);
}

for (const [name, surface] of surfaces) {
  test(`${name}: the mails of a thread are logged together, each once, with one next step, and taken back together`, async ({
    inbox,
    world,
  }) => {
    const plan = `Quote for the sealers ${surface} ${inbox.number}`;
    const { id } = await world.customer(acme.domain);
    const before = await world.facts.totals();
    const sidebar = await inbox.open(surface, acme.thread);
    await expect(await sidebar.card(acme.customer)).toBeVisible();
    await expandAll(sidebar.page);
    const open = await sidebar.button(words('open', { count: 3 }));
    await open.click();
    const frame = await sidebar.frame();
    const form = frame.getByRole('form', { name: words('title', { customer: acme.customer }) });
    await expect(form.getByRole('checkbox')).toHaveCount(3);
    await form.getByText(nextStep('in_3_days'), { exact: true }).click();
    await form.getByLabel(nextStep('plan')).fill(plan);
    await form.getByRole('button', { name: words('open', { count: 3 }) }).click();
    await expect(frame.getByText(words('done', { count: 3 }))).toBeVisible();
    const after = await world.facts.totals();
    expect(after.mails - before.mails).toBe(3);
    expect(after.follow_ups - before.follow_ups).toBe(3);
    expect(await world.facts.reminders(id, plan)).toHaveLength(1);

    // Nothing is left to log, also in another tab.
    const other = await inbox.open(surface, acme.thread);
    await expect(await other.loggedLine()).toBeVisible();
    await expandAll(other.page);
    await expect(await other.button(/^Log \d+ mails$/)).toHaveCount(0);

    await sidebar.press(words('undo'));
    await expect(frame.getByText(words('done', { count: 3 }))).toHaveCount(0);
    await expect
      .poll(async () => (await world.facts.totals()).follow_ups - before.follow_ups)
      .toBe(0);
    expect((await world.facts.reminders(id, plan)).map(({ state }) => state)).toEqual([
      'cancelled',
    ]);
  });
}
