-- On hosted, pg_cron rings the edge functions `tick`, `sync` and `daily-mail` every minute through pg_net; on one machine, where neither
-- extension exists, supabase/local rings it and this migration does nothing.
--
-- Two secrets are put into the vault by whoever sets the project up, and are read at each ring:
--   select vault.create_secret('https://<ref>.supabase.co', 'project_url');
--   select vault.create_secret('<the CRON_SECRET of the function>', 'cron_secret');
-- The cron secret is the function's own: a secret API key is no token and would be refused as one.
do $migration$
declare
  bell text;
begin
  if (select count(*) from pg_available_extensions where name in ('pg_cron', 'pg_net')) = 2 then
    execute 'create extension if not exists pg_cron';
    execute 'create extension if not exists pg_net with schema extensions';
  end if;
  if to_regprocedure('cron.schedule(text, text, text)') is null or to_regnamespace('net') is null then
    return;
  end if;
  -- The name is the key: applied again, the schedule is replaced and not doubled.
  foreach bell in array array['tick', 'sync', 'daily-mail'] loop
    execute 'select cron.schedule($1, $2, $3)' using bell, '* * * * *', format($bell$
      select net.http_post(
        url := (select decrypted_secret from vault.decrypted_secrets where name = 'project_url')
          || '/functions/v1/%s',
        headers := jsonb_build_object(
          'content-type', 'application/json',
          'x-cron-secret',
          (select decrypted_secret from vault.decrypted_secrets where name = 'cron_secret')
        ),
        body := '{}'::jsonb,
        timeout_milliseconds := 100000
      )
    $bell$, bell);
  end loop;
end
$migration$;
