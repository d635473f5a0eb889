-- Logging: the one function at the end of both roads, from the page and from the mailbox connection. Once per
-- organisation and mail, one live follow-up per mail and customer; sources, viewers and words are added.

-- Participants as the readers of one customer see them: people known to belong to another customer, and not to this one,
-- are left out, so that a Cc across customers tells neither side about the other's people.
-- A mail has few people: each is looked up by its key, however little the planner knows of how many there are.
create function private.participants_for(org uuid, participants jsonb, customer uuid) returns jsonb
language plpgsql stable security definer set search_path = '' set enable_hashjoin = off set enable_mergejoin = off
as $$
begin
  return (
    with people as materialized (
      select p.item, p.i, private.normal_address(p.item ->> 'address') as address
      from jsonb_array_elements(participants) with ordinality as p (item, i)
    ),
    -- Digests under every live key, since contacts are stored under each of them, and in the three forms that
    -- match_people asks with: a +tag or Gmail's dots make nobody a stranger.
    digested as materialized (
      select p.i, k.version, f.rank, private.digest(k.key, 'address', f.form) as digest
      from people as p
      cross join private.digest_keys as k
      cross join lateral (
        values (1, p.address), (2, private.plus_form(p.address)), (3, private.canonical_form(p.address))
      ) as f (rank, form)
      where k.org_id = org and k.retired_at is null and p.address is not null
    ),
    -- Both ranks add up as they do there, and the strictest meeting of forms counts.
    by_address as (
      select h.i, h.customer_id
      from (
        select d.i, c.customer_id, d.rank + a.rank as score, min(d.rank + a.rank) over (partition by d.i) as best
        from digested as d
        join private.contact_address_digests as a
          on a.org_id = org and a.key_version = d.version and a.digest = d.digest
        join public.contact_addresses as x on x.org_id = a.org_id and x.id = a.address_id
        join public.contacts as c on c.org_id = x.org_id and c.id = x.contact_id
      ) as h
      where h.score = h.best
    ),
    -- The domain itself, then each parent of it: n labels are taken off. The longest stored one is whose it is.
    by_domain as (
      select distinct on (p.i) p.i, d.customer_id
      from people as p
      cross join lateral string_to_array(split_part(p.address, '@', 2), '.') as l (labels)
      cross join lateral generate_series(1, cardinality(l.labels) - 1) as s (n)
      join public.customer_domains as d
        on d.org_id = org and d.domain = array_to_string(l.labels[s.n:], '.')
      order by p.i, s.n
    ),
    -- Whom the organisation knows: by address through contacts, by domain through customers.
    known as materialized (
      select a.i, a.customer_id from by_address as a
      union
      select d.i, d.customer_id from by_domain as d
    )
    select coalesce(jsonb_agg(
      jsonb_build_object('role', p.item ->> 'role', 'address', p.item ->> 'address', 'name', p.item ->> 'name')
      order by p.i
    ), '[]')
    from people as p
    -- Strangers stay, and so does whoever belongs to this customer among others.
    where p.i not in (select k.i from known as k)
      or p.i in (select k.i from known as k where k.customer_id = customer)
  );
end
$$;
comment on function private.participants_for(uuid, jsonb, uuid) is 'Header people that a customer''s readers see. Internal.';

-- Form and admissibility of the mail in a payload: TB021 for automatic mail, TB022 where nobody outside takes
-- part, TB025 where the caller excluded somebody.
create function private.require_loggable_mail(me private.caller, payload jsonb) returns void
language plpgsql stable security definer set search_path = ''
as $$
declare
  mail jsonb := private.payload_at(payload, 'mail');
  keys jsonb;
  people jsonb;
  known_version int;
