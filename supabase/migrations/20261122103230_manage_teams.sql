-- Teams as a tree. Moving a team moves its whole subtree, and with it what its managers see, from the next statement on.

-- One change of the tree after the other: two moves at once could close a circle that neither alone closes.
create function private.save_team(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  team uuid;
  above uuid;
  depth int;
  height int;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'save_team');
  if answer is not null then
    return answer;
  end if;
  perform private.lock_members(me.org_id);
  team := private.read_team(me, payload, 'team_id');
  above := private.read_team(me, payload, 'parent_team_id');
  perform private.require_part(payload, 'was');
  if team is null then
    insert into public.teams (org_id, parent_id, name)
    values (me.org_id, above, private.read_text(payload, 'name', 200, true))
    returning id into team;
  else
    perform private.require_unchanged(payload, (
      select jsonb_build_object('name', t.name, 'parent_team_id', t.parent_id)
      from public.teams as t where t.org_id = me.org_id and t.id = team
    ));
    -- A team below itself would be seen by nobody.
    if above in (select private.team_subtree(me.org_id, team)) then
      perform private.fail('TB036', 'parent_team_id');
    end if;
    update public.teams as t set parent_id = above, name = private.read_text(payload, 'name', 200, true)
    where t.org_id = me.org_id and t.id = team;
  end if;
  with recursive up as (
    select team as id, 1 as n
    union all
    select t.parent_id, u.n + 1 from up as u join public.teams as t on t.org_id = me.org_id and t.id = u.id
    where t.parent_id is not null and u.n < 50
  )
  select max(u.n) into depth from up as u;
  with recursive below as (
    select team as id, 0 as n
    union all
    select t.id, b.n + 1 from below as b join public.teams as t on t.org_id = me.org_id and t.parent_id = b.id
    where b.n < 50
  )
  select max(b.n) into height from below as b;
  -- Screens and figures walk the tree; nobody has twenty levels of managers. What is moved brings its own levels along.
  if depth + height > 20 then
    perform private.fail('TB007', 'parent_team_id', '{"limit": 20}');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('team_id', team));
end
$$;
comment on function private.save_team(jsonb) is 'Makes a team, renames it or moves it with all that is below.';

create function public.save_team(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_team(payload) $$;
comment on function public.save_team(jsonb) is
  'Makes, renames or moves a team. Administrators; TB036 where it would lie below itself.';

create function private.remove_team(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  team uuid;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'remove_team');
  if answer is not null then
    return answer;
  end if;
  perform private.lock_members(me.org_id);
  perform private.read_uuid(payload, 'team_id');
  team := private.read_team(me, payload, 'team_id');
  -- People would be in no team and their figures in no total without anybody having said so.
  if exists (select from public.teams as t where t.org_id = me.org_id and t.parent_id = team)
    or exists (select from public.members as m where m.org_id = me.org_id and m.team_id = team and m.status = 'active') then
    perform private.fail('TB037', 'team_id');
  end if;
  delete from public.teams as t where t.org_id = me.org_id and t.id = team;
  return private.end_operation(me, payload, jsonb_build_object('team_id', team));
end
$$;
comment on function private.remove_team(jsonb) is 'Removes an empty team.';

create function public.remove_team(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_team(payload) $$;
comment on function public.remove_team(jsonb) is 'Removes a team without members and teams below. Administrators; else TB037.';

grant execute on function private.save_team(jsonb), private.remove_team(jsonb) to authenticated;
revoke all on function public.save_team(jsonb), public.remove_team(jsonb) from public, anon, service_role;
grant execute on function public.save_team(jsonb), public.remove_team(jsonb) to authenticated;
