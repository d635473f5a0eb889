import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type HostedProject, useHostedCluster } from './hosted-cluster.ts';

// `supabase db advisors` runs the same lints on a database of its own as the dashboard runs on a project.
// https://supabase.com/docs/guides/database/database-advisors

const hosted = useHostedCluster();
let project: HostedProject;

beforeAll(async () => {
  project = await hosted.createProject('advised', false);
  await hosted.push(project);
}, 120_000);

const findings = z.array(z.object({ name: z.string(), level: z.string(), detail: z.string() }));
type Findings = z.infer<typeof findings>;

async function advise(): Promise<Findings> {
  const ran = await hosted.run('supabase', [
    ...['db', 'advisors', '--db-url', project.databaseUrl],
    ...['--type', 'all', '--level', 'info', '--fail-on', 'none'],
  ]);
  if (ran.code !== 0) throw new Error(ran.stderr);
  // It says in words that there is nothing.
  return ran.stdout.trim().startsWith('[') ? findings.parse(JSON.parse(ran.stdout)) : [];
}

const namesOf = (found: Findings, ...levels: string[]): string[] => [
  ...new Set(found.filter(({ level }) => levels.includes(level)).map(({ name }) => name)),
];

/** Errors and warnings that stay, with the reason. There are none. */
const acceptedWarnings: readonly string[] = [];

/** Hints that say nothing against the schema, with the reason. */
const acceptedHints: readonly string[] = [
  // An empty database has used no index yet; supabase/tests/plans says which query needs which.
  'unused_index',
  // Tables that nobody but definer functions reads: row security without a policy is what closes them.
  'rls_enabled_no_policy',
];

describe('supabase db advisors', () => {
  test('finds no error and no warning outside the written list', async () => {
    const found = await advise();
    const serious = found.filter(
      ({ level, detail }) => level !== 'INFO' && !acceptedWarnings.includes(detail),
    );
    expect(serious).toEqual([]);
    expect(namesOf(found, 'INFO').filter((name) => !acceptedHints.includes(name))).toEqual([]);
  });

  test('what has row security and no policy is granted to nobody but the service', async () => {
    const tables = (await advise())
      .filter(({ name }) => name === 'rls_enabled_no_policy')
      .map(({ detail }) => /`(.+?)`/.exec(detail)?.[1] ?? detail);
    expect(tables.length).toBeGreaterThan(0);
    const open = await project.admin<{ name: string }[]>`
      select t.name from unnest(${tables}::text[]) as t (name)
      where has_table_privilege('authenticated', t.name, 'select, insert, update, delete')
        or has_any_column_privilege('authenticated', t.name, 'select, insert, update')`;
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('and would find what one can do wrong', async () => {
    await project.owner.unsafe(`
      create table public.wide_open (id int, customer uuid);
      grant select on public.wide_open to anon, authenticated;
      create table public.half_open (
        id int primary key, owner uuid, parent int constraint half_open_parent references public.half_open (id)
      );
      grant select on public.half_open to authenticated;
      create policy half_open_read on public.half_open for select to authenticated using (owner = auth.uid());
      create table public.twice_open (id int primary key, owner uuid);
      alter table public.twice_open enable row level security;
      grant select on public.twice_open to authenticated;
      create policy one on public.twice_open for select to authenticated using (owner = auth.uid());
      create policy two on public.twice_open for select to authenticated using (true);
      create index twice_open_one on public.twice_open (owner);
      create index twice_open_two on public.twice_open (owner);
      create view public.everybody as select id, email from auth.users;
      grant select on public.everybody to anon, authenticated;
      create materialized view public.snapshot as select 1 as one;
      grant select on public.snapshot to anon, authenticated;
      create function public.careless() returns int language sql security definer as 'select 1';
      grant execute on function public.careless() to anon, authenticated;
      create extension citext with schema public`);
    try {
      const found = await advise();
      expect(namesOf(found, 'ERROR')).toEqual(
        expect.arrayContaining([
          'rls_disabled_in_public',
          'policy_exists_rls_disabled',
          'security_definer_view',
          'auth_users_exposed',
        ]),
      );
      expect(namesOf(found, 'WARN')).toEqual(
        expect.arrayContaining([
          'function_search_path_mutable',
          'auth_rls_initplan',
          'multiple_permissive_policies',
          'duplicate_index',
          'extension_in_public',
          'materialized_view_in_api',
        ]),
      );
      expect(namesOf(found, 'INFO')).toEqual(
        expect.arrayContaining(['unindexed_foreign_keys', 'no_primary_key']),
      );
    } finally {
      await project.owner.unsafe(`
        drop extension citext;
        drop function public.careless();
        drop materialized view public.snapshot;
        drop view public.everybody;
        drop table public.wide_open, public.half_open, public.twice_open`);
    }
  });
});
