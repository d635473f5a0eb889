-- Whose customer it is changes in one place: claiming, releasing, assigning, recycling, handing over and leaving all end in
-- private.move_customers, which keeps the history, takes the open reminders along and leaves an audit line by the trigger
-- on customers, which names both sides.

create table public.pool_events (
  org_id uuid not null,
  id bigint generated always as identity,
  customer_id uuid not null,
  kind text not null,
  -- null: the pool.
  from_member_id uuid,
  to_member_id uuid,
  -- Who did it; null: a rule, by schedule.
  actor_id uuid,
  note text,
  -- The assignment round that it belongs to, so that nobody gets the same customer twice in one.
  round_id uuid,
  at timestamptz not null default now(),
  constraint pool_events_pkey primary key (org_id, id),
  constraint pool_events_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint pool_events_from_fkey foreign key (org_id, from_member_id)
    references public.members (org_id, id) on delete set null (from_member_id),
  constraint pool_events_to_fkey foreign key (org_id, to_member_id)
    references public.members (org_id, id) on delete set null (to_member_id),
  constraint pool_events_actor_fkey foreign key (org_id, actor_id)
    references public.members (org_id, id) on delete set null (actor_id),
  constraint pool_events_kind_known
    check (kind in ('claimed', 'released', 'assigned', 'recycled', 'transferred', 'left', 'merged', 'spared')),
  constraint pool_events_note_bounded check (char_length(note) <= 500)
);
create index pool_events_customer_idx on public.pool_events (org_id, customer_id, at desc);
-- Cool-down and daily caps ask for a member's latest of a kind.
create index pool_events_from_idx on public.pool_events (org_id, from_member_id, at desc);
create index pool_events_to_idx on public.pool_events (org_id, to_member_id, at desc);
create index pool_events_actor_idx on public.pool_events (org_id, actor_id);
create index pool_events_round_idx on public.pool_events (org_id, round_id) where round_id is not null;
comment on table public.pool_events is
  'Every change of an owner, with its reason. Seen with the customer, in the pool only what brought it there; written by '
  'private.move_customers, claim_customer and keep_customer only.';

revoke all on public.pool_events from anon, authenticated, service_role;
grant all on public.pool_events to service_role;
grant select on public.pool_events to authenticated;
alter table public.pool_events enable row level security;
create policy pool_events_read on public.pool_events for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = pool_events.org_id and c.id = pool_events.customer_id
        -- Why it lies there is shown in the pool. A note from one owner to the next is not: see private.is_open_of.
        and (
          pool_events.to_member_id is null
          or c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );

-- Moves customers that the caller's function has judged. `actor` null: a rule. Customers are locked in ascending order, as
-- everywhere, and those whose owner is not `expected` any more are left out: somebody was quicker. `any_owner` true
-- takes them whatever the owner. Returns the ids that moved.
create function private.move_customers(
  org uuid, actor uuid, customers uuid[], any_owner boolean, expected uuid, new_owner uuid, event_kind text,
  event_note text, round uuid default null, in_pool uuid default null
) returns uuid[]
language plpgsql volatile security definer set search_path = ''
as $$
declare
  moved uuid[];
begin
  -- For the trigger that keeps the pools: a claim leaves the customer in the pools of other regions.
  perform set_config('threadbook.claimed_pool', coalesce(in_pool::text, ''), true);
  with locked as (
    select c.id, c.owner_id from public.customers as c
    where c.org_id = org and c.id = any (customers)
      and (any_owner or c.owner_id is not distinct from expected)
      and c.owner_id is distinct from new_owner
    order by c.id
    for no key update
  ),
  changed as (
    update public.customers as c set owner_id = new_owner
    from locked as l where c.org_id = org and c.id = l.id
    returning c.id, l.owner_id as was
  ),
  noted as (
    insert into public.pool_events (org_id, customer_id, kind, from_member_id, to_member_id, actor_id, note, round_id)
    select org, c.id, event_kind, c.was, new_owner, actor, event_note, round from changed as c
  )
  select coalesce(array_agg(c.id order by c.id), '{}') into moved from changed as c;
  perform set_config('threadbook.claimed_pool', '', true);

  -- What may be sold to a customer goes with it, also into the pool and out of it again; what a collaborator works there
  -- stays theirs, and what is won or lost stays whose it was.
  update public.opportunities as o
  set owner_id = new_owner
  from public.pool_events as e
  where o.org_id = org and o.customer_id = any (moved) and o.owner_id is not distinct from e.from_member_id
    and o.owner_id is distinct from new_owner
    and e.org_id = org and e.customer_id = o.customer_id
    and e.id = (select max(x.id) from public.pool_events as x where x.org_id = org and x.customer_id = o.customer_id)
    and o.closed_at is null;
  -- Next steps go with the customer. Into the pool nobody takes them along, and nobody is reminded of what is not theirs.
  if new_owner is null then
    update public.reminders as r
    set state = 'cancelled', closed_at = now(), closed_by = actor
    where r.org_id = org and r.customer_id = any (moved) and r.state = 'open' and not exists (
      -- A collaborator goes on working it.
      select from public.collaborators as k
      where k.org_id = org and k.customer_id = r.customer_id and k.member_id = r.owner_id
    );
  else
    update public.reminders as r
    -- A new owner is told anew, so the version goes up; a plan that was closed to others is theirs to see now.
    set owner_id = new_owner, due_version = r.due_version + 1
    from public.pool_events as e
    where r.org_id = org and r.customer_id = any (moved) and r.state = 'open'
      and e.org_id = org and e.customer_id = r.customer_id and e.from_member_id = r.owner_id
      and e.id = (select max(x.id) from public.pool_events as x where x.org_id = org and x.customer_id = r.customer_id)
      -- Private plans stay with whoever made them.
      and r.visibility <> 'private';
    -- The owner is not among the collaborators.
    delete from public.collaborators as k
    where k.org_id = org and k.customer_id = any (moved) and k.member_id = new_owner;
  end if;
  return moved;
end
$$;
comment on function private.move_customers(uuid, uuid, uuid[], boolean, uuid, uuid, text, text, uuid, uuid) is
  'The one place where owners change; returns the customers that moved. Judging who may is the caller''s. Internal.';
