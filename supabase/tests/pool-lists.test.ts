import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { demoAdmin, demoAgent, demoColleague, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { demoNeighbour, usePool } from './pool-fixtures.ts';

/** What the web lists of the pool: narrowed, in pages, and what one may still take. */
const { backend, as, customers, customer, claim, release } = usePool();

type Filter = NonNullable<OperationArgs<'poolCustomers'>['filter']>;
const anything: Filter = { pool_id: null, tier: null, region_code: null, industry_code: null };
const listed = async (email: string, filter: Partial<Filter>, limit = 100) =>
  call(as(email), 'poolCustomers', { filter: { ...anything, ...filter }, after: null, limit });
const idsOf = async (email: string, filter: Partial<Filter>) =>
  (await listed(email, filter)).map(({ customer_id }) => customer_id).toSorted();

async function poolOf(region: string, team: string | null): Promise<string> {
  const [pool] = await backend.sql<{ id: string }[]>`
    insert into public.pools (org_id, name) values (${demoOrgId}, ${`Pool of ${region}`}) returning id`;
  const id = pool?.id ?? '';
  await backend.sql`insert into public.pool_regions (org_id, pool_id, region_code)
    values (${demoOrgId}, ${id}, ${region})`;
  if (team !== null)
    await backend.sql`insert into public.pool_rights (org_id, pool_id, team_id, can_claim)
      values (${demoOrgId}, ${id}, ${demoTeamId(team)}, true)`;
  return id;
}

describe('the list', () => {
  test('is narrowed by region with all below it, tier, industry, source, and by several at once', async () => {
    const [one = '', other = ''] = await customers(2, { region: '330100', tier: 'C' });
    const third = await customer({ region: '330200', tier: 'D' });
    await backend.sql`update public.customers set industry_code = 'I65', source_channel = 'referral'
      where id in ${backend.sql([one, third])}`;
    const all = [one, other, third];
    const among = async (filter: Partial<Filter>) =>
      (await idsOf(demoRep, filter)).filter((id) => all.includes(id));
    expect(await among({ region_code: '330000' })).toEqual(all.toSorted());
    expect(await among({ region_code: '330100' })).toEqual([one, other].toSorted());
    expect(await among({ region_code: '330000', tier: 'D' })).toEqual([third]);
    expect(await among({ industry_code: 'I' })).toEqual([one, third].toSorted());
    expect(await among({ source_channel: 'referral', tier: 'C' })).toEqual([one]);
    expect(await among({ region_code: 'FR' })).toEqual([]);
  });

  test('says why and since when each lies there, and is narrowed by both', async () => {
    const fresh = await customer({ region: 'MT' });
    const given = await customer({ region: 'MT' });
    await claim(demoNeighbour, given);
    await release(demoNeighbour, given);
    const [row] = await listed(demoRep, { region_code: 'MT', why: 'released' });
    expect(row).toMatchObject({ customer_id: given, reason: 'No need any more', can_claim: true });
    expect(await idsOf(demoRep, { region_code: 'MT', why: 'new' })).toEqual([fresh]);
    await backend.sql`update public.customer_pools set since = now() - interval '40 days'
      where customer_id = ${fresh}`;
    expect(await idsOf(demoRep, { region_code: 'MT', least_days: 30 })).toEqual([fresh]);
    expect(await idsOf(demoRep, { region_code: 'MT', most_days: 7 })).toEqual([given]);
    // Recycled by rule is told apart from given back.
    await claim(demoNeighbour, fresh);
    await backend.sql`select private.move_customers(
      ${demoOrgId}, null, array[${fresh}]::uuid[], true, null, null, 'recycled', 'idle')`;
    expect(await idsOf(demoRep, { region_code: 'MT', why: 'recycled' })).toEqual([fresh]);
  });

  test('holds each once, also from two pools, and no row is missed between pages', async () => {
    await poolOf('SM', null);
    await poolOf('SM', null);
    const ids = await customers(7, { region: 'SM' });
    // All came at one moment: only both parts of the key tell them apart.
    const seen: string[] = [];
    let after: OperationArgs<'poolCustomers'>['after'] = null;
    for (;;) {
      const filter = { ...anything, region_code: 'SM' };
      const page: Awaited<ReturnType<typeof listed>> = await call(as(demoRep), 'poolCustomers', {
        ...{ filter, after, limit: 3 },
      });
      seen.push(...page.map(({ customer_id }) => customer_id));
      const last = page.at(-1);
      if (last === undefined) break;
      after = { since: last.since, customer_id: last.customer_id };
    }
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('of another team’s pool is refused as an unknown one, and shows nothing through the list of all', async () => {
    const pool = await poolOf('AD', 'west');
    const id = await customer({ region: 'AD' });
    expect(await refusalOf(listed(demoRep, { pool_id: pool }))).toBe('TB001 filter.pool_id');
    expect(await refusalOf(listed(demoRep, { pool_id: randomUUID() }))).toBe(
      'TB001 filter.pool_id',
    );
    expect(await idsOf(demoRep, { region_code: 'AD' })).toEqual([]);
    expect(await idsOf(demoColleague, { pool_id: pool })).toEqual([id]);
    expect(await idsOf(demoAdmin, { region_code: 'AD' })).toEqual([id]);
  });

  test('is refused with nonsense and not taken for everything', async () => {
    const forged = (filter: object) =>
      refusalOf(
        call(as(demoRep), 'poolCustomers', {
          ...{ after: null, limit: 5 },
          filter: { ...anything, ...filter },
        }),
      );
    expect(await forged({ why: 'stolen' })).toBe('TB004 filter.why');
    expect(await forged({ least_days: -1 })).toBe('TB004 filter.least_days');
    expect(await forged({ tier: 'Z' })).toBe('TB004 filter.tier');
    expect(await forged({ pool_id: 'x' })).toBe('TB004 filter.pool_id');
  });

  test('says until when one waits oneself, whom service may claim, and what is owned elsewhere', async () => {
    const id = await customer({ region: 'MC' });
    await claim(demoRep, id);
    await release(demoRep, id);
    const of = async (email: string) => (await listed(email, { region_code: 'MC' }))[0];
    const until = Date.parse((await of(demoRep))?.waits_until ?? '');
    expect(Math.abs(until - Date.now() - 7 * 86_400_000)).toBeLessThan(60_000);
    expect(await of(demoColleague)).toMatchObject({ waits_until: null, has_owner: false });
    expect(await of(demoAgent)).toMatchObject({ can_claim: false });
  });
});

describe('what one may still take', () => {
  beforeAll(async () => {
    await backend.sql`delete from public.pool_events where to_member_id = ${demoMemberId(demoNeighbour)}`;
  });

  test('is told as a claim counts it, and goes down with each', async () => {
    const limits = () => call(as(demoNeighbour), 'poolLimits', {});
    expect(await limits()).toMatchObject({ claims_left: null, room: null, cool_down_days: 7 });
    const [row] = await backend.sql<{ owned: number; taken: number }[]>`
      select (select count(*)::int from public.customers where owner_id = ${demoMemberId(demoNeighbour)}) as owned,
        (select count(*)::int from public.pool_events
          where to_member_id = ${demoMemberId(demoNeighbour)} and kind = 'claimed') as taken`;
    const { owned = 0, taken = 0 } = row ?? {};
    await backend.sql`update public.pool_rules
      set most_owned = ${owned + 2}, most_claims_a_day = ${taken + 3} where org_id = ${demoOrgId}`;
    expect(await limits()).toMatchObject({ claims_left: 3, most_owned: owned + 2, room: 2 });
    await claim(demoNeighbour, await customer());
    await claim(demoNeighbour, await customer());
    expect(await limits()).toMatchObject({ claims_left: 1, room: 0 });
    expect(await refusalOf(claim(demoNeighbour, await customer()))).toBe('TB062 customer_id');
  });
});
