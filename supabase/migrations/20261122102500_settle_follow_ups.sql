-- What a follow-up is follows from its live contributions, whatever order they came and went in. Logging, undoing and
-- merging all end here, which is why every order of them ends equal.

create function private.openness(level text) returns int
language sql immutable security invoker set search_path = ''
as $$ select array_position(array['private', 'fact', 'subject', 'full'], level) $$;
comment on function private.openness(text) is 'private 1, fact 2, subject 3, full 4.';

-- Connections and calendars bring what nobody has looked at yet; an import brings what was done elsewhere.
create function private.is_open_end(origin text) returns boolean
language sql immutable security invoker set search_path = ''
as $$ select origin in ('automatic', 'calendar') $$;
comment on function private.is_open_end(text) is 'Whether a contribution of this source leaves the follow-up to be completed.';

create function private.is_machine(origin text) returns boolean
language sql immutable security invoker set search_path = ''
as $$ select origin in ('automatic', 'calendar', 'import') $$;
comment on function private.is_machine(text) is 'Whether a contribution of this source was made by no person''s hand.';

-- Of a meeting, what a person told of it; else whether it takes place. Of anything else a plan stays one.
create function private.settled_state(completed boolean, present text, meeting_state text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select case
    when completed then 'done'
    when meeting_state = 'cancelled' then 'cancelled'
    when meeting_state is not null or present = 'planned' then 'planned'
    else 'to_complete'
  end
$$;
comment on function private.settled_state(boolean, text, text) is
  'State of a follow-up, by whether a person completed it and by its meeting. Internal.';

-- Author and record time are those of the first person who contributed, else of the first machine; the level is the most
-- open one, the time of a mail is the earliest shown; it is done once somebody completed it. Without contributions it
-- becomes a tombstone. Returns whether it lives.
create function private.settle_follow_up(org uuid, follow_up uuid, actor uuid) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  parts int;
  first_part public.follow_up_contents;
  earliest timestamptz;
  level text;
  completed boolean;
  meeting record;
begin
  select count(*), min(k.occurred_at), (array['private', 'fact', 'subject', 'full'])[max(private.openness(k.visibility))],
    bool_or(not private.is_open_end(k.source))
  into parts, earliest, level, completed
  from public.follow_up_contents as k where k.org_id = org and k.follow_up_id = follow_up;
  if parts = 0 then
    delete from public.follow_up_participants as p where p.org_id = org and p.follow_up_id = follow_up;
    delete from public.mail_envelopes as e
    using public.follow_ups as f
    where f.org_id = org and f.id = follow_up and e.org_id = org and e.mail_id = f.mail_id and e.customer_id = f.customer_id;
    update public.follow_ups as f set removed_at = now(), removed_by = actor
    where f.org_id = org and f.id = follow_up and f.removed_at is null;
    -- A meeting that nobody keeps any more is left with its names alone, by which it is found when it is planned again.
    update public.meetings as m set title = null, location = null, organiser = null
    from public.follow_ups as f
    where f.org_id = org and f.id = follow_up and m.org_id = org and m.id = f.meeting_id and not exists (
      select from public.follow_ups as x where x.org_id = org and x.meeting_id = m.id and x.removed_at is null
    );
    return false;
  end if;
  select k.* into first_part from public.follow_up_contents as k
  where k.org_id = org and k.follow_up_id = follow_up
  order by private.is_machine(k.source), k.created_at, k.member_id, k.op_id limit 1;
  -- Of a meeting the calendar says when it is, and whether it takes place.
  select private.meeting_start(m) as starts_at, m.state into meeting
  from public.follow_ups as f
  join public.meetings as m on m.org_id = f.org_id and m.id = f.meeting_id
  where f.org_id = org and f.id = follow_up;
  earliest := coalesce(meeting.starts_at, earliest);
  update public.follow_ups as f
  set author_id = first_part.member_id, recorded_at = first_part.created_at, source = first_part.source,
    occurred_at = earliest, visibility = level,
    -- What is planned stays so until somebody completes it.
    state = private.settled_state(completed, f.state, meeting.state)
  where f.org_id = org and f.id = follow_up
    -- Nothing to say, nothing to audit, no delta.
    and (f.author_id, f.recorded_at, f.source, f.occurred_at, f.visibility, f.state) is distinct from (
      first_part.member_id, first_part.created_at, first_part.source, earliest, level,
      private.settled_state(completed, f.state, meeting.state)
    );
  update public.follow_up_contents as k set by_author = (k.member_id = first_part.member_id)
  where k.org_id = org and k.follow_up_id = follow_up
    and k.by_author is distinct from (k.member_id = first_part.member_id);
  return true;
end
$$;
comment on function private.settle_follow_up(uuid, uuid, uuid) is 'Derives a follow-up from its contributions. Internal.';

create function private.settle_customer(org uuid, customer uuid) returns void
language sql volatile security definer set search_path = ''
as $$
  update public.customers as c set last_follow_up_at = latest.at
  from (
    select max(f.occurred_at) as at from public.follow_ups as f
    where f.org_id = org and f.customer_id = customer and f.removed_at is null and f.state = 'done'
  ) as latest
  where c.org_id = org and c.id = customer and c.last_follow_up_at is distinct from latest.at
$$;
comment on function private.settle_customer(uuid, uuid) is 'Derives the time of a customer''s last follow-up. Internal.';

-- What is left of a mail: its earliest time among the sources; without sources only its keys and fingerprint, by which a
-- sync that meets it again knows that a person took it out.
create function private.settle_mail(org uuid, mail uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  if exists (select from public.mail_sources as s where s.org_id = org and s.mail_id = mail) then
    update public.mails as m set sent_at = earliest.at
    from (select min(s.sent_at) as at from public.mail_sources as s where s.org_id = org and s.mail_id = mail) as earliest
    where m.org_id = org and m.id = mail and m.sent_at is distinct from earliest.at;
  else
    delete from public.mail_contents as c where c.org_id = org and c.mail_id = mail;
    delete from public.mail_envelopes as e where e.org_id = org and e.mail_id = mail;
  end if;
end
$$;
comment on function private.settle_mail(uuid, uuid) is 'Derives a mail''s time from its sources, or empties it. Internal.';

-- Ways to a mail of operations that contribute nothing to it any more, and with the last way its text.
create function private.drop_idle_sources(org uuid, mail uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from public.mail_sources as s
  where s.org_id = org and s.mail_id = mail and not exists (
    select from public.follow_up_contents as k
    where k.org_id = org and k.member_id = s.member_id and k.op_id = s.op_id
  );
  perform private.settle_mail(org, mail);
end
$$;
comment on function private.drop_idle_sources(uuid, uuid) is
  'Takes out the sources of a mail that no follow-up rests on. Internal.';

-- Where a person took a mail out, what machines had brought goes as well: else it would depend on who came first whether
-- it is there. What other people wrote stays.
create function private.drop_machine_parts(org uuid, mail uuid, actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  follow_up uuid;
begin
  for follow_up in
    select f.id from public.follow_ups as f
    where f.org_id = org and f.mail_id = mail and f.removed_at is null
      and exists (
        select from public.follow_ups as x
        where x.org_id = org and x.mail_id = mail and x.customer_id = f.customer_id and x.machines_stay_out
      )
      and exists (
        select from public.follow_up_contents as k
        where k.org_id = org and k.follow_up_id = f.id and private.is_machine(k.source)
      )
    order by f.id
  loop
    delete from public.follow_up_contents as k
    where k.org_id = org and k.follow_up_id = follow_up and private.is_machine(k.source);
    perform private.settle_follow_up(org, follow_up, actor);
  end loop;
  perform private.drop_idle_sources(org, mail);
end
$$;
comment on function private.drop_machine_parts(uuid, uuid, uuid) is
  'Takes out what machines contributed where a person took the mail out. Internal.';

-- Records that can never be one mail: two Message-IDs, or two ids of one mailbox, under one digest key.
create function private.mails_contradict(org uuid, one uuid, other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.mail_keys as a
    join public.mail_keys as b
      on b.org_id = a.org_id and b.kind = a.kind and b.key_version = a.key_version and b.value <> a.value
    where a.org_id = org and a.mail_id = one and b.mail_id = other
      and (a.kind = 'message_id' or a.mailbox = b.mailbox)
  )
$$;
comment on function private.mails_contradict(uuid, uuid, uuid) is 'Whether exact keys forbid that both are one. Internal.';

-- Two records proved to be one mail. The older record stays, of two follow-ups at one customer the older one; what
-- people wrote is kept from both; sources, reminders, tombstones and results of operations move along.
create function private.merge_mails(org uuid, keep uuid, lose uuid, actor uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  pair record;
  older uuid;
  younger uuid;
begin
  update public.mail_keys as k set mail_id = keep where k.org_id = org and k.mail_id = lose;
  update public.mail_sources as s set mail_id = keep where s.org_id = org and s.mail_id = lose;
  insert into public.mail_envelopes as e (org_id, mail_id, customer_id, subject, participants)
  select l.org_id, keep, l.customer_id, l.subject, l.participants
  from public.mail_envelopes as l where l.org_id = org and l.mail_id = lose
  -- The fuller reading stays, by the same rule as when one record is read twice: see record_mail and record_follow_up.
  on conflict on constraint mail_envelopes_pkey do update
    set subject = coalesce(e.subject, excluded.subject),
      participants = case
        when jsonb_array_length(excluded.participants) > jsonb_array_length(e.participants) then excluded.participants
        else e.participants
      end;
  insert into public.mail_contents as c (org_id, mail_id, body, original_body)
  select l.org_id, keep, l.body, l.original_body
  from public.mail_contents as l where l.org_id = org and l.mail_id = lose
  on conflict on constraint mail_contents_pkey do update
    set body = excluded.body, original_body = excluded.original_body
    where char_length(excluded.original_body) > char_length(c.original_body);
  insert into private.mail_fingerprints as f (org_id, mail_id, soft_key, senderless_key, people, complete, body_hash)
  select l.org_id, keep, l.soft_key, l.senderless_key, l.people, l.complete, l.body_hash
  from private.mail_fingerprints as l where l.org_id = org and l.mail_id = lose
  on conflict on constraint mail_fingerprints_pkey do update
    set soft_key = coalesce(f.soft_key, excluded.soft_key),
      senderless_key = coalesce(f.senderless_key, excluded.senderless_key),
      people = case
        when (excluded.complete, excluded.soft_key is not null, jsonb_array_length(excluded.people))
          > (f.complete, f.soft_key is not null, jsonb_array_length(f.people)) then excluded.people
        else f.people
      end,
      complete = f.complete or excluded.complete;

  -- Both live at one customer: the older takes in what the younger had, and the younger becomes a tombstone.
  for pair in
    select a.id as kept_id, a.recorded_at as kept_at, b.id as lost_id, b.recorded_at as lost_at
    from public.follow_ups as a
    join public.follow_ups as b on b.org_id = a.org_id and b.customer_id = a.customer_id
    where a.org_id = org and a.mail_id = keep and b.mail_id = lose and a.removed_at is null and b.removed_at is null
  loop
    older := case when (pair.lost_at, pair.lost_id) < (pair.kept_at, pair.kept_id) then pair.lost_id else pair.kept_id end;
    younger := case when older = pair.kept_id then pair.lost_id else pair.kept_id end;
    update public.follow_up_contents as k set follow_up_id = older where k.org_id = org and k.follow_up_id = younger;
    insert into public.follow_up_participants (org_id, follow_up_id, contact_id)
    select p.org_id, older, p.contact_id from public.follow_up_participants as p
    where p.org_id = org and p.follow_up_id = younger
    on conflict on constraint follow_up_participants_pkey do nothing;
    delete from public.follow_up_participants as p where p.org_id = org and p.follow_up_id = younger;
    update public.reminders as r set follow_up_id = older where r.org_id = org and r.follow_up_id = younger;
    -- Of several plans of one person the latest counts, as if all had been written to one record: see add_reminder.
    update public.reminders as r
    set state = 'cancelled', closed_at = now(), closed_by = actor, superseded_by = later.id
    from (
      select distinct on (x.owner_id) x.owner_id, x.id from public.reminders as x
      where x.org_id = org and x.follow_up_id = older and x.state = 'open'
      order by x.owner_id, x.created_at desc, x.id desc
    ) as later
    where r.org_id = org and r.follow_up_id = older and r.state = 'open'
      and r.owner_id = later.owner_id and r.id <> later.id;
    update public.follow_ups as f set removed_at = now(), removed_by = actor where f.org_id = org and f.id = younger;
    update private.operations as o
    set result = replace(o.result::text, younger::text, older::text)::jsonb
    where o.org_id = org and exists (
      select from public.follow_up_contents as k
      where k.org_id = org and k.follow_up_id = older and k.member_id = o.member_id and k.op_id = o.op_id
    );
  end loop;
  update public.follow_ups as f set mail_id = keep where f.org_id = org and f.mail_id = lose;
  update private.operations as o
  set result = replace(o.result::text, lose::text, keep::text)::jsonb
  where o.org_id = org and exists (
    select from public.mail_sources as s
    where s.org_id = org and s.mail_id = keep and s.member_id = o.member_id and s.op_id = o.op_id
  );
  delete from public.mail_contents as c where c.org_id = org and c.mail_id = lose;
  delete from public.mail_envelopes as e where e.org_id = org and e.mail_id = lose;
  delete from private.mail_fingerprints as f where f.org_id = org and f.mail_id = lose;
  update public.mails as m set merged_into = keep where m.org_id = org and (m.id = lose or m.merged_into = lose);
  perform private.settle_follow_up(org, f.id, actor)
  from public.follow_ups as f where f.org_id = org and f.mail_id = keep and f.removed_at is null;
  -- A tombstone of the one speaks for both.
  perform private.drop_machine_parts(org, keep, actor);
  perform private.settle_customer(org, c.customer_id)
  from (select distinct f.customer_id from public.follow_ups as f where f.org_id = org and f.mail_id = keep) as c;
end
$$;
comment on function private.merge_mails(uuid, uuid, uuid, uuid) is
  'Makes two records of one mail one. Customers of both are locked by the caller. Internal.';
