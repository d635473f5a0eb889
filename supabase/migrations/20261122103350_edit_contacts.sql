-- Editing people at a customer. What part somebody plays in a decision is sealed: it is the first thing that a rep who
-- leaves would take along.

create table public.contact_secrets (
  org_id uuid not null,
  contact_id uuid not null,
  -- What the audit log calls the row: there is one per contact.
  id uuid not null generated always as (contact_id) stored,
  -- decision_maker, influencer, user, technical or gatekeeper, sealed. No grant: opened by functions only.
  decision_role_sealed bytea not null,
  updated_at timestamptz not null default now(),
  constraint contact_secrets_pkey primary key (org_id, contact_id),
  constraint contact_secrets_contact_fkey foreign key (org_id, contact_id)
    references public.contacts (org_id, id) on delete cascade
);
comment on table public.contact_secrets is
  'Sealed facts about contacts. Not readable through the API; shown by customer_file and reveal to whom they concern.';
select private.audit_table('public.contact_secrets', 'decision_role_sealed');

revoke all on public.contact_secrets from anon, authenticated, service_role;
grant all on public.contact_secrets to service_role;
alter table public.contact_secrets enable row level security;

-- Keeps, changes or removes the sealed part of a contact's role.
create function private.keep_decision_role(org uuid, contact uuid, decision_role text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if decision_role is null then
    delete from public.contact_secrets as s where s.org_id = org and s.contact_id = contact;
  else
    insert into public.contact_secrets (org_id, contact_id, decision_role_sealed)
    values (org, contact, private.seal(org, contact, decision_role))
    on conflict on constraint contact_secrets_pkey do update
      set decision_role_sealed = excluded.decision_role_sealed, updated_at = now();
  end if;
end
$$;
comment on function private.keep_decision_role(uuid, uuid, text) is 'Seals or removes a decision role. Internal.';

create function private.update_contact(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.contacts;
  customer public.customers;
  changes jsonb;
  addresses text[];
  phones text[];
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'update_contact');
  if answer is not null then
    return answer;
  end if;
  select p.* into known from public.contacts as p
  where p.org_id = me.org_id and p.id = private.read_uuid(payload, 'contact_id');
  if known.id is null then
    perform private.fail('TB001', 'contact_id');
  end if;
  customer := private.require_workable_customer(me, known.customer_id, 'contact_id');
  select p.* into known from public.contacts as p where p.org_id = me.org_id and p.id = known.id for update;
  changes := payload -> 'changes';
  if jsonb_typeof(changes) is distinct from 'object' then
    perform private.fail('TB006', 'changes');
  end if;
  perform private.require_version(
    private.read_int(payload, 'version', 1, 2000000000), known.version, to_jsonb(known), changes, 'contacts', me.org_id,
    known.id
  );
  if private.names(changes, 'is_primary') and private.read_flag(payload, 'changes.is_primary') then
    -- The one before steps back first: at most one is primary, at every moment.
    update public.contacts as p set is_primary = false
    where p.org_id = me.org_id and p.customer_id = customer.id and p.is_primary and p.id <> known.id;
  end if;
  update public.contacts as p
  set name = case when private.names(changes, 'name') then private.read_text(payload, 'changes.name', 200, true) else p.name end,
    title = case when private.names(changes, 'title') then private.read_text(payload, 'changes.title', 200) else p.title end,
    wechat = case when private.names(changes, 'wechat') then private.read_text(payload, 'changes.wechat', 64) else p.wechat end,
    has_left = case when private.names(changes, 'has_left')
      then private.read_flag(payload, 'changes.has_left') else p.has_left end,
    is_primary = case when private.names(changes, 'is_primary')
      then private.read_flag(payload, 'changes.is_primary') else p.is_primary end,
    responsible_id = case when private.names(changes, 'responsible_id') then (
      case when private.payload_at(payload, 'changes.responsible_id') is not null
        then (private.require_member(me, payload, 'changes.responsible_id')).id end
    ) else p.responsible_id end,
    version = p.version + 1
  where p.org_id = me.org_id and p.id = known.id;
  if private.names(changes, 'addresses') then
    addresses := private.read_addresses(payload, 'changes.addresses');
    delete from public.contact_addresses as a
    where a.org_id = me.org_id and a.contact_id = known.id and a.address <> all (addresses);
    insert into public.contact_addresses (org_id, contact_id, address, position)
    select me.org_id, known.id, a.address, a.i from unnest(addresses) with ordinality as a (address, i)
    on conflict on constraint contact_addresses_once_per_contact do update set position = excluded.position;
  end if;
  if private.names(changes, 'phones') then
    phones := private.read_phones(payload, 'changes.phones');
    delete from public.contact_phones as t
    where t.org_id = me.org_id and t.contact_id = known.id and t.e164 <> all (phones);
    insert into public.contact_phones (org_id, contact_id, e164, position)
    select me.org_id, known.id, t.e164, t.i from unnest(phones) with ordinality as t (e164, i)
    on conflict on constraint contact_phones_once_per_contact do update set position = excluded.position;
  end if;
  if private.names(changes, 'decision_role') then
    perform private.keep_decision_role(me.org_id, known.id, private.read_choice(
      payload, 'changes.decision_role', array['decision_maker', 'influencer', 'user', 'technical', 'gatekeeper'], false
    ));
  end if;
  return private.end_operation(
    me, payload, jsonb_build_object('contact_id', known.id, 'customer_id', customer.id, 'version', known.version + 1)
  );
end
$$;
comment on function private.update_contact(jsonb) is 'Changes the named fields of a contact.';

create function public.update_contact(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.update_contact(payload) $$;
comment on function public.update_contact(jsonb) is
  'Changes the named fields of a contact read at `version`. Whoever may change the customer''s file.';

grant execute on function private.update_contact(jsonb) to authenticated;
revoke all on function public.update_contact(jsonb) from public, anon, service_role;
grant execute on function public.update_contact(jsonb) to authenticated;
