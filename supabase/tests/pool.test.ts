import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationArgs, OperationResult } from '../../shared/contracts/operations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import {
  demoAdmin,
  demoAgent,
  demoColleague,
  demoRep,
  demoTeamManager,
} from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, logPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const clients = new Map<string, SupabaseClient>();
const wang = 'wang.hao@harbour-tools.example';
const members = [demoRep, demoColleague, demoTeamManager, demoAdmin, demoAgent, wang];
const op = (): string => randomUUID();

const as = (email: string): SupabaseClient => {
  const client = clients.get(email);
  if (client === undefined) throw new Error(`${email} is signed in`);
  return client;
};

beforeAll(async () => {
  for (const email of members) clients.set(email, await backend.signIn(email));
});

beforeEach(async () => {
  await backend.sql`update public.pool_rules
    set most_owned = null, most_claims_a_day = null, cool_down_days = 7, recycles = false, swept_at = null,
      warn_days = 7
    where org_id = ${demoOrgId}`;
});

/** Customers as an import leaves them: by default without an owner, and so in the pool. */
async function customers(
  count: number,
  fields: Partial<{ owner: string; region: string; tier: string; born: string }> = {},
): Promise<string[]> {
  const rows = await backend.sql<{ id: string }[]>`
    insert into public.customers
      (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, tier, source, created_at)
    select ${demoOrgId}, gen_random_uuid()::text, 'Pool customer', '', 'C34', 'potential', ${fields.region ?? 'DE'},
      ${fields.owner === undefined ? null : demoMemberId(fields.owner)}, ${fields.tier ?? null}, 'import',
      ${fields.born ?? new Date().toISOString()}
    from generate_series(1, ${count}) returning id`;
  return rows.map(({ id }) => id);
}

async function customer(fields: Parameters<typeof customers>[1] = {}): Promise<string> {
  const [id = ''] = await customers(1, fields);
  return id;
}

const claim = (email: string, customer_id: string) =>
  call(as(email), 'claimCustomer', { op_id: op(), customer_id });
const release = (email: string, customer_id: string) =>
  call(as(email), 'releaseCustomer', { op_id: op(), customer_id, reason: 'No need any more' });
const relationOf = async (email: string, customer_id: string) =>
  (await call(as(email), 'customerCard', { customer_id })).relation;

async function ownersOf(ids: readonly string[]): Promise<(string | null)[]> {
  const rows = await backend.sql<{ owner: string | null }[]>`
    select m.email as owner from unnest(${ids}::uuid[]) with ordinality as w (id, n)
    join public.customers as c on c.org_id = ${demoOrgId} and c.id = w.id
    left join public.members as m on m.org_id = c.org_id and m.id = c.owner_id order by w.n`;
  return rows.map(({ owner }) => owner);
}

