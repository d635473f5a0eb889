-- Pools are an administrator's to arrange: which regions fall into which, and who may look, take and hand out there.

-- After the regions of a pool changed, every ownerless customer lies where it belongs now. What a member owns already and
-- still lies in the pool of another region stays there.
create function private.rearrange_pools(org uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  ownerless uuid[];
begin
  -- In the order of all locks; a claim that runs now is waited for, and its customer then has an owner.
  select coalesce(array_agg(c.id), '{}') into ownerless
  from (
    select x.id from public.customers as x where x.org_id = org and x.owner_id is null order by x.id for no key update
  ) as c;
  with recursive regions as (
    select c.id, c.region_code as code, 0 as n from public.customers as c where c.org_id = org and c.id = any (ownerless)
    union all
    select r.id, d.parent_code, r.n + 1 from regions as r
    join public.dictionary_entries as d on d.kind = 'region' and d.code = r.code
    where d.parent_code is not null and r.n < 10
  ),
  belongs as (
    select r.id, p.pool_id from regions as r
    join public.pool_regions as p on p.org_id = org and p.region_code = r.code
  )
  delete from public.customer_pools as l
  where l.org_id = org and l.customer_id = any (ownerless)
    and not exists (select from belongs as b where b.id = l.customer_id and b.pool_id = l.pool_id)
    -- The default pool takes what no other takes, and nothing else.
    and (
      exists (select from belongs as b where b.id = l.customer_id)
      or l.pool_id <> (select p.id from public.pools as p where p.org_id = org and p.is_default)
    );
  -- What stayed keeps its day; what is missing is put in.
  perform private.put_into_pools(org, ownerless);
end
$$;
comment on function private.rearrange_pools(uuid) is 'Puts all ownerless customers into the pools of their regions. Internal.';

-- Whose pool it is by the payload: [{"role", "team_id", "can_claim", "can_assign"}]. Empty: open to all.
create function private.set_pool_rights(me private.caller, pool uuid, payload jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  item jsonb;
begin
  delete from public.pool_rights as r where r.org_id = me.org_id and r.pool_id = pool;
  for item in select x.item from jsonb_array_elements(private.read_array(payload, 'rights', 100)) as x (item) loop
    if jsonb_typeof(item) <> 'object' then
      perform private.fail('TB004', 'rights');
    end if;
    insert into public.pool_rights (org_id, pool_id, role, team_id, can_claim, can_assign)
    values (
      me.org_id, pool, private.read_choice(item, 'role', array['rep', 'manager', 'agent', 'admin'], false),
      private.read_team(me, item, 'team_id'), private.read_flag(item, 'can_claim'), private.read_flag(item, 'can_assign')
    );
  end loop;
end
$$;
comment on function private.set_pool_rights(private.caller, uuid, jsonb) is 'Replaces the rights of a pool. Internal.';

create function private.save_pool(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  pool uuid;
  title text;
  regions text[];
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'save_pool');
  if answer is not null then
    return answer;
  end if;
  -- One arrangement after the other.
  perform from public.pool_rules as r where r.org_id = me.org_id for no key update;
  title := private.read_text(payload, 'name', 100, true);
  -- A pool without rights is open to all, and one without regions takes nothing: neither by having forgotten them.
  perform private.require_listed(payload, 'region_codes');
  perform private.require_listed(payload, 'rights');
  regions := private.read_texts(payload, 'region_codes', 500);
  if exists (
    select from unnest(regions) as r (code)
    where not exists (select from public.dictionary_entries as d where d.kind = 'region' and d.code = r.code)
  ) then
    perform private.fail('TB004', 'region_codes');
  end if;
  if private.read_uuid(payload, 'pool_id', false) is null then
    if (select count(*) from public.pools as p where p.org_id = me.org_id) >= 200 then
      perform private.fail('TB007', 'pool_id', '{"limit": 200}');
    end if;
    insert into public.pools (org_id, name) values (me.org_id, title) returning id into pool;
  else
    update public.pools as p set name = title
    where p.org_id = me.org_id and p.id = private.read_uuid(payload, 'pool_id')
    returning p.id into pool;
    if pool is null then
      perform private.fail('TB001', 'pool_id');
    end if;
  end if;
  delete from public.pool_regions as r where r.org_id = me.org_id and r.pool_id = pool and r.region_code <> all (regions);
  insert into public.pool_regions (org_id, pool_id, region_code)
  select distinct me.org_id, pool, r.code from unnest(regions) as r (code)
  on conflict on constraint pool_regions_pkey do nothing;
  perform private.set_pool_rights(me, pool, payload);
  perform private.rearrange_pools(me.org_id);
  return private.end_operation(me, payload, jsonb_build_object('pool_id', pool));
end
$$;
comment on function private.save_pool(jsonb) is 'Makes or changes a pool with its regions and rights.';

create function public.save_pool(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_pool(payload) $$;
comment on function public.save_pool(jsonb) is 'Makes or changes a pool, its regions and rights. Administrators.';

create function private.remove_pool(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  pool public.pools;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'remove_pool');
  if answer is not null then
    return answer;
  end if;
  perform from public.pool_rules as r where r.org_id = me.org_id for no key update;
  select p.* into pool from public.pools as p
  where p.org_id = me.org_id and p.id = private.read_uuid(payload, 'pool_id');
  if pool.id is null then
    perform private.fail('TB001', 'pool_id');
  end if;
  -- Something has to take what no other pool takes.
  if pool.is_default then
    perform private.fail('TB002', 'pool_id');
  end if;
  delete from public.pools as p where p.org_id = me.org_id and p.id = pool.id;
  perform private.rearrange_pools(me.org_id);
  return private.end_operation(me, payload, jsonb_build_object('pool_id', pool.id));
end
$$;
comment on function private.remove_pool(jsonb) is 'Removes a pool; its customers go to the others.';

create function public.remove_pool(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_pool(payload) $$;
comment on function public.remove_pool(jsonb) is
  'Removes a pool other than the default one (TB002); its customers go to the others. Administrators.';

-- Pools that are open to the caller, with what they may do there and how many lie in each.
create function private.pools(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'pool_id', p.id, 'name', p.name, 'is_default', p.is_default, 'can_claim', r.can_claim, 'can_assign', r.can_assign,
      'customers', (
        select count(*) from public.customer_pools as l where l.org_id = p.org_id and l.pool_id = p.id
      ),
      'region_codes', (
        select coalesce(jsonb_agg(x.region_code order by x.region_code), '[]')
        from public.pool_regions as x where x.org_id = p.org_id and x.pool_id = p.id
      ),
      'rights', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'role', x.role, 'team_id', x.team_id, 'can_claim', x.can_claim, 'can_assign', x.can_assign
        ) order by x.role nulls first, x.team_id nulls first, x.id), '[]')
        from public.pool_rights as x where x.org_id = p.org_id and x.pool_id = p.id
      )
    ) order by p.is_default desc, p.name, p.id), '[]')
    from private.pool_rights_of(me) as r
    join public.pools as p on p.org_id = me.org_id and p.id = r.pool_id
  );
end
$$;
comment on function private.pools(jsonb) is 'Pools open to the caller with rights and counts.';

create function public.pools(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.pools(payload) $$;
comment on function public.pools(jsonb) is 'Pools that are open to the caller, with what they may do there. Any member.';

grant execute on function private.save_pool(jsonb), private.remove_pool(jsonb), private.pools(jsonb) to authenticated;
revoke all on function public.save_pool(jsonb), public.remove_pool(jsonb), public.pools(jsonb)
from public, anon, service_role;
grant execute on function public.save_pool(jsonb), public.remove_pool(jsonb), public.pools(jsonb) to authenticated;
