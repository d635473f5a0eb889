-- "To decide": what no rule may guess. Two records that may be one mail, and people of whom a member said "later". Both
-- wait for the member who met them, and leave the list by a decision only.

create table public.undecided_people (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  -- In clear: putting somebody on the list, or having all mail with contacts logged, is the decision that it is business.
  address text not null,
  name text,
  -- Of the mail in which they were met, and the way back to it.
  subject text,
  url text,
  -- Put here by a mailbox connection: an offer that goes away by itself once they are known.
  by_connection boolean not null default false,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  constraint undecided_people_pkey primary key (org_id, id),
  -- Asked once, however many mails somebody writes.
  constraint undecided_people_address_once unique (org_id, member_id, address),
  constraint undecided_people_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint undecided_people_address_form check (address = lower(address) and char_length(address) between 3 and 320),
  constraint undecided_people_bounds check (
    char_length(name) <= 200 and char_length(subject) <= 1000 and char_length(url) <= 2000
  ),
  -- A link is opened with a click: only the mail hosts' own scheme.
  constraint undecided_people_url_https check (url like 'https://%')
);
comment on table public.undecided_people is
  'People whose customer a member wants to name later, and unknown senders in a connected mailbox. Seen and decided by that '
  'member alone.';
revoke all on public.undecided_people from anon, authenticated, service_role;
grant all on public.undecided_people to service_role;
grant select on public.undecided_people to authenticated;
alter table public.undecided_people enable row level security;
create policy undecided_people_read on public.undecided_people for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

create function private.decide_later(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  address text;
  person uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'decide_later');
  if answer is not null then
    return answer;
  end if;
  address := private.normal_address(private.read_text(payload, 'address', 320, true));
  if address is null then
    perform private.fail('TB013', 'address');
  end if;
  if private.read_text(payload, 'url', 2000) !~ '^https://' then
    perform private.fail('TB004', 'url');
  end if;
  if (
    select count(*) from public.undecided_people as u
    where u.org_id = me.org_id and u.member_id = me.member_id and u.decided_at is null
  ) >= 1000 then
    perform private.fail('TB007', 'address', '{"limit": 1000}');
  end if;
  insert into public.undecided_people as u (org_id, member_id, address, name, subject, url)
  values (
    me.org_id, me.member_id, address, private.read_text(payload, 'name', 200), private.read_text(payload, 'subject', 1000),
    private.read_text(payload, 'url', 2000)
  )
  -- Met again: the newest mail is the one to look at, and a decision that was taken is open again.
  on conflict on constraint undecided_people_address_once do update
    set name = coalesce(excluded.name, u.name), subject = excluded.subject, url = excluded.url, decided_at = null,
      by_connection = false
  returning u.id into person;
  return private.end_operation(me, payload, jsonb_build_object('person_id', person));
end
$$;
comment on function private.decide_later(jsonb) is 'Puts somebody on the caller''s list of what is to be decided.';

create function public.decide_later(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.decide_later(payload) $$;
comment on function public.decide_later(jsonb) is 'Keeps the question whose customer somebody is. Any member, for oneself.';

-- What was decided about the person (a rule, a contact, never to be logged) is written by the RPC for that; this takes the
-- question off the list, or puts it back.
create function private.settle_person(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  person uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'settle_person');
  if answer is not null then
    return answer;
  end if;
  update public.undecided_people as u
  set decided_at = case when private.read_flag(payload, 'decided') then coalesce(u.decided_at, now()) end
  where u.org_id = me.org_id and u.member_id = me.member_id and u.id = private.read_uuid(payload, 'person_id')
  returning u.id into person;
  if person is null then
    perform private.fail('TB001', 'person_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object(
    'person_id', person, 'decided', private.read_flag(payload, 'decided')
  ));
end
$$;
comment on function private.settle_person(jsonb) is 'Takes a person off the list of what is to be decided, or puts them back.';

create function public.settle_person(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.settle_person(payload) $$;
comment on function public.settle_person(jsonb) is 'Settles an own question about a person, or opens it again. Any member.';

-- A mail as a question shows it: as much as row security gives the caller, and nothing of a mail that is not theirs to see.
create function private.mail_to_compare(org uuid, mail uuid) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'mail_id', m.id, 'direction', m.direction, 'sent_at', m.sent_at,
    'subject', (select e.subject from public.mail_envelopes as e where e.org_id = org and e.mail_id = mail limit 1),
    'text', (select left(c.body, 2000) from public.mail_contents as c where c.org_id = org and c.mail_id = mail),
    'customers', (
      select coalesce(jsonb_agg(distinct c.name), '[]') from public.follow_ups as f
      join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
      where f.org_id = org and f.mail_id = mail
    )
  )
  from public.mails as m where m.org_id = org and m.id = mail
$$;
comment on function private.mail_to_compare(uuid, uuid) is 'What the caller may see of a mail that is compared. Internal.';

-- A merged record has no follow-ups and so no reader; where it went is told to its own organisation.
create function private.surviving_mail(mail uuid) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (select coalesce(m.merged_into, m.id) from public.mails as m where m.org_id = me.org_id and m.id = mail);
end
$$;
comment on function private.surviving_mail(uuid) is 'The record that a mail of the caller''s organisation became. Internal.';

