import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { OperationArgs, OperationResult } from '../../shared/contracts/operations.ts';
import { demoAdmin, demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

const { backend, as, customers, customer, ownersOf, claim } = usePool();
const op = (): string => randomUUID();

describe('assignment', () => {
  const three = [demoRep, demoNeighbour, demoTeamManager];
  type Plan = Omit<OperationArgs<'previewAssignment'>, 'round_id'>;
  const plan = (changes: Partial<Plan> = {}): Plan => ({
    ...{ customer_ids: [], filter: null, by: 'number', seed: 'first', most: null },
    member_ids: three.map(demoMemberId),
    ...changes,
  });
  const assign = (changes: Partial<OperationArgs<'assignCustomers'>>) =>
    call(as(demoTeamManager), 'assignCustomers', {
      ...{ op_id: op(), round_id: null, ...plan() },
      ...changes,
    });

  test('is even by number, and the preview is what happens', async () => {
    const ids = await customers(100);
    const preview = await call(
      as(demoTeamManager),
      'previewAssignment',
      plan({ customer_ids: ids }),
    );
    const counts = preview.members.map((member) => member.customers).toSorted();
    expect(counts).toEqual([33, 33, 34]);
    const done = await assign({ customer_ids: ids });
    expect(new Map(done.members.map((one) => [one.member_id, one.customers]))).toEqual(
      new Map(preview.members.map((one) => [one.member_id, one.customers])),
    );
    // At random: not the first third to the first member.
    expect(new Set((await ownersOf(ids)).slice(0, 33)).size).toBeGreaterThan(1);
  });

  test('by load gives more to whoever has less', async () => {
    await customers(30, { owner: demoNeighbour });
    const [before] = await backend.sql<{ rep: number; neighbour: number }[]>`
      select count(*) filter (where owner_id = ${demoMemberId(demoRep)})::int as rep,
        count(*) filter (where owner_id = ${demoMemberId(demoNeighbour)})::int as neighbour from public.customers`;
    const ids = await customers(60);
    const { members: given } = await call(
      as(demoTeamManager),
      'previewAssignment',
      plan({
        customer_ids: ids,
        by: 'load',
        member_ids: [demoRep, demoNeighbour].map(demoMemberId),
      }),
    );
    const of = (email: string) =>
      given.find(({ member_id }) => member_id === demoMemberId(email))?.customers ?? 0;
    const [rep, hao] = [
      (before?.rep ?? 0) + of(demoRep),
      (before?.neighbour ?? 0) + of(demoNeighbour),
    ];
    expect(of(demoRep) + of(demoNeighbour)).toBe(60);
    // As even as sixty can make it.
    if (Math.min(of(demoRep), of(demoNeighbour)) > 0)
      expect(Math.abs(rep - hao)).toBeLessThanOrEqual(1);
  });

  test('gives nobody the same customer twice in a round', async () => {
    const ids = await customers(6);
    const round_id = op();
    const pair = [demoRep, demoNeighbour].map(demoMemberId);
    await assign({ customer_ids: ids, round_id, member_ids: pair });
    const first = await ownersOf(ids);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, ${ids}::uuid[], true, null, null, 'released', 'Test')`;
    await assign({ customer_ids: ids, round_id, member_ids: pair, seed: 'second' });
    const second = await ownersOf(ids);
    for (const [n, owner] of second.entries()) expect(owner).not.toBe(first[n]);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, ${ids}::uuid[], true, null, null, 'released', 'Test')`;
    // Both had each of them: nobody is left.
    expect((await assign({ customer_ids: ids, round_id, member_ids: pair })).customers).toBe(0);
  });

  test('takes what the filter names and leaves what was claimed meanwhile', async () => {
    const ids = await customers(4, { tier: 'A', region: 'IS' });
    await claim(demoColleague, ids[0] ?? '');
    const filter = { pool_id: null, tier: 'A' as const, region_code: 'IS', industry_code: null };
    expect((await assign({ filter })).customers).toBe(3);
    expect((await ownersOf(ids))[0]).toBe(demoColleague);
  });

  test('that is saved runs once on its day of the week, with its maker’s rights', async () => {
    const filter = { pool_id: null, tier: null, region_code: 'FO', industry_code: null };
    const { assignment_id } = await call(as(demoTeamManager), 'saveAssignment', {
      ...{ op_id: op(), name: 'Islands', plan: plan({ filter }), weekly_on: 1 },
    });
    const ids = await customers(3, { region: 'FO' });
    const tick = async (now: string) => {
      const { data, error } = await backend.service().rpc('tick', { payload: { now } });
      expect(error).toBeNull();
      return data.assigned as number;
    };
    // Sunday evening in UTC is Monday morning in Shanghai.
    expect(await tick('2026-12-06T15:00:00Z')).toBe(0);
    expect(await tick('2026-12-06T17:00:00Z')).toBe(1);
    expect(await tick('2026-12-07T09:00:00Z')).toBe(0);
    expect((await ownersOf(ids)).includes(null)).toBe(false);
    await call(as(demoTeamManager), 'removeAssignment', { op_id: op(), assignment_id });
  });
});

