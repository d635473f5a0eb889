-- Search: by name (Chinese by two characters or by initials, Western by any part), short name, code, contact, address,
-- phone, domain; narrowed by status, tier, owner, region, industry, type, tag, idle days. Runs as its owner, with visibility
-- written out: LIKE and array operators are not leakproof, and under row security they read the whole table. A test holds
-- that its rows are those that row security gives.

create index customer_domains_beginning_idx on public.customer_domains (org_id, domain text_pattern_ops);
create index contact_addresses_beginning_idx on public.contact_addresses (org_id, address text_pattern_ops);
create index contacts_bigram_idx on public.contacts using gin (private.bigrams(lower(name)));
-- Running numbers of one day in their order, also past 999: …1000 comes after …999. Codes from elsewhere keep the order of
-- their characters.
create index customers_code_order_idx on public.customers (org_id, (left(code, 11) || lpad(substr(code, 12), 12, '0')), id);
-- The list by name: without it a manager's first page sorts everybody.
create index customers_name_order_idx on public.customers (org_id, name, id);
create index contacts_trigram_idx on public.contacts using gin (lower(name) extensions.gin_trgm_ops);

-- Regions with all that lie below them, since nobody means the province without its towns.
create function private.region_subtree(codes text[]) returns text[]
language plpgsql stable security definer set search_path = ''
as $$ begin return array(
  with recursive below as (
    select d.code from public.dictionary_entries as d where d.kind = 'region' and d.code = any (codes)
    union
    select d.code from public.dictionary_entries as d join below as b on d.parent_code = b.code where d.kind = 'region'
  )
  select b.code from below as b
); end $$;
comment on function private.region_subtree(text[]) is 'Region codes with all below. Internal.';

-- What a text may mean beside a name: people, addresses, phones and domains lead to customers by ids, few of them, so that
-- the search proper stays one condition on one index.
-- `by_people` are judged more strictly: who the people of a customer are is not told, nor confirmed letter by letter, to
-- those who see it in a pool alone.
create function private.customers_of_text(
  me private.caller, seer private.sight, typed text, out by_people uuid[], out by_others uuid[]
)
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  pattern text := private.like_pattern(typed);
  pairs text[] := private.bigrams(typed);
  phone text := private.normal_phone(typed);
begin
  by_others := array(
    select d.customer_id from public.customer_domains as d
    where typed <> '' and d.org_id = me.org_id and starts_with(d.domain, typed)
    limit 50
  ) || array(
    -- A former code, whole: that of a record that was merged or came by import.
    select coalesce(a.customer_id, o.customer_id) from public.code_aliases as a
    left join public.opportunities as o on o.org_id = a.org_id and o.id = a.opportunity_id
    where a.org_id = me.org_id and a.code = upper(typed)
  );
  -- The policy `contacts_read` before the limit: of a name that many bear, others' people would take the places of one's own.
  -- Judged are thousands and not all: what everybody is called is no search for somebody.
  by_people := array(
    select p.customer_id
    from (
      select a.org_id, a.contact_id from public.contact_addresses as a
      -- From three characters on: fewer begin everybody's address.
      where length(typed) >= 3 and a.org_id = me.org_id and starts_with(a.address, typed)
      limit 2000
    ) as a
    join public.contacts as p on p.org_id = a.org_id and p.id = a.contact_id
    join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
    where (c.approval = 'approved' or c.created_by = any (seer.visible_ids))
      and (
        c.owner_id = any (seer.visible_ids)
        or (c.owner_id is not null and seer.reads_all)
        or (c.owner_id is null and seer.role in ('manager', 'agent', 'admin'))
        or exists (
          select from public.collaborators as k
          where k.org_id = c.org_id and k.customer_id = c.id and k.member_id = seer.member_id
        )
      )
    limit 50
  ) || array(
    select p.customer_id
    from (
      select p.org_id, p.customer_id from public.contacts as p
      where length(typed) >= 2 and p.org_id = me.org_id
        and case when length(typed) = 2 then private.bigrams(lower(p.name)) @> pairs else lower(p.name) like pattern end
      limit 5000
    ) as p
    join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
    where (c.approval = 'approved' or c.created_by = any (seer.visible_ids))
      and (
        c.owner_id = any (seer.visible_ids)
        or (c.owner_id is not null and seer.reads_all)
        or (c.owner_id is null and seer.role in ('manager', 'agent', 'admin'))
        or exists (
          select from public.collaborators as k
          where k.org_id = c.org_id and k.customer_id = c.id and k.member_id = seer.member_id
        )
      )
    limit 200
  );
  if phone is not null and length(phone) >= 8 then
    -- The whole number only: digit by digit a search would reveal what is masked. Counted before anything is looked up, or
    -- being stopped would itself be the answer. Without the right to see the number an answer is logged as well.
    perform private.count_call(me, 'phone_search', 60);
    by_others := by_others || array(
      select p.customer_id from public.contact_phones as t
      join public.contacts as p on p.org_id = t.org_id and p.id = t.contact_id
      where t.org_id = me.org_id and t.e164 = phone
      limit 50
    );
    if exists (
      select from public.customers as c
      where c.org_id = me.org_id and c.id = any (by_others)
        and exists (
          select from public.contact_phones as t
          join public.contacts as p on p.org_id = t.org_id and p.id = t.contact_id
          where p.org_id = c.org_id and p.customer_id = c.id and t.e164 = phone
        )
        and not private.may_see_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id, 'phone')
    ) then
      perform private.add_audit_lines(
        'reveal', 'contact_phones',
        array[(me.org_id, null, null, '{"what": "phone_search"}')::private.audit_change], '{}'
      );
    end if;
  end if;
