import { randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, expect, test } from 'vitest';
import type { OperationResult } from '../../shared/contracts/operations.ts';
import { dailyCounts } from '../../shared/domain/daily-counts.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoManager, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, demoTeamId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, Refused } from './call-operation.ts';
import {
  accountOf,
  connectMember,
  type DirectMember,
  hireReps,
  letWork,
} from './direct-members.ts';

/**
 * Figures are kept by appended deltas. Whatever happens, and whenever it is folded, a manager's summary equals what this
 * file counts from the rows by other means: times are taken apart here, teams are walked here.
 */
const backend = useBackend();
const steps = Number(process.env.THREADBOOK_ROLLUP_STEPS ?? 300);
const seed = Number(process.env.THREADBOOK_SEED ?? Date.now() % 1_000_000);

let random = seed;
/** A number from 0 to below `below`: mulberry32, so that a printed seed runs the same again. */
function pick(below: number): number {
  random = (random + 0x6d2b79f5) | 0;
  let t = Math.imul(random ^ (random >>> 15), 1 | random);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) % below) | 0;
}
function oneOf<T>(items: readonly T[]): T {
  const item = items[pick(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

const managers = new Map<string, SupabaseClient>();
function as(email: string): SupabaseClient {
  const client = managers.get(email);
  if (client === undefined) throw new Error(`${email} is signed in`);
  return client;
}
const writers: DirectMember[] = [];
let pool: string[] = [];
let customers: string[] = [];

beforeAll(async () => {
  for (const email of [demoRep, demoManager, demoTeamManager, demoAdmin])
    managers.set(email, await backend.signIn(email));
  const hired = await hireReps(backend.sql, 2);
  const accounts = [await accountOf(backend.sql, demoRep), ...hired];
  for (const one of accounts) writers.push(await connectMember(backend.adminDatabaseUrl, one));
  const rows = await backend.sql<{ id: string }[]>`
    insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
    select ${demoOrgId}, gen_random_uuid()::text, 'Counted', '', 'C34', 'potential', 'DE',
      case when n <= 6 then ${demoMemberId(demoRep)}::uuid end, 'import'
    from generate_series(1, 12) as n returning id`;
  customers = rows.slice(0, 6).map(({ id }) => id);
  pool = rows.slice(6).map(({ id }) => id);
  await letWork(
    backend.sql,
    hired.map(({ memberId }) => memberId),
    customers,
  );
  await backend.sql`update public.pool_rules set cool_down_days = 0, most_claims_a_day = null where org_id = ${demoOrgId}`;
});

/** Refusals are part of a random life: too late, not yours any more, in the pool already. */
const tried = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
    return null;
  });
const op = (): string => randomUUID();
const logged: { writer: DirectMember; op_id: string }[] = [];

const happened = (): string => new Date(Date.now() - pick(90 * 24) * 3_600_000).toISOString();
const randomLog = () => {
  const kind = oneOf(['mail', 'mail', 'mail', 'call', 'visit'] as const);
  const sent_at = happened();
  const name = `rolled-${pick(15)}`;
  const mailbox = oneOf(['x', 'y']);
  const keys = [
    {
      kind: 'provider' as const,
      value: anyDigest(`${mailbox}/${name}`),
      mailbox: anyDigest(mailbox),
    },
    ...(pick(2) === 0
      ? [{ kind: 'message_id' as const, value: anyDigest(`id/${name}`), mailbox: null }]
      : []),
  ];
  return {
    ...logPayload(oneOf(customers), kind === 'mail' ? mailPayload(name, { keys, sent_at }) : null),
    ...{ kind, occurred_at: sent_at },
    source: oneOf(['sidebar', 'quick_entry', 'automatic', 'import'] as const),
    visibility: oneOf(['full', 'subject', 'fact', 'private'] as const),
  };
};
/** Some live follow-up of this test's customers. */
async function anyFollowUp(): Promise<string | null> {
  const [row] = await backend.sql<{ id: string }[]>`
    select id from public.follow_ups where customer_id = any(${[...customers, ...pool]}::uuid[]) and removed_at is null
    order by occurred_at, kind offset ${pick(8)} limit 1`;
  return row?.id ?? null;
}
const teams = ['sales', 'east', 'west'] as const;
const anyWriter = (): DirectMember => oneOf(writers);

const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  log: async () => {
    const writer = anyWriter();
    const args = randomLog();
    if ((await tried(writer.call('logInteraction', args))) !== null)
      logged.push({ writer, op_id: args.op_id });
  },
  'log a batch': () =>
    tried(anyWriter().call('logInteractions', { items: [randomLog(), randomLog(), randomLog()] })),
  undo: async () => {
    const last = logged.at(-1 - pick(5));
    if (last !== undefined)
      await tried(last.writer.call('undoInteraction', { op_id: op(), target_op_id: last.op_id }));
  },
  // No screen edits these yet; whoever will, the figures follow the rows.
  'change the kind': async () =>
    backend.sql`update public.follow_ups set kind = ${oneOf(['call', 'visit', 'chat'])} where id = ${await anyFollowUp()} and mail_id is null`,
  'change the time': async () =>
    backend.sql`update public.follow_ups set occurred_at = ${happened()} where id = ${await anyFollowUp()}`,
  'change the author and the time at once': () =>
    backend.sql`update public.follow_ups set author_id = ${anyWriter().memberId}, recorded_at = now()
      where customer_id = ${oneOf(customers)} and removed_at is null`,
  delete: async () =>
    backend.sql`update public.follow_ups set removed_at = now() where id = ${await anyFollowUp()}`,
  'delete for good': async () =>
    backend.sql`delete from public.follow_ups where id = ${await anyFollowUp()}`,
  'change the level': async () => {
    const id = await anyFollowUp();
    await backend.sql`update public.follow_up_contents set visibility = ${oneOf(['full', 'private'])} where follow_up_id = ${id}`;
    await backend.sql`select private.settle_follow_up(${demoOrgId}, f.id, null) from public.follow_ups as f where f.id = ${id}`;
  },
  merge: async () => {
    const pair = await backend.sql<{ id: string }[]>`
      select m.id from public.mails as m where m.org_id = ${demoOrgId} and m.merged_into is null
        and exists (select from public.follow_ups as f where f.mail_id = m.id and f.customer_id = any(${customers}::uuid[]))
      order by m.created_at, m.id limit 2`;
    if (pair[0] !== undefined && pair[1] !== undefined && pick(4) === 0)
      await backend.sql`select private.merge_mails(${demoOrgId}, ${pair[0].id}, ${pair[1].id}, null)`;
  },
  claim: () => tried(call(as(demoRep), 'claimCustomer', { op_id: op(), customer_id: oneOf(pool) })),
  release: () =>
    tried(
      call(as(demoRep), 'releaseCustomer', {
        op_id: op(),
        customer_id: oneOf([...customers, ...pool]),
        reason: 'Test',
      }),
    ),
  assign: () =>
    tried(
      call(as(demoTeamManager), 'assignCustomers', {
        ...{ op_id: op(), round_id: null, customer_ids: [...pool, ...customers], filter: null },
        ...{ member_ids: [demoMemberId(demoRep)], by: 'number', seed: String(pick(100)), most: 3 },
      }),
    ),
  recycle: () =>
    backend.sql`select private.move_customers(${demoOrgId}, null, ${[oneOf(customers)]}::uuid[], true, null, null, 'recycled', 'idle')`,
  'hand over': () =>
    tried(
      call(as(demoAdmin), 'transferCustomer', {
        op_id: op(),
        customer_id: oneOf(customers),
        member_id: anyWriter().memberId,
        note: null,
      }),
    ),
  'move a member': () =>
    tried(
      call(as(demoAdmin), 'changeMember', {
        ...{ op_id: op(), member_id: anyWriter().memberId, role: 'rep', is_data_steward: false },
        team_id: demoTeamId(oneOf(teams)),
      }),
    ),
  'move a subtree': () =>
    tried(
      call(as(demoAdmin), 'saveTeam', {
        ...{ op_id: op(), team_id: demoTeamId('west'), name: 'West' },
        parent_team_id: oneOf([demoTeamId('sales'), demoTeamId('east'), null]),
      }),
    ),
  'change who reads': () =>
    call(as(demoAdmin), 'changeSettings', {
      op_id: op(),
      visibility_mode: oneOf(['own', 'all_readable'] as const),
    }),
  'change what is timely': () =>
    call(as(demoAdmin), 'changeSettings', { op_id: op(), timely_hours: oneOf([1, 24, 48, 300]) }),
  tick: () =>
    backend.sql`select private.fold_follow_up_deltas(${oneOf([1, 7, 1000])}), private.fold_customer_deltas(${oneOf([1, 3, 1000])})`,
  'await approval': () =>
    backend.sql`update public.customers set approval = ${oneOf(['pending', 'approved'])} where id = ${oneOf(customers)}`,
  'remove a customer': () =>
    tried(backend.sql`delete from public.customers where id = (
      select id from public.customers where org_id = ${demoOrgId} and id <> all(${[...customers, ...pool]}::uuid[])
      order by id limit 1)`),
  'tick by schedule': async () =>
    expect((await backend.service().rpc('tick', { payload: {} })).error).toBeNull(),
};

