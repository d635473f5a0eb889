import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useBackend } from '../../local/testing/test-database.ts';

const backend = useBackend();
const migration = new URL(
  '../../migrations/20261122110000_ring_tick_on_hosted.sql',
  import.meta.url,
);

// pg_cron, pg_net and the vault exist on hosted only. Stand-ins show what the migration asks of them.
test('on hosted one schedule each rings tick, sync and daily-mail every minute with the secret of the vault', async () => {
  const text = (await readFile(migration, 'utf8'))
    .replace(/if \(select count.*?end if;/s, '')
    .replace(/execute 'create extension.*?';/g, '');
  await backend.sql.unsafe(`
    create schema cron;
    create schema net;
    create schema vault;
    create table cron.job (name text primary key, schedule text, command text);
    create table net.sent (url text, headers jsonb, body jsonb);
    create table vault.decrypted_secrets (name text, decrypted_secret text);
    insert into vault.decrypted_secrets values
      ('project_url', 'https://demo.supabase.co'), ('cron_secret', 'the-cron-secret');
    create function cron.schedule(job_name text, schedule text, command text) returns void language sql
    as $$ insert into cron.job values ($1, $2, $3)
      on conflict (name) do update set schedule = excluded.schedule, command = excluded.command $$;
    create function net.http_post(
      url text, body jsonb, headers jsonb, timeout_milliseconds int
    ) returns bigint language sql
    as $$ insert into net.sent values (url, headers, body) returning 1 $$`);
  await backend.sql.unsafe(text);
  await backend.sql.unsafe(text);
  const jobs = await backend.sql`select schedule, command from cron.job order by name desc`;
  expect(jobs).toMatchObject([
    ...[{ schedule: '* * * * *' }, { schedule: '* * * * *' }, { schedule: '* * * * *' }],
  ]);
  for (const { command } of jobs) await backend.sql.unsafe(String(command));
  const sent = (name: string) => ({
    url: `https://demo.supabase.co/functions/v1/${name}`,
    headers: { 'content-type': 'application/json', 'x-cron-secret': 'the-cron-secret' },
    body: {},
  });
  expect(await backend.sql`select url, headers, body from net.sent order by url desc`).toEqual([
    sent('tick'),
    sent('sync'),
    sent('daily-mail'),
  ]);
});

test('where the extensions are missing the migration does nothing', async () => {
  const [row] = await backend.sql`select count(*)::int as found from pg_extension
    where extname in ('pg_cron', 'pg_net')`;
  expect(row?.found).toBe(0);
});
