-- Domains that can never be one customer's own. The sidebar carries the common ones to spare a request; the full lists
-- are here, because a domain that is stored by mistake (qq.com) would match half the world to one customer.

create table private.shared_domains (
  domain text not null,
  constraint shared_domains_pkey primary key (domain)
);
comment on table private.shared_domains is
  'Free-mail and other hosts where strangers sit side by side. Read by definer functions only; filled by migrations.';

create table private.public_suffixes (
  -- In the notation of the public suffix list: co.uk, *.ck, !www.ck; punycode.
  rule text not null,
  constraint public_suffixes_pkey primary key (rule)
);
comment on table private.public_suffixes is
  'Suffixes under which anybody may register a name. Read by definer functions only; filled by migrations.';

-- No grant and row security without a policy: two closed doors, should the schema ever be exposed by mistake.
alter table private.shared_domains enable row level security;
alter table private.public_suffixes enable row level security;

create function private.is_public_suffix(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select position('.' in name) = 0
    or (
      (
        exists (select from private.public_suffixes as s where s.rule = name)
        or exists (select from private.public_suffixes as s where s.rule = '*.' || substr(name, position('.' in name) + 1))
      )
      and not exists (select from private.public_suffixes as s where s.rule = '!' || name)
    )
$$;
comment on function private.is_public_suffix(text) is 'Whether anybody may register below this name. Internal.';

-- A mail subdomain of a shared host (vip.qq.com) is shared as well.
create function private.is_shared_domain(name text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from private.shared_domains as s
    where s.domain = name or s.domain = substr(name, position('.' in name) + 1)
  )
$$;
comment on function private.is_shared_domain(text) is 'Whether strangers share this domain. Internal.';
