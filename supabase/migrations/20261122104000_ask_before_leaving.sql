-- What would go on to others if somebody left now, asked before anybody decides: the numbers are told, nothing is changed.
-- private.remove_member decides again, since customers come and go meanwhile.

create function private.leaving_member(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  member public.members;
  heir uuid;
begin
  perform private.require_object(payload);
  member := private.require_member(me, payload, 'member_id');
  -- As in remove_member: about oneself everybody may ask, about others the administrators.
  if member.id <> me.member_id then
    perform private.require_admin();
  end if;
  heir := private.manager_above(me.org_id, member.id);
  return jsonb_build_object(
    'member_id', member.id,
    'customers', (
      select count(*) from public.customers as c where c.org_id = me.org_id and c.owner_id = member.id
    ),
    'reminders', (
      select count(*) from public.reminders as r
      where r.org_id = me.org_id and r.owner_id = member.id and r.state = 'open'
    ),
    'manager', (
      select jsonb_build_object('member_id', m.id, 'name', m.name)
      from public.members as m where m.org_id = me.org_id and m.id = heir
    ),
    -- How many customers that manager may still be given; null without a limit, or without a manager.
    'room', (
      select greatest(r.most_owned - count(c.id)::int, 0)
      from public.pool_rules as r
      left join public.customers as c on c.org_id = r.org_id and c.owner_id = heir
      where r.org_id = me.org_id and heir is not null and r.most_owned is not null
      group by r.most_owned
    )
  );
end
$$;
comment on function private.leaving_member(jsonb) is 'What a member''s leaving would move, and to whom.';

create function public.leaving_member(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.leaving_member(payload) $$;
comment on function public.leaving_member(jsonb) is
  'How many customers and next steps a member''s leaving would move, and which manager would take them. About oneself '
  'anybody, about others administrators.';

grant execute on function private.leaving_member(jsonb) to authenticated;
revoke all on function public.leaving_member(jsonb) from public, anon, service_role;
grant execute on function public.leaving_member(jsonb) to authenticated;
