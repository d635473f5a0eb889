-- The audit log as administrators search it. Lines come newest first, page by page by their number: a line that is
-- written meanwhile moves nobody's page.

-- An object of a line as it may be shown. Personal values stand in the log as hashes that mean nothing to a reader, and what
-- is sealed or a secret is nobody's to read here: both say only that they are there.
create function private.told_fields(fields jsonb) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select jsonb_object_agg(
    f.key,
    case
      when f.value = 'null'::jsonb then f.value
      when jsonb_typeof(f.value) = 'object' and f.value ? 'hash' then '{"hidden": true}'::jsonb
      when f.key ~ '(sealed|secret|token|password|digest|hash|salt)' then '{"hidden": true}'::jsonb
      else f.value
    end
  )
  from jsonb_each(fields) as f
$$;
comment on function private.told_fields(jsonb) is 'Fields of an audit line without personal values and secrets. Internal.';

-- What a row is called today, where its name is no secret; null for rows that are gone and for those without a name.
create function private.name_of_row(org uuid, table_label text, row_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select case table_label
    when 'customers' then (select c.name from public.customers as c where c.org_id = org and c.id = row_id)
    when 'members' then (select m.name from public.members as m where m.org_id = org and m.id = row_id)
    when 'teams' then (select t.name from public.teams as t where t.org_id = org and t.id = row_id)
    when 'pools' then (select p.name from public.pools as p where p.org_id = org and p.id = row_id)
    when 'opportunity_stages' then
      (select s.name from public.opportunity_stages as s where s.org_id = org and s.id = row_id)
    when 'opportunities' then (select o.title from public.opportunities as o where o.org_id = org and o.id = row_id)
  end
$$;
comment on function private.name_of_row(uuid, text, uuid) is 'Name of an audited row. Internal.';

create function private.audit_lines(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  actor uuid;
  by_system boolean;
  verb text;
  kind text;
  first_day date;
  last_day date;
  since timestamptz;
  until timestamptz;
  zone text;
  before_line bigint;
  most int;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  actor := private.read_uuid(payload, 'actor_id', false);
  -- The schedule, the service and migrations have no membership.
  by_system := coalesce(private.read_flag_or(payload, 'by_system', false), false);
  verb := private.read_choice(
    payload, 'action', array['create', 'change', 'delete', 'export', 'reveal', 'permission'], false
  );
  kind := private.read_text(payload, 'table_name', 63);
  first_day := private.read_day(payload, 'from', false);
  last_day := private.read_day(payload, 'to', false);
  if first_day > last_day then
    perform private.fail('TB004', 'to');
  end if;
  before_line := case when private.payload_at(payload, 'before') is null then null
    else private.read_int(payload, 'before', 1, 2147483647) end;
  most := private.read_int_or(payload, 'limit', 1, 100, 50);
  select o.time_zone into zone from public.organisations as o where o.id = me.org_id;
  -- Days are the organisation's, and the last one belongs to the period.
  since := first_day::timestamp at time zone zone;
  until := (last_day + 1)::timestamp at time zone zone;
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'line', l.id, 'at', l.at, 'actor_id', l.actor_id,
        'actor_name', (select m.name from public.members as m where m.org_id = me.org_id and m.id = l.actor_id),
        'source', l.source, 'action', l.action, 'table_name', l.table_name, 'row_id', l.row_id,
        'row_name', private.name_of_row(me.org_id, l.table_name, l.row_id),
        -- Beneath a customer a row is found by the customer.
        'customer', (
          select jsonb_build_object('customer_id', c.id, 'name', c.name) from public.customers as c
          where c.org_id = me.org_id and c.id::text = coalesce(
            case when l.table_name = 'customers' then l.row_id::text end, l.after ->> 'customer_id', l.before ->> 'customer_id'
          )
        ),
        'before', private.told_fields(l.before), 'after', private.told_fields(l.after)
      ) order by l.id desc
    ), '[]')
    from (
      select a.* from public.audit_log as a
      where a.org_id = me.org_id
        and (before_line is null or a.id < before_line)
        and (actor is null or a.actor_id = actor)
        and (not by_system or a.actor_id is null)
        and (verb is null or a.action = verb)
        and (kind is null or a.table_name = kind)
        and (since is null or a.at >= since)
        and (until is null or a.at < until)
      order by a.id desc
      limit most
    ) as l
  );
end
$$;
comment on function private.audit_lines(jsonb) is 'Lines of the audit log that a search finds, newest first.';

create function public.audit_lines(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.audit_lines(payload) $$;
comment on function public.audit_lines(jsonb) is
  'The audit log by actor, action, kind of row and period, without personal values and secrets. Administrators.';

grant execute on function private.audit_lines(jsonb) to authenticated;
revoke all on function public.audit_lines(jsonb) from public, anon, service_role;
grant execute on function public.audit_lines(jsonb) to authenticated;
