-- Room for what comes: codes that stay valid after a merge or an import, fields of the organisation's own, files, signals.

-- An old code finds the record that it became.
create table public.code_aliases (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  code text not null,
  customer_id uuid,
  opportunity_id uuid,
  created_at timestamptz not null default now(),
  constraint code_aliases_pkey primary key (org_id, id),
  constraint code_aliases_code_once unique (org_id, code),
  constraint code_aliases_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint code_aliases_opportunity_fkey foreign key (org_id, opportunity_id)
    references public.opportunities (org_id, id) on delete cascade,
  constraint code_aliases_of_one_record check (num_nonnulls(customer_id, opportunity_id) = 1),
  constraint code_aliases_code_form check (code = upper(btrim(code)) and char_length(code) between 1 and 64)
);
create index code_aliases_customer_idx on public.code_aliases (org_id, customer_id);
create index code_aliases_opportunity_idx on public.code_aliases (org_id, opportunity_id);
comment on table public.code_aliases is
  'Former codes of customers and opportunities. Seen with the record; written by merges and imports only.';

-- A code names one record, be it present or former.
create function private.keep_codes_apart() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if exists (select from public.customers as c where c.org_id = new.org_id and c.code = new.code and c.id is distinct from new.customer_id)
    or exists (
      select from public.opportunities as o
      where o.org_id = new.org_id and o.code = new.code and o.id is distinct from new.opportunity_id
    ) then
    perform private.fail('TB004', 'code');
  end if;
  return new;
end
$$;
comment on function private.keep_codes_apart() is 'Trigger: no alias takes the present code of another record.';
create trigger code_aliases_apart before insert or update on public.code_aliases
  for each row execute function private.keep_codes_apart();

-- Fields that an organisation adds. Values lie in `custom` of the record, under the key, in the form of the kind.
create table public.custom_fields (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  record text not null,
  key text not null,
  kind text not null,
  label_en text not null,
  label_zh text not null,
  help text,
  -- Of `choice` and `choices`: the values that may be chosen.
  choices text[] not null default '{}',
  position int not null default 0,
  constraint custom_fields_pkey primary key (org_id, id),
  constraint custom_fields_key_once unique (org_id, record, key),
  constraint custom_fields_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint custom_fields_record_known check (record in ('customer', 'contact', 'opportunity')),
  constraint custom_fields_key_form check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  constraint custom_fields_kind_known check (
    kind in ('text', 'number', 'date', 'choice', 'choices', 'yes_no', 'member', 'money')
  ),
  constraint custom_fields_bounds check (
    char_length(label_en) between 1 and 100 and char_length(label_zh) between 1 and 100 and char_length(help) <= 500
    and cardinality(choices) <= 200 and (cardinality(choices) > 0) = (kind in ('choice', 'choices'))
  )
);
comment on table public.custom_fields is
  'Fields that an organisation adds to customers, contacts and opportunities. Read by its members; written by the service.';
select private.audit_table('public.custom_fields', '');

-- Whether a value has the form of its field's kind. Money: {"minor": 120000, "currency": "CNY"}.
create function private.is_custom_value(field public.custom_fields, value jsonb) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  form text := jsonb_typeof(value);
  words text := value #>> '{}';
