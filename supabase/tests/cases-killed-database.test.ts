import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { OperationArgs } from '../../shared/contracts/operations.ts';
import { type BackendProcess, nobodyLeftOn, runBackend } from '../local/testing/backend-process.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoPassword, demoRep, demoTeamManager } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, Refused } from './call-operation.ts';

/** A whole backend with a disk of its own, whose database server is killed while people work. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const batch = 10;
const handful = 5;
const { acme } = namedCustomerIds;
let folder = '';
let backend: BackendProcess | null = null;

interface World {
  readonly sql: postgres.Sql;
  readonly signIn: (email: string) => Promise<SupabaseClient>;
}

async function start(): Promise<World> {
  backend = runBackend(folder);
  const { url, publishableKey, databaseUrl } = await backend.ready;
  return {
    sql: postgres(databaseUrl, { max: 2, onnotice: () => undefined }),
    async signIn(email) {
      const auth = { persistSession: false, autoRefreshToken: false };
      const client = createClient(url, publishableKey, { auth });
      const { error } = await client.auth.signInWithPassword({ email, password: demoPassword });
      expect(error).toBeNull();
      return client;
    },
  };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'threadbook-killed-'));
});

afterAll(async () => {
  await backend?.end('SIGKILL');
  await nobodyLeftOn(folder);
  await rm(folder, { recursive: true, force: true });
});

async function poolCustomers(sql: postgres.Sql, count: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into public.customers (org_id, code, name, name_key, industry_code, customer_type, region_code, source)
    select ${demoOrgId}, gen_random_uuid()::text, 'Pool customer', '', 'C34', 'potential', 'DE', 'import'
    from generate_series(1, ${count}) returning id`;
  return rows.map(({ id }) => id);
}

type Logging = OperationArgs<'logInteractions'>;
const logging = (): Logging => ({
  items: Array.from({ length: batch }, () => logPayload(acme, null, { source: 'quick_entry' })),
});

/** What was said to be done before the server died, and what nobody knows of. */
interface Told {
  readonly claimed: string[];
  readonly rounds: string[];
  readonly logged: Logging[];
  unknown: Logging | null;
}

/** Three kinds of work until there is no database; whoever is refused while there is one, is a fault. */
async function workUntilKilled({ sql, signIn }: World, told: Told): Promise<void> {
  const [rep, manager] = [await signIn(demoRep), await signIn(demoTeamManager)];
  // No cap is what is tried here.
  await sql`update public.pool_rules set most_owned = null, most_claims_a_day = null where org_id = ${demoOrgId}`;
  const free = await poolCustomers(sql, 2000);
  const [toClaim, toGive] = [free.slice(0, 1000), free.slice(1000)];
  const claims = async () => {
    for (const customer_id of toClaim) {
      await call(rep, 'claimCustomer', { op_id: randomUUID(), customer_id });
      told.claimed.push(customer_id);
    }
  };
  const rounds = async () => {
    for (let n = 0; n < toGive.length; n += handful) {
      const given = await call(manager, 'assignCustomers', {
        ...{ op_id: randomUUID(), round_id: randomUUID(), filter: null, most: null },
        ...{ customer_ids: toGive.slice(n, n + handful), by: 'number' as const, seed: 'killed' },
        member_ids: [demoMemberId('wang.hao@harbour-tools.example'), demoMemberId(demoTeamManager)],
      });
      expect(given.customers).toBe(handful);
      told.rounds.push(given.round_id);
    }
  };
  const logs = async () => {
    for (;;) {
      const items = logging();
      told.unknown = items;
      const { answers } = await call(rep, 'logInteractions', items);
      expect(answers.filter(({ ok }) => !ok)).toEqual([]);
      told.logged.push(items);
    }
  };
  const ends = await Promise.allSettled([claims(), rounds(), logs()]);
  for (const end of ends)
    if (
      end.status === 'rejected' &&
      (!(end.reason instanceof Refused) || /^TB/.test(end.reason.code))
    )
      throw end.reason;
}

async function killServer(): Promise<void> {
  const [pid] = (await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  expect(await backend?.exit).toBe(1);
}

test('O01 a database server that is killed under claims, logs and rounds has every write it acknowledged, and no half of one', async () => {
  const told: Told = { claimed: [], rounds: [], logged: [], unknown: null };
  for (const later of [0, 40]) {
    const world = await start();
    const enough = {
      claimed: told.claimed.length + 10,
      rounds: told.rounds.length + 3,
      logged: told.logged.length + 3,
    };
    const fault = workUntilKilled(world, told).then(
      () => null,
      (error: unknown) => error,
    );
    // In the midst of all three, at another moment each time.
    await vi.waitUntil(
      () =>
        told.claimed.length >= enough.claimed &&
        told.rounds.length >= enough.rounds &&
        told.logged.length >= enough.logged,
      { timeout: 60_000, interval: 5 },
    );
    await new Promise((resolve) => setTimeout(resolve, later));
    await killServer();
    expect(await fault).toBeNull();
    await world.sql.end({ timeout: 1 }).catch(() => undefined);
  }

  const { sql, signIn } = await start();
  // Acknowledged is there.
  const [claimed] = await sql<{ count: number }[]>`
    select count(*)::int as count from public.customers
    where id = any(${told.claimed}::uuid[]) and owner_id = ${demoMemberId(demoRep)}`;
  expect(claimed?.count).toBe(told.claimed.length);
  const opsOf = (items: readonly Logging[]) =>
    items.flatMap((one) => one.items.map(({ op_id }) => op_id));
  const kept = async (ops: readonly string[]) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from private.operations where op_id = any(${[...ops]}::uuid[]) and result is not null`;
    return row?.count;
  };
  expect(await kept(opsOf(told.logged))).toBe(told.logged.length * batch);

  // Whole or not at all, acknowledged or not: owner, event and line; every customer of a round; every item of a batch.
  const halves = await sql`
    select c.id from public.customers as c
    where c.name = 'Pool customer' and (c.owner_id is not null)::int <> all (array[
      (select count(*) from public.pool_events as e where e.customer_id = c.id and e.to_member_id = c.owner_id),
      (select count(*) from public.audit_log as a where a.row_id = c.id and a.after ->> 'owner_id' = c.owner_id::text)])`;
  expect(halves).toEqual([]);
  const parts = await sql<{ round: string; count: number }[]>`
    select round_id as round, count(*)::int as count from public.pool_events where round_id is not null group by 1`;
  const ours = parts.filter(({ count }) => count === handful).map(({ round }) => round);
  expect(parts.length - ours.length).toBe(0);
  expect(told.rounds.filter((round) => !ours.includes(round))).toEqual([]);
  const open = await sql`select from private.operations where result is null`;
  expect(open).toHaveLength(0);
  const last = told.unknown ?? logging();
  expect([0, batch]).toContain(await kept(opsOf([last])));

  // What nobody was told of is sent again, and then it is there once.
  const rep = await signIn(demoRep);
  const { answers } = await call(rep, 'logInteractions', last);
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect(await kept(opsOf([last]))).toBe(batch);
  const [row] = await sql<{ operations: number; follow_ups: number }[]>`
    select (select count(*)::int from private.operations where kind = 'log_interaction') as operations,
      (select count(*)::int from public.follow_ups
        where customer_id = ${acme} and source = 'quick_entry' and kind = 'call' and recorded_at > now() - interval '1 hour') as follow_ups`;
  expect(row?.follow_ups).toBe(row?.operations);
  await sql.end();
});
