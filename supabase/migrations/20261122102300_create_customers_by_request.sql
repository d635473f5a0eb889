-- Creating customers and contacts from the sidebar: checked, looked for duplicates, coded, and digested for matching.

-- Mainland mobiles are typed bare (11 digits, 1 and 3 to 9 first); everything else needs its country: + or 00.
create function private.normal_phone(raw text) returns text
language sql immutable security invoker set search_path = ''
as $$
  with digits as (
    -- Brackets, dots, dashes and spaces are how people group digits, full-width digits how some keyboards type them.
    select regexp_replace(normalize(raw, nfkc), '[\s().\-/·]', '', 'g') as typed
  )
  select case
    when typed ~ '^\+[1-9]\d{6,14}$' then typed
    when typed ~ '^00[1-9]\d{6,14}$' then '+' || substr(typed, 3)
    when typed ~ '^1[3-9]\d{9}$' then '+86' || typed
    when typed ~ '^86(1[3-9]\d{9})$' then '+' || typed
  end
  from digits
$$;
comment on function private.normal_phone(text) is 'A phone in E.164; null when it is none.';

-- Addresses and phones of a payload in their stored form, in the order given, without repeats.
create function private.read_addresses(payload jsonb, field text) returns text[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  given text[] := private.read_texts(payload, field, 10);
begin
  -- Refused rather than dropped: an address that was typed and is gone would be missed.
  if exists (select from unnest(given) as g (item) where private.normal_address(g.item) is null) then
    perform private.fail('TB013', field);
  end if;
  return array(
    -- The order is the person's: the first is the one to write to.
    select n.address from (
      select private.normal_address(g.item) as address, min(g.i) as i
      from unnest(given) with ordinality as g (item, i) group by 1
    ) as n order by n.i
  );
end
$$;
comment on function private.read_addresses(jsonb, text) is 'Exact forms of addresses; TB013 when one is none.';

create function private.read_phones(payload jsonb, field text) returns text[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  given text[] := private.read_texts(payload, field, 10);
begin
  if exists (select from unnest(given) as g (item) where private.normal_phone(g.item) is null) then
    perform private.fail('TB014', field);
  end if;
  return array(
    select n.phone from (
      select private.normal_phone(g.item) as phone, min(g.i) as i
      from unnest(given) with ordinality as g (item, i) group by 1
    ) as n order by n.i
  );
end
$$;
comment on function private.read_phones(jsonb, text) is 'Phones in E.164; TB014 when one is none.';

create function private.read_domains(payload jsonb, field text) returns text[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  given text[] := private.read_texts(payload, field, 10);
begin
  if exists (select from unnest(given) as g (item) where private.normal_domain(g.item) is null) then
    perform private.fail('TB004', field);
  end if;
  return array(select distinct private.normal_domain(g.item) from unnest(given) as g (item) order by 1);
end
$$;
comment on function private.read_domains(jsonb, text) is 'Domains in their stored form; TB004 when one is none.';

-- Customers that may be the same: by name without legal form (equal or alike), address, domain or phone.
create function private.duplicates_of(
  me private.caller, wanted_name text, addresses text[], domains text[], phones text[]
) returns table (
  relation text, customer_id uuid, code text, name text, owner_name text, reasons text[], tells_masked_phone boolean
)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  seer private.sight := private.sight_of(me);
  key text := private.company_name_key(wanted_name);
  -- Under any live key the digest of the canonical form finds every form that is stored.
  digests text[] := array(
    select d.digest from unnest(addresses) as a (address),
      lateral private.live_digests(me.org_id, 'address', private.canonical_form(a.address)) as d
  );
begin
  -- The bar that `%` sets, for this transaction.
  perform set_config('pg_trgm.similarity_threshold', '0.6', true);
  return query
    with hits as (
      select c.id, 'name' as reason from public.customers as c
      where c.org_id = me.org_id and c.name_key = key
      union
      select c.id, 'name' from public.customers as c
      where c.org_id = me.org_id and c.name_key operator(extensions.%) key
      union
      -- By digest and not by text: a +tag and Gmail's dots make no other person.
      select p.customer_id, 'address'
      from private.contact_address_digests as d
      join public.contact_addresses as a on a.org_id = d.org_id and a.id = d.address_id
      join public.contacts as p on p.org_id = a.org_id and p.id = a.contact_id
      where d.org_id = me.org_id and d.digest = any (digests)
      union
      select m.customer_id, 'domain' from public.customer_domains as m
      where m.org_id = me.org_id and m.domain = any (domains)
      union
      -- Phones are equal or they are not, since they are stored in one form.
      select p.customer_id, 'phone'
      from public.contact_phones as t
      join public.contacts as p on p.org_id = t.org_id and p.id = t.contact_id
      where t.org_id = me.org_id and t.e164 = any (phones)
    )
    select r.relation,
      -- Of a colleague's customer the owner's name and what agrees, nothing else.
      case when r.relation <> 'colleague' then c.id end,
      case when r.relation <> 'colleague' then c.code end,
      case when r.relation <> 'colleague' then c.name end,
      o.name, g.reasons,
      'phone' = any (g.reasons) and not private.may_see_of(seer, r.relation, c.owner_id, 'phone')
    from (select h.id, array_agg(distinct h.reason order by h.reason) as reasons from hits as h group by h.id) as g
    join public.customers as c on c.org_id = me.org_id and c.id = g.id
    left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
    cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
    order by cardinality(g.reasons) desc, c.created_at
    limit 20;
end
$$;
comment on function private.duplicates_of(private.caller, text, text[], text[], text[]) is
  'Customers that may be the same, with what agrees. Internal.';

-- An answer says that the number is known: as with a search by phone, it leaves a line where the number is not shown.
create function private.note_phone_duplicate(me private.caller) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform private.add_audit_lines(
    'reveal', 'contact_phones', array[(me.org_id, null, null, '{"what": "phone_duplicate"}')::private.audit_change], '{}'
  );
end
$$;
comment on function private.note_phone_duplicate(private.caller) is 'The line of whoever learned that a phone is known. Internal.';

create function private.find_duplicates(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  found jsonb;
  told boolean;
begin
  perform private.require_object(payload);
  -- Names in clear are asked here, so it is capped like matching.
  perform private.count_call(me, 'find_duplicates', 60);
  select coalesce(jsonb_agg(jsonb_build_object(
      'relation', d.relation, 'customer_id', d.customer_id, 'code', d.code, 'name', d.name,
      'owner_name', d.owner_name, 'reasons', to_jsonb(d.reasons)
    )), '[]'), bool_or(d.tells_masked_phone)
  into found, told
  from private.duplicates_of(
      me, private.read_text(payload, 'name', 200), private.read_addresses(payload, 'addresses'),
      private.read_domains(payload, 'domains'), private.read_phones(payload, 'phones')
    ) as d;
  if told then
    perform private.note_phone_duplicate(me);
  end if;
  return found;
end
$$;
comment on function private.find_duplicates(jsonb) is 'Suspected duplicates of what somebody is about to create.';

create function public.find_duplicates(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.find_duplicates(payload) $$;
comment on function public.find_duplicates(jsonb) is
  'Customers that may be the same by name, address, domain or phone. Any member; of a colleague''s only the owner''s name.';

-- Adds a person to a customer that the caller may write to. `field` is where the contact stands in the payload.
create function private.insert_contact(me private.caller, customer uuid, payload jsonb, field text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  addresses text[] := private.read_addresses(payload, field || '.addresses');
  phones text[] := private.read_phones(payload, field || '.phones');
  contact uuid;
begin
  insert into public.contacts (org_id, customer_id, name, title, wechat, is_primary, source, created_by)
  values (
    me.org_id, customer,
    private.read_text(payload, field || '.name', 200, true),
    private.read_text(payload, field || '.title', 200),
    private.read_text(payload, field || '.wechat', 64),
    -- The first contact is the primary one until somebody says otherwise.
    not exists (select from public.contacts as p where p.org_id = me.org_id and p.customer_id = customer and p.is_primary),
    'sidebar', me.member_id
  )
  returning id into contact;
  insert into public.contact_addresses (org_id, contact_id, address, position)
  select me.org_id, contact, a.address, a.i from unnest(addresses) with ordinality as a (address, i);
  insert into public.contact_phones (org_id, contact_id, e164, position)
  select me.org_id, contact, t.phone, t.i from unnest(phones) with ordinality as t (phone, i);
  return contact;
end
$$;
comment on function private.insert_contact(private.caller, uuid, jsonb, text) is 'Adds a contact; the customer is locked. Internal.';

create function private.create_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  new_name text;
  new_domains text[];
  taken record;
  suspects int;
  told boolean;
  today date := (now() at time zone me.time_zone)::date;
  new_id uuid := gen_random_uuid();
  new_code text;
  contact uuid;
  f text;
begin
  perform private.require_object(payload);
  if me.role = 'agent' then
    -- Service reads all customers and creates none.
    perform private.fail('TB002');
  end if;
  -- A button pressed twice, an answer lost on the way: one customer.
  answer := private.begin_operation(me, payload, 'create_customer');
  if answer is not null then
    return answer;
  end if;
  -- Held to the commit: who is being removed leaves nothing behind, and the cap of what one owns is no matter of luck.
  perform private.require_room(me);
  new_name := private.read_text(payload, 'name', 200, true);
  -- industry_code → industry, and so on: the fields that come from a dictionary.
  foreach f in array array['industry_code', 'customer_type', 'region_code', 'source_channel'] loop
    if not private.is_dictionary_code(
      replace(f, '_code', ''), private.read_text(payload, f, 40, f <> 'source_channel')
    ) and private.payload_at(payload, f) is not null then
      perform private.fail('TB004', f);
    end if;
  end loop;
  new_domains := private.read_domains(payload, 'domains');
  if private.payload_at(payload, 'contact') is not null and jsonb_typeof(payload -> 'contact') <> 'object' then
    perform private.fail('TB004', 'contact');
  end if;

  -- Everything is read before anybody is looked for: a payload that fails afterwards would be a question about others'
  -- customers that leaves no trace.
  perform private.read_text(payload, 'short_name', 100), private.read_text(payload, 'remark', 100000),
    private.read_texts(payload, 'to_verify', 20, '^[a-z][a-z_.]{0,59}$');
  if private.payload_at(payload, 'contact') is not null then
    perform private.read_text(payload, 'contact.name', 200, true), private.read_text(payload, 'contact.title', 200),
      private.read_text(payload, 'contact.wechat', 64);
  end if;

  -- What is refused below says that a name, a phone or a domain is known, as find_duplicates does: one budget for both.
  perform private.require_calls_left(me, 'find_duplicates', 60);
  -- Two reps entering the same newcomer at once: one waits and then finds the other's.
  perform pg_advisory_xact_lock(hashtextextended(me.org_id::text || '/new/' || private.company_name_key(new_name), 0));
  if not private.read_flag(payload, 'accept_duplicates') then
    select count(*), bool_or(d.tells_masked_phone) into suspects, told from private.duplicates_of(
      me, new_name, private.read_addresses(payload, 'contact.addresses'), new_domains,
      private.read_phones(payload, 'contact.phones')
    ) as d;
    if suspects > 0 then
      perform private.count_call(me, 'find_duplicates', 60);
      if told then
        perform private.note_phone_duplicate(me);
      end if;
      perform private.forget_operation(me, payload);
      return private.refusal('TB017', 'name', jsonb_build_object('count', suspects));
    end if;
  end if;
  -- A domain belongs to one customer, whoever accepts what: its mail could not be told apart.
  select d.domain, o.name as owner_name into taken
  from public.customer_domains as d
  join public.customers as c on c.org_id = d.org_id and c.id = d.customer_id
  left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
  where d.org_id = me.org_id and d.domain = any (new_domains)
  limit 1;
  if taken.domain is not null then
    perform private.count_call(me, 'find_duplicates', 60);
    perform private.forget_operation(me, payload);
    return private.refusal('TB015', 'domains', jsonb_strip_nulls(
      jsonb_build_object('domain', taken.domain, 'owner_name', taken.owner_name)
    ));
  end if;

  -- Late in the transaction, because the row of the day's numbers is locked from here to the commit.
  new_code := private.code_of('CUS', today, private.take_numbers(me.org_id, 'customer', today, 1));
  insert into public.customers (
    org_id, id, code, name, short_name, industry_code, customer_type, region_code, source_channel, first_contact_on,
    remark, owner_id, to_verify, source, created_by
  )
  values (
    me.org_id, new_id, new_code, new_name, private.read_text(payload, 'short_name', 100),
    private.read_text(payload, 'industry_code', 40), private.read_text(payload, 'customer_type', 40),
    private.read_text(payload, 'region_code', 40), private.read_text(payload, 'source_channel', 40), today,
    private.read_text(payload, 'remark', 100000), me.member_id,
    private.read_texts(payload, 'to_verify', 20, '^[a-z][a-z_.]{0,59}$'), 'sidebar', me.member_id
  );
  begin
    insert into public.customer_domains (org_id, customer_id, domain)
    select me.org_id, new_id, d.domain from unnest(new_domains) as d (domain);
  exception
    -- Somebody else took it between our look and our write.
    when unique_violation then
      perform private.fail('TB015', 'domains');
  end;
  if private.payload_at(payload, 'contact') is not null then
    contact := private.insert_contact(me, new_id, payload, 'contact');
  end if;
  return private.end_operation(
    me, payload, jsonb_build_object('customer_id', new_id, 'code', new_code, 'contact_id', contact)
  );
end
$$;
comment on function private.create_customer(jsonb) is 'Creates a customer of the caller, with a first contact.';

create function public.create_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.create_customer(payload) $$;
comment on function public.create_customer(jsonb) is
  'Creates a customer owned by the caller. Reps, managers, administrators. TB017 for suspected duplicates unless accepted.';

create function private.add_contact(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'add_contact');
  if answer is not null then
    return answer;
  end if;
  -- Locked, so that two entering the same person come one after the other.
  customer := private.require_writable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  if jsonb_typeof(private.payload_at(payload, 'contact')) is distinct from 'object' then
    perform private.fail('TB006', 'contact');
  end if;
  -- The same person twice at one customer is a slip; at two customers it is a joint office.
  if exists (
    select from public.contact_addresses as a
    join public.contacts as p on p.org_id = a.org_id and p.id = a.contact_id
    where p.org_id = me.org_id and p.customer_id = customer.id
      and a.address = any (private.read_addresses(payload, 'contact.addresses'))
  ) then
    perform private.fail('TB017', 'contact.addresses', '{"count": 1}');
  end if;
  return private.end_operation(me, payload, jsonb_build_object(
    'customer_id', customer.id, 'contact_id', private.insert_contact(me, customer.id, payload, 'contact')
  ));
end
$$;
comment on function private.add_contact(jsonb) is 'Adds a contact to a customer that the caller may write to.';

create function public.add_contact(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.add_contact(payload) $$;
comment on function public.add_contact(jsonb) is
  'Adds a contact. Whoever may log to the customer; TB001 for unknown ids, TB020 for a colleague''s customer.';

grant execute on function private.find_duplicates(jsonb), private.create_customer(jsonb), private.add_contact(jsonb)
to authenticated;
revoke all on function public.find_duplicates(jsonb), public.create_customer(jsonb), public.add_contact(jsonb)
from public, anon, service_role;
grant execute on function public.find_duplicates(jsonb), public.create_customer(jsonb), public.add_contact(jsonb)
to authenticated;
