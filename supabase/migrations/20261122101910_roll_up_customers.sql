-- How many customers somebody owns, by the day of their last follow-up: with these, idle customers of a whole organisation
-- are counted from some hundred rows instead of each customer. Kept as the figures of follow-ups are: writes append
-- deltas, readers add both, `tick` folds.

create table private.customer_rollups (
  org_id uuid not null,
  owner_id uuid not null,
  -- The organisation's day of the last follow-up; of the creation where there was none.
  last_day date not null,
  total int not null,
  constraint customer_rollups_pkey primary key (org_id, owner_id, last_day) include (total),
  constraint customer_rollups_owner_fkey foreign key (org_id, owner_id)
    references public.members (org_id, id) on delete cascade
);
alter table private.customer_rollups enable row level security;
comment on table private.customer_rollups is 'Folded counts of customers. Read by the summary functions only.';

create table private.customer_deltas (
  id bigint generated always as identity,
  org_id uuid not null,
  owner_id uuid not null,
  last_day date not null,
  total int not null,
  constraint customer_deltas_pkey primary key (id),
  constraint customer_deltas_owner_fkey foreign key (org_id, owner_id)
    references public.members (org_id, id) on delete cascade
);
create index customer_deltas_owner_idx on private.customer_deltas (org_id, owner_id);
alter table private.customer_deltas enable row level security;
comment on table private.customer_deltas is 'What changed since the last fold. Read by the summary functions only.';

-- What waits for approval, and what nobody owns, counts for nobody.
create function private.append_customer_deltas() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    perform private.share_figures(n.org_id) from (select distinct r.org_id from new_rows as r) as n;
    insert into private.customer_deltas (org_id, owner_id, last_day, total)
    select n.org_id, n.owner_id, (coalesce(n.last_follow_up_at, n.created_at) at time zone o.time_zone)::date as day, count(*)
    from new_rows as n
    join public.organisations as o on o.id = n.org_id
    where n.owner_id is not null and n.approval = 'approved'
    group by n.org_id, n.owner_id, day;
  elsif tg_op = 'UPDATE' then
    perform private.share_figures(n.org_id) from (select distinct r.org_id from new_rows as r) as n;
    insert into private.customer_deltas (org_id, owner_id, last_day, total)
    select c.org_id, c.owner_id, (c.last_at at time zone o.time_zone)::date as day, sum(c.n)
    from (
      select r.org_id, r.owner_id, r.approval, coalesce(r.last_follow_up_at, r.created_at) as last_at, -1 as n
      from old_rows as r
      union all
      select r.org_id, r.owner_id, r.approval, coalesce(r.last_follow_up_at, r.created_at), 1 from new_rows as r
    ) as c
    join public.organisations as o on o.id = c.org_id
    where c.owner_id is not null and c.approval = 'approved'
    group by c.org_id, c.owner_id, day
    -- Most changes of a customer move it nowhere.
    having sum(c.n) <> 0;
  else
    perform private.share_figures(r.org_id) from (select distinct d.org_id from old_rows as d) as r;
    insert into private.customer_deltas (org_id, owner_id, last_day, total)
    select r.org_id, r.owner_id, (coalesce(r.last_follow_up_at, r.created_at) at time zone o.time_zone)::date as day, -count(*)
    from old_rows as r
    join public.organisations as o on o.id = r.org_id
    -- An organisation that goes takes its members along, and with them what is counted here.
    where r.approval = 'approved'
      and exists (select from public.members as m where m.org_id = r.org_id and m.id = r.owner_id)
    group by r.org_id, r.owner_id, day;
  end if;
  return null;
end
$$;
comment on function private.append_customer_deltas() is 'Trigger: appends what a statement changed in the counts.';
create trigger customers_delta_insert after insert on public.customers
  referencing new table as new_rows
  for each statement execute function private.append_customer_deltas();
create trigger customers_delta_update after update on public.customers
  referencing old table as old_rows new table as new_rows
  for each statement execute function private.append_customer_deltas();
create trigger customers_delta_delete after delete on public.customers
  referencing old table as old_rows
  for each statement execute function private.append_customer_deltas();

create function private.fold_customer_deltas(most int) returns int
language sql volatile security definer set search_path = ''
as $$
  with taken as (
    delete from private.customer_deltas as d
    where d.id in (select e.id from private.customer_deltas as e order by e.id limit most for update skip locked)
    returning d.org_id, d.owner_id, d.last_day, d.total
  ),
  folded as (
    insert into private.customer_rollups as r (org_id, owner_id, last_day, total)
    select t.org_id, t.owner_id, t.last_day, sum(t.total)
    from taken as t
    group by t.org_id, t.owner_id, t.last_day
    -- Always in the same order, so that two folds never wait for each other in a circle.
    order by t.org_id, t.owner_id, t.last_day
    on conflict on constraint customer_rollups_pkey do update set total = r.total + excluded.total
  )
  select count(*)::int from taken
$$;
comment on function private.fold_customer_deltas(int) is 'Folds at most so many deltas; returns how many. Internal.';

-- Customers by owner: all, and those without a follow-up on any of the last days. Whole days of the organisation: a figure
-- stays what it is until midnight, and the rows behind it are found by one instant.
create function private.held_customers(org uuid, people uuid[], idle_before date)
returns table (owner_id uuid, customers int, idle int)
language sql stable security definer set search_path = ''
as $$
  select a.owner_id, sum(a.total)::int, coalesce(sum(a.total) filter (where a.last_day < idle_before), 0)::int
  from (
    -- Both halves in one statement and so in one snapshot: a fold in between is seen whole or not at all.
    select r.owner_id, r.last_day, r.total from private.customer_rollups as r
    where r.org_id = org and r.owner_id = any (people)
    union all
    select d.owner_id, d.last_day, d.total from private.customer_deltas as d
    where d.org_id = org and d.owner_id = any (people)
  ) as a
  group by a.owner_id
$$;
comment on function private.held_customers(uuid, uuid[], date) is 'Customers and idle ones by owner. Internal.';
