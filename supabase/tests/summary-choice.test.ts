import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import type { CustomerChoice } from '../../shared/contracts/summary.ts';
import { dailyCounts } from '../../shared/domain/daily-counts.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoAdmin, demoManager, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
let admin: SupabaseClient;
let rep: SupabaseClient;

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const period = { from: day(60), to: day(-1), team_id: null };

beforeAll(async () => {
  admin = await backend.signIn(demoAdmin);
  rep = await backend.signIn(demoRep);
  // The demo's customers are much alike; figures that tell nothing apart prove nothing.
  await backend.sql`
    update public.customers set
      tier = (array['A', 'B', 'C', null])[1 + abs(hashtext(id::text)) % 4],
      region_code = (array['310000', '320000', 'DE'])[1 + abs(hashtext(name)) % 3],
      customer_type = (array['potential', 'direct'])[1 + abs(hashtext(code)) % 2]
    where org_id = ${demoOrgId}`;
});

const choices: Readonly<Record<string, CustomerChoice>> = {
  'one tier': { tiers: ['A'] },
  'most customers': { tiers: ['A', 'B', 'C'] },
  'a region with what lies below it': { regions: ['CN'] },
  'a division of industry': { industry: 'C' },
  'a type of a region': { customer_types: ['direct'], regions: ['310000', 'DE'] },
  nobody: { tiers: [] },
};

/** The same by looking at each row. */
async function recount(choice: CustomerChoice, people: readonly string[] | null) {
  const [row] = await backend.sql<{ figures: unknown }[]>`
    with chosen as (
      select c.* from public.customers as c where c.org_id = ${demoOrgId}
        and (${choice.tiers ?? null}::text[] is null or c.tier = any (${choice.tiers ?? null}::text[]))
        and (${choice.customer_types ?? null}::text[] is null or c.customer_type = any (${choice.customer_types ?? null}::text[]))
        and (${choice.industry ?? null}::text is null or c.industry_code like ${`${choice.industry ?? ''}%`})
        and (${choice.regions ?? null}::text[] is null or exists (
          select from unnest(${choice.regions ?? null}::text[]) as r (code)
          where c.region_code = r.code or (r.code = 'CN' and c.region_code like '%0000')
        ))
    ),
    done as (
      select f.author_id, f.kind, (f.occurred_at at time zone 'Asia/Shanghai')::date as day,
        f.source <> 'import' and f.recorded_at <= f.occurred_at + interval '24 hours' as in_time
      from public.follow_ups as f join chosen as c on c.id = f.customer_id
      where f.removed_at is null and f.state = 'done'
        and (${people}::uuid[] is null or f.author_id = any (${people}::uuid[]))
    )
    select jsonb_build_object(
      'count', (select count(*) from done where day between ${period.from} and ${period.to}),
      'previous', (select count(*) from done
        where day between ${period.from}::date - (${period.to}::date - ${period.from}::date + 1) and ${period.from}::date - 1),
      'within', (select count(*) from done where in_time and day between ${period.from} and ${period.to}),
      'of', (select count(*) from chosen where owner_id is not null
        and (${people}::uuid[] is null or owner_id = any (${people}::uuid[]))),
      'idle', (select count(*) from chosen where owner_id is not null
        and (${people}::uuid[] is null or owner_id = any (${people}::uuid[]))
        and (coalesce(last_follow_up_at, created_at) at time zone 'Asia/Shanghai')::date
          < (now() at time zone 'Asia/Shanghai')::date - 30),
      'overdue', (select count(*) from public.reminders as r join chosen as c on c.id = r.customer_id
        where r.state = 'open' and (${people}::uuid[] is null or r.owner_id = any (${people}::uuid[]))
        and r.due_at < (now() at time zone 'Asia/Shanghai')::date::timestamp at time zone 'Asia/Shanghai'),
      'cells', (select coalesce(jsonb_agg(x.cell order by x.cell collate "C"), '[]') from (
        select day || ' ' || author_id || ' ' || kind || ' ' || count(*) as cell from done
        where day between ${period.from} and ${period.to} group by day, author_id, kind
      ) as x)
    ) as figures`;
  return row?.figures;
}

const shown = (summary: OperationResult<'summary'>) => ({
  count: summary.follow_ups.count,
  previous: summary.follow_ups.previous,
  within: summary.timeliness.within,
  of: summary.idle.of,
  idle: summary.idle.count,
  overdue: summary.overdue.count,
  cells: dailyCounts(summary.from, summary.by_day)
    .map((one) => `${one.day} ${one.member_id} ${one.kind} ${one.count}`)
    .toSorted(),
});

