-- Editing the customer file. Every edit says which version it was made from; when somebody else was quicker it is refused
-- with what stands there now (TB040), and nobody's words are lost.

-- The fields that a person edits freely, with the longest text of each.
create function private.customer_texts() returns table (field text, longest int)
language sql immutable security invoker set search_path = ''
as $$
  values ('name', 200), ('short_name', 100), ('address', 500), ('registered_address', 500), ('past_cooperation', 100000),
    ('key_needs', 100000), ('remark', 100000)
$$;
comment on function private.customer_texts() is 'Free texts of a customer and their bounds. Internal.';

-- Refuses an edit that was made from an older version. The facts carry who changed it and what stands there now, for the
-- fields of the edit, so that both texts can be shown side by side.
create function private.require_version(
  given int, present int, standing jsonb, edited jsonb, table_label text, org uuid, row_id uuid
) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if given = present then
    return;
  end if;
  perform private.fail('TB040', 'version', jsonb_strip_nulls(jsonb_build_object(
    'version', present,
    'current', (
      select jsonb_object_agg(f.key, standing -> f.key)::text from jsonb_each(edited) as f where standing ? f.key
    ),
    'by', (
      select m.name from public.audit_log as a
      join public.members as m on m.org_id = a.org_id and m.id = a.actor_id
      where a.org_id = org and a.row_id = require_version.row_id and a.table_name = table_label
      order by a.id desc limit 1
    )
  )));
end
$$;
comment on function private.require_version(int, int, jsonb, jsonb, text, uuid, uuid) is
  'TB040 with what stands there now when an edit was made from an older version. Internal.';

-- Whether a payload object names a field, be it with null: null empties, absence leaves alone.
create function private.names(payload jsonb, field text) returns boolean
language sql immutable security invoker set search_path = ''
as $$ select payload ? field $$;
comment on function private.names(jsonb, text) is 'Whether an object has this key. Internal.';

