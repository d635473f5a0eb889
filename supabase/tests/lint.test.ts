import { describe, expect, test } from 'vitest';
import { useBackend } from '../local/testing/test-database.ts';
import { callableDefiners, globalKeys } from './lint-exceptions.ts';

const backend = useBackend();

/** Names of what breaks a rule. */
async function offenders(query: string): Promise<string[]> {
  const rows = await backend.sql.unsafe<{ name: string }[]>(query);
  return rows.map(({ name }) => name);
}

const ours = `('public', 'private')`;
const allowed = (names: Iterable<string>) =>
  `(${[...names].map((name) => `'${name}'`).join(', ')})`;

// Each rule's message says what to write instead.
const rules: readonly (readonly [rule: string, query: string])[] = [
  [
    'tables have row security: alter table … enable row level security',
    `select c.oid::regclass::text as name from pg_class as c
     where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p') and not c.relrowsecurity`,
  ],
  [
    'every verb that is granted has a policy: create policy … for that verb',
    `select c.relname || ' ' || v.verb as name
     from pg_class as c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) as v (verb)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (case when v.verb = 'DELETE' then has_table_privilege('authenticated', c.oid, v.verb)
            else has_any_column_privilege('authenticated', c.oid, v.verb) end)
       and not exists (select from pg_policies as p
         where p.schemaname = 'public' and p.tablename = c.relname and p.cmd in (v.verb, 'ALL'))`,
  ],
  [
    'policies are `to authenticated`, permissive and one per verb',
    `select tablename || ' ' || cmd as name from pg_policies where schemaname in ${ours}
     group by tablename, cmd having count(*) > 1 or bool_or(roles <> '{authenticated}' or permissive <> 'PERMISSIVE')`,
  ],
  [
    'policies are never simply true',
    `select policyname as name from pg_policies where schemaname in ${ours}
       and (btrim(qual, '() ') = 'true' or btrim(with_check, '() ') = 'true')`,
  ],
  [
    'policies call helpers once a statement: (select private.f()), = any (array(select …)), in (select …)',
    `select policyname as name from pg_policies where schemaname in ${ours}
       and regexp_replace(concat(qual, ' ', with_check), '(SELECT|FROM) +(private|auth)\\.\\w+\\(\\)', '', 'g')
         ~ '(private|auth)\\.\\w+\\('`,
  ],
  [
    'foreign keys have an index that begins with their columns',
    `select k.conname as name from pg_constraint as k
     where k.contype = 'f' and k.connamespace::regnamespace::text in ${ours}
       and not exists (select from pg_index as i where i.indrelid = k.conrelid and i.indpred is null
         and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)`,
  ],
  [
    'foreign keys say what happens on delete',
    `select conname as name from pg_constraint
     where contype = 'f' and connamespace::regnamespace::text in ${ours} and confdeltype = 'a'`,
  ],
  [
    "foreign keys between a tenant's tables carry org_id",
    `select k.conname as name from pg_constraint as k
     where k.contype = 'f' and k.connamespace::regnamespace::text in ${ours}
       and exists (select from pg_attribute as a where a.attrelid = k.confrelid and a.attname = 'org_id')
       and not exists (select from pg_attribute as a
         where a.attrelid = k.conrelid and a.attname = 'org_id' and a.attnum = any (k.conkey))`,
  ],
  [
    "unique keys of a tenant's tables begin with org_id",
    `select i.indexrelid::regclass::text as name from pg_index as i
     join pg_class as c on c.oid = i.indrelid
     join pg_attribute as a on a.attrelid = i.indrelid and a.attname = 'org_id'
     where i.indisunique and c.relnamespace::regnamespace::text in ${ours} and i.indkey[0] <> a.attnum
       and i.indexrelid::regclass::text not in ${allowed(globalKeys)}`,
  ],
  [
    'tables have a primary key and a comment that says who sees a row',
    `select c.oid::regclass::text as name from pg_class as c
     where c.relnamespace::regnamespace::text in ${ours} and c.relkind in ('r', 'p')
       and (obj_description(c.oid, 'pg_class') is null
         or not exists (select from pg_index as i where i.indrelid = c.oid and i.indisprimary))`,
  ],
  [
    'no index stands twice',
    `select min(indexrelid::regclass::text) as name from pg_index as i join pg_class as c on c.oid = i.indrelid
     where c.relnamespace::regnamespace::text in ${ours}
     group by indrelid, indkey::text, indclass::text, coalesce(pg_get_expr(indpred, indrelid), ''),
       coalesce(pg_get_expr(indexprs, indrelid), ''), indoption::text having count(*) > 1`,
  ],
  [
    'columns are of types whose comparison is leakproof: text + check, bigint minor units, no enum, citext, numeric',
    `select c.relname || '.' || a.attname as name from pg_attribute as a
     join pg_class as c on c.oid = a.attrelid join pg_type as t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and (t.typtype = 'e' or t.typname in ('citext', 'numeric', 'money', 'varchar', 'bpchar', 'timestamp'))`,
  ],
  [
    "functions have `set search_path = ''` and a comment that says who may call them",
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace::regnamespace::text in ${ours}
       and (not coalesce(p.proconfig @> array['search_path=""'], false) or obj_description(p.oid, 'pg_proc') is null)`,
  ],
  [
    'functions of the API run as their caller and take one jsonb payload',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace = 'public'::regnamespace
       and (p.prosecdef or p.proargnames <> '{payload}' or p.prorettype <> 'jsonb'::regtype)`,
  ],
  [
    'nobody but those granted by name may execute a function: revoke … from public, anon',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace::regnamespace::text in ${ours}
       and (has_function_privilege('anon', p.oid, 'execute')
         or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a where a.grantee = 0))`,
  ],
  [
    'definer functions that a member may call are on the list in supabase/tests/lint-exceptions.ts',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace = 'private'::regnamespace and p.prosecdef
       and has_function_privilege('authenticated', p.oid, 'execute')
       and p.proname not in ${allowed([...callableDefiners.rpcs, ...callableDefiners.logins, ...callableDefiners.helpers])}`,
  ],
  [
    'definer functions behind an RPC know the caller first: me private.caller := private.require_caller()',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace = 'private'::regnamespace and p.prosecdef
       and p.proname in ${allowed(callableDefiners.rpcs)}
       and has_function_privilege('authenticated', p.oid, 'execute')
       and p.prosrc !~ '^\\s*declare\\s+me private\\.caller := private\\.require_caller\\(\\);'`,
  ],
  [
    'definer functions behind an RPC for whoever signed in know the login first: private.require_login()',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace = 'private'::regnamespace and p.prosecdef
       and p.proname in ${allowed(callableDefiners.logins)}
       and p.prosrc !~ '^\\s*declare\\s+login auth\\.users := private\\.require_login\\(\\);'`,
  ],
  [
    'definer helpers of policies take no argument of whose rows they are to speak',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace = 'private'::regnamespace and p.prosecdef and p.pronargs > 0
       and p.proname in ${allowed(callableDefiners.helpers)}`,
  ],
  [
    'views run as their caller: with (security_invoker = true); no materialised view is granted',
    `select c.relname as name from pg_class as c where c.relnamespace = 'public'::regnamespace
       and (c.relkind = 'm' or (c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)))`,
  ],
  [
    'extensions live in their own schema',
    `select extname as name from pg_extension where extnamespace = 'public'::regnamespace`,
  ],
  [
    'nothing of ours is in the schemas of the platform',
    `select p.oid::regprocedure::text as name from pg_proc as p
     where p.pronamespace::regnamespace::text in ('auth', 'storage') and p.proowner = 'postgres'::regrole
     union all select c.relname from pg_class as c
     where c.relnamespace::regnamespace::text in ('auth', 'storage') and c.relowner = 'postgres'::regrole`,
  ],
];

describe('the schema keeps its rules', () => {
  test.each(rules)('%s', async (_rule, query) => {
    expect(await offenders(query)).toEqual([]);
  });

  test('the lists of exceptions name only what is there', async () => {
    const names = [
      ...callableDefiners.rpcs,
      ...callableDefiners.logins,
      ...callableDefiners.helpers,
    ];
    const known = await offenders(
      `select distinct p.proname as name from pg_proc as p where p.pronamespace = 'private'::regnamespace
         and p.prosecdef and has_function_privilege('authenticated', p.oid, 'execute')`,
    );
    expect(names.toSorted()).toEqual(known.toSorted());
  });

  test('a table of the caller’s own making is not taken for ours', async () => {
    const [member] = await backend.sql<{ id: string }[]>`
      select user_id as id from public.members where email = 'zhao.min@harbour-tools.example'`;
    const role = await backend.sqlAs('authenticated', { sub: member?.id }, async (sql) => {
      await sql`reset role`;
      await sql`create temp table members as select * from public.members limit 0`;
      await sql`set local role authenticated`;
      const [row] = await sql<{ me: { role: string } }[]>`select public.who_am_i('{}') as me`;
      return row?.me.role;
    });
    expect(role).toBe('rep');
  });
});