begin
  if jsonb_typeof(mail) <> 'object' then
    perform private.fail('TB004', 'mail');
  end if;
  known_version := private.read_int(payload, 'mail.key_version', 1, 1000000);
  if not exists (
    select from private.digest_keys as k
    where k.org_id = me.org_id and k.version = known_version and k.retired_at is null
  ) then
    perform private.fail('TB004', 'mail.key_version');
  end if;
  if private.read_flag(payload, 'mail.automatic') then
    perform private.fail('TB021', 'mail');
  end if;
  -- Form of every part before anything is written; the first mistake is named and nothing is half done.
  perform private.read_choice(payload, 'mail.direction', array['in', 'out']);
  perform private.read_text(payload, 'mail.subject', 1000);
  perform private.read_instant(payload, 'mail.sent_at', false);
  perform private.read_text(payload, 'mail.text', 100000);
  perform private.read_text(payload, 'mail.original_text', 500000);
  perform private.read_digest(payload, 'mail.thread');
  perform private.read_digest(payload, 'mail.soft_key');
  perform private.read_texts(payload, 'mail.soft_keys_near', 5, '^[A-Za-z0-9_-]{22}$');
  perform private.read_digest(payload, 'mail.senderless_key');
  perform private.read_texts(payload, 'mail.senderless_keys_near', 5, '^[A-Za-z0-9_-]{22}$');
  perform private.read_flag(payload, 'mail.complete');
  perform private.read_choice(payload, 'mail.source.surface', array['gmail', 'outlook']);
  -- It is opened with a click later on: no javascript:, no data:, no file:.
  if private.read_text(payload, 'mail.source.url', 2000) !~ '^https://' then
    perform private.fail('TB004', 'mail.source.url');
  end if;
  perform private.read_text(payload, 'mail.source.mailbox', 320);
  perform private.read_text(payload, 'mail.source.thread_id', 500);
  perform private.read_text(payload, 'mail.source.message_id', 500);

  keys := private.read_array(payload, 'mail.keys', 4);
  -- A provider's id means something in its mailbox only, so that it must name it; a Message-ID must not.
  if exists (
    select from jsonb_array_elements(keys) as x (item)
    where jsonb_typeof(x.item) <> 'object'
      or coalesce(x.item ->> 'kind', '') not in ('message_id', 'provider')
      or coalesce(x.item ->> 'value', '') !~ '^[A-Za-z0-9_-]{22}$'
      or ((x.item ->> 'kind') = 'provider') <> (coalesce(x.item ->> 'mailbox', '') ~ '^[A-Za-z0-9_-]{22}$')
  ) then
    perform private.fail('TB004', 'mail.keys');
  end if;
  -- Without any name of the mail nobody could tell it from the next one, and "once" would be a wish.
  if jsonb_array_length(keys) = 0 and private.read_digest(payload, 'mail.soft_key') is null then
    perform private.fail('TB006', 'mail.keys');
  end if;

  -- Names and addresses as shown; what is no address stays a name and is not refused, since pages abbreviate.
  people := private.read_array(payload, 'mail.participants', 500);
  if exists (
    select from jsonb_array_elements(people) as p (item)
    where jsonb_typeof(p.item) <> 'object' or coalesce(p.item ->> 'role', '') not in ('from', 'to', 'cc')
      or coalesce(jsonb_typeof(nullif(p.item -> 'address', 'null')), 'string') <> 'string'
      or coalesce(jsonb_typeof(nullif(p.item -> 'name', 'null')), 'string') <> 'string'
      or char_length(p.item ->> 'address') > 320 or char_length(p.item ->> 'name') > 200
  ) then
    perform private.fail('TB004', 'mail.participants');
  end if;
  -- Colleagues among themselves: every participant is known by address and is a member or of an own domain.
  if jsonb_array_length(people) > 0 and not exists (
    select from jsonb_array_elements(people) as p (item)
    cross join lateral private.normal_address(p.item ->> 'address') as n (address)
    where n.address is null or not (
      exists (select from public.members as m where m.org_id = me.org_id and m.email = n.address)
      or exists (
        select from public.organisation_domains as d
        where d.org_id = me.org_id
          and (split_part(n.address, '@', 2) = d.domain or n.address like '%.' || d.domain)
      )
    )
  ) then
    perform private.fail('TB022', 'mail.participants');
  end if;
  -- What a member excluded is never logged by or for that member, from the page as little as by a connection.
  if exists (
    select from jsonb_array_elements(people) as p (item)
    where private.is_excluded(me.org_id, me.member_id, private.normal_address(p.item ->> 'address'))
  ) then
    perform private.fail('TB025', 'mail.participants');
  end if;
end
$$;
comment on function private.require_loggable_mail(private.caller, jsonb) is
  'TB004, TB006, TB007 for a payload of the wrong form, TB021 automatic, TB022 internal, TB025 excluded. Internal.';

-- The record of this mail, found or made, with everything this operation knows of it added. Keys are locked.
create function private.record_mail(me private.caller, payload jsonb, level text) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  mail jsonb := payload -> 'mail';
  exact uuid[] := private.mails_of_keys(me, mail);
  proposed uuid[];
  found_id uuid := exact[1];
  other uuid;
