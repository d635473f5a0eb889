-- Looking back: whose older mail a connection looks for, and who was looked for already. Called by the worker under its lease.

-- Whose mail a connection looks for: addresses of contacts, and domains, of customers that its member works.
create function private.worked_people(org uuid, member uuid) returns setof text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
  with worked as (
    select c.id from public.customers as c where c.org_id = org and c.owner_id = member
    union
    select k.customer_id from public.collaborators as k where k.org_id = org and k.member_id = member
  )
  select a.address
  from worked as w
  join public.contacts as c on c.org_id = org and c.customer_id = w.id
  join public.contact_addresses as a on a.org_id = c.org_id and a.contact_id = c.id
  union
  select d.domain from worked as w
  join public.customer_domains as d on d.org_id = org and d.customer_id = w.id;
end
$$;
comment on function private.worked_people(uuid, uuid) is
  'Addresses of contacts and domains of the customers that a member works, each once. Internal.';

-- Who was looked for already, as far back as the connection goes: a contact that is added later, and a customer that is
-- claimed later, is not in here, and older mail with them is then found as well.
create table private.imported_people (
  org_id uuid not null,
  connection_id uuid not null,
  person text collate "C" not null,
  constraint imported_people_pkey primary key (org_id, connection_id, person),
  constraint imported_people_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint imported_people_bounded check (char_length(person) <= 400)
);
alter table private.imported_people enable row level security;
comment on table private.imported_people is
  'Addresses and domains whose mail a connection has looked for. No API role has a right here; definer functions only.';

-- In alphabetical order: those from behind `after`, or with `only_new` those that were never looked for.
create function private.people_to_import(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  member uuid := (
    select c.member_id from public.connections as c where c.org_id = job.org_id and c.id = job.connection_id
  );
  only_new boolean := private.read_flag(payload, 'only_new');
  behind text := coalesce(private.read_text(payload, 'after', 400), '');
begin
  -- Whoever is worked no longer is looked for anew when they come back: what was written meanwhile was left out.
  if only_new then
    perform private.withdraw_offers(job.org_id, member);
    delete from private.imported_people as i
    where i.org_id = job.org_id and i.connection_id = job.connection_id
      and i.person not in (select p.value from private.worked_people(job.org_id, member) as p (value));
  end if;
  return jsonb_build_object('people', (
    select coalesce(jsonb_agg(p.value order by p.value collate "C"), '[]')
    from (
      select p.value from private.worked_people(job.org_id, member) as p (value)
      where p.value collate "C" > behind collate "C" and not (only_new and exists (
        select from private.imported_people as i
        where i.org_id = job.org_id and i.connection_id = job.connection_id and i.person = p.value collate "C"
      ))
      order by p.value collate "C"
      limit private.read_int(payload, 'most', 1, 100)
    ) as p
  ));
end
$$;
comment on function private.people_to_import(jsonb) is 'Addresses and domains that an import looks for. Service only.';

-- Said when all pages of a search for these people were logged. Twice says nothing new.
create function private.keep_imported_people(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
begin
  insert into private.imported_people (org_id, connection_id, person)
  select job.org_id, job.connection_id, p.person from unnest(private.read_texts(payload, 'people', 100)) as p (person)
  on conflict on constraint imported_people_pkey do nothing;
  return '{}';
end
$$;
comment on function private.keep_imported_people(jsonb) is 'Remembers whose older mail was looked for. Service only.';

create function public.people_to_import(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.people_to_import(payload) $$;
comment on function public.people_to_import(jsonb) is 'Whose mail an import looks for. service_role only.';
create function public.keep_imported_people(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.keep_imported_people(payload) $$;
comment on function public.keep_imported_people(jsonb) is 'Remembers whose older mail was looked for. service_role only.';

revoke all on function public.people_to_import(jsonb), public.keep_imported_people(jsonb) from public, anon, authenticated;
grant execute on function
  private.people_to_import(jsonb), private.keep_imported_people(jsonb),
  public.people_to_import(jsonb), public.keep_imported_people(jsonb)
to service_role;
