-- Claiming, releasing, handing over, working together. Each locks the member whose limits it touches before it counts, and
-- the customer before it looks whose it is: of two who claim at once one wins, and ten parallel claims pass no cap.

-- A member to whom customers may be given, locked, so that two counts of what they own come one after the other.
create function private.lock_holder(org uuid, holder uuid) returns public.members
language plpgsql volatile security definer set search_path = ''
as $$
declare
  member public.members;
begin
  select m.* into member from public.members as m
  where m.org_id = org and m.id = holder and m.status = 'active' and m.role in ('rep', 'manager', 'admin')
  for no key update;
  return member;
end
$$;
comment on function private.lock_holder(uuid, uuid) is 'An active member who may own customers, locked; else null. Internal.';

-- How many more customers a member may be given; null where there is no limit. The member is locked by the caller.
create function private.room_of(rules public.pool_rules, holder uuid) returns int
language sql volatile security definer set search_path = ''
as $$
  select greatest(rules.most_owned - count(*)::int, 0) from public.customers as c
  where c.org_id = rules.org_id and c.owner_id = holder
  having rules.most_owned is not null
$$;
comment on function private.room_of(public.pool_rules, uuid) is 'Customers that a member may still be given; null without a limit. Internal.';

-- For customers that come into being: the caller, held, with room for one more. Without a cap creations go side by side.
create function private.require_room(me private.caller) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  rules public.pool_rules;
begin
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  if rules.most_owned is null then
    perform from public.members as m
    where m.org_id = me.org_id and m.id = me.member_id and m.status = 'active' for share;
    if not found then
      perform private.fail('TB003');
    end if;
  elsif (private.lock_holder(me.org_id, me.member_id)).id is null then
    perform private.fail('TB003');
  elsif private.room_of(rules, me.member_id) = 0 then
    perform private.fail('TB062', null, jsonb_build_object('limit', rules.most_owned));
  end if;
end
$$;
comment on function private.require_room(private.caller) is
  'Holds the caller''s membership; TB003 when it has just ended, TB062 when they may own no more. Internal.';

-- What a member takes out of the pool by themselves: claimed, or assigned to themselves.
create function private.claims_left(rules public.pool_rules, me private.caller) returns int
language sql volatile security definer set search_path = ''
as $$
  select greatest(rules.most_claims_a_day - count(*)::int, 0) from public.pool_events as e
  where e.org_id = me.org_id and e.to_member_id = me.member_id
    and (e.kind = 'claimed' or (e.kind = 'assigned' and e.actor_id = me.member_id))
    and e.at >= private.start_of_day(me.time_zone, now())
  having rules.most_claims_a_day is not null
$$;
comment on function private.claims_left(public.pool_rules, private.caller) is
  'Customers that the caller may still take out of the pool today; null without a limit. Internal.';

-- Whoever gave a customer away waits, by whichever way it went: handed to a colleague who released it, or left behind with
-- the membership.
create function private.waits_until(rules public.pool_rules, member uuid, customer uuid) returns timestamptz
language sql stable security definer set search_path = ''
as $$
  select max(e.at) + make_interval(days => rules.cool_down_days) from public.pool_events as e
  where e.org_id = rules.org_id and e.customer_id = customer and e.from_member_id = member and e.kind <> 'merged'
$$;
comment on function private.waits_until(public.pool_rules, uuid, uuid) is
  'Until when a member may not take a customer back; null when they never had it. Internal.';

-- Whether a customer went to the pool when a member gave it away, or later.
create function private.lay_in_pool_since(org uuid, member uuid, customer uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.pool_events as p
    where p.org_id = org and p.customer_id = customer and p.to_member_id is null and p.kind <> 'merged' and p.id >= (
      select max(e.id) from public.pool_events as e
      where e.org_id = org and e.customer_id = customer and e.from_member_id = member and e.kind <> 'merged'
    )
  )
$$;
comment on function private.lay_in_pool_since(uuid, uuid, uuid) is
  'Whether a customer has been in the pool since a member had it last. Internal.';

