import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { crmErrorFromDatabase } from '../../shared/api/database-errors.ts';
import { describeRights, describeTables } from '../local/backup/describe-database.ts';
import { applyMigrations } from '../local/database/apply-migrations.ts';
import { openDatabase, type Sql } from '../local/database/open-database.ts';
import { prepareDatabase } from '../local/database/prepare-database.ts';
import { seedDemoInto } from '../local/seed-demo.ts';
import { migrationsFolder } from '../local/start-backend.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call } from './call-operation.ts';

/** The named cases of running it: migrations over data, and calls that come too often. */
const backend = useBackend();
const { acme } = namedCustomerIds;

describe('migrations', () => {
  const { port, secrets } = inject('testCluster');
  const made: string[] = [];

  async function onServer(command: string): Promise<void> {
    const sql = openDatabase({
      port,
      database: 'postgres',
      user: 'supabase_admin',
      password: null,
    });
    await sql.unsafe(command);
    await sql.end();
  }

  async function emptyDatabase() {
    const database = `o03_${randomUUID().replaceAll('-', '')}`;
    await onServer(`create database ${database}`);
    made.push(database);
    return { port, database, password: null };
  }

  afterEach(async () => {
    for (const database of made.splice(0)) await onServer(`drop database ${database} with (force)`);
  });

  /** Columns, keys, indexes, functions, triggers, types, comments: what a dump of the schema would say. */
  async function schemaOf(sql: Sql): Promise<string[]> {
    const rows = await sql<{ line: string }[]>`
      with ours as (select oid from pg_namespace where nspname in ('public', 'private'))
      select format('%s.%s %s %s %s %s', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid), a.attgenerated) as line
      from pg_class as c join ours on ours.oid = c.relnamespace
      join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
      union all select format('%s: %s', conname, pg_get_constraintdef(k.oid)) from pg_constraint as k
        join ours on ours.oid = k.connamespace
      union all select pg_get_indexdef(i.indexrelid) from pg_index as i join pg_class as c on c.oid = i.indexrelid
        join ours on ours.oid = c.relnamespace
      union all select pg_get_functiondef(p.oid) from pg_proc as p join ours on ours.oid = p.pronamespace
      union all select pg_get_triggerdef(t.oid) from pg_trigger as t join pg_class as c on c.oid = t.tgrelid
        join ours on ours.oid = c.relnamespace where not t.tgisinternal
      union all select d.description from pg_description as d where d.objoid in (
        select p.oid from pg_proc as p join ours on ours.oid = p.pronamespace
        union all select c.oid from pg_class as c join ours on ours.oid = c.relnamespace)`;
    return [...rows.map(({ line }) => line), ...(await describeRights(sql))].sort();
  }

  test.each([1, 4])(
    'O03 a database with data that lacks the last %i migrations becomes what an empty one becomes, and keeps its rows',
    async (behind) => {
      const folder = await mkdtemp(join(tmpdir(), 'threadbook-o03-'));
      const files = (await readdir(migrationsFolder))
        .filter((name) => name.endsWith('.sql'))
        .sort();
      for (const file of files.slice(0, -behind))
        await cp(join(migrationsFolder, file), join(folder, file));
      const place = await emptyDatabase();
      const owner = openDatabase({ ...place, user: 'postgres' });
      const template = openDatabase({
        ...place,
        database: inject('testCluster').template,
        user: 'postgres',
      });
      try {
        await prepareDatabase(place, folder, secrets.columnKey, () => undefined);
        await seedDemoInto(place);
        const counted = async (sql: Sql) =>
          Object.fromEntries((await describeTables(sql)).map(({ name, rows }) => [name, rows]));
        const before = await counted(owner);
        expect(before['public.customers']).toBeGreaterThan(50);
        expect(await applyMigrations(owner, migrationsFolder)).toEqual(files.slice(-behind));
        expect(await schemaOf(owner)).toEqual(await schemaOf(template));
        const after = await counted(owner);
        for (const [table, rows] of Object.entries(before))
          expect([table, (after[table] ?? 0) >= rows]).toEqual([table, true]);
        // What a migration makes for new organisations it has to bring to those that were there.
        expect(after).toEqual(await counted(template));
        // And it works: the rep finds what is theirs.
        const [row] = await owner.begin(async (sql) => {
          const [member] = await sql<{ sub: string }[]>`
            select user_id as sub from public.members where id = ${demoMemberId(demoRep)}`;
          await sql`select set_config('request.jwt.claims', ${JSON.stringify({ sub: member?.sub, role: 'authenticated' })}, true),
            set_config('role', 'authenticated', true)`;
          return sql<{ name: string }[]>`
            select public.customer_card(${sql.json({ customer_id: acme })}) ->> 'name' as name`;
        });
        expect(row?.name).toBe('Acme Packaging Co.');
      } finally {
        await Promise.all([owner.end(), template.end(), rm(folder, { recursive: true })]);
      }
    },
    60_000,
  );

  test('O03 a migration that is applied twice is passed over, and forced a second time changes nothing', async () => {
    const place = await emptyDatabase();
    await prepareDatabase(place, migrationsFolder, secrets.columnKey, () => undefined);
    const owner = openDatabase({ ...place, user: 'postgres' });
    try {
      expect(await applyMigrations(owner, migrationsFolder)).toEqual([]);
      const standing = async () => [await schemaOf(owner), await describeTables(owner)];
      const before = await standing();
      const files = (await readdir(migrationsFolder))
        .filter((name) => name.endsWith('.sql'))
        .sort();
      const refusals: string[] = [];
      for (const file of files) {
        const text = await readFile(join(migrationsFolder, file), 'utf8');
        const again = owner.begin((sql) => sql.unsafe(text));
        await again.catch(() => refusals.push(file));
      }
      // Most make something that is there already; the few others make it so once more.
      expect(refusals.length).toBeGreaterThan(files.length / 2);
      expect(await standing()).toEqual(before);
    } finally {
      await owner.end();
    }
  }, 60_000);
});

