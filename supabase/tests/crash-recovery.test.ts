import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OperationArgs, OperationName } from '../../shared/contracts/operations.ts';
import type { Sql } from '../local/database/open-database.ts';
import { demoColleague, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { logPayload, mailPayload, Refused } from './call-operation.ts';
import { type CrashWorld, startCrashWorld } from './crash-world.ts';
import { accountOf, connectMember, hireReps } from './direct-members.ts';

/**
 * kill -9 of Postgres under load: what was answered is there, what was not is there whole or not at all, and can be sent
 * again. Two rounds in the everyday suite, THREADBOOK_CRASH_ROUNDS in the slow one.
 */
const rounds = Number(process.env.THREADBOOK_CRASH_ROUNDS ?? 2);
const mostOwned = 40;
let world: CrashWorld;
let accounts: { memberId: string; userId: string }[] = [];

beforeAll(async () => {
  world = await startCrashWorld();
  const sql = postgres(world.url, { max: 1, onnotice: () => undefined });
  accounts = [
    await accountOf(sql, demoRep),
    await accountOf(sql, demoColleague),
    await accountOf(sql, demoTeamManager),
    ...(await hireReps(sql, 4)),
  ];
  await sql`update public.pool_rules set most_owned = ${mostOwned}, cool_down_days = 0 where org_id = ${demoOrgId}`;
  await sql`update public.customers set owner_id = null where org_id = ${demoOrgId} and owner_id is not null
    and id in (select id from public.customers where owner_id is not null order by id offset 20)`;
  await sql.end();
}, 120_000);
afterAll(() => world.remove());

/** A write as somebody sent it, and what came back; null: the connection died first. */
interface Sent {
  readonly who: number;
  readonly name: OperationName;
  readonly args: Record<string, unknown> & { op_id?: string };
  answer: unknown;
}

const op = (): string => randomUUID();
let made = 0;
const newMail = (customer: string) => {
  made += 1;
  return logPayload(customer, mailPayload(`crash-${made}`));
};

/** Sends one write after another until the connection dies. Refusals are answers: nothing was to be kept of them. */
async function load(
  who: number,
  next: () => readonly [OperationName, object],
  sent: Sent[],
): Promise<void> {
  const account = accounts[who];
  if (account === undefined) throw new Error('accounts are there');
  const member = await connectMember(world.url, account);
  for (;;) {
    const [name, args] = next();
    const one: Sent = { who, name, args: { ...args }, answer: null };
    sent.push(one);
    try {
      one.answer = await member.call(name, args as OperationArgs<typeof name>);
    } catch (error) {
      if (!(error instanceof Refused)) break;
      sent.splice(sent.indexOf(one), 1);
    }
  }
  await member.end().catch(() => undefined);
}

async function loadUntilKilled(free: readonly string[], own: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  const [rep, colleague, manager] = [0, 1, 2];
  const pick = () => free[Math.floor(Math.random() * free.length)] ?? own;
  const claim = () => ['claimCustomer', { op_id: op(), customer_id: pick() }] as const;
  const working = [
    load(rep, () => ['logInteraction', newMail(own)], sent),
    load(
      rep,
      () => ['logInteractions', { items: Array.from({ length: 12 }, () => newMail(own)) }],
      sent,
    ),
    load(colleague, claim, sent),
    ...[3, 4, 5, 6].map((who) => load(who, claim, sent)),
    load(rep, () => ['createCustomer', newCustomer()], sent),
    load(3, () => ['createCustomer', newCustomer()], sent),
    load(
      manager,
      () => [
        'assignCustomers',
        {
          ...{
            op_id: op(),
            round_id: null,
            customer_ids: Array.from({ length: 3 }, pick),
            filter: null,
          },
          ...{ by: 'number', seed: 'crash', most: null },
          member_ids: accounts.slice(3).map(({ memberId }) => memberId),
        },
      ],
      sent,
    ),
  ];
  await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 700));
  await world.kill();
  await Promise.all(working);
  return sent;
}

const newCustomer = () => ({
  ...{ op_id: op(), name: `Crash ${randomUUID()}`, short_name: null, industry_code: 'C34' },
  ...{ customer_type: 'potential', region_code: 'DE', source_channel: null, domains: [] },
  ...{ to_verify: ['industry_code'], remark: null, accept_duplicates: true, contact: null },
});

/** Operations of a write that are in the database, by their ids; a batch has one for each item. */
async function kept(sql: Sql, one: Sent): Promise<{ op_id: string; result: unknown }[]> {
  const items = one.args.items as { op_id: string }[] | undefined;
  const ids = items === undefined ? [one.args.op_id ?? ''] : items.map(({ op_id }) => op_id);
  return sql<{ op_id: string; result: unknown }[]>`
    select op_id, result from private.operations
    where member_id = ${accounts[one.who]?.memberId ?? ''} and op_id = any(${ids}::uuid[])`;
}