create function private.claim_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  rules public.pool_rules;
  wanted uuid;
  customer public.customers;
  pool uuid;
  waits_until timestamptz;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'claim_customer');
  if answer is not null then
    return answer;
  end if;
  wanted := private.read_uuid(payload, 'customer_id');
  -- First the member, then the customer: the same order everywhere, or two claims could wait in a circle.
  if (private.lock_holder(me.org_id, me.member_id)).id is null then
    perform private.fail('TB002');
  end if;
  select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
  select c.* into customer from public.customers as c
  where c.org_id = me.org_id and c.id = wanted for no key update;
  -- Hidden, unknown and another tenant's look alike. A customer that somebody has just claimed is no longer in the pool:
  -- its owner is named, as the shield does for everybody.
  if customer.id is null then
    perform private.fail('TB001', 'customer_id');
  end if;
  if customer.owner_id = me.member_id then
    -- Claimed twice by the same person, from two tabs: it is theirs.
    return private.end_operation(me, payload, jsonb_build_object('customer_id', wanted, 'as', 'owner'));
  end if;
  -- Nothing is taken that waits for approval or was refused it, be its id known or not.
  select p.pool_id into pool from public.customer_pools as p
  join private.pool_rights_of(me) as r on r.pool_id = p.pool_id
  where p.org_id = me.org_id and p.customer_id = wanted and r.can_claim and customer.approval = 'approved'
  order by p.since limit 1;
  if pool is null then
    if customer.owner_id is not null then
      perform private.fail('TB060', 'customer_id', (
        select jsonb_build_object('owner_name', m.name) from public.members as m
        where m.org_id = me.org_id and m.id = customer.owner_id
      ));
    end if;
    if private.relation_of(private.sight_of(me), wanted, null) = 'colleague' then
      perform private.fail('TB001', 'customer_id');
    end if;
    perform private.fail('TB002', 'customer_id');
  end if;
  waits_until := private.waits_until(rules, me.member_id, wanted);
  if waits_until > now() then
    perform private.fail('TB063', 'customer_id', jsonb_build_object(
      'until', to_char(waits_until at time zone me.time_zone, 'YYYY-MM-DD')
    ));
  end if;
  if private.claims_left(rules, me) = 0 then
    perform private.fail('TB061', 'customer_id', jsonb_build_object('limit', rules.most_claims_a_day));
  end if;
  if customer.owner_id is not null then
    -- Claimed in another region before: the first is the owner, the others work it beside them.
    insert into public.collaborators (org_id, customer_id, member_id, added_by)
    values (me.org_id, wanted, me.member_id, me.member_id)
    on conflict on constraint collaborators_pkey do nothing;
    delete from public.customer_pools as p
    where p.org_id = me.org_id and p.customer_id = wanted and p.pool_id = pool;
    insert into public.pool_events (org_id, customer_id, kind, from_member_id, to_member_id, actor_id)
    values (me.org_id, wanted, 'claimed', null, me.member_id, me.member_id);
    return private.end_operation(me, payload, jsonb_build_object('customer_id', wanted, 'as', 'collaborator'));
  end if;
  if private.room_of(rules, me.member_id) = 0 then
    perform private.fail('TB062', 'customer_id', jsonb_build_object('limit', rules.most_owned));
  end if;
  perform private.move_customers(
    me.org_id, me.member_id, array[wanted], false, null, me.member_id, 'claimed', null, null, pool
  );
  return private.end_operation(me, payload, jsonb_build_object('customer_id', wanted, 'as', 'owner'));
end
$$;
comment on function private.claim_customer(jsonb) is 'Takes a customer out of a pool.';

create function public.claim_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.claim_customer(payload) $$;
comment on function public.claim_customer(jsonb) is
  'Claims a customer of a pool that one may claim from: TB060 when somebody was quicker, TB061 and TB062 over a cap, TB063 '
  'while the last owner waits. Reps, managers, administrators.';

create function private.release_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  reason text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'release_customer');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  reason := private.read_text(payload, 'reason', 500);
  if reason is null then
    perform private.fail('TB043', 'reason');
  end if;
  -- A collaborator works it and does not give it away.
  if not coalesce(customer.owner_id in (select private.visible_member_ids_of(me)), false) then
    perform private.fail('TB002', 'customer_id');
  end if;
  perform private.move_customers(
    me.org_id, me.member_id, array[customer.id], false, customer.owner_id, null, 'released', reason
  );
  return private.end_operation(me, payload, jsonb_build_object('customer_id', customer.id));
end
$$;
comment on function private.release_customer(jsonb) is 'Gives a customer back to the pool.';

