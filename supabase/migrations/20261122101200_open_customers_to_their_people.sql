-- Rights of the customer file. Small sets are compared as arrays computed once, large ones as subqueries; per-row
-- function calls are forbidden in policies, because they cost a thousand times more.

revoke all on public.customers, public.collaborators, public.customer_domains from anon, authenticated, service_role;
grant all on public.customers, public.collaborators, public.customer_domains to service_role;
grant select on public.collaborators, public.customer_domains to authenticated;
-- Not what people wrote about a customer, where it is and what it earns: row security cannot hide columns from those who
-- see it in a pool, so these are read through customer_file.
grant select (
  org_id, id, code, name, short_name, name_key, initials, industry_code, customer_type, region_code, founded_on,
  source_channel, first_contact_on, last_follow_up_at, status, tier, need_priority, headcount, annual_revenue_minor,
  revenue_currency, owner_id, approval, version,
  to_verify, verified_at, verified_by, source, import_batch_id, created_by, created_at, updated_at
) on public.customers to authenticated;
-- Reading only: every change goes through a function of the API, which sees edits that cross each other.

alter table public.customers enable row level security;
alter table public.collaborators enable row level security;
alter table public.customer_domains enable row level security;

create policy customers_read on public.customers for select to authenticated
  using (
    org_id = (select private.my_org_id())
    -- Before it is approved: whoever created it, and whose people they are.
    and (approval = 'approved' or created_by = any (array(select private.visible_member_ids())))
    and (
      (select private.reads_all_customers())
      or owner_id = any (array(select private.visible_member_ids()))
      or id in (select private.collaborating_customer_ids())
      -- Row security of customer_pools lets only those of open pools through.
      or exists (
        select from public.customer_pools as p where p.org_id = customers.org_id and p.customer_id = customers.id
      )
    )
  );

-- Child rows ask for their customer; row security of `customers` answers.
create policy collaborators_read on public.collaborators for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = collaborators.org_id and c.id = collaborators.customer_id
    )
  );
create policy customer_domains_read on public.customer_domains for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c
      where c.org_id = customer_domains.org_id and c.id = customer_domains.customer_id
    )
  );

-- What a caller sees, computed once per request for definer functions, where row security is off.
create type private.sight as (
  org_id uuid,
  member_id uuid,
  role text,
  reads_all boolean,
  visible_ids uuid[],
  open_pools uuid[]
);

create function private.sight_of(me private.caller) returns private.sight
language plpgsql stable security definer set search_path = ''
as $$
declare
  seer private.sight;
begin
  -- Into fields: a row made in one expression is copied once more, and this is asked by every function that judges.
  seer.org_id := me.org_id;
  seer.member_id := me.member_id;
  seer.role := me.role;
  seer.reads_all := private.reads_all_customers_of(me);
  seer.visible_ids := array(select private.visible_member_ids_of(me));
  seer.open_pools := array(select r.pool_id from private.pool_rights_of(me) as r);
  return seer;
end
$$;
comment on function private.sight_of(private.caller) is 'What the caller sees, computed once. Internal.';

-- How the caller stands to a customer of their organisation: the policy `customers_read`, in words. A test holds that
-- both always agree. `colleague` is what row security hides.
create function private.relation_of(seer private.sight, customer uuid, owner uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  -- Not approved yet: nobody's but the creator's and the approvers'. Few, and looked up in an index of their own.
  if exists (
    select from public.customers as c
    where c.org_id = seer.org_id and c.id = customer and c.approval <> 'approved'
      and not coalesce(c.created_by = any (seer.visible_ids), false)
  ) then
    return 'colleague';
  elsif owner = seer.member_id then
    return 'mine';
  elsif exists (
    select from public.collaborators as c
    where c.org_id = seer.org_id and c.customer_id = customer and c.member_id = seer.member_id
  ) then
    return 'collaborator';
  elsif owner is null and seer.reads_all then
    return 'pool';
  elsif owner is not null and (seer.reads_all or owner = any (seer.visible_ids)) then
    return 'team';
  elsif exists (
    -- Also with an owner elsewhere: another region's pool may still hold it.
    select from public.customer_pools as p
    where p.org_id = seer.org_id and p.customer_id = customer and p.pool_id = any (seer.open_pools)
  ) then
    return 'pool';
  end if;
  return 'colleague';
end
$$;
comment on function private.relation_of(private.sight, uuid, uuid) is
  'mine, collaborator, pool, team (visible otherwise) or colleague (not visible). Internal.';

-- Who may add follow-ups and contacts: whoever works the customer. Where the organisation lets reps read all customers,
-- writing still stays with the owner; agents write follow-ups everywhere, since service is everybody's.
create function private.may_log_of(seer private.sight, relation text, owner uuid) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  return case relation
    when 'mine' then true
    when 'collaborator' then true
    when 'team' then seer.role in ('agent', 'admin') or owner = any (seer.visible_ids)
    when 'pool' then seer.role in ('agent', 'admin') or (seer.role = 'manager' and owner is null)
    else false
  end;
end
$$;
comment on function private.may_log_of(private.sight, text, uuid) is
  'Whether the caller may log to a customer they stand in this relation to. Internal.';

-- What a claim earns: the people of a customer, what was said with them and what could be sold to them. Whoever sees a
-- customer in a pool alone sees that it is there. Policies of the rows beneath a customer write the same rule out.
create function private.is_open_of(seer private.sight, relation text, owner uuid) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  return relation in ('mine', 'collaborator', 'team') or (relation = 'pool' and private.may_log_of(seer, relation, owner));
end
$$;
comment on function private.is_open_of(private.sight, text, uuid) is
  'Whether people and words of a customer are shown, and not only that it lies in a pool. Internal.';

-- The same two answers for a card, where row security has already let the customer through.
create function private.my_relation(customer uuid) returns table (relation text, may_log boolean)
language plpgsql stable security definer rows 1 set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
begin
  return query
    select r.relation, private.may_log_of(seer, r.relation, c.owner_id)
    from public.customers as c, lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
    where c.org_id = me.org_id and c.id = customer and r.relation <> 'colleague';
end
$$;
comment on function private.my_relation(uuid) is
  'The caller''s relation to a customer and whether they may log; no row where they may not see it.';
grant execute on function private.my_relation(uuid) to authenticated;

-- For writes: the customer with its lock, or the catalogue's refusal. Unknown and another tenant's look the same (TB001);
-- a colleague's customer names its owner and nothing else (TB020).
create function private.require_writable_customer(me private.caller, customer uuid, field text)
returns public.customers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  seer private.sight := private.sight_of(me);
  found_row public.customers;
  relation text;
begin
  select c.* into found_row from public.customers as c
  where c.org_id = me.org_id and c.id = customer
  for no key update;
  if found_row.id is null then
    perform private.fail('TB001', field);
  end if;
  relation := private.relation_of(seer, customer, found_row.owner_id);
  if not private.may_log_of(seer, relation, found_row.owner_id) then
    if found_row.owner_id is null then
      -- In the pool: to be claimed first.
      perform private.fail('TB002', field);
    end if;
    perform private.fail('TB020', field, (
      select jsonb_build_object('owner_name', m.name) from public.members as m
      where m.org_id = me.org_id and m.id = found_row.owner_id
    ));
  end if;
  return found_row;
end
$$;
comment on function private.require_writable_customer(private.caller, uuid, text) is
  'Locks and returns a customer that the caller may log to, else TB001, TB002 or TB020. Internal.';
