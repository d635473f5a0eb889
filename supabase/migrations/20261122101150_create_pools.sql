-- The public pool: customers without an owner, by region or team. A customer may lie in the pools of several regions; the
-- first claimer is the owner, and those who claim it in another region afterwards work it beside them.

create table public.pools (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- Takes what no other pool's regions take; every organisation has exactly one.
  is_default boolean not null default false,
  created_at timestamptz not null default now(),
  constraint pools_pkey primary key (org_id, id),
  constraint pools_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint pools_name_filled check (btrim(name) <> '' and char_length(name) <= 100)
);
create unique index pools_default_once on public.pools (org_id) where is_default;
comment on table public.pools is 'Pools of an organisation. Their names are read by all members; what lies in them is not.';

create table public.pool_regions (
  org_id uuid not null,
  -- What the audit log calls the row.
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  -- A region of the dictionary; those below it belong to it.
  region_code text not null,
  constraint pool_regions_pkey primary key (org_id, pool_id, region_code),
  constraint pool_regions_pool_fkey foreign key (org_id, pool_id)
    references public.pools (org_id, id) on delete cascade
);
create index pool_regions_code_idx on public.pool_regions (org_id, region_code);
comment on table public.pool_regions is 'Regions whose customers fall into a pool. Read by all members.';

-- Who may look into a pool, take from it and hand out of it. A pool without rows is open: all look, reps and managers take,
-- managers hand out.
create table public.pool_rights (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  pool_id uuid not null,
  -- null: every role.
  role text,
  -- null: every team; else the team and those below it.
  team_id uuid,
  can_claim boolean not null default false,
  can_assign boolean not null default false,
  constraint pool_rights_pkey primary key (org_id, id),
  constraint pool_rights_pool_fkey foreign key (org_id, pool_id)
    references public.pools (org_id, id) on delete cascade,
  constraint pool_rights_team_fkey foreign key (org_id, team_id)
    references public.teams (org_id, id) on delete cascade,
  constraint pool_rights_role_known check (role in ('rep', 'manager', 'agent', 'admin'))
);
create index pool_rights_pool_idx on public.pool_rights (org_id, pool_id);
create index pool_rights_team_idx on public.pool_rights (org_id, team_id);
comment on table public.pool_rights is 'Who may view, claim from and assign out of a pool. Read by all members.';

create table public.customer_pools (
  org_id uuid not null,
  customer_id uuid not null,
  pool_id uuid not null,
  since timestamptz not null default now(),
  -- How it came here: given back, recycled, left behind by who left the organisation, or new without an owner.
  why text not null default 'new',
  constraint customer_pools_pkey primary key (org_id, customer_id, pool_id),
  constraint customer_pools_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint customer_pools_pool_fkey foreign key (org_id, pool_id)
    references public.pools (org_id, id) on delete cascade,
  constraint customer_pools_why_known check (why in ('new', 'released', 'recycled', 'left'))
);
create index customer_pools_pool_idx on public.customer_pools (org_id, pool_id, since);
-- The list of all pools, walked down from the newest.
create index customer_pools_since_idx on public.customer_pools (org_id, since, customer_id);
comment on table public.customer_pools is
  'What lies in which pool. Seen by whom the pool is open to; kept by a trigger on customers.';

select private.audit_table('public.pools');
select private.audit_table('public.pool_regions', '', '', '*');
select private.audit_table('public.pool_rights', '', '', '*');

-- What the caller may do in each pool of the organisation.
create function private.pool_rights_of(me private.caller)
returns table (pool_id uuid, can_claim boolean, can_assign boolean)
language plpgsql stable security definer rows 10 set search_path = ''
as $$
begin
  return query
    select p.id,
      coalesce(bool_or(r.can_claim), me.role in ('rep', 'manager', 'admin')) or me.role = 'admin',
      coalesce(bool_or(r.can_assign), me.role in ('manager', 'admin')) or me.role = 'admin'
    from public.pools as p
    left join public.pool_rights as r
      on r.org_id = p.org_id and r.pool_id = p.id
      and (r.role is null or r.role = me.role)
      and (r.team_id is null or me.team_id in (select private.team_subtree(me.org_id, r.team_id)))
    where p.org_id = me.org_id
    group by p.id
    having me.role = 'admin' or count(r.id) > 0
      or not exists (select from public.pool_rights as x where x.org_id = me.org_id and x.pool_id = p.id);
end
$$;
comment on function private.pool_rights_of(private.caller) is 'Pools that are open to the caller, with what they may do there. Internal.';

