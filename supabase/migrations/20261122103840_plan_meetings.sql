-- Meetings with customers: planned from the calendar's page, moved and cancelled with the event, told of after their end.
-- One instance is one meeting, whoever of the organisation planned it, and one follow-up at each customer. The follow-up is
-- planned until a person says how it went (log_interaction with meeting_id), and tells when the meeting is, not more.

alter table public.follow_ups add constraint follow_ups_meeting_fkey foreign key (org_id, meeting_id)
  references public.meetings (org_id, id) on delete set null (meeting_id);

-- What a page knows of an event, as digests: before somebody plans it, nothing else of it leaves the page.
create table private.meeting_keys (
  org_id uuid not null,
  meeting_id uuid not null,
  -- event: the provider's id of the instance; shown: title and time; titled: the title alone.
  kind text not null,
  value text not null,
  -- Digest of the calendar that an event's id was met in: two ids of one calendar are never one meeting.
  calendar text,
  key_version int not null,
  constraint meeting_keys_pkey primary key (org_id, kind, value, meeting_id),
  constraint meeting_keys_meeting_fkey foreign key (org_id, meeting_id)
    references public.meetings (org_id, id) on delete cascade,
  constraint meeting_keys_kind_known check (kind in ('event', 'shown', 'titled')),
  constraint meeting_keys_calendar_of_events check ((kind = 'event') = (calendar is not null)),
  constraint meeting_keys_digest check (value ~ '^[A-Za-z0-9_-]{22}$' and calendar ~ '^[A-Za-z0-9_-]{22}$')
);
create index meeting_keys_meeting_idx on private.meeting_keys (org_id, meeting_id);
-- An event's id decides, so it stands for one meeting; what is shown only proposes.
create unique index meeting_keys_event_once on private.meeting_keys (org_id, value) where kind = 'event';
alter table private.meeting_keys enable row level security;
comment on table private.meeting_keys is 'Names of meetings as calendar pages tell them, as digests. Definer functions only.';

-- An all-day meeting begins with its day, wherever the reader is: the organisation's zone tells when that is.
create function private.meeting_start(meeting public.meetings) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select coalesce(
    meeting.starts_at,
    (select meeting.starts_on::timestamp at time zone o.time_zone from public.organisations as o where o.id = meeting.org_id)
  )
$$;
comment on function private.meeting_start(public.meetings) is 'When a meeting begins. Internal.';

-- Where the calendar tells no end, it is asked about from its beginning on.
create function private.meeting_end(meeting public.meetings, zone text) returns timestamptz
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(
    meeting.ends_at, meeting.starts_at,
    (coalesce(meeting.ends_on, meeting.starts_on) + 1)::timestamp at time zone zone
  )
$$;
comment on function private.meeting_end(public.meetings, text) is 'When a meeting is over. Internal.';
grant execute on function private.meeting_end(public.meetings, text) to authenticated;

-- The parts of a payload that name an event. Checked here for all who read them.
create function private.require_event_keys(payload jsonb) returns void
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  perform private.read_int(payload, 'key_version', 1, 1000000);
  perform private.read_digest(payload, 'keys.event');
  perform private.read_digest(payload, 'keys.shown');
  perform private.read_digest(payload, 'keys.titled');
  if (private.read_digest(payload, 'keys.calendar') is null) <> (private.payload_at(payload, 'keys.event') is null) then
    perform private.fail('TB004', 'keys.calendar');
  end if;
end
$$;
comment on function private.require_event_keys(jsonb) is 'TB004 for keys that are none. Internal.';

-- The meeting of an event: by its id, else by title and time together with a customer. Two people who see one meeting in
-- calendars of two providers have the title, the minutes and the customer in common, and no id.
create function private.find_meeting(me private.caller, payload jsonb, customers uuid[]) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one uuid;
begin
  select k.meeting_id into found_one from private.meeting_keys as k
  where k.org_id = me.org_id and k.kind = 'event' and k.value = payload #>> '{keys,event}';
  if found_one is not null then
    return found_one;
  end if;
  select k.meeting_id into found_one from private.meeting_keys as k
  join public.follow_ups as f
    on f.org_id = k.org_id and f.meeting_id = k.meeting_id and f.removed_at is null and f.customer_id = any (customers)
  where k.org_id = me.org_id and k.kind = 'shown' and k.value = payload #>> '{keys,shown}'
    and not private.events_contradict(me.org_id, k.meeting_id, payload)
  order by f.recorded_at, k.meeting_id
  limit 1;
  return found_one;
