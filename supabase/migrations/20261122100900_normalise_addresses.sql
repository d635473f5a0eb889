-- The normal forms of addresses and domains, and the keyed digests made of them: the SQL twin of shared/domain
-- (address-forms.ts, digests.ts). One vector file checks both, because a difference of one character is a customer that
-- is never found.

-- RFC 3492, encoding only. Labels are short, so the plain quadratic form does.
create function private.punycode(label text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  points int[] := array(select ascii(c) from regexp_split_to_table(label, '') as c);
  output text := coalesce((select string_agg(chr(p), '' order by i) from unnest(points) with ordinality as t (p, i) where p < 128), '');
  basic int := char_length(output);
  handled int := basic;
  n int := 128;
  delta int := 0;
  bias int := 72;
  point int;
  next_point int;
  q int;
  k int;
  t int;
begin
  if basic = cardinality(points) then
    return label;
  end if;
  if basic > 0 then
    output := output || '-';
  end if;
  while handled < cardinality(points) loop
    next_point := (select min(p) from unnest(points) as u (p) where p >= n);
    delta := delta + (next_point - n) * (handled + 1);
    n := next_point;
    foreach point in array points loop
      if point < n then
        delta := delta + 1;
      elsif point = n then
        q := delta;
        k := 36;
        loop
          t := least(greatest(k - bias, 1), 26);
          exit when q < t;
          output := output || substr('abcdefghijklmnopqrstuvwxyz0123456789', t + (q - t) % (36 - t) + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        end loop;
        output := output || substr('abcdefghijklmnopqrstuvwxyz0123456789', q + 1, 1);
        -- Adapt the bias to the run just encoded.
        delta := case when handled = basic then delta / 700 else delta / 2 end;
        handled := handled + 1;
        delta := delta + delta / handled;
        k := 0;
        while delta > 455 loop
          delta := delta / 35;
          k := k + 36;
        end loop;
        bias := k + 36 * delta / (delta + 38);
        delta := 0;
      end if;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || output;
end
$$;
comment on function private.punycode(text) is 'A label of a domain in ASCII; unchanged when it already is.';

-- Lower case, NFKC (full-width letters are typed in China), ideographic full stops are dots, punycode; null when it is
-- no host name with at least two labels.
create function private.normal_domain(raw text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  folded text := rtrim(translate(lower(normalize(btrim(raw), nfkc)), '。', '.'), '.');
  ascii_form text;
begin
  if folded !~ '[^\x01-\x7f]' then
    ascii_form := folded;
  else
    select string_agg(private.punycode(l.label), '.' order by l.i)
    into ascii_form
    from regexp_split_to_table(folded, '\.') with ordinality as l (label, i);
  end if;
  if char_length(ascii_form) > 253
    or ascii_form !~ '^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' then
    return null;
  end if;
  return ascii_form;
end
$$;
comment on function private.normal_domain(text) is 'A domain as it is stored and digested; null when it is none.';

-- Trimmed, lower case, domain in punycode: the `exact` form. Quoted local parts and address literals are refused here:
-- they are lawful, and no customer was ever reached by one.
create function private.normal_address(raw text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  trimmed text := lower(btrim(raw, E' \t\r\n<>'));
  at int := char_length(trimmed) - position('@' in reverse(trimmed)) + 1;
  local text;
  host text;
begin
  if trimmed is null or position('@' in trimmed) = 0 then
    return null;
  end if;
  local := left(trimmed, at - 1);
  host := private.normal_domain(substr(trimmed, at + 1));
  if host is null or char_length(local) > 64 or local !~ '^[^\s@"(),:;<>\[\]\\]+$' or local ~ '(^\.|\.\.|\.$)' then
    return null;
  end if;
  return local || '@' || host;
end
$$;
comment on function private.normal_address(text) is 'The exact form of an address; null when it is none.';

create function private.plus_form(exact text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$ begin return regexp_replace(exact, '^([^+]+)\+.*@', '\1@'); end $$;
comment on function private.plus_form(text) is 'An exact form without its +tag.';

create function private.canonical_form(exact text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if split_part(exact, '@', 2) in ('gmail.com', 'googlemail.com') then
    return replace(split_part(private.plus_form(exact), '@', 1), '.', '') || '@gmail.com';
  end if;
  return private.plus_form(exact);
end
$$;
comment on function private.canonical_form(text) is 'The provider''s own idea of sameness: Gmail ignores dots.';

-- In plpgsql, as everything that is called often: a function with its own search path is never inlined, and one in SQL
-- would be planned anew at each call.
create function private.digest(key bytea, kind text, value text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  return left(
    translate(
      encode(extensions.hmac(convert_to(kind || E'\n' || value, 'UTF8'), key, 'sha256'), 'base64'), '+/', '-_'
    ), 22
  );
end
$$;
comment on function private.digest(bytea, text, text) is
  'base64url(HMAC-SHA-256(key, kind + newline + value)), 22 characters. Internal: it takes the key.';

-- Keys of an organisation. During a change two versions are valid, so that sidebars of both kinds find the same.
create table private.digest_keys (
  org_id uuid not null,
  version int not null,
  key bytea not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  constraint digest_keys_pkey primary key (org_id, version),
  constraint digest_keys_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint digest_keys_length check (octet_length(key) = 32)
);
alter table private.digest_keys enable row level security;
comment on table private.digest_keys is
  'Keys for digests of addresses, domains and ids. Given to members by digest_keys(); it hides strangers from the '
  'database, not customers from members.';

-- Every organisation starts with a key; nothing can be digested without one.
create function private.give_first_digest_key() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.digest_keys (org_id, version, key) values (new.id, 1, extensions.gen_random_bytes(32));
  insert into public.organisation_settings (org_id, holiday_calendar)
  values (
    new.id,
    -- Who keeps China's time keeps its holidays; an administrator may say otherwise.
    case
      when new.time_zone in ('Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin', 'Asia/Kashgar', 'PRC') then 'cn'
      else 'none'
    end
  );
  return null;
end
$$;
comment on function private.give_first_digest_key() is 'Trigger: a new organisation gets its key and its settings.';
create trigger organisations_first_key after insert on public.organisations
  for each row execute function private.give_first_digest_key();

-- Digests are stored per live version; this lists what to store for one value.
create function private.live_digests(org uuid, kind text, value text) returns table (key_version int, digest text)
language plpgsql stable security definer rows 2 set search_path = ''
as $$
begin
  return query
    select k.version, private.digest(k.key, kind, value)
    from private.digest_keys as k
    where k.org_id = org and k.retired_at is null;
end
$$;
comment on function private.live_digests(uuid, text, text) is 'Digests of a value under each live key. Internal.';
