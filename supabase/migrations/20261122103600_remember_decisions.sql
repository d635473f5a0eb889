-- What a person decided once and is not asked again: whose customer an address or domain means, and what is never logged.

create table public.match_rules (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  -- The exact address or the domain. In clear: whoever makes a rule has decided that it is business.
  value text not null,
  customer_id uuid not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint match_rules_pkey primary key (org_id, id),
  -- One answer to one question: a new rule takes the place of the old one.
  constraint match_rules_value_once unique (org_id, kind, value),
  constraint match_rules_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint match_rules_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint match_rules_kind_known check (kind in ('address', 'domain')),
  constraint match_rules_value_form check (value = lower(value) and char_length(value) between 3 and 320)
);
create index match_rules_customer_idx on public.match_rules (org_id, customer_id);
create index match_rules_creator_idx on public.match_rules (org_id, created_by);
comment on table public.match_rules is
  'Remembered answers to "which customer is this?". Seen with the customer; written by remember_match and forget_match.';
select private.audit_table('public.match_rules', 'value');

create table private.match_rule_digests (
  org_id uuid not null,
  key_version int not null,
  digest text not null,
  rule_id uuid not null,
  constraint match_rule_digests_pkey primary key (org_id, key_version, digest, rule_id),
  constraint match_rule_digests_rule_fkey foreign key (org_id, rule_id)
    references public.match_rules (org_id, id) on delete cascade
);
create index match_rule_digests_rule_idx on private.match_rule_digests (org_id, rule_id);
alter table private.match_rule_digests enable row level security;
comment on table private.match_rule_digests is 'Digests of remembered addresses and domains. Read by definer functions only.';

create function private.digest_match_rule() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.match_rule_digests (org_id, key_version, digest, rule_id)
  select new.org_id, d.key_version, d.digest, new.id
  from private.live_digests(new.org_id, new.kind, new.value) as d;
  return null;
end
$$;
comment on function private.digest_match_rule() is 'Trigger: stores the digests of a remembered value.';
create trigger match_rules_digest after insert on public.match_rules
  for each row execute function private.digest_match_rule();

revoke all on public.match_rules from anon, authenticated, service_role;
grant all on public.match_rules to service_role;
grant select on public.match_rules to authenticated;
alter table public.match_rules enable row level security;
create policy match_rules_read on public.match_rules for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = match_rules.org_id and c.id = match_rules.customer_id
        -- Addresses in clear: not to those who see the customer in a pool alone, see private.is_open_of.
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or c.id in (select private.collaborating_customer_ids())
          or (c.owner_id is not null and (select private.reads_all_customers()))
          or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
        )
    )
  );

create function private.remember_match(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  wanted uuid;
  rule_kind text;
  rule_value text;
  rule uuid;
  other uuid;
  taken record;
  code text;
  told text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'remember_match');
  if answer is not null then
    return answer;
  end if;
  wanted := private.read_uuid(payload, 'customer_id');
  rule_kind := private.read_choice(payload, 'kind', array['address', 'domain']);
  if rule_kind = 'address' then
    rule_value := private.normal_address(private.read_text(payload, 'value', 320, true));
    if rule_value is null then
      perform private.fail('TB013', 'value');
    end if;
  else
    rule_value := private.normal_domain(private.read_text(payload, 'value', 253, true));
    if rule_value is null then
      perform private.fail('TB004', 'value');
    end if;
    if private.is_shared_domain(rule_value) or private.is_public_suffix(rule_value) or exists (
      -- Colleagues are nobody's customer.
      select from public.organisation_domains as d where d.org_id = me.org_id and d.domain = rule_value
    ) then
      perform private.fail('TB016', 'value');
    end if;
  end if;
  -- One answer after the other, then both customers in the order of locks everywhere.
  perform pg_advisory_xact_lock(hashtextextended(me.org_id::text || '/match/' || rule_kind || '/' || rule_value, 0));
  select r.customer_id into other from public.match_rules as r
  where r.org_id = me.org_id and r.kind = rule_kind and r.value = rule_value and r.customer_id <> wanted;
  perform from public.customers as c
  where c.org_id = me.org_id and c.id in (wanted, other) order by c.id for no key update;
  customer := private.require_workable_customer(me, wanted, 'customer_id');
  -- Whose an address or a domain is counts as an answer of find_duplicates, as in create_customer.
  perform private.require_calls_left(me, 'find_duplicates', 60);
  -- Nobody takes a colleague's customer its mail away: whoever could not change that file cannot answer for it.
  if other is not null then
    begin
      perform private.require_workable_customer(me, other, 'value');
    exception
      when sqlstate 'TB002' or sqlstate 'TB020' then
        get stacked diagnostics code = returned_sqlstate, told = pg_exception_detail;
        perform private.count_call(me, 'find_duplicates', 60);
        perform private.forget_operation(me, payload);
        return private.refusal(code, 'value', told::jsonb - 'field');
    end;
  end if;
  if rule_kind = 'domain' then
    select d.domain, o.name as owner_name into taken
    from public.customer_domains as d
    join public.customers as c on c.org_id = d.org_id and c.id = d.customer_id
    left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
    where d.org_id = me.org_id and d.domain = rule_value and d.customer_id <> customer.id;
    if found then
      perform private.count_call(me, 'find_duplicates', 60);
      perform private.forget_operation(me, payload);
      return private.refusal('TB015', 'value', jsonb_strip_nulls(
        jsonb_build_object('domain', taken.domain, 'owner_name', taken.owner_name)
      ));
    end if;
  end if;
  -- Asked again and answered otherwise: the new answer counts, the log keeps both.
  delete from public.match_rules as r where r.org_id = me.org_id and r.kind = rule_kind and r.value = rule_value;
  insert into public.match_rules (org_id, kind, value, customer_id, created_by)
  values (me.org_id, rule_kind, rule_value, customer.id, me.member_id)
  returning id into rule;
  return private.end_operation(me, payload, jsonb_build_object('rule_id', rule));
