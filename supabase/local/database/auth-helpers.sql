-- The four helpers with the bodies of hosted. The gateway's library brings its own, which read only the older
-- settings `request.jwt.claim.*`; so these are put back at every start.
create or replace function auth.uid() returns uuid language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.sub', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
  )::uuid
$$;

create or replace function auth.role() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.role', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'role'
  )
$$;

create or replace function auth.email() returns text language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim.email', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'email'
  )
$$;

create or replace function auth.jwt() returns jsonb language sql stable as $$
  select coalesce(
    nullif(current_setting('request.jwt.claim', true), ''),
    nullif(current_setting('request.jwt.claims', true), '')
  )::jsonb
$$;

-- Functions that run as their caller ask who calls.
grant usage on schema auth to anon, authenticated, service_role;
-- Migrations put foreign keys and triggers on auth.users, and create nothing in its schema.
grant usage on schema auth to postgres with grant option;
grant select, insert, update, delete, references, trigger on all tables in schema auth to postgres;