begin
  if found_id is null then
    -- Only where no exact key was known: a proposal never overrules a fact.
    proposed := private.mails_of_soft_key(me, mail);
    if cardinality(proposed) = 1 then
      found_id := proposed[1];
    end if;
  end if;
  -- Exact keys that lead to several records prove that these are one, unless others of their keys say no: then what was
  -- read contradicts itself, and a person looks at it, once.
  foreach other in array exact[2:] loop
    if not private.mails_contradict(me.org_id, found_id, other) then
      perform private.merge_mails(me.org_id, found_id, other, me.member_id);
    elsif not exists (
      select from public.unresolved_matches as u
      where u.org_id = me.org_id and u.member_id = me.member_id
        and u.mail_id = found_id and other = any (u.candidate_mail_ids)
    ) then
      insert into public.unresolved_matches (org_id, mail_id, candidate_mail_ids, member_id)
      values (me.org_id, found_id, array[other], me.member_id);
    end if;
  end loop;
  if found_id is null then
    -- A new mail. Its keys follow, and with them its claim to be the only record of it.
    insert into public.mails (org_id, direction, sent_at)
    values (me.org_id, mail ->> 'direction', (mail ->> 'sent_at')::timestamptz)
    returning id into found_id;
    -- Several may be meant: a person decides, and until then it is a record of its own.
    if cardinality(proposed) > 1 then
      insert into public.unresolved_matches (org_id, mail_id, candidate_mail_ids, member_id)
      values (me.org_id, found_id, proposed, me.member_id);
    end if;
  end if;

  insert into public.mail_keys (org_id, kind, value, mail_id, key_version, mailbox)
  select me.org_id, x.item ->> 'kind', x.item ->> 'value', found_id, (mail ->> 'key_version')::int,
    case when x.item ->> 'kind' = 'provider' then x.item ->> 'mailbox' end
  from jsonb_array_elements(mail -> 'keys') as x (item)
  -- A mail has one Message-ID; a second one would make two mails one.
  where not (x.item ->> 'kind' = 'message_id' and exists (
    select from public.mail_keys as k
    where k.org_id = me.org_id and k.mail_id = found_id and k.kind = 'message_id'
      and k.key_version = (mail ->> 'key_version')::int
  ))
  on conflict on constraint mail_keys_once do nothing;
  -- The caller's own way to it, and with the operation's id what undo will take out.
  insert into public.mail_sources (
    org_id, mail_id, member_id, op_id, visibility, thread, sent_at, surface, mailbox, thread_id, message_id, url
  )
  values (
    me.org_id, found_id, me.member_id, (payload ->> 'op_id')::uuid, level, mail ->> 'thread',
    (mail ->> 'sent_at')::timestamptz, mail #>> '{source,surface}', mail #>> '{source,mailbox}',
    mail #>> '{source,thread_id}', mail #>> '{source,message_id}', mail #>> '{source,url}'
  );
  if coalesce(mail ->> 'soft_key', mail ->> 'senderless_key') is not null then
    insert into private.mail_fingerprints as f (org_id, mail_id, soft_key, senderless_key, people, complete, body_hash)
    values (
      me.org_id, found_id, mail ->> 'soft_key', mail ->> 'senderless_key', private.people_digests(me.org_id, mail),
      private.is_complete(mail), private.body_hash(coalesce(mail ->> 'text', ''))
    )
    on conflict on constraint mail_fingerprints_pkey do update
      set soft_key = coalesce(f.soft_key, excluded.soft_key),
        senderless_key = coalesce(f.senderless_key, excluded.senderless_key),
        -- The reader who saw the whole knows better, and of two such who saw more addresses.
        people = case
          when (excluded.complete, excluded.soft_key is not null, jsonb_array_length(excluded.people))
            > (f.complete, f.soft_key is not null, jsonb_array_length(f.people)) then excluded.people
          else f.people
        end,
        complete = f.complete or excluded.complete;
  end if;
  insert into public.mail_contents as c (org_id, mail_id, body, original_body)
  values (me.org_id, found_id, coalesce(mail ->> 'text', ''), coalesce(mail ->> 'original_text', ''))
  on conflict on constraint mail_contents_pkey do update
    -- A page shows a clipped or collapsed mail in part; the fuller reading stays, whichever came first.
    set body = excluded.body, original_body = excluded.original_body
    where char_length(excluded.original_body) > char_length(c.original_body);
  perform private.settle_mail(me.org_id, found_id);
  return found_id;