create function public.release_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.release_customer(payload) $$;
comment on function public.release_customer(jsonb) is
  'Gives a customer back to its pools, with a reason. Its owner, those above, administrators.';

create function private.transfer_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  rules public.pool_rules;
  customer public.customers;
  heir public.members;
  waits_until timestamptz;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'transfer_customer');
  if answer is not null then
    return answer;
  end if;
  heir := private.lock_holder(me.org_id, private.read_uuid(payload, 'member_id'));
  if heir.id is null then
    perform private.fail('TB001', 'member_id');
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  if not coalesce(customer.owner_id in (select private.visible_member_ids_of(me)), false) then
    perform private.fail('TB002', 'customer_id');
  end if;
  -- Handed over twice, from two tabs: it is there.
  if customer.owner_id <> heir.id then
    select r.* into rules from public.pool_rules as r where r.org_id = me.org_id;
    -- Released, claimed by a colleague and handed back would be a claim without waiting. Those above decide otherwise.
    if me.role not in ('manager', 'admin') or heir.id = me.member_id then
      waits_until := private.waits_until(rules, heir.id, customer.id);
      if waits_until > now() and private.lay_in_pool_since(me.org_id, heir.id, customer.id) then
        perform private.fail('TB063', 'member_id', jsonb_build_object(
          'until', to_char(waits_until at time zone me.time_zone, 'YYYY-MM-DD')
        ));
      end if;
    end if;
    if private.room_of(rules, heir.id) = 0 then
      perform private.fail('TB062', 'member_id', jsonb_build_object('limit', rules.most_owned));
    end if;
    perform private.move_customers(
      me.org_id, me.member_id, array[customer.id], false, customer.owner_id, heir.id, 'transferred',
      private.read_text(payload, 'note', 500)
    );
  end if;
  return private.end_operation(
    me, payload, jsonb_build_object('customer_id', customer.id, 'owner_id', heir.id)
  );
end
$$;
comment on function private.transfer_customer(jsonb) is 'Hands a customer over to another member.';

create function public.transfer_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.transfer_customer(payload) $$;
comment on function public.transfer_customer(jsonb) is
  'Hands a customer over. Its owner, those above, administrators; the new owner''s cap holds (TB062).';

create function private.set_collaborator(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  member public.members;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'set_collaborator');
  if answer is not null then
    return answer;
  end if;
  perform private.require_flag(payload, 'collaborates');
  -- Members before customers. Held to the commit: who is being removed does not come back as a collaborator.
  member := private.require_member(me, payload, 'member_id');
  perform from public.members as m
  where m.org_id = me.org_id and m.id = member.id and m.status = 'active' for share;
  if not found then
    perform private.fail('TB001', 'member_id');
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  -- Collaborators leave by themselves and bring nobody in.
  if not coalesce(customer.owner_id in (select private.visible_member_ids_of(me)), false)
    and not (member.id = me.member_id and not private.read_flag(payload, 'collaborates')) then
    perform private.fail('TB002', 'customer_id');
  end if;
  if private.read_flag(payload, 'collaborates') then
    if member.id <> customer.owner_id then
      insert into public.collaborators (org_id, customer_id, member_id, added_by)
      values (me.org_id, customer.id, member.id, me.member_id)
      on conflict on constraint collaborators_pkey do nothing;
    end if;
  else
    delete from public.collaborators as k
    where k.org_id = me.org_id and k.customer_id = customer.id and k.member_id = member.id;
  end if;
  return private.end_operation(me, payload, jsonb_build_object('customer_id', customer.id, 'member_id', member.id));
end
$$;
comment on function private.set_collaborator(jsonb) is 'Lets a member work a customer beside its owner, or no longer.';

create function public.set_collaborator(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.set_collaborator(payload) $$;
comment on function public.set_collaborator(jsonb) is
  'Adds or removes a collaborator. The owner, those above, administrators; anybody may leave by themselves.';

grant execute on function
  private.claim_customer(jsonb), private.release_customer(jsonb), private.transfer_customer(jsonb),
  private.set_collaborator(jsonb)
to authenticated;
revoke all on function
  public.claim_customer(jsonb), public.release_customer(jsonb), public.transfer_customer(jsonb),
  public.set_collaborator(jsonb)
from public, anon, service_role;
grant execute on function
  public.claim_customer(jsonb), public.release_customer(jsonb), public.transfer_customer(jsonb),
  public.set_collaborator(jsonb)
to authenticated;
