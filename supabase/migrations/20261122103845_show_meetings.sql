-- What a calendar's page and Today show of meetings, with the caller's rights.

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

grant execute on function private.meetings_named(jsonb), private.meeting_of(uuid) to authenticated;
revoke all on function public.meeting_of_event(jsonb), public.meetings_to_complete(jsonb) from public, anon, service_role;
grant execute on function public.meeting_of_event(jsonb), public.meetings_to_complete(jsonb) to authenticated;