const inBothModes = ['own', 'all_readable'].flatMap((mode) =>
  Object.entries(choices).map(([name, customers]) => ({ mode, name, customers })),
);

describe.each(inBothModes)('the summary of $name, customers "$mode"', ({ mode, customers }) => {
  beforeAll(async () => {
    await backend.sql`update public.organisation_settings set visibility_mode = ${mode}
      where org_id = ${demoOrgId}`;
  });

  test('equals a recount of the rows, for the organisation and for one member', async () => {
    expect(shown(await call(admin, 'summary', { ...period, customers }))).toEqual(
      await recount(customers, null),
    );
    const one = demoMemberId(demoRep);
    expect(shown(await call(admin, 'summary', { ...period, customers, member_id: one }))).toEqual(
      await recount(customers, [one]),
    );
    expect(shown(await call(rep, 'summary', { ...period, customers }))).toEqual(
      await recount(customers, [one]),
    );
  });

  test('has as many rows behind each figure as it says', async () => {
    const summary = await call(admin, 'summary', { ...period, customers });
    for (const [figure, count] of [
      ['follow_ups', summary.follow_ups.count],
      ['late', summary.timeliness.counted - summary.timeliness.within],
      ['overdue', summary.overdue.count],
      ['idle', summary.idle.count],
    ] as const) {
      let rows = 0;
      let cursor: string | null = null;
      do {
        const args = { ...period, customers, figure, member_id: null, day: null, cursor };
        const page: OperationResult<'summaryRows'> = await call(admin, 'summaryRows', args);
        rows += page.rows.length;
        cursor = page.next_cursor;
      } while (cursor !== null);
      expect(rows, figure).toBe(count);
    }
  });
});

test('a private mail counts among the chosen customers, and its subject stays with its writer', async () => {
  const customers: CustomerChoice = { tiers: ['D'] };
  await backend.sql`update public.customers set tier = 'D' where id = ${namedCustomerIds.acme}`;
  const before = await call(admin, 'summary', { ...period, customers });
  const logged = await call(
    rep,
    'logInteraction',
    logPayload(namedCustomerIds.acme, mailPayload('chosen'), { visibility: 'private' }),
  );
  const after = await call(admin, 'summary', { ...period, customers });
  expect(after.follow_ups.count).toBe(before.follow_ups.count + 1);
  const titleFor = async (who: SupabaseClient) => {
    const args = { ...period, customers, figure: 'follow_ups' as const, member_id: null };
    const page = await call(who, 'summaryRows', { ...args, day: null, cursor: null });
    return page.rows.find((row) => row.id === logged.follow_ups[0]?.follow_up_id)?.title;
  };
  expect(await titleFor(rep)).toBe('Quote chosen');
  expect(await titleFor(admin)).toBeNull();
});

test('with all chosen it is the summary itself', async () => {
  const whole = await call(admin, 'summary', period);
  for (const customers of [null, {}, { industry: '' }])
    expect(shown(await call(admin, 'summary', { ...period, customers }))).toEqual(shown(whole));
});

test('one member is asked for by who sees them, and by nobody else', async () => {
  const colleague = { ...period, member_id: demoMemberId(demoManager) };
  expect(await refusalOf(call(rep, 'summary', colleague))).toBe('TB002 member_id');
  const teamManager = await backend.signIn(demoTeamManager);
  const outside = { ...period, team_id: demoTeamId('east'), member_id: demoMemberId(demoAdmin) };
  expect(await refusalOf(call(teamManager, 'summary', outside))).toBe('TB002 member_id');
  const unknown = { ...period, member_id: crypto.randomUUID() };
  expect(await refusalOf(call(admin, 'summary', unknown))).toBe('TB001 member_id');
});

test.each([
  ['customers', 'A'],
  ['customers.tiers', { tiers: ['F'] }],
  ['customers.tiers', { tiers: 'A' }],
  ['customers.regions', { regions: [1] }],
  ['customers.industry', { industry: { like: '%' } }],
])('a choice that is none is refused at %s', async (field, customers) => {
  const args = { ...period, customers };
  const { error } = await admin.rpc('summary', { payload: args });
  expect(error?.code).toBe('TB004');
  expect(error?.details).toContain(`"${field}"`);
});
