-- Roles, teams and leaving. An organisation is never without an administrator, and whoever leaves loses access with the
-- next request: roles are looked up at each statement.

-- One change of members after the other: two administrators who demote each other at once must not both succeed.
create function private.lock_members(org uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$ begin perform from public.organisations as o where o.id = org for no key update; end $$;
comment on function private.lock_members(uuid) is 'Puts changes of an organisation''s members in a line. Internal.';

create function private.require_an_administrator(org uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if not exists (
    select from public.members as m
    where m.org_id = org and m.role = 'admin' and m.status = 'active' and m.user_id is not null
  ) then
    perform private.fail('TB033', 'member_id');
  end if;
end
$$;
comment on function private.require_an_administrator(uuid) is 'TB033 where nobody is left who could let anybody in. Internal.';

-- An active member of the organisation; unknown ones, another tenant's and those who left look alike.
create function private.require_member(me private.caller, payload jsonb, field text) returns public.members
language plpgsql stable security definer set search_path = ''
as $$
declare
  member public.members;
begin
  select m.* into member from public.members as m
  where m.org_id = me.org_id and m.id = private.read_uuid(payload, field) and m.status = 'active';
  if member.id is null then
    perform private.fail('TB001', field);
  end if;
  return member;
end
$$;
comment on function private.require_member(private.caller, jsonb, text) is 'An active member by id, else TB001. Internal.';

-- A back door is closed with the front door: open invitations that somebody sent, and those to their own address.
create function private.close_invitations(org uuid, sender uuid, address text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.invitations as i set expires_at = now()
  where i.org_id = org and i.accepted_at is null and i.expires_at > now()
    and (i.invited_by = sender or (address is not null and i.email = address));
end
$$;
comment on function private.close_invitations(uuid, uuid, text) is
  'Makes open invitations of a sender, or to an address, worthless. Internal.';

-- Who changes rules or people says what stood there (`was`, the fields of the change): where somebody else was quicker, the
-- later change is refused instead of taking the earlier one back unseen. Left out, nothing is compared: a script knows no before.
create function private.require_unchanged(payload jsonb, standing jsonb) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  late text;
begin
  if private.payload_at(payload, 'was') is null then
    return;
  end if;
  perform private.require_part(payload, 'was');
  select f.key into late from jsonb_each(payload -> 'was') as f
  -- What the change does not touch concerns it not.
  where payload ? f.key and standing ? f.key and standing -> f.key is distinct from f.value
  order by f.key limit 1;
  if late is not null then
    perform private.fail('TB040', late);
  end if;
end
$$;
comment on function private.require_unchanged(jsonb, jsonb) is
  'TB040 with the field where what the caller had before them no longer stands there. Internal.';

create function private.change_member(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  member public.members;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'change_member');
  if answer is not null then
    return answer;
  end if;
  perform private.lock_members(me.org_id);
  member := private.require_member(me, payload, 'member_id');
  perform private.require_unchanged(payload, jsonb_build_object(
    'role', member.role, 'team_id', member.team_id, 'is_data_steward', member.is_data_steward
  ));
  update public.members as m
  set role = private.read_choice(payload, 'role', array['rep', 'manager', 'agent', 'admin']),
    team_id = private.read_team(me, payload, 'team_id'),
    is_data_steward = private.require_flag(payload, 'is_data_steward')
  where m.org_id = me.org_id and m.id = member.id;
  perform private.require_an_administrator(me.org_id);
  -- What an administrator sent opens nothing once they are none.
  if member.role = 'admin' and private.read_choice(payload, 'role', array['rep', 'manager', 'agent', 'admin']) <> 'admin' then
    perform private.close_invitations(me.org_id, member.id, null);
  end if;
  return private.end_operation(me, payload, jsonb_build_object('member_id', member.id));
end
$$;
comment on function private.change_member(jsonb) is 'Sets role, team and the right of a data steward.';

create function public.change_member(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_member(payload) $$;
comment on function public.change_member(jsonb) is
  'Sets a member''s role, team and steward''s right. Administrators; TB033 for the last administrator, TB040 where '
  'somebody else was quicker.';

-- Who takes over when somebody leaves: the manager of their team, of the next team above that has one, or nobody.
create function private.manager_above(org uuid, member uuid) returns uuid
language sql stable security definer set search_path = ''
as $$
  with recursive up as (
    select m.team_id as id, 0 as depth from public.members as m where m.org_id = org and m.id = member
    union all
    select t.parent_id, u.depth + 1 from up as u join public.teams as t on t.org_id = org and t.id = u.id
    where t.parent_id is not null and u.depth < 20
  )
  select m.id from up as u
  join public.members as m on m.org_id = org and m.team_id = u.id
  where m.role = 'manager' and m.status = 'active' and m.id <> member
  -- Of two managers of one team the one who came first, so that the answer is always the same.
  order by u.depth, m.joined_at, m.id
  limit 1
$$;
comment on function private.manager_above(uuid, uuid) is 'Manager of a member''s team or of the nearest above. Internal.';

create function private.remove_member(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  member public.members;
  heir uuid;
  moved uuid[];
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'remove_member');
  if answer is not null then
    return answer;
  end if;
  perform private.lock_members(me.org_id);
  member := private.require_member(me, payload, 'member_id');
  -- Leaving oneself is everybody's right; sending others away the administrators'.
  if member.id <> me.member_id then
    perform private.require_admin();
  end if;
  if private.read_choice(payload, 'customers_to', array['manager', 'pool']) = 'manager' then
    heir := private.manager_above(me.org_id, member.id);
    if heir is null then
      perform private.fail('TB034', 'customers_to');
    end if;
  end if;
  -- Both in one order, as everywhere: what they own is counted and moved while nobody else gives or takes.
  perform from public.members as m
  where m.org_id = me.org_id and m.id in (member.id, heir) order by m.id for no key update;
  -- The cap holds for a manager as well; what does not fit goes to the pool, if whoever decides says so.
  if exists (
    select from public.pool_rules as r
    where heir is not null and r.org_id = me.org_id and private.room_of(r, heir) < (
      select count(*) from public.customers as c where c.org_id = me.org_id and c.owner_id = member.id
    )
  ) then
    perform private.fail('TB062', 'customers_to', (
      select jsonb_build_object('limit', r.most_owned) from public.pool_rules as r where r.org_id = me.org_id
    ));
  end if;
  update public.members as m set status = 'left', left_at = now() where m.org_id = me.org_id and m.id = member.id;
  perform private.require_an_administrator(me.org_id);
  moved := private.move_customers(
    me.org_id, me.member_id,
    array(select c.id from public.customers as c where c.org_id = me.org_id and c.owner_id = member.id),
    false, member.id, heir, 'left', null
  );
  -- What they were selling at others' customers goes on with those customers' owners.
  update public.opportunities as o
  set owner_id = c.owner_id
  from public.customers as c
  where o.org_id = me.org_id and o.owner_id = member.id and o.closed_at is null
    and c.org_id = o.org_id and c.id = o.customer_id;
  -- Nobody is reminded on behalf of somebody who is gone: what they had planned elsewhere goes to the manager, or ends.
  update public.reminders as r
  set owner_id = coalesce(heir, r.owner_id), due_version = r.due_version + 1,
    state = case when heir is null or r.visibility = 'private' then 'cancelled' else r.state end,
    closed_at = case when heir is null or r.visibility = 'private' then now() end,
    closed_by = case when heir is null or r.visibility = 'private' then me.member_id end
  where r.org_id = me.org_id and r.owner_id = member.id and r.state = 'open';
  delete from public.collaborators as k where k.org_id = me.org_id and k.member_id = member.id;
  delete from public.devices as d where d.org_id = me.org_id and d.member_id = member.id;
  perform private.close_invitations(me.org_id, member.id, member.email);
  return private.end_operation(me, payload, jsonb_build_object(
    'member_id', member.id, 'customers_moved', cardinality(moved), 'customers_to', heir
  ));
end
$$;
comment on function private.remove_member(jsonb) is 'Ends a membership; customers and next steps go to the manager or the pool.';

create function public.remove_member(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_member(payload) $$;
comment on function public.remove_member(jsonb) is
  'Ends a membership: one''s own by anybody, others'' by administrators. TB033 for the last administrator, TB034 where no '
  'manager is above, TB062 where that one may not own so many.';

-- With the caller's rights: members read their colleagues.
create function public.members(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'member_id', m.id, 'name', m.name, 'email', m.email, 'role', m.role, 'team_id', m.team_id,
        'is_data_steward', m.is_data_steward, 'status', m.status
      ) order by m.status, m.name, m.id
    ), '[]')
    from public.members as m where m.org_id = me.org_id
  );
end
$$;
comment on function public.members(jsonb) is 'All members of the organisation, those who left last. Any member.';

grant execute on function private.change_member(jsonb), private.remove_member(jsonb) to authenticated;
revoke all on function public.change_member(jsonb), public.remove_member(jsonb), public.members(jsonb)
from public, anon, service_role;
grant execute on function public.change_member(jsonb), public.remove_member(jsonb), public.members(jsonb) to authenticated;
