import { expect } from '@playwright/test';
import { calendarUrl, eventUrl } from '../sandbox/calendar-ids.ts';
import { demoEvents } from '../sandbox/demo-calendar.ts';
import { listUrl } from '../sandbox/page-ids.ts';
import { SidebarPage } from '../world/pages/sidebar-page.ts';
import { acme, nordlicht, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';
import type { WorkerWorld } from './worker-world.ts';

const titles = {
  acme: 'Line 2: samples, packaging, delivery',
  nordlicht: 'Nordlicht: state of deliveries',
  yunfan: '云帆：图纸确认，第二轮',
  stranger: 'Introduction: Fonderia Aurora',
  colleagues: 'Plan of the week',
  alone: 'Quote for line 2',
};

async function open({ context }: WorkerWorld, url: string): Promise<SidebarPage> {
  const page = await context.newPage();
  await page.goto(url);
  return new SidebarPage(page);
}

const eventInGrid = ({ page }: SidebarPage, title: string) =>
  page.getByRole('gridcell').getByRole('button').filter({ hasText: title });

const openEvent = (sidebar: SidebarPage, title: string): Promise<void> =>
  eventInGrid(sidebar, title).click();

test('Google Calendar: the guests of an open event are matched, and their customer is shown', async ({
  inbox: _inbox,
  world,
}) => {
  const sidebar = await open(world, calendarUrl('google-calendar'));
  await openEvent(sidebar, titles.acme);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  const { people } = sidebar.words;
  // Two guests of one name are two people, each with a match of their own.
  await expect(await sidebar.person('Wang Fang')).toHaveCount(2);
  await expect((await sidebar.person('Li Lei')).first()).toHaveAccessibleName(
    new RegExp(people('mine')),
  );
  // Colleagues are no guests from outside, and an event is not logged.
  await expect(await sidebar.person('Chen Yu')).toHaveCount(0);
  await expect(await sidebar.button(sidebar.words.shell('log'))).toHaveCount(0);
});

test('Google Calendar: the popover is used again for the next event, and closed', async ({
  inbox: _inbox,
  world,
}) => {
  const sidebar = await open(world, calendarUrl('google-calendar'));
  await openEvent(sidebar, titles.acme);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  await sidebar.page.getByRole('dialog').getByLabel('Close').click();
  await expect(await sidebar.card(acme.customer)).toHaveCount(0);
  await openEvent(sidebar, titles.nordlicht);
  await expect(await sidebar.card(nordlicht.customer)).toBeVisible();
  // By the keyboard while the popover stands open over the grid: the same element shows the next event.
  await eventInGrid(sidebar, titles.yunfan).press('Enter');
  await expect(await sidebar.card(yunfan.customer)).toBeVisible();
  await expect(await sidebar.card(nordlicht.customer)).toHaveCount(0);
});

test('Google Calendar: who is unknown, who is a colleague and who has no address is said', async ({
  inbox: _inbox,
  world,
}) => {
  const sidebar = await open(world, calendarUrl('google-calendar'));
  const frame = await sidebar.frame();
  const { people, shell } = sidebar.words;
  await openEvent(sidebar, titles.stranger);
  await expect(await sidebar.person('Maria Rossi')).toHaveAccessibleName(
    new RegExp(people('unknown')),
  );
  await sidebar.page.keyboard.press('Escape');
  await openEvent(sidebar, titles.colleagues);
  await expect(frame.getByText(shell('nobody_outside_event'))).toBeVisible();
  await sidebar.page.keyboard.press('Escape');
  await openEvent(sidebar, titles.alone);
  await expect(frame.getByText(shell('nobody_named'))).toBeVisible();
  await sidebar.findByHand('Acme', acme.customer);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
});

test('Google Calendar: the page of an event tells its customer too, and in Chinese', async ({
  inbox: _inbox,
  world,
}) => {
  const edit = eventUrl('google-calendar', world.mailbox, demoEvents.recurring);
  const sidebar = await open(world, edit);
  await expect(await sidebar.card(nordlicht.customer)).toBeVisible();
  const chinese = await open(world, `${calendarUrl('google-calendar')}?lang=zh-CN`);
  await openEvent(chinese, titles.yunfan);
  await expect(await chinese.card(yunfan.customer)).toBeVisible();
});

test('Google Calendar removes foreign nodes from its own parts, and the sidebar stays', async ({
  inbox: _inbox,
  world,
}) => {
  const sidebar = await open(world, calendarUrl('google-calendar'));
  await openEvent(sidebar, titles.acme);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  await sidebar.page.evaluate(() => {
    for (const part of [
      document.body,
      document.querySelector('[role=dialog]:not([style*=none])'),
    ]) {
      const foreign = document.createElement('b');
      foreign.className = 'foreign-node';
      part?.append(foreign);
    }
  });
  await expect(sidebar.page.locator('.foreign-node')).toHaveCount(0);
  expect(sidebar.isMounted()).toBe(true);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
});

test('Outlook calendar: reached from the mail, it shows people by name, which is said; a customer is found by hand', async ({
  inbox: _inbox,
  world,
}) => {
  const sidebar = await open(world, listUrl('outlook'));
  const frame = await sidebar.frame();
  await sidebar.page.getByRole('navigation').getByLabel('Calendar').click();
  await openEvent(sidebar, titles.acme);
  await expect(frame.getByText(sidebar.words.shell('nobody_named'))).toBeVisible();
  await sidebar.findByHand('Acme', acme.customer);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  await expect(await sidebar.button(sidebar.words.shell('log'))).toHaveCount(0);
  // The next event is another place: what was chosen by hand for the first one is not shown beside it.
  await eventInGrid(sidebar, titles.stranger).press('Enter');
  await expect(await sidebar.card(acme.customer)).toHaveCount(0);
});
