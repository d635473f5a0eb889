-- RPCs: one per use of the product, `public.<name>(payload jsonb) returns jsonb`, in the shapes of shared/contracts.
-- Those in `public` run with the caller's rights. What row security cannot express is done by a function of the same name
-- in `private`, which is not exposed, runs as its owner and checks the caller in its first statement.

create function public.who_am_i(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select jsonb_build_object(
      'member_id', m.id, 'org_id', m.org_id, 'org_name', o.name, 'name', m.name, 'email', m.email, 'role', m.role,
      'is_data_steward', m.is_data_steward, 'team_id', m.team_id, 'language', m.language, 'time_zone', o.time_zone,
      'own_domains', coalesce(
        (select jsonb_agg(d.domain order by d.domain) from public.organisation_domains as d where d.org_id = m.org_id), '[]'
      ),
      -- Working days decide, with the zone, what "in 3 working days" is.
      'workdays', s.workdays, 'holiday_calendar', s.holiday_calendar,
      -- With the first answer, so that no form opens more openly than its member wants and corrects itself later.
      'default_visibility', coalesce(
        (select p.default_visibility from public.member_settings as p where p.org_id = m.org_id and p.member_id = m.id), 'full'
      ),
      -- Colleagues are told apart from contacts on the page, so every sidebar knows their addresses.
      'colleague_addresses', coalesce(
        (select jsonb_agg(a.email order by a.email) from public.members as a where a.org_id = m.org_id and a.status = 'active'),
        '[]'
      )
    )
    from public.members as m
    join public.organisations as o on o.id = m.org_id
    join public.organisation_settings as s on s.org_id = m.org_id
    where m.org_id = me.org_id and m.id = me.member_id
  );
end
$$;
comment on function public.who_am_i(jsonb) is 'Membership of the caller in the active organisation. Any member.';

create function private.digest_keys(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'version', k.version,
        'key', rtrim(translate(encode(k.key, 'base64'), '+/', '-_'), '=')
      ) order by k.version desc
    ), '[]')
    from private.digest_keys as k
    where k.org_id = me.org_id and k.retired_at is null
  );
end
$$;
comment on function private.digest_keys(jsonb) is 'Live digest keys of the caller''s organisation, newest first.';

create function public.digest_keys(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.digest_keys(payload) $$;
comment on function public.digest_keys(jsonb) is
  'Keys under which the sidebar digests what it asks about. Any member: it hides strangers, not customers from members.';

create function public.dictionaries(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  perform private.require_caller();
  return (
    select jsonb_agg(
      jsonb_build_object(
        'kind', d.kind, 'code', d.code, 'parent_code', d.parent_code, 'label_en', d.label_en, 'label_zh', d.label_zh
      ) order by d.kind, d.position, d.code
    )
    from public.dictionary_entries as d
  );
end
$$;
comment on function public.dictionaries(jsonb) is 'All dictionary entries in both languages. Any member.';

create function private.set_language(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  wanted text;
  answer jsonb;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'set_language');
  if answer is not null then
    return answer;
  end if;
  wanted := private.read_choice(payload, 'language', array['en', 'zh-CN']);
  update public.members as m set language = wanted where m.org_id = me.org_id and m.id = me.member_id;
  return private.end_operation(me, payload, jsonb_build_object('language', wanted));
end
$$;
comment on function private.set_language(jsonb) is 'Changes the caller''s own language.';

create function public.set_language(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.set_language(payload) $$;
comment on function public.set_language(jsonb) is 'Changes the caller''s own language. Any member.';

-- Teams whose figures the caller may ask for: administrators all, managers their subtree, others their own.
create function private.visible_teams(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    with recursive tree as (
      select t.id, t.parent_id, t.name, 0 as depth, array[t.name] as path
      from public.teams as t
      where t.org_id = me.org_id
        and case when me.role = 'admin' then t.parent_id is null else t.id = me.team_id end
      union all
      select t.id, t.parent_id, t.name, b.depth + 1, b.path || t.name
      from public.teams as t
      join tree as b on t.parent_id = b.id
      where t.org_id = me.org_id and me.role in ('admin', 'manager') and b.depth < 20
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'team_id', t.id,
        -- The top of what the caller sees is a top, whatever lies above.
        'parent_team_id', case when t.depth = 0 then null else t.parent_id end,
        'name', t.name, 'depth', t.depth
      ) order by t.path
    ), '[]')
    from tree as t
  );
end
$$;
comment on function private.visible_teams(jsonb) is 'Teams whose figures the caller may ask for, parents first.';

create function public.visible_teams(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.visible_teams(payload) $$;
comment on function public.visible_teams(jsonb) is
  'Teams whose figures the caller may ask for. Any member; managers get their subtree, administrators all.';

grant execute on function private.digest_keys(jsonb), private.set_language(jsonb), private.visible_teams(jsonb) to authenticated;
revoke all on function
  public.who_am_i(jsonb), public.digest_keys(jsonb), public.dictionaries(jsonb), public.set_language(jsonb),
  public.visible_teams(jsonb)
from public, anon, service_role;
grant execute on function
  public.who_am_i(jsonb), public.digest_keys(jsonb), public.dictionaries(jsonb), public.set_language(jsonb),
  public.visible_teams(jsonb)
to authenticated;
