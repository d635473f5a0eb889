-- Figures about what customers came and went by, and about how complete their files are.

-- Every change of an owner in a period, once for each member that it concerns.
create function private.pool_movements(
  me private.caller, people uuid[], from_at timestamptz, to_at timestamptz, choice private.customer_choice
) returns table (event_id bigint, customer_id uuid, member_id uuid, movement text, at timestamptz)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  tiers text[] := choice.tiers;
  regions text[] := choice.regions;
  industry text := choice.industry;
  types text[] := choice.customer_types;
  sources text[] := choice.sources;
begin
  return query
    select m.event_id, m.customer_id, m.member_id, m.movement, m.at
    from (
      -- As the member sees it whom it concerns: written out, since asked of a function each row would take longer than to read.
      select e.id as event_id, e.customer_id, e.to_member_id as member_id,
        case when e.kind in ('claimed', 'assigned') then e.kind else 'taken_over' end as movement, e.at
      from public.pool_events as e
      where e.org_id = me.org_id and e.to_member_id = any (people) and e.at >= from_at and e.at < to_at
        -- What stays with its owner moved nowhere.
        and e.from_member_id is distinct from e.to_member_id
      union all
      select e.id, e.customer_id, e.from_member_id,
        case when e.kind in ('released', 'recycled') then e.kind else 'handed_over' end, e.at
      from public.pool_events as e
      where e.org_id = me.org_id and e.from_member_id = any (people) and e.at >= from_at and e.at < to_at
        and e.from_member_id is distinct from e.to_member_id
    ) as m
    where choice is null or exists (
      select from public.customers as c
      where c.org_id = me.org_id and c.id = m.customer_id
        and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
        and (industry is null or starts_with(c.industry_code, industry))
        and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources))
    );
end
$$;
comment on function private.pool_movements(
  private.caller, uuid[], timestamptz, timestamptz, private.customer_choice
) is 'Customers gained and lost by members. Internal.';

create function private.pool_figures(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  people uuid[];
  period record;
begin
  perform private.require_object(payload);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  return (
    with counted as (
      select m.member_id, m.movement, count(*) as n
      from private.pool_movements(
        me, people, period.first_day::timestamp at time zone me.time_zone,
        (period.last_day + 1)::timestamp at time zone me.time_zone, private.read_customer_choice(payload)
      ) as m
      group by m.member_id, m.movement
    )
    select jsonb_build_object(
      'as_of', now(), 'from', period.first_day, 'to', period.last_day,
      'movements', coalesce(jsonb_agg(
        jsonb_build_object('member_id', c.member_id, 'movement', c.movement, 'count', c.n)
        order by c.member_id, c.movement
      ), '[]')
    ) from counted as c
  );
end
$$;
comment on function private.pool_figures(jsonb) is 'Customers claimed, assigned, taken over, released, recycled, handed over.';

create function public.pool_figures(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.pool_figures(payload) $$;
comment on function public.pool_figures(jsonb) is
  'Customers that members gained and lost in a period, by how. Whose: as in `summary`.';

-- What a file should hold, by field, for one customer each. Names are compared as duplicates are proposed: without legal form.
create function private.file_gaps(me private.caller, people uuid[], choice private.customer_choice)
returns table (customer_id uuid, owner_id uuid, at timestamptz, missing text[])
-- A customer's file is read whole, and never the table from end to end for the few of one team.
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
set work_mem = '8MB' set jit = off set enable_seqscan = off
as $$
declare
  tiers text[] := choice.tiers;
  regions text[] := choice.regions;
  industry text := choice.industry;
  types text[] := choice.customer_types;
  sources text[] := choice.sources;
begin
  return query
    with files as materialized (
      select c.id, c.owner_id, c.created_at, c.name_key, c.source_channel, c.address, c.tier, c.key_needs, c.first_contact_on,
        c.to_verify
      from public.customers as c
      where c.org_id = me.org_id and c.owner_id = any (people) and c.approval = 'approved'
        and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
        and (industry is null or starts_with(c.industry_code, industry))
        and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources))
    ),
    -- Among these customers only: that a colleague has one of the same name is told where somebody creates it.
    names as (select f.name_key from files as f group by f.name_key having count(*) > 1),
    reached as materialized (select k.customer_id from public.contacts as k where k.org_id = me.org_id group by k.customer_id),
    sited as materialized (
      select d.customer_id from public.customer_domains as d where d.org_id = me.org_id group by d.customer_id
    )
    select f.id, f.owner_id, f.created_at, array_remove(array[
      case when f.source_channel is null then 'source' end, case when f.address is null then 'address' end,
      case when f.tier is null then 'tier' end, case when f.key_needs is null then 'needs' end,
      case when f.first_contact_on is null then 'first_contact' end, case when r.customer_id is null then 'contact' end,
      case when s.customer_id is null then 'domain' end, case when f.to_verify <> '{}' then 'verified' end,
      case when n.name_key is not null then 'duplicate' end
    ], null)
    from files as f
    left join names as n on n.name_key = f.name_key
    left join reached as r on r.customer_id = f.id
    left join sited as s on s.customer_id = f.id;
