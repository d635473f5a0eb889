import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoAdmin, demoManager, demoRep, rivalRep } from '../seed/demo-organisation.ts';
import { demoMemberId, demoOrgId } from '../seed/insert-demo.ts';
import { call, logPayload, mailPayload } from './call-operation.ts';
import { callableDefiners } from './lint-exceptions.ts';

/** What holds of the schema as a whole: views, definer functions, secrets. */
const backend = useBackend();
const { acme, rivalAcme } = namedCustomerIds;

async function userIdOf(email: string): Promise<string> {
  const [row] = await backend.sql<{ user_id: string }[]>`
    select user_id from public.members where email = ${email}`;
  return row?.user_id ?? '';
}

test('T19 views run as their caller, and a manager’s summary sums the own organisation only', async () => {
  const views = await backend.sql`
    select c.relname from pg_class as c where c.relnamespace = 'public'::regnamespace
      and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)))`;
  expect(views).toEqual([]);
  const [manager, rival] = [await backend.signIn(demoManager), await backend.signIn(rivalRep)];
  const month = { from: '2026-11-01', to: '2026-11-30', team_id: null };
  const sums = async () => [
    (await call(manager, 'summary', month)).follow_ups.count,
    (await call(rival, 'summary', month)).follow_ups.count,
  ];
  const [ours = 0, theirs = 0] = await sums();
  await call(rival, 'logInteraction', logPayload(rivalAcme, mailPayload('of-the-rival')));
  expect(await sums()).toEqual([ours, theirs + 1]);
  const rep = await backend.signIn(demoRep);
  await call(rep, 'logInteraction', logPayload(acme, mailPayload('of-the-demo')));
  expect(await sums()).toEqual([ours + 1, theirs + 1]);
});

interface Definer {
  readonly name: string;
  readonly path: boolean;
  /** `(null::jsonb)`, so that nothing but the caller can be wrong before the caller is known. */
  readonly call: string;
}

const definers = () => backend.sql<Definer[]>`
  select p.proname as name, coalesce(p.proconfig @> array['search_path=""'], false) as path,
    format('select %s(%s)', p.oid::regproc,
      (select string_agg('null::' || format_type(t.type, null), ', ' order by t.n)
       from unnest(p.proargtypes) with ordinality as t (type, n))) as call
  from pg_proc as p
  where p.pronamespace in ('private'::regnamespace, 'public'::regnamespace) and p.prosecdef
    and has_function_privilege('authenticated', p.oid, 'execute') order by 1`;

test('T20 definer functions are those of the list, have an empty path and know their caller first', async () => {
  const { rpcs, logins, helpers } = callableDefiners;
  const found = await definers();
  expect(found.map(({ name }) => name)).toEqual([...rpcs, ...logins, ...helpers].sort());
  expect(found.filter(({ path }) => !path)).toEqual([]);
  // Somebody with a token that is good and a login that is in no organisation.
  const stranger = { sub: randomUUID() };
  for (const { name, call: statement } of found) {
    const answer = await backend
      .sqlAs('authenticated', stranger, async (sql) => {
        const rows = await sql.unsafe<Record<string, unknown>[]>(statement);
        return rows.map((row) => Object.values(row)[0]);
      })
      .catch((error: { code?: string }) => error.code);
    // Helpers of policies say nothing of nobody; whatever stands behind an RPC refuses.
    const saysNothing = (value: unknown) =>
      value === null ||
      value === false ||
      value === '(,,,,)' ||
      (Array.isArray(value) && value.length === 0);
    if (!(helpers as readonly string[]).includes(name) || name === 'require_caller')
      expect([name, answer]).toEqual([name, 'TB003']);
    else if (Array.isArray(answer))
      expect([name, answer.filter((value) => !saysNothing(value))]).toEqual([name, []]);
    else throw new Error(`${name} answers ${answer}`);
  }
});

