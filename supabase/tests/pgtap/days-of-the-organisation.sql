-- "Today", "overdue" and "coming" are days of the organisation's calendar, which are not always 24 hours long.
select plan(22);

-- The beginning of a day is the zone's own midnight.
select is(
  private.start_of_day('America/New_York', '2026-03-08 23:30-04'), wall('2026-03-08 00:00', 'America/New_York'),
  'the day of 23 hours begins at its midnight'
);
select is(
  private.start_of_day('America/New_York', '2026-03-09 00:00-04') - private.start_of_day('America/New_York', '2026-03-08 12:00-04'),
  '23:00:00'::interval, 'the day of the change in spring has 23 hours'
);
select is(
  private.start_of_day('America/New_York', '2026-11-02 00:00-05') - private.start_of_day('America/New_York', '2026-11-01 12:00-05'),
  '25:00:00'::interval, 'the day of the change in autumn has 25 hours'
);
select is(
  private.start_of_day('Asia/Shanghai', '2026-11-20 15:59:59Z'), '2026-11-19 16:00Z'::timestamptz,
  'an evening in Shanghai belongs to the day there, not to that of UTC'
);
select is(
  private.start_of_day('Australia/Lord_Howe', '2026-10-05 00:00+11') - private.start_of_day('Australia/Lord_Howe', '2026-10-04 12:00+11'),
  '23:30:00'::interval, 'half an hour is possible too'
);
-- Chile changes at midnight: the sixth of September begins at one o'clock.
select is(
  private.start_of_day('America/Santiago', '2026-09-06 15:00-03'), '2026-09-06 01:00-03'::timestamptz,
  'a day without a midnight begins with its first instant'
);

create temporary table org as select organisation('America/New_York') as id;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;
create temporary table one as select customer(org.id, rep.id) as customer from org, rep;
grant select on org, rep, one to public;

create function tests.due(plan text, at timestamptz) returns void language sql as $$
  insert into public.reminders (org_id, customer_id, owner_id, plan, due_at, priority)
  select org.id, one.customer, rep.id, plan, at, 'high' from org, rep, one
$$;
-- Plans in a list of Today, in its order.
create function tests.plans(list text) returns text language sql as $$
  select string_agg(r.item ->> 'plan', ', ')
  from jsonb_array_elements(tests.call('ada@frozen.example', 'today') -> list) as r (item)
$$;

-- 2026-03-08, when two o'clock is three o'clock.
select due('saturday night', wall('2026-03-07 23:59:59', 'America/New_York'));
select due('sunday morning', wall('2026-03-08 00:00', 'America/New_York'));
select due('sunday at nine', wall('2026-03-08 09:00', 'America/New_York'));
select due('sunday night', wall('2026-03-08 23:59:59', 'America/New_York'));
select due('monday', wall('2026-03-09 00:00', 'America/New_York'));
select due('in fourteen days', wall('2026-03-22 23:59:59', 'America/New_York'));
select due('in fifteen days', wall('2026-03-23 00:00', 'America/New_York'));

select at(wall('2026-03-08 00:00', 'America/New_York'));
select is(plans('overdue'), 'saturday night', 'at midnight, what was due yesterday is overdue');
select is(plans('today'), 'sunday morning, sunday at nine, sunday night', 'today is the whole short day');
select is(plans('coming'), 'monday, in fourteen days', 'fourteen days come, the fifteenth does not');
select at(wall('2026-03-08 23:59:59', 'America/New_York'));
select is(plans('overdue'), 'saturday night', 'what was due at nine is not overdue before the day is over');
select is(plans('today'), 'sunday morning, sunday at nine, sunday night', 'one second before the end it is still today');
select at(wall('2026-03-09 00:00', 'America/New_York'));
select is(
  plans('overdue'), 'saturday night, sunday morning, sunday at nine, sunday night',
  'after 23 hours the day is over and what was left is overdue'
);
select is(plans('today'), 'monday', 'and Monday is today');

-- Autumn: the same hour twice, and a day of 25.
select due('first half past one', '2026-11-01 01:30-04');
select due('second half past one', '2026-11-01 01:30-05');
select at(wall('2026-11-01 23:30', 'America/New_York'));
select is(
  plans('today'), 'first half past one, second half past one',
  'both hours of that name are today, in the order in which they come'
);
select is(plans('coming'), null, 'nothing is coming');

-- The clock of the background: due at the instant, overdue at the organisation's midnight.
create temporary table watched as select id from public.reminders where plan = 'second half past one';
create function tests.stage() returns text language sql
as $$ select r.stage from public.reminders as r join watched as w on w.id = r.id $$;
select private.tick('{}') from (select at('2026-11-01 01:29:59-05')) as x;
select is(stage(), 'waiting', 'a second early, a reminder waits');
select at('2026-11-01 01:30-05');
select private.tick('{}');
select is(stage(), 'due', 'at its instant it is due');
select at(wall('2026-11-01 23:59:59', 'America/New_York'));
select private.tick('{}');
select is(stage(), 'due', 'it is not overdue while the long day lasts');
select at(wall('2026-11-02 00:00', 'America/New_York'));
select private.tick('{}');
select is(stage(), 'overdue', 'at the next midnight it is');

-- Working days are the organisation's to choose; which days those are is computed where they are shown.
select is(
  call('ada@frozen.example', 'who_am_i') -> 'workdays', '[1, 2, 3, 4, 5]'::jsonb,
  'without a word about it, Monday to Friday are worked'
);
select member(org.id, 'grace@frozen.example', 'admin') from org;
select is(
  refusal('grace@frozen.example', 'change_settings', '{"workdays": []}'), 'TB004 workdays',
  'a week without a working day is refused'
);
select is(
  refusal('grace@frozen.example', 'change_settings', '{"workdays": [0, 8]}'), 'TB004 workdays',
  'days are those of ISO 8601'
);
select * from finish();
