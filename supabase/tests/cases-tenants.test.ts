import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, expect, test } from 'vitest';
import { type Cast, signInCast } from '../../tests/rights/cast.ts';
import { makeSample, type RowKey, type Sample } from '../../tests/rights/sample-rows.ts';
import { tableRights } from '../../tests/rights/table-rights.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoManager, demoRep, rivalRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId, rivalOrgId } from '../seed/insert-demo.ts';
import { anyDigest, call, logPayload, mailPayload, refusalOf } from './call-operation.ts';

/**
 * Two tenants, A (the demo) and B (the rival), and every table of the API: the named cases of tenancy. What each role of
 * one tenant may do to each table is the matrix in tests/rights.
 */
const backend = useBackend();
const { acme, atlas, rivalAcme } = namedCustomerIds;
const refused = '42501';
const tables = Object.keys(tableRights);
let cast: Cast;
let sample: Sample;

beforeAll(async () => {
  cast = await signInCast(backend);
  sample = await makeSample(backend, cast);
});

const keyOf = (table: string): RowKey => sample.rows[table] ?? {};
/** The same for every tenant: there is nothing to keep apart. */
const ofTenants = tables.filter((table) => table !== 'dictionary_entries');

/** The column that says whose row it is: what nobody may write. */
const tenantOf = (table: string): RowKey => {
  const [name = '', value = ''] = Object.entries(keyOf(table))[0] ?? [];
  return { [name]: value };
};

/** All rows as they stand. */
async function standing(table: string): Promise<string> {
  const [row] = await backend.sql.unsafe(
    `select md5(coalesce(string_agg(t::text, '/' order by t::text), '')) as rows from public.${table} as t`,
  );
  return String(row?.rows);
}

test('T01 every table of the API has row security and a policy for each verb that is granted', async () => {
  const open = await backend.sql`
    select c.relname, v.verb from pg_class as c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as v (verb)
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
      not c.relrowsecurity
      or case when v.verb = 'DELETE' then has_table_privilege('authenticated', c.oid, v.verb)
           else has_any_column_privilege('authenticated', c.oid, v.verb) end
        and not exists (select from pg_policies as p
          where p.schemaname = 'public' and p.tablename = c.relname and p.cmd in (v.verb, 'ALL')))`;
  expect(open).toEqual([]);
});

test.each(tables)(
  'T02 nobody who is not signed in selects, inserts, updates or deletes %s',
  async (table) => {
    const key = keyOf(table);
    const rows = () => cast.anon.from(table);
    const before = await standing(table);
    const answers = [
      await rows().select('*').match(key),
      await rows().insert(tenantOf(table) as never),
      await rows().update(tenantOf(table)).match(key),
      await rows().delete().match(key),
    ];
    expect(answers.map(({ error }) => error?.code)).toEqual([refused, refused, refused, refused]);
    expect(await standing(table)).toBe(before);
  },
);

test.each(ofTenants)('T03 B reads nothing of A from %s, by id', async (table) => {
  const key = keyOf(table);
  const { status, data, error } = await cast.otherOrganisation
    .from(table)
    .select(Object.keys(key).join(','))
    .match(key);
  if (tableRights[table]?.refused) expect(error?.code).toBe(refused);
  else expect([status, data]).toEqual([200, []]);
});

test.each(ofTenants)('T04 B updates no row of A in %s', async (table) => {
  const before = await standing(table);
  const update = tableRights[table]?.update;
  const values = update === undefined ? tenantOf(table) : { [update.column]: 'Taken over' };
  const { data, error } = await cast.otherOrganisation
    .from(table)
    .update(values)
    .match(keyOf(table))
    .select(Object.keys(tenantOf(table)).join());
  // No right to the verb at all, or a row that is not there for B.
  expect(error?.code ?? data).toEqual(update === undefined ? refused : []);
  expect(await standing(table)).toBe(before);
});

test.each(ofTenants)('T05 B deletes no row of A from %s', async (table) => {
  const before = await standing(table);
  const deletes = tableRights[table]?.delete !== undefined;
  const { data, error } = await cast.otherOrganisation
    .from(table)
    .delete()
    .match(keyOf(table))
    .select(Object.keys(tenantOf(table)).join());
  expect(error?.code ?? data).toEqual(deletes ? [] : refused);
  expect(await standing(table)).toBe(before);
});

test.each(ofTenants)('T06 B inserts nothing into %s under the name of A', async (table) => {
  const before = await standing(table);
  const row = {
    devices: { org_id: demoOrgId, member_id: demoMemberId(rivalRep), name: 'Foreign' },
    organisations: { id: demoOrgId, name: 'Foreign' },
  }[table] ?? { org_id: demoOrgId };
  const { error } = await cast.otherOrganisation.from(table).insert(row as never);
  expect(error?.code).toBe(refused);
  expect(await standing(table)).toBe(before);
});

/** What is unique beyond a tenant, or taken in B as well: else that would refuse the row before its keys do. */
const ownValues: Readonly<Record<string, RowKey>> = {
  customer_domains: { domain: 'nobody-yet.example' },
  invitations: { token_hash: 'nobody-yet' },
};

/** A tenant's own name, names of operations and rounds, and what a line of the log is about, which outlives the row. */
const pointNowhere = ['org_id', 'op_id', 'row_id', 'round_id', 'import_batch_id'];

