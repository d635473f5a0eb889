import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { useBackend } from '../../supabase/local/testing/test-database.ts';
import { demoRep } from '../../supabase/seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../../supabase/seed/insert-demo.ts';
import { type Cast, type MatrixRole, roles, signInCast } from './cast.ts';
import { makeSample, type RowKey, type Sample } from './sample-rows.ts';
import { tableRights } from './table-rights.ts';

const backend = useBackend();
let cast: Cast;
let sample: Sample;

beforeAll(async () => {
  cast = await signInCast(backend);
  sample = await makeSample(backend, cast);
});

const refused = '42501';

function keyOf(table: string): RowKey {
  const key = sample.rows[table];
  if (key === undefined) throw new Error(`${table}: no sample row in tests/rights/sample-rows.ts`);
  return key;
}

/** `row`, `nothing`, or the code of the refusal. */
async function read(client: SupabaseClient, table: string): Promise<string> {
  const key = keyOf(table);
  const { data, error } = await client.from(table).select(Object.keys(key).join(',')).match(key);
  return error === null ? (data.length > 0 ? 'row' : 'nothing') : error.code;
}

/** The row as it stands, for everybody to find it unchanged. */
async function standing(table: string): Promise<string> {
  const key = Object.entries(keyOf(table));
  const where = key.map(([column], index) => `${column}::text = $${index + 1}`).join(' and ');
  const rows = await backend.sql.unsafe(
    `select to_jsonb(t)::text as row from public.${table} as t where ${where} order by 1`,
    key.map(([, value]) => String(value)),
  );
  return JSON.stringify(rows);
}

/** What the service can do to the sample row, by doing it in a transaction that is rolled back. */
async function verbsOfService(table: string): Promise<string[]> {
  const key = Object.entries(keyOf(table));
  const [column] = key[0] ?? [''];
  const where = key.map(([name], index) => `${name}::text = $${index + 1}`).join(' and ');
  const verbs = {
    select: `select from public.${table} where ${where}`,
    // No row: what is asked is whether it may, not whether the same row fits twice.
    insert: `insert into public.${table} (${column}) select ${column} from public.${table} where ${where} limit 0`,
    update: `update public.${table} set ${column} = ${column} where ${where}`,
    delete: `delete from public.${table} where ${where}`,
  };
  const able: string[] = [];
  for (const [verb, command] of Object.entries(verbs)) {
    const done = backend.sqlAs('service_role', {}, (sql) =>
      sql.unsafe(
        command,
        key.map(([, value]) => String(value)),
      ),
    );
    // Another refusal than of the right is one of the row: something hangs on it.
    const code: unknown = await done.then(
      () => null,
      (error: { code?: string }) => error.code,
    );
    if (code !== refused) able.push(verb);
  }
  return able;
}

test('the matrix names every table and view, and none that is not there', async () => {
  const present = await backend.sql<{ name: string }[]>`
    select c.relname as name from pg_class as c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`;
  // A new table: say in tests/rights/table-rights.ts who may read and write it, and give it a row in sample-rows.ts.
  expect(Object.keys(tableRights).sort()).toEqual(present.map(({ name }) => name));
});

describe.each(Object.entries(tableRights))('%s', (table, rights) => {
  test.each(roles)('is read by %s as the matrix says', async (role) => {
    const silent = role !== 'anon' && rights.refused !== true ? 'nothing' : refused;
    expect(await read(cast[role], table)).toBe(rights.read.includes(role) ? 'row' : silent);
  });

  const people = roles.filter((role): role is Exclude<MatrixRole, 'service'> => role !== 'service');

  test.each(people)('is written by %s as the matrix says', async (role) => {
    const client = cast[role];
    const key = keyOf(table);
    const before = await standing(table);

    // Nobody moves a row to another tenant or writes a column that is not theirs: T09, T10, T15.
    const column = Object.keys(key)[0] ?? '';
    const alone = Object.fromEntries(Object.entries(key).slice(0, 1));
    const moved = await client.from(table).update(alone).match(key);
    expect(moved.error?.code, 'updating a key column').toBe(refused);

    if (rights.insert === undefined) {
      const { error } = await client.from(table).insert(alone as never);
      expect(error?.code, 'insert').toBe(refused);
    }
    if (rights.delete === undefined) {
      const { error } = await client.from(table).delete().match(key);
      expect(error?.code, 'delete').toBe(refused);
    }
    if (rights.update !== undefined && !rights.update.by.includes(role)) {
      const { data, error } = await client
        .from(table)
        .update({ [rights.update.column]: rights.update.value })
        .match(key)
        .select(column);
      expect(error?.code ?? data?.length, 'update').toBe(role === 'anon' ? refused : 0);
    }
    if (rights.delete !== undefined && !rights.delete.includes(role)) {
      const { data, error } = await client.from(table).delete().match(key).select(column);
      expect(error?.code ?? data?.length, 'delete').toBe(role === 'anon' ? refused : 0);
    }
    expect(await standing(table)).toBe(before);
  });

  const { update } = rights;
  if (update !== undefined)
    test.each(update.by)(`has its ${update.column} changed by %s`, async (role) => {
      const { data, error } = await cast[role]
        .from(table)
        .update({ [update.column]: `${update.value} by ${role}` })
        .match(keyOf(table))
        .select(update.column);
      expect([error, data]).toEqual([null, [{ [update.column]: `${update.value} by ${role}` }]]);
    });

  test('gives the service the rights of the matrix and no more', async () => {
    expect((await verbsOfService(table)).join(' ')).toBe(rights.service);
  });
});

describe('own devices', () => {
  const device = { org_id: demoOrgId, member_id: demoMemberId(demoRep), name: 'Phone' };

  test('a member adds and removes their own', async () => {
    const added = await cast.owner.from('devices').insert(device).select('id').single();
    expect(added.error).toBeNull();
    const removed = await cast.owner
      .from('devices')
      .delete()
      .match({ id: added.data?.id })
      .select('id');
    expect(removed.data).toHaveLength(1);
  });

  const others = roles.filter((role) => role !== 'owner' && role !== 'service');

  test.each(others)('%s adds none to somebody else', async (role) => {
    const { error } = await cast[role].from('devices').insert(device);
    expect(error?.code).toBe(refused);
  });
});

test('nothing in the private schema can be reached by a client', async () => {
  const open = await backend.sql`
    select c.relname, r.name from pg_class as c, unnest(array['anon', 'authenticated', 'service_role']) as r (name)
    where c.relnamespace = 'private'::regnamespace and c.relkind in ('r', 'v', 'm')
      and has_table_privilege(r.name, c.oid, 'select, insert, update, delete, truncate')`;
  expect(open).toEqual([]);
});

test('a manager role in the user metadata makes nobody a manager', async () => {
  const client = await backend.signIn('wang.hao@harbour-tools.example');
  await client.auth.updateUser({ data: { role: 'admin', app_role: 'manager' } });
  const { data } = await client.from('audit_log').select('id').limit(1);
  expect(data).toEqual([]);
});

test('counting rows counts only what one may see', async () => {
  const { count } = await cast.otherOrganisation
    .from('customers')
    .select('id', { count: 'exact', head: true });
  expect(count).toBe(1);
});
