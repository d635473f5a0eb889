import { expect } from '@playwright/test';
import { outboxStrings } from '../../extension/features/outbox/strings.ts';
import { errorText } from '../../shared/i18n/error-texts.ts';
import { translate } from '../../shared/i18n/translate.ts';
import { demoColleague, demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { LogForm } from '../world/pages/log-form.ts';
import { NewCustomerForm } from '../world/pages/new-customer-form.ts';
import { acme, nordlicht, surfaces, yunfan } from './demo-conversations.ts';
import { test } from './test.ts';

const t = translate(outboxStrings, 'en');
const cut = [/ERR_CONNECTION_REFUSED/, /ERR_CONNECTION_RESET/];

for (const [name, surface] of surfaces) {
  test(`${name}: Q01 three mails and a call wait without a network, and arrive once with it, in their order`, async ({
    inbox,
    world,
    expectedErrors,
  }) => {
    expectedErrors.push(...cut);
    const before = await world.facts.totals();
    const sidebar = await inbox.open(surface, acme.thread);
    const conversations = [acme, yunfan, nordlicht];
    for (const { thread, customer } of conversations) {
      await inbox.go(sidebar, surface, thread);
      await expect(await sidebar.card(customer)).toBeVisible();
    }
    world.gate.weather = 'down';
    for (const { thread, customer } of conversations) {
      await inbox.go(sidebar, surface, thread);
      await expect(await sidebar.card(customer)).toBeVisible();
      const form = new LogForm(sidebar, customer);
      await form.open();
      await form.fill({ next: { none: 'answered' } });
      await form.save();
      await (await form.form()).waitFor({ state: 'detached' });
      await expect((await sidebar.frame()).getByText(sidebar.words.shell('kept'))).toBeVisible();
    }
    const call = new LogForm(sidebar, nordlicht.customer);
    await call.open('call');
    await call.fill({ note: 'Wants a visit', next: { none: 'answered' } });
    await call.save();
    await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 4 }))).toBeVisible();

    world.gate.weather = 'fair';
    world.gate.seen.length = 0;
    await sidebar.press(sidebar.words.shell('waiting', { count: 4 }));
    await (await sidebar.frame()).getByRole('button', { name: t('send_all') }).click();
    await sidebar.allSaved();
    const after = await world.facts.totals();
    expect(after.follow_ups - before.follow_ups).toBe(4);
    expect(after.mails - before.mails).toBe(3);
    const sent = world.gate
      .calls('log_interaction')
      .map(({ body }) => JSON.parse(body).payload.kind);
    expect(sent).toEqual(['mail', 'mail', 'mail', 'call']);
  });

  test(`${name}: Q03 an answer that is lost after the commit leaves one follow-up, and the form need not stay`, async ({
    inbox,
    world,
    expectedErrors,
  }) => {
    expectedErrors.push(...cut);
    const customer = await world.customer(nordlicht.domain);
    const before = await world.facts.mailFollowUps(customer.id);
    const sidebar = await inbox.open(surface, nordlicht.thread);
    const form = new LogForm(sidebar, nordlicht.customer);
    await form.open();
    await form.fill({ next: { none: 'answered' } });
    world.gate.weather = 'answers_lost';
    await form.save();
    await (await form.form()).waitFor({ state: 'detached' });
    await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 1 }))).toBeVisible();
    world.gate.weather = 'fair';
    await sidebar.page.reload();
    await expect(await sidebar.loggedLine()).toBeVisible();
    await sidebar.allSaved();
    expect(world.gate.calls('log_interaction').length).toBeGreaterThan(1);
    expect(new Set(world.gate.calls('log_interaction').map(({ body }) => body)).size).toBe(1);
    expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
  });
}

test('Q02 the background may die between keeping and sending: its next life sends it', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(...cut);
  const customer = await world.customer(acme.domain);
  const before = await world.facts.mailFollowUps(customer.id);
  const sidebar = await inbox.open('gmail', acme.thread);
  const form = new LogForm(sidebar, acme.customer);
  await form.open();
  await form.fill({ next: { none: 'answered' } });
  world.gate.weather = 'down';
  await form.save();
  await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 1 }))).toBeVisible();
  await world.stopBackground();
  world.gate.weather = 'fair';
  await inbox.go(sidebar, 'gmail', nordlicht.thread);
  await sidebar.allSaved();
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
});

