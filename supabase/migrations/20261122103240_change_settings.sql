-- Rules of the organisation. Each field that the payload names is set, the others stay; every change is audited.

select private.audit_table('public.organisation_settings', '', '', 'visibility_mode');
select private.audit_table('public.organisation_domains');

create function private.settings_of(org uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'name', o.name, 'time_zone', o.time_zone, 'visibility_mode', s.visibility_mode, 'idle_days', s.idle_days,
    'timely_hours', s.timely_hours, 'undo_minutes', s.undo_minutes, 'workdays', to_jsonb(s.workdays),
    'holiday_calendar', s.holiday_calendar, 'approve_new_customers', s.approve_new_customers,
    'status_needs_reason', s.status_needs_reason, 'won_needs_contract', s.won_needs_contract,
    'uses_leads', s.uses_leads, 'domains', coalesce(
      (select jsonb_agg(d.domain order by d.domain) from public.organisation_domains as d where d.org_id = org), '[]'
    )
  )
  from public.organisations as o
  join public.organisation_settings as s on s.org_id = o.id
  where o.id = org
$$;
comment on function private.settings_of(uuid) is 'Settings of an organisation as the API shows them. Internal.';

create function private.settings(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return private.settings_of(me.org_id);
end
$$;
comment on function private.settings(jsonb) is 'Settings of the caller''s organisation.';

create function public.settings(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.settings(payload) $$;
comment on function public.settings(jsonb) is 'Settings of the organisation. Any member, since screens state the rules.';

-- A number that may be left out.
create function private.read_int_or(payload jsonb, field text, least_value int, most_value int, otherwise int) returns int
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if private.payload_at(payload, field) is null then
    return otherwise;
  end if;
  return private.read_int(payload, field, least_value, most_value);
end
$$;
comment on function private.read_int_or(jsonb, text, int, int, int) is 'A whole number within bounds, or what stood there.';

-- A yes or no that may be left out.
create function private.read_flag_or(payload jsonb, field text, otherwise boolean) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if private.payload_at(payload, field) is null then
    return otherwise;
  end if;
  return private.read_flag(payload, field);
end
$$;
comment on function private.read_flag_or(jsonb, text, boolean) is 'A yes or no, or what stood there.';

-- At least one day, each once; null where the payload names none.
create function private.read_weekdays(payload jsonb, field text) returns smallint[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb;
begin
  if private.payload_at(payload, field) is null then
    return null;
  end if;
  value := private.read_array(payload, field, 7);
  if jsonb_array_length(value) = 0
    or jsonb_path_exists(value, 'strict $[*] ? (@.type() != "number")')
    or not jsonb_path_match(value, '!exists($[*] ? (@ < 1 || @ > 7 || @ != @.floor()))') then
    perform private.fail('TB004', field);
  end if;
  return array(select distinct d.day::smallint from jsonb_array_elements_text(value) as d (day) order by 1);
end
$$;
comment on function private.read_weekdays(jsonb, text) is 'Days of the week, 1 = Monday to 7, or null.';

create function private.change_settings(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  own_domains text[];
  timely_before int;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'change_settings');
  if answer is not null then
    return answer;
  end if;
  select s.timely_hours into timely_before
  from public.organisation_settings as s where s.org_id = me.org_id for no key update;
  perform private.require_unchanged(payload, private.settings_of(me.org_id));
  update public.organisations as o set name = coalesce(private.read_text(payload, 'name', 200), o.name)
  where o.id = me.org_id;
  update public.organisation_settings as s
  set visibility_mode = coalesce(
      private.read_choice(payload, 'visibility_mode', array['own', 'all_readable'], false), s.visibility_mode
    ),
    idle_days = private.read_int_or(payload, 'idle_days', 1, 3650, s.idle_days),
    timely_hours = private.read_int_or(payload, 'timely_hours', 1, 720, s.timely_hours),
    undo_minutes = private.read_int_or(payload, 'undo_minutes', 0, 1440, s.undo_minutes),
    workdays = coalesce(private.read_weekdays(payload, 'workdays'), s.workdays),
    holiday_calendar = coalesce(
      private.read_choice(payload, 'holiday_calendar', array['cn', 'none'], false), s.holiday_calendar
    ),
    approve_new_customers = private.read_flag_or(payload, 'approve_new_customers', s.approve_new_customers),
    status_needs_reason = private.read_flag_or(payload, 'status_needs_reason', s.status_needs_reason),
    won_needs_contract = private.read_flag_or(payload, 'won_needs_contract', s.won_needs_contract),
    uses_leads = private.read_flag_or(payload, 'uses_leads', s.uses_leads)
  where s.org_id = me.org_id;
  if timely_before <> private.read_int_or(payload, 'timely_hours', 1, 720, timely_before) then
    -- Figures of the past are judged by the rule of now, as the summary says.
    perform private.recount_follow_ups(me.org_id);
  end if;
  if private.payload_at(payload, 'domains') is not null then
    own_domains := private.read_domains(payload, 'domains');
    -- Everybody at a free-mail provider would be a colleague, and nobody's mail there could be logged.
    if exists (
      select from unnest(own_domains) as d (domain)
      where private.is_shared_domain(d.domain) or private.is_public_suffix(d.domain)
    ) then
      perform private.fail('TB016', 'domains');
    end if;
    delete from public.organisation_domains as d where d.org_id = me.org_id and d.domain <> all (own_domains);
    insert into public.organisation_domains (org_id, domain)
    select me.org_id, d.domain from unnest(own_domains) as d (domain)
    on conflict on constraint organisation_domains_pkey do nothing;
  end if;
  return private.end_operation(me, payload, private.settings_of(me.org_id));
end
$$;
comment on function private.change_settings(jsonb) is 'Changes the named settings of the caller''s organisation.';

create function public.change_settings(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_settings(payload) $$;
comment on function public.change_settings(jsonb) is 'Changes settings of the organisation. Administrators.';

grant execute on function private.settings(jsonb), private.change_settings(jsonb) to authenticated;
revoke all on function public.settings(jsonb), public.change_settings(jsonb) from public, anon, service_role;
grant execute on function public.settings(jsonb), public.change_settings(jsonb) to authenticated;
