-- Due times, snoozing, and the lease of a delivery.
select plan(23);

create temporary table org as select organisation('Asia/Shanghai') as id;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;
create temporary table one as select customer(org.id, rep.id) as customer from org, rep;
create temporary table device as
  select gen_random_uuid() as first, gen_random_uuid() as second;
insert into public.devices (org_id, id, member_id, name)
select org.id, d.id, rep.id, 'Browser' from org, rep, device, lateral (values (device.first), (device.second)) as d (id);

-- A next step lies ahead, by however little.
select at('2026-05-04 09:00+08');
create function tests.log_next(next_at timestamptz) returns text language sql as $$
  select tests.refusal('ada@frozen.example', 'log_interaction', jsonb_build_object(
    'kind', 'call', 'source', 'quick_entry', 'occurred_at', now(), 'mail', null,
    'customer_ids', jsonb_build_array(one.customer), 'contact_ids', '[]'::jsonb, 'visibility', 'full', 'outcome', 'other',
    'note', 'Spoke', 'next', jsonb_build_object('plan', 'Call again', 'at', next_at, 'priority', 'high'),
    'no_next_reason', null
  )) from one
$$;
select is(log_next('2026-05-04 09:00+08'), 'TB011 next.at', 'a next step at this very moment is refused');
select is(log_next('2026-05-04 08:59:59+08'), 'TB011 next.at', 'one in the past is refused');
select is(log_next('2026-05-04 09:00:01+08'), 'ok', 'one that lies a second ahead is taken');
select is(
  (select r.due_at from public.reminders as r join org on org.id = r.org_id), '2026-05-04 09:00:01+08'::timestamptz,
  'and is due at exactly that instant'
);

-- What happened, happened: with two minutes for a clock that is fast.
create function tests.happened(moment timestamptz) returns text language sql as $$
  select tests.refusal('ada@frozen.example', 'log_interaction', jsonb_build_object(
    'kind', 'call', 'source', 'quick_entry', 'occurred_at', moment, 'mail', null,
    'customer_ids', jsonb_build_array(one.customer), 'contact_ids', '[]'::jsonb, 'visibility', 'full', 'outcome', 'other',
    'note', 'Spoke', 'next', null, 'no_next_reason', 'none_needed'
  )) from one
$$;
select is(happened('2026-05-04 09:02:00+08'), 'ok', 'two minutes ahead are a fast clock');
select is(happened('2026-05-04 09:02:01+08'), 'TB012 occurred_at', 'more is the future');

-- Undone within ten minutes.
create temporary table op as select gen_random_uuid() as id;
select log_call('ada@frozen.example', one.customer, now(), jsonb_build_object('op_id', op.id)) from one, op;
create function tests.undo() returns text language sql as $$
  select tests.refusal('ada@frozen.example', 'undo_interaction', jsonb_build_object('target_op_id', op.id)) from op
$$;
savepoint before_undo;
select at('2026-05-04 09:10:00+08');
select is(undo(), 'ok', 'after ten minutes it can still be taken back');
rollback to before_undo;
select at('2026-05-04 09:10:01+08');
select is(undo(), 'TB023 target_op_id', 'a second later it cannot');

-- One browser of several shows it.
create function tests.claimed(device uuid) returns int language sql as $$
  select jsonb_array_length(tests.call('ada@frozen.example', 'claim_deliveries', jsonb_build_object('device_id', device)))
$$;
update public.reminders as r set due_at = '2026-05-04 10:00+08' from org where r.org_id = org.id;
select at('2026-05-04 09:59:59+08');
select is(claimed(first), 0, 'before its time nobody is given a reminder') from device;
select at('2026-05-04 10:00:00+08');
select is(claimed(first), 1, 'at its time the browser that asks first gets it') from device;
select is(claimed(second), 0, 'and the other does not') from device;
select at('2026-05-04 10:01:00+08');
select is(claimed(second), 0, 'the lease holds for a whole minute') from device;
select at('2026-05-04 10:01:00.001+08');
select is(claimed(second), 1, 'then whoever asks takes over from a browser that died on the way') from device;
select is(
  call('ada@frozen.example', 'acknowledge_delivery', jsonb_build_object(
    'device_id', device.first, 'reminder_id', r.id, 'due_version', r.due_version
  )) ->> 'acknowledged', 'false', 'who lost the lease may not say that it was shown'
) from device, public.reminders as r join org on org.id = r.org_id;
select is(
  call('ada@frozen.example', 'acknowledge_delivery', jsonb_build_object(
    'device_id', device.second, 'reminder_id', r.id, 'due_version', r.due_version
  )) ->> 'acknowledged', 'true', 'who holds it may'
) from device, public.reminders as r join org on org.id = r.org_id;
select at('2026-05-05 10:00+08');
select is(claimed(first), 0, 'what was shown is not shown again, a day later neither') from device;

-- Later is later.
create function tests.snooze(until timestamptz) returns text language sql as $$
  select tests.refusal('ada@frozen.example', 'snooze_reminder', jsonb_build_object('reminder_id', r.id, 'until', until))
  from public.reminders as r join org on org.id = r.org_id
$$;
select is(snooze(now()), 'TB011 until', 'a reminder is not put off to this moment');
select is(snooze('2026-05-05 09:59:59+08'), 'TB011 until', 'nor into the past');
select is(snooze('2026-05-05 10:30+08'), 'ok', 'but to half an hour later');
select at('2026-05-05 10:29:59+08');
select is(claimed(first), 0, 'until then it is quiet') from device;
select at('2026-05-05 10:30+08');
select is(claimed(first), 1, 'then it is shown once more, since its version is another') from device;

-- As in Today: marked by the clock, once.
select is((private.tick('{}') ->> 'due')::int >= 1, true, 'the clock marks it due');
select is((private.tick('{}') ->> 'due')::int, 0, 'a second ring changes nothing');
select * from finish();