test('Q04 the same mail saved in two tabs while the line is cut is one follow-up, and both tabs show it', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(...cut);
  const customer = await world.customer(yunfan.domain);
  const before = await world.facts.mailFollowUps(customer.id);
  const one = await inbox.open('outlook', yunfan.thread);
  const other = await inbox.open('outlook', yunfan.thread);
  const forms = [one, other].map((sidebar) => new LogForm(sidebar, yunfan.customer));
  for (const form of forms) {
    await form.open();
    await form.fill({ next: { none: 'answered' } });
  }
  world.gate.weather = 'down';
  for (const form of forms) {
    await form.save();
    await (await form.form()).waitFor({ state: 'detached' });
  }
  world.gate.weather = 'fair';
  await world.control.send({ type: 'outbox.retry', op_id: null });
  for (const sidebar of [one, other]) {
    await sidebar.allSaved();
    await expect(await sidebar.loggedLine()).toBeVisible();
  }
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length + 1);
});

test('Q05 what is refused later waits for a decision with its reason, and the next item goes', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(...cut, /status of 40[049]/);
  const sidebar = await inbox.open('gmail', acme.thread);
  await expect(await sidebar.card(acme.customer)).toBeVisible();
  world.gate.weather = 'down';
  const unknown = { op_id: crypto.randomUUID(), reminder_id: crypto.randomUUID() };
  await world.control.send({ type: 'outbox.keep', operation: 'completeReminder', args: unknown });
  const form = new LogForm(sidebar, acme.customer);
  await form.open();
  await form.fill({ next: { none: 'answered' } });
  await form.save();
  await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 2 }))).toBeVisible();
  world.gate.weather = 'fair';
  await world.control.send({ type: 'outbox.retry', op_id: null });
  await sidebar.press(sidebar.words.shell('parked', { count: 1 }));
  const entry = (await sidebar.frame()).getByRole('listitem');
  await expect(entry).toContainText(errorText('en', 'TB001').what);
  await entry.getByRole('button', { name: t('remove') }).click();
  await entry.getByRole('button', { name: t('remove'), exact: true }).click();
  await sidebar.allSaved();
});

test('Q07 another person on the same profile neither sees nor sends what waits', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(...cut);
  const customer = await world.customer(acme.domain);
  const before = await world.facts.mailFollowUps(customer.id);
  const sidebar = await inbox.open('gmail', acme.thread);
  // What this profile chose holds for whoever signs in, their own language or not.
  await (await sidebar.switchLanguage('zh-CN')).switchLanguage('en');
  const form = new LogForm(sidebar, acme.customer);
  await form.open();
  await form.fill({ next: { none: 'answered' } });
  world.gate.weather = 'down';
  await form.save();
  await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 1 }))).toBeVisible();
  await sidebar.signOut();
  await sidebar.press(t('sign_out_keep'));
  await expect(await sidebar.signInForm()).toBeVisible();
  world.gate.weather = 'fair';
  await inbox.signInAs(demoColleague);
  await sidebar.page.reload();
  await sidebar.allSaved();
  expect(await world.facts.mailFollowUps(customer.id)).toHaveLength(before.length);
  await inbox.signInAs(demoRep);
  await sidebar.page.reload();
  await expect(await sidebar.loggedLine()).toBeVisible();
  const [latest] = await world.facts.mailFollowUps(customer.id);
  expect(latest?.author).toContain('Zhao Min');
});

test('a customer that is made while the line is cut after the commit is made once, and the mail is logged to it behind that', async ({
  inbox,
  world,
  expectedErrors,
}) => {
  expectedErrors.push(...cut);
  const before = await world.facts.totals();
  const sidebar = await inbox.open('gmail', demoThreads.stranger);
  const form = new NewCustomerForm(sidebar);
  await form.open();
  await form.fillWhatIsMissing();
  const name = `Made Once ${inbox.number}`;
  await form.fillName(name);
  world.gate.weather = 'answers_lost';
  await form.save();
  await expect(
    (await sidebar.frame()).getByText(sidebar.words.shell('customer_to_come')),
  ).toBeVisible();
  const log = new LogForm(sidebar, name);
  await log.open();
  await log.fill({ next: { none: 'answered' } });
  await log.save();
  await expect(await sidebar.button(sidebar.words.shell('waiting', { count: 2 }))).toBeVisible();
  expect(world.gate.calls('log_interaction')).toEqual([]);

  world.gate.weather = 'fair';
  await world.control.send({ type: 'outbox.retry', op_id: null });
  await sidebar.allSaved();
  // What is known of the person by now is read again by itself.
  await expect(await sidebar.card(name)).toBeVisible();
  await expect(await sidebar.loggedLine()).toBeVisible();
  expect(new Set(world.gate.calls('create_customer').map(({ body }) => body)).size).toBe(1);
  const after = await world.facts.totals();
  expect(after.customers - before.customers).toBe(1);
  expect(after.follow_ups - before.follow_ups).toBe(1);
});
