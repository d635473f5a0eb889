-- Opportunities: what may be sold, when, for how much, and how far it has come. Stages and their probabilities are the
-- organisation's to change; every change of a stage is kept, because conversion and time in stage are computed from it.

create table public.opportunity_stages (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- Stable name of the first set, for rules and translations; null for an organisation's own.
  key text,
  name text not null,
  position int not null,
  -- Percent; what the forecast multiplies by.
  probability int not null,
  -- open, or one of the two ends.
  outcome text not null default 'open',
  -- A stage that was used is retired and never deleted.
  retired boolean not null default false,
  constraint opportunity_stages_pkey primary key (org_id, id),
  constraint opportunity_stages_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint opportunity_stages_key_once unique (org_id, key),
  constraint opportunity_stages_name_filled check (btrim(name) <> '' and char_length(name) <= 100),
  constraint opportunity_stages_probability_sane check (probability between 0 and 100),
  constraint opportunity_stages_outcome_known check (outcome in ('open', 'won', 'lost'))
);
comment on table public.opportunity_stages is 'Stages of an organisation''s opportunities. Read by its members.';
select private.audit_table('public.opportunity_stages');

create function private.create_first_stages() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.opportunity_stages (org_id, key, name, position, probability, outcome)
  values
    (new.id, 'lead', 'Lead 线索', 1, 10, 'open'),
    (new.id, 'needs', 'Needs analysis 需求分析', 2, 25, 'open'),
    (new.id, 'proposal', 'Proposal 方案提交', 3, 50, 'open'),
    (new.id, 'negotiation', 'Negotiation 商务谈判', 4, 75, 'open'),
    (new.id, 'won', 'Won 成交', 5, 100, 'won'),
    (new.id, 'lost', 'Lost 丢单', 6, 0, 'lost');
  return null;
end
$$;
comment on function private.create_first_stages() is 'Trigger: the stages that every organisation starts from.';
create trigger organisations_first_stages after insert on public.organisations
  for each row execute function private.create_first_stages();
-- Organisations that were there before this migration.
insert into public.opportunity_stages (org_id, key, name, position, probability, outcome)
select o.id, s.key, s.name, s.position, s.probability, s.outcome
from public.organisations as o
cross join (values
  ('lead', 'Lead 线索', 1, 10, 'open'), ('needs', 'Needs analysis 需求分析', 2, 25, 'open'),
  ('proposal', 'Proposal 方案提交', 3, 50, 'open'), ('negotiation', 'Negotiation 商务谈判', 4, 75, 'open'),
  ('won', 'Won 成交', 5, 100, 'won'), ('lost', 'Lost 丢单', 6, 0, 'lost')
) as s (key, name, position, probability, outcome);

create table public.opportunities (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- S + day + number of the day.
  code text not null,
  customer_id uuid not null,
  title text not null,
  -- Minor units: 12 345.67 CNY is 1234567.
  expected_amount_minor bigint,
  currency text not null default 'CNY',
  expected_close_on date,
  stage_id uuid not null,
  lost_reason text,
  competitor text,
  next_plan text,
  owner_id uuid,
  custom jsonb not null default '{}',
  version int not null default 1,
  source text not null default 'manual',
  import_batch_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  closed_at timestamptz,
  constraint opportunities_pkey primary key (org_id, id),
  constraint opportunities_code_once unique (org_id, code),
  constraint opportunities_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint opportunities_stage_fkey foreign key (org_id, stage_id)
    references public.opportunity_stages (org_id, id) on delete restrict,
  constraint opportunities_owner_fkey foreign key (org_id, owner_id)
    references public.members (org_id, id) on delete set null (owner_id),
  constraint opportunities_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint opportunities_title_filled check (btrim(title) <> '' and char_length(title) <= 200),
  constraint opportunities_texts_bounded check (
    char_length(lost_reason) <= 500 and char_length(competitor) <= 200 and char_length(next_plan) <= 500
  ),
  -- Beyond it a sum over a year would not fit.
  constraint opportunities_amount_sane check (expected_amount_minor between 0 and 1000000000000000),
  constraint opportunities_currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint opportunities_source_known check (source in ('manual', 'sidebar', 'import')),
  constraint opportunities_custom_is_object check (jsonb_typeof(custom) = 'object')
);
create index opportunities_customer_idx on public.opportunities (org_id, customer_id, created_at desc);
create index opportunities_stage_idx on public.opportunities (org_id, stage_id, expected_close_on);
create index opportunities_owner_idx on public.opportunities (org_id, owner_id);
create index opportunities_creator_idx on public.opportunities (org_id, created_by);
comment on table public.opportunities is 'What may be sold to a customer. Seen with the customer; changed by RPCs only.';
select private.audit_table('public.opportunities', '', 'version');
create trigger opportunities_updated_at before update on public.opportunities
  for each row execute function private.keep_updated_at();

