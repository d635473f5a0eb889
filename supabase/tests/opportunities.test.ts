import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { call, refusalOf } from './call-operation.ts';
import { newCustomer, op, useMembers } from './customer-file-fixtures.ts';

const backend = useBackend();
const as = useMembers(backend);

const stages = async () => {
  const all = await call(as('rep'), 'opportunityStages', {});
  return (key: string) => all.find((stage) => stage.key === key)?.stage_id ?? '';
};
let serial = 0;
async function opportunity(over: Record<string, unknown> = {}) {
  const customer_id = await newCustomer(as('rep'));
  serial += 1;
  const title = `Line ${serial} ${op().slice(0, 8)}`;
  const saved = await call(as('rep'), 'saveOpportunity', {
    ...{ op_id: op(), opportunity_id: null, customer_id, version: null, title },
    ...{ stage_id: (await stages())('lead'), expected_amount_minor: 100_00, currency: 'CNY' },
    ...{ expected_close_on: null, competitor: null, next_plan: null, ...over },
  });
  return { ...saved, title: String(over.title ?? title) };
}
const move = async (
  who: Parameters<typeof as>[0],
  opportunity_id: string,
  key: string,
  over: { reason?: string; from_stage_id?: string } = {},
) =>
  call(as(who), 'moveOpportunity', {
    ...{ op_id: op(), opportunity_id, stage_id: (await stages())(key), reason: null, ...over },
  });
const board = (who: Parameters<typeof as>[0], text: string) =>
  call(as(who), 'opportunityBoard', { filter: { text }, most: 20 });
const listed = async (
  who: Parameters<typeof as>[0],
  filter: Record<string, unknown>,
  limit = 100,
) => (await call(as(who), 'listOpportunities', { filter, after: null, limit })).map((o) => o.title);