describe('recycling', () => {
  const now = '2026-12-20T03:00:00Z';
  const daysBefore = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString();
  const tick = async (moment: string) => {
    const { data, error } = await backend.service().rpc('tick', { payload: { now: moment } });
    expect(error).toBeNull();
    return data as { warned: number; recycled: number };
  };
  const on = () =>
    backend.sql`update public.pool_rules set recycles = true, swept_at = null where org_id = ${demoOrgId}`;

  test('takes what lay idle for its tier’s days, with the reason; exempt ones stay', async () => {
    const idle = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(16) });
    const patient = await customer({ owner: demoNeighbour, tier: 'A', born: daysBefore(60) });
    const selling = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(16) });
    const bound = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(16) });
    await backend.sql`insert into public.opportunities (org_id, code, customer_id, title, stage_id)
      select ${demoOrgId}, ${op()}, ${selling}, 'Open', id from public.opportunity_stages
      where org_id = ${demoOrgId} and key = 'lead'`;
    await backend.sql`insert into public.contracts (org_id, customer_id, title, state, signed_on, ends_on)
      values (${demoOrgId}, ${bound}, 'Runs', 'signed', '2026-01-01', '2027-01-01')`;
    const simulated = await call(as(demoAdmin), 'simulatePoolRules', {});
    expect(simulated.customers).toBeGreaterThanOrEqual(0);
    await on();
    await tick(daysBefore(7));
    await on();
    await tick(now);
    expect(await ownersOf([idle, patient, selling, bound])).toEqual([
      null,
      demoNeighbour,
      demoNeighbour,
      demoNeighbour,
    ]);
    const [pooled] = await backend.sql`select kind, note, from_member_id, actor_id
      from public.pool_events where customer_id = ${idle} order by id desc limit 1`;
    expect(pooled).toEqual({
      ...{
        kind: 'recycled',
        note: 'idle',
        from_member_id: demoMemberId(demoNeighbour),
        actor_id: null,
      },
    });
    // Twice is once, and the last owner waits.
    expect((await tick(now)).recycled).toBe(0);
  });

  test('takes nothing that nobody was warned of, however long it lay idle before the rule', async () => {
    const forgotten = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(300) });
    const ring = async (moment: string) => {
      await on();
      await tick(moment);
      return ownersOf([forgotten]);
    };
    expect(await ring(now)).toEqual([demoNeighbour]);
    expect(await ring('2026-12-26T03:00:00Z')).toEqual([demoNeighbour]);
    expect(await ring('2026-12-27T03:00:00Z')).toEqual([null]);
  });

  test('is warned of once, and the warning goes when somebody follows up', async () => {
    const soon = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(10) });
    const warnings = () => backend.sql<{ state: string; due_at: Date }[]>`
      select state, due_at from public.reminders where customer_id = ${soon} and kind = 'recycling'`;
    await on();
    await tick(now);
    await on();
    await tick(now);
    expect(await warnings()).toMatchObject([
      // Five days from now its time would be over; the warning, which comes late, still has its seven.
      { state: 'open', due_at: new Date(Date.parse(now) + 7 * 86_400_000) },
    ]);
    await backend.sql`update public.customers set last_follow_up_at = ${new Date(Date.parse(now) + 60_000)} where id = ${soon}`;
    await on();
    await tick('2026-12-20T05:00:00Z');
    expect(await warnings()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('its day stands in the file, also when the warning was put off, until somebody follows up', async () => {
    const soon = await customer({ owner: demoNeighbour, tier: 'E', born: daysBefore(10) });
    const owner = await backend.signIn(demoNeighbour);
    const day = async () => (await call(owner, 'customerFile', { customer_id: soon })).leaves_at;
    expect(await day()).toBeNull();
    await on();
    await tick(now);
    const leaves = Date.parse(now) + 7 * 86_400_000;
    expect(Date.parse((await day()) ?? '')).toBe(leaves);
    const [warning] = await backend.sql<{ id: string }[]>`
      select id from public.reminders where customer_id = ${soon} and kind = 'recycling'`;
    for (const until of ['2099-01-01T00:00:00Z', '2099-02-01T00:00:00Z'])
      await call(owner, 'snoozeReminder', {
        ...{ op_id: randomUUID(), reminder_id: warning?.id ?? '', until },
      });
    expect(Date.parse((await day()) ?? '')).toBe(leaves);
    await backend.sql`update public.customers set last_follow_up_at = ${new Date(Date.parse(now) + 60_000)} where id = ${soon}`;
    expect(await day()).toBeNull();
  });

  test('a simulation counts what changed rules would move, and moves nothing', async () => {
    const ids = await customers(3, {
      owner: demoNeighbour,
      tier: 'D',
      born: new Date(Date.now() - 20 * 86_400_000).toISOString(),
    });
    const count = async (idle_days_d: number) =>
      (await call(as(demoAdmin), 'simulatePoolRules', { idle_days_d })).by_tier.D ?? 0;
    expect((await count(19)) - (await count(21))).toBeGreaterThanOrEqual(3);
    expect(await ownersOf(ids)).toEqual([demoNeighbour, demoNeighbour, demoNeighbour]);
  });
});

test('the pool is listed in pages, masked, without a row twice', async () => {
  await customers(25, { region: 'GL' });
  const seen: string[] = [];
  let after: OperationArgs<'poolCustomers'>['after'] = null;
  for (;;) {
    const page: OperationResult<'poolCustomers'> = await call(as(demoRep), 'poolCustomers', {
      ...{ filter: null, after, limit: 20 },
    });
    seen.push(...page.map(({ customer_id }) => customer_id));
    const last = page.at(-1);
    if (page.length < 20 || last === undefined) break;
    after = { since: last.since, customer_id: last.customer_id };
  }
  const [row] = await backend.sql<{ total: number }[]>`
    select count(distinct p.customer_id)::int as total from public.customer_pools as p
    where p.pool_id in (select id from public.pools where org_id = ${demoOrgId} and is_default)`;
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThanOrEqual(row?.total ?? 0);
});
