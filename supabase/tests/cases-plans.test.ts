import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoManager, demoRep } from '../seed/demo-organisation.ts';
import { demoOrgId } from '../seed/insert-demo.ts';

/**
 * How row security is carried out when there is much to hide: as `authenticated`, at 100,000 customers, with the helpers of
 * the policies run once a statement. How long it takes stands in `npm run bench`; this is about the shape, which has no noise.
 */
const backend = useBackend();
const customers = 100_000;

beforeAll(async () => {
  await backend.sql.begin(async (sql) => {
    // Without triggers: what is measured is reading.
    await sql`set local session_replication_role = replica`;
    await sql`
      insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id,
        last_follow_up_at, created_at)
      select ${demoOrgId}, 'P' || n, n::text, n::text, 'C34', 'potential', 'DE', m.ids[1 + n % m.many],
        now() - n * interval '1 minute', now() - n * interval '2 minutes'
      from (select array_agg(id order by id) as ids, count(*)::int as many from public.members
        where org_id = ${demoOrgId} and role in ('rep', 'manager')) as m, generate_series(1, ${customers}) as n`;
    await sql`
      insert into public.contacts (org_id, customer_id, name)
      select org_id, id, 'Plan contact' from public.customers where code like 'P%0'`;
    await sql`
      insert into public.follow_ups (org_id, customer_id, kind, occurred_at, author_id, source, visibility)
      select org_id, id, 'call', last_follow_up_at, owner_id, 'import', 'full' from public.customers where code like 'P%'`;
  });
  await backend.sql`analyze public.customers, public.contacts, public.follow_ups`;
  // Seconds on a quiet machine, a minute on one where everything else is tested as well.
}, 240_000);

interface Node {
  readonly [key: string]: unknown;
  readonly Plans?: readonly Node[] | undefined;
}
const node: z.ZodType<Node> = z.looseObject({ Plans: z.optional(z.array(z.lazy(() => node))) });
const explained = z.tuple([z.looseObject({ Plan: node })]);

function* nodesOf(plan: Node): Generator<Node> {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodesOf(child);
}

async function plan(email: string, query: string): Promise<Node[]> {
  const [member] = await backend.sql<{ sub: string }[]>`
    select user_id as sub from public.members where email = ${email}`;
  return backend.sqlAs('authenticated', { sub: member?.sub }, async (sql) => {
    const [row] = await sql.unsafe(`explain (analyze, verbose, timing off, format json) ${query}`);
    const [{ Plan }] = explained.parse(row?.['QUERY PLAN']);
    return [...nodesOf(Plan)];
  });
}

/** Conditions that are looked at for each row. */
const perRow = ['Filter', 'Index Cond', 'Recheck Cond', 'Join Filter', 'Hash Cond', 'Merge Cond'];
const callsHelper = /\b(?:private|auth)\.\w+\(/;

const readers = [demoRep, demoManager, demoAdmin];
const lists = [
  ['newest customers', 'customers', 'order by last_follow_up_at desc nulls last limit 50'],
  ['all customers', 'customers', ''],
  ['contacts', 'contacts', 'limit 500'],
  [
    'latest follow-ups',
    'follow_ups',
    'where removed_at is null order by occurred_at desc limit 50',
  ],
  ['reminders', 'reminders', "where state = 'open' order by due_at limit 50"],
] as const;

test.each(readers.flatMap((reader) => lists.map((list) => [reader, ...list] as const)))(
  'T24 for %s the policies of the list of %s ask who is asking once, not per row',
  async (reader, _list, table, rest) => {
    const nodes = await plan(reader, `select org_id from public.${table} ${rest}`);
    const initPlans = nodes.filter((one) => one['Parent Relationship'] === 'InitPlan');
    expect(initPlans.length).toBeGreaterThan(0);
    expect(
      nodes
        .flatMap((one) => perRow.map((key) => String(one[key] ?? '')))
        .filter((text) => callsHelper.test(text)),
    ).toEqual([]);
    // Whatever calls a helper (an InitPlan, a hashed SubPlan) ran once or not at all.
    const calling = nodes.filter((one) =>
      callsHelper.test(JSON.stringify({ ...one, Plans: null })),
    );
    expect(calling.filter((one) => Number(one['Actual Loops']) > 1)).toEqual([]);
    expect(calling.length).toBeGreaterThan(0);
  },
);

test('T24 a rep’s own page is found by an index however many customers there are', async () => {
  const nodes = await plan(
    demoRep,
    `select id from public.customers where owner_id = (select private.my_member_id())
     order by last_follow_up_at desc nulls last limit 50`,
  );
  const scans = nodes
    .filter((one) => one['Relation Name'] === 'customers')
    .map((one) => one['Node Type']);
  expect(scans.length).toBeGreaterThan(0);
  expect(scans).not.toContain('Seq Scan');
});