test('the board has each stage in its order, with count, sums by currency and its opportunities', async () => {
  const tag = op().slice(0, 8);
  await opportunity({ title: `A ${tag}`, expected_close_on: '2027-03-01' });
  await opportunity({ title: `B ${tag}`, expected_close_on: '2027-01-01' });
  await opportunity({ title: `C ${tag}`, expected_amount_minor: 5_00, currency: 'EUR' });
  await opportunity({ title: `D ${tag}`, expected_amount_minor: null });
  const shown = await board('rep', tag);
  expect(shown.map(({ key }) => key)).toEqual([
    ...['lead', 'needs', 'proposal', 'negotiation', 'won', 'lost'],
  ]);
  expect(shown[0]?.opportunities.map(({ title }) => title[0])).toEqual([
    ...['B', 'A'],
    ...(shown[0]?.opportunities.slice(2).map(({ title }) => title[0]) ?? []),
  ]);
  expect(shown[0]).toMatchObject({
    count: 4,
    amounts: [
      { currency: 'CNY', amount_minor: 200_00 },
      { currency: 'EUR', amount_minor: 5_00 },
    ],
  });
  expect(shown.slice(1).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
});

test('more than are asked for are counted and summed, not shown', async () => {
  const tag = op().slice(0, 8);
  for (const n of [1, 2, 3]) await opportunity({ title: `${tag} ${n}` });
  const [lead] = await call(as('rep'), 'opportunityBoard', { filter: { text: tag }, most: 2 });
  expect(lead).toMatchObject({ count: 3, amounts: [{ amount_minor: 300_00 }] });
  expect(lead?.opportunities).toHaveLength(2);
});

test('what ended stays on the board for 90 days', async () => {
  const { opportunity_id, title } = await opportunity();
  await move('rep', opportunity_id, 'won');
  const won = async () => (await board('rep', title)).find(({ key }) => key === 'won')?.count;
  expect(await won()).toBe(1);
  await backend.sql`update public.opportunities set closed_at = now() - interval '91 days' where id = ${opportunity_id}`;
  expect(await won()).toBe(0);
  expect(await listed('rep', { text: title, outcome: 'won' })).toEqual([title]);
});

test('a colleague sees neither it nor its sums; the manager moves it, service reads it', async () => {
  const { opportunity_id, title } = await opportunity();
  expect((await board('colleague', title)).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(await listed('colleague', { text: title })).toEqual([]);
  const wanted = call(as('colleague'), 'opportunity', { opportunity_id });
  expect(await refusalOf(wanted)).toBe('TB001 opportunity_id');
  const edits = async (who: Parameters<typeof as>[0]) =>
    (await call(as(who), 'opportunity', { opportunity_id })).can_edit;
  expect([await edits('rep'), await edits('manager'), await edits('agent')]).toEqual([
    ...[true, true, false],
  ]);
  await move('manager', opportunity_id, 'needs');
});

test('in the pool it is not shown to those who may claim its customer', async () => {
  const { opportunity_id, title, customer_id } = await opportunity();
  await call(as('rep'), 'releaseCustomer', { op_id: op(), customer_id, reason: 'No demand' });
  const pool = await call(as('colleague'), 'poolCustomers', {
    filter: { pool_id: null, tier: null, region_code: null, industry_code: null },
    ...{ after: null, limit: 100 },
  });
  expect(pool.map((one) => one.customer_id)).toContain(customer_id);
  expect(await listed('colleague', { text: title })).toEqual([]);
  const wanted = call(as('colleague'), 'opportunity', { opportunity_id });
  expect(await refusalOf(wanted)).toBe('TB001 opportunity_id');
});

test('service beside a customer reads its opportunities and moves none', async () => {
  const { opportunity_id, customer_id } = await opportunity();
  await backend.sql`insert into public.collaborators (org_id, customer_id, member_id)
    select c.org_id, c.id, m.id from public.customers as c
    join public.members as m on m.org_id = c.org_id and m.role = 'agent' where c.id = ${customer_id}`;
  expect((await call(as('agent'), 'opportunity', { opportunity_id })).can_edit).toBe(false);
  expect(await refusalOf(move('agent', opportunity_id, 'needs'))).toBe('TB002 opportunity_id');
});

test('what the list says of rights is what moving says', async () => {
  const { opportunity_id } = await opportunity();
  for (const who of ['rep', 'manager', 'agent', 'admin'] as const) {
    const [shown] = (
      await call(as(who), 'listOpportunities', { filter: {}, after: null, limit: 100 })
    ).filter((one) => one.opportunity_id === opportunity_id);
    const seen = shown ?? (await call(as(who), 'opportunity', { opportunity_id }));
    const moved = await move(who, opportunity_id, 'needs').then(
      () => true,
      () => false,
    );
    expect([who, seen.can_edit]).toEqual([who, moved]);
  }
});

test('in pages, soonest first and those without a day last: each once', async () => {
  const tag = op().slice(0, 8);
  const days = ['2027-02-01', '2027-02-01', null, '2027-01-01', null];
  for (const expected_close_on of days)
    await opportunity({ title: `${tag} ${expected_close_on}`, expected_close_on });
  const seen: (string | null)[] = [];
  let after: { expected_close_on: string | null; opportunity_id: string } | null = null;
  for (let page = 0; page < 5; page += 1) {
    const rows: Awaited<ReturnType<typeof call<'listOpportunities'>>> = await call(
      as('rep'),
      'listOpportunities',
      { filter: { text: tag }, after, limit: 2 },
    );
    seen.push(...rows.map((row) => row.expected_close_on));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = { expected_close_on: last.expected_close_on, opportunity_id: last.opportunity_id };
  }
  expect(seen).toEqual(['2027-01-01', '2027-02-01', '2027-02-01', null, null]);
});

test('narrowed by owner, stage, day and words of title, code and customer', async () => {
  const tag = op().slice(0, 8);
  const one = await opportunity({ title: `${tag} 100%_a`, expected_close_on: '2027-05-01' });
  const other = await opportunity({ title: `${tag} b`, expected_close_on: '2027-06-01' });
  await move('rep', other.opportunity_id, 'proposal');
  const text = tag;
  expect(await listed('rep', { text: `${tag} 100%_` })).toEqual([one.title]);
  expect(await listed('rep', { text: one.code.toLowerCase() })).toEqual([one.title]);
  expect(await listed('rep', { text, stage_id: (await stages())('proposal') })).toEqual([
    other.title,
  ]);
  expect(await listed('rep', { text, closes_until: '2027-05-31' })).toEqual([one.title]);
  expect(await listed('rep', { text, closes_from: '2027-05-02' })).toEqual([other.title]);
  const { owner } = await call(as('rep'), 'opportunity', { opportunity_id: one.opportunity_id });
  expect(await listed('rep', { text, owner_ids: [owner?.member_id] })).toHaveLength(2);
  expect(await listed('rep', { text, owner_ids: [op()] })).toEqual([]);
});

test('one tells the way it came: from, to, who and why', async () => {
  const { opportunity_id } = await opportunity();
  await move('rep', opportunity_id, 'proposal');
  await move('manager', opportunity_id, 'lost', { reason: 'Price' });
  const { history, lost_reason } = await call(as('rep'), 'opportunity', { opportunity_id });
  expect(lost_reason).toBe('Price');
  expect(history.map(({ from, to, reason }) => [from?.key ?? null, to.key, reason])).toEqual([
    ['proposal', 'lost', 'Price'],
    ['lead', 'proposal', null],
    [null, 'lead', null],
  ]);
  expect(new Set(history.map(({ by }) => by)).size).toBe(2);
});

test('two who move it from where it no longer stands: the second is told who was first, nothing is lost', async () => {
  const { opportunity_id } = await opportunity();
  const from_stage_id = (await stages())('lead');
  await move('manager', opportunity_id, 'won', { from_stage_id });
  const late = move('rep', opportunity_id, 'needs', { from_stage_id });
  expect(await refusalOf(late)).toBe('TB040 version');
  const again = await move('rep', opportunity_id, 'won', { from_stage_id });
  expect(again.stage_id).toBe((await stages())('won'));
  const { history } = await call(as('rep'), 'opportunity', { opportunity_id });
  expect(history).toHaveLength(2);
});

test('a reopened one is on the board again and has no reason', async () => {
  const { opportunity_id, title } = await opportunity();
  expect(await refusalOf(move('rep', opportunity_id, 'lost'))).toBe('TB043 reason');
  await move('rep', opportunity_id, 'lost', { reason: 'Price' });
  await move('rep', opportunity_id, 'negotiation');
  const column = (await board('rep', title)).find(({ key }) => key === 'negotiation');
  expect(column?.opportunities[0]).toMatchObject({ lost_reason: null, closed_at: null });
});

test('a filter that is none is refused by name', async () => {
  const asked = as('rep').rpc('list_opportunities', {
    payload: { filter: { outcome: 'maybe' }, after: null, limit: 20 },
  });
  expect((await asked).error).toMatchObject({ code: 'TB004' });
});