create function private.update_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  changes jsonb;
  part record;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'update_customer');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  changes := payload -> 'changes';
  if jsonb_typeof(changes) is distinct from 'object' then
    perform private.fail('TB006', 'changes');
  end if;
  perform private.require_version(
    private.read_int(payload, 'version', 1, 2000000000), customer.version, to_jsonb(customer), changes,
    'customers', me.org_id, customer.id
  );
  for part in select t.field, t.longest from private.customer_texts() as t where private.names(changes, t.field) loop
    perform private.read_text(payload, 'changes.' || part.field, part.longest, part.field = 'name');
  end loop;
  -- Required dictionaries may be changed and never emptied.
  for part in
    select f.field, f.dictionary, f.required
    from (values
      ('industry_code', 'industry', true), ('customer_type', 'customer_type', true), ('region_code', 'region', true),
      ('source_channel', 'source_channel', false)
    ) as f (field, dictionary, required)
    where private.names(changes, f.field)
  loop
    if not private.is_dictionary_code(
      part.dictionary, private.read_text(payload, 'changes.' || part.field, 40, part.required)
    ) and private.payload_at(payload, 'changes.' || part.field) is not null then
      perform private.fail('TB004', 'changes.' || part.field);
    end if;
  end loop;
  update public.customers as c
  set
    name = case when private.names(changes, 'name') then private.read_text(payload, 'changes.name', 200) else c.name end,
    short_name = case when private.names(changes, 'short_name')
      then private.read_text(payload, 'changes.short_name', 100) else c.short_name end,
    address = case when private.names(changes, 'address')
      then private.read_text(payload, 'changes.address', 500) else c.address end,
    registered_address = case when private.names(changes, 'registered_address')
      then private.read_text(payload, 'changes.registered_address', 500) else c.registered_address end,
    past_cooperation = case when private.names(changes, 'past_cooperation')
      then private.read_text(payload, 'changes.past_cooperation', 100000) else c.past_cooperation end,
    key_needs = case when private.names(changes, 'key_needs')
      then private.read_text(payload, 'changes.key_needs', 100000) else c.key_needs end,
    remark = case when private.names(changes, 'remark')
      then private.read_text(payload, 'changes.remark', 100000) else c.remark end,
    industry_code = coalesce(private.read_text(payload, 'changes.industry_code', 40), c.industry_code),
    customer_type = coalesce(private.read_text(payload, 'changes.customer_type', 40), c.customer_type),
    region_code = coalesce(private.read_text(payload, 'changes.region_code', 40), c.region_code),
    source_channel = case when private.names(changes, 'source_channel')
      then private.read_text(payload, 'changes.source_channel', 40) else c.source_channel end,
    founded_on = case when private.names(changes, 'founded_on')
      then private.read_day(payload, 'changes.founded_on', false) else c.founded_on end,
    first_contact_on = case when private.names(changes, 'first_contact_on')
      then private.read_day(payload, 'changes.first_contact_on', false) else c.first_contact_on end,
    need_priority = case when private.names(changes, 'need_priority')
      then private.read_choice(payload, 'changes.need_priority', array['high', 'medium', 'low'], false)
      else c.need_priority end,
    tier = case when private.names(changes, 'tier')
      then private.read_choice(payload, 'changes.tier', array['A', 'B', 'C', 'D', 'E'], false) else c.tier end,
    headcount = case when private.names(changes, 'headcount')
      then private.read_int_or(payload, 'changes.headcount', 0, 100000000, null) else c.headcount end,
    -- An amount comes with its currency, CNY where none is named; without an amount there is none.
    annual_revenue_minor = case when private.names(changes, 'annual_revenue_minor')
      then private.read_amount(payload, 'changes.annual_revenue_minor') else c.annual_revenue_minor end,
    revenue_currency = case
      when private.names(changes, 'annual_revenue_minor')
        and private.read_amount(payload, 'changes.annual_revenue_minor') is null then null
      when private.names(changes, 'annual_revenue_minor')
        or (private.names(changes, 'revenue_currency') and c.annual_revenue_minor is not null)
        then private.read_currency(payload, 'changes.revenue_currency')
      else c.revenue_currency end,
    version = c.version + 1
  where c.org_id = me.org_id and c.id = customer.id;
  return private.end_operation(
    me, payload, jsonb_build_object('customer_id', customer.id, 'version', customer.version + 1)
  );
end
$$;

-- Who may change the file, apart from who may log to it: agents log everywhere and change nobody's file.
create function private.require_workable_customer(me private.caller, customer uuid, field text)
returns public.customers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_row public.customers := private.require_writable_customer(me, customer, field);
begin
  if me.role = 'agent' then
    perform private.fail('TB002', field);
  end if;
  return found_row;
end
$$;
comment on function private.require_workable_customer(private.caller, uuid, text) is
  'Locks and returns a customer whose file the caller may change; else as require_writable_customer. Internal.';
comment on function private.update_customer(jsonb) is 'Changes descriptive fields of a customer.';

create function public.update_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.update_customer(payload) $$;
comment on function public.update_customer(jsonb) is
  'Changes the named fields of a customer. Owner, collaborators, their managers, administrators; TB040 when somebody else '
  'was quicker.';

