import type { SupabaseClient } from '@supabase/supabase-js';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { dailyCounts } from '../../shared/domain/daily-counts.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoAdmin, demoManager, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

const backend = useBackend();
const { acme, yunfan, nordlicht } = namedCustomerIds;
let rep: SupabaseClient;
let manager: SupabaseClient;
let teamManager: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
  manager = await backend.signIn(demoManager);
  teamManager = await backend.signIn(demoTeamManager);
});

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const period = { from: daysAgo(100), to: daysAgo(-1), team_id: null };

/** The figures counted anew from the rows themselves, by other means than rollups. */
async function recount(team: string | null) {
  const [row] = await backend.sql<{ figures: unknown }[]>`
    with recursive below as (
      select id from public.teams where ${team}::uuid is null or id = ${team}
      union select t.id from public.teams as t join below as b on t.parent_id = b.id
    ),
    people as (select m.id from public.members as m join below as b on b.id = m.team_id),
    counted as (
      select f.author_id, (f.occurred_at at time zone 'Asia/Shanghai')::date as day, f.kind,
        extract(epoch from f.recorded_at - f.occurred_at) <= 86400 as in_time
      from public.follow_ups as f
      where f.org_id = ${demoOrgId} and f.removed_at is null and f.author_id in (select id from people)
        and (f.occurred_at at time zone 'Asia/Shanghai')::date between ${period.from} and ${period.to}
    )
    select jsonb_build_object(
      'count', (select count(*) from counted),
      'within', (select count(*) from counted where in_time),
      'overdue', (select count(*) from public.reminders as r where r.org_id = ${demoOrgId} and r.state = 'open'
        and r.owner_id in (select id from people)
        and (r.due_at at time zone 'Asia/Shanghai')::date < (now() at time zone 'Asia/Shanghai')::date),
      'idle', (select count(*) from public.customers as c where c.owner_id in (select id from people)
        and (coalesce(c.last_follow_up_at, c.created_at) at time zone 'Asia/Shanghai')::date
          < (now() at time zone 'Asia/Shanghai')::date - 30),
      'of', (select count(*) from public.customers as c where c.owner_id in (select id from people)),
      'by_day', (select coalesce(jsonb_agg(t order by t.day, t.member_id, t.kind), '[]') from (
        select author_id as member_id, day, kind, count(*) as count from counted group by 1, 2, 3
      ) as t)
    ) as figures`;
  return row?.figures;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const shown = (summary: OperationResult<'summary'>) => ({
  count: summary.follow_ups.count,
  within: summary.timeliness.within,
  overdue: summary.overdue.count,
  idle: summary.idle.count,
  of: summary.idle.of,
  by_day: dailyCounts(summary.from, summary.by_day).sort(
    (a, b) => compare(a.day, b.day) || compare(a.member_id, b.member_id) || compare(a.kind, b.kind),
  ),
});

describe('the summary equals an independent recount', () => {
  test('of the organisation, and of a team with those below', async () => {
    const all = await call(manager, 'summary', period);
    expect(all.follow_ups.count).toBeGreaterThan(100);
    expect(shown(all)).toEqual(await recount(null));
    const east = await call(manager, 'summary', { ...period, team_id: demoTeamId('east') });
    expect(shown(east)).toEqual(await recount(demoTeamId('east')));
    expect(shown(await call(teamManager, 'summary', period))).toEqual(
      await recount(demoTeamId('east')),
    );
  });

  test('when the rule of timeliness changes, also while others log', async () => {
    const admin = await backend.signIn(demoAdmin);
    const rule = (timely_hours: number) =>
      call(admin, 'changeSettings', { op_id: crypto.randomUUID(), timely_hours });
    const log = (n: number) => {
      const sent_at = new Date(Date.now() - n * 3_600_000).toISOString();
      return call(rep, 'logInteraction', logPayload(acme, mailPayload(`timely-${n}`, { sent_at })));
    };
    const before = await call(manager, 'summary', period);
    await Promise.all([rule(1), ...Array.from({ length: 12 }, (_, n) => log(n * 5))]);
    const during = await call(manager, 'summary', period);
    expect(during.timeliness.within).not.toBe(before.timeliness.within + 12);
    await Promise.all([...Array.from({ length: 8 }, (_, n) => log(100 + n)), rule(24)]);
    expect(shown(await call(manager, 'summary', period))).toEqual(await recount(null));
  });

  test('by member it adds up to the whole', async () => {
    const { by_member, follow_ups, overdue, idle } = await call(manager, 'summary', period);
    const sum = (of: (member: (typeof by_member)[number]) => number) =>
      by_member.reduce((total, member) => total + of(member), 0);
    expect(sum((member) => member.follow_ups)).toBe(follow_ups.count);
    expect(sum((member) => member.overdue)).toBe(overdue.count);
    expect(sum((member) => member.idle)).toBe(idle.count);
  });

  test('after any sequence of logs, undos, moves between teams and folds', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('log' as const),
        customer: fc.constantFrom(acme, yunfan, nordlicht),
        mail: fc.constantFrom('f1', 'f2', 'f3'),
        hours: fc.integer({ min: 0, max: 2000 }),
      }),
      fc.record({ do: fc.constant('undo' as const), back: fc.nat(5) }),
      fc.record({ do: fc.constant('fold' as const) }),
      fc.record({ do: fc.constant('move' as const), team: fc.constantFrom('east', 'west') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const done: string[] = [];
        for (const turn of steps) {
          if (turn.do === 'log') {
            const sent_at = new Date(Date.now() - turn.hours * 3_600_000).toISOString();
            const args = logPayload(turn.customer, mailPayload(turn.mail, { sent_at }));
            await call(rep, 'logInteraction', args);
            done.push(args.op_id);
          } else if (turn.do === 'undo') {
            const target = done.at(-1 - turn.back);
            if (target !== undefined)
              await call(rep, 'undoInteraction', {
                op_id: crypto.randomUUID(),
                target_op_id: target,
              });
          } else if (turn.do === 'fold') {
            await backend.service().rpc('tick', { payload: {} });
          } else {
            await backend.sql`update public.members set team_id = ${demoTeamId(turn.team)}
              where org_id = ${demoOrgId} and id = ${demoMemberId(demoRep)}`;
          }
        }
        expect(shown(await call(manager, 'summary', period))).toEqual(await recount(null));
        const west = await call(manager, 'summary', { ...period, team_id: demoTeamId('west') });
        expect(shown(west)).toEqual(await recount(demoTeamId('west')));
      }),
      { numRuns: 12, seed: 7 },
    );
    await backend.sql`update public.members set team_id = ${demoTeamId('east')}
      where org_id = ${demoOrgId} and id = ${demoMemberId(demoRep)}`;
  });
});

