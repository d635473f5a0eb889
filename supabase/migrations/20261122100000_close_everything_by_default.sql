-- Nothing is open until a migration opens it. Hosted projects differ in what new tables are granted by default,
-- so the answer is written down here and each object below grants what it means to grant.

-- Functions: the default lets PUBLIC execute. Without `in schema`, or it does nothing.
alter default privileges revoke execute on functions from public;

-- Supabase's own defaults of older projects, taken back for this owner's future objects.
alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- Helpers, keys, queues and secrets: never in the list of exposed schemas, so no REST path leads here.
-- Signed-in users may use the schema because row policies and the RPCs in `public` call functions in it;
-- which of them they may execute is granted function by function.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;
comment on schema private is
  'Helpers, keys and bookkeeping. Never exposed by the API; executable functions are granted one by one.';

-- Extensions live apart, so that functions with an empty search path name them in full and the API never lists them.
create schema if not exists extensions;
grant usage on schema extensions to anon, authenticated, service_role;
create extension if not exists pgcrypto with schema extensions;
create extension if not exists pg_trgm with schema extensions;
