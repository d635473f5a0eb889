-- A saved assignment runs once on its day of the week, which is the organisation's.
select plan(12);

create temporary table org as select organisation('Pacific/Auckland') as id;
select member(org.id, 'grace@frozen.example', 'admin') from org;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;

create function tests.lay(how_many int) returns void language sql as $$
  select tests.customer(org.id, null) from org, generate_series(1, how_many)
$$;
create function tests.owned() returns int language sql
as $$ select count(*)::int from public.customers as c join rep on rep.id = c.owner_id $$;
create function tests.ran_on() returns date language sql
as $$ select a.last_run_on from public.saved_assignments as a join org on org.id = a.org_id where a.name = 'Mondays' $$;

select at('2026-03-01 12:00+13');
select lay(2);
select call('grace@frozen.example', 'save_assignment', jsonb_build_object(
  'name', 'Mondays', 'weekly_on', 1, 'plan', jsonb_build_object(
    'filter', '{}'::jsonb, 'member_ids', jsonb_build_array(rep.id), 'by', 'number', 'seed', 'first', 'most', 100
  )
)) from rep;

select at('2026-03-01 23:59:59+13');
select private.tick('{}');
select is(owned(), 0, 'Sunday night in Auckland nothing is given out');
select at('2026-03-02 00:00+13');
select private.tick('{}');
select is(owned(), 2, 'Monday begins there while it is Sunday in UTC');
select is(ran_on(), '2026-03-02'::date, 'and the run is noted under the day there');
select lay(2);
select private.tick('{}');
select is(owned(), 2, 'a second ring on the same day gives out nothing');
select at('2026-03-02 23:59:59+13');
select private.tick('{}');
select is(owned(), 2, 'nor does the last second of the day');
select at('2026-03-03 00:00+13');
select private.tick('{}');
select is(owned(), 2, 'Tuesday is not its day');
select at('2026-03-09 07:00+13');
select private.tick('{}');
select is(owned(), 4, 'the next Monday it runs again, at the first ring');

-- The clock stood still for three weeks: once, not three times.
select lay(1);
select at('2026-03-30 10:00+13');
create temporary table rung as select private.tick('{}') as it;
select is((it ->> 'assigned')::int, 1, 'after a pause it runs once') from rung;
select is(owned(), 5, 'and gives out what lies there');

-- The end of summer time, the fifth of April: Monday the sixth begins 25 hours after Sunday.
select lay(1);
select at(wall('2026-04-05 00:00', 'Pacific/Auckland') + interval '24 hours');
select private.tick('{}');
select is(owned(), 5, 'the 24th hour of the long Sunday is Sunday');
select at(wall('2026-04-06 00:00', 'Pacific/Auckland'));
select private.tick('{}');
select is(owned(), 6, 'Monday is Monday');

-- Its maker has left: it runs no more.
update public.members as m set status = 'left', left_at = now() from org where m.org_id = org.id and m.email = 'grace@frozen.example';
select lay(1);
select at('2026-04-13 10:00+12');
select private.tick('{}');
select is(owned(), 6, 'an assignment of somebody who left gives out nothing');
select * from finish();
