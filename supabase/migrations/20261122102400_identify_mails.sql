-- Which mail is this? Exact keys decide, soft keys propose. Everything here runs inside log_interaction, under locks on all
-- keys of the mail, so that two readers of one mail are answered one after the other.

-- Two loggers whose soft keys are within two minutes of each other meet on a common one. Sorted, so nobody waits in a
-- circle. The unique keys hold without these locks; the locks make the second logger find what the first one wrote.
-- `mails`: one or several; all keys of a transaction are locked in one go, or two batches would wait for each other.
create function private.lock_mail_keys(me private.caller, mails jsonb[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  key bigint;
begin
  for key in
    select distinct hashtextextended(me.org_id::text || k.value, 0)
    from unnest(mails) as m (mail)
    cross join lateral (
      -- Malformed parts have no keys; they are refused when the mail is read.
      -- No more of each than a mail may have: locks lie in memory that all sessions share.
      select jsonb_path_query(m.mail, '$.keys[0 to 3].value') #>> '{}'
      union all select m.mail ->> 'soft_key'
      union all select jsonb_path_query(m.mail, '$.soft_keys_near[0 to 4]') #>> '{}'
      union all select m.mail ->> 'senderless_key'
      union all select jsonb_path_query(m.mail, '$.senderless_keys_near[0 to 4]') #>> '{}'
    ) as k (value)
    where k.value is not null
    order by 1
  loop
    perform pg_advisory_xact_lock(key);
  end loop;
end
$$;
comment on function private.lock_mail_keys(private.caller, jsonb[]) is 'Serialises loggers of the same mails. Internal.';

-- Records that carry one of the exact keys, oldest first.
create function private.mails_of_keys(me private.caller, mail jsonb) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return array(
    select m.id from public.mails as m
    where m.org_id = me.org_id and m.id in (
      select k.mail_id from jsonb_array_elements(mail -> 'keys') as x (item)
      join public.mail_keys as k
        on k.org_id = me.org_id and k.kind = x.item ->> 'kind' and k.value = x.item ->> 'value'
    )
    order by m.created_at, m.id
  );
end
$$;
comment on function private.mails_of_keys(private.caller, jsonb) is 'Mails known under the exact keys. Internal.';

-- Two different Message-IDs, or two ids of one mailbox, are never one mail. Digests under two keys always differ and say
-- nothing; a mailbox's own digest sees to that for provider ids.
create function private.keys_contradict(org uuid, candidate uuid, keys jsonb, version int) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.mail_keys as k
    join jsonb_array_elements(keys) as x (item) on x.item ->> 'kind' = k.kind and x.item ->> 'value' <> k.value
    where k.org_id = org and k.mail_id = candidate
      and k.key_version = version
      and (k.kind = 'message_id' or k.mailbox = x.item ->> 'mailbox')
  )
$$;
comment on function private.keys_contradict(uuid, uuid, jsonb, int) is 'Whether exact keys forbid that both are one. Internal.';

-- What a text says: its words without case, width and punctuation; Chinese and Japanese in pairs of characters, since
-- nothing parts them. The SQL twin of wordsOf in shared/domain/same-mail.ts.
create function private.text_words(body text) returns text[]
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(array_agg(distinct p.part), '{}')
  from regexp_split_to_table(
    lower(normalize(left(body, 20000), nfkc)), '[\s\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2010-\u206f\u3000-\u303f\ufe30-\ufe4f]+'
  ) as w (word)
  cross join lateral (
    select w.word where w.word !~ '[\u3040-\u30ff\u3400-\u9fff]'
    union all
    select substr(w.word, g.i, 2) from generate_series(1, greatest(1, char_length(w.word) - 1)) as g (i)
    where w.word ~ '[\u3040-\u30ff\u3400-\u9fff]'
  ) as p (part)
  where p.part <> ''
$$;
comment on function private.text_words(text) is 'The words of a text, for comparing two cleanings. Internal.';

-- Most of the text. Never exact: cleaners improve, gateways put warnings above. Few words must be the same ones; a short
-- beginning of a long text is a clipped reading of it only where the page said that it shows part.
create function private.texts_agree(one text, one_complete boolean, other text, other_complete boolean) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  a text[] := private.text_words(one);
  b text[] := private.text_words(other);
  few int := least(cardinality(a), cardinality(b));
  many int := greatest(cardinality(a), cardinality(b));
  common int;
begin
  if few = 0 then
    return false;
  end if;
  if few < 6 then
    return a = b;
  end if;
  common := (select count(*) from unnest(a) as x (word) where x.word = any (b));
  return common >= 0.8 * few
    and (few >= 0.4 * many or not case when cardinality(a) <= cardinality(b) then one_complete else other_complete end);
end
$$;
comment on function private.texts_agree(text, boolean, text, boolean) is 'Whether two readings may be of one text.';

create function private.body_hash(body text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select encode(sha256(convert_to(regexp_replace(body, '[[:space:][:punct:]]+', '', 'g'), 'UTF8')), 'hex')
$$;
comment on function private.body_hash(text) is 'Hash of a text without spaces and punctuation.';

-- "Rossi, Maria (Sales)", "maria  ROSSI" and "Maria Rossi" are one name: the SQL twin of shared/domain/name-key.ts.
create function private.name_key(name text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(string_agg(w.word, ' ' order by w.word collate "C"), '')
  from regexp_split_to_table(
    regexp_replace(lower(normalize(name, nfkc)), '\([^()]*\)|\[[^][]*\]', ' ', 'g'), '[\s,;."''“”‘’|/_-]+'
  ) as w (word)
  where w.word <> ''
$$;
comment on function private.name_key(text) is 'A display name for comparing. Internal.';

-- The people of a payload's mail without their clear text: address and name each under every live key, so that a mail of
-- before a change of keys is compared with one of after it.
create function private.people_digests(org uuid, mail jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'role', p.role,
        'address', case when p.address is null then '[]' else (
          select jsonb_agg(d.digest) from private.live_digests(org, 'address', p.address) as d
        ) end,
        'name', case when p.name = '' then '[]' else (
          select jsonb_agg(d.digest) from private.live_digests(org, 'name', p.name) as d
        ) end
      )
    ), '[]')
    from (
      select i.item ->> 'role' as role, private.normal_address(i.item ->> 'address') as address,
        private.name_key(coalesce(i.item ->> 'name', '')) as name
      from jsonb_array_elements(coalesce(nullif(mail -> 'participants', 'null'), '[]')) as i (item)
    ) as p
  );
