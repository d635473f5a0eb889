import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { describeRights } from '../local/backup/describe-database.ts';
import { applyMigrations } from '../local/database/apply-migrations.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { databaseTypes } from './database-types.ts';
import { type HostedProject, root, useHostedCluster } from './hosted-cluster.ts';

const hosted = useHostedCluster();
const backend = useBackend();
const folder = join(root, 'supabase', 'migrations');
const files = (await readdir(folder)).toSorted();
let project: HostedProject;
let said = '';

beforeAll(async () => {
  project = await hosted.createProject('newer', false);
  said = await hosted.push(project);
}, 120_000);

/** Every object of ours with its definition, so that two databases can be compared. */
const shapeOf = ({ admin }: HostedProject) => admin<{ line: string }[]>`
  select line from (
    select format('%s %s %s', c.oid::regclass, c.relkind, c.xmin) as line
    from pg_class as c where c.relnamespace::regnamespace::text in ('public', 'private')
    union all
    select format('%s %s', p.oid::regprocedure, p.xmin) from pg_proc as p
    where p.pronamespace::regnamespace::text in ('public', 'private')
  ) as s order by line`;

describe('supabase db push on an empty project', () => {
  test('applies every migration in order, as a role that is no superuser', async () => {
    const applied = [...said.matchAll(/Applying migration (\S+\.sql)/g)].map(([, file]) => file);
    expect(applied).toEqual(files);
    const [role] = await project.owner`
      select current_user::text as name, rolsuper from pg_roles where rolname = current_user`;
    expect(role).toEqual({ name: 'postgres', rolsuper: false });
  });

  test('records each under its version and name', async () => {
    const rows = await project.owner<{ file: string }[]>`
      select version || '_' || name || '.sql' as file
      from supabase_migrations.schema_migrations order by version`;
    expect(rows.map(({ file }) => file)).toEqual(files);
  });

  test('a second time there is nothing to do, and nothing is touched', async () => {
    const before = await shapeOf(project);
    expect(await hosted.push(project)).toMatch(/up to date/);
    expect(await shapeOf(project)).toEqual(before);
  });

  test('the launcher of one machine finds nothing left to apply, so both keep the same books', async () => {
    expect(await applyMigrations(project.owner, folder)).toEqual([]);
  });

  test('the types that the code is compiled with are those of the pushed database', async () => {
    expect(await databaseTypes(project.admin)).toEqual(await databaseTypes(backend.sql));
  });

  test('and one column or function that no types were generated for would be seen', async () => {
    const known = await databaseTypes(project.admin);
    for (const change of [
      'alter table public.tags add column surplus text',
      'alter table public.tags alter column name drop not null',
      "create function public.surplus(payload jsonb) returns jsonb language sql set search_path = '' return payload",
    ]) {
      const undo = new Error('rolled back');
      const trial = project.admin.begin(async (sql) => {
        await sql.unsafe(change);
        expect(await databaseTypes(sql), change).not.toEqual(known);
        throw undo;
      });
      await expect(trial).rejects.toBe(undo);
    }
  });

  test('everything in public and private belongs to postgres', async () => {
    const others = await project.admin`
      select c.oid::regclass::text as name from pg_class as c
      where c.relnamespace::regnamespace::text in ('public', 'private') and c.relowner <> 'postgres'::regrole
      union all
      select p.oid::regprocedure::text from pg_proc as p
      where p.pronamespace::regnamespace::text in ('public', 'private') and p.proowner <> 'postgres'::regrole`;
    expect(others).toEqual([]);
  });
});

describe('rights do not depend on where the database stands', () => {
  test('a project that grants new tables to everybody by default ends with the same grants and policies', async () => {
    const older = await hosted.createProject('older', true);
    await hosted.push(older);
    expect(await describeRights(older.admin)).toEqual(await describeRights(project.admin));
  });

  test('and so does the backend of one machine', async () => {
    expect(await describeRights(backend.sql)).toEqual(await describeRights(project.admin));
  });
});

describe('what only hosted has', () => {
  test('the schedule rings tick, sync and daily-mail every minute, with the address and the secret of the vault', async () => {
    const jobs = await project.admin<{ jobname: string; schedule: string; command: string }[]>`
      select * from cron.job order by jobname desc`;
    expect(jobs.map(({ jobname, schedule }) => ({ jobname, schedule }))).toEqual([
      { jobname: 'tick', schedule: '* * * * *' },
      { jobname: 'sync', schedule: '* * * * *' },
      { jobname: 'daily-mail', schedule: '* * * * *' },
    ]);
    await project.owner`select vault.create_secret('https://demo.supabase.co', 'project_url')`;
    await project.owner`select vault.create_secret('the-cron-secret', 'cron_secret')`;
    for (const { command } of jobs) await project.owner.unsafe(command);
    expect(await project.admin`select url, headers, body from net.sent`).toEqual(
      ['tick', 'sync', 'daily-mail'].map((name) => ({
        url: `https://demo.supabase.co/functions/v1/${name}`,
        headers: { 'content-type': 'application/json', 'x-cron-secret': 'the-cron-secret' },
        body: {},
      })),
    );
  });

  test('the key of sealed columns is made in the vault and stands in no table', async () => {
    const [key] = await project.owner<{ length: number }[]>`
      select length(decrypted_secret) from vault.decrypted_secrets where name = 'threadbook_column_key'`;
    expect(key).toEqual({ length: 64 });
    expect(await project.admin`select from private.local_keys`).toHaveLength(0);
    const org = crypto.randomUUID();
    const row = crypto.randomUUID();
    const [opened] = await project.owner<{ text: string }[]>`
      select private.unseal(${org}, ${row}, private.seal(${org}, ${row}, 'one million')) as text`;
    expect(opened).toEqual({ text: 'one million' });
  });
});