describe('claiming', () => {
  test('gives each customer one owner, however many claim at once (C01)', async () => {
    const ids = await customers(200);
    const answers = await Promise.all(
      ids.flatMap((id) => [demoRep, demoColleague].map((email) => refusalOf(claim(email, id)))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(200);
    expect(answers.filter((answer) => answer === 'TB060 customer_id')).toHaveLength(200);
    const [row] = await backend.sql<{ events: number }[]>`
      select count(*)::int as events from public.pool_events
      where customer_id = any(${ids}::uuid[]) and kind = 'claimed'`;
    expect(row?.events).toBe(200);
    expect((await ownersOf(ids)).every((owner) => owner !== null)).toBe(true);
  });

  test('names the owner to whoever comes second', async () => {
    const id = await customer();
    await claim(demoRep, id);
    await expect(claim(demoColleague, id)).rejects.toMatchObject({
      ...{ code: 'TB060', facts: { owner_name: 'Zhao Min 赵敏' } },
    });
  });

  test('by ten at once passes no daily cap (C02)', async () => {
    const [row] = await backend.sql<{ today: number }[]>`
      select count(*)::int as today from public.pool_events as e
      where e.to_member_id = ${demoMemberId(wang)} and e.kind = 'claimed'`;
    await backend.sql`update public.pool_rules
      set most_claims_a_day = ${(row?.today ?? 0) + 5} where org_id = ${demoOrgId}`;
    const ids = await customers(10);
    const answers = await Promise.all(ids.map((id) => refusalOf(claim(wang, id))));
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'TB061 customer_id')).toHaveLength(5);
  });

  test('passes no cap of what one may own, by no path', async () => {
    const [row] = await backend.sql<{ owned: number }[]>`
      select count(*)::int as owned from public.customers where owner_id = ${demoMemberId(demoRep)}`;
    const free = await customers(5);
    const handed = await customer({ owner: wang });
    await backend.sql`update public.pool_rules set most_owned = ${(row?.owned ?? 0) + 1} where org_id = ${demoOrgId}`;
    const given = await call(as(demoTeamManager), 'assignCustomers', {
      ...{ op_id: op(), round_id: null, customer_ids: free, filter: null, most: null },
      ...{ member_ids: [demoMemberId(demoRep)], by: 'number', seed: 'cap' },
    });
    expect(given.customers).toBe(1);
    const left = free[(await ownersOf(free)).indexOf(null)] ?? '';
    expect(await refusalOf(claim(demoRep, left))).toBe('TB062 customer_id');
    const transfer = call(as(demoTeamManager), 'transferCustomer', {
      ...{ op_id: op(), customer_id: handed, member_id: demoMemberId(demoRep), note: null },
    });
    expect(await refusalOf(transfer)).toBe('TB062 member_id');
  });

  test('again by the last owner waits for the cool-down, by others not', async () => {
    const id = await customer();
    await claim(demoRep, id);
    await release(demoRep, id);
    expect(await refusalOf(claim(demoRep, id))).toBe('TB063 customer_id');
    expect(await refusalOf(claim(demoColleague, id))).toBe('ok');
  });

  test('by release and claim of four at once for long leaves one owner and an unbroken chain (C03)', async () => {
    await backend.sql`update public.pool_rules set cool_down_days = 0 where org_id = ${demoOrgId}`;
    const id = await customer();
    const four = [demoRep, demoColleague, demoTeamManager, wang];
    await Promise.all(
      four.map(async (email) => {
        for (let n = 0; n < 60; n += 1) {
          const claimed = await refusalOf(claim(email, id));
          if (claimed === 'ok') await release(email, id);
          else expect(claimed).toBe('TB060 customer_id');
        }
      }),
    );
    const events = await backend.sql<{ from: string | null; to: string | null }[]>`
      select from_member_id as from, to_member_id as to from public.pool_events
      where customer_id = ${id} order by id`;
    expect(events.length).toBeGreaterThan(2);
    for (const [n, { from }] of events.entries())
      expect(from).toBe(n === 0 ? null : (events[n - 1]?.to ?? null));
  });

  test('is not for service, and what is claimed is in the pool no more', async () => {
    const id = await customer();
    expect(await refusalOf(claim(demoAgent, id))).toBe('TB002');
    await claim(demoRep, id);
    expect(await relationOf(demoRep, id)).toBe('mine');
    expect(await refusalOf(call(as(demoColleague), 'customerCard', { customer_id: id }))).toBe(
      'TB001 customer_id',
    );
  });
});

describe('regions', () => {
  async function poolOf(...regions: string[]): Promise<string> {
    const [pool] = await backend.sql<{ id: string }[]>`
      insert into public.pools (org_id, name) values (${demoOrgId}, ${regions.join()}) returning id`;
    for (const region of regions)
      await backend.sql`insert into public.pool_regions (org_id, pool_id, region_code)
        values (${demoOrgId}, ${pool?.id ?? ''}, ${region})`;
    return pool?.id ?? '';
  }
  const openTo = (pool: string, team: string) =>
    backend.sql`insert into public.pool_rights (org_id, pool_id, team_id, can_claim)
      values (${demoOrgId}, ${pool}, ${demoTeamId(team)}, true)`;

  test('a customer in the pools of two regions has the first claimer as owner, the second beside them', async () => {
    const [east, west] = [await poolOf('KE'), await poolOf('KE')];
    await openTo(east, 'east');
    await openTo(west, 'west');
    const id = await customer({ region: 'KE' });
    expect((await claim(demoRep, id)).as).toBe('owner');
    expect(await relationOf(demoColleague, id)).toBe('pool');
    expect((await claim(demoColleague, id)).as).toBe('collaborator');
    expect([await relationOf(demoRep, id), await relationOf(demoColleague, id)]).toEqual([
      'mine',
      'collaborator',
    ]);
    // Given back it lies in both again.
    await release(demoRep, id);
    const rows =
      await backend.sql`select pool_id from public.customer_pools where customer_id = ${id}`;
    expect(rows).toHaveLength(2);
  });

  test('a pool that is another team’s is not seen, not matched and not claimed from', async () => {
    const west = await poolOf('320500');
    await openTo(west, 'west');
    const id = await customer({ region: '320500' });
    expect(await refusalOf(call(as(demoRep), 'customerCard', { customer_id: id }))).toBe(
      'TB001 customer_id',
    );
    expect(await refusalOf(claim(demoRep, id))).toBe('TB001 customer_id');
    const listed = await call(as(demoRep), 'poolCustomers', {
      pool_id: null,
      after: null,
      limit: 100,
    });
    expect(listed.map(({ customer_id }) => customer_id)).not.toContain(id);
    expect(await refusalOf(claim(demoColleague, id))).toBe('ok');
  });

  test('a division belongs to the pool of its province', async () => {
    const pool = await poolOf('330000');
    const id = await customer({ region: '330100' });
    const rows = await backend.sql<{ pool_id: string }[]>`
      select pool_id from public.customer_pools where customer_id = ${id}`;
    expect(rows.map(({ pool_id }) => pool_id)).toEqual([pool]);
  });
});