end
$$;
comment on function private.remember_match(jsonb) is 'Keeps which customer an address or domain means.';

create function public.remember_match(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remember_match(payload) $$;
comment on function public.remember_match(jsonb) is
  'Remembers which customer an address or domain means. Whoever may change the customer''s file.';

create function private.forget_match(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  rule public.match_rules;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'forget_match');
  if answer is not null then
    return answer;
  end if;
  select r.* into rule from public.match_rules as r
  where r.org_id = me.org_id and r.id = private.read_uuid(payload, 'rule_id');
  if rule.id is null then
    perform private.fail('TB001', 'rule_id');
  end if;
  perform private.require_workable_customer(me, rule.customer_id, 'rule_id');
  delete from public.match_rules as r where r.org_id = me.org_id and r.id = rule.id;
  return private.end_operation(me, payload, jsonb_build_object('rule_id', rule.id));
end
$$;
comment on function private.forget_match(jsonb) is 'Takes a remembered answer back.';

create function public.forget_match(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.forget_match(payload) $$;
comment on function public.forget_match(jsonb) is 'Forgets a remembered match. Whoever may change the customer''s file.';

-- Threads whose later mails are logged without asking.
create table public.thread_follows (
  org_id uuid not null,
  member_id uuid not null,
  -- Digest of the thread in this member's mailbox.
  thread text not null,
  customer_ids uuid[] not null,
  visibility text not null default 'full',
  followed_at timestamptz not null default now(),
  constraint thread_follows_pkey primary key (org_id, member_id, thread),
  constraint thread_follows_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint thread_follows_thread_form check (thread ~ '^[A-Za-z0-9_-]{22}$'),
  constraint thread_follows_visibility_known check (visibility in ('full', 'subject', 'fact', 'private'))
);
comment on table public.thread_follows is 'Threads that a member follows. Seen by that member alone.';
revoke all on public.thread_follows from anon, authenticated, service_role;
grant all on public.thread_follows to service_role;
grant select on public.thread_follows to authenticated;
alter table public.thread_follows enable row level security;
create policy thread_follows_read on public.thread_follows for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

create function private.follow_thread(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  digest text;
  customer uuid;
  customers uuid[];
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'follow_thread');
  if answer is not null then
    return answer;
  end if;
  digest := private.read_digest(payload, 'thread');
  if digest is null then
    perform private.fail('TB006', 'thread');
  end if;
  if private.require_flag(payload, 'follows') then
    customers := private.read_uuids(payload, 'customer_ids', 20);
    if cardinality(customers) = 0 then
      perform private.fail('TB006', 'customer_ids');
    end if;
    -- What could not be logged by hand is not logged by following.
    foreach customer in array customers loop
      perform private.require_writable_customer(me, customer, 'customer_ids');
    end loop;
    insert into public.thread_follows (org_id, member_id, thread, customer_ids, visibility)
    values (
      me.org_id, me.member_id, digest, customers,
      private.read_choice(payload, 'visibility', array['full', 'subject', 'fact', 'private'])
    )
    on conflict on constraint thread_follows_pkey do update
      set customer_ids = excluded.customer_ids, visibility = excluded.visibility;
  else
    delete from public.thread_follows as t
    where t.org_id = me.org_id and t.member_id = me.member_id and t.thread = digest;
  end if;
  return private.end_operation(
    me, payload, jsonb_build_object('thread', digest, 'follows', private.read_flag(payload, 'follows'))
  );
end
$$;
comment on function private.follow_thread(jsonb) is 'Follows a thread of the caller''s mailbox, or no longer.';

create function public.follow_thread(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.follow_thread(payload) $$;
comment on function public.follow_thread(jsonb) is
  'Follows a thread for customers that one may log to, or no longer. Any member, for oneself.';

grant execute on function
  private.remember_match(jsonb), private.forget_match(jsonb), private.follow_thread(jsonb)
to authenticated;
revoke all on function public.remember_match(jsonb), public.forget_match(jsonb), public.follow_thread(jsonb)
from public, anon, service_role;
grant execute on function public.remember_match(jsonb), public.forget_match(jsonb), public.follow_thread(jsonb)
to authenticated;
