-- What a hosted project holds before the first migration. Runs as supabase_admin, once per database.
create schema extensions authorization postgres;
grant usage on schema extensions to anon, authenticated, service_role;
-- Hosted projects come with it; `create extension if not exists` in a migration is then a no-op on both.
create extension pgcrypto with schema extensions;

create schema supabase_migrations authorization postgres;
-- The CLI's own table: `supabase migration list` reads what we record.
create table supabase_migrations.schema_migrations (
  version text not null primary key,
  statements text[],
  name text
);
alter table supabase_migrations.schema_migrations owner to postgres;

-- Usage only: each migration grants what it means to grant.
grant usage on schema public to anon, authenticated, service_role;

create schema if not exists auth;
