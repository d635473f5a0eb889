import { expect } from '@playwright/test';
import { demoAgent, demoRep, demoTeamManager } from '../../supabase/seed/demo-organisation.ts';
import { call } from '../../supabase/tests/call-operation.ts';
import { demoThreads } from '../sandbox/demo-mailbox.ts';
import { CustomerCardPage } from '../world/pages/customer-card-page.ts';
import { acme, yunfan } from './demo-conversations.ts';
import { signedIn } from './signed-in.ts';
import { test } from './test.ts';

test('an opportunity is made and moved, won waits for a signed contract, and the timeline tells it', async ({
  inbox,
  world,
}) => {
  const { id } = await world.customer(yunfan.domain);
  const sidebar = await inbox.open('gmail', yunfan.thread);
  const heading = await sidebar.card(yunfan.customer);
  const card = await CustomerCardPage.of(sidebar);
  const { words } = card;

  await card.tab('deals');
  await card.button(words.opportunity('add')).click();
  const opportunity = card.form(words.opportunity('add'));
  await opportunity.getByLabel(words.opportunity('title')).fill('Spindle retrofit');
  await opportunity.getByLabel(words.opportunity('amount')).fill('120,000.50');
  await card.save(opportunity);
  const stage = (await sidebar.frame()).getByRole('combobox', {
    name: words.opportunity('stage_of', { title: 'Spindle retrofit' }),
  });
  await expect(stage).toBeEnabled();
  await stage.selectOption({ label: `${words.stage('proposal')} · 50 %` });
  const rep = await signedIn(world.backend.url, demoRep);
  const file = () => call(rep, 'customerFile', { customer_id: id });
  await expect
    .poll(async () => (await file()).opportunities[0])
    .toMatchObject({ expected_amount_minor: 12_000_050, stage_key: 'proposal' });
  await expect(heading).toContainText('120,000.50');

  await stage.selectOption({ label: `${words.stage('lost')} · 0 %` });
  const lost = card.form(words.opportunity('move_lost'));
  await lost.getByRole('button', { name: words.opportunity('move_lost') }).click();
  await expect(card.alert).toContainText('TB043');
  await lost.getByRole('button', { name: words.opportunity('cancel') }).click();

  const status = card.button(words.card('change_status', { status: words.card('intent') }));
  await status.click();
  const change = card.form(words.status('title'));
  await change.getByRole('radio', { name: words.card('won') }).check();
  await change.getByLabel(words.status('reason')).fill('They said yes on the phone');
  await change.getByRole('button', { name: words.status('save'), exact: true }).click();
  await expect(change.getByRole('alert')).toContainText('TB042');
  expect((await file()).status).toBe('intent');

  await change.getByRole('button', { name: words.status('add_contract') }).click();
  await card.button(words.contract('add')).click();
  const contract = card.form(words.contract('add'));
  await contract.getByLabel(words.contract('title'), { exact: true }).fill('Retrofit 2026');
  await contract.getByLabel(words.contract('amount'), { exact: true }).fill('118000');
  await card.save(contract);
  const edit = card.button(words.contract('edit', { title: 'Retrofit 2026' }));
  await edit.click();
  const signing = card.form(words.contract('edit', { title: 'Retrofit 2026' }));
  await signing.getByLabel(words.contract('state')).selectOption('signed');
  await card.save(signing);
  await expect(signing).toContainText('TB006');
  await signing.getByLabel(words.contract('signed_on')).fill('2026-01-15');
  await card.save(signing);
  await expect(
    card.button(words.card('change_status', { status: words.card('won') })),
  ).toBeVisible();
  expect(await file()).toMatchObject({
    status: 'won',
    contracts: [{ state: 'signed', amount_minor: 11_800_000, signed_on: '2026-01-15' }],
  });

  const timeline = await card.tab('timeline');
  await expect(timeline).toContainText(words.timeline('rule_contract_signed'));
  await expect(timeline).toContainText('Spindle retrofit');
  const show = timeline.getByRole('combobox', { name: words.timeline('show') });
  await show.selectOption('status');
  await expect(timeline).not.toContainText('Spindle retrofit');
  await expect(timeline).toContainText(words.timeline('rule_contract_signed'));
});

