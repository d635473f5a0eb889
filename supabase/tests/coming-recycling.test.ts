import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { demoAdmin, demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, refusalOf } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

/** What leaves soon, told from the warnings; and what keeps it. */
const { backend, as, customer, claim, ownersOf } = usePool();
const day = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * day).toISOString();

const tick = async (moment = new Date().toISOString()) => {
  await backend.sql`update public.pool_rules set recycles = true, swept_at = null where org_id = ${demoOrgId}`;
  const { error } = await backend.service().rpc('tick', { payload: { now: moment } });
  expect(error).toBeNull();
};
const coming = async (email: string, member_id: string | null = null, limit = 100) =>
  call(as(email), 'comingRecycling', { member_id, after: null, limit });
const among = async (email: string, ids: readonly string[], member: string | null = null) =>
  (await coming(email, member)).customers.filter(({ customer_id }) => ids.includes(customer_id));
const keep = (email: string, customer_id: string, reason = 'Fair in May') =>
  call(as(email), 'keepCustomer', { op_id: randomUUID(), customer_id, reason });

beforeEach(async () => {
  // Each test warns of its own.
  await backend.sql`delete from public.reminders where kind = 'recycling'`;
});

test('whoever was warned reads when each leaves and why, soonest first', async () => {
  const late = await customer({ owner: demoRep, tier: 'E', born: ago(9) });
  const soon = await customer({ owner: demoRep, tier: 'E', born: ago(12) });
  const calm = await customer({ owner: demoRep, tier: 'A', born: ago(12) });
  await backend.sql`update public.pool_rules set warn_days = 3 where org_id = ${demoOrgId}`;
  await tick();
  await backend.sql`update public.pool_rules set warn_days = 7 where org_id = ${demoOrgId}`;
  await tick();
  const rows = await among(demoRep, [late, soon, calm]);
  expect(rows.map(({ customer_id }) => customer_id)).toEqual([soon, late]);
  expect(rows[0]).toMatchObject({ idle_days: 15, tier: 'E', can_keep: false });
  expect(Date.parse(rows[0]?.idle_since ?? '')).toBeCloseTo(Date.parse(ago(12)), -5);
  // The second was warned of a week ahead and keeps that week.
  expect(Date.parse(rows[1]?.leaves_at ?? '') - Date.now()).toBeCloseTo(7 * day, -5);
});

test('it is what the clock then takes, and on that day', async () => {
  const idle = await customer({ owner: demoRep, tier: 'E', born: ago(10) });
  await tick();
  const [row] = await among(demoRep, [idle]);
  const leaves = Date.parse(row?.leaves_at ?? '');
  await tick(new Date(leaves - 3_600_000).toISOString());
  expect(await ownersOf([idle])).toEqual([demoRep]);
  await tick(new Date(leaves + 3_600_000).toISOString());
  expect(await ownersOf([idle])).toEqual([null]);
  expect(await among(demoRep, [idle])).toEqual([]);
});

test('a rep reads their own, a manager the team’s and each member’s; another team’s is refused as an unknown one', async () => {
  const mine = await customer({ owner: demoRep, tier: 'E', born: ago(12) });
  const beside = await customer({ owner: demoNeighbour, tier: 'E', born: ago(12) });
  const west = await customer({ owner: demoColleague, tier: 'E', born: ago(12) });
  await tick();
  const all = [mine, beside, west];
  const ids = async (email: string, member: string | null = null) =>
    (await among(email, all, member)).map(({ customer_id }) => customer_id).toSorted();
  expect(await ids(demoRep)).toEqual([mine]);
  expect(await ids(demoTeamManager)).toEqual([mine, beside].toSorted());
  expect(await ids(demoTeamManager, demoMemberId(demoNeighbour))).toEqual([beside]);
  expect(await ids(demoAdmin)).toEqual(all.toSorted());
  for (const member of [demoMemberId(demoColleague), randomUUID()])
    expect(await refusalOf(coming(demoRep, member))).toBe('TB001 member_id');
});

test('a follow-up takes it off the list at once, and it does not leave', async () => {
  const idle = await customer({ owner: demoRep, tier: 'E', born: ago(14) });
  await tick();
  expect(await among(demoRep, [idle])).toHaveLength(1);
  await call(as(demoRep), 'logInteraction', {
    ...logPayload(idle, null),
    ...{ source: 'quick_entry', occurred_at: new Date().toISOString() },
  });
  expect(await among(demoRep, [idle])).toEqual([]);
  await tick(new Date(Date.now() + 8 * day).toISOString());
  expect(await ownersOf([idle])).toEqual([demoRep]);
});