/** Likelier than others, since without rows nothing is counted. */
const often = ['log', 'log', 'log', 'log', 'undo', 'log a batch', 'tick'];
const names = [...Object.keys(changes), ...often];

interface Row {
  readonly author: string;
  readonly at: Date;
  readonly recorded: Date;
  readonly kind: string;
  readonly source: string;
}
const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
const day = (offset: number): string => dayOf.format(Date.now() + offset * 86_400_000);
const period = { from: day(-100), to: day(1) };

/** Whose figures somebody sees, walked over teams and members as they stand. null: nobody's of that team are theirs to ask. */
async function peopleOf(email: string, team: string | null): Promise<Set<string>> {
  const tree = await backend.sql<{ id: string; parent: string | null }[]>`
    select id, parent_id as parent from public.teams where org_id = ${demoOrgId}`;
  const members = await backend.sql<
    { id: string; email: string; role: string; team: string | null; status: string }[]
  >`
    select id, email, role, team_id as team, status from public.members where org_id = ${demoOrgId}`;
  const below = (root: string | null): Set<string> => {
    const found = new Set(root === null ? [] : [root]);
    for (let size = -1; size !== found.size; ) {
      size = found.size;
      for (const { id, parent } of tree) if (parent !== null && found.has(parent)) found.add(id);
    }
    return found;
  };
  const me = members.find((one) => one.email === email);
  const mine = below(me?.team ?? null);
  const sees = (one: (typeof members)[number]): boolean =>
    me?.role === 'admin' ||
    one.id === me?.id ||
    (me?.role === 'manager' && one.team !== null && mine.has(one.team));
  const asked = below(team);
  const inTeam = (one: (typeof members)[number]): boolean =>
    team === null || (one.status === 'active' && one.team !== null && asked.has(one.team));
  return new Set(members.filter((one) => sees(one) && inTeam(one)).map(({ id }) => id));
}

