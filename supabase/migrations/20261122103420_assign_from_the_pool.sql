-- Assignment by a manager: chosen rows or a whole filter, to chosen members, at random and evenly, by number or by present
-- load; with a preview that the assignment then keeps, since the seed decides and not the moment.

-- The plan: which customer to whom. A pure reading, so that the preview and the assignment are one computation.
-- `payload`: customer_ids or filter (see read_pool_choice), member_ids, by number | load, seed, most.
create function private.plan_assignment(me private.caller, payload jsonb, round uuid)
returns table (customer_id uuid, member_id uuid, skipped text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  rules public.pool_rules;
  pools uuid[] := array(select r.pool_id from private.pool_rights_of(me) as r where r.can_assign);
  chosen uuid[];
  holders uuid[];
  choice private.pool_choice;
  seed text;
  by_load boolean;
  loads int[];
  rooms int[];
  best int;
  part record;
begin
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  if cardinality(pools) = 0 then
    perform private.fail('TB002');
  end if;
  seed := private.read_text(payload, 'seed', 64, true);
  by_load := private.read_choice(payload, 'by', array['number', 'load']) = 'load';
  holders := private.read_uuids(payload, 'member_ids', 100);
  if cardinality(holders) = 0 then
    perform private.fail('TB006', 'member_ids');
  end if;
  -- Own people only: nobody fills another team's lists. And only those who may own customers.
  if (
    select count(*) from public.members as m
    where m.org_id = me.org_id and m.id = any (holders) and m.status = 'active' and m.role in ('rep', 'manager', 'admin')
      and m.id in (select private.visible_member_ids_of(me))
  ) <> cardinality(holders) then
    perform private.fail('TB001', 'member_ids');
  end if;
  chosen := private.read_uuids(payload, 'customer_ids', 5000);
  if cardinality(chosen) = 0 and private.payload_at(payload, 'filter') is null then
    perform private.fail('TB006', 'customer_ids');
  end if;
  choice := private.read_pool_choice(payload);
  if choice.pool_id is not null and choice.pool_id <> all (pools) then
    perform private.fail('TB001', 'filter.pool_id');
  end if;
  -- Members in an order that the seed decides, with what they hold and may still be given.
  select array_agg(h.id order by md5(seed || h.id::text)), array_agg(h.held order by md5(seed || h.id::text)),
    array_agg(least(h.room_owned, h.room_today) order by md5(seed || h.id::text))
  into holders, loads, rooms
  from (
    select m.id, count(c.id)::int as held,
      case when rules.most_owned is null then 2000000000
        else greatest(rules.most_owned - count(c.id)::int, 0) end as room_owned,
      -- What one assigns to oneself is a claim by another name.
      case when m.id = me.member_id then private.claims_left(rules, me) end as room_today
    from unnest(holders) as m (id)
    left join public.customers as c on c.org_id = me.org_id and c.owner_id = m.id
    group by m.id
  ) as h;
  if not by_load then
    loads := array_fill(0, array[cardinality(holders)]);
  end if;
  for part in
    select c.id,
      -- Whoever had it in this round does not get it again.
      array(
        select e.to_member_id from public.pool_events as e
        where e.org_id = me.org_id and e.round_id = round and e.customer_id = c.id and e.to_member_id is not null
      ) || case
        -- And nobody gives back to themselves what they have to wait for.
        when me.member_id = any (holders) and private.waits_until(rules, me.member_id, c.id) > now() then array[me.member_id]
        else '{}'
      end as had_by
    from public.customers as c
    where c.org_id = me.org_id and c.owner_id is null and c.approval = 'approved'
      and exists (
        select from public.customer_pools as p
        where p.org_id = me.org_id and p.customer_id = c.id
          and p.pool_id = any (case when choice.pool_id is null then pools else array[choice.pool_id] end)
          and (choice.why is null or p.why = choice.why)
          and (choice.since_at is null or p.since >= choice.since_at)
          and (choice.until_at is null or p.since <= choice.until_at)
      )
      and (cardinality(chosen) = 0 or c.id = any (chosen))
      and (choice.tier is null or c.tier = choice.tier)
      and (choice.regions is null or c.region_code = any (choice.regions))
      and (choice.industry is null or starts_with(c.industry_code, choice.industry))
      and (choice.source is null or c.source_channel = choice.source)
    -- At random, and the same at random again with the same seed.
    order by md5(seed || c.id::text)
    limit private.read_int_or(payload, 'most', 1, 5000, 5000)
  loop
    best := null;
    -- To whoever has least, of those who still have room; ties by the seed's order.
    for n in 1 .. cardinality(holders) loop
      if rooms[n] > 0 and holders[n] <> all (part.had_by) and (best is null or loads[n] < loads[best]) then
        best := n;
      end if;
    end loop;
    customer_id := part.id;
    member_id := null;
    skipped := null;
    if best is null then
      -- Nobody is left who may have it, or nobody who has room.
      skipped := case when holders <@ part.had_by then 'had_before' else 'no_room' end;
    else
      loads[best] := loads[best] + 1;
      rooms[best] := rooms[best] - 1;
      member_id := holders[best];
    end if;
    return next;
  end loop;
end
$$;
comment on function private.plan_assignment(private.caller, jsonb, uuid) is
  'Which customer of the pool would go to whom, or why to nobody; decided by the seed, within caps. Internal.';

-- Of chosen customers those that somebody took meanwhile: whose they are now, as a claim that comes second says it (TB060).
-- Only what left the pool within a day, so that no list of ids asks for owners; a name only where the caller sees the customer.
create function private.taken_meanwhile(me private.caller, chosen uuid[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  seer private.sight := private.sight_of(me);
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'customer_id', t.id, 'owner_name', t.owner_name, 'by_name', t.by_name, 'how', t.kind,
      'name', case when private.relation_of(seer, t.id, t.owner_id) <> 'colleague' then t.name end
    ) order by t.at desc, t.id), '[]')
    from (
      select c.id, c.name, c.owner_id, o.name as owner_name, a.name as by_name, e.kind, e.at
      from public.customers as c
      cross join lateral (
        select x.kind, x.at, x.actor_id from public.pool_events as x
        where x.org_id = c.org_id and x.customer_id = c.id order by x.at desc, x.id desc limit 1
      ) as e
      join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
      left join public.members as a on a.org_id = c.org_id and a.id = e.actor_id
      where c.org_id = me.org_id and c.id = any (chosen) and e.kind in ('claimed', 'assigned')
        and e.at > now() - interval '1 day'
      order by e.at desc, c.id
      limit 200
    ) as t
  );
