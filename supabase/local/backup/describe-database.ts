import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import type { BackupHeader } from './backup-file.ts';

type Asked = postgres.ISql;

/** The key and what is counted per hour or minute stay out; sessions too, since people simply sign in again. */
const leftOut = ['private.local_keys', 'private.call_counters', 'public.call_counters'];
const ofLogins = ['auth.users', 'auth.identities'];

export const fingerprintOf = (columnKey: string): string =>
  createHash('sha256').update(`threadbook-backup/${columnKey}`).digest('hex');

/** Tables that a backup holds, quoted, with the columns that can be written and how many rows they have. */
export async function describeTables(sql: Asked): Promise<BackupHeader['tables']> {
  const rows = await sql<{ name: string; columns: string[] }[]>`
    select format('%I.%I', n.nspname, c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class as c
    join pg_namespace as n on n.oid = c.relnamespace
    join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relpersistence = 'p'
      and (n.nspname in ('public', 'private') or n.nspname || '.' || c.relname = any(${ofLogins}))
      and n.nspname || '.' || c.relname <> all(${leftOut})
    group by 1 order by 1`;
  const tables: BackupHeader['tables'] = [];
  for (const { name, columns } of rows) {
    const [counted] = await sql.unsafe(`select count(*)::int as rows from ${name}`);
    tables.push({ name, columns, rows: Number(counted?.rows) });
  }
  return tables;
}

/** Where the sequences of identities and codes stand. */
export async function describeSequences(sql: Asked): Promise<BackupHeader['sequences']> {
  const names = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, sequencename) as name from pg_sequences
    where schemaname in ('public', 'private') order by 1`;
  const sequences: BackupHeader['sequences'] = [];
  for (const { name } of names) {
    const [row] = await sql.unsafe(`select last_value::text as value, is_called from ${name}`);
    sequences.push({ name, value: String(row?.value), called: row?.is_called === true });
  }
  return sequences;
}

export async function describeMigrations(sql: Asked): Promise<string[]> {
  const rows = await sql`select version from supabase_migrations.schema_migrations order by 1`;
  return rows.map(({ version }) => String(version));
}

/** Grants on tables, columns, sequences and functions, policies, and which tables have row-level security. */
export async function describeRights(sql: Asked): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with ours as (select oid, nspname from pg_namespace where nspname in ('public', 'private'))
    select format('%s %s %s to %s', c.oid::regclass, g.privilege_type, g.is_grantable, g.grantee::regrole) as line
    from pg_class as c join ours on ours.oid = c.relnamespace, aclexplode(c.relacl) as g
    union all
    select format('%s.%s %s %s to %s', c.oid::regclass, a.attname, g.privilege_type, g.is_grantable, g.grantee::regrole)
    from pg_class as c join ours on ours.oid = c.relnamespace
    join pg_attribute as a on a.attrelid = c.oid, aclexplode(a.attacl) as g
    union all
    select format('%s %s %s to %s', p.oid::regprocedure, g.privilege_type, g.is_grantable, g.grantee::regrole)
    from pg_proc as p join ours on ours.oid = p.pronamespace,
      aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as g
    union all
    select format('%s policy %s %s %s to %s using %s check %s', p.tablename, p.policyname, p.permissive, p.cmd,
      p.roles, p.qual, p.with_check)
    from pg_policies as p where p.schemaname in ('public', 'private')
    union all
    select format('%s row-level security %s %s', c.oid::regclass, c.relrowsecurity, c.relforcerowsecurity)
    from pg_class as c join ours on ours.oid = c.relnamespace where c.relkind = 'r'`;
  // By code points: the order of the server depends on its locale.
  return rows.map(({ line }) => line).sort();
}
