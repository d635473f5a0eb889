-- The customer file. A customer is visible if the caller reads all, or its owner is visible, or one collaborates, or it
-- has no owner and so lies in the public pool. Writing stays with the owner; changes of owner, status and code are RPCs.

-- Initials of a Chinese name, as people type them: szyf for 苏州云帆. Where a character is read in two ways the second
-- spelling follows: 重 in 重庆 is c, elsewhere z. Null for names without a Chinese character.
create function private.name_initials(name text) returns text
language sql stable security definer set search_path = ''
as $$
  select case when bool_or(p.character is not null) then
    string_agg(coalesce(left(p.initials, 1), t.c), '' order by t.n)
    || case when bool_or(length(p.initials) > 1)
      then ' ' || string_agg(coalesce(substr(p.initials, least(2, length(p.initials)), 1), t.c), '' order by t.n) else '' end
  end
  from string_to_table(lower(normalize(name, nfkc)), null) with ordinality as t (c, n)
  left join private.pinyin_initials as p on p.character = t.c
  where p.character is not null or t.c ~ '[a-z0-9]'
$$;
comment on function private.name_initials(text) is 'How a Chinese name is spelled by its initials. Internal.';

-- What a customer is searched by. One text, so that one index answers for all of it.
create function private.search_text(name text, short_name text, code text, initials text) returns text
language sql immutable parallel safe security invoker set search_path = ''
as $$
  select lower(name || ' ' || coalesce(short_name, '') || ' ' || code || ' ' || coalesce(initials, ''))
$$;
comment on function private.search_text(text, text, text, text) is
  'Name, short name, code and initials as one text, for substring search.';

-- Every two neighbours of a text. Chinese names are asked for by two characters, and a trigram index has nothing to say
-- about two.
create function private.bigrams(value text) returns text[]
language sql immutable parallel safe security invoker set search_path = ''
as $$
  select coalesce(array_agg(distinct b.pair), '{}')
  from (select substr(value, i, 2) as pair from generate_series(1, length(value) - 1) as i) as b
  where b.pair !~ '\s'
$$;
comment on function private.bigrams(text) is 'Pairs of neighbouring characters, each once.';
-- Whoever changes a name computes the index entry with their own rights.
grant execute on function private.search_text(text, text, text, text), private.bigrams(text) to authenticated, service_role;

create table public.customers (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- CUS + day + number of the day; from private.take_numbers, never twice in an organisation.
  code text not null,
  name text not null,
  short_name text,
  -- Company name without legal form, case, width and punctuation: what duplicates are recognised by.
  name_key text not null,
  -- Derived from the name: how it is spelled by its pinyin initials.
  initials text,
  industry_code text not null,
  customer_type text not null,
  region_code text not null,
  address text,
  registered_address text,
  founded_on date,
  source_channel text,
  first_contact_on date,
  -- Derived from the live follow-ups; kept here because lists of idle customers are sorted by it.
  last_follow_up_at timestamptz,
  status text not null default 'potential',
  tier text,
  past_cooperation text,
  key_needs text,
  need_priority text,
  remark text,
  headcount int,
  -- Minor units beside the currency: numeric is not leakproof and would lose its index under row security.
  annual_revenue_minor bigint,
  revenue_currency text,
  -- null: in the public pool.
  owner_id uuid,
  -- Where the organisation wants new customers approved: until then its creator and the approver see it, mail can be
  -- logged to it, and it is not counted.
  approval text not null default 'approved',
  -- Goes up with each edit, so that two people who edit at once are told (TB040).
  version int not null default 1,
  -- Fields that were suggested from domain and signature and that a person has still to confirm.
  to_verify text[] not null default '{}',
  verified_at timestamptz,
  verified_by uuid,
  custom jsonb not null default '{}',
  source text not null default 'manual',
  import_batch_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint customers_pkey primary key (org_id, id),
  constraint customers_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint customers_owner_fkey foreign key (org_id, owner_id) references public.members (org_id, id)
    on delete set null (owner_id),
  constraint customers_creator_fkey foreign key (org_id, created_by) references public.members (org_id, id)
    on delete set null (created_by),
  constraint customers_verifier_fkey foreign key (org_id, verified_by) references public.members (org_id, id)
    on delete set null (verified_by),
  constraint customers_code_once unique (org_id, code),
  constraint customers_name_filled check (btrim(name) <> '' and char_length(name) <= 200),
  constraint customers_texts_bounded check (
    char_length(short_name) <= 100 and char_length(remark) <= 100000 and char_length(past_cooperation) <= 100000
    and char_length(key_needs) <= 100000 and char_length(address) <= 500 and char_length(registered_address) <= 500
  ),
  constraint customers_status_known check (status in ('lead', 'potential', 'intent', 'won', 'lost')),
  constraint customers_approval_known check (approval in ('approved', 'pending', 'rejected')),
  constraint customers_tier_known check (tier in ('A', 'B', 'C', 'D', 'E')),
  constraint customers_need_priority_known check (need_priority in ('high', 'medium', 'low')),
  constraint customers_source_known check (source in ('manual', 'sidebar', 'import', 'automatic')),
  constraint customers_size_sane check (headcount >= 0 and annual_revenue_minor >= 0),
  constraint customers_revenue_has_currency check ((annual_revenue_minor is null) = (revenue_currency is null)),
  constraint customers_custom_is_object check (jsonb_typeof(custom) = 'object')
);
-- Idle customers per owner are counted from this index alone.
-- In the order of the list, so that one's own are walked down without those of others between them.
create index customers_owner_idx on public.customers (org_id, owner_id, last_follow_up_at desc nulls last, id)
  include (created_at, approval);