end
$$;
comment on function private.customers_of_text(private.caller, private.sight, text) is
  'Customers that a text leads to by people, addresses, phones and domains; not yet judged. Internal.';

create function private.search_customers(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight;
  typed text;
  by_people uuid[] := '{}';
  by_others uuid[] := '{}';
  -- Conditions that the payload asks for; each names parameters of the one statement below and never a value.
  wanted text := '';
  -- The search text written out, for rows that are found otherwise and looked at: the function costs four times as much a
  -- row, its pairs fifty times.
  look constant text := $look$lower(
    c.name || ' ' || coalesce(c.short_name, '') || ' ' || c.code || ' ' || coalesce(c.initials, '')
  ) like $3$look$;
  -- The index's own expression: CUS and the date, then the number of the day.
  code_order constant text := $order$(left(%s, 11) || lpad(substr(%s, 12), 12, '0'))$order$;
  by_text text := 'true';
  by_look text := 'true';
  rarely boolean := false;
  ordering text;
  keyset text := 'true';
  few constant int := 1200;
  by_id text := '';
  seen_by text[];
  arms text;
  idle int;
  after_value text;
  after_id uuid;
  most int;
  found jsonb;
begin
  perform private.require_object(payload);
  seer := private.sight_of(me);
  typed := coalesce(lower(normalize(private.read_text(payload, 'text', 100), nfkc)), '');
  most := private.read_int_or(payload, 'limit', 1, 100, 20);
  if private.payload_at(payload, 'filters') is not null and jsonb_typeof(payload -> 'filters') <> 'object' then
    perform private.fail('TB004', 'filters');
  end if;
  idle := private.read_int_or(payload, 'filters.idle_days', 0, 36500, null);

  if typed <> '' then
    -- Where the plan walks down an order the look goes first, and the index's condition is asked of what it lets through. As
    -- a case, of which the plan assumes a half: as a condition of its own it would count as rare.
    by_text := format('case when %s then true else false end and %s', look, case
      when length(typed) = 2 and typed !~ '\s'
        then 'private.bigrams(private.search_text(c.name, c.short_name, c.code, c.initials)) @> $4'
      else 'private.search_text(c.name, c.short_name, c.code, c.initials) like $3'
    end);
    rarely := length(typed) > 2;
    by_look := case when rarely then by_text else look end;
    select t.by_people, t.by_others into by_people, by_others from private.customers_of_text(me, seer, typed) as t;
  end if;

  if private.payload_at(payload, 'filters.statuses') is not null then
    wanted := wanted || ' and c.status = any ($7)';
  end if;
  if private.payload_at(payload, 'filters.tiers') is not null then
    wanted := wanted || ' and c.tier = any ($8)';
  end if;
  if private.payload_at(payload, 'filters.owner_ids') is not null then
    wanted := wanted || ' and c.owner_id = any ($9)';
  end if;
  if private.payload_at(payload, 'filters.regions') is not null then
    wanted := wanted || ' and c.region_code = any ($10)';
  end if;
  if private.payload_at(payload, 'filters.industry') is not null then
    wanted := wanted || ' and starts_with(c.industry_code, $11)';
  end if;
  if private.payload_at(payload, 'filters.customer_types') is not null then
    wanted := wanted || ' and c.customer_type = any ($12)';
  end if;
  if private.payload_at(payload, 'filters.tag_ids') is not null then
    -- All of them: two tags narrow, they do not widen.
    wanted := wanted || ' and (select count(*) from public.customer_tags as t
      where t.org_id = c.org_id and t.customer_id = c.id and t.tag_id = any ($13)) = cardinality($13)';
  end if;
  if idle is not null then
    wanted := wanted || ' and coalesce(c.last_follow_up_at, c.created_at) < now() - make_interval(days => $14)';
  end if;

  perform private.require_part(payload, 'after');
  after_value := private.read_text(payload, 'after.value', 200);
  after_id := private.read_uuid(payload, 'after.customer_id', false);
  case private.read_choice(payload, 'order', array['last_follow_up', 'name', 'code'], false)
    when 'name' then
      ordering := 'name, id';
      keyset := '(c.name, c.id) > ($5, $6)';
    when 'code' then
      ordering := 'code_order desc, id desc';
      keyset := format('(%s, c.id) < (%s, $6)', format(code_order, 'c.code', 'c.code'), format(code_order, '$5', '$5'));
    else
      ordering := 'last_follow_up_at desc nulls last, id';
      if after_value is not null then
        if not pg_input_is_valid(after_value, 'timestamp with time zone') then
          perform private.fail('TB004', 'after.value');
        end if;
        -- Newest first, those that were never followed up last; within one moment by id.
        keyset := '(c.last_follow_up_at < $5::timestamptz or c.last_follow_up_at is null
          or (c.last_follow_up_at = $5::timestamptz and c.id > $6))';
      else
        keyset := 'c.last_follow_up_at is null and c.id > $6';
      end if;
  end case;
  if after_id is null then
    keyset := 'true';
  end if;

  -- The policy `customers_read`, written out: by whom a customer is seen.
  if seer.reads_all then
    seen_by := array['true'];
  elsif cardinality(seer.visible_ids) = 1 and (
    -- Counted no further than it takes to know.
    select count(*) from (
      select from public.collaborators as k where k.org_id = me.org_id and k.member_id = me.member_id
      union all
      select from public.customer_pools as p where p.org_id = me.org_id and p.pool_id = any (seer.open_pools)
      limit few + 1
    ) as n
  ) <= few then
    -- One's own are walked down on their own, the others looked up by their ids. Together they are one in twenty, and a term
    -- in every eightieth name would be looked for among nineteen that are not shown. A text of three characters and more may
    -- be so rare that its own index is shorter than a thousand ids.
    by_id := format(case when rarely then 'c.id in (%s)' else 'c.id = any (array(%s))' end,
      'select k.customer_id from public.collaborators as k where k.org_id = $1 and k.member_id = ($2).member_id
      union all
      select p.customer_id from public.customer_pools as p where p.org_id = $1 and p.pool_id = any (($2).open_pools)');
    seen_by := array['c.owner_id = (($2).visible_ids)[1]', by_id];
  else
    -- Above a team, or beside a large pool, many are seen, and one walk down the organisation's order finds them.
    seen_by := array['(
      c.owner_id = any (($2).visible_ids)
      or c.id in (
        select k.customer_id from public.collaborators as k where k.org_id = $1 and k.member_id = ($2).member_id
      )
      or exists (
        select from public.customer_pools as p
        where p.org_id = $1 and p.customer_id = c.id and p.pool_id = any (($2).open_pools)
      )
    )'];
  end if;
  select string_agg(format(
    $arm$(
      select t.* from (
        select c.id, c.code, c.name, c.status, c.tier, c.owner_id, c.last_follow_up_at,
          c.region_code, c.industry_code, c.customer_type, %s as code_order
        from public.customers as c
        where c.org_id = $1 and %s %s and %s and %s
          and (c.approval = 'approved' or c.created_by = any (($2).visible_ids))
        %s
      ) as t
      order by %s limit $16
    )$arm$, format(code_order, 'c.code', 'c.code'), case s.condition when by_id then by_look else by_text end, wanted, keyset, s.condition,
    -- All are found before they are cut: walking down the order until twenty are met is longer than the plan believes.
    case s.condition when by_id then 'offset 0' else '' end, ordering
  ), ' union all ')
  into arms from unnest(seen_by) as s (condition);

  -- Planned for each question: a rare text is found by its index, one that stands in every name by walking down the order.
  execute format($query$
    with visible_by_others as (
      select c.id, c.code, c.name, c.status, c.tier, c.owner_id, c.last_follow_up_at,
        c.region_code, c.industry_code, c.customer_type, %6$s as code_order
      from public.customers as c
      cross join lateral private.relation_of($2, c.id, c.owner_id) as r (relation)
      where c.org_id = $1 and c.id = any ($15 || $17) %2$s and %3$s
        and r.relation <> 'colleague'
        and (c.id = any ($15) or private.is_open_of($2, r.relation, c.owner_id))
    ),
    hits as (
      -- Found in several ways it is one.
      select * from (%1$s) as t union select * from visible_by_others order by %4$s limit $16
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'customer_id', h.id, 'code', h.code, 'name', h.name, 'status', h.status, 'tier', h.tier, 'owner_name', o.name,
      'relation', private.relation_of($2, h.id, h.owner_id), 'last_follow_up_at', h.last_follow_up_at,
      'region_code', h.region_code, 'industry_code', h.industry_code, 'customer_type', h.customer_type
    ) order by h.%5$s), '[]')
    from hits as h
    left join public.members as o on o.org_id = $1 and o.id = h.owner_id
  $query$, arms, wanted, keyset, ordering, replace(ordering, ', ', ', h.'),
    format(code_order, 'c.code', 'c.code'))
  into found
  using me.org_id, seer, private.like_pattern(typed), private.bigrams(typed), after_value, after_id,
    private.read_texts(payload, 'filters.statuses', 5, '^(lead|potential|intent|won|lost)$'),
    private.read_texts(payload, 'filters.tiers', 5, '^[A-E]$'), private.read_uuids(payload, 'filters.owner_ids', 100),
    private.region_subtree(private.read_texts(payload, 'filters.regions', 50)),
    private.read_text(payload, 'filters.industry', 40), private.read_texts(payload, 'filters.customer_types', 20),
    private.read_uuids(payload, 'filters.tag_ids', 20), idle, by_others, most, by_people;
  return found;
end
$$;
comment on function private.search_customers(jsonb) is
  'Visible customers by text and filters, in pages. The only dynamic statement: what it is put together from is written '
  'here, values are parameters.';

create function public.search_customers(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.search_customers(payload) $$;
comment on function public.search_customers(jsonb) is
  'Customers that the caller sees, by text and filters, in keyset pages of at most 100. Any member.';

grant execute on function private.search_customers(jsonb) to authenticated;
revoke all on function public.search_customers(jsonb) from public, anon, service_role;
grant execute on function public.search_customers(jsonb) to authenticated;
