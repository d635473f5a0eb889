-- Which mail is this? Exact keys decide, soft keys propose. Everything here runs inside log_interaction, under locks on all
-- keys of the mail, so that two readers of one mail are answered one after the other.

-- Two loggers whose soft keys are within two minutes of each other meet on a common one. Sorted, so nobody waits in a
-- circle. The unique keys hold without these locks; the locks make the second logger find what the first one wrote.
create function private.lock_mail_keys(me private.caller, mail jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  key bigint;
begin
  for key in
    select distinct hashtextextended(me.org_id::text || k.value, 0)
    from (
      select x.item ->> 'value' from jsonb_array_elements(mail -> 'keys') as x (item)
      union all select mail ->> 'soft_key'
      union all select jsonb_array_elements_text(coalesce(nullif(mail -> 'soft_keys_near', 'null'), '[]'))
    ) as k (value)
    where k.value is not null
    order by 1
  loop
    perform pg_advisory_xact_lock(key);
  end loop;
end
$$;
comment on function private.lock_mail_keys(private.caller, jsonb) is 'Serialises loggers of one mail. Internal.';

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

-- Two different Message-IDs, or two ids of one mailbox, are never one mail.
create function private.keys_contradict(org uuid, candidate uuid, keys jsonb) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.mail_keys as k
    join jsonb_array_elements(keys) as x (item) on x.item ->> 'kind' = k.kind and x.item ->> 'value' <> k.value
    where k.org_id = org and k.mail_id = candidate
      and (k.kind = 'message_id' or k.mailbox = x.item ->> 'mailbox')
  )
$$;
comment on function private.keys_contradict(uuid, uuid, jsonb) is 'Whether exact keys forbid that both are one. Internal.';

-- Most of the text: equal, or one within the other, or alike by trigrams. Cleaners improve, so never exact.
create function private.texts_agree(one text, other text) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  with folded as (
    select regexp_replace(left(one, 8000), '[[:space:][:punct:]]+', ' ', 'g') as a,
      regexp_replace(left(other, 8000), '[[:space:][:punct:]]+', ' ', 'g') as b
  )
  select btrim(a) = btrim(b)
    or (least(char_length(a), char_length(b)) >= 20 and (position(btrim(a) in b) > 0 or position(btrim(b) in a) > 0))
    or extensions.similarity(a, b) >= 0.6
  from folded
$$;
comment on function private.texts_agree(text, text) is 'Whether two cleanings may be of one text.';

create function private.body_hash(body text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select encode(sha256(convert_to(regexp_replace(body, '[[:space:][:punct:]]+', '', 'g'), 'UTF8')), 'hex')
$$;
comment on function private.body_hash(text) is 'Hash of a text without spaces and punctuation.';

-- Digests of the people in To and Cc, as far as the page showed their addresses.
create function private.recipient_digests(org uuid, mail jsonb) returns text[]
language plpgsql stable security definer set search_path = ''
as $$
begin
  return array(
    select distinct private.digest(k.key, 'address', p.address)
    from (
      select private.normal_address(i.item ->> 'address') as address
      from jsonb_array_elements(coalesce(nullif(mail -> 'participants', 'null'), '[]')) as i (item)
      where i.item ->> 'role' in ('to', 'cc')
      offset 0
    ) as p
    cross join private.digest_keys as k
    where k.org_id = org and k.retired_at is null and p.address is not null
    order by 1
  );
end
$$;
comment on function private.recipient_digests(uuid, jsonb) is 'Digests of the recipients of a payload''s mail. Internal.';

-- Records that a soft key proposes and that nothing contradicts: sender and subject agree (they are in the key), time
-- within two minutes, recipients of one among the other's (pages show part of them), most of the text.
-- Times that are unknown, recipients that are unknown, prove nothing: then it is another mail.
create function private.mails_of_soft_key(me private.caller, mail jsonb) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  near_keys text[] := array(select jsonb_array_elements_text(coalesce(nullif(mail -> 'soft_keys_near', 'null'), '[]')));
  at timestamptz := (mail ->> 'sent_at')::timestamptz;
  to_whom text[];
begin
  -- Nearly always nothing is near: no digests are made for it.
  if at is null or not exists (
    select from private.mail_fingerprints as f where f.org_id = me.org_id and f.soft_key = any (near_keys)
  ) then
    return '{}';
  end if;
  to_whom := private.recipient_digests(me.org_id, mail);
  return array(
    select m.id
    from private.mail_fingerprints as f
    join public.mails as m on m.org_id = f.org_id and m.id = f.mail_id and m.merged_into is null
    left join public.mail_contents as c on c.org_id = m.org_id and c.mail_id = m.id
    where f.org_id = me.org_id and f.soft_key = any (near_keys)
      and abs(extract(epoch from m.sent_at - at)) <= 120
      and cardinality(f.recipients) > 0 and cardinality(to_whom) > 0
      and (f.recipients <@ to_whom or to_whom <@ f.recipients)
      and not private.keys_contradict(me.org_id, m.id, mail -> 'keys')
      and case
        when c.body is null then f.body_hash = private.body_hash(coalesce(mail ->> 'text', ''))
        else private.texts_agree(c.body, coalesce(mail ->> 'text', ''))
      end
    order by m.created_at, m.id
  );
end
$$;
comment on function private.mails_of_soft_key(private.caller, jsonb) is 'Mails that may well be the same. Internal.';
