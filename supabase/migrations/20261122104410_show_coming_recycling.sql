-- What is about to leave: "leaves you in 5 days, because…". Read from the warnings, since nobody loses a customer unwarned
-- (private.was_warned): so it is exactly what the clock will take, and no pass over all customers.

create index reminders_recycling_idx on public.reminders
  (org_id, (coalesce(first_due_at, due_at)), customer_id, owner_id)
  where kind = 'recycling' and state in ('open', 'done');

-- Customers that leave, of these owners, in the order of the days that they were warned of. `leaves_at` is what holds now: a
-- tier that changed since has other days.
create function private.leaving_customers(
  rules public.pool_rules, people uuid[], after_at timestamptz, after_id uuid, most int
) returns table (
  customer_id uuid, warned_for timestamptz, leaves_at timestamptz, idle_since timestamptz, idle_days int
)
language plpgsql stable security definer rows 50 set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  today date := (
    select (now() at time zone o.time_zone)::date from public.organisations as o where o.id = rules.org_id
  );
begin
  return query
    select c.id, coalesce(r.first_due_at, r.due_at),
      greatest(
        i.since + make_interval(days => private.idle_days_of(rules, c.tier)),
        r.created_at + make_interval(days => rules.warn_days)
      ),
      i.since, private.idle_days_of(rules, c.tier)
    from public.reminders as r
    join public.customers as c on c.org_id = r.org_id and c.id = r.customer_id
    cross join lateral (
      -- As private.idle_customers counts it.
      select greatest(
        coalesce(c.last_follow_up_at, c.created_at),
        (select max(e.at) from public.pool_events as e where e.org_id = c.org_id and e.customer_id = c.id)
      ) as since
    ) as i
    where r.org_id = rules.org_id and r.kind = 'recycling' and r.state in ('open', 'done')
      and r.owner_id = any (people) and c.owner_id = r.owner_id and c.approval = 'approved'
      and (after_at is null or (coalesce(r.first_due_at, r.due_at), r.customer_id) > (after_at, after_id))
      -- Touched since, it stays; the clock takes the warning away within the hour.
      and r.created_at > i.since
      -- Warned of twice it is one: by what came last.
      and not exists (
        select from public.reminders as x
        where x.org_id = r.org_id and x.customer_id = r.customer_id and x.kind = 'recycling' and x.owner_id = r.owner_id
          and x.state in ('open', 'done') and (x.created_at, x.id) > (r.created_at, r.id)
      )
      and not (rules.spares_open_opportunities and exists (
        select from public.opportunities as o
        join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
        where o.org_id = c.org_id and o.customer_id = c.id and s.outcome = 'open'
      ))
      and not (rules.spares_running_contracts and exists (
        select from public.contracts as k
        where k.org_id = c.org_id and k.customer_id = c.id and k.state = 'signed' and coalesce(k.ends_on >= today, true)
      ))
    order by coalesce(r.first_due_at, r.due_at), r.customer_id
    limit most;
end
$$;
comment on function private.leaving_customers(public.pool_rules, uuid[], timestamptz, uuid, int) is
  'Customers that recycling will take from these owners, with the day. Internal.';

create function private.coming_recycling(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  rules public.pool_rules;
  people uuid[];
  wanted uuid;
  after_at timestamptz;
  after_id uuid;
  most int;
begin
  perform private.require_object(payload);
  wanted := private.read_uuid(payload, 'member_id', false);
  most := private.read_int(payload, 'limit', 1, 100);
  if private.payload_at(payload, 'after') is not null then
    after_at := private.read_instant(payload, 'after.warned_for');
    after_id := private.read_uuid(payload, 'after.customer_id');
  end if;
  people := array(select v.id from private.visible_member_ids_of(me) as v (id) where wanted is null or v.id = wanted);
  -- Another team's, unknown and another tenant's look alike.
  if wanted is not null and cardinality(people) = 0 then
    perform private.fail('TB001', 'member_id');
  end if;
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  return jsonb_build_object(
    'recycles', rules.recycles, 'warn_days', rules.warn_days,
    'customers', case when rules.recycles then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'customer_id', c.id, 'code', c.code, 'name', c.name, 'tier', c.tier,
        'owner', jsonb_build_object('member_id', m.id, 'name', m.name),
        'warned_for', l.warned_for, 'leaves_at', l.leaves_at, 'idle_since', l.idle_since, 'idle_days', l.idle_days,
        'last_follow_up_at', c.last_follow_up_at,
        'can_keep', private.may_keep(me, c.owner_id)
      ) order by l.warned_for, c.id), '[]')
      from private.leaving_customers(rules, people, after_at, after_id, most) as l
      join public.customers as c on c.org_id = me.org_id and c.id = l.customer_id
      join public.members as m on m.org_id = me.org_id and m.id = c.owner_id
    ) else '[]'::jsonb end
  );
end
$$;
comment on function private.coming_recycling(jsonb) is 'Customers that leave, of oneself and one''s people, with the day and why.';

create function public.coming_recycling(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.coming_recycling(payload) $$;
comment on function public.coming_recycling(jsonb) is
  'Customers of the caller and of those below them that recycling will take, soonest first, in pages of at most 100.';

-- Keeping is a decision of those above: who could keep their own would keep all of them for good. Who owns it follows up.
create function private.may_keep(me private.caller, owner uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return coalesce(
    me.role = 'admin' or (me.role = 'manager' and owner <> me.member_id and owner in (select private.visible_member_ids_of(me))),
    false
  );
end
$$;
comment on function private.may_keep(private.caller, uuid) is 'Whether the caller may leave a customer with its owner. Internal.';

-- The idle days begin anew, which the history says with the reason.
create function private.keep_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  reason text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'keep_customer');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  reason := private.read_text(payload, 'reason', 500);
  if reason is null then
    perform private.fail('TB043', 'reason');
  end if;
  if not private.may_keep(me, customer.owner_id) then
    perform private.fail('TB002', 'customer_id');
  end if;
  -- From its owner to its owner: it moved nowhere, and figures of what came and went leave it out.
  insert into public.pool_events (org_id, customer_id, kind, from_member_id, to_member_id, actor_id, note)
  values (me.org_id, customer.id, 'spared', customer.owner_id, customer.owner_id, me.member_id, reason);
  update public.reminders as r set state = 'cancelled', closed_at = now(), closed_by = me.member_id
  where r.org_id = me.org_id and r.customer_id = customer.id and r.kind = 'recycling' and r.state in ('open', 'done');
  return private.end_operation(me, payload, jsonb_build_object('customer_id', customer.id));
end
$$;
comment on function private.keep_customer(jsonb) is 'Leaves a customer with its owner; its idle days begin anew.';

create function public.keep_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.keep_customer(payload) $$;
comment on function public.keep_customer(jsonb) is
  'Leaves a customer with its owner for another time, with a reason. Those above the owner, administrators.';

grant execute on function private.coming_recycling(jsonb), private.keep_customer(jsonb) to authenticated;
revoke all on function public.coming_recycling(jsonb), public.keep_customer(jsonb) from public, anon, service_role;
grant execute on function public.coming_recycling(jsonb), public.keep_customer(jsonb) to authenticated;
