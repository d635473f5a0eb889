-- In time is what is recorded within so many hours after it happened: hours that pass, not hours that the clock on the wall
-- shows. The day of a figure is the organisation's.
select plan(13);

create temporary table org as select organisation('America/New_York') as id;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;
create temporary table one as select customer(org.id, rep.id) as customer from org, rep;
select member(org.id, 'grace@frozen.example', 'admin') from org;

-- Total, in time and counted on a day of the organisation, from what is folded and what is not.
create function tests.figures(on_day date) returns text language sql as $$
  select concat_ws(' ', sum(f.total), sum(f.within), sum(f.counted))
  from org, rep, private.follow_up_figures(org.id, array[rep.id], on_day, on_day) as f
$$;
create function tests.logged(happened timestamptz, recorded timestamptz) returns void language sql as $$
  select tests.at(recorded);
  select tests.log_call('ada@frozen.example', one.customer, happened) from one;
$$;

select logged('2026-03-02 09:00-05', '2026-03-03 09:00-05');
select is(figures('2026-03-02'), '1 1 1', 'recorded exactly 24 hours later is in time');
select logged('2026-03-02 09:00-05', '2026-03-03 09:00:01-05');
select is(figures('2026-03-02'), '2 1 2', 'a second later is not');

-- Over the night in which an hour is missing: nine o'clock the next day is 23 hours later, ten o'clock is 24.
select logged(wall('2026-03-07 09:30', 'America/New_York'), wall('2026-03-08 10:30', 'America/New_York'));
select is(figures('2026-03-07'), '1 1 1', 'in spring 24 hours end an hour later on the wall');
select logged(wall('2026-03-07 09:30', 'America/New_York'), wall('2026-03-08 10:30:01', 'America/New_York'));
select is(figures('2026-03-07'), '2 1 2', 'and a second after that it is late');
-- Over the night with an hour twice.
select logged(wall('2026-10-31 09:30', 'America/New_York'), wall('2026-11-01 08:30', 'America/New_York'));
select is(figures('2026-10-31'), '1 1 1', 'in autumn they end an hour earlier');
select logged(wall('2026-10-31 09:30', 'America/New_York'), wall('2026-11-01 08:30:01', 'America/New_York'));
select is(figures('2026-10-31'), '2 1 2', 'and the same time on the wall is late');

-- The day that a figure belongs to.
select logged(wall('2026-04-30 23:59:59', 'America/New_York'), wall('2026-05-01 00:00:30', 'America/New_York'));
select is(figures('2026-04-30'), '1 1 1', 'what happened before midnight counts for that day, whenever it is recorded');
select is(figures('2026-05-01'), '', 'and for no other');
select logged(wall('2026-05-01 00:00', 'America/New_York'), wall('2026-05-01 00:00:30', 'America/New_York'));
select is(figures('2026-05-01'), '1 1 1', 'what happened at midnight counts for the new day');

-- The fold changes no figure.
select private.tick('{}');
select is(figures('2026-03-02') || ', ' || figures('2026-05-01'), '2 1 2, 1 1 1', 'folded figures are the same');

-- Another number of hours judges the past anew.
select call('grace@frozen.example', 'change_settings', '{"timely_hours": 48}');
select is(figures('2026-03-02'), '2 2 2', 'with 48 hours both were in time');
select call('grace@frozen.example', 'change_settings', '{"timely_hours": 1}');
select is(figures('2026-03-02'), '2 0 2', 'with one neither was');
select is(figures('2026-05-01'), '1 1 1', 'and what was recorded at once still is');
select * from finish();
