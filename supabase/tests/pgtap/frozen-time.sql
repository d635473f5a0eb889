-- The ground that the other files stand on: time stands still where our functions ask for it, and where rows get theirs.
select plan(7);

select at('2026-03-08 06:59:59Z');
select is(now(), '2026-03-08 06:59:59Z', 'now() is what the test says');
select is(clock_timestamp(), '2026-03-08 06:59:59Z', 'the clock stands as well');

create function tests.asks() returns timestamptz language plpgsql set search_path = '' as $$
declare
  moment timestamptz := now();
begin
  return moment;
end $$;
select is(tests.asks(), '2026-03-08 06:59:59Z', 'inside a function with an empty search path too');

create temporary table kept (id int, at timestamptz default now(), written timestamptz default clock_timestamp());
insert into kept values (1);
select is(at, '2026-03-08 06:59:59Z', 'a default that is now() is frozen') from kept;
select is(written, '2026-03-08 06:59:59Z', 'a default that is the clock is frozen') from kept;

select at('2026-03-08 07:00:00Z');
select is(tests.asks(), '2026-03-08 07:00:00Z', 'a function that was called before sees the next moment');
select is(
  (call('zhao.min@harbour-tools.example', 'today') ->> 'as_of')::timestamptz, '2026-03-08 07:00:00Z',
  'and so does an operation of the API'
);
select * from finish();
