import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationArgs, OperationResult } from '../../shared/contracts/operations.ts';
import type { CustomerChoice } from '../../shared/contracts/summary.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoManager, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, refusalOf } from './call-operation.ts';
import { plantOpportunities, type RawRows, readRawRows } from './summary-raw-rows.ts';
import { recountCustomers, recountDeals, shownCustomers, shownDeals } from './summary-recounts.ts';

const backend = useBackend();
const clients = new Map<string, SupabaseClient>();
const roles = [demoAdmin, demoManager, demoTeamManager, demoRep];

const dayBack = (back: number, from = Date.now()) =>
  new Date(from - back * 86_400_000).toISOString().slice(0, 10);
// Over both changes of the clock of a year.
const period = { from: dayBack(300), to: dayBack(-1), team_id: null };
const before = {
  from: dayBack(302, Date.parse(period.from)),
  to: dayBack(1, Date.parse(period.from)),
};

const span = { period, before };

beforeAll(async () => {
  for (const email of roles) clients.set(email, await backend.signIn(email));
  await plantOpportunities(backend);
});

const clientOf = (email: string): SupabaseClient => {
  const client = clients.get(email);
  if (client === undefined) throw new Error(`${email} is signed in`);
  return client;
};

/** Whom a role sees, by row security and the list of members, not by the functions under test. */
async function sightOf(email: string) {
  const [account] = await backend.sql<{ user_id: string }[]>`
    select user_id from public.members where org_id = ${demoOrgId} and email = ${email}`;
  if (account === undefined) throw new Error(`${email} has an account`);
  return backend.sqlAs(
    'authenticated',
    { sub: account.user_id, role: 'authenticated' },
    async (sql) => {
      const opportunities = await sql<{ id: string }[]>`select id from public.opportunities`;
      const people = await sql<{ id: string }[]>`select private.visible_member_ids() as id`;
      return {
        opportunities: new Set(opportunities.map(({ id }) => id)),
        people: new Set(people.map(({ id }) => id)),
      };
    },
  );
}

const choices: Readonly<Record<string, CustomerChoice>> = {
  'all customers': {},
  'a tier': { tiers: ['A'] },
  'a source': { sources: ['website'] },
  'a country': { regions: ['CN'] },
};
const cases = [
  { zone: 'Asia/Shanghai', mode: 'own' },
  { zone: 'America/New_York', mode: 'all_readable' },
].flatMap((one) => Object.keys(choices).map((name) => ({ ...one, name })));

describe.each(cases)('figures of $name in $zone, customers "$mode"', ({ zone, mode, name }) => {
  const customers = choices[name] ?? {};
  let raw: RawRows;
  beforeAll(async () => {
    await backend.sql`update public.organisations set time_zone = ${zone} where id = ${demoOrgId}`;
    await backend.sql`update public.organisation_settings set visibility_mode = ${mode} where org_id = ${demoOrgId}`;
    raw = await readRawRows(backend);
  });

  test.each(roles)('about customers equal a recount of the rows for %s', async (email) => {
    const { people } = await sightOf(email);
    const figures = await call(clientOf(email), 'customerFigures', { ...period, customers });
    expect(shownCustomers(figures)).toEqual(recountCustomers(raw, people, customers, span));
    const sum = figures.growth.by_source.reduce((total, one) => total + one.count, 0);
    expect(sum).toBe(figures.growth.count);
  });

  test.each(roles)('about opportunities equal a recount of the rows for %s', async (email) => {
    const figures = await call(clientOf(email), 'dealFigures', { ...period, customers });
    expect(shownDeals(figures)).toEqual(recountDeals(raw, await sightOf(email), customers, span));
  });

  test.each([demoAdmin, demoRep])(
    'have as many rows behind them as they say for %s',
    async (email) => {
      const client = clientOf(email);
      const asked = { ...period, customers };
      const { growth, touched, overdue } = await call(client, 'customerFigures', asked);
      const deals = await call(client, 'dealFigures', asked);
      const age = (n: number) => overdue.reduce((sum, one) => sum + (one.ages[n] ?? 0), 0);
      type Case = readonly [OperationArgs<'figureRows'>['figure'], string | null, number];
      const behind: readonly Case[] = [
        ['new_customers', null, growth.count],
        ...growth.by_source.map((one): Case => ['new_customers', one.source ?? '-', one.count]),
        ['touched', null, touched.count],
        ...[0, 1, 2, 3].map((n): Case => ['overdue_age', String(n), age(n)]),
        ...deals.stages.map((one): Case => ['reached', one.stage_id, one.reached]),
        ['won', null, deals.won?.count ?? 0],
        ['lost', null, deals.lost?.count ?? 0],
        ...deals.reasons.map((one): Case => ['lost', one.reason ?? '-', one.count]),
        ...[...new Set(deals.forecast.map(({ month }) => month))].map((month): Case => {
          const some = deals.forecast.filter((one) => one.month === month);
          return ['forecast', month, some.reduce((sum, one) => sum + one.count, 0)];
        }),
        ['cycle', null, deals.cycle.customers + deals.cycle.left_out],
      ];
      for (const [figure, key, count] of behind) {
        const seen = new Set<string>();
        let cursor: string | null = null;
        do {
          const page: OperationResult<'figureRows'> = await call(client, 'figureRows', {
            ...asked,
            figure,
            key,
            cursor,
          });
          for (const row of page.rows) seen.add(row.id);
          cursor = page.next_cursor;
        } while (cursor !== null);
        expect(seen.size, `${figure} ${key}`).toBe(count);
      }
    },
  );
});

