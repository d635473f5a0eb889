-- Approval. Where the organisation asks for it, a new customer takes effect when somebody above its creator says so; until
-- then the two see it, mail can be logged to it, and it is not counted.

create table public.approvals (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null default 'customer',
  customer_id uuid not null,
  requested_by uuid not null,
  requested_at timestamptz not null default now(),
  state text not null default 'pending',
  decided_by uuid,
  decided_at timestamptz,
  note text,
  constraint approvals_pkey primary key (org_id, id),
  constraint approvals_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint approvals_requester_fkey foreign key (org_id, requested_by)
    references public.members (org_id, id) on delete cascade,
  constraint approvals_decider_fkey foreign key (org_id, decided_by)
    references public.members (org_id, id) on delete set null (decided_by),
  constraint approvals_kind_known check (kind in ('customer')),
  constraint approvals_state_known check (state in ('pending', 'approved', 'rejected')),
  constraint approvals_decided_dated check ((state = 'pending') = (decided_at is null)),
  constraint approvals_note_bounded check (char_length(note) <= 500)
);
-- One question at a time for one customer.
create unique index approvals_open_once on public.approvals (org_id, kind, customer_id) where state = 'pending';
create index approvals_customer_idx on public.approvals (org_id, customer_id);
create index approvals_requester_idx on public.approvals (org_id, requested_by);
create index approvals_decider_idx on public.approvals (org_id, decided_by);
comment on table public.approvals is
  'What waits for somebody above. Seen by who asked and by those who may decide; written by RPCs only.';
select private.audit_table('public.approvals');

revoke all on public.approvals from anon, authenticated, service_role;
grant all on public.approvals to service_role;
grant select on public.approvals to authenticated;
alter table public.approvals enable row level security;
create policy approvals_read on public.approvals for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and requested_by = any (array(select private.visible_member_ids()))
  );

-- Every way by which a customer comes into being passes here: a screen, an import, a connection. Managers and
-- administrators answer for what they create themselves.
create function private.ask_for_approval() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.source in ('manual', 'sidebar', 'automatic') and new.created_by is not null and exists (
    select from public.organisation_settings as s
    join public.members as m on m.org_id = s.org_id and m.id = new.created_by
    where s.org_id = new.org_id and s.approve_new_customers and m.role not in ('manager', 'admin')
  ) then
    new.approval := 'pending';
  end if;
  return new;
end
$$;
comment on function private.ask_for_approval() is 'Trigger: a new customer waits for approval where that is the rule.';
create trigger customers_ask_for_approval before insert on public.customers
  for each row execute function private.ask_for_approval();

create function private.open_approval() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.approvals (org_id, customer_id, requested_by) values (new.org_id, new.id, new.created_by);
  return null;
end
$$;
comment on function private.open_approval() is 'Trigger: opens the question for a customer that waits.';
create trigger customers_open_approval after insert on public.customers
  for each row when (new.approval = 'pending') execute function private.open_approval();

create function private.decide_approval(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  asked public.approvals;
  verdict text;
begin
  perform private.require_object(payload);
  perform private.require_flag(payload, 'approve');
  answer := private.begin_operation(me, payload, 'decide_approval');
  if answer is not null then
    return answer;
  end if;
  select a.* into asked from public.approvals as a
  where a.org_id = me.org_id and a.id = private.read_uuid(payload, 'approval_id')
    and a.requested_by in (select private.visible_member_ids_of(me))
  for update;
  if asked.id is null then
    perform private.fail('TB001', 'approval_id');
  end if;
  -- Nobody approves what they asked for themselves, whatever their role was then or is now.
  if me.role not in ('manager', 'admin') or asked.requested_by = me.member_id then
    perform private.fail('TB002', 'approval_id');
  end if;
  verdict := case when private.read_flag(payload, 'approve') then 'approved' else 'rejected' end;
  if asked.state <> 'pending' then
    -- Two managers at once: the same verdict is no mistake, the other one comes too late.
    if asked.state <> verdict then
      perform private.fail('TB044', 'approval_id');
    end if;
  else
    if verdict = 'rejected' and private.read_text(payload, 'note', 500) is null then
      perform private.fail('TB043', 'note');
    end if;
    update public.approvals as a
    set state = verdict, decided_by = me.member_id, decided_at = now(), note = private.read_text(payload, 'note', 500)
    where a.org_id = me.org_id and a.id = asked.id;
    update public.customers as c set approval = verdict, version = c.version + 1
    where c.org_id = me.org_id and c.id = asked.customer_id;
  end if;
  return private.end_operation(me, payload, jsonb_build_object(
    'approval_id', asked.id, 'customer_id', asked.customer_id, 'state', verdict
  ));
end
$$;
comment on function private.decide_approval(jsonb) is 'Approves or rejects what somebody below asked for.';

create function public.decide_approval(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.decide_approval(payload) $$;
comment on function public.decide_approval(jsonb) is
  'Approves or rejects (with a note, TB043) a new customer. Managers above who asked, administrators; TB044 when decided.';

create function public.approvals(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'approval_id', a.id, 'kind', a.kind, 'customer_id', a.customer_id, 'code', c.code, 'name', c.name,
      'requested_by', jsonb_build_object('member_id', m.id, 'name', m.name), 'requested_at', a.requested_at,
      'can_decide', me.role in ('manager', 'admin') and a.requested_by <> me.member_id
    ) order by a.requested_at, a.id), '[]')
    from public.approvals as a
    join public.members as m on m.org_id = a.org_id and m.id = a.requested_by
    left join public.customers as c on c.org_id = a.org_id and c.id = a.customer_id
    where a.org_id = me.org_id and a.state = 'pending'
  );
end
$$;
comment on function public.approvals(jsonb) is 'What waits for approval: one''s own, and that of one''s people. Any member.';

grant execute on function private.decide_approval(jsonb) to authenticated;
revoke all on function public.decide_approval(jsonb), public.approvals(jsonb) from public, anon, service_role;
grant execute on function public.decide_approval(jsonb), public.approvals(jsonb) to authenticated;