create function private.open_pool_ids() returns setof uuid
language plpgsql stable security definer rows 10 set search_path = ''
as $$ begin return query select r.pool_id from private.pool_rights_of(private.caller()) as r; end $$;
comment on function private.open_pool_ids() is 'Pools that the caller may look into: for policies as = any(array(select …)).';
grant execute on function private.open_pool_ids() to authenticated;

revoke all on public.pools, public.pool_regions, public.pool_rights, public.customer_pools
from anon, authenticated, service_role;
grant all on public.pools, public.pool_regions, public.pool_rights, public.customer_pools to service_role;
grant select on public.pools, public.pool_regions, public.pool_rights, public.customer_pools to authenticated;
alter table public.pools enable row level security;
alter table public.pool_regions enable row level security;
alter table public.pool_rights enable row level security;
alter table public.customer_pools enable row level security;
create policy pools_read on public.pools for select to authenticated using (org_id = (select private.my_org_id()));
create policy pool_regions_read on public.pool_regions for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy pool_rights_read on public.pool_rights for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy customer_pools_read on public.customer_pools for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and pool_id = any (array(select private.open_pool_ids()))
  );

create function private.create_default_pool() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.pools (org_id, name, is_default) values (new.id, 'Public pool 公海', true);
  return null;
end
$$;
comment on function private.create_default_pool() is 'Trigger: the pool that every organisation starts from.';
create trigger organisations_default_pool after insert on public.organisations
  for each row execute function private.create_default_pool();
insert into public.pools (org_id, name, is_default) select o.id, 'Public pool 公海', true from public.organisations as o;

-- Puts customers into the pools of their regions, or into the default one. A region belongs to a pool with all above it.
create function private.put_into_pools(org uuid, customers uuid[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into public.customer_pools (org_id, customer_id, pool_id, why)
  with recursive regions as (
    select c.id, c.region_code as code, 0 as n from public.customers as c
    where c.org_id = org and c.id = any (customers) and c.owner_id is null
    union all
    select r.id, d.parent_code, r.n + 1 from regions as r
    join public.dictionary_entries as d on d.kind = 'region' and d.code = r.code
    where d.parent_code is not null and r.n < 10
  ),
  matched as (
    select distinct r.id, p.pool_id from regions as r
    join public.pool_regions as p on p.org_id = org and p.region_code = r.code
  ),
  places as (
    select m.id, m.pool_id from matched as m
    union all
    select r.id, p.id from regions as r
    join public.pools as p on p.org_id = org and p.is_default
    where r.n = 0 and r.id not in (select m.id from matched as m)
  )
  select org, l.id, l.pool_id, coalesce((
    select e.kind from public.pool_events as e
    where e.org_id = org and e.customer_id = l.id and e.to_member_id is null and e.kind in ('released', 'recycled', 'left')
    order by e.at desc, e.id desc limit 1
  ), 'new')
  from places as l
  on conflict on constraint customer_pools_pkey do nothing;
end
$$;
comment on function private.put_into_pools(uuid, uuid[]) is 'Puts ownerless customers into their pools. Internal.';

-- Whatever takes an owner away or gives one, the pools follow. A claim takes the customer out of the pool that it was
-- claimed in, every other way out of all of them.
create function private.keep_pools() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  claimed_in uuid := nullif(current_setting('threadbook.claimed_pool', true), '')::uuid;
  part record;
begin
  if tg_op = 'UPDATE' then
    delete from public.customer_pools as p
    using new_rows as n, old_rows as o
    where o.org_id = n.org_id and o.id = n.id and o.owner_id is null and n.owner_id is not null
      and p.org_id = n.org_id and p.customer_id = n.id and (claimed_in is null or p.pool_id = claimed_in);
    for part in
      select n.org_id, array_agg(n.id) as ids from new_rows as n
      join old_rows as o on o.org_id = n.org_id and o.id = n.id
      where n.owner_id is null and (o.owner_id is not null or o.region_code <> n.region_code)
      group by n.org_id
    loop
      delete from public.customer_pools as p where p.org_id = part.org_id and p.customer_id = any (part.ids);
      perform private.put_into_pools(part.org_id, part.ids);
    end loop;
  else
    for part in
      select n.org_id, array_agg(n.id) as ids from new_rows as n where n.owner_id is null group by n.org_id
    loop
      perform private.put_into_pools(part.org_id, part.ids);
    end loop;
  end if;
  return null;
end
$$;
comment on function private.keep_pools() is 'Trigger: keeps customer_pools as owners and regions change.';
create trigger customers_pools_insert after insert on public.customers
  referencing new table as new_rows for each statement execute function private.keep_pools();
create trigger customers_pools_update after update on public.customers
  referencing old table as old_rows new table as new_rows for each statement execute function private.keep_pools();