-- Few, and asked for whenever somebody looks at a customer that is not theirs.
create index customers_unapproved_idx on public.customers (org_id, id) where approval <> 'approved';
create index customers_creator_idx on public.customers (org_id, created_by);
create index customers_verifier_idx on public.customers (org_id, verified_by);
create index customers_recent_idx on public.customers (org_id, last_follow_up_at desc nulls last, id);
create index customers_name_key_idx on public.customers (org_id, name_key);
-- Substrings, for the definer functions only: LIKE is not leakproof and uses no index under row security.
create index customers_search_idx on public.customers
  using gin (private.search_text(name, short_name, code, initials) extensions.gin_trgm_ops);
create index customers_bigram_idx on public.customers
  using gin (private.bigrams(private.search_text(name, short_name, code, initials)));
create index customers_name_key_trgm_idx on public.customers using gin (name_key extensions.gin_trgm_ops);
comment on table public.customers is
  'The customer file. Seen by whoever reads all, by owners and their managers, by collaborators, and in the pool by all '
  'members. Owners, their managers and collaborators change descriptive fields; everything else is an RPC.';

-- Legal forms and places of registration say nothing about who it is. Kept deliberately short: it proposes only.
create function private.company_name_key(name text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(nullif(regexp_replace(
    regexp_replace(
      regexp_replace(lower(normalize(name, nfkc)), '(股份有限公司|有限责任公司|有限公司|集团公司|分公司|公司|股份|集团)', '', 'g'),
      '\y(co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|plc|pte|pty|gmbh|mbh|ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|ab|oy|as|aps|kk|sdn|bhd)\y', '', 'g'
    ),
    '[^[:alnum:]]+', '', 'g'
  ), ''), lower(name))
$$;
comment on function private.company_name_key(text) is
  'Company name without legal form, case, width and punctuation; proposes duplicates, decides nothing.';

-- People edit the name directly, so a trigger keeps its key and the time of the change.
create function private.prepare_customer() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'INSERT' then
    new.name_key := private.company_name_key(new.name);
    new.initials := private.name_initials(new.name);
  else
    -- Only where it can differ: most updates are the time of the last follow-up.
    if new.name <> old.name then
      new.name_key := private.company_name_key(new.name);
      new.initials := private.name_initials(new.name);
    end if;
    new.updated_at := now();
  end if;
  return new;
end
$$;
comment on function private.prepare_customer() is 'Trigger: derives name_key and updated_at.';
-- On every column: a list of them is forgotten with the next one that may be changed.
create trigger customers_prepare before insert or update
  on public.customers for each row execute function private.prepare_customer();
select private.audit_table('public.customers', 'remark,past_cooperation', 'last_follow_up_at,name_key,initials,version');

-- Several reps on one customer. The owner is not among them.
create table public.collaborators (
  org_id uuid not null,
  -- What the audit log calls the row.
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  member_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  constraint collaborators_pkey primary key (org_id, customer_id, member_id),
  constraint collaborators_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint collaborators_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint collaborators_adder_fkey foreign key (org_id, added_by)
    references public.members (org_id, id) on delete set null (added_by)
);
create index collaborators_member_idx on public.collaborators (org_id, member_id, customer_id);
create index collaborators_adder_idx on public.collaborators (org_id, added_by);
comment on table public.collaborators is
  'Who works a customer beside its owner. Seen by whoever sees the customer; changed by RPCs.';
select private.audit_table('public.collaborators', '', '', '*');

create function private.collaborating_customer_ids() returns setof uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.caller();
begin
  return query
    select c.customer_id from public.collaborators as c
    where c.org_id = me.org_id and c.member_id = me.member_id;
end
$$;
comment on function private.collaborating_customer_ids() is
  'Customers that the caller collaborates on: for policies as in (select …), since it may be a thousand.';
grant execute on function private.collaborating_customer_ids() to authenticated;

-- Own domains of a customer, for matching. One domain is one customer's in an organisation.
create table public.customer_domains (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  domain text not null,
  created_at timestamptz not null default now(),
  constraint customer_domains_pkey primary key (org_id, id),
  constraint customer_domains_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint customer_domains_domain_once unique (org_id, domain),
  constraint customer_domains_form check (domain = lower(domain) and domain ~ '^[^@\s/]+\.[^@\s/]+$')
);
create index customer_domains_customer_idx on public.customer_domains (org_id, customer_id);
comment on table public.customer_domains is
  'Domains whose mail belongs to a customer. Seen by whoever sees the customer. Refused: free-mail and shared domains, '
  'public suffixes, the organisation''s own.';

-- Refused at the table, so that no import or connection goes round it.
create function private.refuse_shared_domain() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if private.is_shared_domain(new.domain) or private.is_public_suffix(new.domain) or exists (
    select from public.organisation_domains as o
    where o.org_id = new.org_id and (new.domain = o.domain or new.domain like '%.' || o.domain or o.domain like '%.' || new.domain)
  ) then
    perform private.fail('TB016', 'domains', jsonb_build_object('domain', new.domain));
  end if;
  return new;
end
$$;
comment on function private.refuse_shared_domain() is 'Trigger: TB016 for domains that are nobody''s own, or ours.';
create trigger customer_domains_refuse_shared before insert or update of domain on public.customer_domains
  for each row execute function private.refuse_shared_domain();
select private.audit_table('public.customer_domains');

create table private.customer_domain_digests (
  org_id uuid not null,
  key_version int not null,
  digest text not null,
  domain_id uuid not null,
  constraint customer_domain_digests_pkey primary key (org_id, key_version, digest),
  constraint customer_domain_digests_domain_fkey foreign key (org_id, domain_id)
    references public.customer_domains (org_id, id) on delete cascade
);
create index customer_domain_digests_domain_idx on private.customer_domain_digests (org_id, domain_id);
alter table private.customer_domain_digests enable row level security;
comment on table private.customer_domain_digests is 'Digests of domains, by key version. Read by definer functions only.';

create function private.digest_domain() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- The old domain leads here no longer.
  if tg_op = 'UPDATE' then
    delete from private.customer_domain_digests as d where d.org_id = new.org_id and d.domain_id = new.id;
  end if;
  insert into private.customer_domain_digests (org_id, key_version, digest, domain_id)
  select new.org_id, d.key_version, d.digest, new.id
  from private.live_digests(new.org_id, 'domain', new.domain) as d;
  return null;
end
$$;
comment on function private.digest_domain() is 'Trigger: stores a domain''s digests in place of the old ones.';
create trigger customer_domains_digest after insert or update of domain on public.customer_domains
  for each row execute function private.digest_domain();
