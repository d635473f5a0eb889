-- Append only: who did what to which row. Nobody has the right to change or delete a line, administrators read them.
-- Personal values do not stand in the log itself but beside it, so that a contact can be erased on request while the
-- log stays whole: the log keeps a keyed hash, and the key (a random salt for each value) stands beside the value. Whoever
-- holds both can prove what had stood there; once they are erased, trying out names or phone numbers finds nothing.

create table public.audit_log (
  org_id uuid not null,
  id bigint generated always as identity,
  at timestamptz not null default now(),
  -- null: the system (schedule, migration, seeding).
  actor_id uuid,
  -- What the actor came through: what the operation says of itself (sidebar, quick_entry, automatic, calendar, import), the
  -- schedule, the service; api: a function without such a word; system: nobody's request, such as a migration.
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
-- Searches read newest first; each narrows by one of these before anything else.
create index audit_log_actor_idx on public.audit_log (org_id, actor_id, id);
create index audit_log_table_idx on public.audit_log (org_id, table_name, id);
-- What is done seldom and looked for often; of what remains, a walk from the newest line on soon finds a page.
create index audit_log_rare_action_idx on public.audit_log (org_id, action, id) where action not in ('create', 'change');
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
  -- Key of the hash in the line. Goes with the value, so that nothing leads back to it.
  salt text not null,
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

-- A new random salt for each personal value of an object, by field.
create function private.personal_salts(fields jsonb, personal text[]) returns jsonb
language sql volatile security invoker set search_path = ''
as $$
  select jsonb_object_agg(f.key, encode(extensions.gen_random_bytes(16), 'hex'))
  from jsonb_each(fields) as f
  where f.key = any (personal) and f.value <> 'null'::jsonb
$$;
comment on function private.personal_salts(jsonb, text[]) is 'Salts for the personal values of an object. Internal.';

-- An object with the personal fields replaced by hashes. A plain hash of a phone number is found by trying them all.
create function private.without_personal(fields jsonb, personal text[], salts jsonb) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select jsonb_object_agg(
    f.key,
    case when f.key = any (personal) and f.value <> 'null'::jsonb
      then jsonb_build_object('hash', encode(
        extensions.hmac(convert_to(f.value::text, 'UTF8'), decode(salts ->> f.key, 'hex'), 'sha256'), 'hex'
      ))
      else f.value
    end
  )
  from jsonb_each(fields) as f
$$;
comment on function private.without_personal(jsonb, text[], jsonb) is
  'Hides personal values behind their salted hash. Internal.';

-- What happened to one row; `before` and `after` hold the fields that differ.
create type private.audit_change as (
  org_id uuid,
  row_id uuid,
  before jsonb,
  after jsonb
);

-- Lines, and their personal values beside them, in one statement however many rows were written.
create function private.add_audit_lines(
  action_name text, table_label text, changes private.audit_change[], personal text[]
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- The service and the schedule have no membership: the line says so by null.
  me private.caller := private.caller();
  origin text := coalesce(
    nullif(current_setting('threadbook.source', true), ''),
    case coalesce(auth.role(), '') when 'authenticated' then 'api' when 'service_role' then 'service' else 'system' end
  );
begin
  -- Materialised: the salt of the hash and the salt beside the value must be one.
  with salted as materialized (
    select c.*, private.personal_salts(c.before, personal) as salts_before,
      private.personal_salts(c.after, personal) as salts_after
    from unnest(changes) as c
  ),
  lines as (
    insert into public.audit_log (org_id, actor_id, source, action, table_name, row_id, before, after)
    select c.org_id, case when c.org_id = me.org_id then me.member_id end, origin, action_name, table_label, c.row_id,
      private.without_personal(c.before, personal, c.salts_before),
      private.without_personal(c.after, personal, c.salts_after)
    from salted as c
    returning org_id, id, row_id
  )
  insert into public.audit_personal_values (org_id, audit_id, side, field, value, salt)
  select l.org_id, l.id, s.side, f.key, f.value, s.salts ->> f.key
  from salted as c
  join lines as l on l.org_id = c.org_id and l.row_id = c.row_id
  cross join lateral (
    values ('before', c.before, c.salts_before), ('after', c.after, c.salts_after)
  ) as s (side, fields, salts)
  cross join lateral jsonb_each(s.fields) as f
  where f.key = any (personal) and f.value <> 'null'::jsonb;
end
$$;
comment on function private.add_audit_lines(text, text, private.audit_change[], text[]) is
  'Appends lines to the audit log. Internal: called by triggers and definer functions.';

-- Fields of `one` that are not the same in `other`.
create function private.differing_fields(one jsonb, other jsonb) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(one) as f
  where other -> f.key is distinct from f.value
$$;
comment on function private.differing_fields(jsonb, jsonb) is 'Fields of one object that the other has not alike.';

-- Statement-level, with transition tables: an import of 10,000 rows fires three triggers, not 30,000.
-- Arguments: comma-separated personal fields, derived fields whose change alone is no event, fields that decide who may do
-- or see what (a change of one is a permission and no mere change; `*` where the whole row is one), and fields that are
-- nobody else's while the row is one member's own: the log is read by administrators, and tells that there was a change.
create function private.audit_statement() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  personal text[] := string_to_array(tg_argv[0], ',');
  derived text[] := coalesce(string_to_array(tg_argv[1], ','), '{}') || array['updated_at', 'org_id'];
  permission text[] := string_to_array(coalesce(tg_argv[2], ''), ',');
  own text[] := string_to_array(coalesce(tg_argv[3], ''), ',');
  verb text := case tg_op when 'INSERT' then 'create' when 'DELETE' then 'delete' else 'change' end;
  changes private.audit_change[];
  permitted private.audit_change[];
begin
  if tg_op = 'INSERT' then
    select array_agg((
      r ->> 'org_id', r ->> 'id', null,
      jsonb_strip_nulls(r - derived - case when r ->> 'member_id' is null then '{}'::text[] else own end)
    )::private.audit_change)
    into changes
    from new_rows as n, to_jsonb(n) as r;
  elsif tg_op = 'DELETE' then
    select array_agg((
      r ->> 'org_id', r ->> 'id', r - derived - case when r ->> 'member_id' is null then '{}'::text[] else own end, null
    )::private.audit_change)
    into changes
    from old_rows as o, to_jsonb(o) as r
    -- When the organisation itself goes, its log goes with it.
    where exists (select from public.organisations as g where g.id = (r ->> 'org_id')::uuid);
  else
    select array_agg((
      r.org_id, r.id,
      private.differing_fields(r.was - r.own_before, r.now - r.own_after),
      private.differing_fields(r.now - r.own_after, r.was - r.own_before)
    )::private.audit_change)
    into changes
    from (
      select o.org_id, o.id, to_jsonb(o) - derived as was, to_jsonb(n) - derived as now,
        case when to_jsonb(o) ->> 'member_id' is null then '{}'::text[] else own end as own_before,
        case when to_jsonb(n) ->> 'member_id' is null then '{}'::text[] else own end as own_after
      from old_rows as o join new_rows as n on n.org_id = o.org_id and n.id = o.id
    ) as r
    where r.was is distinct from r.now;
  end if;
  if permission = '{*}' then
    permitted := changes;
    changes := null;
  elsif tg_op = 'UPDATE' and permission <> '{}' then
    select array_agg(c) filter (where c.after ?| permission), array_agg(c) filter (where not c.after ?| permission)
    into permitted, changes
    from unnest(changes) as c;
  end if;
  if permitted is not null then
    perform private.add_audit_lines('permission', tg_table_name::text, permitted, personal);
  end if;
  if changes is not null then
    perform private.add_audit_lines(verb, tg_table_name::text, changes, personal);
  end if;
  return null;
end
$$;
comment on function private.audit_statement() is 'Trigger of audited tables; one line per row that really changed.';

-- Puts a table under audit. Three triggers, since transition tables are named per operation.
create function private.audit_table(
  target regclass, personal text default '', derived text default '', permission text default '', own text default ''
) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  execute format(
    'create trigger audit_insert after insert on %s referencing new table as new_rows
       for each statement execute function private.audit_statement(%L, %L, %L, %L)', target, personal, derived, permission, own);
  execute format(
    'create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows
       for each statement execute function private.audit_statement(%L, %L, %L, %L)', target, personal, derived, permission, own);
  execute format(
    'create trigger audit_delete after delete on %s referencing old table as old_rows
       for each statement execute function private.audit_statement(%L, %L, %L, %L)', target, personal, derived, permission, own);
end
$$;
comment on function private.audit_table(regclass, text, text, text, text) is 'For migrations: puts a table under audit.';

-- Personal fields of a colleague are theirs too.
select private.audit_table('public.teams', '', '', 'parent_id');
select private.audit_table('public.members', 'name,email', '', 'role,team_id,is_data_steward,status');
-- What a link is found by is a secret, and stands nowhere but in its row.
select private.audit_table('public.invitations', 'email', 'token_hash');

-- An organisation is its own tenant, and its row has no org_id. Its name stands above everything, and its zone decides what
-- "today" is.
create function private.audit_organisation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.add_audit_lines(
    case tg_op when 'INSERT' then 'create' else 'change' end, 'organisations',
    array[(
      new.id, new.id, case when tg_op = 'UPDATE' then private.differing_fields(to_jsonb(old), to_jsonb(new)) end,
      case when tg_op = 'UPDATE' then private.differing_fields(to_jsonb(new), to_jsonb(old)) else to_jsonb(new) - 'id' end
    )::private.audit_change], '{}'
  );
  return null;
end
$$;
comment on function private.audit_organisation() is 'Trigger: a line for a new organisation and for each real change of one.';
create trigger audit_insert after insert on public.organisations
  for each row execute function private.audit_organisation();
create trigger audit_update after update on public.organisations
  for each row when (old.* is distinct from new.*) execute function private.audit_organisation();
