-- The whole timeline of a customer: follow-ups, changes of its status and of its opportunities' stages, newest first. With
-- the caller's rights: a follow-up shows what its level allows, a change shows to those to whom the customer is open.

-- Bounds of the ids that older pages continue from. Changes are numbered, follow-ups are not.
create function private.read_change_number(payload jsonb, field text) returns bigint
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_text(payload, field, 18, true);
begin
  if read !~ '^[0-9]+$' then
    perform private.fail('TB004', field);
  end if;
  return read::bigint;
end
$$;
comment on function private.read_change_number(jsonb, text) is 'Number of a change, as the timeline gave it. Internal.';

-- Changes of a customer's status and of its opportunities' stages, for those to whom the customer is open: what the policies
-- of status_history and stage_history say row by row is decided once, since all rows hang on one customer. The rank orders
-- what bears one moment: a stage stands above a status.
create function private.changes_of(
  customer uuid, before_at timestamptz, before_item text, before_change bigint, kinds text[], most int
) returns table (entry jsonb, at timestamptz, rank int, nr bigint)
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
begin
  if not exists (
    select from public.customers as c
    where c.org_id = me.org_id and c.id = customer
      and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
  ) then
    return;
  end if;
  return query
    select
      p.line || jsonb_build_object('by', case when m.id is not null
        then jsonb_build_object('member_id', m.id, 'name', m.name) end),
      p.at, p.rank, p.nr
    from (
      (
        select jsonb_build_object(
          'item', 'stage', 'item_id', h.id::text, 'at', h.at, 'opportunity_id', o.id, 'title', o.title,
          'from', case when s.id is not null then jsonb_build_object('key', s.key, 'name', s.name) end,
          'to', jsonb_build_object('key', t.key, 'name', t.name), 'reason', h.reason
        ) as line, h.at, 2 as rank, h.id as nr, h.member_id
        -- A customer has few opportunities, and each few stages: both are read by their index.
        from public.opportunities as o
        join public.stage_history as h on h.org_id = o.org_id and h.opportunity_id = o.id
        join public.opportunity_stages as t on t.org_id = h.org_id and t.id = h.to_stage_id
        left join public.opportunity_stages as s on s.org_id = h.org_id and s.id = h.from_stage_id
        where o.org_id = me.org_id and o.customer_id = customer and (kinds is null or 'stage' = any (kinds))
          and (
            before_at is null or h.at < before_at
            or (h.at = before_at and (before_item = 'follow_up' or (before_item = 'stage' and h.id < before_change)))
          )
        order by h.at desc, h.id desc
        limit most
      )
      union all
      (
        select jsonb_build_object(
          'item', 'status', 'item_id', h.id::text, 'at', h.at, 'from', h.from_status, 'to', h.to_status,
          'reason', h.reason, 'rule', h.rule
        ), h.at, 1, h.id, h.member_id
        from public.status_history as h
        where h.org_id = me.org_id and h.customer_id = customer and (kinds is null or 'status' = any (kinds))
          and (
            before_at is null or h.at < before_at
            or (h.at = before_at and (before_item <> 'status' or h.id < before_change))
          )
        order by h.at desc, h.id desc
        limit most
      )
      order by 2 desc, 3 desc, 4 desc
      limit most
    ) as p
    left join public.members as m on m.org_id = me.org_id and m.id = p.member_id;
end
$$;
comment on function private.changes_of(uuid, timestamptz, text, bigint, text[], int) is
  'Newest changes of the status and of stages of a customer that is open to the caller; none where it is not.';

-- In plpgsql, so that the plan, with all its policies, is kept from call to call. At one moment follow-ups come first, then
-- stages, then statuses: a signed contract stands above the status that it moved.
create function private.timeline_of(
  customer uuid, before_at timestamptz, before_item text, before_follow_up uuid, before_change bigint, kinds text[], most int
) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  entries jsonb := '[]';
begin
  if kinds is null or kinds && array['call', 'visit', 'mail', 'meeting', 'chat', 'other'] then
    select jsonb_agg(e.entry || '{"item": "follow_up"}' || jsonb_build_object(
      'at', e.entry -> 'occurred_at', 'item_id', e.entry -> 'follow_up_id'
    ))
    into entries
    from jsonb_array_elements(private.timeline_entries(
      customer, before_at,
      -- Behind a change of the same moment no follow-up of that moment is left.
      case before_item when 'follow_up' then before_follow_up else '00000000-0000-0000-0000-000000000000' end,
      most, kinds
    )) as e (entry);
  end if;
  return (
    select coalesce(jsonb_agg(p.entry order by p.at desc, p.rank desc, p.nr desc), '[]')
    from (
      select u.entry, u.at, u.rank, u.nr from (
        select f.entry, (f.entry ->> 'at')::timestamptz as at, 3 as rank,
          -- They came in order; the numbers keep it.
          - f.i as nr
        from jsonb_array_elements(entries) with ordinality as f (entry, i)
        union all
        select c.entry, c.at, c.rank, c.nr
        from private.changes_of(customer, before_at, before_item, before_change, kinds, most) as c
      ) as u
      order by u.at desc, u.rank desc, u.nr desc
      limit most
    ) as p
  );
end
$$;
comment on function private.timeline_of(uuid, timestamptz, text, uuid, bigint, text[], int) is
  'Newest follow-ups and changes of a customer, with the caller''s rights.';
grant execute on function
  private.changes_of(uuid, timestamptz, text, bigint, text[], int),
  private.timeline_of(uuid, timestamptz, text, uuid, bigint, text[], int)
to authenticated;
grant execute on function private.read_change_number(jsonb, text) to authenticated;

create function public.customer_timeline(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  customer uuid;
  kinds text[];
  before_at timestamptz;
  before_item text;
  before_follow_up uuid;
  before_change bigint;
begin
  perform private.require_caller();
  perform private.require_object(payload);
  customer := private.read_uuid(payload, 'customer_id');
  if private.payload_at(payload, 'kinds') is not null then
    kinds := private.read_texts(payload, 'kinds', 8, '^(call|visit|mail|meeting|chat|other|stage|status)$');
  end if;
  if private.payload_at(payload, 'before') is not null then
    -- All parts of the key: a change and a follow-up may bear the same moment.
    before_at := private.read_instant(payload, 'before.at');
    before_item := private.read_choice(payload, 'before.item', array['follow_up', 'stage', 'status']);
    if before_item = 'follow_up' then
      before_follow_up := private.read_uuid(payload, 'before.item_id');
    else
      before_change := private.read_change_number(payload, 'before.item_id');
    end if;
  end if;
  if not exists (
    select from public.customers as c where c.org_id = private.my_org_id() and c.id = customer
  ) then
    perform private.fail('TB001', 'customer_id');
  end if;
  return private.timeline_of(
    customer, before_at, before_item, before_follow_up, before_change, kinds, private.read_int(payload, 'limit', 1, 50)
  );
end
$$;
comment on function public.customer_timeline(jsonb) is
  'Follow-ups, status and stage changes of a customer that the caller sees, newest first, page by page, all kinds or some.';
revoke all on function public.customer_timeline(jsonb) from public, anon, service_role;
grant execute on function public.customer_timeline(jsonb) to authenticated;
