-- Whose customers the people of a mail or a meeting are, for what is logged without asking.

-- Whose customers these people may be, whoever owns them: by the rule that somebody made, else by address, else by domain.
create function private.customers_meant(me private.caller, participants jsonb)
returns table (address text, customer_id uuid)
language plpgsql stable security definer set search_path = '' set enable_hashjoin = off set enable_mergejoin = off
as $$
#variable_conflict use_column
begin
  return query
    with people as materialized (
      select distinct private.normal_address(p.item ->> 'address') as address
      from jsonb_array_elements(participants) as p (item)
    ),
    ruled as (
      select distinct on (p.address) p.address, r.customer_id
      from people as p
      join public.match_rules as r on r.org_id = me.org_id and (
        (r.kind = 'address' and r.value = p.address) or (r.kind = 'domain' and r.value = split_part(p.address, '@', 2))
      )
      order by p.address, r.kind
    ),
    by_address as (
      select p.address, c.customer_id
      from people as p
      cross join private.digest_keys as k
      join private.contact_address_digests as a
        on a.org_id = me.org_id and a.key_version = k.version and a.digest = any (array[
          private.digest(k.key, 'address', p.address), private.digest(k.key, 'address', private.plus_form(p.address)),
          private.digest(k.key, 'address', private.canonical_form(p.address))
        ])
      join public.contact_addresses as x on x.org_id = a.org_id and x.id = a.address_id
      join public.contacts as c on c.org_id = x.org_id and c.id = x.contact_id
      where k.org_id = me.org_id and k.retired_at is null and p.address is not null
    ),
    by_domain as (
      select distinct on (p.address) p.address, d.customer_id
      from people as p
      cross join lateral string_to_array(split_part(p.address, '@', 2), '.') as l (labels)
      cross join lateral generate_series(1, cardinality(l.labels) - 1) as s (n)
      join public.customer_domains as d on d.org_id = me.org_id and d.domain = array_to_string(l.labels[s.n:], '.')
      order by p.address, s.n
    )
      select r.address, r.customer_id from ruled as r
      union
      select a.address, a.customer_id from by_address as a where a.address not in (select r.address from ruled as r)
      union
      select d.address, d.customer_id from by_domain as d
      where d.address not in (select r.address from ruled as r) and d.address not in (select a.address from by_address as a);
end
$$;
comment on function private.customers_meant(private.caller, jsonb) is
  'Customers of the organisation to whom the people of a mail may belong, whoever may see them. Internal.';

-- Which customers a mail with these people is logged to by a member without asking: those that the member works. Whoever may
-- be two customers' is nobody's here: a person decides.
create function private.customers_of_mail(me private.caller, participants jsonb) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  seer private.sight := private.sight_of(me);
begin
  return (
    with meant as materialized (select m.address, m.customer_id from private.customers_meant(me, participants) as m)
    select coalesce(array_agg(distinct c.id), '{}')
    from meant as m
    join public.customers as c on c.org_id = me.org_id and c.id = m.customer_id
    cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
    where (select count(distinct o.customer_id) from meant as o where o.address = m.address) = 1
      and r.relation in ('mine', 'collaborator', 'team') and private.may_log_of(seer, r.relation, c.owner_id)
  );
end
$$;
comment on function private.customers_of_mail(private.caller, jsonb) is
  'Customers of the member''s to whom the people of a mail clearly belong. Internal.';
