-- Meetings that connected calendars bring. Each instance is one record, whoever of the organisation has it in whichever calendar;
-- it becomes a planned follow-up at the customers whose contacts are invited. The calendar says when it is and whether it takes
-- place; what a person wrote about it is theirs.

-- Which event of a calendar stands for which meeting. Events that are no meeting with a customer are not kept at all.
create table private.calendar_items (
  org_id uuid not null,
  connection_id uuid not null,
  -- Digest of the provider's id of the instance.
  event text not null,
  meeting_id uuid not null,
  -- When it begins, as this calendar said last.
  starts_at timestamptz not null,
  -- Cancelled, declined or taken out of this calendar.
  is_gone boolean not null default false,
  -- The last time that the whole calendar was read and this was in it.
  run uuid not null,
  constraint calendar_items_pkey primary key (org_id, connection_id, event),
  constraint calendar_items_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint calendar_items_meeting_fkey foreign key (org_id, meeting_id)
    references public.meetings (org_id, id) on delete cascade,
  constraint calendar_items_digest check (event ~ '^[A-Za-z0-9_-]{22}$')
);
create index calendar_items_meeting_idx on private.calendar_items (org_id, meeting_id);
alter table private.calendar_items enable row level security;
comment on table private.calendar_items is
  'Events of connected calendars that are meetings with customers, by digest. No API role has a right here; definer functions only.';

-- The meeting that an event of a connected calendar is: as it was met there before, by the provider's id, by the id that all
-- guests share, and last by title and time together with a customer.
create function private.meeting_of_item(me private.caller, connection uuid, item jsonb, customers uuid[]) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_one uuid;
  named text := private.read_text(item, 'organiser', 320);
begin
  select i.meeting_id into found_one from private.calendar_items as i
  where i.org_id = me.org_id and i.connection_id = connection and i.event = item #>> '{keys,event}';
  if found_one is not null then
    return found_one;
  end if;
  select k.meeting_id into found_one from private.meeting_keys as k
  where k.org_id = me.org_id and k.kind = 'event' and k.value = item #>> '{keys,event}';
  if found_one is not null then
    return found_one;
  end if;
  select m.id into found_one from public.meetings as m
  where m.org_id = me.org_id and m.ical_uid = item ->> 'ical_uid' and m.instance = item ->> 'instance'
    -- Whoever makes up an id that a colleague's meeting has does not thereby lay hands on it.
    and (m.organiser is null or named is null or m.organiser = named);
  return coalesce(found_one, private.find_meeting(me, item, customers));
end
$$;
comment on function private.meeting_of_item(private.caller, uuid, jsonb, uuid[]) is
  'The meeting that an event of a connected calendar stands for, or null. Internal.';