test('late is what was recorded later than a day after the contact', async () => {
  const rows = await call(manager, 'summaryRows', {
    ...{ figure: 'late' as const, ...period, member_id: null, day: null, cursor: null },
  });
  expect(rows.rows.length).toBeGreaterThan(0);
  for (const { at, recorded_at } of rows.rows)
    expect(Date.parse(recorded_at ?? '') - Date.parse(at ?? '')).toBeGreaterThan(86_400_000);
});

test.each(['overdue', 'idle'] as const)(
  'the rows behind %s are as many as the figure says',
  async (figure) => {
    const summary = await call(teamManager, 'summary', period);
    const { rows } = await call(teamManager, 'summaryRows', {
      ...{ figure, ...period, member_id: null, day: null, cursor: null },
    });
    expect(rows).toHaveLength(Math.min(summary[figure].count, 50));
  },
);

test.each([
  [{ from: '2026-02-30' }, 'TB004 from'],
  [{ from: '2020-01-01' }, 'TB004 to'],
  [{ from: daysAgo(-5) }, 'TB004 to'],
])('a period such as %j is refused', async (changes, refusal) => {
  expect(await refusalOf(call(manager, 'summary', { ...period, ...changes }))).toBe(refusal);
});

describe('the clock', () => {
  const tick = (now?: string) =>
    backend.service().rpc('tick', { payload: now === undefined ? {} : { now } });
  const stage = async () => {
    const [row] = await backend.sql<{ stage: string }[]>`
      select stage from public.reminders where plan = 'Ticking' limit 1`;
    return row?.stage;
  };

  beforeEach(() => backend.sql`delete from public.reminders where plan = 'Ticking'`);

  test('marks a reminder due at its time and overdue at the end of the organisation’s day', async () => {
    // 23:30 in Shanghai: due still on that day, overdue half an hour later.
    const at = '2027-03-04T15:30:00Z';
    await call(
      rep,
      'logInteraction',
      logPayload(acme, mailPayload('tick'), { next: { plan: 'Ticking', at, priority: 'low' } }),
    );
    const seen: (string | undefined)[] = [];
    for (const now of ['2027-03-04T15:29:00Z', at, '2027-03-04T16:01:00Z']) {
      await tick(now);
      seen.push(await stage());
    }
    expect(seen).toEqual(['waiting', 'due', 'overdue']);
  });

  test('rung twice, or twice at once, changes nothing more', async () => {
    await tick();
    const answers = await Promise.all([tick(), tick()]);
    for (const { data } of answers) expect(data).toMatchObject({ due: 0, overdue: 0, folded: 0 });
  });

  test('a reminder fires on one of several devices, and on another when that one dies', async () => {
    const devices = await Promise.all(
      ['Desktop', 'Laptop'].map(async (name) => {
        const row = { org_id: demoOrgId, member_id: demoMemberId(demoRep), name };
        return (await rep.from('devices').insert(row).select('id').single()).data?.id;
      }),
    );
    const claim = async (device_id: string) =>
      (await rep.rpc('claim_deliveries', { payload: { device_id } })).data ?? [];
    const [one, two] = await Promise.all(devices.map(claim));
    const due = [...one, ...two];
    expect(due.length).toBeGreaterThan(0);
    expect(new Set(due.map(({ reminder_id }: { reminder_id: string }) => reminder_id)).size).toBe(
      due.length,
    );
    // The lease runs out: whoever asks next may show it; acknowledged, nobody does.
    await backend.sql`update public.reminder_deliveries set leased_until = now() - interval '1 second'`;
    const again = await claim(devices[1]);
    expect(again).toHaveLength(due.length);
    const { reminder_id, due_version } = again[0];
    const acknowledge = async (device_id: string) =>
      (await rep.rpc('acknowledge_delivery', { payload: { device_id, reminder_id, due_version } }))
        .data;
    expect(await acknowledge(devices[0])).toEqual({ acknowledged: false });
    expect(await acknowledge(devices[1])).toEqual({ acknowledged: true });
    await backend.sql`update public.reminder_deliveries set leased_until = now() - interval '1 second'`;
    expect(await claim(devices[0])).toHaveLength(due.length - 1);
  });
});

test('matching is capped per minute', async () => {
  await backend.sql`
    update public.organisation_settings set match_calls_per_minute = 2 where org_id = ${demoOrgId}`;
  // Whatever was counted in this minute is forgotten first, and the test keeps clear of the turn of the minute.
  await backend.sql`delete from private.call_counters`;
  const digest = anyDigest('x');
  const ask = () =>
    teamManager.rpc('match_people', {
      payload: {
        ...{ key_version: 1, thread: null, mail_keys: [], customer_id: null },
        people: [{ ref: '1', exact: digest, plus: digest, canonical: digest, domains: [] }],
      },
    });
  const codes: string[] = [];
  for (let turn = 0; turn < 6; turn++) codes.push((await ask()).error?.code ?? 'ok');
  expect(codes).toContain('TB008');
  expect(codes.filter((code) => code === 'ok').length).toBeGreaterThanOrEqual(2);
});
