-- Creating an organisation. Whoever does it is its first administrator; until then they belong to none, so that this is one
-- of the few functions that ask for a login and not for a membership.

-- Replays of a login that is no member yet cannot stand in private.operations, which are a member's.
create table private.organisation_openings (
  user_id uuid not null,
  op_id uuid not null,
  org_id uuid not null,
  payload_hash bytea not null,
  created_at timestamptz not null default now(),
  constraint organisation_openings_once primary key (org_id, user_id, op_id),
  constraint organisation_openings_user_fkey foreign key (user_id) references auth.users (id) on delete cascade,
  constraint organisation_openings_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade
);
create index organisation_openings_user_idx on private.organisation_openings (user_id, op_id);
alter table private.organisation_openings enable row level security;
comment on table private.organisation_openings is 'Who opened which organisation by which operation. Definer functions only.';

-- The login itself, confirmed by the auth service. TB003 without one.
create function private.require_login() returns auth.users
language plpgsql stable security definer set search_path = ''
as $$
declare
  login auth.users;
begin
  select u.* into login from auth.users as u where u.id = auth.uid();
  if login.id is null or login.email is null then
    perform private.fail('TB003');
  end if;
  return login;
end
$$;
comment on function private.require_login() is 'The caller''s login, member or not; TB003 without. Internal.';

create function private.create_organisation(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  login auth.users := private.require_login();
  op uuid;
  hash bytea := sha256(convert_to(payload::text, 'UTF8'));
  known private.organisation_openings;
  new_org uuid := gen_random_uuid();
  new_member uuid := gen_random_uuid();
  zone text;
  own_domain text;
begin
  perform private.require_object(payload);
  op := private.read_uuid(payload, 'op_id');
  -- One login after the other with itself: two tabs that finish the first run at once open one organisation.
  perform pg_advisory_xact_lock(hashtextextended(login.id::text || '/organisation', 0));
  select o.* into known from private.organisation_openings as o where o.user_id = login.id and o.op_id = op;
  if known.org_id is not null then
    if known.payload_hash <> hash then
      perform private.fail('TB005', 'op_id');
    end if;
    new_org := known.org_id;
  else
    -- Nobody needs more; a script that found a login must not fill the database.
    if (select count(*) from private.organisation_openings as o where o.user_id = login.id) >= 5 then
      perform private.fail('TB030', null, '{"limit": 5}');
    end if;
    zone := private.read_text(payload, 'time_zone', 64, true);
    if not exists (select from pg_catalog.pg_timezone_names as z where z.name = zone) then
      perform private.fail('TB004', 'time_zone');
    end if;
    insert into public.organisations (id, name, time_zone)
    values (new_org, private.read_text(payload, 'name', 200, true), zone);
    insert into public.members (org_id, id, user_id, name, email, role, language)
    values (
      new_org, new_member, login.id, private.read_text(payload, 'member_name', 200, true), lower(login.email), 'admin',
      private.read_choice(payload, 'language', array['en', 'zh-CN'])
    );
    -- Colleagues are told apart from customers by it. A free-mail address says nothing about who else is a colleague.
    own_domain := private.normal_domain(split_part(lower(login.email), '@', 2));
    if own_domain is not null and not private.is_shared_domain(own_domain) and not private.is_public_suffix(own_domain) then
      insert into public.organisation_domains (org_id, domain) values (new_org, own_domain)
      on conflict on constraint organisation_domains_pkey do nothing;
    end if;
    insert into private.organisation_openings (user_id, op_id, org_id, payload_hash)
    values (login.id, op, new_org, hash);
  end if;
  return (
    select jsonb_build_object('org_id', m.org_id, 'member_id', m.id, 'role', m.role)
    from public.members as m where m.org_id = new_org and m.user_id = login.id
  );
end
$$;
comment on function private.create_organisation(jsonb) is 'Opens an organisation with the caller as first administrator.';

create function public.create_organisation(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.create_organisation(payload) $$;
comment on function public.create_organisation(jsonb) is
  'Opens an organisation; whoever calls it is its first administrator. Any login, at most five times (TB030).';

-- Where a login belongs: what is offered to choose from at sign-in, and what tells the first run from a later one.
create function private.my_organisations(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  login auth.users := private.require_login();
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('org_id', o.id, 'name', o.name, 'role', m.role) order by o.name, o.id
    ), '[]')
    from public.members as m
    join public.organisations as o on o.id = m.org_id
    -- Left ones are not there any more: not even their names are told.
    where m.user_id = login.id and m.status = 'active'
  );
end
$$;
comment on function private.my_organisations(jsonb) is 'Active memberships of the caller''s login.';

create function public.my_organisations(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.my_organisations(payload) $$;
comment on function public.my_organisations(jsonb) is 'Organisations that the caller''s login belongs to. Any login.';

grant execute on function private.create_organisation(jsonb), private.my_organisations(jsonb) to authenticated;
revoke all on function public.create_organisation(jsonb), public.my_organisations(jsonb) from public, anon, service_role;
grant execute on function public.create_organisation(jsonb), public.my_organisations(jsonb) to authenticated;