create table public.stage_history (
  org_id uuid not null,
  id bigint generated always as identity,
  opportunity_id uuid not null,
  -- null: where it began.
  from_stage_id uuid,
  to_stage_id uuid not null,
  member_id uuid,
  reason text,
  at timestamptz not null default now(),
  constraint stage_history_pkey primary key (org_id, id),
  constraint stage_history_opportunity_fkey foreign key (org_id, opportunity_id)
    references public.opportunities (org_id, id) on delete cascade,
  constraint stage_history_from_fkey foreign key (org_id, from_stage_id)
    references public.opportunity_stages (org_id, id) on delete restrict,
  constraint stage_history_to_fkey foreign key (org_id, to_stage_id)
    references public.opportunity_stages (org_id, id) on delete restrict,
  constraint stage_history_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete set null (member_id),
  constraint stage_history_reason_bounded check (char_length(reason) <= 500)
);
create index stage_history_opportunity_idx on public.stage_history (org_id, opportunity_id, at);
create index stage_history_from_idx on public.stage_history (org_id, from_stage_id);
create index stage_history_to_idx on public.stage_history (org_id, to_stage_id, at);
create index stage_history_member_idx on public.stage_history (org_id, member_id);
comment on table public.stage_history is 'Every change of an opportunity''s stage. Seen with the opportunity.';

revoke all on public.opportunity_stages, public.opportunities, public.stage_history from anon, authenticated, service_role;
grant all on public.opportunity_stages, public.opportunities, public.stage_history to service_role;
grant select on public.opportunity_stages, public.opportunities, public.stage_history to authenticated;
alter table public.opportunity_stages enable row level security;
alter table public.opportunities enable row level security;
alter table public.stage_history enable row level security;
create policy opportunity_stages_read on public.opportunity_stages for select to authenticated
  using (org_id = (select private.my_org_id()));
-- A customer that was not claimed shows that it is there, not what could be sold to it.
create policy opportunities_read on public.opportunities for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = opportunities.org_id and c.id = opportunities.customer_id
        -- Not to those who see the customer in a pool alone: see private.is_open_of.
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );
create policy stage_history_read on public.stage_history for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.opportunities as o
      where o.org_id = stage_history.org_id and o.id = stage_history.opportunity_id
    )
  );

create function private.read_amount(payload jsonb, field text) returns bigint
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := private.payload_at(payload, field);
begin
  if value is null then
    return null;
  end if;
  if jsonb_typeof(value) <> 'number' or value::numeric <> trunc(value::numeric)
    or value::numeric not between 0 and 1000000000000000 then
    perform private.fail('TB004', field);
  end if;
  return value::bigint;
end
$$;
comment on function private.read_amount(jsonb, text) is 'An amount in minor units, or null. Internal.';