end
$$;
comment on function private.taken_meanwhile(private.caller, uuid[]) is
  'Which of these customers were claimed or assigned within a day, and whose they are. Internal.';

-- Why chosen customers go to nobody, with their number: no room, had before, or no longer in the pool.
create function private.skipped_of(chosen int, planned int, no_room int, had_before int) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('why', s.why, 'customers', s.n) order by s.why), '[]')
  from (values ('no_room', no_room), ('had_before', had_before), ('gone', greatest(chosen - planned, 0))) as s (why, n)
  where s.n > 0
$$;
comment on function private.skipped_of(int, int, int, int) is 'Numbers of customers that a plan leaves out, by why. Internal.';

-- What a plan gives to each member, what it leaves out and why, and the customers that it is about: carried out with these
-- ids, a plan by filter gives what was looked at and not what came to the pool since.
create function private.plan_answer(me private.caller, payload jsonb, round uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  chosen uuid[] := private.read_uuids(payload, 'customer_ids', 5000);
  planned uuid[];
  holders uuid[];
  reasons text[];
begin
  select coalesce(array_agg(a.customer_id), '{}'), coalesce(array_agg(a.member_id), '{}'), coalesce(array_agg(a.skipped), '{}')
  into planned, holders, reasons
  from private.plan_assignment(me, payload, round) as a;
  return (
    select jsonb_build_object(
      'customers', coalesce(sum(g.n), 0),
      'members', coalesce(jsonb_agg(jsonb_build_object(
        'member_id', m.id, 'name', m.name, 'customers', coalesce(g.n, 0), 'held', (
          select count(*) from public.customers as c where c.org_id = me.org_id and c.owner_id = m.id
        )
      ) order by m.name, m.id), '[]'),
      'customer_ids', to_jsonb(planned),
      'skipped', private.skipped_of(
        cardinality(chosen), cardinality(planned), cardinality(array_positions(reasons, 'no_room')),
        cardinality(array_positions(reasons, 'had_before'))
      ),
      'taken', private.taken_meanwhile(me, array(select u.id from unnest(chosen) as u (id) except select unnest(planned)))
    )
    from unnest(private.read_uuids(payload, 'member_ids', 100)) as w (id)
    join public.members as m on m.org_id = me.org_id and m.id = w.id
    left join (
      select u.member_id, count(*)::int as n from unnest(holders) as u (member_id) group by u.member_id
    ) as g on g.member_id = m.id
  );
end
$$;
comment on function private.plan_answer(private.caller, jsonb, uuid) is 'Numbers of a plan, by member and by why not. Internal.';

create function private.preview_assignment(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  perform private.require_object(payload);
  return private.plan_answer(me, payload, private.read_uuid(payload, 'round_id', false));
end
$$;
comment on function private.preview_assignment(jsonb) is 'What an assignment would give to whom.';

create function public.preview_assignment(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.preview_assignment(payload) $$;
comment on function public.preview_assignment(jsonb) is
  'How many customers of the pool an assignment would give to whom, and which it leaves out why; with `round_id`, whoever had '
  'one in that round does not get it again. Whoever may assign; own people only.';

-- Carries a plan out. Customers that were claimed since are left out; the plan is made anew under the locks.
-- `waits` false: the clock, which holds much by then, leaves out what somebody else is working on.
create function private.carry_out_assignment(me private.caller, payload jsonb, round uuid, waits boolean) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  customers uuid[];
  holders uuid[];
  held uuid[];
  part record;
  given jsonb := '[]';
  total int := 0;
  moved uuid[];
  everything uuid[] := '{}';
  reasons text[];
  chosen uuid[] := private.read_uuids(payload, 'customer_ids', 5000);
begin
  -- In one order: two rounds over the same people come one after the other, and caps hold.
  perform private.lock_holder(me.org_id, w.id)
  from (select u.id from unnest(private.read_uuids(payload, 'member_ids', 100)) as u (id) order by u.id) as w;
  select coalesce(array_agg(a.customer_id), '{}'), coalesce(array_agg(a.member_id), '{}'), coalesce(array_agg(a.skipped), '{}')
  into customers, holders, reasons
  from private.plan_assignment(me, payload, round) as a;
  -- All customers of the round in ascending order before any of them moves: member by member two rounds would wait for each
  -- other in a circle.
  if waits then
    held := array(
      select c.id from public.customers as c
      where c.org_id = me.org_id and c.id = any (customers) order by c.id for no key update
    );
  else
    held := array(
      select c.id from public.customers as c
      where c.org_id = me.org_id and c.id = any (customers) order by c.id for no key update skip locked
    );
  end if;
  for part in
    select u.member_id, array_agg(u.customer_id order by u.customer_id) as customers
    from unnest(customers, holders) as u (customer_id, member_id)
    where u.customer_id = any (held) and u.member_id is not null
    group by u.member_id order by u.member_id
  loop
    moved := private.move_customers(
      me.org_id, me.member_id, part.customers, false, null, part.member_id, 'assigned', null, round
    );
    total := total + cardinality(moved);
    everything := everything || moved;
    given := given || jsonb_build_object('member_id', part.member_id, 'customers', cardinality(moved));
  end loop;
  return jsonb_build_object(
    'round_id', round, 'customers', total, 'members', given,
    'skipped', private.skipped_of(
      -- What was planned and did not move was taken between the plan and its lock.
      greatest(cardinality(chosen), cardinality(customers)),
      total + cardinality(array_positions(reasons, 'no_room')) + cardinality(array_positions(reasons, 'had_before')),
      cardinality(array_positions(reasons, 'no_room')), cardinality(array_positions(reasons, 'had_before'))
    ),
    'taken', private.taken_meanwhile(me, array(
      select u.id from unnest(chosen || customers) as u (id) except select unnest(everything)
    ))
  );
end
$$;
comment on function private.carry_out_assignment(private.caller, jsonb, uuid, boolean) is 'Gives out customers by a plan. Internal.';

create function private.assign_customers(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'assign_customers');
  if answer is not null then
    return answer;
  end if;
  return private.end_operation(me, payload, private.carry_out_assignment(
    me, payload, coalesce(private.read_uuid(payload, 'round_id', false), gen_random_uuid()), true
  ));
end
$$;
comment on function private.assign_customers(jsonb) is 'Gives customers of the pool to members, evenly.';

create function public.assign_customers(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.assign_customers(payload) $$;
comment on function public.assign_customers(jsonb) is
  'Gives customers of the pool to members, at random and evenly, within caps. Whoever may assign; own people only.';

grant execute on function private.preview_assignment(jsonb), private.assign_customers(jsonb) to authenticated;
revoke all on function public.preview_assignment(jsonb), public.assign_customers(jsonb) from public, anon, service_role;
grant execute on function public.preview_assignment(jsonb), public.assign_customers(jsonb) to authenticated;
