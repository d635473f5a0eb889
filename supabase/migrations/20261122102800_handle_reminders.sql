-- Today, done, snooze, and the delivery of reminders to one browser of several.

create function private.start_of_day(zone text, moment timestamptz) returns timestamptz
language sql stable security invoker set search_path = ''
as $$ select ((moment at time zone zone)::date)::timestamp at time zone zone $$;
comment on function private.start_of_day(text, timestamptz) is 'Beginning of the day in a zone that an instant lies in.';
grant execute on function private.start_of_day(text, timestamptz) to authenticated;

-- With the caller's rights; days are the organisation's, whatever zone the browser is in.
create function public.today(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  day_start timestamptz := private.start_of_day(me.time_zone, now());
  -- One day later by the calendar, not by 24 hours: 25 of them in autumn.
  next_day timestamptz := ((now() at time zone me.time_zone)::date + 1)::timestamp at time zone me.time_zone;
  -- Fourteen whole days after today.
  horizon timestamptz := ((now() at time zone me.time_zone)::date + 15)::timestamp at time zone me.time_zone;
begin
  return (
    with mine as (
      select r.due_at, jsonb_build_object(
        'reminder_id', r.id, 'kind', r.kind, 'customer_id', r.customer_id,
        -- A customer that went to somebody else takes its name along; the plan stays until it is done.
        'customer_name', coalesce(c.name, '–'),
        'plan', r.plan, 'due_at', r.due_at, 'priority', r.priority, 'due_version', r.due_version,
        -- The caller's own way to the mail it came from.
        'open_url', (
          select s.url
          from public.follow_ups as f
          join public.mail_sources as s on s.org_id = f.org_id and s.mail_id = f.mail_id
          where f.org_id = r.org_id and f.id = r.follow_up_id and s.member_id = me.member_id and s.url is not null
          order by s.created_at desc limit 1
        )
      ) as item
      from public.reminders as r
      left join public.customers as c on c.org_id = r.org_id and c.id = r.customer_id
      -- One's own only. What a team has overdue is the summary's business.
      where r.org_id = me.org_id and r.owner_id = me.member_id and r.state = 'open' and r.due_at < horizon
      order by r.due_at
      limit 500
    )
    select jsonb_build_object(
      'as_of', now(),
      'overdue', coalesce(jsonb_agg(m.item order by m.due_at) filter (where m.due_at < day_start), '[]'),
      'today', coalesce(
        jsonb_agg(m.item order by m.due_at) filter (where m.due_at >= day_start and m.due_at < next_day), '[]'
      ),
      'coming', coalesce(jsonb_agg(m.item order by m.due_at) filter (where m.due_at >= next_day), '[]')
    )
    from mine as m
  );
end
$$;
comment on function public.today(jsonb) is 'The caller''s own open reminders: overdue, today, the next 14 days.';

-- The reminder with its lock, if the caller may handle it: its owner, the owner's managers, administrators. One that is
-- only seen with its customer is TB002; everything else is TB001.
create function private.require_own_reminder(me private.caller, reminder uuid) returns public.reminders
language plpgsql volatile security definer set search_path = ''
as $$
declare
  seer private.sight := private.sight_of(me);
  found_row public.reminders;
begin
  select r.* into found_row from public.reminders as r
  where r.org_id = me.org_id and r.id = reminder
  for update;
  -- Oneself, and for managers the members of their subtree.
  if found_row.owner_id = any (seer.visible_ids) then
    return found_row;
  end if;
  -- A closed one is not seen with its customer, so that it is not there.
  if found_row.visibility = 'full' and exists (
    select from public.customers as c
    where c.org_id = me.org_id and c.id = found_row.customer_id
      and private.relation_of(seer, c.id, c.owner_id) <> 'colleague'
  ) then
    perform private.fail('TB002', 'reminder_id');
  end if;
  perform private.fail('TB001', 'reminder_id');
end
$$;
comment on function private.require_own_reminder(private.caller, uuid) is 'Locks a reminder that the caller may handle. Internal.';

create function private.reminder_answer(r public.reminders) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select jsonb_build_object('reminder_id', r.id, 'state', r.state, 'due_at', r.due_at, 'due_version', r.due_version)
$$;
comment on function private.reminder_answer(public.reminders) is 'What handling a reminder answers.';

create function private.complete_reminder(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  reminder public.reminders;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'complete_reminder');
  if answer is not null then
    return answer;
  end if;
  reminder := private.require_own_reminder(me, private.read_uuid(payload, 'reminder_id'));
  -- Cancelled by an undo or by a later plan: somebody looks at an old list.
  if reminder.state = 'cancelled' then
    perform private.fail('TB024', 'reminder_id');
  end if;
  -- Done twice, on two devices, is done once: the second finds it done and changes nothing.
  if reminder.state = 'open' then
    update public.reminders as r set state = 'done', closed_at = now(), closed_by = me.member_id
    where r.org_id = me.org_id and r.id = reminder.id
    returning r.* into reminder;
  end if;
  return private.end_operation(me, payload, private.reminder_answer(reminder));
end
$$;
comment on function private.complete_reminder(jsonb) is 'Marks a reminder done.';

create function public.complete_reminder(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.complete_reminder(payload) $$;
comment on function public.complete_reminder(jsonb) is
  'Marks a reminder done. Its owner, the owner''s managers, administrators; TB024 when it was cancelled.';

create function private.snooze_reminder(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  reminder public.reminders;
  later timestamptz;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'snooze_reminder');
  if answer is not null then
    return answer;
  end if;
  later := private.read_instant(payload, 'until');
  -- Snoozing into the past would make it due and done with at once.
  if later <= now() then
    perform private.fail('TB011', 'until');
  end if;
  reminder := private.require_own_reminder(me, private.read_uuid(payload, 'reminder_id'));
  if reminder.state <> 'open' then
    perform private.fail('TB024', 'reminder_id');
  end if;
  -- The version goes up, so that it may fire again and an old delivery counts for nothing.
  update public.reminders as r
  set due_at = later, first_due_at = coalesce(r.first_due_at, r.due_at), due_version = r.due_version + 1, stage = 'waiting'
  where r.org_id = me.org_id and r.id = reminder.id
  returning r.* into reminder;
  return private.end_operation(me, payload, private.reminder_answer(reminder));
end
$$;
comment on function private.snooze_reminder(jsonb) is 'Moves a reminder to a later time.';

create function public.snooze_reminder(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.snooze_reminder(payload) $$;
comment on function public.snooze_reminder(jsonb) is
  'Moves an open reminder to a later time. Its owner, the owner''s managers, administrators; TB024 when it is closed.';

-- A device asks what to show. It gets a lease of a minute on each due reminder that no device of this member holds or has
-- acknowledged; an expired lease goes to whoever asks next.
create function private.claim_deliveries(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  device uuid;
  answer jsonb;
  rules public.member_settings;
begin
  perform private.require_object(payload);
  device := private.read_uuid(payload, 'device_id');
  -- Only a device of one's own may ask, and asking is a sign of life.
  update public.devices as d set last_seen_at = now()
  where d.org_id = me.org_id and d.id = device and d.member_id = me.member_id;
  if not found then
    perform private.fail('TB001', 'device_id');
  end if;
  select s.* into rules from public.member_settings as s where s.org_id = me.org_id and s.member_id = me.member_id;
  -- Without a lease nothing is lost: what is held back now is told with the rest when the quiet hours are over.
  if not coalesce(rules.notify, true) or private.is_quiet(rules, now()) then
    return '[]';
  end if;
  -- At most fifty: after a holiday nobody wants two hundred notifications.
  with due as (
    select r.* from public.reminders as r
    where r.org_id = me.org_id and r.owner_id = me.member_id and r.state = 'open' and r.due_at <= now()
      and r.kind <> all (coalesce(rules.muted_kinds, '{}'))
      -- What was told leaves room: fifty old ones that stay open would silence each new one.
      and not exists (
        select from public.reminder_deliveries as t
        where t.org_id = r.org_id and t.reminder_id = r.id and t.due_version = r.due_version
          and t.channel = 'browser' and t.member_id = me.member_id and t.acknowledged_at is not null
      )
    order by r.due_at limit 50
  ),
  claimed as (
    insert into public.reminder_deliveries as d (
      org_id, reminder_id, due_version, channel, member_id, device_id, leased_until
    )
    select r.org_id, r.id, r.due_version, 'browser', me.member_id, device, now() + interval '60 seconds' from due as r
    -- The unique key lets one device in; the lease lets another take over when the first died on the way.
    on conflict on constraint reminder_deliveries_once do update
      set device_id = excluded.device_id, leased_until = excluded.leased_until
      where d.acknowledged_at is null and d.leased_until < now()
    returning d.reminder_id, d.due_version, d.leased_until
  )
  select coalesce(jsonb_agg(jsonb_build_object(
    'reminder_id', r.id, 'kind', r.kind, 'due_version', k.due_version, 'plan', r.plan, 'due_at', r.due_at, 'priority', r.priority,
    'customer_id', r.customer_id, 'customer_name', c.name, 'leased_until', k.leased_until,
    'held', private.is_quiet(rules, r.due_at)
  ) order by r.due_at), '[]') into answer
  from claimed as k
  join due as r on r.id = k.reminder_id
  join public.customers as c on c.org_id = r.org_id and c.id = r.customer_id;
  return answer;
end
$$;
comment on function private.claim_deliveries(jsonb) is 'Leases the caller''s due reminders to one of their devices.';

create function public.claim_deliveries(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.claim_deliveries(payload) $$;
comment on function public.claim_deliveries(jsonb) is 'Due reminders for this device to show, leased for a minute. Any member.';

create function private.acknowledge_delivery(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  perform private.require_object(payload);
  update public.reminder_deliveries as d set acknowledged_at = now()
  where d.org_id = me.org_id and d.member_id = me.member_id and d.channel = 'browser'
    and d.reminder_id = private.read_uuid(payload, 'reminder_id')
    and d.due_version = private.read_int(payload, 'due_version', 1, 1000000)
    -- Who lost the lease meanwhile may not acknowledge for who holds it now.
    and d.device_id = private.read_uuid(payload, 'device_id')
    and d.acknowledged_at is null;
  -- False: another device was quicker, or it was acknowledged before.
  return jsonb_build_object('acknowledged', found);
end
$$;
comment on function private.acknowledge_delivery(jsonb) is 'Says that a leased reminder was shown.';

create function public.acknowledge_delivery(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.acknowledge_delivery(payload) $$;
comment on function public.acknowledge_delivery(jsonb) is 'Says that a leased reminder was shown; at most one device succeeds.';

grant execute on function
  private.complete_reminder(jsonb), private.snooze_reminder(jsonb), private.claim_deliveries(jsonb),
  private.acknowledge_delivery(jsonb)
to authenticated;
revoke all on function
  public.today(jsonb), public.complete_reminder(jsonb), public.snooze_reminder(jsonb), public.claim_deliveries(jsonb),
  public.acknowledge_delivery(jsonb)
from public, anon, service_role;
grant execute on function
  public.today(jsonb), public.complete_reminder(jsonb), public.snooze_reminder(jsonb), public.claim_deliveries(jsonb),
  public.acknowledge_delivery(jsonb)
to authenticated;