create function private.read_currency(payload jsonb, field text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := coalesce(private.read_text(payload, field, 3), 'CNY');
begin
  if not private.is_currency(read) then
    perform private.fail('TB004', field);
  end if;
  return read;
end
$$;
comment on function private.read_currency(jsonb, text) is 'A currency in use; CNY where none is named. Internal.';

-- Money of ISO 4217 in use in 2026, without funds, metals and test codes: https://www.six-group.com/en/products-services/financial-information/data-standards.html
create function private.is_currency(code text) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  select code = any (string_to_array(
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP '
    'CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD '
    'IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR '
    'MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP '
    'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF '
    'XPF YER ZAR ZMW ZWG', ' '
  ))
$$;
comment on function private.is_currency(text) is 'Whether a code names money that is in use. Internal.';

-- A stage that is in use, of the organisation.
create function private.require_stage(org uuid, payload jsonb, field text) returns public.opportunity_stages
language plpgsql stable security definer set search_path = ''
as $$
declare
  stage public.opportunity_stages;
begin
  select s.* into stage from public.opportunity_stages as s
  where s.org_id = org and s.id = private.read_uuid(payload, field) and not s.retired;
  if stage.id is null then
    perform private.fail('TB001', field);
  end if;
  return stage;
end
$$;
comment on function private.require_stage(uuid, jsonb, text) is 'A stage in use by id, else TB001. Internal.';

create function private.opportunity_answer(org uuid, opportunity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'opportunity_id', o.id, 'code', o.code, 'customer_id', o.customer_id, 'stage_id', o.stage_id, 'version', o.version
  )
  from public.opportunities as o where o.org_id = org and o.id = opportunity
$$;
comment on function private.opportunity_answer(uuid, uuid) is 'What writing an opportunity answers. Internal.';

-- Creates one, or changes the fields of one that was read at `version`. The stage moves by move_opportunity alone.
create function private.save_opportunity(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  known public.opportunities;
  stage public.opportunity_stages;
  opportunity uuid := gen_random_uuid();
  today date := (now() at time zone me.time_zone)::date;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'save_opportunity');
  if answer is not null then
    return answer;
  end if;
  if private.payload_at(payload, 'opportunity_id') is not null then
    select o.* into known from public.opportunities as o
    where o.org_id = me.org_id and o.id = private.read_uuid(payload, 'opportunity_id');
    if known.id is null then
      perform private.fail('TB001', 'opportunity_id');
    end if;
    -- First the customer, then what hangs on it: the order of locks everywhere.
    customer := private.require_workable_customer(me, known.customer_id, 'opportunity_id');
    select o.* into known from public.opportunities as o where o.org_id = me.org_id and o.id = known.id for update;
    perform private.require_version(
      private.read_int(payload, 'version', 1, 2000000000), known.version, to_jsonb(known), payload, 'opportunities',
      me.org_id, known.id
    );
    update public.opportunities as o
    set title = private.read_text(payload, 'title', 200, true),
      expected_amount_minor = private.read_amount(payload, 'expected_amount_minor'),
      currency = private.read_currency(payload, 'currency'),
      expected_close_on = private.read_day(payload, 'expected_close_on', false),
      competitor = private.read_text(payload, 'competitor', 200),
      next_plan = private.read_text(payload, 'next_plan', 500),
      version = o.version + 1
    where o.org_id = me.org_id and o.id = known.id;
    opportunity := known.id;
  else
    -- Nothing was read yet, and what is sent as a version is one or nothing.
    perform private.read_int_or(payload, 'version', 1, 2000000000, null);
    customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
    stage := private.require_stage(me.org_id, payload, 'stage_id');
    -- One begins somewhere on the way, not at its end.
    if stage.outcome <> 'open' then
      perform private.fail('TB004', 'stage_id');
    end if;
    insert into public.opportunities (
      org_id, id, code, customer_id, title, expected_amount_minor, currency, expected_close_on, stage_id, competitor,
      next_plan, owner_id, created_by, source
    )
    values (
      me.org_id, opportunity,
      private.code_of('S', today, private.take_numbers(me.org_id, 'opportunity', today, 1)), customer.id,
      private.read_text(payload, 'title', 200, true), private.read_amount(payload, 'expected_amount_minor'),
      private.read_currency(payload, 'currency'), private.read_day(payload, 'expected_close_on', false), stage.id,
      private.read_text(payload, 'competitor', 200), private.read_text(payload, 'next_plan', 500), me.member_id,
      me.member_id, 'sidebar'
    );
    insert into public.stage_history (org_id, opportunity_id, to_stage_id, member_id)
    values (me.org_id, opportunity, stage.id, me.member_id);
  end if;
  return private.end_operation(me, payload, private.opportunity_answer(me.org_id, opportunity));
end
$$;
comment on function private.save_opportunity(jsonb) is 'Creates an opportunity or changes its fields.';

create function public.save_opportunity(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_opportunity(payload) $$;
comment on function public.save_opportunity(jsonb) is
  'Creates an opportunity, or changes one read at `version`. Whoever may change the customer''s file.';

create function private.move_opportunity(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.opportunities;
  stage public.opportunity_stages;
  reason text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'move_opportunity');
  if answer is not null then
    return answer;
  end if;
  select o.* into known from public.opportunities as o
  where o.org_id = me.org_id and o.id = private.read_uuid(payload, 'opportunity_id');
  if known.id is null then
    perform private.fail('TB001', 'opportunity_id');
  end if;
  perform private.require_workable_customer(me, known.customer_id, 'opportunity_id');
  select o.* into known from public.opportunities as o where o.org_id = me.org_id and o.id = known.id for update;
  stage := private.require_stage(me.org_id, payload, 'stage_id');
  reason := private.read_text(payload, 'reason', 500);
  if stage.outcome = 'lost' and reason is null then
    perform private.fail('TB043', 'reason');
  end if;
  -- From another place than the one it was moved from: somebody was quicker, be it to an end.
  if known.stage_id not in (stage.id, coalesce(private.read_uuid(payload, 'from_stage_id', false), known.stage_id)) then
    perform private.require_version(0, known.version, to_jsonb(known), payload, 'opportunities', me.org_id, known.id);
  end if;
  -- Moved twice to the same place, from two devices: it is there.
  if known.stage_id <> stage.id then
    update public.opportunities as o
    set stage_id = stage.id, version = o.version + 1,
      lost_reason = case when stage.outcome = 'lost' then reason end,
      closed_at = case when stage.outcome <> 'open' then now() end
    where o.org_id = me.org_id and o.id = known.id;
    insert into public.stage_history (org_id, opportunity_id, from_stage_id, to_stage_id, member_id, reason)
    values (me.org_id, known.id, known.stage_id, stage.id, me.member_id, reason);
  end if;
  return private.end_operation(me, payload, private.opportunity_answer(me.org_id, known.id));
end
$$;
comment on function private.move_opportunity(jsonb) is 'Moves an opportunity to another stage.';

create function public.move_opportunity(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.move_opportunity(payload) $$;
comment on function public.move_opportunity(jsonb) is
  'Moves an opportunity to another stage; lost needs a reason (TB043); TB040 when it stands no more at `from_stage_id`. '
  'Whoever may change the customer''s file.';

create function public.opportunity_stages(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'stage_id', s.id, 'key', s.key, 'name', s.name, 'probability', s.probability, 'outcome', s.outcome
    ) order by s.position, s.id), '[]')
    from public.opportunity_stages as s where s.org_id = me.org_id and not s.retired
  );
end
$$;
comment on function public.opportunity_stages(jsonb) is 'Stages in their order. Any member.';

grant execute on function private.save_opportunity(jsonb), private.move_opportunity(jsonb) to authenticated;
revoke all on function public.save_opportunity(jsonb), public.move_opportunity(jsonb), public.opportunity_stages(jsonb)
from public, anon, service_role;
grant execute on function public.save_opportunity(jsonb), public.move_opportunity(jsonb), public.opportunity_stages(jsonb)
to authenticated;
