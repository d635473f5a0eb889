-- Claims a day end with the organisation's day; who gave a customer up waits so many days for it.
select plan(17);

create temporary table org as select organisation('America/New_York') as id;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;
select member(org.id, 'grace@frozen.example', 'rep') from org;
update public.pool_rules as r set most_claims_a_day = 2, cool_down_days = 7 from org where r.org_id = org.id;

create temporary table lying (n int, id uuid);
select at('2026-03-01 12:00-05');
insert into lying select n, customer(org.id, null) from org, generate_series(1, 9) as n;

create function tests.claim(who text, which int) returns text language sql as $$
  select tests.refusal(who, 'claim_customer', jsonb_build_object('customer_id', l.id)) from lying as l where l.n = which
$$;
create function tests.release(who text, which int) returns text language sql as $$
  select tests.refusal(who, 'release_customer', jsonb_build_object('customer_id', l.id, 'reason', 'No time'))
  from lying as l where l.n = which
$$;

-- The short day.
select at(wall('2026-03-08 00:00', 'America/New_York'));
select is(claim('ada@frozen.example', 1), 'ok', 'the first of the day');
select is(claim('ada@frozen.example', 2), 'ok', 'the second of the day');
select is(claim('ada@frozen.example', 3), 'TB061 customer_id', 'a third is one too many');
select is(claim('grace@frozen.example', 3), 'ok', 'a colleague has a day of their own');
select at(wall('2026-03-08 23:59:59', 'America/New_York'));
select is(claim('ada@frozen.example', 4), 'TB061 customer_id', 'a second before midnight as well');
select at(wall('2026-03-09 00:00', 'America/New_York'));
select is(claim('ada@frozen.example', 4), 'ok', 'at midnight, after 23 hours, the count begins anew');
-- The long day: 24 hours after its midnight it goes on.
select at(wall('2026-11-01 00:00', 'America/New_York'));
select is(claim('ada@frozen.example', 5), 'ok', 'the first of the long day');
select is(claim('ada@frozen.example', 6), 'ok', 'the second of the long day');
select at(wall('2026-11-01 00:00', 'America/New_York') + interval '24 hours');
select is(claim('ada@frozen.example', 7), 'TB061 customer_id', '24 hours later the day is not over');
select at(wall('2026-11-02 00:00', 'America/New_York'));
select is(claim('ada@frozen.example', 7), 'ok', 'after 25 it is');

-- Cool-down: seven times 24 hours from the release.
select at('2026-11-10 15:00-05');
select is(release('ada@frozen.example', 7), 'ok', 'given up');
select is(claim('ada@frozen.example', 7), 'TB063 customer_id', 'not to be had back at once');
select is(claim('grace@frozen.example', 7), 'ok', 'a colleague need not wait');
select is(release('grace@frozen.example', 7), 'ok', 'and gives it up as well');
select at('2026-11-17 14:59:59-05');
select is(claim('ada@frozen.example', 7), 'TB063 customer_id', 'a second before seven days are over one still waits');
select at('2026-11-17 15:00-05');
select is(claim('ada@frozen.example', 7), 'ok', 'at seven days it can be claimed again');
-- Without a cool-down nobody waits.
update public.pool_rules as r set cool_down_days = 0 from org where r.org_id = org.id;
select release('ada@frozen.example', 7);
select is(claim('ada@frozen.example', 7), 'ok', 'with none, it is had back in the same second');
select * from finish();