async function expectWhole(sql: Sql, sent: readonly Sent[]): Promise<void> {
  for (const one of sent) {
    const found = await kept(sql, one);
    const items = one.args.items as unknown[] | undefined;
    const all = items?.length ?? 1;
    // Answered: all of it. Not answered: all of it or nothing.
    if (one.answer !== null) expect(found, one.name).toHaveLength(all);
    else expect([0, all], one.name).toContain(found.length);
    if (one.answer !== null && items === undefined) expect(found[0]?.result).toEqual(one.answer);
    for (const { result } of found) expect(result).not.toBeNull();
  }
  const [row] = await sql<Record<string, number>[]>`
    select
      (select count(*)::int from public.follow_ups as f where f.org_id = ${demoOrgId} and f.mail_id is not null and not exists (
        select from public.follow_up_contents as k where k.follow_up_id = f.id)) as wordless,
      (select count(*)::int from (
        select o.op_id from private.operations as o where o.kind = 'log_interaction' and not exists (
          select from public.follow_up_contents as k
          where k.org_id = o.org_id and k.member_id = o.member_id and k.op_id = o.op_id)) as x) as "logsWithoutRows",
      (select count(*)::int from private.operations as o where o.kind = 'claim_customer' and not exists (
        select from public.customers as c
        where c.id = (o.result ->> 'customer_id')::uuid and (c.owner_id = o.member_id or exists (
          select from public.collaborators as k where k.customer_id = c.id and k.member_id = o.member_id)))) as "claimsWithoutOwner",
      (select count(*) - count(distinct code) from public.customers where org_id = ${demoOrgId})::int as "codesTwice",
      (select count(*)::int from public.customers as c where c.org_id = ${demoOrgId} and c.name like 'Crash %' and not exists (
        select from private.operations as o where o.result ->> 'customer_id' = c.id::text)) as "createdWithoutOperation",
      (select count(*)::int from (
        select owner_id from public.customers where org_id = ${demoOrgId} and owner_id = any(${accounts.slice(3).map(({ memberId }) => memberId)}::uuid[])
        group by owner_id having count(*) > ${mostOwned}) as x) as "aboveTheCap",
      (select count(*)::int from (
        select customer_id from public.pool_events where org_id = ${demoOrgId} and kind in ('claimed', 'assigned')
        group by customer_id having count(*) > 1) as x) as "givenTwice",
      (select count(*)::int from public.follow_ups as f where f.org_id = ${demoOrgId} and f.removed_at is null and f.state = 'done')
        - (select (coalesce(sum(total), 0) + coalesce((select sum(total) from private.follow_up_deltas where org_id = ${demoOrgId}), 0))::int
           from private.follow_up_rollups where org_id = ${demoOrgId}) as "figuresAway"`;
  expect(row).toEqual({
    ...{ wordless: 0, logsWithoutRows: 0, claimsWithoutOwner: 0, codesTwice: 0 },
    ...{ createdWithoutOperation: 0, aboveTheCap: 0, givenTwice: 0, figuresAway: 0 },
  });
}

/** As the outbox does: what was not answered is sent again, what was is answered alike. */
async function sendAgain(sent: readonly Sent[]): Promise<void> {
  for (const [who, account] of accounts.entries()) {
    const member = await connectMember(world.url, account);
    for (const one of sent.filter((other) => other.who === who)) {
      const args = one.args as OperationArgs<typeof one.name>;
      const answer = await member.call(one.name, args).catch((error: unknown) => {
        // Somebody else was quicker meanwhile.
        if (error instanceof Refused && one.answer === null) return null;
        throw error;
      });
      if (one.answer !== null) expect(answer, one.name).toEqual(one.answer);
    }
    await member.end();
  }
}

test('after kill -9 under load every acknowledged write is there, no batch is half, no code is given twice, caps hold', async () => {
  let acknowledged = 0;
  let open = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = postgres(world.url, { max: 1, onnotice: () => undefined });
    const free = await before<{ id: string }[]>`
      select id from public.customers where org_id = ${demoOrgId} and owner_id is null and approval = 'approved'`;
    const [own] = await before<{ id: string }[]>`
      select id from public.customers where owner_id = ${demoMemberId(demoRep)} order by id limit 1`;
    await before.end();
    const sent = await loadUntilKilled(
      free.map(({ id }) => id),
      own?.id ?? '',
    );
    await world.recover();
    const sql = postgres(world.url, { max: 1, onnotice: () => undefined });
    await expectWhole(sql, sent);
    await sendAgain(sent);
    await expectWhole(
      sql,
      sent.filter(({ answer }) => answer !== null),
    );
    await sql.end();
    acknowledged += sent.filter(({ answer }) => answer !== null).length;
    open += sent.filter(({ answer }) => answer === null).length;
  }
  expect(acknowledged).toBeGreaterThan(20 * rounds);
  expect(open).toBeGreaterThan(0);
}, 600_000);
