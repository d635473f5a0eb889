-- Time stands still. Functions ask for it as now() and clock_timestamp(), with an empty search path, so that nothing can be
-- put before pg_catalog; instead the two are replaced there, in a database that lives as long as the test. Postgres' own
-- code goes on asking the machine.
create or replace function pg_catalog.now() returns timestamptz language sql stable parallel safe as $$
  select coalesce(nullif(current_setting('tests.moment', true), '')::timestamptz, transaction_timestamp())
$$;
create or replace function pg_catalog.clock_timestamp() returns timestamptz language sql volatile parallel safe as $$
  select coalesce(nullif(current_setting('tests.moment', true), '')::timestamptz, timeofday()::timestamptz)
$$;

create schema tests;
grant usage on schema tests, pgtap to public;

-- From here to the end of the transaction it is so late.
create function tests.at(moment timestamptz) returns void language sql
as $$ select set_config('tests.moment', moment::text, true) $$;

-- A wall clock of a zone, as people write it: tests.wall('2026-03-08 02:30', 'America/New_York').
create function tests.wall(written text, zone text) returns timestamptz language sql
as $$ select written::timestamp at time zone zone $$;
