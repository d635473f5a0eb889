import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';

/**
 * What a page of the timeline reads at a customer with a long past, as the owner, with row security: pages of 8 kB, which
 * have no noise. How long it takes stands in `npm run bench`.
 */
const backend = useBackend();
const { acme } = namedCustomerIds;
const followUps = 3000;

beforeAll(async () => {
  const member = demoMemberId(demoRep);
  await backend.sql.begin(async (sql) => {
    // Without triggers: what is measured is reading.
    await sql`set local session_replication_role = replica`;
    await sql`
      insert into public.follow_ups (org_id, customer_id, kind, occurred_at, author_id, source, visibility)
      select ${demoOrgId}, ${acme}, case when n % 300 = 0 then 'visit' else 'call' end, now() - n * interval '1 hour',
        ${member}, 'import', 'full'
      from generate_series(1, ${followUps}) as n`;
    await sql`
      insert into public.status_history (org_id, customer_id, from_status, to_status, member_id, at)
      select ${demoOrgId}, ${acme}, 'potential', 'intent', ${member}, now() - n * interval '3 days'
      from generate_series(1, 100) as n`;
    await sql`
      with made as (
        insert into public.opportunities (org_id, code, customer_id, title, stage_id, owner_id)
        select ${demoOrgId}, 'COST' || n, ${acme}, 'Line ' || n,
          (select id from public.opportunity_stages where org_id = ${demoOrgId} and key = 'lead'), ${member}
        from generate_series(1, 20) as n
        returning id, stage_id
      )
      insert into public.stage_history (org_id, opportunity_id, to_stage_id, member_id, at)
      select ${demoOrgId}, id, stage_id, ${member}, now() - n * interval '5 days'
      from made, generate_series(1, 4) as n`;
  });
  await backend.sql`analyze public.follow_ups, public.status_history, public.opportunities, public.stage_history`;
});

const explained = z.tuple([
  z.looseObject({
    Plan: z.looseObject({ 'Shared Hit Blocks': z.int(), 'Shared Read Blocks': z.int() }),
  }),
]);

async function pagesRead(payload: object): Promise<number> {
  const [member] = await backend.sql<{ sub: string }[]>`
    select user_id as sub from public.members where email = ${demoRep}`;
  return backend.sqlAs('authenticated', { sub: member?.sub }, async (sql) => {
    const query = `select public.customer_timeline('${JSON.stringify(payload)}')`;
    // The first run of a connection reads the catalogue as well.
    for (let warm = 0; warm < 6; warm += 1) await sql.unsafe(query);
    const [row] = await sql.unsafe(`explain (analyze, buffers, format json) ${query}`);
    const [{ Plan }] = explained.parse(row?.['QUERY PLAN']);
    return Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'];
  });
}

const page = { customer_id: acme, kinds: null, before: null, limit: 20 };
const old = new Date(Date.now() - 2000 * 3_600_000).toISOString();

test.each<readonly [string, object, number]>([
  ['the first page', page, 400],
  ['an old page', { ...page, before: { at: old, item: 'status', item_id: '1' } }, 400],
  ['changes of the status alone', { ...page, kinds: ['status'] }, 150],
  ['a rare kind', { ...page, kinds: ['visit'] }, 400],
])('%s reads a bounded part of a long past', async (_name, payload, ceiling) => {
  expect(await pagesRead(payload)).toBeLessThan(ceiling);
});