-- A meeting takes place as long as one connected calendar has it; its follow-ups follow.
create function private.drop_calendar_items(me private.caller, connection uuid, events text[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  meeting uuid;
begin
  for meeting in
    with gone as (
      update private.calendar_items as i set is_gone = true
      where i.org_id = me.org_id and i.connection_id = connection and i.event = any (events) and not i.is_gone
      returning i.meeting_id
    )
    select distinct g.meeting_id from gone as g order by 1
  loop
    if exists (
      select from private.calendar_items as i
      where i.org_id = me.org_id and i.meeting_id = meeting and not i.is_gone
        and not (i.connection_id = connection and i.event = any (events))
    ) then
      continue;
    end if;
    update public.meetings as m set state = 'cancelled'
    where m.org_id = me.org_id and m.id = meeting and m.state <> 'cancelled';
    if found then
      perform private.settle_meeting(me, meeting);
    end if;
  end loop;
end
$$;
comment on function private.drop_calendar_items(private.caller, uuid, text[]) is
  'Events that a calendar has no longer; a meeting that none has is cancelled. Internal.';

-- What a calendar says of a meeting now. An older word than the one that is known changes nothing.
create function private.write_found_meeting(me private.caller, item jsonb, meeting uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  t record;
  revision int := private.read_int_or(item, 'sequence', 0, 1000000000, 0);
  hidden boolean := private.read_flag(item, 'hidden');
  shown_title text := case when not hidden then private.read_text(item, 'title', 1000) end;
  shown_place text := case when not hidden then private.read_text(item, 'location', 1000) end;
  named text := private.read_text(item, 'organiser', 320);
  uid text := item ->> 'ical_uid';
begin
  t := private.read_event_times(item);
  update public.meetings as m
  set starts_at = t.starts_at, ends_at = t.ends_at, starts_on = t.starts_on, ends_on = t.ends_on,
    title = shown_title, location = shown_place, organiser = named, sequence = greatest(m.sequence, revision),
    state = case
      when m.state = 'cancelled' then m.state when private.read_flag(item, 'tentative') then 'tentative' else 'confirmed' end,
    ical_uid = case when m.ical_uid is null and not exists (
      select from public.meetings as o where o.org_id = m.org_id and o.ical_uid = uid and o.instance = item ->> 'instance'
    ) then uid else m.ical_uid end,
    instance = case when m.ical_uid is null then item ->> 'instance' else m.instance end
  where m.org_id = me.org_id and m.id = meeting and revision >= m.sequence
    and (m.starts_at, m.ends_at, m.starts_on, m.ends_on, m.title, m.location, m.organiser, m.sequence, m.ical_uid is null, m.state)
      is distinct from (
        t.starts_at, t.ends_at, t.starts_on, t.ends_on, shown_title, shown_place, named, revision, uid is null,
        case when m.state = 'cancelled' then m.state when private.read_flag(item, 'tentative') then 'tentative' else 'confirmed' end
      );
  return found;
end
$$;
comment on function private.write_found_meeting(private.caller, jsonb, uuid) is 'Writes what a connected calendar says of a meeting. Internal.';

-- The same for the same event at the same customer, whenever it is found: what a person took back stays taken back.
create function private.operation_of_event(me private.caller, event text, customer uuid) returns uuid
language sql immutable security invoker set search_path = ''
as $$
  select encode(substr(sha256(convert_to('threadbook/event/' || event || '/' || customer || '/' || (me).member_id, 'UTF8')), 1, 16), 'hex')::uuid
$$;
comment on function private.operation_of_event(private.caller, text, uuid) is 'Names the planning of an event at a customer. Internal.';

-- The customer's contacts among the guests.
create function private.guests_of(org uuid, customer uuid, participants jsonb) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(distinct c.id), '[]')
  from jsonb_array_elements(participants) as p (item)
  join public.contact_addresses as a on a.org_id = org and a.address = private.normal_address(p.item ->> 'address')
  join public.contacts as c on c.org_id = a.org_id and c.id = a.contact_id
  where c.customer_id = customer
$$;
comment on function private.guests_of(uuid, uuid, jsonb) is 'Contacts of a customer who are invited. Internal.';

-- Up to 50 events of a leased calendar, in the name of its member.
create function private.plan_found_meetings(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  connection public.connections;
  me private.caller;
  items jsonb := private.read_array(payload, 'events', 50);
  this_run uuid := private.read_uuid(payload, 'run');
  item jsonb;
  level text;
  customers uuid[];
  customer uuid;
  meeting uuid;
  starts timestamptz;
  was_gone boolean;
  changed boolean;
  op uuid;
begin
  select c.* into connection from public.connections as c where c.org_id = job.org_id and c.id = job.connection_id;
  me := private.act_for(
    (select m.user_id from public.members as m where m.org_id = connection.org_id and m.id = connection.member_id),
    connection.org_id
  );
  level := coalesce((
    select s.default_visibility from public.member_settings as s where s.org_id = me.org_id and s.member_id = me.member_id
  ), 'full');
  -- All before the first event, in one order: two calendars with the same meetings would else wait for each other in a circle.
  perform pg_advisory_xact_lock(k.key) from (
    select distinct hashtextextended(me.org_id::text || v.value, 0) as key
    from jsonb_array_elements(items) as i (item)
    cross join lateral jsonb_each_text(i.item -> 'keys') as v (name, value)
    where v.name in ('event', 'shown', 'titled') and v.value is not null
    order by 1
  ) as k;
  perform from public.customers as c
  where c.org_id = me.org_id and c.id in (
    select unnest(private.customers_of_mail(me, i.item -> 'participants')) from jsonb_array_elements(items) as i (item)
  )
  order by c.id
  for no key update;

  for item in select i.item from jsonb_array_elements(items) with ordinality as i (item, n) order by i.n loop
    perform private.require_event_keys(item);
    if private.read_flag(item, 'gone') then
      meeting := private.meeting_of_item(me, connection.id, item, '{}');
      continue when meeting is null;
      -- Planned from the page before this calendar was connected: it is its event all the same.
      insert into private.calendar_items (org_id, connection_id, event, meeting_id, starts_at, run)
      select me.org_id, connection.id, item #>> '{keys,event}', meeting, private.meeting_start(m), this_run
      from public.meetings as m where m.org_id = me.org_id and m.id = meeting
      on conflict on constraint calendar_items_pkey do nothing;
      perform private.drop_calendar_items(me, connection.id, array[item #>> '{keys,event}']);
      continue;
    end if;
    customers := case
      when private.read_flag(item, 'hidden') then '{}' else private.customers_of_mail(me, item -> 'participants') end;
    meeting := private.meeting_of_item(me, connection.id, item, customers);
    -- A colleague's calendar may have brought it; without customers of the member's it is not theirs to plan.
    continue when meeting is null and (cardinality(customers) = 0 or level = 'private');
    changed := meeting is null;
    if meeting is null then
      insert into public.meetings (
        org_id, member_id, ical_uid, instance, sequence, title, location, organiser, state, starts_at, ends_at, starts_on, ends_on
      )
      select me.org_id, me.member_id, item ->> 'ical_uid', item ->> 'instance', private.read_int_or(item, 'sequence', 0, 1000000000, 0),
        private.read_text(item, 'title', 1000), private.read_text(item, 'location', 1000), private.read_text(item, 'organiser', 320),
        case when private.read_flag(item, 'tentative') then 'tentative' else 'confirmed' end,
        t.starts_at, t.ends_at, t.starts_on, t.ends_on
      from private.read_event_times(item) as t
      returning id into meeting;
    end if;
    select private.meeting_start(m) into starts from public.meetings as m where m.org_id = me.org_id and m.id = meeting;
    was_gone := coalesce((
      select i.is_gone from private.calendar_items as i
      where i.org_id = me.org_id and i.connection_id = connection.id and i.event = item #>> '{keys,event}'
    ), false);
    -- It is in this calendar again. Called off by hand it stays called off.
    if was_gone then
      update public.meetings as m set state = 'confirmed' where m.org_id = me.org_id and m.id = meeting and m.state = 'cancelled';
      changed := changed or found;
    end if;
    changed := private.write_found_meeting(me, item, meeting) or changed;
    select private.meeting_start(m) into starts from public.meetings as m where m.org_id = me.org_id and m.id = meeting;
    insert into private.calendar_items as i (org_id, connection_id, event, meeting_id, starts_at, run)
    values (me.org_id, connection.id, item #>> '{keys,event}', meeting, starts, this_run)
    on conflict on constraint calendar_items_pkey do update
      set starts_at = excluded.starts_at, run = excluded.run, is_gone = false
      where (i.starts_at, i.run, i.is_gone) is distinct from (excluded.starts_at, excluded.run, false);
    perform private.keep_event_keys(me, item, meeting);
    foreach customer in array customers[1:20] loop
      op := private.operation_of_event(me, item #>> '{keys,event}', customer);
      -- Planned under this id before, or taken out by somebody: then there is nothing to add.
      continue when level = 'private' or exists (
        select from private.operations as o where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = op
      ) or (
        exists (
          select from public.follow_ups as f
          where f.org_id = me.org_id and f.meeting_id = meeting and f.customer_id = customer and f.removed_at is not null
        ) and not exists (
          select from public.follow_ups as f
          where f.org_id = me.org_id and f.meeting_id = meeting and f.customer_id = customer and f.removed_at is null
        )
      ) or exists (
        select from public.follow_ups as f
        join public.follow_up_contents as k on k.org_id = f.org_id and k.follow_up_id = f.id
        where f.org_id = me.org_id and f.meeting_id = meeting and f.customer_id = customer and f.removed_at is null
          and k.member_id = me.member_id
      );
      perform private.begin_operation(me, jsonb_build_object('op_id', op, 'source', 'calendar'), 'plan_meeting');
      perform private.record_follow_up(
        me, jsonb_build_object(
          'op_id', op, 'kind', 'meeting', 'source', 'calendar', 'meeting_id', meeting, 'contact_ids', private.guests_of(
            me.org_id, customer, item -> 'participants'
          )
        ), customer, null, starts, level
      );
      perform private.end_operation(me, jsonb_build_object('op_id', op), jsonb_build_object('meeting_id', meeting));
      changed := true;
    end loop;
    if changed then
      perform private.settle_meeting(me, meeting);
    end if;
  end loop;
  return '{}';
end
$$;
comment on function private.plan_found_meetings(jsonb) is
  'Plans meetings of a leased calendar whose guests are contacts of customers that its member works. Service only.';

-- The end of a whole reading: what this calendar had in that time, and was not in it any more, is gone.
create function private.end_calendar_run(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  this_run uuid := private.read_uuid(payload, 'run');
  begins timestamptz := private.read_instant(payload, 'from');
  ends timestamptz := private.read_instant(payload, 'until');
  me private.caller;
begin
  me := private.act_for((
    select m.user_id from public.connections as c
    join public.members as m on m.org_id = c.org_id and m.id = c.member_id
    where c.org_id = job.org_id and c.id = job.connection_id
  ), job.org_id);
  perform private.drop_calendar_items(me, job.connection_id, array(
    select i.event from private.calendar_items as i
    where i.org_id = job.org_id and i.connection_id = job.connection_id and i.run <> this_run and not i.is_gone
      and i.starts_at >= begins and i.starts_at < ends
  ));
  return '{}';
end
$$;
comment on function private.end_calendar_run(jsonb) is 'Ends a reading of a whole leased calendar. Service only.';

create function public.plan_found_meetings(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.plan_found_meetings(payload) $$;
comment on function public.plan_found_meetings(jsonb) is 'Plans meetings of a leased calendar. service_role only.';
create function public.end_calendar_run(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.end_calendar_run(payload) $$;
comment on function public.end_calendar_run(jsonb) is 'Ends a reading of a whole leased calendar. service_role only.';

revoke all on function public.plan_found_meetings(jsonb), public.end_calendar_run(jsonb) from public, anon, authenticated;
grant execute on function
  private.plan_found_meetings(jsonb), private.end_calendar_run(jsonb),
  public.plan_found_meetings(jsonb), public.end_calendar_run(jsonb)
to service_role;