end
$$;
comment on function private.people_digests(uuid, jsonb) is 'Digests of the people of a payload''s mail. Internal.';

-- Two addresses decide. Where a page shows a name alone, the same name is the same person.
create function private.is_person(one jsonb, other jsonb) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  select case
    when one -> 'address' <> '[]' and other -> 'address' <> '[]'
    then (one -> 'address') ?| array(select jsonb_array_elements_text(other -> 'address'))
    else (one -> 'name') ?| array(select jsonb_array_elements_text(other -> 'name'))
  end
$$;
comment on function private.is_person(jsonb, jsonb) is 'Whether two digested people are one. Internal.';

-- The same sender, and the same recipients: the same text goes to five customers within a minute, so that everybody must
-- be on both. A reading in part may lack some of the other's people. Nobody known proves nothing.
create function private.people_agree(one jsonb, one_complete boolean, other jsonb, other_complete boolean) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  with a as (select x.p, x.p ->> 'role' = 'from' as sends from jsonb_array_elements(one) as x (p)),
    b as (select x.p, x.p ->> 'role' = 'from' as sends from jsonb_array_elements(other) as x (p))
  select exists (select from a join b on a.sends and b.sends and private.is_person(a.p, b.p))
    and exists (select from a join b on not a.sends and not b.sends and private.is_person(a.p, b.p))
    and (not other_complete or not exists (
      select from a where not a.sends and not exists (select from b where not b.sends and private.is_person(a.p, b.p))
    ))
    and (not one_complete or not exists (
      select from b where not b.sends and not exists (select from a where not a.sends and private.is_person(a.p, b.p))
    ))