describe('handing over', () => {
  const transfer = (email: string, customer_id: string, to: string) =>
    call(as(email), 'transferCustomer', {
      ...{ op_id: op(), customer_id, member_id: demoMemberId(to), note: 'Moves to the west' },
    });

  test('takes the next steps along and names both sides in the log (T15)', async () => {
    const id = await customer({ owner: demoRep });
    await call(
      as(demoRep),
      'logInteraction',
      logPayload(id, null, {
        ...{ kind: 'call', source: 'quick_entry', note: 'Spoke', no_next_reason: null },
        ...{ contact_ids: [], occurred_at: new Date(Date.now() - 60_000).toISOString() },
        next: {
          plan: 'Call again',
          at: new Date(Date.now() + 3_600_000).toISOString(),
          priority: 'low',
        },
      }),
    );
    await transfer(demoRep, id, demoColleague);
    const { today, coming } = await call(as(demoColleague), 'today', {});
    expect(
      [...today, ...coming].filter(({ customer_id }) => customer_id === id).map(({ plan }) => plan),
    ).toEqual(['Call again']);
    const lines = await backend.sql`select before, after from public.audit_log
      where row_id = ${id} and table_name = 'customers' and action = 'change' and after ? 'owner_id'`;
    expect(lines).toMatchObject([
      {
        before: { owner_id: demoMemberId(demoRep) },
        after: { owner_id: demoMemberId(demoColleague) },
      },
    ]);
  });

  test('to nobody of another tenant, and not by a colleague or collaborator (T16)', async () => {
    const id = await customer({ owner: demoRep });
    const foreign = call(as(demoRep), 'transferCustomer', {
      ...{ op_id: op(), customer_id: id, note: null },
      member_id: demoMemberId('kim.park@rival-fixtures.example'),
    });
    expect(await refusalOf(foreign)).toBe('TB001 member_id');
    expect(await refusalOf(transfer(demoColleague, id, demoColleague))).toBe('TB020 customer_id');
    await call(as(demoRep), 'setCollaborator', {
      ...{ op_id: op(), customer_id: id, member_id: demoMemberId(demoColleague) },
      collaborates: true,
    });
    expect(await refusalOf(transfer(demoColleague, id, demoColleague))).toBe('TB002 customer_id');
    const { error } = await as(demoRep)
      .from('customers')
      .update({ owner_id: demoMemberId(demoColleague) })
      .eq('id', id);
    expect(error?.code).toBe('42501');
  });

  test('crosswise and at once for long sticks nowhere (C09)', async () => {
    const [one, other] = [await customer({ owner: demoRep }), await customer({ owner: wang })];
    const cross = async (id: string, ...route: [string, string]) => {
      for (let n = 0; n < 100; n += 1) await transfer(demoTeamManager, id, route[n % 2] ?? '');
    };
    await Promise.all([cross(one, wang, demoRep), cross(other, demoRep, wang)]);
    expect(await ownersOf([one, other])).toEqual([demoRep, wang]);
  });
});