test('what is spared meanwhile is not threatened: an open opportunity, a running contract', async () => {
  const selling = await customer({ owner: demoRep, tier: 'E', born: ago(12) });
  const bound = await customer({ owner: demoRep, tier: 'E', born: ago(12) });
  await tick();
  expect(await among(demoRep, [selling, bound])).toHaveLength(2);
  await backend.sql`insert into public.opportunities (org_id, code, customer_id, title, stage_id)
    select ${demoOrgId}, ${randomUUID()}, ${selling}, 'Open', id from public.opportunity_stages
    where org_id = ${demoOrgId} and key = 'lead'`;
  await backend.sql`insert into public.contracts (org_id, customer_id, title, state, signed_on)
    values (${demoOrgId}, ${bound}, 'Runs', 'signed', '2026-01-01')`;
  expect(await among(demoRep, [selling, bound])).toEqual([]);
});

test('who is above may keep it, with a reason: its days begin anew, once', async () => {
  const idle = await customer({ owner: demoRep, tier: 'E', born: ago(14) });
  await tick();
  expect(await refusalOf(keep(demoRep, idle))).toBe('TB002 customer_id');
  // As every work on a colleague’s customer: whose it is, and nothing else.
  expect(await refusalOf(keep(demoColleague, idle))).toBe('TB020 customer_id');
  expect(await refusalOf(keep(demoTeamManager, idle, ' '))).toBe('TB043 reason');
  expect((await among(demoTeamManager, [idle]))[0]).toMatchObject({ can_keep: true });
  const op_id = randomUUID();
  const again = () =>
    call(as(demoTeamManager), 'keepCustomer', { op_id, customer_id: idle, reason: 'Fair in May' });
  await again();
  await again();
  expect(await among(demoRep, [idle])).toEqual([]);
  const events =
    await backend.sql`select kind, note, actor_id from public.pool_events where customer_id = ${idle}`;
  expect(events).toEqual([
    { kind: 'spared', note: 'Fair in May', actor_id: demoMemberId(demoTeamManager) },
  ]);
  // Fourteen days later its fifteen are not over; nobody counts it among what came and went.
  await tick(new Date(Date.now() + 14 * day).toISOString());
  expect(await ownersOf([idle])).toEqual([demoRep]);
  const today = new Date();
  const figures = await call(as(demoTeamManager), 'poolFigures', {
    ...{ team_id: null, member_id: demoMemberId(demoRep), customers: null },
    ...{ from: ago(1).slice(0, 10), to: today.toISOString().slice(0, 10) },
  });
  const taken = figures.movements.filter(({ movement }) => movement === 'taken_over');
  expect(taken).toEqual([]);
});

test('a manager keeps none of their own; where nothing is recycled nothing is announced', async () => {
  const own = await customer({ owner: demoTeamManager, tier: 'E', born: ago(14) });
  await tick();
  expect(await refusalOf(keep(demoTeamManager, own))).toBe('TB002 customer_id');
  expect(await refusalOf(keep(demoAdmin, own))).toBe('ok');
  const other = await customer({ owner: demoRep, tier: 'E', born: ago(14) });
  await tick();
  await backend.sql`update public.pool_rules set recycles = false where org_id = ${demoOrgId}`;
  expect(await coming(demoRep)).toMatchObject({ recycles: false, customers: [] });
  await claim(demoRep, await customer());
  expect(await ownersOf([other])).toEqual([demoRep]);
});

test('comes in pages, none twice and none missed', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1)
    ids.push(await customer({ owner: demoRep, tier: 'E', born: ago(12) }));
  await tick();
  const seen: string[] = [];
  let after: { warned_for: string; customer_id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof coming>> = await call(as(demoRep), 'comingRecycling', {
      ...{ member_id: demoMemberId(demoRep), after, limit: 2 },
    });
    seen.push(...page.customers.map(({ customer_id }) => customer_id));
    const last = page.customers.at(-1);
    if (last === undefined) break;
    after = { warned_for: last.warned_for, customer_id: last.customer_id };
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(ids.every((id) => seen.includes(id))).toBe(true);
});
