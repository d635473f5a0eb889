-- The status of a customer: lead → potential → intent → won, lost from each. Steps may be skipped, a lost customer is opened
-- again, and only a manager takes a step back. Every change is kept: from, to, who, when, why.

create table public.status_history (
  org_id uuid not null,
  id bigint generated always as identity,
  customer_id uuid not null,
  from_status text not null,
  to_status text not null,
  reason text,
  -- null: a rule; `rule` says which.
  member_id uuid,
  rule text,
  at timestamptz not null default now(),
  constraint status_history_pkey primary key (org_id, id),
  constraint status_history_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint status_history_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete set null (member_id),
  constraint status_history_moves check (from_status <> to_status),
  constraint status_history_rule_known check (rule in ('contract_signed')),
  constraint status_history_reason_bounded check (char_length(reason) <= 500)
);
create index status_history_customer_idx on public.status_history (org_id, customer_id, at desc);
create index status_history_member_idx on public.status_history (org_id, member_id);
-- Conversion and its time are asked by period.
create index status_history_at_idx on public.status_history (org_id, at);
comment on table public.status_history is
  'Every change of a customer''s status, with its reason. Seen with the customer; written by private.move_status only.';

revoke all on public.status_history from anon, authenticated, service_role;
grant all on public.status_history to service_role;
grant select on public.status_history to authenticated;
alter table public.status_history enable row level security;
create policy status_history_read on public.status_history for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = status_history.org_id and c.id = status_history.customer_id
        -- Reasons name people: not to those who see the customer in a pool alone, see private.is_open_of.
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );

create function private.status_rank(status text) returns int
language sql immutable security invoker set search_path = ''
as $$ select array_position(array['lead', 'potential', 'intent', 'won'], status) $$;
comment on function private.status_rank(text) is 'Place on the way to won; null for lost. Internal.';

create function private.has_signed_contract(org uuid, customer uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.contracts as k
    where k.org_id = org and k.customer_id = customer and k.state in ('signed', 'ended')
  );
end
$$;
comment on function private.has_signed_contract(uuid, uuid) is 'The guard of "won". Internal.';

-- The one place where a status changes. The customer is locked by the caller. `actor` null: the rule that is named.
create function private.move_status(
  customer public.customers, to_status text, reason text, actor uuid, actor_role text, rule_name text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  rules public.organisation_settings;
begin
  if customer.status = to_status then
    return;
  end if;
  select s.* into rules from public.organisation_settings as s where s.org_id = customer.org_id;
  if to_status = 'lead' and not rules.uses_leads then
    perform private.fail('TB041', 'to');
  end if;
  -- Back: only by somebody who answers for it. From lost any step but won is a new beginning.
  if private.status_rank(to_status) < private.status_rank(customer.status)
    and actor_role is distinct from 'manager' and actor_role is distinct from 'admin' then
    perform private.fail('TB041', 'to');
  end if;
  if to_status = 'won' and rules.won_needs_contract
    and not private.has_signed_contract(customer.org_id, customer.id) then
    perform private.fail('TB042', 'to');
  end if;
  if reason is null and rule_name is null and (to_status = 'lost' or rules.status_needs_reason) then
    perform private.fail('TB043', 'reason');
  end if;
  insert into public.status_history (org_id, customer_id, from_status, to_status, reason, member_id, rule)
  values (customer.org_id, customer.id, customer.status, to_status, reason, actor, rule_name);
  update public.customers as c set status = to_status, version = c.version + 1
  where c.org_id = customer.org_id and c.id = customer.id;
end
$$;
comment on function private.move_status(public.customers, text, text, uuid, text, text) is
  'Changes a status by a person or a rule: TB041 for a step back, TB042 without a contract, TB043 without a reason. Internal.';

create function private.change_status(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'change_status');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  perform private.move_status(
    customer, private.read_choice(payload, 'to', array['lead', 'potential', 'intent', 'won', 'lost']),
    private.read_text(payload, 'reason', 500), me.member_id, me.role, null
  );
  return private.end_operation(me, payload, (
    select jsonb_build_object('customer_id', c.id, 'status', c.status, 'version', c.version)
    from public.customers as c where c.org_id = me.org_id and c.id = customer.id
  ));
end
$$;
comment on function private.change_status(jsonb) is 'Changes the status of a customer.';

create function public.change_status(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_status(payload) $$;
comment on function public.change_status(jsonb) is
  'Changes a customer''s status. Whoever may change its file; steps back are for managers (TB041).';

grant execute on function private.change_status(jsonb) to authenticated;
revoke all on function public.change_status(jsonb) from public, anon, service_role;
grant execute on function public.change_status(jsonb) to authenticated;
