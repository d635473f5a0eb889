import { beforeAll, describe, expect, test } from 'vitest';
import { type HostedProject, useHostedCluster } from './hosted-cluster.ts';

const hosted = useHostedCluster();
let project: HostedProject;

// The harder case: a project that would grant every new object to everybody if the migrations let it.
beforeAll(async () => {
  project = await hosted.createProject('older', true);
  await hosted.push(project);
}, 120_000);

/** All that PUBLIC and anon may do here, each with its reason. Nothing is added without one. */
const openToEverybody: readonly string[] = [
  // The platform's own: names in the schema can be looked up, and then each object decides.
  'schema public: USAGE to anon',
  'schema public: USAGE to public',
  // Column defaults and checks may call functions of extensions, whoever writes.
  'schema extensions: USAGE to anon',
];

const lines = async (query: string): Promise<string[]> => {
  const rows = await project.admin.unsafe<{ line: string }[]>(query);
  return rows.map(({ line }) => line);
};

describe('what is open to whoever asks', () => {
  test('is the written list and nothing else: schemas, tables, columns, sequences, functions', async () => {
    const found = await lines(`
      with ours as (
        select oid, nspname, nspacl, nspowner from pg_namespace where nspname in ('public', 'private', 'extensions')
      ),
      granted as (
        select 'schema ' || n.nspname as what, g.privilege_type as verb, g.grantee
        from ours as n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as g
        union all
        select c.oid::regclass::text, g.privilege_type, g.grantee
        from pg_class as c join ours as n on n.oid = c.relnamespace and n.nspname <> 'extensions',
          aclexplode(coalesce(
            c.relacl, acldefault((case c.relkind when 'S' then 's' else 'r' end)::"char", c.relowner)
          )) as g
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        union all
        select c.oid::regclass || '.' || a.attname, g.privilege_type, g.grantee
        from pg_class as c join ours as n on n.oid = c.relnamespace and n.nspname <> 'extensions'
        join pg_attribute as a on a.attrelid = c.oid, aclexplode(a.attacl) as g
        union all
        select p.oid::regprocedure::text, g.privilege_type, g.grantee
        from pg_proc as p join ours as n on n.oid = p.pronamespace and n.nspname <> 'extensions',
          aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g
      )
      select format('%s: %s to %s', what, verb, case when grantee = 0 then 'public' else 'anon' end) as line
      from granted where grantee = 0 or grantee = 'anon'::regrole`);
    expect(found.toSorted()).toEqual(openToEverybody.toSorted());
  });

  test('every table, view and function of the API says in so many words who may use it', async () => {
    const unsaid = await lines(`
      select c.oid::regclass::text as line from pg_class as c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and c.relacl is null
      union all
      select p.oid::regprocedure::text from pg_proc as p
      where p.pronamespace::regnamespace::text in ('public', 'private') and p.proacl is null`);
    expect(unsaid).toEqual([]);
  });

  test('the tables of the private schema are nobody’s but the owner’s, whatever a project grants by default', async () => {
    const open = await lines(`
      select format('%s to %s', c.oid::regclass, g.grantee::regrole) as line
      from pg_class as c, aclexplode(c.relacl) as g
      where c.relnamespace = 'private'::regnamespace and g.grantee <> c.relowner`);
    expect(open).toEqual([]);
  });
});

describe('what comes later', () => {
  test('a new table, sequence or function is closed until its migration opens it', async () => {
    const undo = new Error('rolled back');
    const open: string[] = [];
    const trial = project.owner.begin(async (sql) => {
      await sql.unsafe(`
        create table public.newcomers (id bigint generated always as identity, name text);
        create sequence public.newcomers_numbers;
        create function public.newcomer() returns int language sql set search_path = '' return 1;
        create function private.newcomer() returns int language sql set search_path = '' return 1`);
      const rows = await sql<{ line: string }[]>`
        select r.role || ' ' || o.what as line
        from unnest(array['anon', 'authenticated', 'service_role']) as r (role)
        cross join lateral (values
          ('table', has_table_privilege(r.role, 'public.newcomers', 'select, insert, update, delete, truncate')),
          ('sequence', has_sequence_privilege(r.role, 'public.newcomers_numbers', 'usage, select, update')),
          ('function', has_function_privilege(r.role, 'public.newcomer()', 'execute')),
          ('helper', has_function_privilege(r.role, 'private.newcomer()', 'execute'))
        ) as o (what, open)
        where o.open`;
      open.push(...rows.map(({ line }) => line));
      throw undo;
    });
    await expect(trial).rejects.toBe(undo);
    expect(open).toEqual([]);
  });
});

describe('the schemas of the platform', () => {
  test('hold no table, function, type, trigger or policy of ours', async () => {
    const ours = await lines(`
      with theirs as (
        select oid from pg_namespace where nspname in ('auth', 'storage', 'realtime', 'vault', 'cron', 'net')
      )
      select c.oid::regclass::text as line from pg_class as c join theirs as n on n.oid = c.relnamespace
      where c.relowner = 'postgres'::regrole
      union all
      select p.oid::regprocedure::text from pg_proc as p join theirs as n on n.oid = p.pronamespace
      where p.proowner = 'postgres'::regrole
      union all
      select t.oid::regtype::text from pg_type as t join theirs as n on n.oid = t.typnamespace
      where t.typowner = 'postgres'::regrole
      union all
      select t.tgname || ' on ' || c.oid::regclass from pg_trigger as t
      join pg_class as c on c.oid = t.tgrelid join theirs as n on n.oid = c.relnamespace
      join pg_proc as p on p.oid = t.tgfoid
      -- Foreign keys to auth.users bring triggers of their own, which are Postgres'.
      where not t.tgisinternal and p.proowner = 'postgres'::regrole
      union all
      select y.polname from pg_policy as y join pg_class as c on c.oid = y.polrelid
      join theirs as n on n.oid = c.relnamespace`);
    expect(ours).toEqual([]);
  });

  test('of auth, nothing is referred to but auth.users and its id', async () => {
    const referred = await lines(`
      select distinct format('%s.%s', k.confrelid::regclass, a.attname) as line
      from pg_constraint as k
      join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = any (k.confkey)
      where k.contype = 'f' and k.connamespace::regnamespace::text in ('public', 'private')
        and k.confrelid::regclass::text like 'auth.%'`);
    expect(referred).toEqual(['auth.users.id']);
  });
});
