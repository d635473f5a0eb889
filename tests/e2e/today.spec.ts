import { expect } from '@playwright/test';
import { backgroundOf } from '../world/launch-browser.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { TodayList } from '../world/pages/today-list.ts';
import { acme, nordlicht } from './demo-conversations.ts';
import { test } from './test.ts';

test('a reminder shows in Today and is gone when it is done', async ({ inbox, world }) => {
  const plan = `Call about the quote ${inbox.number}`;
  const sidebar = await inbox.open('gmail', acme.thread);
  await new LogForm(sidebar, acme.customer).log({ next: { when: 'in_3_days', plan } });
  const today = await TodayList.openIn(sidebar);
  await expect(today.reminder(plan)).toContainText(acme.customer);
  await today.done(plan, acme.customer);
  const customer = await world.customer(acme.domain);
  await expect
    .poll(async () => (await world.facts.reminders(customer.id, plan)).map(({ state }) => state))
    .toEqual(['done']);
});

test('a reminder that is snoozed comes later, and once', async ({ inbox, world }) => {
  const plan = `Snoozed ${inbox.number}`;
  const sidebar = await inbox.open('outlook', nordlicht.thread);
  await new LogForm(sidebar, nordlicht.customer).log({ next: { when: 'tomorrow_9', plan } });
  const customer = await world.customer(nordlicht.domain);
  const [before] = await world.facts.reminders(customer.id, plan);
  const today = await TodayList.openIn(sidebar);
  await today.snooze(plan, nordlicht.customer, 'in_3_days');
  await expect
    .poll(async () => (await world.facts.reminders(customer.id, plan))[0]?.due_at.getTime())
    .toBeGreaterThan(before?.due_at.getTime() ?? Number.POSITIVE_INFINITY);
  expect(await world.facts.reminders(customer.id, plan)).toHaveLength(1);
  await expect(today.reminder(plan)).toHaveCount(1);
});

test('a reminder opens the mail it came from', async ({ inbox }) => {
  const plan = `Opens its mail ${inbox.number}`;
  const sidebar = await inbox.open('gmail', acme.thread);
  await new LogForm(sidebar, acme.customer).log({ next: { when: 'tomorrow_9', plan } });
  const mail = sidebar.page.url();
  // The same tab goes back there when it shows the same inbox.
  await inbox.go(sidebar, 'gmail', nordlicht.thread);
  await expect(await sidebar.card(nordlicht.customer)).toBeVisible();
  const today = await TodayList.openIn(sidebar);
  await today.openMail(plan, acme.customer);
  await expect.poll(() => sidebar.page.url()).toBe(mail);
});

test('the icon counts what the header counts, and nothing once nobody is signed in', async ({
  inbox,
  world,
}) => {
  const sidebar = await inbox.open('gmail', acme.thread);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  const today = await sidebar.button(new RegExp(`^${sidebar.words.shell('today')}`));
  await expect(today).toHaveText(/\d/);
  const badge = async () =>
    (await backgroundOf(world.context)).evaluate(() => chrome.action.getBadgeText({}));
  await expect
    .poll(async () => `${await badge()} ${(await today.innerText()).trim()}`)
    .toMatch(/^(\d+) \1$/);
  await world.control.signOut();
  await expect.poll(badge).toBe('');
});
