-- Append only: who did what to which row. Nobody has the right to change or delete a line, administrators read them.
-- Personal values do not stand in the log itself but beside it, so that a contact can be erased on request while the
-- log stays whole: the log keeps a hash, which proves afterwards what had stood there.

create table public.audit_log (
  org_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  -- null: the system (schedule, migration, seeding).
  actor_id uuid,
  -- What the actor came through: a page, an import, the schedule.
  source text not null default 'api',
  action text not null,
  table_name text not null,
  row_id uuid,
  -- Changed fields only. Personal ones as {"hash": …}.
  before jsonb,
  after jsonb,
  constraint audit_log_pkey primary key (org_id, id),
  constraint audit_log_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint audit_log_actor_fkey foreign key (org_id, actor_id) references public.members (org_id, id)
    on delete set null (actor_id),
  constraint audit_log_action_known check (
    action in ('create', 'change', 'delete', 'export', 'reveal', 'permission')
  )
);
create index audit_log_actor_idx on public.audit_log (org_id, actor_id);
create index audit_log_row_idx on public.audit_log (org_id, row_id);
create index audit_log_at_idx on public.audit_log using brin (at);
comment on table public.audit_log is
  'Append only. Read by administrators of the organisation; written by triggers and definer functions; no API role, '
  'service_role included, may change or delete a line.';

create table public.audit_personal_values (
  org_id uuid not null,
  audit_id bigint not null,
  side text not null,
  field text not null,
  value jsonb,
  constraint audit_personal_values_pkey primary key (org_id, audit_id, side, field),
  constraint audit_personal_values_line_fkey foreign key (org_id, audit_id)
    references public.audit_log (org_id, id) on delete cascade,
  constraint audit_personal_values_side_known check (side in ('before', 'after'))
);
comment on table public.audit_personal_values is
  'The personal values that audit lines mention, erasable on request. Read by administrators only.';

revoke all on public.audit_log, public.audit_personal_values from anon, authenticated, service_role;
grant select on public.audit_log, public.audit_personal_values to authenticated, service_role;
grant delete on public.audit_personal_values to service_role;
alter table public.audit_log enable row level security;
alter table public.audit_personal_values enable row level security;
create policy audit_log_read on public.audit_log for select to authenticated
  using (org_id = (select private.my_org_id()) and (select private.my_role()) = 'admin');
create policy audit_personal_values_read on public.audit_personal_values for select to authenticated
  using (org_id = (select private.my_org_id()) and (select private.my_role()) = 'admin');

-- An object with the personal fields replaced by hashes.
create function private.without_personal(fields jsonb, personal text[]) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select jsonb_object_agg(
    f.key,
    case when f.key = any (personal) and f.value <> 'null'::jsonb
      then jsonb_build_object('hash', encode(sha256(convert_to(f.value::text, 'UTF8')), 'hex'))
      else f.value
    end
  )
  from jsonb_each(fields) as f
$$;
comment on function private.without_personal(jsonb, text[]) is 'Hides personal values behind their hash. Internal.';

-- One line, and its personal values beside it. Only the fields that differ are kept.
create function private.add_audit_line(
  org uuid, action_name text, table_label text, row_key uuid, old_row jsonb, new_row jsonb, personal text[]
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  old_part jsonb := case when new_row is null then old_row else (
    select jsonb_object_agg(o.key, o.value) from jsonb_each(old_row) as o where new_row -> o.key is distinct from o.value
  ) end;
  new_part jsonb := case when old_row is null then jsonb_strip_nulls(new_row) else (
    select jsonb_object_agg(n.key, n.value) from jsonb_each(new_row) as n where old_row -> n.key is distinct from n.value
  ) end;
  line bigint;
begin
  insert into public.audit_log (org_id, actor_id, source, action, table_name, row_id, before, after)
  values (
    org,
    -- The service and the schedule have no membership: the line says so by null.
    (select (c).member_id from private.caller() as c where (c).org_id = org),
    coalesce(nullif(current_setting('threadbook.source', true), ''), 'api'),
    action_name, table_label, row_key,
    private.without_personal(old_part, personal), private.without_personal(new_part, personal)
  )
  returning id into line;
  if cardinality(personal) > 0 then
    insert into public.audit_personal_values (org_id, audit_id, side, field, value)
    select org, line, s.side, f.key, f.value
    from (values ('before', old_part), ('after', new_part)) as s (side, fields), jsonb_each(s.fields) as f
    where f.key = any (personal) and f.value <> 'null'::jsonb;
  end if;
end
$$;
comment on function private.add_audit_line(uuid, text, text, uuid, jsonb, jsonb, text[]) is
  'Appends a line to the audit log. Internal: called by triggers and definer functions.';

-- Statement-level, with transition tables: an import of 10,000 rows fires three triggers, not 30,000.
-- Arguments: comma-separated personal fields, comma-separated derived fields whose change alone is no event.
create function private.audit_statement() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  personal text[] := string_to_array(tg_argv[0], ',');
  derived text[] := coalesce(string_to_array(tg_argv[1], ','), '{}') || 'updated_at'::text;
begin
  if tg_op = 'INSERT' then
    perform private.add_audit_line(
      (to_jsonb(n) ->> 'org_id')::uuid, 'create', tg_table_name::text, (to_jsonb(n) ->> 'id')::uuid,
      null, to_jsonb(n) - derived - 'org_id'::text, personal
    ) from new_rows as n;
  elsif tg_op = 'DELETE' then
    perform private.add_audit_line(
      (to_jsonb(o) ->> 'org_id')::uuid, 'delete', tg_table_name::text, (to_jsonb(o) ->> 'id')::uuid,
      to_jsonb(o) - derived - 'org_id'::text, null, personal
    ) from old_rows as o
    -- The organisation itself goes: its log goes with it.
    where exists (select from public.organisations as g where g.id = (to_jsonb(o) ->> 'org_id')::uuid);
  else
    perform private.add_audit_line(
      (to_jsonb(n) ->> 'org_id')::uuid, 'change', tg_table_name::text, (to_jsonb(n) ->> 'id')::uuid,
      to_jsonb(o) - derived, to_jsonb(n) - derived, personal
    )
    from new_rows as n
    join old_rows as o on to_jsonb(o) ->> 'id' = to_jsonb(n) ->> 'id' and to_jsonb(o) ->> 'org_id' = to_jsonb(n) ->> 'org_id'
    where to_jsonb(o) - derived is distinct from to_jsonb(n) - derived;
  end if;
  return null;
end
$$;
comment on function private.audit_statement() is 'Trigger of audited tables; one line per row that really changed.';

-- Puts a table under audit. Three triggers, since transition tables are named per operation.
create function private.audit_table(target regclass, personal text default '', derived text default '') returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  execute format(
    'create trigger audit_insert after insert on %s referencing new table as new_rows
       for each statement execute function private.audit_statement(%L, %L)', target, personal, derived);
  execute format(
    'create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows
       for each statement execute function private.audit_statement(%L, %L)', target, personal, derived);
  execute format(
    'create trigger audit_delete after delete on %s referencing old table as old_rows
       for each statement execute function private.audit_statement(%L, %L)', target, personal, derived);
end
$$;
comment on function private.audit_table(regclass, text, text) is 'For migrations: puts a table under audit.';

-- Personal fields of a colleague are theirs too.
select private.audit_table('public.teams');
select private.audit_table('public.members', 'name,email');
select private.audit_table('public.invitations', 'email,token_hash');