end
$$;
comment on function private.file_gaps(private.caller, uuid[], private.customer_choice) is
  'What is missing in the files of members'' customers, and names that occur twice among them. Internal.';

-- The same of all files at once, without a list for each: of a whole organisation's, the lists took four times as long as the
-- counting. A test counts the rows of `file_gaps` and finds these numbers.
create function private.file_figures(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
set work_mem = '8MB' set jit = off set enable_seqscan = off
as $$
declare
  me private.caller := private.require_caller();
  people uuid[];
  choice private.customer_choice;
  tiers text[];
  regions text[];
  industry text;
  types text[];
  sources text[];
begin
  perform private.require_object(payload);
  perform private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  choice := private.read_customer_choice(payload);
  tiers := choice.tiers;
  regions := choice.regions;
  industry := choice.industry;
  types := choice.customer_types;
  sources := choice.sources;
  return (
    with files as materialized (
      select c.id, c.name_key, c.source_channel is null as no_source, c.address is null as no_address,
        c.tier is null as no_tier, c.key_needs is null as no_needs, c.first_contact_on is null as no_first_contact,
        c.to_verify <> '{}' as unverified
      from public.customers as c
      where c.org_id = me.org_id and c.owner_id = any (people) and c.approval = 'approved'
        and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
        and (industry is null or starts_with(c.industry_code, industry))
        and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources))
    ),
    counted as (
      select count(*) as total, count(*) filter (where f.no_source) as source, count(*) filter (where f.no_address) as address,
        count(*) filter (where f.no_tier) as tier, count(*) filter (where f.no_needs) as needs,
        count(*) filter (where f.no_first_contact) as first_contact, count(*) filter (where f.unverified) as unverified
      from files as f
    ),
    reached as (
      select count(*) as n from files as f
      where exists (select from public.contacts as k where k.org_id = me.org_id and k.customer_id = f.id)
    ),
    sited as (
      select count(*) as n from files as f
      where exists (select from public.customer_domains as d where d.org_id = me.org_id and d.customer_id = f.id)
    )
    select jsonb_build_object(
      'as_of', now(), 'customers', c.total,
      'fields', jsonb_build_array(
        jsonb_build_object('field', 'source', 'missing', c.source),
        jsonb_build_object('field', 'address', 'missing', c.address),
        jsonb_build_object('field', 'tier', 'missing', c.tier),
        jsonb_build_object('field', 'needs', 'missing', c.needs),
        jsonb_build_object('field', 'first_contact', 'missing', c.first_contact),
        jsonb_build_object('field', 'contact', 'missing', c.total - r.n),
        jsonb_build_object('field', 'domain', 'missing', c.total - s.n),
        jsonb_build_object('field', 'verified', 'missing', c.unverified)
      ),
      'duplicates', (
        select coalesce(sum(n.n), 0)
        from (select count(*) as n from files as f group by f.name_key having count(*) > 1) as n
      )
    )
    from counted as c, reached as r, sited as s
  );
end
$$;
comment on function private.file_figures(jsonb) is 'How many files lack which field, and suspected duplicates.';

create function public.file_figures(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.file_figures(payload) $$;
comment on function public.file_figures(jsonb) is
  'Completeness of customers'' files by field, and customers of the same name, now. Whose: as in `summary`.';

create function private.upkeep_figure_rows(
  me private.caller, figure text, chosen_key text, people uuid[], from_at timestamptz, to_at timestamptz,
  choice private.customer_choice, last_at timestamptz, last_id uuid, most int
) returns setof private.figure_row
language plpgsql stable security definer rows 60 set search_path = '' set plan_cache_mode = force_custom_plan
as $$
begin
  if figure = 'moved' then
    return query
      select v.id, v.customer_id, v.member_id, v.at, null::bigint, null::text, null::text
      from (
        -- Events have numbers; a list is told apart by ids.
        select m.*, ('00000000-0000-4000-8000-' || lpad(to_hex(m.event_id), 12, '0'))::uuid as id
        from private.pool_movements(me, people, from_at, to_at, choice) as m
        where m.movement = chosen_key
      ) as v
      where last_at is null or (v.at, v.id) < (last_at, last_id)
      order by v.at desc, v.id desc limit most;
  else
    return query
      select g.customer_id, g.customer_id, g.owner_id, g.at, null::bigint, null::text, null::text
      from private.file_gaps(me, people, choice) as g
      where chosen_key = any (g.missing) and (last_at is null or (g.at, g.customer_id) < (last_at, last_id))
      order by g.at desc, g.customer_id desc limit most;
  end if;
end
$$;
comment on function private.upkeep_figure_rows(
  private.caller, text, text, uuid[], timestamptz, timestamptz, private.customer_choice, timestamptz, uuid, int
) is 'A page of the rows behind movements and gaps. Internal.';

grant execute on function private.pool_figures(jsonb), private.file_figures(jsonb) to authenticated;
revoke all on function public.pool_figures(jsonb), public.file_figures(jsonb) from public, anon, service_role;
grant execute on function public.pool_figures(jsonb), public.file_figures(jsonb) to authenticated;
