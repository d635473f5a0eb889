-- The pool as the web lists it: what lies there, narrowed, in pages; and what the caller may still take.

-- What lies in the pools that are open to the caller, masked: enough to choose by, nothing to work with.
create function private.pool_customers(payload jsonb) returns jsonb
-- Planned for each question: a rare region is found by its customers, all else by walking down from the newest.
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  me private.caller := private.require_caller();
  rules public.pool_rules;
  choice private.pool_choice;
  tier_wanted text;
  regions text[];
  industry text;
  source_wanted text;
  why_wanted text;
  since_at timestamptz;
  until_at timestamptz;
  after_since timestamptz;
  after_id uuid;
  open_pools uuid[];
  claimed_from uuid[];
  most int;
begin
  perform private.require_object(payload);
  choice := private.read_pool_choice(payload);
  most := private.read_int(payload, 'limit', 1, 100);
  if private.payload_at(payload, 'after') is not null then
    after_since := private.read_instant(payload, 'after.since');
    after_id := private.read_uuid(payload, 'after.customer_id');
  end if;
  open_pools := array(
    select r.pool_id from private.pool_rights_of(me) as r where choice.pool_id is null or r.pool_id = choice.pool_id
  );
  -- Closed, unknown and another tenant's look alike.
  if choice.pool_id is not null and cardinality(open_pools) = 0 then
    perform private.fail('TB001', 'filter.pool_id');
  end if;
  claimed_from := array(select r.pool_id from private.pool_rights_of(me) as r where r.can_claim);
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  tier_wanted := choice.tier;
  regions := choice.regions;
  industry := choice.industry;
  source_wanted := choice.source;
  why_wanted := choice.why;
  since_at := choice.since_at;
  until_at := choice.until_at;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'customer_id', f.customer_id, 'code', f.code, 'name', f.name, 'industry_code', f.industry_code,
      'region_code', f.region_code, 'customer_type', f.customer_type, 'source_channel', f.source_channel,
      'status', f.status, 'tier', f.tier, 'pool_id', f.pool_id, 'since', f.since, 'why', f.why,
      'last_follow_up_at', f.last_follow_up_at, 'contacts', (
        select count(*) from public.contacts as p where p.org_id = me.org_id and p.customer_id = f.customer_id
      ),
      'reason', (
        select e.note from public.pool_events as e
        where e.org_id = me.org_id and e.customer_id = f.customer_id and e.to_member_id is null
        order by e.at desc, e.id desc limit 1
      ),
      -- Claimed in another region before: who comes now works it beside its owner.
      'has_owner', f.owner_id is not null,
      'can_claim', me.role in ('rep', 'manager', 'admin') and exists (
        select from public.customer_pools as p
        where p.org_id = me.org_id and p.customer_id = f.customer_id and p.pool_id = any (claimed_from)
      ),
      'waits_until', case when w.until > now() then w.until end
    ) order by f.since desc, f.customer_id desc), '[]')
    from (
      select p.customer_id, p.pool_id, p.since, p.why, c.code, c.name, c.industry_code, c.region_code, c.customer_type,
        c.source_channel, c.status, c.tier, c.last_follow_up_at, c.owner_id
      from public.customer_pools as p
      join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
      where p.org_id = me.org_id and p.pool_id = any (open_pools) and c.approval = 'approved'
        and (why_wanted is null or p.why = why_wanted)
        and (since_at is null or p.since >= since_at)
        and (until_at is null or p.since <= until_at)
        and (tier_wanted is null or c.tier = tier_wanted)
        and (regions is null or c.region_code = any (regions))
        and (industry is null or starts_with(c.industry_code, industry))
        and (source_wanted is null or c.source_channel = source_wanted)
        -- The newest first; both parts of the key, since a round puts many in at one moment.
        and (after_since is null or (p.since, p.customer_id) < (after_since, after_id))
        -- In several pools it is one row: where it has lain least.
        and not exists (
          select from public.customer_pools as q
          where q.org_id = p.org_id and q.customer_id = p.customer_id and q.pool_id = any (open_pools)
            and (q.since, q.pool_id) > (p.since, p.pool_id)
        )
      order by p.since desc, p.customer_id desc
      limit most
    ) as f
    cross join lateral (select private.waits_until(rules, me.member_id, f.customer_id) as until) as w
  );
end
$$;
comment on function private.pool_customers(jsonb) is 'Customers of the open pools, masked, newest first.';

create function public.pool_customers(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.pool_customers(payload) $$;
comment on function public.pool_customers(jsonb) is
  'Customers of the pools that are open to the caller, masked, by pool, tier, region, industry, source, how long and why '
  'they lie there, in pages of at most 100. Any member.';

-- What the caller may still take, counted as claim_customer counts it; without its lock, and so for telling only.
create function private.pool_limits(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  rules public.pool_rules;
begin
  perform private.require_object(payload);
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  return jsonb_build_object(
    'claims_left', private.claims_left(rules, me), 'most_claims_a_day', rules.most_claims_a_day,
    'room', private.room_of(rules, me.member_id), 'most_owned', rules.most_owned,
    'cool_down_days', rules.cool_down_days
  );
end
$$;
comment on function private.pool_limits(jsonb) is 'What the caller may still claim and own.';

create function public.pool_limits(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.pool_limits(payload) $$;
comment on function public.pool_limits(jsonb) is
  'How many customers the caller may still claim today and own; null without a limit. Any member, of themselves.';

-- Whom a manager may give to, and whose customers may leave: oneself and those below, of the roles that own customers.
create function public.pool_members(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  perform private.require_object(payload);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', m.id, 'name', m.name) order by m.name, m.id), '[]')
    from public.members as m
    where m.org_id = me.org_id and m.status = 'active' and m.role in ('rep', 'manager', 'admin')
      and m.id = any (array(select private.visible_member_ids()))
  );
end
$$;
comment on function public.pool_members(jsonb) is
  'Members to whom the caller may give customers of the pool, as plan_assignment takes them. Any member; reps themselves.';

grant execute on function private.pool_customers(jsonb), private.pool_limits(jsonb) to authenticated;
revoke all on function public.pool_customers(jsonb), public.pool_limits(jsonb), public.pool_members(jsonb)
from public, anon, service_role;
grant execute on function public.pool_customers(jsonb), public.pool_limits(jsonb), public.pool_members(jsonb)
to authenticated;