test('the rows that are counted here hold something of every figure', async () => {
  const customers = await call(clientOf(demoAdmin), 'customerFigures', period);
  expect(customers.growth.by_source.length).toBe(3);
  expect(customers.touched.by_member.length).toBeGreaterThan(2);
  const deals = await call(clientOf(demoAdmin), 'dealFigures', period);
  for (const stage of deals.stages) expect(stage.reached, stage.name).toBeGreaterThan(0);
  expect(deals.won?.count).toBeGreaterThan(0);
  expect(deals.won?.previous).toBeGreaterThan(0);
  expect(deals.reasons.length).toBeGreaterThan(1);
  expect(deals.forecast.length).toBeGreaterThan(5);
  expect(deals.cycle.customers).toBeGreaterThan(0);
});

test('figures of opportunities tell a rep nothing of a customer that is a colleague’s', async () => {
  await backend.sql`update public.organisation_settings set visibility_mode = 'own' where org_id = ${demoOrgId}`;
  const me = demoMemberId(demoRep);
  const open = await backend.sql<{ id: string; hidden: boolean }[]>`
    select o.id, c.owner_id is distinct from ${me} as hidden
    from public.opportunities as o
    join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
    where o.org_id = ${demoOrgId} and o.owner_id = ${me} and o.closed_at is null and c.approval = 'approved'`;
  const { opportunities } = await sightOf(demoRep);
  const read = open.filter(({ id }) => opportunities.has(id));
  // Some are at customers of others that the rep takes part in; of the rest nothing may be counted.
  expect(open.filter(({ id, hidden }) => hidden && !opportunities.has(id))).not.toEqual([]);
  const { forecast } = await call(clientOf(demoRep), 'dealFigures', period);
  expect(forecast.reduce((sum, one) => sum + one.count, 0)).toBe(read.length);
});

test.each(['customerFigures', 'dealFigures'] as const)(
  '%s of a team that is not one’s own are refused, as is a period of no length',
  async (name) => {
    const rep = clientOf(demoRep);
    expect(await refusalOf(call(rep, name, { ...period, team_id: demoTeamId('west') }))).toBe(
      'TB002 team_id',
    );
    expect(await refusalOf(call(rep, name, { ...period, team_id: crypto.randomUUID() }))).toBe(
      'TB001 team_id',
    );
    expect(await refusalOf(call(rep, name, { ...period, to: dayBack(400) }))).toBe('TB004 to');
  },
);

test('a figure that is none is refused', async () => {
  const asked = { ...period, figure: 'salaries', key: null, cursor: null };
  const { error } = await clientOf(demoRep).rpc('figure_rows', { payload: asked });
  expect(error?.code).toBe('TB004');
});
