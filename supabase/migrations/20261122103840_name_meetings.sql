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
  if private.payload_at(payload, 'keys') is null then
    perform private.fail('TB006', 'keys');
  end if;
  if jsonb_typeof(payload -> 'keys') <> 'object' then
    perform private.fail('TB004', 'keys');
  end if;
  perform private.read_digest(payload, 'keys.event');
  perform private.read_digest(payload, 'keys.shown');
  perform private.read_digest(payload, 'keys.titled');
  if (private.read_digest(payload, 'keys.calendar') is null) <> (private.payload_at(payload, 'keys.event') is null) then
    perform private.fail('TB004', 'keys.calendar');
  end if;
end
$$;
comment on function private.require_event_keys(jsonb) is 'TB004 for keys that are none, TB006 without any. Internal.';

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