describe('what comes too often', () => {
  const window = 30;
  let contact = '';
  beforeAll(async () => {
    const [row] = await backend.sql<{ id: string }[]>`
      select id from public.contacts where org_id = ${demoOrgId} and customer_id = ${acme} and is_primary`;
    contact = row?.id ?? '';
  });
  const lines = async () => {
    const [row] = await backend.sql<{ count: number }[]>`
      select count(*)::int as count from public.audit_log where action = 'reveal' and row_id = ${contact}`;
    return row?.count ?? 0;
  };

  test('O04 the call beyond the window is answered 429 with Retry-After and writes nothing; reading goes on', async () => {
    const rep = await backend.signIn(demoRep);
    const reveal = () => rep.rpc('reveal', { payload: { what: 'phone', id: contact } });
    // The window is a minute by the clock; one that begins on the way is filled once more.
    let answer = await reveal();
    for (let n = 0; n < 2 * window && answer.error === null; n += 1) answer = await reveal();
    expect([answer.status, answer.error?.code]).toEqual([429, 'TB008']);
    const error = crmErrorFromDatabase(answer.error ?? {}, answer.status);
    expect(error.code).toBe('TB008');
    expect(error.facts).toMatchObject({ limit: window });
    const written = await lines();
    const { data } = await rep.auth.getSession();
    const raw = await fetch(`${backend.url}/rest/v1/rpc/reveal`, {
      method: 'POST',
      headers: {
        ...{ apikey: backend.publishableKey, 'content-type': 'application/json' },
        authorization: `Bearer ${data.session?.access_token}`,
      },
      body: JSON.stringify({ payload: { what: 'phone', id: contact } }),
    });
    expect(raw.status).toBe(429);
    const wait = Number(raw.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await lines()).toBe(written);
    for (let n = 0; n < 20; n += 1)
      expect((await call(rep, 'customerCard', { customer_id: acme })).customer_id).toBe(acme);
    // Everybody has a window of their own, and a minute later it is open again.
    const other = await backend.signIn('chen.yu@harbour-tools.example');
    expect((await other.rpc('reveal', { payload: { what: 'phone', id: contact } })).status).toBe(
      200,
    );
    await backend.sql`update private.call_counters set minute = minute - interval '1 minute' where kind = 'reveal'`;
    expect((await reveal()).status).toBe(200);
  });
});
