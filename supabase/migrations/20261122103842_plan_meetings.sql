-- Planning, moving, cancelling a meeting, and what log_interaction asks before its outcome is told.

-- When an event is: instants, or days where it lasts all day. One of the two, and never backwards.
create function private.read_event_times(
  payload jsonb, out starts_at timestamptz, out ends_at timestamptz, out starts_on date, out ends_on date
)
language plpgsql stable security invoker set search_path = ''
as $$
begin
  starts_at := private.read_instant(payload, 'starts_at', false);
  ends_at := private.read_instant(payload, 'ends_at', false);
  starts_on := private.read_day(payload, 'starts_on', false);
  ends_on := private.read_day(payload, 'ends_on', false);
  if starts_at is null and starts_on is null then
    perform private.fail('TB006', 'starts_at');
  end if;
  if starts_at is not null and (starts_on is not null or ends_on is not null) then
    perform private.fail('TB004', 'starts_on');
  end if;
  if (starts_on is not null and ends_at is not null) or ends_at < starts_at then
    perform private.fail('TB004', 'ends_at');
  end if;
  if ends_on < starts_on then
    perform private.fail('TB004', 'ends_on');
  end if;
end
$$;
comment on function private.read_event_times(jsonb) is 'Instants or days of an event; TB006 without, TB004 for both. Internal.';

