import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { demoAdmin, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload } from './call-operation.ts';
import { connectMember, type DirectMember, hireReps, letWork } from './direct-members.ts';

/** Twenty real connections; a deadlock or a lost delta is red here. */
const backend = useBackend();
const many = 20;
let customers: string[] = [];
/** Of the mail that everybody logs. */
let common: string[] = [];
const writers: DirectMember[] = [];

beforeAll(async () => {
  const hired = await hireReps(backend.sql, many);
  const rows = await backend.sql<{ id: string }[]>`
    insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, source)
    select ${demoOrgId}, gen_random_uuid()::text, 'At once', '', 'C34', 'potential', 'DE',
      ${demoMemberId(demoTeamManager)}, 'import'
    from generate_series(1, 11) returning id`;
  customers = rows.slice(3).map(({ id }) => id);
  common = rows.slice(0, 3).map(({ id }) => id);
  await letWork(
    backend.sql,
    hired.map(({ memberId }) => memberId),
    [...customers, ...common],
  );
  for (const one of hired) writers.push(await connectMember(backend.adminDatabaseUrl, one));
  return () => Promise.all(writers.map((writer) => writer.end()));
});

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const period = { from: daysAgo(30), to: daysAgo(-1), team_id: null };
const at = (n: number) => new Date(Date.now() - (n % 20) * 86_400_000).toISOString();
const customer = (n: number): string => customers[n % customers.length] ?? '';

test('twenty writers who log, undo and change rows of two authors in any order never deadlock, and every delta counts once', async () => {
  const each = 25;
  let folding = true;
  const fold = async () => {
    while (folding) await backend.sql`select private.fold_follow_up_deltas(50)`;
  };
  const folds = [fold(), fold()];
  const admin = await backend.signIn(demoAdmin);
  await Promise.all([
    ...writers.map(async (writer, n) => {
      for (let turn = 0; turn < each; turn += 1) {
        const args = {
          ...logPayload(customer(n + turn), null),
          ...{ kind: 'visit' as const, occurred_at: at(turn) },
        };
        await writer.call('logInteraction', args);
        if (turn % 5 === 0)
          await writer.call('undoInteraction', { op_id: randomUUID(), target_op_id: args.op_id });
      }
    }),
    ...[1, 24].map((timely_hours) =>
      call(admin, 'changeSettings', { op_id: randomUUID(), timely_hours }),
    ),
    // Several authors in one statement, and each twice.
    ...[0, 1, 2, 3].map(
      () =>
        backend.sql`update public.follow_ups set kind = case kind when 'visit' then 'chat' else 'visit' end
          where customer_id = ${customer(0)} and kind in ('visit', 'chat')`,
    ),
  ]);
  folding = false;
  await Promise.all(folds);
  const manager = await backend.signIn(demoTeamManager);
  const told = await call(manager, 'summary', period);
  const [counted] = await backend.sql<{ rows: number }[]>`
    select count(*)::int as rows from public.follow_ups
    where customer_id = any(${customers}::uuid[]) and removed_at is null`;
  expect(counted?.rows).toBe(many * each * 0.8);
  const own = new Set(writers.map(({ memberId }) => memberId));
  const shown = told.by_member.filter(({ member_id }) => own.has(member_id));
  expect(shown.map(({ follow_ups }) => follow_ups)).toEqual(Array(many).fill(each * 0.8));
  const [row] = await backend.sql<{ within: number; told: number }[]>`
    select count(*) filter (
        where f.recorded_at <= f.occurred_at + (select s.timely_hours from public.organisation_settings as s where s.org_id = f.org_id) * interval '1 hour'
      )::int as within, ${shown.reduce((sum, one) => sum + one.within, 0)}::int as told
    from public.follow_ups as f where f.customer_id = any(${customers}::uuid[]) and f.removed_at is null`;
  expect(row?.told).toBe(row?.within);
}, 60_000);

test('one mail that twenty members log at once, each from a mailbox of their own, is one mail with one follow-up per customer and twenty sources', async () => {
  const answers = await Promise.all(
    writers.map((writer, n) => {
      const keys = [
        { kind: 'provider' as const, value: anyDigest(`own ${n}`), mailbox: anyDigest(`box ${n}`) },
        { kind: 'message_id' as const, value: anyDigest('for all'), mailbox: null },
      ];
      // Outside the period that the other test counts.
      const mail = mailPayload('for-all', { keys, sent_at: '2026-08-20T02:15:00Z' });
      // In any order: locks are taken in one.
      const named = n % 2 === 0 ? common : common.toReversed();
      return writer.call('logInteraction', logPayload('', mail, { customer_ids: named }));
    }),
  );
  expect(new Set(answers.map(({ mail_id }) => mail_id)).size).toBe(1);
  const [row] = await backend.sql`
    select (select count(*)::int from public.follow_ups where mail_id = ${answers[0]?.mail_id ?? ''}) as follow_ups,
      (select count(distinct member_id)::int from public.mail_sources where mail_id = ${answers[0]?.mail_id ?? ''}) as sources,
      (select count(*)::int from public.mail_keys where mail_id = ${answers[0]?.mail_id ?? ''}) as keys`;
  expect(row).toEqual({ follow_ups: 3, sources: many, keys: many + 1 });
});
