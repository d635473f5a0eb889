-- The roles of a hosted project, once per cluster. What a migration may do here it may do there: `postgres`
-- owns the database and is no superuser, so that `alter system`, leakproof functions, event triggers and
-- objects in the schema auth are refused locally as well.
create role anon nologin noinherit;
create role authenticated nologin noinherit;
create role service_role nologin noinherit bypassrls;
create role authenticator login noinherit;
create role supabase_auth_admin nologin noinherit createrole;
create role postgres login createdb createrole replication bypassrls;

grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;

-- Set on the roles and not on the database, since a database made from a template does not inherit settings.
-- PostgREST's `extra_search_path`: without `extensions`, `=` on citext would compare case.
alter role supabase_admin set search_path to "$user", public, extensions;
alter role postgres set search_path to "$user", public, extensions;
alter role authenticator set search_path to "$user", public, extensions;
