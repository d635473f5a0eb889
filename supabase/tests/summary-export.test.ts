import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, expect, test } from 'vitest';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { sectionFigure } from '../../shared/contracts/summary-figures.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { call, Refused, refusalOf } from './call-operation.ts';
import { plantOpportunities } from './summary-raw-rows.ts';

const backend = useBackend();
let admin: SupabaseClient;
let rep: SupabaseClient;
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
const period = { from: day(300), to: day(-1), team_id: null };

beforeAll(async () => {
  admin = await backend.signIn(demoAdmin);
  rep = await backend.signIn(demoRep);
  await plantOpportunities(backend);
});

const linesOf = (actor: string) => backend.sql<
  { table_name: string; after: Record<string, unknown> }[]
>`
  select table_name, after from public.audit_log
  where org_id = ${demoOrgId} and action = 'export' and actor_id = ${actor} order by id`;

async function plantTooMany(): Promise<void> {
  await backend.sql`
    insert into public.reminders (org_id, customer_id, owner_id, plan, priority, due_at, op_id, created_by)
    select ${demoOrgId}, c.id, ${demoMemberId(demoRep)}, 'One too many', 'high', now() - interval '9 days', gen_random_uuid(),
      ${demoMemberId(demoRep)}
    from (select id from public.customers where org_id = ${demoOrgId} order by id limit 1) as c, generate_series(1, 5001)`;
}

/** The other exports, in whatever order, are of the demo's own rows. */
async function removeTooMany(): Promise<void> {
  await backend.sql`delete from public.reminders where plan = 'One too many'`;
}

test.each(['touched', 'forecast', 'overdue_age'] as const)(
  'an export of %s holds exactly the rows that the screen shows, for each who may see them',
  async (figure) => {
    for (const client of [admin, rep]) {
      const asked = { ...period, figure, key: null };
      const shown: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: OperationResult<'figureRows'> = await call(client, 'figureRows', {
          ...asked,
          cursor,
        });
        shown.push(...page.rows);
        cursor = page.next_cursor;
      } while (cursor !== null);
      const { rows } = await call(client, 'exportFigure', asked);
      expect(rows).toEqual(shown);
      expect(rows.length).toBeGreaterThan(0);
    }
  },
);

test.each(['follow_ups', 'late', 'overdue', 'idle'] as const)(
  'an export of %s among the first figures holds exactly the rows that the screen shows, and leaves its line',
  async (figure) => {
    for (const [client, email] of [
      [admin, demoAdmin],
      [rep, demoRep],
    ] as const) {
      const asked = { ...period, from: day(60), figure, member_id: null, day: null };
      const shown: unknown[] = [];
      let cursor: string | null = null;
      do {
        const page: OperationResult<'summaryRows'> = await call(client, 'summaryRows', {
          ...asked,
          cursor,
        });
        shown.push(...page.rows);
        cursor = page.next_cursor;
      } while (cursor !== null);
      const { rows } = await call(client, 'exportSummaryRows', asked);
      expect(rows).toEqual(shown);
      const lines = await linesOf(demoMemberId(email));
      expect(lines.at(-1)?.after).toMatchObject({ figure, from: asked.from, rows: rows.length });
    }
  },
);

test('first figures are not exported for a team of others, nor above the cap', async () => {
  const args = { ...period, figure: 'overdue' as const, member_id: null, day: null };
  expect(
    await refusalOf(call(rep, 'exportSummaryRows', { ...args, team_id: demoTeamId('west') })),
  ).toBe('TB002 team_id');
  await plantTooMany();
  try {
    expect(await refusalOf(call(rep, 'exportSummaryRows', args))).toBe('TB007 figure');
  } finally {
    await removeTooMany();
  }
});

test('an export leaves a line that says who took how many rows of what; one that is refused leaves none', async () => {
  const me = demoMemberId(demoRep);
  const before = await linesOf(me);
  const args = { ...period, figure: 'won' as const, key: null };
  const { rows } = await call(rep, 'exportFigure', args);
  expect(await refusalOf(call(rep, 'exportFigure', { ...args, team_id: demoTeamId('west') }))).toBe(
    'TB002 team_id',
  );
  const lines = await linesOf(me);
  expect(lines.length).toBe(before.length + 1);
  expect(lines.at(-1)?.table_name).toBe('summary');
  expect(lines.at(-1)?.after).toMatchObject({
    figure: 'won',
    from: period.from,
    rows: rows.length,
  });
});

test('above the cap nothing is told, and the code says so', async () => {
  await plantTooMany();
  const args = { ...period, figure: 'overdue_age' as const, key: '2' };
  try {
    expect(await refusalOf(call(rep, 'exportFigure', args))).toBe('TB007 figure');
  } finally {
    await removeTooMany();
  }
});

const forgedKeys = [
  'nonsense',
  '-1',
  '99999999999999999999',
  '2026-13',
  "' or true --",
  'null',
  demoOrgId,
];

test.each(sectionFigure.options)(
  'a forged part of %s has no rows or is refused by its code',
  async (figure) => {
    for (const key of forgedKeys) {
      const asked = { ...period, figure, key };
      const listed = await call(rep, 'figureRows', { ...asked, cursor: null }).catch(codeOf);
      expect('rows' in listed ? listed.rows : listed.code, key).toEqual(
        'rows' in listed ? [] : 'TB004',
      );
    }
  },
);

test.each(['figureRows', 'exportFigure'] as const)(
  '%s of a member of another team are refused, and a member that is nowhere is unknown',
  async (name) => {
    const asked = { ...period, figure: 'won' as const, key: null, cursor: null };
    const of = (member_id: string) => refusalOf(call(rep, name, { ...asked, member_id }));
    expect(await of(demoMemberId(demoAdmin))).toBe('TB002 member_id');
    expect(await of(crypto.randomUUID())).toBe('TB001 member_id');
  },
);

function codeOf(error: unknown): { code: string } {
  if (error instanceof Refused) return { code: error.code };
  throw error;
}