$$;
comment on function private.people_agree(jsonb, boolean, jsonb, boolean) is
  'Whether sender and recipients of two readings are the same. Internal.';

-- False only where the page says that it shows part.
create function private.is_complete(mail jsonb) returns boolean
language sql immutable security invoker set search_path = ''
as $$ select coalesce((mail ->> 'complete')::boolean, true) $$;
comment on function private.is_complete(jsonb) is 'Whether a payload''s mail was read whole. Internal.';

-- Whether the text of a mail is open to a member already: logged by themselves, or `full` at a customer that is open to them.
create function private.reads_text_of(me private.caller, mail uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
declare
  seer private.sight;
begin
  if exists (
    select from public.mail_sources as s where s.org_id = me.org_id and s.mail_id = mail and s.member_id = me.member_id
  ) then
    return true;
  end if;
  seer := private.sight_of(me);
  return exists (
    select from public.follow_ups as f
    join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
    where f.org_id = me.org_id and f.mail_id = mail and f.removed_at is null and f.visibility = 'full'
      and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
  );
end
$$;
comment on function private.reads_text_of(private.caller, uuid) is 'Whether a member may read the text of a mail. Internal.';

-- Records that a soft key proposes and for which everything holds: subject (it is in the key), sender, recipients, time
-- within two minutes, most of the text. What is unknown proves nothing: then it is another mail. The rule is that of
-- shared/domain/same-mail.ts; a test runs the same mails through both.
create function private.mails_of_soft_key(me private.caller, mail jsonb) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  near_keys text[] := array(select jsonb_array_elements_text(coalesce(nullif(mail -> 'soft_keys_near', 'null'), '[]')));
  senderless text[] := array(
    select jsonb_array_elements_text(coalesce(nullif(mail -> 'senderless_keys_near', 'null'), '[]'))
  );
  is_signed boolean := mail ->> 'soft_key' is not null;
  at timestamptz := (mail ->> 'sent_at')::timestamptz;
  near_mails uuid[];
  present jsonb;
begin
  if at is null then
    return '{}';
  end if;
  near_mails := array(
    select f.mail_id from private.mail_fingerprints as f where f.org_id = me.org_id and f.soft_key = any (near_keys)
    union
    -- Two known senders meet by the key above or not at all.
    select f.mail_id from private.mail_fingerprints as f
    where f.org_id = me.org_id and f.senderless_key = any (senderless) and (f.soft_key is null or not is_signed)
  );
  -- Nearly always nothing is near: no digests are made for it.
  if near_mails = '{}' then
    return '{}';
  end if;
  present := private.people_digests(me.org_id, mail);
  return array(
    select m.id
    from private.mail_fingerprints as f
    join public.mails as m on m.org_id = f.org_id and m.id = f.mail_id and m.merged_into is null
    left join public.mail_contents as c on c.org_id = m.org_id and c.mail_id = m.id
    where f.org_id = me.org_id and f.mail_id = any (near_mails)
      and abs(extract(epoch from m.sent_at - at)) <= 120
      and private.people_agree(f.people, f.complete, present, private.is_complete(mail))
      and not private.keys_contradict(me.org_id, m.id, mail -> 'keys', (mail ->> 'key_version')::int)
      and case
        when c.body is null then f.body_hash = private.body_hash(coalesce(mail ->> 'text', ''))
        else private.texts_agree(
          c.body, f.complete, coalesce(mail ->> 'text', ''),
          -- Somebody to whom the text is closed has to bring the better part of it: a few words that every mail contains,
          -- called a clipped reading, would open all of it to them and by their level to others.
          private.is_complete(mail) or not private.reads_text_of(me, m.id)
        )
      end
    order by m.created_at, m.id
  );
end
$$;
comment on function private.mails_of_soft_key(private.caller, jsonb) is 'Mails that may well be the same. Internal.';
