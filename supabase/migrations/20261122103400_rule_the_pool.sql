-- Rules of the pool: how long a customer may lie idle, who is exempt, and what one member may hold and take.

create table public.pool_rules (
  org_id uuid not null,
  id uuid not null generated always as (org_id) stored,
  -- Nothing is recycled before somebody has switched it on.
  recycles boolean not null default false,
  -- Idle days by tier; customers without a tier follow the last.
  idle_days_a int not null default 90,
  idle_days_b int not null default 60,
  idle_days_c int not null default 45,
  idle_days_d int not null default 30,
  idle_days_e int not null default 15,
  idle_days_none int not null default 30,
  -- The owner is warned so many days before.
  warn_days int not null default 7,
  spares_open_opportunities boolean not null default true,
  spares_running_contracts boolean not null default true,
  -- null: no limit.
  most_owned int,
  most_claims_a_day int default 20,
  -- The last owner waits so many days before claiming again.
  cool_down_days int not null default 7,
  -- When the clock last looked for idle customers; it does so hourly, since it reads them all.
  swept_at timestamptz,
  constraint pool_rules_pkey primary key (org_id),
  constraint pool_rules_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint pool_rules_bounds check (
    idle_days_a between 1 and 3650 and idle_days_b between 1 and 3650 and idle_days_c between 1 and 3650
    and idle_days_d between 1 and 3650 and idle_days_e between 1 and 3650 and idle_days_none between 1 and 3650
    and warn_days between 0 and 365 and most_owned between 1 and 1000000 and most_claims_a_day between 1 and 10000
    and cool_down_days between 0 and 3650
  )
);
comment on table public.pool_rules is 'Rules of the pool, one row per organisation. Read by its members; set by administrators.';
select private.audit_table('public.pool_rules', '', 'swept_at');
revoke all on public.pool_rules from anon, authenticated, service_role;
grant all on public.pool_rules to service_role;
grant select on public.pool_rules to authenticated;
alter table public.pool_rules enable row level security;
create policy pool_rules_read on public.pool_rules for select to authenticated
  using (org_id = (select private.my_org_id()));

create function private.create_pool_rules() returns trigger
language plpgsql security definer set search_path = ''
as $$ begin insert into public.pool_rules (org_id) values (new.id); return null; end $$;
comment on function private.create_pool_rules() is 'Trigger: the rules that every organisation starts from.';
create trigger organisations_pool_rules after insert on public.organisations
  for each row execute function private.create_pool_rules();
insert into public.pool_rules (org_id) select o.id from public.organisations as o;

create function private.idle_days_of(rules public.pool_rules, tier text) returns int
language sql immutable security invoker set search_path = ''
as $$
  select case tier
    when 'A' then rules.idle_days_a when 'B' then rules.idle_days_b when 'C' then rules.idle_days_c
    when 'D' then rules.idle_days_d when 'E' then rules.idle_days_e else rules.idle_days_none
  end
$$;
comment on function private.idle_days_of(public.pool_rules, text) is 'After how many idle days a customer of a tier is recycled. Internal.';

