import { expect } from '@playwright/test';
import { LogForm } from '../world/pages/log-form.ts';
import { acme } from './demo-conversations.ts';
import { test } from './test.ts';

test('M13 a mail is not logged from a mailbox that was switched under the form', async ({
  inbox,
  world,
}) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  const form = new LogForm(sidebar, acme.customer);
  await form.open();
  await form.fill({ next: { none: 'Only to be kept' } });
  const before = await world.facts.totals();
  // Never the same twice, so that the sidebar cannot have heard of it: the page alone knows.
  await sidebar.page.evaluate(() => {
    const bar = document.querySelector('a[aria-label*="@"]');
    const own = /[^\s(]+@[^\s)]+/.exec(bar?.getAttribute('aria-label') ?? '')?.[0] ?? '';
    const label = bar?.getAttribute('aria-label') ?? '';
    const { title } = document;
    let turn = 0;
    setInterval(() => {
      turn += 1;
      const other = `shared-${turn}@harbour-tools.example`;
      bar?.setAttribute('aria-label', label.replaceAll(own, other));
      document.title = title.replaceAll(own, other);
      document.body.append(document.createComment(''));
    }, 10);
  });
  await form.save();
  await expect.poll(() => form.shownCode()).toBe('TC010');
  expect(await world.facts.totals()).toEqual(before);
});