end
$$;
comment on function private.find_meeting(private.caller, jsonb, uuid[]) is 'The meeting that an event stands for, or null. Internal.';

-- Another id of the same calendar: two meetings, however alike they look.
create function private.events_contradict(org uuid, candidate uuid, payload jsonb) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from private.meeting_keys as k
    where k.org_id = org and k.meeting_id = candidate and k.kind = 'event'
      and k.calendar = payload #>> '{keys,calendar}' and k.value <> payload #>> '{keys,event}'
      and k.key_version = (payload ->> 'key_version')::int
  )
$$;
comment on function private.events_contradict(uuid, uuid, jsonb) is 'Whether ids forbid that both are one. Internal.';

-- For a page that shows no ids: planned meetings of the same title at these customers, at another time. One of them may be
-- this one, moved; a person says so.
create function private.meetings_alike(me private.caller, payload jsonb, customers uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return array(
    select m.id from private.meeting_keys as k
    join public.meetings as m on m.org_id = k.org_id and m.id = k.meeting_id
    where k.org_id = me.org_id and k.kind = 'titled' and k.value = payload #>> '{keys,titled}' and m.state <> 'cancelled'
      and not private.events_contradict(me.org_id, m.id, payload)
      and exists (
        select from public.follow_ups as f
        where f.org_id = m.org_id and f.meeting_id = m.id and f.customer_id = any (customers)
          and f.removed_at is null and f.state = 'planned'
      )
    order by coalesce(m.starts_at, m.starts_on::timestamptz) desc, m.id
    limit 3
  );
end
$$;
comment on function private.meetings_alike(private.caller, jsonb, uuid[]) is 'Planned meetings that may be this one. Internal.';

create function private.keep_event_keys(me private.caller, payload jsonb, meeting uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- What is shown changes when the event is moved or renamed; then the old words name it no more.
  delete from private.meeting_keys as k
  where k.org_id = me.org_id and k.meeting_id = meeting and k.kind in ('shown', 'titled');
  insert into private.meeting_keys (org_id, meeting_id, kind, value, calendar, key_version)
  select me.org_id, meeting, n.kind, n.value, n.calendar, (payload ->> 'key_version')::int
  from (
    values
      ('event', payload #>> '{keys,event}', payload #>> '{keys,calendar}'),
      ('shown', payload #>> '{keys,shown}', null),
      ('titled', payload #>> '{keys,titled}', null)
  ) as n (kind, value, calendar)
  where n.value is not null
  on conflict do nothing;
end
$$;
comment on function private.keep_event_keys(private.caller, jsonb, uuid) is 'Keeps by what names a meeting is found. Internal.';

-- Planners and movers of one event come one after the other; customers are locked after it, as everywhere.
create function private.lock_event_keys(me private.caller, payload jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  key bigint;
begin
  for key in
    select distinct hashtextextended(me.org_id::text || k.value, 0)
    from jsonb_each_text(payload -> 'keys') as k (name, value)
    where k.name in ('event', 'shown', 'titled') and k.value is not null
    order by 1
  loop
    perform pg_advisory_xact_lock(key);
  end loop;
end
$$;
comment on function private.lock_event_keys(private.caller, jsonb) is 'Serialises planners of the same event. Internal.';

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

-- A meeting with the caller's rights: no title where row security hides it, no customer that they do not see.
create function private.meeting_of(meeting uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'meeting_id', m.id, 'title', m.title, 'location', m.location, 'starts_at', m.starts_at, 'ends_at', m.ends_at,
    'starts_on', m.starts_on, 'ends_on', m.ends_on, 'cancelled', m.state = 'cancelled',
    'follow_ups', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'follow_up_id', f.id, 'customer_id', c.id, 'customer_name', c.name, 'state', f.state,
        'by', jsonb_build_object('member_id', a.id, 'name', a.name), 'recorded_at', f.recorded_at,
        -- The caller's own latest words, which they may take back for a while.
        'op_id', w.op_id, 'outcome', (
          select k.outcome from public.follow_up_contents as k
          where k.org_id = f.org_id and k.follow_up_id = f.id and k.outcome is not null
          order by k.created_at desc limit 1
        ),
        'contact_ids', (
          select coalesce(jsonb_agg(p.contact_id order by p.contact_id), '[]') from public.follow_up_participants as p
          where p.org_id = f.org_id and p.follow_up_id = f.id
        )
      ) order by f.recorded_at, f.id), '[]')
      from public.follow_ups as f
      join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
      join public.members as a on a.org_id = f.org_id and a.id = f.author_id
      left join lateral (
        select k.op_id from public.follow_up_contents as k
        where k.org_id = f.org_id and k.follow_up_id = f.id and k.member_id = private.my_member_id()
        order by k.created_at desc limit 1
      ) as w on true
      where f.org_id = m.org_id and f.meeting_id = m.id
    )
  )
  from public.meetings as m
  where m.org_id = private.my_org_id() and m.id = meeting
$$;
comment on function private.meeting_of(uuid) is 'A meeting as the caller sees it; null where row security hides it.';

-- By digests, with customers that the page shows. Answers ids only: what may be seen of them is row security's to say.
create function private.meetings_named(payload jsonb, out named uuid, out alike uuid[])
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  customers uuid[] := private.read_uuids(payload, 'customer_ids', 20);
begin
  perform private.require_event_keys(payload);
  named := private.find_meeting(me, payload, customers);
  alike := case when named is null then private.meetings_alike(me, payload, customers) else '{}' end;
end
$$;
comment on function private.meetings_named(jsonb) is 'Which meeting an event is, and which it may be. Internal.';

create function public.meeting_of_event(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  n record;
begin
  perform private.require_caller();
  perform private.require_object(payload);
  n := private.meetings_named(payload);
  return jsonb_build_object(
    'meeting', private.meeting_of(n.named),
    'alike', (
      select coalesce(jsonb_agg(x.meeting order by x.i), '[]')
      from (
        select private.meeting_of(a.id) as meeting, a.i from unnest(n.alike) with ordinality as a (id, i)
      ) as x
      where x.meeting is not null
    )
  );
end
$$;
comment on function public.meeting_of_event(jsonb) is
  'The planned meeting that an open event is, by digests alone, as far as the caller sees it. Any member.';

create function public.meetings_to_complete(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  perform private.require_object(payload);
  return jsonb_build_object('meetings', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'meeting_id', x.meeting_id, 'follow_up_id', x.id, 'customer_id', x.customer_id, 'customer_name', x.name,
      'title', x.title, 'starts_at', x.starts_at, 'ends_at', x.ends_at, 'starts_on', x.starts_on, 'ends_on', x.ends_on,
      'contact_ids', (
        select coalesce(jsonb_agg(p.contact_id order by p.contact_id), '[]') from public.follow_up_participants as p
        where p.org_id = me.org_id and p.follow_up_id = x.id
      )
    ) order by x.occurred_at, x.id), '[]')
    from (
      select f.id, f.meeting_id, f.customer_id, f.occurred_at, c.name, m.title, m.starts_at, m.ends_at, m.starts_on, m.ends_on
      from public.follow_ups as f
      join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
      join public.meetings as m on m.org_id = f.org_id and m.id = f.meeting_id
      -- Begun is cheap to ask by the index; over is asked of these few.
      where f.org_id = me.org_id and f.author_id = me.member_id and f.state = 'planned' and f.removed_at is null
        and f.occurred_at <= now() and private.meeting_end(m, me.time_zone) <= now()
      order by f.occurred_at, f.id
      limit 50
    ) as x
  ));
end
$$;
comment on function public.meetings_to_complete(jsonb) is
  'Meetings that the caller planned, that are over, and whose outcome nobody told yet, the oldest first. Any member.';

grant execute on function
  private.plan_meeting(jsonb), private.move_meeting(jsonb), private.cancel_meeting(jsonb), private.meetings_named(jsonb),
  private.meeting_of(uuid)
to authenticated;
revoke all on function
  public.plan_meeting(jsonb), public.move_meeting(jsonb), public.cancel_meeting(jsonb), public.meeting_of_event(jsonb),
  public.meetings_to_complete(jsonb)
from public, anon, service_role;
grant execute on function
  public.plan_meeting(jsonb), public.move_meeting(jsonb), public.cancel_meeting(jsonb), public.meeting_of_event(jsonb),
  public.meetings_to_complete(jsonb)
to authenticated;
