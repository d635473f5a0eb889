-- What a hosted project has and a bare cluster has not: the vault, pg_cron and pg_net, as far as Threadbook touches them.
-- Stand-ins: they keep what they are given, ring no one and seal nothing. Runs as supabase_admin, once per database.

create schema vault;
create table vault.secrets (
  id uuid not null primary key default gen_random_uuid(),
  name text unique,
  description text not null default '',
  secret text not null
);
create view vault.decrypted_secrets as
  select s.id, s.name, s.description, s.secret, s.secret as decrypted_secret from vault.secrets as s;
create function vault.create_secret(new_secret text, new_name text default null, new_description text default '')
returns uuid language sql as $$
  insert into vault.secrets (secret, name, description) values (new_secret, new_name, new_description) returning id
$$;
create function vault.update_secret(
  secret_id uuid, new_secret text default null, new_name text default null, new_description text default null
) returns void language sql as $$
  update vault.secrets set secret = coalesce(new_secret, secret), name = coalesce(new_name, name),
    description = coalesce(new_description, description)
  where id = secret_id
$$;
-- Nobody but the owner of the schema and its definer functions, as on hosted.
grant usage on schema vault to postgres;
grant select, insert, update, delete on vault.secrets to postgres;
grant select on vault.decrypted_secrets to postgres;
revoke execute on all functions in schema vault from public;
grant execute on all functions in schema vault to postgres;

create schema cron;
create table cron.job (jobname text not null primary key, schedule text not null, command text not null);
create table cron.job_run_details (jobid bigint, status text, return_message text, start_time timestamptz);
create function cron.schedule(job_name text, schedule text, command text) returns bigint language sql as $$
  insert into cron.job (jobname, schedule, command) values (job_name, schedule, command)
  on conflict (jobname) do update set schedule = excluded.schedule, command = excluded.command returning 1
$$;
create function cron.unschedule(job_name text) returns boolean language sql as $$
  delete from cron.job where jobname = job_name returning true
$$;
grant usage on schema cron to postgres;
grant select, insert, update, delete on all tables in schema cron to postgres;

create schema net;
create table net.sent (
  id bigint not null primary key generated always as identity, url text, headers jsonb, body jsonb
);
create table net._http_response (id bigint, status_code int, content text, error_msg text, created timestamptz);
create function net.http_post(
  url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds int default 5000
) returns bigint language sql as $$
  insert into net.sent (url, headers, body) values (url, headers, body) returning id
$$;
grant usage on schema net to postgres;
grant select, insert on all tables in schema net to postgres;

-- Supabase lets its `postgres` load rows without triggers and foreign keys: its guide to restoring says so.
-- https://supabase.com/docs/guides/platform/migrating-within-supabase/backup-restore
grant set on parameter session_replication_role to postgres;