create function private.set_customer_domains(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  wanted text[];
  taken record;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'set_customer_domains');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  perform private.require_listed(payload, 'domains');
  wanted := private.read_domains(payload, 'domains');
  -- That a domain is a colleague's counts as an answer of find_duplicates: see create_customer.
  perform private.require_calls_left(me, 'find_duplicates', 60);
  select d.domain, o.name as owner_name into taken
  from public.customer_domains as d
  join public.customers as c on c.org_id = d.org_id and c.id = d.customer_id
  left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
  where d.org_id = me.org_id and d.domain = any (wanted) and d.customer_id <> customer.id
  limit 1;
  if taken.domain is not null then
    perform private.count_call(me, 'find_duplicates', 60);
    perform private.forget_operation(me, payload);
    return private.refusal('TB015', 'domains', jsonb_strip_nulls(
      jsonb_build_object('domain', taken.domain, 'owner_name', taken.owner_name)
    ));
  end if;
  delete from public.customer_domains as d
  where d.org_id = me.org_id and d.customer_id = customer.id and d.domain <> all (wanted);
  begin
    insert into public.customer_domains (org_id, customer_id, domain)
    select me.org_id, customer.id, w.domain from unnest(wanted) as w (domain)
    where not exists (
      select from public.customer_domains as d where d.org_id = me.org_id and d.domain = w.domain
    );
  exception
    -- Somebody else took it between our look and our write.
    when unique_violation then
      perform private.fail('TB015', 'domains');
  end;
  return private.end_operation(me, payload, jsonb_build_object('customer_id', customer.id, 'domains', to_jsonb(wanted)));
end
$$;
comment on function private.set_customer_domains(jsonb) is 'Sets the domains whose mail belongs to a customer.';

create function public.set_customer_domains(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.set_customer_domains(payload) $$;
comment on function public.set_customer_domains(jsonb) is
  'Sets a customer''s own domains. Whoever may change its file; TB015 for another''s, TB016 for shared and own ones.';

-- Second look at a new customer: what was suggested is confirmed, and the customer leaves the owner's "to verify" list.
create function private.verify_customer(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  target uuid;
  customer public.customers;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'verify_customer');
  if answer is not null then
    return answer;
  end if;
  target := private.read_uuid(payload, 'customer_id');
  if exists (
    select from public.members as m where m.org_id = me.org_id and m.id = me.member_id and m.is_data_steward
  ) and exists (select from private.my_relation(target)) then
    -- A data steward looks over whatever they see; the file itself stays with those who work the customer.
    select c.* into customer from public.customers as c where c.org_id = me.org_id and c.id = target
    for no key update;
  else
    customer := private.require_workable_customer(me, target, 'customer_id');
  end if;
  update public.customers as c
  set to_verify = '{}', verified_at = now(), verified_by = me.member_id, version = c.version + 1
  where c.org_id = me.org_id and c.id = customer.id;
  return private.end_operation(
    me, payload, jsonb_build_object('customer_id', customer.id, 'version', customer.version + 1)
  );
end
$$;
comment on function private.verify_customer(jsonb) is 'Confirms a customer''s basic data.';

create function public.verify_customer(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.verify_customer(payload) $$;
comment on function public.verify_customer(jsonb) is
  'Confirms a customer''s basic data. Whoever may change its file, and data stewards who see it.';

-- With the caller's rights; own customers that nobody has looked over, the oldest first.
create function public.customers_to_verify(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'customer_id', v.id, 'code', v.code, 'name', v.name, 'to_verify', to_jsonb(v.to_verify), 'created_at', v.created_at
    ) order by v.created_at, v.id), '[]')
    from (
      select c.id, c.code, c.name, c.to_verify, c.created_at from public.customers as c
      where c.org_id = me.org_id and c.owner_id = me.member_id and c.verified_at is null and c.approval <> 'rejected'
        -- What an import or the seeding of a demo brought was never anybody's suggestion.
        and c.source in ('manual', 'sidebar', 'automatic')
      order by c.created_at, c.id
      limit 200
    ) as v
  );
end
$$;
comment on function public.customers_to_verify(jsonb) is 'Own customers that still have to be verified. Any member.';

grant execute on function
  private.update_customer(jsonb), private.set_customer_domains(jsonb), private.verify_customer(jsonb)
to authenticated;
revoke all on function
  public.update_customer(jsonb), public.set_customer_domains(jsonb), public.verify_customer(jsonb),
  public.customers_to_verify(jsonb)
from public, anon, service_role;
grant execute on function
  public.update_customer(jsonb), public.set_customer_domains(jsonb), public.verify_customer(jsonb),
  public.customers_to_verify(jsonb)
to authenticated;
