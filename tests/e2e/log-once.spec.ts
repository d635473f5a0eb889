import { expect } from '@playwright/test';
import { LogForm } from '../world/pages/log-form.ts';
import { nordlicht, surfaces, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';

for (const [name, surface] of surfaces) {
  test(`${name}: a mail that is logged is known as logged when it is opened again`, async ({
    inbox,
    world,
  }) => {
    const plan = `Ask about the samples ${surface} ${inbox.number}`;
    const before = await world.facts.totals();
    const sidebar = await inbox.open(surface, nordlicht.thread);
    const form = new LogForm(sidebar, nordlicht.customer);
    await form.log({ outcome: 'interested', next: { when: 'in_3_days', plan } });
    await expect(await sidebar.loggedLine()).toBeVisible();

    await sidebar.page.reload();
    await expect(await sidebar.loggedLine()).toBeVisible();
    await expect(await sidebar.button(sidebar.words.shell('log'))).toHaveCount(0);

    const after = await world.facts.totals();
    expect(after.mails - before.mails).toBe(1);
    expect(after.follow_ups - before.follow_ups).toBe(1);
    const customer = await world.customer(nordlicht.domain);
    const [followUp] = await world.facts.mailFollowUps(customer.id);
    expect(followUp).toMatchObject({ outcomes: ['interested'], plans: [plan] });
    expect(await world.facts.reminders(customer.id, plan)).toMatchObject([{ state: 'open' }]);
  });

  test(`${name}: two tabs that save the same mail leave one follow-up`, async ({
    inbox,
    world,
  }) => {
    const before = await world.facts.totals();
    const one = await inbox.open(surface, yunfan.thread);
    const other = await inbox.open(surface, yunfan.thread);
    const tabs = [one, other].map((sidebar) => ({
      sidebar,
      form: new LogForm(sidebar, yunfan.customer),
    }));
    for (const { form } of tabs) {
      await form.open();
      await form.fill({ next: { none: 'answered' } });
    }
    // A tab that hears of the other's save in time says so instead of its form, and there is nothing left to press.
    await Promise.all(
      tabs.map(async ({ sidebar, form }) =>
        Promise.race([form.save(), (await sidebar.loggedLine()).waitFor()]),
      ),
    );
    await expect(await one.loggedLine()).toBeVisible();
    await expect(await other.loggedLine()).toBeVisible();
    await one.allSaved();
    await other.allSaved();
    const after = await world.facts.totals();
    expect(after.mails - before.mails).toBe(1);
    expect(after.follow_ups - before.follow_ups).toBe(1);
  });
}

test('undo takes the follow-up and its reminder away again', async ({ inbox, world }) => {
  const plan = `Undone ${inbox.number}`;
  const customer = await world.customer(yunfan.domain);
  const before = await world.facts.mailFollowUps(customer.id);
  const sidebar = await inbox.open('gmail', yunfan.thread);
  await new LogForm(sidebar, yunfan.customer).log({ next: { when: 'tomorrow_9', plan } });
  await sidebar.press(sidebar.words.shell('undo'));
  await expect(await sidebar.button(sidebar.words.shell('log'))).toBeVisible();
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length);
  expect(await world.facts.reminders(customer.id, plan)).not.toContainEqual(
    expect.objectContaining({ state: 'open' }),
  );
});

test('a log without next step, and without a reason for none, is not sent', async ({
  inbox,
  world,
}) => {
  const sidebar = await inbox.open('gmail', yunfan.thread);
  const form = new LogForm(sidebar, yunfan.customer);
  const place = await form.open();
  await form.save();
  await expect(place.getByText(form.words.next('choose_step'))).toBeVisible();
  await form.fill({ next: { none: ' ' } });
  await form.save();
  await expect(place.getByText(form.words.next('reason_missing'))).toBeVisible();
  expect(world.gate.calls('log_interaction')).toEqual([]);
});

test('a next step before now is refused where it is typed', async ({ inbox, world }) => {
  const sidebar = await inbox.open('gmail', yunfan.thread);
  const form = new LogForm(sidebar, yunfan.customer);
  const place = await form.open();
  await form.pickTime('2020-01-01T09:00', 'Too late');
  await form.save();
  await expect(place.getByText(form.words.next('time_past'))).toBeVisible();
  expect(world.gate.calls('log_interaction')).toEqual([]);
});
