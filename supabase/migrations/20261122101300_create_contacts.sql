-- People at a customer. Addresses and phones stand in tables of their own: an address is looked up by its digests, and a
-- phone will be masked for those without the right, which row security can only do where it is a row.

create table public.contacts (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  name text not null,
  title text,
  wechat text,
  -- Who is called first; at most one, held by an index below.
  is_primary boolean not null default false,
  -- Stays with the customer's history, is shown last, and for a decision maker is a signal.
  has_left boolean not null default false,
  -- The rep who looks after this person, where it is not the customer's owner.
  responsible_id uuid,
  custom jsonb not null default '{}',
  -- Goes up with each edit, as that of customers.
  version int not null default 1,
  source text not null default 'manual',
  import_batch_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contacts_pkey primary key (org_id, id),
  constraint contacts_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint contacts_responsible_fkey foreign key (org_id, responsible_id)
    references public.members (org_id, id) on delete set null (responsible_id),
  constraint contacts_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint contacts_name_filled check (btrim(name) <> '' and char_length(name) <= 200),
  constraint contacts_texts_bounded check (char_length(title) <= 200 and char_length(wechat) <= 64),
  constraint contacts_source_known check (source in ('manual', 'sidebar', 'import', 'automatic')),
  constraint contacts_custom_is_object check (jsonb_typeof(custom) = 'object')
);
create index contacts_customer_idx on public.contacts (org_id, customer_id);
create index contacts_responsible_idx on public.contacts (org_id, responsible_id);
create index contacts_creator_idx on public.contacts (org_id, created_by);
-- One primary contact per customer.
create unique index contacts_primary_once on public.contacts (org_id, customer_id) where is_primary;
comment on table public.contacts is
  'People at a customer. Seen by whoever sees the customer, in the pool after the claim; changed by whoever may change it.';

create function private.keep_updated_at() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;
comment on function private.keep_updated_at() is 'Trigger: the time of the last change of a row.';
create trigger contacts_updated_at before update on public.contacts
  for each row execute function private.keep_updated_at();
select private.audit_table('public.contacts', 'name,title,wechat', 'version');

create table public.contact_addresses (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  -- The exact form: lower case, punycode.
  address text not null,
  position int not null default 0,
  constraint contact_addresses_pkey primary key (org_id, id),
  constraint contact_addresses_contact_fkey foreign key (org_id, contact_id)
    references public.contacts (org_id, id) on delete cascade,
  -- Not unique in the organisation: procurement@ of a joint office belongs to two customers, and then one is asked.
  constraint contact_addresses_once_per_contact unique (org_id, contact_id, address),
  constraint contact_addresses_form check (address = lower(address) and address like '%_@_%' and char_length(address) <= 320)
);
comment on table public.contact_addresses is 'Mail addresses of contacts. Seen by whoever sees the contact.';
select private.audit_table('public.contact_addresses', 'address');

create table public.contact_phones (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  contact_id uuid not null,
  e164 text not null,
  position int not null default 0,
  constraint contact_phones_pkey primary key (org_id, id),
  constraint contact_phones_contact_fkey foreign key (org_id, contact_id)
    references public.contacts (org_id, id) on delete cascade,
  constraint contact_phones_once_per_contact unique (org_id, contact_id, e164),
  constraint contact_phones_form check (e164 ~ '^\+[1-9]\d{6,14}$')
);
-- Duplicates are found by the exact number.
create index contact_phones_number_idx on public.contact_phones (org_id, e164);
comment on table public.contact_phones is
  'Phones of contacts in E.164, apart from the contact so that a right of its own can stand before them.';
select private.audit_table('public.contact_phones', 'e164');

-- An address is found under its exact, its plus-stripped and its provider's canonical form. Where forms coincide the
-- strictest stands: rank 1, 2, 3.
create table private.contact_address_digests (
  org_id uuid not null,
  key_version int not null,
  digest text not null,
  address_id uuid not null,
  rank smallint not null,
  -- In the order of the question: which tenant, which key, which digest?
  constraint contact_address_digests_pkey primary key (org_id, key_version, digest, address_id),
  constraint contact_address_digests_address_fkey foreign key (org_id, address_id)
    references public.contact_addresses (org_id, id) on delete cascade,
  constraint contact_address_digests_rank_known check (rank in (1, 2, 3))
);
create index contact_address_digests_address_idx on private.contact_address_digests (org_id, address_id);
alter table private.contact_address_digests enable row level security;
comment on table private.contact_address_digests is 'Digests of addresses, by key version. Read by definer functions only.';

create function private.digest_address() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- The old address leads here no longer.
  if tg_op = 'UPDATE' then
    delete from private.contact_address_digests as d where d.org_id = new.org_id and d.address_id = new.id;
  end if;
  insert into private.contact_address_digests (org_id, key_version, digest, address_id, rank)
  -- Coinciding forms give one digest; the strictest rank stands for it.
  select new.org_id, k.version, d.digest, new.id, min(f.rank)
  from private.digest_keys as k
  cross join lateral (
    values
      (1::smallint, new.address), (2::smallint, private.plus_form(new.address)),
      (3::smallint, private.canonical_form(new.address))
  ) as f (rank, form)
  cross join lateral private.digest(k.key, 'address', f.form) as d (digest)
  where k.org_id = new.org_id and k.retired_at is null
  group by k.version, d.digest;
  return null;
end
$$;
comment on function private.digest_address() is 'Trigger: stores an address''s digests in place of the old ones.';
create trigger contact_addresses_digest after insert or update of address on public.contact_addresses
  for each row execute function private.digest_address();

revoke all on public.contacts, public.contact_addresses, public.contact_phones from anon, authenticated, service_role;
grant all on public.contacts, public.contact_addresses, public.contact_phones to service_role;
grant select on public.contacts, public.contact_addresses, public.contact_phones to authenticated;

alter table public.contacts enable row level security;
alter table public.contact_addresses enable row level security;
alter table public.contact_phones enable row level security;

create policy contacts_read on public.contacts for select to authenticated
  using (
    org_id = (select private.my_org_id())
    -- Not to those who see the customer in a pool alone: see private.is_open_of.
    and exists (
      select from public.customers as c
      where c.org_id = contacts.org_id and c.id = contacts.customer_id
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );
create policy contact_addresses_read on public.contact_addresses for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.contacts as c where c.org_id = contact_addresses.org_id and c.id = contact_addresses.contact_id
    )
  );
create policy contact_phones_read on public.contact_phones for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.contacts as c where c.org_id = contact_phones.org_id and c.id = contact_phones.contact_id
    )
  );
