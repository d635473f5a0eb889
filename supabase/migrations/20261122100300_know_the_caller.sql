-- Who is asking. Roles come from `members` at each statement, never from the token: a removed member loses access with
-- the next request, and user metadata means nothing. All helpers are definer functions with an empty search path,
-- because `members` is itself behind row security; they say only what the caller may know about itself.

create type private.caller as (
  org_id uuid,
  member_id uuid,
  role text,
  team_id uuid,
  time_zone text
);

-- The active organisation is sent with each request (x-threadbook-org) and checked here. Without the header the only
-- active membership counts; two memberships and no header is nobody, never a guess.
create function private.caller() returns private.caller
language plpgsql stable security definer set search_path = ''
as $$
declare
  login uuid := auth.uid();
  wanted text := nullif(current_setting('request.headers', true), '')::json ->> 'x-threadbook-org';
  memberships int;
  found private.caller;
begin
  if login is null or (wanted is not null and not pg_input_is_valid(wanted, 'uuid')) then
    return null;
  end if;
  select m.org_id, m.id, m.role, m.team_id, o.time_zone, count(*) over ()
  into found.org_id, found.member_id, found.role, found.team_id, found.time_zone, memberships
  from public.members as m
  join public.organisations as o on o.id = m.org_id
  where m.user_id = login and m.status = 'active' and (wanted is null or m.org_id = wanted::uuid)
  limit 1;
  if memberships is distinct from 1 then
    return null;
  end if;
  return found;
end
$$;
comment on function private.caller() is 'The caller''s active membership, or null. For policies and RPCs.';

create function private.require_caller() returns private.caller
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.caller();
begin
  if me.member_id is null then
    perform private.fail('TB003');
  end if;
  return me;
end
$$;
comment on function private.require_caller() is
  'The caller''s membership, else TB003. First statement of every definer function that a signed-in user may call.';

create function private.my_org_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$ begin return (private.caller()).org_id; end $$;
comment on function private.my_org_id() is 'Active organisation of the caller, for policies as (select …).';

create function private.my_member_id() returns uuid
language plpgsql stable security definer set search_path = ''
as $$ begin return (private.caller()).member_id; end $$;
comment on function private.my_member_id() is 'Member id of the caller, for policies as (select …).';

create function private.my_role() returns text
language plpgsql stable security definer set search_path = ''
as $$ begin return (private.caller()).role; end $$;
comment on function private.my_role() is 'Role of the caller, for policies as (select …).';

-- A team and all teams below it. The union (not union all) ends even if a cycle slipped in.
-- In plpgsql, whose plans are kept: a function in SQL with a search path of its own is parsed and planned anew by each
-- statement that calls it (0.2 ms a time, and a manager's policies ask many times a statement).
create function private.team_subtree(org uuid, top uuid) returns setof uuid
language plpgsql stable security definer rows 20 set search_path = ''
as $$
begin
  return query
    with recursive below as (
      select t.id from public.teams as t where t.org_id = org and t.id = top
      union
      select t.id from public.teams as t join below as b on t.parent_id = b.id where t.org_id = org
    )
    select b.id from below as b;
end
$$;
comment on function private.team_subtree(uuid, uuid) is 'Ids of a team and of all teams below it. Internal.';

-- Whose rows the caller may see because of whose they are: reps and agents their own, managers those of the members in
-- their subtree (present ones and those who left while in it), administrators everybody's.
create function private.visible_member_ids_of(me private.caller) returns setof uuid
language plpgsql stable security definer rows 20 set search_path = ''
as $$
begin
  if me.role = 'admin' then
    return query select m.id from public.members as m where m.org_id = me.org_id;
  elsif me.role = 'manager' and me.team_id is not null then
    return query
      select m.id from public.members as m
      where m.org_id = me.org_id
        and (m.id = me.member_id or m.team_id in (select private.team_subtree(me.org_id, me.team_id)));
  elsif me.member_id is not null then
    return next me.member_id;
  end if;
end
$$;
comment on function private.visible_member_ids_of(private.caller) is 'See visible_member_ids. Internal.';

create function private.visible_member_ids() returns setof uuid
language plpgsql stable security definer rows 20 set search_path = ''
as $$ begin return query select private.visible_member_ids_of(private.caller()); end $$;
comment on function private.visible_member_ids() is
  'Members whose rows the caller sees: for policies as = any(array(select …)); at most a few hundred.';

-- Agents and administrators read all customers; so do reps and managers where the organisation says so.
create function private.reads_all_customers_of(me private.caller) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return me.role in ('agent', 'admin') or exists (
    select from public.organisation_settings as s where s.org_id = me.org_id and s.visibility_mode = 'all_readable'
  );
end
$$;
comment on function private.reads_all_customers_of(private.caller) is 'See reads_all_customers. Internal.';

create function private.reads_all_customers() returns boolean
language plpgsql stable security definer set search_path = ''
as $$ begin return private.reads_all_customers_of(private.caller()); end $$;
comment on function private.reads_all_customers() is 'Whether the caller reads every customer of the organisation.';

grant execute on function
  private.caller(), private.require_caller(), private.my_org_id(), private.my_member_id(), private.my_role(),
  private.visible_member_ids(), private.reads_all_customers()
to authenticated;

-- Policies and grants of the tables that came before these helpers.

revoke all on
  public.organisations, public.organisation_settings, public.organisation_domains, public.teams, public.members,
  public.invitations
from anon, authenticated, service_role;
grant all on
  public.organisations, public.organisation_settings, public.organisation_domains, public.teams, public.members,
  public.invitations
to service_role;
grant select on
  public.organisations, public.organisation_settings, public.organisation_domains, public.teams, public.members
to authenticated;
grant select (org_id, id, email, role, team_id, invited_by, created_at, expires_at, accepted_at)
  on public.invitations to authenticated;

alter table public.organisations enable row level security;
alter table public.organisation_settings enable row level security;
alter table public.organisation_domains enable row level security;
alter table public.teams enable row level security;
alter table public.members enable row level security;
alter table public.invitations enable row level security;

create policy organisations_read on public.organisations for select to authenticated
  using (id = (select private.my_org_id()));
create policy organisation_settings_read on public.organisation_settings for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy organisation_domains_read on public.organisation_domains for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy teams_read on public.teams for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy members_read on public.members for select to authenticated
  using (org_id = (select private.my_org_id()));
-- Invitations name people who are not members yet: administrators only.
create policy invitations_read on public.invitations for select to authenticated
  using (org_id = (select private.my_org_id()) and (select private.my_role()) = 'admin');