async function recount(email: string, team: string | null): Promise<unknown> {
  const people = await peopleOf(email, team);
  const rows = await backend.sql<Row[]>`
    select author_id as author, occurred_at as at, recorded_at as recorded, kind, source from public.follow_ups
    where org_id = ${demoOrgId} and removed_at is null and state = 'done'`;
  const [rule] = await backend.sql<{ hours: number }[]>`
    select timely_hours as hours from public.organisation_settings where org_id = ${demoOrgId}`;
  const held = await backend.sql<{ owner: string; last: Date; idle_days: number }[]>`
    select c.owner_id as owner, coalesce(c.last_follow_up_at, c.created_at) as last, s.idle_days
    from public.customers as c join public.organisation_settings as s on s.org_id = c.org_id
    where c.org_id = ${demoOrgId} and c.owner_id is not null and c.approval = 'approved'`;
  const owned = held.filter(({ owner }) => people.has(owner));
  const idle = owned.filter(({ last, idle_days }) => dayOf.format(last) < day(-idle_days));
  const cells = new Map<string, number>();
  const sums = { count: 0, within: 0, counted: 0 };
  for (const { author, at, recorded, kind, source } of rows) {
    const on = dayOf.format(at);
    if (!people.has(author) || on < period.from || on > period.to) continue;
    const cell = `${on} ${author} ${kind}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    sums.count += 1;
    if (source === 'import') continue;
    sums.counted += 1;
    if (recorded.getTime() - at.getTime() <= (rule?.hours ?? 0) * 3_600_000) sums.within += 1;
  }
  return {
    ...sums,
    of: owned.length,
    idle: idle.length,
    cells: [...cells].map(([cell, n]) => `${cell} ${n}`).toSorted(),
  };
}

const shown = ({
  follow_ups,
  timeliness,
  idle,
  by_day,
  from,
}: OperationResult<'summary'>): unknown => ({
  count: follow_ups.count,
  within: timeliness.within,
  counted: timeliness.counted,
  of: idle.of,
  idle: idle.count,
  cells: dailyCounts(from, by_day)
    .map((one) => `${one.day} ${one.member_id} ${one.kind} ${one.count}`)
    .toSorted(),
});

/** As each kind of manager, of everybody whom they see and of one team. */
const views = [
  [demoManager, null],
  [demoManager, 'east'],
  [demoManager, 'west'],
  [demoTeamManager, null],
  [demoAdmin, null],
  [demoRep, null],
] as const;

async function expectEqual(after: string): Promise<void> {
  for (const [email, key] of views) {
    const team = key === null ? null : demoTeamId(key);
    const told = await tried(call(as(email), 'summary', { ...period, team_id: team }));
    // Who moved a subtree out of somebody's sight took the figure with it.
    if (told !== null)
      expect(
        shown(told as OperationResult<'summary'>),
        `seed ${seed}, ${after}, ${email} ${key ?? ''}`,
      ).toEqual(await recount(email, team));
  }
}

test(`the summary equals a full recount after each of ${steps} random changes (THREADBOOK_SEED=${seed})`, async () => {
  const took = new Map<string, number>();
  for (let n = 0; n < steps; n += 1) {
    const name = oneOf(names);
    await changes[name]?.();
    took.set(name, (took.get(name) ?? 0) + 1);
    if (n === Math.floor(steps * 0.7))
      await tried(
        call(as(demoAdmin), 'removeMember', {
          ...{ op_id: op(), member_id: writers.at(-1)?.memberId ?? '', customers_to: 'pool' },
        }),
      );
    if (n % 5 === 0 || name.startsWith('tick')) await expectEqual(`step ${n}: ${name}`);
  }
  await expectEqual('the end');
  expect(took.size).toBeGreaterThan(12);
  await Promise.all(writers.map((writer) => writer.end()));
}, 300_000);