test('T21 tables of the caller’s own making are not taken for ours by any function', async () => {
  const sub = await userIdOf(demoRep);
  const calls = [
    `select public.who_am_i('{}') ->> 'role'`,
    `select public.customer_card('{"customer_id": "${acme}"}') ->> 'name'`,
    `select jsonb_array_length(public.search_customers('{"text": "acme"}')) > 0`,
    `select jsonb_array_length(public.timeline('{"customer_id": "${acme}", "before": null, "limit": 5}')) > 0`,
    `select (public.summary('{"from": "2026-01-01", "to": "2026-12-31"}') #>> '{follow_ups,count}')::int > 0`,
    'select count(*) from public.customers',
  ];
  const ask = (before: string) =>
    backend.sqlAs('authenticated', { sub }, async (sql) => {
      await sql.unsafe(before);
      const answers: unknown[] = [];
      for (const one of calls) answers.push(...(await sql.unsafe(one)).map(Object.values));
      return answers;
    });
  const shadows = await backend.sql<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace in ('public'::regnamespace, 'private'::regnamespace) and relkind = 'r'`;
  // As a caller could: tables of the same names that come first in the path, empty, so that they would show.
  const making = shadows.map(({ name }) => `create temp table ${name} (org_id uuid);`).join('\n');
  const shadowed = await ask(`${making} set local search_path = pg_temp, public, private;`);
  expect(shadowed).toEqual(await ask('select 1'));
  expect(shadowed[0]).toEqual(['rep']);
});

/** Where a text stands in the database, in clear or as bytes: every row of every table, catalogues left out. */
async function placesOf(text: string): Promise<string[]> {
  const tables = await backend.sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`;
  const forms = [text, Buffer.from(text).toString('hex'), Buffer.from(text).toString('base64')];
  const places: string[] = [];
  for (const { name } of tables) {
    const rows = await backend.sql.unsafe(
      `select from ${name} as t where t::text like any ($1) limit 1`,
      [forms.map((form) => `%${form}%`)],
    );
    if (rows.length > 0) places.push(name);
  }
  return places;
}

test('T22 tokens are within nobody’s reach and stand in clear in no table, log or audit line', async () => {
  const reach = await backend.sql`
    select c.oid::regclass::text || '.' || a.attname as secret, r.name as role
    from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
      unnest(array['anon', 'authenticated']) as r (name)
    where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'v', 'm')
      and (a.attname ~ '(token|secret|sealed|password|master)' or c.relname ~ '(token|secret|_keys$)')
      and has_schema_privilege(r.name, c.relnamespace, 'usage')
      and has_column_privilege(r.name, c.oid, a.attnum, 'select, insert, update')`;
  expect(reach).toEqual([]);

  const refresh = `1//refresh-${randomUUID()}`;
  const [connection] = await backend.sql<{ id: string }[]>`
    insert into public.connections (org_id, member_id, provider, address)
    values (${demoOrgId}, ${demoMemberId(demoRep)}, 'google', 'zhao.min@harbour-tools.example') returning id`;
  const id = connection?.id ?? '';
  await backend.sql`
    insert into private.connection_tokens (org_id, connection_id, refresh_token_sealed)
    values (${demoOrgId}, ${id}, private.seal(${demoOrgId}, ${id}, ${refresh}))`;
  const admin = await backend.signIn(demoAdmin);
  const { token } = await call(admin, 'inviteMember', {
    ...{ op_id: randomUUID(), email: 'token@harbour-tools.example', role: 'rep', team_id: null },
  });
  // What cannot be opened says so without what it was.
  await expect(
    backend.sql`select private.unseal(${demoOrgId}, ${randomUUID()}, refresh_token_sealed)
      from private.connection_tokens where connection_id = ${id}`,
  ).rejects.toMatchObject({ code: 'TB035', message: expect.not.stringContaining('refresh-') });
  for (const secret of [refresh, token]) {
    expect(await placesOf(secret)).toEqual([]);
    expect(backend.logged.filter((line) => line.includes(secret))).toEqual([]);
  }
  // The search itself finds what is there.
  expect(await placesOf('token@harbour-tools.example')).toContain('invitations');
});