test('T07 a row of B cannot point into A, whoever writes it', async () => {
  const pointing = await backend.sql<{ table: string; columns: string; keys: string[] }[]>`
    select c.relname as table,
      string_agg(distinct quote_ident(a.attname), ', ') filter (where a.attgenerated = '') as columns,
      -- By their names, not by their keys: a key that somebody dropped would be missed.
      array_agg(distinct a.attname) filter (where a.attname ~ '_id$' and a.atttypid = 'uuid'::regtype
        and a.attname <> all(${pointNowhere})) as keys
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' group by 1 order by 1`;
  const tried: string[] = [];
  for (const { table, columns, keys } of pointing.filter((one) => one.keys !== null)) {
    const key = Object.entries(keyOf(table));
    const where = key.map(([name], index) => `t.${name}::text = $${index + 1}`).join(' and ');
    const values = key.map(([, value]) => String(value));
    const some = keys.map((name) => `t.${name} is not null`).join(' or ');
    const from = `from public.${table} as t where ${where} and (${some}) limit 1`;
    // The sample happens to point nowhere.
    if ((await backend.sql.unsafe(`select ${from}`, values)).length === 0) continue;
    const asB = JSON.stringify({ ...ownValues[table], org_id: rivalOrgId });
    // A's row once more, verbatim, as one of B: as superuser, past every policy, so that only keys refuse it.
    const copied = backend.sql.unsafe(
      `insert into public.${table} (${columns}) overriding system value
       select ${columns} from (select t as found ${from}) as one, jsonb_populate_record(one.found, '${asB}')`,
      values,
    );
    const code = await copied.then(
      () => 'inserted',
      (error: { code?: string }) => error.code,
    );
    tried.push(table);
    expect([table, code]).toEqual([table, '23503']);
  }
  expect(tried.length).toBeGreaterThan(30);
  // The way that B really has, a function, says what it says of an id that nobody has.
  const logging = call(cast.otherOrganisation, 'logInteraction', logPayload(acme, null));
  expect(await refusalOf(logging)).toMatch(/^TB001 /);
});

test('T08 a Message-ID that A logged is logged by B all the same, a row each', async () => {
  const mail = mailPayload('same-message', {
    keys: [{ kind: 'message_id', value: anyDigest('the-message-id'), mailbox: null }],
  });
  const ours = await call(cast.owner, 'logInteraction', logPayload(acme, mail));
  const theirs = await call(cast.otherOrganisation, 'logInteraction', logPayload(rivalAcme, mail));
  expect([ours, theirs].map(({ follow_ups }) => follow_ups[0]?.created)).toEqual([true, true]);
  const rows = await backend.sql<{ org_id: string }[]>`
    select org_id from public.mail_keys where value = ${anyDigest('the-message-id')}`;
  expect(rows.map(({ org_id }) => org_id).sort()).toEqual([demoOrgId, rivalOrgId].sort());
});

const seenBy = async (client: SupabaseClient, id: string): Promise<number> => {
  const { data } = await client.from('customers').select('id').eq('id', id);
  return data?.length ?? 0;
};

test('T13 a colleague’s customer is not there for a rep, one in the pool is, and their manager sees it', async () => {
  expect(await seenBy(cast.owner, atlas)).toBe(0);
  expect(await seenBy(cast.owner, sample.poolCustomerId)).toBe(1);
  expect(await seenBy(cast.otherManager, atlas)).toBe(1);
  expect(await seenBy(cast.manager, atlas)).toBe(0);
});

test('T14 the manager above all of A reads nothing of B', async () => {
  const manager = await backend.signIn(demoManager);
  expect(await seenBy(manager, atlas)).toBe(1);
  expect(await seenBy(manager, rivalAcme)).toBe(0);
  for (const table of ofTenants.filter((name) => tableRights[name]?.refused !== true)) {
    const column = table === 'organisations' ? 'id' : 'org_id';
    const { data } = await manager.from(table).select(column).eq(column, rivalOrgId);
    expect([table, data]).toEqual([table, []]);
  }
});

test('T17 an upsert over a row that one does not see is refused and overwrites nothing', async () => {
  const device = { ...keyOf('devices'), name: 'Overwritten' };
  const before = await standing('devices');
  const mine = demoMemberId('liu.yang@harbour-tools.example');
  for (const client of [cast.colleague, cast.otherOrganisation])
    for (const member_id of [demoMemberId(demoRep), mine]) {
      const { error } = await client.from('devices').upsert({ ...device, member_id });
      expect(error?.code).toBe(refused);
    }
  const customer = await cast.colleague.from('customers').upsert(keyOf('customers') as never);
  expect(customer.error?.code).toBe(refused);
  expect(await standing('devices')).toBe(before);
});

test('T18 an exact count counts what B may see', async () => {
  for (const table of ofTenants.filter((name) => tableRights[name]?.refused !== true)) {
    const column = table === 'organisations' ? 'id' : 'org_id';
    const { count, data } = await cast.otherOrganisation
      .from(table)
      .select(column, { count: 'exact' });
    const foreign = (data ?? []).filter((row) => Object.values(row)[0] !== rivalOrgId);
    expect([table, foreign, count]).toEqual([table, [], data?.length]);
  }
});