-- Customers that a set of rules would recycle by a moment, with their owner. The one definition behind recycling, its
-- warning and its simulation.
create function private.idle_customers(rules public.pool_rules, moment timestamptz)
returns table (id uuid, owner_id uuid, tier text, name text, idle_since timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- A contract runs to the end of its last day where the organisation is, not where the server is.
  today date := (
    select (moment at time zone o.time_zone)::date from public.organisations as o where o.id = rules.org_id
  );
begin
  return query
    select c.id, c.owner_id, c.tier, c.name, i.since
    from public.customers as c
    cross join lateral (
      select greatest(
        coalesce(c.last_follow_up_at, c.created_at),
        -- Who has just been given a customer has had no time for it yet.
        (select max(e.at) from public.pool_events as e where e.org_id = c.org_id and e.customer_id = c.id)
      ) as since
    ) as i
    where c.org_id = rules.org_id and c.owner_id is not null and c.approval = 'approved'
      -- Leaves out nearly all before anything is looked up for the rest.
      and coalesce(c.last_follow_up_at, c.created_at) < moment - make_interval(days => private.idle_days_of(rules, c.tier))
      and i.since < moment - make_interval(days => private.idle_days_of(rules, c.tier))
      and not (rules.spares_open_opportunities and exists (
        select from public.opportunities as o
        join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
        where o.org_id = c.org_id and o.customer_id = c.id and s.outcome = 'open'
      ))
      and not (rules.spares_running_contracts and exists (
        select from public.contracts as k
        where k.org_id = c.org_id and k.customer_id = c.id and k.state = 'signed'
          -- Open-ended ones run on.
          and coalesce(k.ends_on >= today, true)
      ));
end
$$;
comment on function private.idle_customers(public.pool_rules, timestamptz) is
  'Owned customers that the rules would recycle by a moment. Internal.';

-- Rules of a payload on top of those that hold.
create function private.read_pool_rules(me private.caller, payload jsonb) returns public.pool_rules
language plpgsql stable security definer set search_path = ''
as $$
declare
  rules public.pool_rules;
begin
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  if private.payload_at(payload, 'recycles') is not null then
    rules.recycles := private.read_flag(payload, 'recycles');
  end if;
  rules.idle_days_a := private.read_int_or(payload, 'idle_days_a', 1, 3650, rules.idle_days_a);
  rules.idle_days_b := private.read_int_or(payload, 'idle_days_b', 1, 3650, rules.idle_days_b);
  rules.idle_days_c := private.read_int_or(payload, 'idle_days_c', 1, 3650, rules.idle_days_c);
  rules.idle_days_d := private.read_int_or(payload, 'idle_days_d', 1, 3650, rules.idle_days_d);
  rules.idle_days_e := private.read_int_or(payload, 'idle_days_e', 1, 3650, rules.idle_days_e);
  rules.idle_days_none := private.read_int_or(payload, 'idle_days_none', 1, 3650, rules.idle_days_none);
  rules.warn_days := private.read_int_or(payload, 'warn_days', 0, 365, rules.warn_days);
  if private.payload_at(payload, 'spares_open_opportunities') is not null then
    rules.spares_open_opportunities := private.read_flag(payload, 'spares_open_opportunities');
  end if;
  if private.payload_at(payload, 'spares_running_contracts') is not null then
    rules.spares_running_contracts := private.read_flag(payload, 'spares_running_contracts');
  end if;
  -- Named with null, a limit is lifted.
  if private.names(payload, 'most_owned') then
    rules.most_owned := private.read_int_or(payload, 'most_owned', 1, 1000000, null);
  end if;
  if private.names(payload, 'most_claims_a_day') then
    rules.most_claims_a_day := private.read_int_or(payload, 'most_claims_a_day', 1, 10000, null);
  end if;
  rules.cool_down_days := private.read_int_or(payload, 'cool_down_days', 0, 3650, rules.cool_down_days);
  return rules;
end
$$;
comment on function private.read_pool_rules(private.caller, jsonb) is 'The rules that hold, with what a payload changes. Internal.';

create function private.set_pool_rules(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  rules public.pool_rules;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'set_pool_rules');
  if answer is not null then
    return answer;
  end if;
  -- One change after the other, so that what the caller had before them is compared with what is overwritten.
  perform from public.pool_rules as r where r.org_id = me.org_id for no key update;
  perform private.require_unchanged(payload, (select to_jsonb(r) from public.pool_rules as r where r.org_id = me.org_id));
  rules := private.read_pool_rules(me, payload);
  update public.pool_rules as r
  set recycles = rules.recycles, idle_days_a = rules.idle_days_a, idle_days_b = rules.idle_days_b,
    idle_days_c = rules.idle_days_c, idle_days_d = rules.idle_days_d, idle_days_e = rules.idle_days_e,
    idle_days_none = rules.idle_days_none, warn_days = rules.warn_days,
    spares_open_opportunities = rules.spares_open_opportunities,
    spares_running_contracts = rules.spares_running_contracts, most_owned = rules.most_owned,
    most_claims_a_day = rules.most_claims_a_day, cool_down_days = rules.cool_down_days
  where r.org_id = me.org_id;
  return private.end_operation(me, payload, to_jsonb(rules) - '{org_id,id,swept_at}'::text[]);
end
$$;
comment on function private.set_pool_rules(jsonb) is 'Changes the named rules of the pool.';

create function public.set_pool_rules(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.set_pool_rules(payload) $$;
comment on function public.set_pool_rules(jsonb) is 'Changes the named rules of the pool. Administrators.';

create function public.pool_rules(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (select to_jsonb(r) - '{org_id,id,swept_at}'::text[] from public.pool_rules as r where r.org_id = me.org_id);
end
$$;
comment on function public.pool_rules(jsonb) is 'Rules of the pool. Any member.';

-- How many customers changed rules would move, by tier, before anybody changes them.
create function private.simulate_pool_rules(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  rules public.pool_rules;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  rules := private.read_pool_rules(me, payload);
  return (
    select jsonb_build_object(
      'customers', count(*), 'owners', count(distinct i.owner_id),
      'by_tier', coalesce((
        select jsonb_object_agg(coalesce(t.tier, 'none'), t.n) from (
          select x.tier, count(*) as n from private.idle_customers(rules, now()) as x group by x.tier
        ) as t
      ), '{}')
    )
    from private.idle_customers(rules, now()) as i
  );
end
$$;
comment on function private.simulate_pool_rules(jsonb) is 'What rules would recycle now.';

create function public.simulate_pool_rules(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.simulate_pool_rules(payload) $$;
comment on function public.simulate_pool_rules(jsonb) is 'How many customers changed rules would recycle. Administrators.';

grant execute on function private.set_pool_rules(jsonb), private.simulate_pool_rules(jsonb) to authenticated;
revoke all on function public.set_pool_rules(jsonb), public.pool_rules(jsonb), public.simulate_pool_rules(jsonb)
from public, anon, service_role;
grant execute on function public.set_pool_rules(jsonb), public.pool_rules(jsonb), public.simulate_pool_rules(jsonb)
to authenticated;
