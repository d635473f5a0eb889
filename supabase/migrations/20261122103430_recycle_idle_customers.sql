-- Recycling: what nobody has touched for as long as its tier allows goes back to the pool, with the reason, and its owner
-- was warned before.

-- One organisation's idle customers into their pools, a bounded number at a time: each ring of the clock takes the next.
-- Nobody loses a customer unwarned, also when a rule is new, or is switched on over customers that lie idle already.
create function private.was_warned(
  rules public.pool_rules, customer uuid, owner uuid, idle_since timestamptz, moment timestamptz
) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return rules.warn_days = 0 or exists (
    select from public.reminders as r
    -- Done or put off by its owner, it was a warning nevertheless.
    where r.org_id = rules.org_id and r.customer_id = customer and r.kind = 'recycling' and r.owner_id = owner
      and r.created_at > idle_since and r.created_at <= moment - make_interval(days => rules.warn_days)
  );
end
$$;
comment on function private.was_warned(public.pool_rules, uuid, uuid, timestamptz, timestamptz) is
  'Whether the owner was warned of recycling as long before as the rules say. Internal.';

create function private.recycle_customers(rules public.pool_rules, moment timestamptz, most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  part record;
  moved int := 0;
  idle uuid[] := array(
    select x.id from private.idle_customers(rules, moment) as x
    where private.was_warned(rules, x.id, x.owner_id, x.idle_since, moment)
    order by x.id limit most
  );
begin
  -- Held in one order before the first moves; what somebody is working on at this moment is not idle.
  idle := array(
    select c.id from public.customers as c
    where c.org_id = rules.org_id and c.id = any (idle) order by c.id for no key update skip locked
  );
  for part in
    select i.owner_id, array_agg(i.id order by i.id) as customers
    from private.idle_customers(rules, moment) as i
    -- Asked again under the locks: followed up or handed over in the meantime it stays.
    where i.id = any (idle)
    group by i.owner_id order by i.owner_id
  loop
    -- Handed over in the meantime it stays: move_customers looks under its lock whether the owner is still the same.
    moved := moved + cardinality(private.move_customers(
      rules.org_id, null, part.customers, false, part.owner_id, null, 'recycled', 'idle'
    ));
  end loop;
  return moved;
end
$$;
comment on function private.recycle_customers(public.pool_rules, timestamptz, int) is 'Recycles at most so many idle customers; how many. Internal.';

-- A reminder to the owner, once per idle spell: it is there to be seen in Today, and goes when the customer is touched.
create function private.warn_of_recycling(rules public.pool_rules, moment timestamptz, most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  warned int;
begin
  -- Touched, moved or recycled since: nothing to warn of any more.
  update public.reminders as r set state = 'cancelled', closed_at = now()
  from public.customers as c
  where r.org_id = rules.org_id and r.kind = 'recycling' and r.state = 'open' and c.org_id = r.org_id and c.id = r.customer_id
    and (c.owner_id is distinct from r.owner_id or c.last_follow_up_at > r.created_at);
  insert into public.reminders (org_id, kind, customer_id, owner_id, plan, due_at, priority, created_at)
  select rules.org_id, 'recycling', w.id, w.owner_id, 'recycling',
    -- The day on which it will go: never before the warning has had its time.
    greatest(w.idle_since + make_interval(days => w.days), moment + make_interval(days => rules.warn_days)), 'high', moment
  from (
    select i.id, i.owner_id, i.idle_since, private.idle_days_of(rules, i.tier) as days
    from private.idle_customers(rules, moment + make_interval(days => rules.warn_days)) as i
    order by i.id
  ) as w
  where not exists (
    select from public.reminders as x
    where x.org_id = rules.org_id and x.customer_id = w.id and x.kind = 'recycling' and x.owner_id = w.owner_id
      and x.created_at > w.idle_since
  )
  limit most;
  get diagnostics warned = row_count;
  return warned;
end
$$;
comment on function private.warn_of_recycling(public.pool_rules, timestamptz, int) is 'Warns owners of what will be recycled; how many. Internal.';

-- Both, for every organisation that recycles, hourly: finding idle customers reads them all.
create function private.sweep_pools(moment timestamptz, out warned int, out recycled int) returns record
language plpgsql volatile security definer set search_path = ''
as $$
declare
  rules public.pool_rules;
  moved int;
  told int;
begin
  warned := 0;
  recycled := 0;
  for rules in
    select r.* from public.pool_rules as r
    where r.recycles and (r.swept_at is null or r.swept_at <= moment - interval '1 hour')
    order by r.org_id
    for update skip locked
  loop
    -- Customers before reminders, the order of locks everywhere.
    moved := private.recycle_customers(rules, moment, 1000);
    told := private.warn_of_recycling(rules, moment, 1000);
    warned := warned + told;
    recycled := recycled + moved;
    -- More is waiting: the next ring takes it.
    if moved < 1000 and told < 1000 then
      update public.pool_rules as r set swept_at = moment where r.org_id = rules.org_id;
    end if;
  end loop;
end
$$;
comment on function private.sweep_pools(timestamptz) is 'Warns of recycling and recycles, hourly per organisation. Internal.';