end
$$;
comment on function private.record_mail(private.caller, jsonb, text) is 'Finds or makes the record of a mail. Internal.';

-- One follow-up: the live one of this mail and customer, or a new one, with this operation's words added.
-- null where a person had removed it and only a machine brings it back.
create function private.record_follow_up(
  me private.caller, payload jsonb, customer uuid, mail uuid, happened timestamptz, level text,
  out follow_up uuid, out created boolean
)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  origin text := payload ->> 'source';
  meeting uuid := private.read_uuid(payload, 'meeting_id', false);
  moment timestamptz := clock_timestamp();
begin
  -- A machine may neither bring back what a person took out nor add to it; a person may.
  created := false;
  if mail is not null and private.is_machine(origin) and exists (
    select from public.follow_ups as f
    where f.org_id = me.org_id and f.mail_id = mail and f.customer_id = customer and f.machines_stay_out
  ) then
    return;
  end if;
  insert into public.follow_ups (
    org_id, customer_id, mail_id, meeting_id, kind, direction, occurred_at, author_id, recorded_at, source, state,
    visibility
  )
  values (
    me.org_id, customer, mail, meeting, payload ->> 'kind', payload #>> '{mail,direction}', happened, me.member_id, moment, origin,
    case when private.is_open_end(origin) then 'to_complete' else 'done' end, level
  )
  -- Somebody was quicker: theirs is the follow-up, ours are words added to it.
  -- One mail or one meeting: whichever of the two it is, its own index says so.
  on conflict do nothing
  returning id into follow_up;
  if follow_up is null and meeting is not null then
    select f.id into follow_up from public.follow_ups as f
    where f.org_id = me.org_id and f.meeting_id = meeting and f.customer_id = customer and f.removed_at is null;
  elsif follow_up is null then
    select f.id into follow_up from public.follow_ups as f
    where f.org_id = me.org_id and f.mail_id = mail and f.customer_id = customer and f.removed_at is null;
  else
    created := true;
  end if;
  insert into public.follow_up_contents (
    org_id, follow_up_id, op_id, member_id, visibility, source, occurred_at, outcome, note, next_plan, no_next_reason,
    goal, next_points, opportunity_id, contact_ids, created_at
  )
  values (
    me.org_id, follow_up, (payload ->> 'op_id')::uuid, me.member_id, level, origin, happened, payload ->> 'outcome',
    private.read_text(payload, 'note', 100000), private.read_text(payload, 'next.plan', 500),
    private.read_text(payload, 'no_next_reason', 500), private.read_text(payload, 'goal', 500),
    private.read_text(payload, 'next_points', 2000),
    -- Of several customers the one whose opportunity it is.
    (
      select o.id from public.opportunities as o
      where o.org_id = me.org_id and o.customer_id = customer and o.id = private.read_uuid(payload, 'opportunity_id', false)
    ),
    private.read_uuids(payload, 'contact_ids', 50), moment
  );
  -- Of the named contacts those of this customer; the others belong to the other follow-ups of the call.
  insert into public.follow_up_participants (org_id, follow_up_id, contact_id)
  select me.org_id, follow_up, c.id from public.contacts as c
  where c.org_id = me.org_id and c.customer_id = customer and c.id = any (private.read_uuids(payload, 'contact_ids', 50))
  on conflict on constraint follow_up_participants_pkey do nothing;
  if mail is not null then
    insert into public.mail_envelopes as e (org_id, mail_id, customer_id, subject, participants)
    values (
      me.org_id, mail, customer, payload #>> '{mail,subject}',
      private.participants_for(me.org_id, coalesce(private.payload_at(payload, 'mail.participants'), '[]'), customer)
    )
    on conflict on constraint mail_envelopes_pkey do update
      set subject = coalesce(e.subject, excluded.subject),
        participants = case
          when jsonb_array_length(excluded.participants) > jsonb_array_length(e.participants) then excluded.participants
          else e.participants
        end;
  end if;
  -- Author, level and time follow from all contributions, not from who came last.
  perform private.settle_follow_up(me.org_id, follow_up, me.member_id);
  perform private.settle_customer(me.org_id, customer);
end
$$;
comment on function private.record_follow_up(private.caller, jsonb, uuid, uuid, timestamptz, text) is
  'Finds or makes the follow-up of a mail at a customer and adds this operation''s words. Internal.';