begin
  return case field.kind
    when 'text' then form = 'string' and char_length(words) <= 2000
    when 'number' then form = 'number' and words::numeric between -1e15 and 1e15
    when 'date' then form = 'string' and words ~ '^\d{4}-\d{2}-\d{2}$' and pg_input_is_valid(words, 'date')
    when 'choice' then form = 'string' and words = any (field.choices)
    when 'choices' then form = 'array' and not exists (
      select from jsonb_array_elements(case when form = 'array' then value else '[]' end) as c (item)
      where jsonb_typeof(c.item) <> 'string' or (c.item #>> '{}') <> all (field.choices)
    )
    when 'yes_no' then form = 'boolean'
    when 'member' then form = 'string' and pg_input_is_valid(words, 'uuid') and exists (
      select from public.members as m where m.org_id = field.org_id and m.id::text = lower(words)
    )
    when 'money' then form = 'object' and jsonb_typeof(value -> 'minor') = 'number'
      and (value ->> 'minor') ~ '^-?\d{1,15}$' and coalesce(value ->> 'currency', '') ~ '^[A-Z]{3}$'
  end;
end
$$;
comment on function private.is_custom_value(public.custom_fields, jsonb) is
  'Whether a value may stand in a field of the organisation''s own. Internal.';

-- In the database, so that no import and no connection goes round it. TB004 names the field.
create function private.check_custom() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  entry record;
begin
  if new.custom = '{}' or (tg_op = 'UPDATE' and new.custom = old.custom) then
    return new;
  end if;
  if jsonb_typeof(new.custom) <> 'object' then
    perform private.fail('TB004', 'custom');
  end if;
  for entry in
    select e.key, e.value, f as field from jsonb_each(new.custom) as e
    left join public.custom_fields as f on f.org_id = new.org_id and f.record = tg_argv[0] and f.key = e.key
  loop
    if (entry.field).id is null or coalesce(not private.is_custom_value(entry.field, entry.value), true) then
      perform private.fail('TB004', 'custom.' || left(entry.key, 40));
    end if;
  end loop;
  return new;
end
$$;
comment on function private.check_custom() is 'Trigger: custom values have a definition and its form; TB004 names the field.';
create trigger customers_check_custom before insert or update of custom on public.customers
  for each row execute function private.check_custom('customer');
create trigger contacts_check_custom before insert or update of custom on public.contacts
  for each row execute function private.check_custom('contact');
create trigger opportunities_check_custom before insert or update of custom on public.opportunities
  for each row execute function private.check_custom('opportunity');

-- Files. The bytes lie in Storage under `path`; here is what they belong to. The customer is always named, the narrower
-- parent where there is one, each with its organisation.
create table public.attachments (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  follow_up_id uuid,
  opportunity_id uuid,
  contract_id uuid,
  name text not null,
  mime_type text not null,
  bytes bigint not null,
  -- SHA-256 of the bytes: the same file twice is one file.
  sha256 bytea not null,
  path text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint attachments_pkey primary key (org_id, id),
  constraint attachments_path_once unique (org_id, path),
  constraint attachments_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint attachments_follow_up_fkey foreign key (org_id, follow_up_id)
    references public.follow_ups (org_id, id) on delete cascade,
  constraint attachments_opportunity_fkey foreign key (org_id, opportunity_id)
    references public.opportunities (org_id, id) on delete cascade,
  constraint attachments_contract_fkey foreign key (org_id, contract_id)
    references public.contracts (org_id, id) on delete cascade,
  constraint attachments_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint attachments_of_one_record check (num_nonnulls(follow_up_id, opportunity_id, contract_id) <= 1),
  constraint attachments_bounds check (
    char_length(name) between 1 and 255 and char_length(mime_type) between 3 and 127
    and bytes between 0 and 104857600 and octet_length(sha256) = 32 and char_length(path) between 1 and 1024
  )
);
create index attachments_customer_idx on public.attachments (org_id, customer_id, created_at desc);
create index attachments_follow_up_idx on public.attachments (org_id, follow_up_id);
create index attachments_opportunity_idx on public.attachments (org_id, opportunity_id);
create index attachments_contract_idx on public.attachments (org_id, contract_id);
create index attachments_creator_idx on public.attachments (org_id, created_by);
comment on table public.attachments is
  'Files of customers, follow-ups, opportunities and contracts. Seen with the customer, those of contracts and of follow-ups '
  'that are not open in full left out; written by the service.';

-- What a customer's state gives cause for, from when to when; the list says which hold and since when.
create table public.signals (
  org_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  since timestamptz not null,
  -- null: it holds.
  until timestamptz,
  constraint signals_pkey primary key (org_id, customer_id, kind, since),
  constraint signals_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint signals_kind_known check (kind in (
    'idle', 'orders_down', 'orders_falling', 'dissatisfied', 'decision_maker_left', 'competitor', 'contract_ending'
  )),
  constraint signals_end_after_start check (until > since)
);
-- A signal holds once at a time.
create unique index signals_open_once on public.signals (org_id, customer_id, kind) where until is null;
comment on table public.signals is 'Signals of a customer with their time. Seen with the customer; written by the service.';

revoke all on public.code_aliases, public.custom_fields, public.attachments, public.signals
from anon, authenticated, service_role;
grant all on public.code_aliases, public.custom_fields, public.attachments, public.signals to service_role;
grant select on public.code_aliases, public.custom_fields, public.attachments, public.signals to authenticated;
alter table public.code_aliases enable row level security;
alter table public.custom_fields enable row level security;
alter table public.attachments enable row level security;
alter table public.signals enable row level security;
create policy code_aliases_read on public.code_aliases for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and (
      exists (
        select from public.customers as c where c.org_id = code_aliases.org_id and c.id = code_aliases.customer_id
      )
      or exists (
        select from public.opportunities as o where o.org_id = code_aliases.org_id and o.id = code_aliases.opportunity_id
      )
    )
  );
create policy custom_fields_read on public.custom_fields for select to authenticated
  using (org_id = (select private.my_org_id()));
create policy attachments_read on public.attachments for select to authenticated
  using (
    org_id = (select private.my_org_id())
    -- A contract's file tells its amount.
    and contract_id is null
    -- Names of files tell: not to those who see the customer in a pool alone, see private.is_open_of.
    and exists (
      select from public.customers as c
      where c.org_id = attachments.org_id and c.id = attachments.customer_id
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
    and (
      follow_up_id is null
      or exists (
        select from public.follow_ups as f
        where f.org_id = attachments.org_id and f.id = attachments.follow_up_id and f.visibility = 'full'
      )
    )
  );
create policy signals_read on public.signals for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = signals.org_id and c.id = signals.customer_id
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );
