-- Who are these people? Digests in; per person the customers they belong to, how the caller stands to them and why it is
-- thought so. Several candidates stay several. Of a colleague's customer only the owner's name is told.

-- One plan for all questions: planning this for each takes as long as answering, and what is asked is never more than fifty
-- people.
create function private.match_people(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' set plan_cache_mode = force_generic_plan
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight;
  live_version int;
  people jsonb;
  thread_digest text;
  asked_keys text[];
  asked_threads text[];
  chosen uuid;
  matched jsonb;
  logged jsonb;
begin
  perform private.require_object(payload);
  -- Anti-farming, before anything is looked up.
  perform private.count_call(me, 'match_people', (
    select s.match_calls_per_minute from public.organisation_settings as s where s.org_id = me.org_id
  ));
  seer := private.sight_of(me);
  live_version := private.read_int(payload, 'key_version', 1, 1000000);
  if not exists (
    select from private.digest_keys as k where k.org_id = me.org_id and k.version = live_version and k.retired_at is null
  ) then
    perform private.fail('TB004', 'key_version');
  end if;
  -- Bounded in every direction: the cap per minute would be worth little with a million digests in one call.
  people := private.read_array(payload, 'people', 50);
  thread_digest := private.read_digest(payload, 'thread');
  asked_keys := private.read_texts(payload, 'mail_keys', 200, '^[A-Za-z0-9_-]{22}$');
  asked_threads := private.read_texts(payload, 'threads', 100, '^[A-Za-z0-9_-]{22}$');
  chosen := private.read_uuid(payload, 'customer_id', false);
  perform private.require_match_people(people);

  -- Places in the array stand for people: what they are called by the page is none of the database's business.
  with asked as (
    select p.i, p.item, p.item ->> 'exact' as exact, p.item ->> 'plus' as plus, p.item ->> 'canonical' as canonical
    from jsonb_array_elements(people) with ordinality as p (item, i)
    -- As many as were let in: without a bound the plan reckons with a table's worth of people and reads tables whole.
    limit 50
  ),
  -- Domains, the longest first.
  asked_domains as (
    select a.i, g.digest, g.n from asked as a
    cross join lateral (
      select x.digest, x.n from jsonb_array_elements_text(coalesce(nullif(a.item -> 'domains', 'null'), '[]'))
        with ordinality as x (digest, n)
      limit 5
    ) as g
  ),
  -- What somebody decided before goes before everything that is only found; a rule for the address before one for its
  -- domain.
  by_rule as (
    select distinct g.i, 'rule' as reason, r.customer_id, null::uuid as contact_id, null::text as contact_name
    from (
      select a.i, a.exact as digest, 'address' as kind from asked as a
      union all
      select d.i, d.digest, 'domain' from asked_domains as d
      join asked as a on a.i = d.i
      where not exists (
        select from private.match_rule_digests as x
        where x.org_id = me.org_id and x.key_version = live_version and x.digest = a.exact
      )
    ) as g
    join private.match_rule_digests as d
      on d.org_id = me.org_id and d.key_version = live_version and d.digest = g.digest
    join public.match_rules as r on r.org_id = d.org_id and r.id = d.rule_id and r.kind = g.kind
  ),
  -- The strictest form wins: somebody+sales and somebody+support may be two contacts.
  -- Each given form against each stored form; both ranks add up, so that exact to exact is 2 and the least. Forms that are
  -- the same are looked up once, as the strictest.
  address_hits as (
    select a.i, x.contact_id, min(g.rank + d.rank) as score
    from asked as a
    cross join lateral (
      select 1 as rank, a.exact as digest
      union all
      select 2, a.plus where a.plus <> a.exact
      union all
      select 3, a.canonical where a.canonical not in (a.exact, a.plus)
    ) as g
    join private.contact_address_digests as d
      on d.org_id = me.org_id and d.key_version = live_version and d.digest = g.digest
    join public.contact_addresses as x on x.org_id = d.org_id and x.id = d.address_id
    where a.i not in (select r.i from by_rule as r)
    group by a.i, x.contact_id
  ),
  -- All contacts of the best score: a joint address belongs to two customers, and then somebody has to say which.
  by_address as (
    select h.i, 'address' as reason, c.customer_id, c.id as contact_id, c.name as contact_name
    from (select b.*, min(b.score) over (partition by b.i) as best from address_hits as b) as h
    join public.contacts as c on c.org_id = me.org_id and c.id = h.contact_id
    where h.score = h.best
  ),
  -- The longest stored domain wins, so that no suffix list is needed.
  by_domain as (
    select distinct on (g.i) g.i, 'domain' as reason, m.customer_id, null::uuid as contact_id, null::text as contact_name
    from asked_domains as g
    -- A digest leads to one domain at most; said, so that it is looked up and the domains are not read through.
    cross join lateral (
      select x.customer_id from private.customer_domain_digests as d
      join public.customer_domains as x on x.org_id = d.org_id and x.id = d.domain_id
      where d.org_id = me.org_id and d.key_version = live_version and d.digest = g.digest
      limit 1
    ) as m
    -- Who was found by address is not asked for by domain: a person knows better than a firm's name.
    where g.i not in (select b.i from by_address as b) and g.i not in (select r.i from by_rule as r)
    order by g.i, g.n
  ),
  -- People of a thread that was logged belong, unless known otherwise, to the customers it was logged to.
  by_thread as (
    select a.i, 'thread' as reason, t.customer_id, null::uuid as contact_id, null::text as contact_name
    from asked as a
    cross join (
      select distinct f.customer_id
      -- Only threads that the caller logged: thread ids are those of one's own mailbox.
      from public.mail_sources as s
      join public.follow_ups as f on f.org_id = s.org_id and f.mail_id = s.mail_id and f.removed_at is null
      where s.org_id = me.org_id and s.thread = thread_digest and s.member_id = me.member_id
    ) as t
    where a.i not in (select b.i from by_address as b) and a.i not in (select b.i from by_domain as b)
      and a.i not in (select r.i from by_rule as r)
  ),
  -- Judged once each: folded into what reads it, a relation would be asked for in every place where it is named.
  related as materialized (
    select h.*, c.name as customer_name, c.owner_id, o.name as owner_name,
      private.relation_of(seer, c.id, c.owner_id) as relation
    from (select * from by_rule union all select * from by_address union all select * from by_domain union all select * from by_thread) as h
    join public.customers as c on c.org_id = me.org_id and c.id = h.customer_id
    left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
  ),
  candidates as (
    -- A colleague's customer: the owner's name and nothing else, once per owner however many customers it hides.
    select k.i, k.relation, k.customer_id, jsonb_build_object(
      -- The names of customer and contact are left out at the source, not by the screen; who the people are of a customer
      -- that lies in the pool is seen after the claim.
      'relation', k.relation, 'reason', k.reason, 'owner_name', k.owner_name,
      'customer_id', case when k.relation <> 'colleague' then k.customer_id end,
      'customer_name', case when k.relation <> 'colleague' then k.customer_name end,
      'contact_id', case when k.is_open then k.contact_id end,
      'contact_name', case when k.is_open then k.contact_name end
    ) as told
    from (select r.*, private.is_open_of(seer, r.relation, r.owner_id) as is_open from related as r offset 0) as k
  )
  select jsonb_build_object(
    'people', coalesce(jsonb_agg(
      jsonb_build_object('ref', a.item ->> 'ref', 'candidates', coalesce(k.told, '[]'),
      -- Whom the caller never logs: the page offers nothing that the database would refuse.
      'excluded', exists (
        select from private.exclusion_digests as x
        where x.org_id = me.org_id and x.member_id = me.member_id and x.key_version = live_version
          and x.digest in (a.exact, a.plus, a.canonical)
      ) or exists (
        select from asked_domains as g
        join private.exclusion_digests as x on x.digest = g.digest
        where g.i = a.i and x.org_id = me.org_id and x.member_id = me.member_id and x.key_version = live_version
      )) order by a.i
    ), '[]'),
    -- Over all people of the thread: the same customer five times is still one customer.
    'visible', (select jsonb_agg(distinct k.customer_id) from candidates as k where k.relation <> 'colleague')
  ) into matched
  from asked as a
  left join (
    select c.i, jsonb_agg(distinct c.told) as told from candidates as c group by c.i
  ) as k on k.i = a.i;

  -- Which of the mails on screen are logged, as far as the caller may know it.
  select coalesce(jsonb_agg(
    jsonb_build_object(
      'key', k.value, 'follow_up_id', f.id, 'customer_id', f.customer_id,
      'by', jsonb_build_object('member_id', a.id, 'name', a.name), 'at', f.recorded_at, 'op_id', own.op_id
    ) order by f.recorded_at, f.id
  ), '[]') into logged
  from public.mail_keys as k
  join public.follow_ups as f on f.org_id = k.org_id and f.mail_id = k.mail_id and f.removed_at is null
  join public.members as a on a.org_id = f.org_id and a.id = f.author_id
  join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
  -- The caller's own operation, for undo; somebody else's is never told.
  left join lateral (
    select w.op_id from public.follow_up_contents as w
    where w.org_id = f.org_id and w.follow_up_id = f.id and w.member_id = me.member_id
    order by w.created_at desc limit 1
  ) as own on true
  where k.org_id = me.org_id and k.value = any (asked_keys)
    and (
      -- Own ones always; those of one's team; others' where the customer is visible and the mail not private.
      own.op_id is not null
      or f.author_id = any (seer.visible_ids)
      or (f.visibility <> 'private' and private.relation_of(seer, c.id, c.owner_id) <> 'colleague')
    );

  -- And which threads of a list: those in which the caller logged something, by whoever logged it first. A thread's name is
  -- known in one's own mailbox only, so nothing is told of others'.
  if cardinality(asked_threads) > 0 then
    select logged || coalesce(jsonb_agg(
      jsonb_build_object(
        'key', t.thread, 'follow_up_id', t.follow_up_id, 'customer_id', t.customer_id,
        'by', jsonb_build_object('member_id', t.author_id, 'name', t.author_name), 'at', t.recorded_at, 'op_id', null
      ) order by t.recorded_at, t.follow_up_id
    ), '[]') into logged
    from (
      select distinct on (s.thread) s.thread, f.id as follow_up_id, f.customer_id, f.recorded_at, a.id as author_id,
        a.name as author_name
      from public.mail_sources as s
      join public.follow_ups as f on f.org_id = s.org_id and f.mail_id = s.mail_id and f.removed_at is null
      join public.members as a on a.org_id = f.org_id and a.id = f.author_id
      where s.org_id = me.org_id and s.thread = any (asked_threads) and s.member_id = me.member_id
      order by s.thread, f.recorded_at, f.id
    ) as t;
  end if;

  -- One customer left over all people: that is the card. Two are a question, and the database does not guess.
  if chosen is null and jsonb_array_length(coalesce(nullif(matched -> 'visible', 'null'), '[]')) = 1 then
    chosen := (matched -> 'visible' ->> 0)::uuid;
  end if;
  return jsonb_build_object(
    'people', matched -> 'people', 'logged', logged, 'chosen', chosen,
    -- Whether the caller follows the thread, since when and for whom.
    'follows', (
      select jsonb_build_object(
        'since', t.followed_at, 'customer_ids', to_jsonb(t.customer_ids), 'visibility', t.visibility
      )
      from public.thread_follows as t
      where t.org_id = me.org_id and t.member_id = me.member_id and t.thread = thread_digest
    )
  );
end
$$;
comment on function private.match_people(jsonb) is 'Candidates per person, logged mails, and the one customer that remains.';

-- Form of the people asked about; what is wrong is named by field, never by value.
create function private.require_match_people(people jsonb) returns void
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  form constant text := '^[A-Za-z0-9_-]{22}$';
begin
  if exists (
    select from jsonb_array_elements(people) as p (item)
    where jsonb_typeof(p.item) <> 'object'
      or coalesce(p.item ->> 'ref', '') = '' or char_length(p.item ->> 'ref') > 64
      or coalesce(p.item ->> 'exact', '') !~ form or coalesce(p.item ->> 'plus', '') !~ form
      or coalesce(p.item ->> 'canonical', '') !~ form
      or coalesce(jsonb_typeof(nullif(p.item -> 'domains', 'null')), 'array') <> 'array'
  ) then
    perform private.fail('TB004', 'people');
  end if;
  if exists (
    select from jsonb_array_elements(people) as p (item)
    where jsonb_array_length(coalesce(nullif(p.item -> 'domains', 'null'), '[]')) > 5
  ) then
    perform private.fail('TB007', 'people.domains', '{"limit": 5}');
  end if;
end
$$;
comment on function private.require_match_people(jsonb) is 'TB004 or TB007 unless each person is as the contract says.';

-- The card is read with the caller's own rights, after the matching.
create function public.match_people(payload jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  answer jsonb := private.match_people(payload);
  card jsonb;
begin
  if answer ->> 'chosen' is not null then
    card := private.card_of((answer ->> 'chosen')::uuid);
    -- Chosen by hand and not visible, unknown or another tenant's: one answer for all three.
    if card is null then
      perform private.fail('TB001', 'customer_id');
    end if;
  end if;
  return jsonb_build_object(
    'people', answer -> 'people', 'card', card, 'logged', answer -> 'logged', 'follows', answer -> 'follows'
  );
end
$$;
comment on function public.match_people(jsonb) is
  'Customers of the people of a thread, the card of the one that remains, and which mails are logged. Any member; capped '
  'per call and minute.';

grant execute on function private.match_people(jsonb) to authenticated;
revoke all on function public.match_people(jsonb) from public, anon, service_role;
grant execute on function public.match_people(jsonb) to authenticated;