describe('assignment', () => {
  const three = [demoRep, wang, demoTeamManager];
  const plan = (
    changes: Partial<OperationArgs<'previewAssignment'>> = {},
  ): OperationArgs<'previewAssignment'> => ({
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
    await customers(30, { owner: wang });
    const [before] = await backend.sql<{ rep: number; wang: number }[]>`
      select count(*) filter (where owner_id = ${demoMemberId(demoRep)})::int as rep,
        count(*) filter (where owner_id = ${demoMemberId(wang)})::int as wang from public.customers`;
    const ids = await customers(60);
    const { members: given } = await call(
      as(demoTeamManager),
      'previewAssignment',
      plan({ customer_ids: ids, by: 'load', member_ids: [demoRep, wang].map(demoMemberId) }),
    );
    const of = (email: string) =>
      given.find(({ member_id }) => member_id === demoMemberId(email))?.customers ?? 0;
    const [rep, hao] = [(before?.rep ?? 0) + of(demoRep), (before?.wang ?? 0) + of(wang)];
    expect(of(demoRep) + of(wang)).toBe(60);
    // As even as sixty can make it.
    if (Math.min(of(demoRep), of(wang)) > 0) expect(Math.abs(rep - hao)).toBeLessThanOrEqual(1);
  });

  test('gives nobody the same customer twice in a round', async () => {
    const ids = await customers(6);
    const round_id = op();
    const pair = [demoRep, wang].map(demoMemberId);
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
    const idle = await customer({ owner: wang, tier: 'E', born: daysBefore(16) });
    const patient = await customer({ owner: wang, tier: 'A', born: daysBefore(60) });
    const selling = await customer({ owner: wang, tier: 'E', born: daysBefore(16) });
    const bound = await customer({ owner: wang, tier: 'E', born: daysBefore(16) });
    await backend.sql`insert into public.opportunities (org_id, code, customer_id, title, stage_id)
      select ${demoOrgId}, ${op()}, ${selling}, 'Open', id from public.opportunity_stages
      where org_id = ${demoOrgId} and key = 'lead'`;
    await backend.sql`insert into public.contracts (org_id, customer_id, title, state, signed_on, ends_on)
      values (${demoOrgId}, ${bound}, 'Runs', 'signed', '2026-01-01', '2027-01-01')`;
    const simulated = await call(as(demoAdmin), 'simulatePoolRules', {});
    expect(simulated.customers).toBeGreaterThanOrEqual(0);
    await on();
    await tick(now);
    expect(await ownersOf([idle, patient, selling, bound])).toEqual([null, wang, wang, wang]);
    const [pooled] = await backend.sql`select kind, note, from_member_id, actor_id
      from public.pool_events where customer_id = ${idle} order by id desc limit 1`;
    expect(pooled).toEqual({
      ...{ kind: 'recycled', note: 'idle', from_member_id: demoMemberId(wang), actor_id: null },
    });
    // Twice is once, and the last owner waits.
    expect((await tick(now)).recycled).toBe(0);
  });

  test('is warned of once, and the warning goes when somebody follows up', async () => {
    const soon = await customer({ owner: wang, tier: 'E', born: daysBefore(10) });
    const warnings = () => backend.sql<{ state: string; due_at: Date }[]>`
      select state, due_at from public.reminders where customer_id = ${soon} and kind = 'recycling'`;
    await on();
    await tick(now);
    await on();
    await tick(now);
    expect(await warnings()).toMatchObject([
      { state: 'open', due_at: new Date(Date.parse(daysBefore(10)) + 15 * 86_400_000) },
    ]);
    await backend.sql`update public.customers set last_follow_up_at = ${new Date(Date.parse(now) + 60_000)} where id = ${soon}`;
    await on();
    await tick('2026-12-20T05:00:00Z');
    expect(await warnings()).toMatchObject([{ state: 'cancelled' }]);
  });

  test('a simulation counts what changed rules would move, and moves nothing', async () => {
    const ids = await customers(3, {
      owner: wang,
      tier: 'D',
      born: new Date(Date.now() - 20 * 86_400_000).toISOString(),
    });
    const count = async (idle_days_d: number) =>
      (await call(as(demoAdmin), 'simulatePoolRules', { idle_days_d })).by_tier.D ?? 0;
    expect((await count(19)) - (await count(21))).toBeGreaterThanOrEqual(3);
    expect(await ownersOf(ids)).toEqual([wang, wang, wang]);
  });
});

test('the pool is listed in pages, masked, without a row twice', async () => {
  await customers(25, { region: 'GL' });
  const seen: string[] = [];
  let after: OperationArgs<'poolCustomers'>['after'] = null;
  for (;;) {
    const page: OperationResult<'poolCustomers'> = await call(as(demoRep), 'poolCustomers', {
      ...{ pool_id: null, after, limit: 20 },
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