test('C04: a field that a colleague changed meanwhile shows both texts, and none is lost before the choice', async ({
  inbox,
  world,
}) => {
  const { id } = await world.customer(acme.domain);
  const manager = await signedIn(world.backend.url, demoTeamManager);
  const colleagueWrites = async (remark: string) => {
    const { version } = await call(manager, 'customerFile', { customer_id: id });
    await call(manager, 'updateCustomer', {
      ...{ op_id: crypto.randomUUID(), customer_id: id, version, changes: { remark } },
    });
  };
  const remarkNow = async () => (await call(manager, 'customerFile', { customer_id: id })).remark;
  const sidebar = await inbox.open('gmail', acme.thread);
  const card = await CustomerCardPage.of(sidebar);
  const { words } = card;
  await card.tab('details');
  const field = card.button(new RegExp(`^${words.form('edit', { field: words.file('remark') })}`));
  for (const choice of ['keep_theirs', 'save_mine'] as const) {
    await field.click();
    const form = card.form(words.file('remark'));
    await form.getByRole('textbox').fill(`Pays late (${choice})`);
    await colleagueWrites(`Pays on time (${choice})`);
    await card.save(form);
    await expect(card.alert).toContainText('Chen Yu 陈宇');
    await expect(card.alert).toContainText(`Pays late (${choice})`);
    await expect(card.alert).toContainText(`Pays on time (${choice})`);
    expect(await remarkNow()).toBe(`Pays on time (${choice})`);
    await card.button(words.form(choice)).click();
    const stands = `${choice === 'save_mine' ? 'Pays late' : 'Pays on time'} (${choice})`;
    await expect(field).toContainText(stands);
    expect(await remarkNow()).toBe(stands);
  }
});

test('what two people change in different fields is merged without a question', async ({
  inbox,
  world,
}) => {
  const { id } = await world.customer(acme.domain);
  const manager = await signedIn(world.backend.url, demoTeamManager);
  const sidebar = await inbox.open('outlook', acme.thread);
  const card = await CustomerCardPage.of(sidebar);
  const { words } = card;
  await card.tab('details');
  await card
    .button(new RegExp(`^${words.form('edit', { field: words.file('headcount') })}`))
    .click();
  const { version } = await call(manager, 'customerFile', { customer_id: id });
  await call(manager, 'updateCustomer', {
    ...{ op_id: crypto.randomUUID(), customer_id: id, version },
    changes: { key_needs: 'A faster changeover' },
  });
  const form = card.form(words.file('headcount'));
  await form.getByRole('textbox').fill('420');
  await card.save(form);
  await expect(form).toHaveCount(0);
  expect(await call(manager, 'customerFile', { customer_id: id })).toMatchObject({
    ...{ headcount: 420, key_needs: 'A faster changeover' },
  });
});

test('a masked phone is opened by a button that says so, and leaves a line; fields that may not be changed are text', async ({
  inbox,
  world,
}) => {
  const { id } = await world.customer(yunfan.domain);
  await inbox.signInAs(demoAgent);
  const sidebar = (await inbox.open('gmail', demoThreads.knownCustomerChinese)).in('zh-CN');
  await expect(await sidebar.card(yunfan.customer)).toBeVisible();
  const card = await CustomerCardPage.of(sidebar);
  const { words } = card;
  const contacts = await card.tab('contacts');
  await expect(contacts).toContainText('•');
  const before = await world.facts.revealsAt(id);
  const reveal = card.button(
    new RegExp(
      `^${words.form('reveal', { what: words.file('phone') })}.*${words.form('reveal_note')}`,
    ),
  );
  await reveal.click();
  await expect(contacts).toContainText('+86138');
  expect(await world.facts.revealsAt(id)).toBe(before + 1);
  await card.tab('details');
  await expect(card.button(new RegExp(`^${words.form('edit', { field: '' })}`))).toHaveCount(0);
});