create function public.to_decide(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return jsonb_build_object(
    'people', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'person_id', u.id, 'address', u.address, 'name', u.name, 'subject', u.subject, 'url', u.url,
        'created_at', u.created_at
      ) order by u.created_at, u.id), '[]')
      from public.undecided_people as u
      where u.org_id = me.org_id and u.member_id = me.member_id and u.decided_at is null
    ),
    'mails', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'match_id', q.id, 'mail', q.mail, 'candidates', q.candidates, 'created_at', q.created_at
      ) order by q.created_at, q.id), '[]')
      from (
        select x.id, x.created_at, private.mail_to_compare(me.org_id, x.mail_id) as mail, (
          select coalesce(jsonb_agg(k.mail order by k.n), '[]')
          from (
            select c.n, private.mail_to_compare(me.org_id, private.surviving_mail(c.id)) as mail
            from unnest(x.candidate_mail_ids) with ordinality as c (id, n)
          ) as k
          where k.mail is not null
        ) as candidates
        from public.unresolved_matches as x
        where x.org_id = me.org_id and x.member_id = me.member_id and x.decided_at is null
        order by x.created_at, x.id
        limit 200
      ) as q
      -- Without two mails to look at there is no question: one was taken out, or became the other.
      where q.mail is not null and jsonb_array_length(q.candidates) > 0
    )
  );
end
$$;
comment on function public.to_decide(jsonb) is 'What waits for a decision of the caller: people and mails. Any member.';

-- One mail or two? Null: two, and not asked again.
create function private.decide_same_mail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  asked public.unresolved_matches;
  other uuid;
  own uuid;
  seer private.sight;
  keep uuid;
  lose uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'decide_same_mail');
  if answer is not null then
    return answer;
  end if;
  select x.* into asked from public.unresolved_matches as x
  where x.org_id = me.org_id and x.member_id = me.member_id and x.id = private.read_uuid(payload, 'match_id')
  for update;
  if asked.id is null then
    perform private.fail('TB001', 'match_id');
  end if;
  if asked.decided_at is not null then
    perform private.fail('TB044', 'match_id');
  end if;
  other := private.read_uuid(payload, 'same_as', false);
  if other is not null then
    if not exists (
      select from unnest(asked.candidate_mail_ids) as c (id) where private.surviving_mail(c.id) = other
    ) then
      perform private.fail('TB001', 'same_as');
    end if;
    -- Only what one may see can one call the same: as match_people tells of logged mails.
    seer := private.sight_of(me);
    if not exists (
      select from public.follow_ups as f
      join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
      where f.org_id = me.org_id and f.mail_id = other and f.removed_at is null and (
        f.author_id = any (seer.visible_ids)
        or (f.visibility <> 'private' and private.relation_of(seer, c.id, c.owner_id) <> 'colleague')
      )
    ) then
      perform private.fail('TB001', 'same_as');
    end if;
    own := private.surviving_mail(asked.mail_id);
    -- And nobody reads a text by saying so: it is open to them already, or their own record says the same.
    if not private.reads_text_of(me, other) and exists (
      select from public.mail_contents as k
      left join public.mail_contents as o on o.org_id = k.org_id and o.mail_id = own
      where k.org_id = me.org_id and k.mail_id = other
        and not private.texts_agree(k.body, true, coalesce(o.body, ''), true)
    ) then
      perform private.fail('TB001', 'same_as');
    end if;
    -- Customers of both in the order of all locks, so that nobody logs into half a merge.
    perform from public.customers as c
    where c.org_id = me.org_id and c.id in (
      select f.customer_id from public.follow_ups as f where f.org_id = me.org_id and f.mail_id in (own, other)
    )
    order by c.id
    for no key update;
    if own <> other then
      -- Two Message-IDs, or two ids of one mailbox, are never one mail, whoever says so.
      if private.keys_contradict(me.org_id, other, (
        select coalesce(jsonb_agg(jsonb_build_object('kind', k.kind, 'value', k.value, 'mailbox', k.mailbox)), '[]')
        from public.mail_keys as k where k.org_id = me.org_id and k.mail_id = own
      ), (
        select max(k.version) from private.digest_keys as k where k.org_id = me.org_id and k.retired_at is null
      )) then
        perform private.fail('TB004', 'same_as');
      end if;
      select p.id into keep from public.mails as p
      where p.org_id = me.org_id and p.id in (own, other) order by p.created_at, p.id limit 1;
      lose := case when keep = own then other else own end;
      perform private.merge_mails(me.org_id, keep, lose, me.member_id);
      perform private.settle_customer(me.org_id, f.customer_id)
      from public.follow_ups as f where f.org_id = me.org_id and f.mail_id = keep;
    end if;
  end if;
  update public.unresolved_matches as x set decided_at = now() where x.org_id = me.org_id and x.id = asked.id;
  return private.end_operation(me, payload, jsonb_build_object(
    'match_id', asked.id, 'mail_id', coalesce(keep, private.surviving_mail(asked.mail_id))
  ));
end
$$;
comment on function private.decide_same_mail(jsonb) is 'Says that two records are one mail, or that they are not.';

create function public.decide_same_mail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.decide_same_mail(payload) $$;
comment on function public.decide_same_mail(jsonb) is
  'Makes two records of one mail one, or keeps them apart for good. Who was asked; TB004 where their ids forbid it.';

grant execute on function
  private.decide_later(jsonb), private.settle_person(jsonb), private.decide_same_mail(jsonb),
  private.mail_to_compare(uuid, uuid), private.surviving_mail(uuid)
to authenticated;
revoke all on function
  public.decide_later(jsonb), public.settle_person(jsonb), public.to_decide(jsonb), public.decide_same_mail(jsonb)
from public, anon, service_role;
grant execute on function
  public.decide_later(jsonb), public.settle_person(jsonb), public.to_decide(jsonb), public.decide_same_mail(jsonb)
to authenticated;
