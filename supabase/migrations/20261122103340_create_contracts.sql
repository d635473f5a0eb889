-- Contracts, as far as the status of a customer needs them: amount, signed on, period, state. The amount is sealed and is
-- shown by a function, to whom it concerns; with a reveal it leaves a line in the log.

create table public.contracts (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  opportunity_id uuid,
  title text not null,
  -- No grant: opened by functions only.
  amount_sealed bytea,
  currency text not null default 'CNY',
  signed_on date,
  starts_on date,
  ends_on date,
  state text not null default 'draft',
  version int not null default 1,
  source text not null default 'manual',
  import_batch_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint contracts_pkey primary key (org_id, id),
  constraint contracts_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint contracts_opportunity_fkey foreign key (org_id, opportunity_id)
    references public.opportunities (org_id, id) on delete set null (opportunity_id),
  constraint contracts_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint contracts_title_filled check (btrim(title) <> '' and char_length(title) <= 200),
  constraint contracts_currency_form check (currency ~ '^[A-Z]{3}$'),
  constraint contracts_state_known check (state in ('draft', 'approval', 'signed', 'ended')),
  constraint contracts_signed_dated check (state not in ('signed', 'ended') or signed_on is not null),
  constraint contracts_period_forward check (ends_on >= starts_on),
  constraint contracts_source_known check (source in ('manual', 'sidebar', 'import'))
);
create index contracts_customer_idx on public.contracts (org_id, customer_id, ends_on);
create index contracts_opportunity_idx on public.contracts (org_id, opportunity_id);
create index contracts_creator_idx on public.contracts (org_id, created_by);
-- Renewals are looked for by the day they end.
create index contracts_ends_idx on public.contracts (org_id, ends_on) where state = 'signed';
comment on table public.contracts is
  'Contracts of a customer, without their amount. Seen with the customer once it has an owner; changed by RPCs only.';
-- The sealed amount counts as personal: the line keeps a hash, which says that it changed.
select private.audit_table('public.contracts', 'amount_sealed', 'version');
create trigger contracts_updated_at before update on public.contracts
  for each row execute function private.keep_updated_at();

revoke all on public.contracts from anon, authenticated, service_role;
grant all on public.contracts to service_role;
grant select (
  org_id, id, customer_id, opportunity_id, title, currency, signed_on, starts_on, ends_on, state, version, source,
  import_batch_id, created_by, created_at, updated_at
) on public.contracts to authenticated;
alter table public.contracts enable row level security;
create policy contracts_read on public.contracts for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = contracts.org_id and c.id = contracts.customer_id
        -- Not to those who see the customer in a pool alone: see private.is_open_of.
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );

-- Creates a contract, or changes one that was read at `version`. Signing it is what makes a customer won: the rule moves
-- the status by itself, with the rule as its reason.
create function private.save_contract(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  known public.contracts;
  contract uuid := gen_random_uuid();
  wanted text;
  signed date;
  amount bigint;
  sealed bytea;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'save_contract');
  if answer is not null then
    return answer;
  end if;
  if private.payload_at(payload, 'contract_id') is not null then
    select k.* into known from public.contracts as k
    where k.org_id = me.org_id and k.id = private.read_uuid(payload, 'contract_id');
    if known.id is null then
      perform private.fail('TB001', 'contract_id');
    end if;
    customer := private.require_workable_customer(me, known.customer_id, 'contract_id');
    select k.* into known from public.contracts as k where k.org_id = me.org_id and k.id = known.id for update;
    perform private.require_version(
      private.read_int(payload, 'version', 1, 2000000000), known.version, to_jsonb(known) - 'amount_sealed', payload,
      'contracts', me.org_id, known.id
    );
    contract := known.id;
  else
    -- Nothing was read yet, and what is sent as a version is one or nothing.
    perform private.read_int_or(payload, 'version', 1, 2000000000, null);
    customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  end if;
  wanted := private.read_choice(payload, 'state', array['draft', 'approval', 'signed', 'ended']);
  -- What is signed is not unsigned; it ends.
  if known.state in ('signed', 'ended') and wanted in ('draft', 'approval') then
    perform private.fail('TB041', 'state');
  end if;
  signed := private.read_day(payload, 'signed_on', wanted in ('signed', 'ended'));
  if signed > (now() at time zone me.time_zone)::date then
    perform private.fail('TB012', 'signed_on');
  end if;
  if private.read_day(payload, 'ends_on', false) < private.read_day(payload, 'starts_on', false) then
    perform private.fail('TB004', 'ends_on');
  end if;
  if private.payload_at(payload, 'opportunity_id') is not null and not exists (
    select from public.opportunities as o
    where o.org_id = me.org_id and o.id = private.read_uuid(payload, 'opportunity_id') and o.customer_id = customer.id
  ) then
    perform private.fail('TB001', 'opportunity_id');
  end if;
  amount := private.read_amount(payload, 'amount_minor');
  sealed := private.seal(me.org_id, contract, amount::text);
  -- Whoever is not shown the amount sends none back: it stays, and is not emptied by an edit of the title.
  if amount is null and known.id is not null and (
    not private.names(payload, 'amount_minor') or not private.may_see_of(
      private.sight_of(me), private.relation_of(private.sight_of(me), customer.id, customer.owner_id), customer.owner_id,
      'amount'
    )
  ) then
    sealed := known.amount_sealed;
  end if;
  insert into public.contracts as k (
    org_id, id, customer_id, opportunity_id, title, amount_sealed, currency, signed_on, starts_on, ends_on, state, source,
    created_by
  )
  values (
    me.org_id, contract, customer.id, private.read_uuid(payload, 'opportunity_id', false),
    private.read_text(payload, 'title', 200, true), sealed,
    private.read_currency(payload, 'currency'), signed, private.read_day(payload, 'starts_on', false),
    private.read_day(payload, 'ends_on', false), wanted, 'sidebar', me.member_id
  )
  on conflict on constraint contracts_pkey do update
    set opportunity_id = excluded.opportunity_id, title = excluded.title, amount_sealed = excluded.amount_sealed,
      currency = excluded.currency, signed_on = excluded.signed_on, starts_on = excluded.starts_on,
      ends_on = excluded.ends_on, state = excluded.state, version = k.version + 1;
  if wanted = 'signed' and customer.status <> 'won' then
    perform private.move_status(customer, 'won', null, null, null, 'contract_signed');
  end if;
  return private.end_operation(me, payload, (
    select jsonb_build_object(
      'contract_id', k.id, 'customer_id', k.customer_id, 'state', k.state, 'version', k.version, 'status', c.status
    )
    from public.contracts as k join public.customers as c on c.org_id = k.org_id and c.id = k.customer_id
    where k.org_id = me.org_id and k.id = contract
  ));
end
$$;
comment on function private.save_contract(jsonb) is 'Creates or changes a contract; a signed one makes the customer won.';

create function public.save_contract(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_contract(payload) $$;
comment on function public.save_contract(jsonb) is
  'Creates a contract, or changes one read at `version`. Whoever may change the customer''s file.';

grant execute on function private.save_contract(jsonb) to authenticated;
revoke all on function public.save_contract(jsonb) from public, anon, service_role;
grant execute on function public.save_contract(jsonb) to authenticated;