-- Writes what the calendar says now, and lets every follow-up of the meeting follow. Returns whether anything changed.
create function private.update_meeting(me private.caller, payload jsonb, meeting uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  t record;
begin
  t := private.read_event_times(payload);
  update public.meetings as m
  set starts_at = t.starts_at, ends_at = t.ends_at, starts_on = t.starts_on, ends_on = t.ends_on,
    -- A name that the page did not show takes none away.
    title = coalesce(private.read_text(payload, 'title', 1000), m.title),
    location = coalesce(private.read_text(payload, 'location', 1000), m.location),
    time_zone = private.read_text(payload, 'time_zone', 100, true)
  where m.org_id = me.org_id and m.id = meeting
    and (m.starts_at, m.ends_at, m.starts_on, m.ends_on, m.title, m.location) is distinct from (
      t.starts_at, t.ends_at, t.starts_on, t.ends_on, coalesce(private.read_text(payload, 'title', 1000), m.title),
      coalesce(private.read_text(payload, 'location', 1000), m.location)
    );
  return found;
end
$$;
comment on function private.update_meeting(private.caller, jsonb, uuid) is 'Writes the calendar''s present words. Internal.';

create function private.settle_meeting(me private.caller, meeting uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.settle_follow_up(me.org_id, f.id, me.member_id), private.settle_customer(me.org_id, f.customer_id)
  from public.follow_ups as f
  where f.org_id = me.org_id and f.meeting_id = meeting and f.removed_at is null;
end
$$;
comment on function private.settle_meeting(private.caller, uuid) is 'Derives the follow-ups of a meeting. Internal.';

-- The customers of a meeting, locked in their order.
create function private.lock_meeting(me private.caller, meeting uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform from public.customers as c
  where c.org_id = me.org_id and c.id in (
    select f.customer_id from public.follow_ups as f
    where f.org_id = me.org_id and f.meeting_id = meeting and f.removed_at is null
  )
  order by c.id
  for no key update;
end
$$;
comment on function private.lock_meeting(private.caller, uuid) is 'Locks the customers of a meeting. Internal.';

create function private.plan_meeting(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  level text;
  customers uuid[];
  contacts uuid[];
  customer uuid;
  meeting uuid;
  t record;
  part record;
  made jsonb := '[]';
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'plan_meeting');
  if answer is not null then
    return answer;
  end if;
  level := private.read_choice(payload, 'visibility', array['full', 'subject', 'fact', 'private']);
  perform private.require_event_keys(payload);
  t := private.read_event_times(payload);
  perform private.read_text(payload, 'time_zone', 100, true);
  customers := private.read_uuids(payload, 'customer_ids', 20);
  if cardinality(customers) = 0 then
    perform private.fail('TB006', 'customer_ids');
  end if;
  contacts := private.read_uuids(payload, 'contact_ids', 50);
  perform private.lock_event_keys(me, payload);
  foreach customer in array customers loop
    perform private.require_writable_customer(me, customer, 'customer_ids');
  end loop;
  if (
    select count(*) from public.contacts as c
    where c.org_id = me.org_id and c.id = any (contacts) and c.customer_id = any (customers)
  ) <> cardinality(contacts) then
    perform private.fail('TB001', 'contact_ids');
  end if;

  meeting := private.find_meeting(me, payload, customers);
  if meeting is null then
    insert into public.meetings (
      org_id, member_id, title, location, time_zone, starts_at, ends_at, starts_on, ends_on
    )
    values (
      me.org_id, me.member_id, private.read_text(payload, 'title', 1000), private.read_text(payload, 'location', 1000),
      private.read_text(payload, 'time_zone', 100), t.starts_at, t.ends_at, t.starts_on, t.ends_on
    )
    returning id into meeting;
  else
    perform private.update_meeting(me, payload, meeting);
  end if;
  perform private.keep_event_keys(me, payload, meeting);
  foreach customer in array customers loop
    part := private.record_follow_up(
      -- As a log_interaction would say it: a calendar's word, which a person completes.
      me, payload || jsonb_build_object('kind', 'meeting', 'source', 'calendar', 'meeting_id', meeting), customer, null,
      coalesce(t.starts_at, t.starts_on::timestamp at time zone me.time_zone), level
    );
    made := made || jsonb_build_object('follow_up_id', part.follow_up, 'customer_id', customer, 'created', part.created);
  end loop;
  perform private.settle_meeting(me, meeting);
  return private.end_operation(me, payload, jsonb_build_object(
    'meeting_id', meeting, 'follow_ups', made,
    'undo_until', now() + (
      select make_interval(mins => s.undo_minutes) from public.organisation_settings as s where s.org_id = me.org_id
    )
  ));
end
$$;
comment on function private.plan_meeting(jsonb) is 'Records an event as a planned meeting with customers that the caller works.';

create function public.plan_meeting(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.plan_meeting(payload) $$;
comment on function public.plan_meeting(jsonb) is
  'Plans a meeting, once per event and customer. Whoever may log to all named customers; undo_interaction takes it back.';

-- Whose hand may be on a meeting: who planned or told of it, and who works one of its customers. Locks the customers.
create function private.require_own_meeting(me private.caller, payload jsonb) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  seer private.sight := private.sight_of(me);
  meeting uuid := private.read_uuid(payload, 'meeting_id');
begin
  perform private.lock_meeting(me, meeting);
  if not exists (
    select from public.follow_ups as f
    join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
    where f.org_id = me.org_id and f.meeting_id = meeting and f.removed_at is null
      and (
        private.may_log_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
        or exists (
          select from public.follow_up_contents as k
          where k.org_id = f.org_id and k.follow_up_id = f.id and k.member_id = me.member_id
        )
      )
  ) then
    perform private.fail('TB001', 'meeting_id');
  end if;
  return meeting;
end
$$;
comment on function private.require_own_meeting(private.caller, jsonb) is
  'The meeting of a payload; TB001 for unknown ones and those of customers that the caller does not work. Internal.';

create function private.move_meeting(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  meeting uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'move_meeting');
  if answer is not null then
    return answer;
  end if;
  perform private.require_event_keys(payload);
  perform private.lock_event_keys(me, payload);
  meeting := private.require_own_meeting(me, payload);
  -- The event has an id, and that is another meeting's.
  if private.payload_at(payload, 'keys.event') is not null and (
    private.events_contradict(me.org_id, meeting, payload)
    or exists (
      select from private.meeting_keys as k
      where k.org_id = me.org_id and k.kind = 'event' and k.value = payload #>> '{keys,event}' and k.meeting_id <> meeting
    )
  ) then
    perform private.fail('TB004', 'keys.event');
  end if;
  perform private.update_meeting(me, payload, meeting);
  perform private.keep_event_keys(me, payload, meeting);
  perform private.settle_meeting(me, meeting);
  return private.end_operation(me, payload, jsonb_build_object('meeting_id', meeting));
end
$$;
comment on function private.move_meeting(jsonb) is 'Writes when and where a planned meeting is now.';

create function public.move_meeting(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.move_meeting(payload) $$;
comment on function public.move_meeting(jsonb) is
  'Time, title and place of a meeting as its calendar shows them now. Its planners, and whoever may log to its customers.';

create function private.cancel_meeting(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  meeting uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'cancel_meeting');
  if answer is not null then
    return answer;
  end if;
  meeting := private.require_own_meeting(me, payload);
  update public.meetings as m
  set state = case when private.read_flag(payload, 'cancelled') then 'cancelled' else 'confirmed' end
  where m.org_id = me.org_id and m.id = meeting;
  perform private.settle_meeting(me, meeting);
  return private.end_operation(me, payload, jsonb_build_object(
    'meeting_id', meeting, 'cancelled', private.read_flag(payload, 'cancelled')
  ));
end
$$;
comment on function private.cancel_meeting(jsonb) is 'Says that a meeting does not take place, or that it does.';

create function public.cancel_meeting(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.cancel_meeting(payload) $$;
comment on function public.cancel_meeting(jsonb) is
  'Keeps a meeting as one that did not take place, or opens it again. Its planners, and whoever may log to its customers.';

-- For log_interaction: the meeting that a person tells of. It has begun, and it is one of a customer that they log to.
create function private.require_meeting_held(me private.caller, payload jsonb, customers uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  meeting uuid := private.read_uuid(payload, 'meeting_id');
  starts timestamptz;
begin
  if payload ->> 'kind' <> 'meeting' then
    perform private.fail('TB004', 'meeting_id');
  end if;
  select private.meeting_start(m) into starts from public.meetings as m
  where m.org_id = me.org_id and m.id = meeting and exists (
    select from public.follow_ups as f
    where f.org_id = m.org_id and f.meeting_id = m.id and f.removed_at is null and f.customer_id = any (customers)
  );
  if starts is null then
    perform private.fail('TB001', 'meeting_id');
  end if;
  if starts > now() + interval '2 minutes' then
    perform private.fail('TB012', 'meeting_id');
  end if;
end
$$;
comment on function private.require_meeting_held(private.caller, jsonb, uuid[]) is
  'TB001 for a meeting of none of the customers, TB012 before it begins, TB004 for another kind of contact. Internal.';

grant execute on function private.plan_meeting(jsonb), private.move_meeting(jsonb), private.cancel_meeting(jsonb)
to authenticated;
revoke all on function public.plan_meeting(jsonb), public.move_meeting(jsonb), public.cancel_meeting(jsonb)
from public, anon, service_role;
grant execute on function public.plan_meeting(jsonb), public.move_meeting(jsonb), public.cancel_meeting(jsonb)
to authenticated;
