import { expect } from '@playwright/test';
import type { Locator } from 'playwright';
import { outcomeStrings } from '../../extension/features/interaction-kind/strings.ts';
import { meetingStrings } from '../../extension/features/meetings/strings.ts';
import { nextStepStrings } from '../../extension/features/next-step/strings.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { calendarUrl } from '../sandbox/calendar-ids.ts';
import { demoMailbox } from '../sandbox/demo-mailbox.ts';
import { SidebarPage } from '../world/pages/sidebar-page.ts';
import { TodayList } from '../world/pages/today-list.ts';
import { acme, nordlicht, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';
import type { WorkerWorld } from './worker-world.ts';

const words = translate(meetingStrings, 'en');
const outcome = translate(outcomeStrings, 'en');
const nextStep = translate(nextStepStrings, 'en');
const DAY = 86_400_000;
const titles = {
  acme: 'Line 2: samples, packaging, delivery',
  nordlicht: 'Nordlicht: state of deliveries',
  yunfan: '云帆：图纸确认，第二轮',
};

/** The demo week as the calendar shows it so many weeks from now: the same events, all past or all to come. */
function showWeek({ mailbox }: WorkerWorld, weeks: number): void {
  mailbox.show(demoMailbox({ now: new Date(Date.now() + weeks * 7 * DAY) }));
}

async function openEvent(
  { context }: WorkerWorld,
  surface: Parameters<typeof calendarUrl>[0],
  title: string,
): Promise<SidebarPage> {
  const page = await context.newPage();
  await page.goto(calendarUrl(surface));
  await page.getByRole('gridcell').getByRole('button').filter({ hasText: title }).click();
  return new SidebarPage(page);
}

const text = async (sidebar: SidebarPage, said: string): Promise<Locator> =>
  (await sidebar.frame()).getByText(said);
const planned = (sidebar: SidebarPage) => text(sidebar, words('planned_by_you', { time: '' }));

async function record(sidebar: SidebarPage, title: string, summary: string): Promise<void> {
  const frame = await sidebar.frame();
  const form = frame.getByRole('form', { name: words('form', { title }) });
  await form.getByText(outcome('wants_quote'), { exact: true }).click();
  await form.getByLabel(words('summary')).fill(summary);
  await form.getByText(nextStep('none'), { exact: true }).click();
  await form.getByLabel(nextStep('reason')).fill('They will call');
  await form.getByRole('button', { name: words('save'), exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

test('a meeting is planned once, moves with its event, and is asked about when it is over', async ({
  inbox: _inbox,
  world,
}) => {
  const { id } = await world.customer(acme.domain);
  showWeek(world, 2);
  const sidebar = await openEvent(world, 'google-calendar', titles.acme);
  await sidebar.press(words('plan'));
  await expect(await planned(sidebar)).toBeVisible();
  // Another tab knows it, and offers no second plan.
  const other = await openEvent(world, 'google-calendar', titles.acme);
  await expect(await planned(other)).toBeVisible();
  await expect(await other.button(words('plan'))).toHaveCount(0);
  const [before, ...more] = await world.facts.meetings(id);
  expect(more).toEqual([]);
  expect(before).toMatchObject({ title: titles.acme, state: 'planned' });

  // The event is a week later now, under the same id.
  showWeek(world, 3);
  const later = await openEvent(world, 'google-calendar', titles.acme);
  await expect(await text(later, words('moved'))).toBeVisible();
  const [moved, ...again] = await world.facts.meetings(id);
  expect(again).toEqual([]);
  expect(moved?.id).toBe(before?.id);
  expect((moved?.occurred_at.getTime() ?? 0) - (before?.occurred_at.getTime() ?? 0)).toBe(7 * DAY);

  // And now it lies behind.
  showWeek(world, -2);
  const over = await openEvent(world, 'google-calendar', titles.acme);
  await expect(await text(over, words('moved'))).toBeVisible();
  await over.press(words('tell'));
  await record(over, titles.acme, 'They want the offer for line 2');
  const told = words('told_by_you', { outcome: outcome('wants_quote') });
  await expect(await text(over, told)).toBeVisible();
  expect(await world.facts.meetings(id)).toMatchObject([
    { id: before?.id, state: 'done', notes: ['They want the offer for line 2'] },
  ]);
  // Undone it waits again.
  await over.press(words('undo'));
  await expect(await over.button(words('tell'))).toBeVisible();
  await expect.poll(async () => (await world.facts.meetings(id))[0]?.state).toBe('planned');
});

test('Today lists the meetings that need their outcome, and takes it', async ({
  inbox: _inbox,
  world,
}) => {
  const { id } = await world.customer(nordlicht.domain);
  showWeek(world, -1);
  const sidebar = await openEvent(world, 'google-calendar', titles.nordlicht);
  // Over already: planned and asked about with one click; the reader goes away from the form.
  await sidebar.press(words('tell'));
  await sidebar.press(words('cancel'));
  await expect(await planned(sidebar)).toBeVisible();
  await TodayList.openIn(sidebar);
  const names = { title: titles.nordlicht, customer: nordlicht.customer };
  await sidebar.press(words('tell_named', names));
  await record(sidebar, titles.nordlicht, 'Deliveries are on time');
  await expect(await text(sidebar, words('was_told', { title: titles.nordlicht }))).toBeVisible();
  await expect(await sidebar.button(words('tell_named', names))).toHaveCount(0);
  expect(await world.facts.meetings(id)).toMatchObject([
    { state: 'done', notes: ['Deliveries are on time'] },
  ]);
  // The instance of another week is another meeting.
  showWeek(world, 1);
  const next = await openEvent(world, 'google-calendar', titles.nordlicht);
  await next.press(words('plan'));
  await expect(await planned(next)).toBeVisible();
  const both = await world.facts.meetings(id);
  expect(both.map(({ state }) => state)).toEqual(['done', 'planned']);
  await next.press(words('cancel_it'));
  await expect(await text(next, words('cancelled', { time: '' }))).toBeVisible();
  await expect.poll(async () => (await world.facts.meetings(id))[1]?.state).toBe('cancelled');
});

test('Outlook names people without addresses: the customer is found by hand, and the meeting is planned once', async ({
  inbox: _inbox,
  world,
}) => {
  const { id } = await world.customer(yunfan.domain);
  showWeek(world, 1);
  for (const _time of [1, 2]) {
    const sidebar = await openEvent(world, 'outlook-calendar', titles.yunfan);
    await expect(await text(sidebar, sidebar.words.shell('nobody_named'))).toBeVisible();
    await sidebar.findByHand('云帆', yunfan.customer);
    await expect(await sidebar.card(yunfan.customer)).toBeVisible();
    const plan = await sidebar.button(words('plan'));
    await expect(plan.or(await planned(sidebar))).toBeVisible();
    if (await plan.isVisible()) await plan.click();
    await expect(await planned(sidebar)).toBeVisible();
  }
  expect(await world.facts.meetings(id)).toHaveLength(1);
  // In Google Calendar it has an id, and is the same meeting all the same.
  const google = await openEvent(world, 'google-calendar', titles.yunfan);
  await expect(await planned(google)).toBeVisible();
  // Moved in Outlook, where nothing but its title tells: the reader is asked.
  showWeek(world, 2);
  const moved = await openEvent(world, 'outlook-calendar', titles.yunfan);
  await moved.findByHand('云帆', yunfan.customer);
  await moved.press(words('alike_yes'));
  await expect(await planned(moved)).toBeVisible();
  expect(await world.facts.meetings(id)).toHaveLength(1);
});
