-- Card and timeline: everything hangs on one customer, so how the caller stands to it is decided once and not by each policy of
-- each table that is read. Under row security the card is one statement with two hundred subplans, and opening that takes
-- longer than reading it (3 ms of 4). Both therefore run as their owner with the policies written out, each beside its table;
-- a test holds, for every member, customer and level, that they show exactly what row security shows.

-- Newest follow-ups of a customer that the caller sees; `opened` says whether its people and words are shown to them
-- (private.is_open_of). In plpgsql, so that the plan is kept from call to call.
create function private.entries_of(
  seer private.sight, customer uuid, opened boolean, before_at timestamptz, before_id uuid, most int,
  -- Null: every kind.
  kinds text[]
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (select coalesce(jsonb_agg(
    jsonb_build_object(
      'follow_up_id', f.id, 'kind', f.kind, 'direction', f.direction, 'occurred_at', f.occurred_at,
      'author', jsonb_build_object('member_id', f.author_id, 'name', a.name),
      -- Null where the reader gets no envelope or text: the level of the mail, or no right to the customer.
      -- Of a meeting its title, by the policy `meetings_read`.
      'subject', coalesce(e.subject, case when f.meeting_id is not null then (
        select g.title from public.meetings as g
        where g.org_id = f.org_id and g.id = f.meeting_id
          and (
            (opened and f.visibility in ('full', 'subject'))
            or g.member_id = seer.member_id
            or exists (
              select from public.follow_ups as o
              where o.org_id = g.org_id and o.meeting_id = g.id and o.removed_at is null
                and (
                  (o.visibility in ('full', 'subject') and o.customer_id <> customer
                    and private.is_open_to(seer, o.customer_id))
                  or exists (
                    select from public.follow_up_contents as k
                    where k.org_id = o.org_id and k.follow_up_id = o.id and k.member_id = seer.member_id
                  )
                )
            )
          )
      ) end),
      -- A list, not the archive: the beginning of very long mails.
      'text', left(b.body, 20000),
      'outcome', w.outcome, 'note', w.note, 'next_plan', w.next_plan, 'goal', w.goal, 'next_points', w.next_points,
      -- The policy `opportunities_read`.
      'opportunity', case when w.opportunity_id is not null and opened then (
        select jsonb_build_object('opportunity_id', o.id, 'title', o.title) from public.opportunities as o
        where o.org_id = f.org_id and o.id = w.opportunity_id
      ) end,
      'visibility', f.visibility, 'state', f.state,
      -- People of the mail's header where it may be seen; for calls and visits the contacts that were named.
      'participants', coalesce(
        (select jsonb_agg(coalesce(p.item ->> 'name', p.item ->> 'address') order by p.i)
         from jsonb_array_elements(e.participants) with ordinality as p (item, i)
         where coalesce(p.item ->> 'name', p.item ->> 'address') is not null),
        (select jsonb_agg(c.name order by c.name)
         from public.follow_up_participants as q
         join public.contacts as c on c.org_id = q.org_id and c.id = q.contact_id
         where q.org_id = f.org_id and q.follow_up_id = f.id and f.mail_id is null
           -- The policy `contacts_read`; a contact may have been another customer's when it was named.
           and case
             when c.customer_id = customer then opened
             else private.is_open_to(seer, c.customer_id)
           end),
        '[]'
      )
    ) order by f.occurred_at desc, f.id desc
  ), '[]')
  from (
    -- The page is cut first, on an index in this very order; everything else is joined to these rows only.
    select t.* from public.follow_ups as t
    where t.org_id = seer.org_id and t.customer_id = customer and t.removed_at is null
      and (before_at is null or (t.occurred_at, t.id) < (before_at, before_id))
      and (kinds is null or t.kind = any (kinds))
      -- The policy `follow_ups_read`, at a customer that is seen.
      and (
        t.visibility <> 'private' or t.author_id = any (seer.visible_ids)
        or exists (
          select from public.follow_up_contents as k
          where k.org_id = t.org_id and k.follow_up_id = t.id and k.member_id = seer.member_id and not k.by_author
        )
      )
    order by t.occurred_at desc, t.id desc
    limit most
  ) as f
  -- Left joins throughout: what is hidden leaves a gap in the entry and never takes the entry away.
  left join public.members as a on a.org_id = f.org_id and a.id = f.author_id
  -- The policy `mail_envelopes_read`: whoever logged it, else by the level here; a mail has one live follow-up a customer.
  left join public.mail_envelopes as e
    on e.org_id = f.org_id and e.mail_id = f.mail_id and e.customer_id = f.customer_id
    and (
      (opened and f.visibility in ('full', 'subject'))
      or exists (
        select from public.mail_sources as s
        where s.org_id = f.org_id and s.mail_id = f.mail_id and s.member_id = seer.member_id
      )
    )
  -- The policy `mail_contents_read`: the same, or by the level at any other customer that is open to the reader.
  left join public.mail_contents as b
    on b.org_id = f.org_id and b.mail_id = f.mail_id
    and (
      (opened and f.visibility = 'full')
      or exists (
        select from public.mail_sources as s
        where s.org_id = f.org_id and s.mail_id = f.mail_id and s.member_id = seer.member_id
      )
      or exists (
        select from public.follow_ups as o
        where o.org_id = f.org_id and o.mail_id = f.mail_id and o.removed_at is null and o.visibility = 'full'
          and o.customer_id <> customer and private.is_open_to(seer, o.customer_id)
      )
    )
  -- Several may have written: the latest outcome and plan count, all notes stay, each once. The policy
  -- `follow_up_contents_read`: one's own words always, others' where they said `full`.
  left join lateral (
    select
      (array_agg(k.outcome order by k.created_at desc) filter (where k.outcome is not null))[1] as outcome,
      (array_agg(k.next_plan order by k.created_at desc) filter (where k.next_plan is not null))[1] as next_plan,
      (array_agg(k.goal order by k.created_at desc) filter (where k.goal is not null))[1] as goal,
      (array_agg(k.next_points order by k.created_at desc) filter (where k.next_points is not null))[1] as next_points,
      (array_agg(k.opportunity_id order by k.created_at desc) filter (where k.opportunity_id is not null))[1]
        as opportunity_id,
      (select string_agg(n.note, E'\n\n' order by n.first_at) from (
        select i.note, min(i.created_at) as first_at from public.follow_up_contents as i
        where i.org_id = f.org_id and i.follow_up_id = f.id and i.note is not null
          and (i.member_id = seer.member_id or (opened and i.visibility = 'full'))
        group by i.note
      ) as n) as note
    from public.follow_up_contents as k
    where k.org_id = f.org_id and k.follow_up_id = f.id
      and (k.member_id = seer.member_id or (opened and k.visibility = 'full'))
  ) as w on true);
end
$$;
comment on function private.entries_of(private.sight, uuid, boolean, timestamptz, uuid, int, text[]) is
  'Newest follow-ups of a customer that the caller sees, as far as they may be shown. Internal.';

-- The same question about another customer than the one that is shown; rarely asked.
create function private.is_open_to(seer private.sight, customer uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.customers as c
    where c.org_id = seer.org_id and c.id = customer
      and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
  );
end
$$;
comment on function private.is_open_to(private.sight, uuid) is
  'Whether people and words of a customer are shown to the caller. Internal.';

create function private.timeline_entries(
  customer uuid, before_at timestamptz, before_id uuid, most int, kinds text[] default null
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
  owner uuid;
  relation text;
begin
  select c.owner_id, private.relation_of(seer, c.id, c.owner_id) into owner, relation
  from public.customers as c where c.org_id = seer.org_id and c.id = customer;
  if coalesce(relation, 'colleague') = 'colleague' then
    return null;
  end if;
  return private.entries_of(
    seer, customer, private.is_open_of(seer, relation, owner), before_at, before_id, most, kinds
  );
end
$$;
comment on function private.timeline_entries(uuid, timestamptz, uuid, int, text[]) is
  'Newest follow-ups of a customer, as far as the caller may see them; null where they do not see the customer.';

create function private.card_of(customer uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
  shown public.customers;
  relation text;
  opened boolean;
  phones_shown boolean;
begin
  select c.* into shown from public.customers as c where c.org_id = seer.org_id and c.id = customer;
  relation := private.relation_of(seer, shown.id, shown.owner_id);
  -- Unknown, hidden and another tenant's: no card.
  if shown.id is null or relation = 'colleague' then
    return null;
  end if;
  opened := private.is_open_of(seer, relation, shown.owner_id);
  phones_shown := private.may_see_of(seer, relation, shown.owner_id, 'phone');
  return jsonb_build_object(
    'customer_id', shown.id, 'code', shown.code, 'name', shown.name, 'short_name', shown.short_name,
    'status', shown.status, 'tier', shown.tier, 'industry_code', shown.industry_code,
    'customer_type', shown.customer_type, 'region_code', shown.region_code, 'source_channel', shown.source_channel,
    'domains', coalesce(
      (select jsonb_agg(d.domain order by d.domain) from public.customer_domains as d
       where d.org_id = seer.org_id and d.customer_id = customer), '[]'
    ),
    'to_verify', to_jsonb(shown.to_verify),
    'owner', (
      select jsonb_build_object('member_id', o.id, 'name', o.name) from public.members as o
      where o.org_id = seer.org_id and o.id = shown.owner_id
    ),
    -- What the screen offers follows from these two; what the database allows is checked again when it is asked.
    'relation', relation, 'can_log', private.may_log_of(seer, relation, shown.owner_id),
    'created_at', shown.created_at, 'last_follow_up_at', shown.last_follow_up_at,
    'next_reminder', (
      select jsonb_build_object('reminder_id', n.id, 'plan', n.plan, 'due_at', n.due_at, 'priority', n.priority)
      from public.reminders as n
      where n.org_id = seer.org_id and n.customer_id = customer and n.state = 'open'
        -- The policy `reminders_read`: the next one of whoever works the customer, without the plans of others' closed
        -- follow-ups.
        and (
          n.owner_id = seer.member_id
          or (n.visibility = 'full' and (opened or n.owner_id = any (seer.visible_ids)))
        )
      order by n.due_at limit 1
    ),
    -- The policy `contacts_read`. Before the claim a pool shows that there are people, and of each an initial.
    'contacts', case when not opened then private.masked_contacts(customer) else coalesce(
      (select jsonb_agg(
        jsonb_build_object(
          'contact_id', p.id, 'name', p.name, 'title', p.title, 'is_primary', p.is_primary,
          'addresses', coalesce(
            (select jsonb_agg(a.address order by a.position, a.address) from public.contact_addresses as a
             where a.org_id = p.org_id and a.contact_id = p.id), '[]'
          ),
          'phones', coalesce(
            -- The policy `contact_phones_read`; masked for the others.
            (select jsonb_agg(
               case when phones_shown then t.e164 else private.mask_phone(t.e164) end order by t.position, t.e164
             )
             from public.contact_phones as t where t.org_id = p.org_id and t.contact_id = p.id), '[]'
          ),
          'wechat', p.wechat, 'has_left', p.has_left
        -- The primary contact first, people who have left the company last.
        ) order by p.is_primary desc, p.has_left, p.created_at, p.id
      )
      from public.contacts as p where p.org_id = seer.org_id and p.customer_id = customer), '[]'
    ) end,
    -- Enough for a sidebar; older ones come page by page through timeline().
    'timeline', private.entries_of(seer, customer, opened, null, null, 10, null)
  );
end
$$;
comment on function private.card_of(uuid) is
  'Card of a customer as far as the caller may see it; null where they do not see the customer.';
grant execute on function private.timeline_entries(uuid, timestamptz, uuid, int, text[]), private.card_of(uuid) to authenticated;

create function public.customer_card(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  card jsonb;
begin
  perform private.require_caller();
  perform private.require_object(payload);
  -- Unknown, hidden and another tenant's: all three are no card, so all three get one answer.
  card := private.card_of(private.read_uuid(payload, 'customer_id'));
  if card is null then
    perform private.fail('TB001', 'customer_id');
  end if;
  return card;
end
$$;
comment on function public.customer_card(jsonb) is 'Card of a customer that the caller sees, else TB001.';

create function public.timeline(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  customer uuid;
  before_at timestamptz;
  before_id uuid;
  entries jsonb;
begin
  perform private.require_caller();
  perform private.require_object(payload);
  customer := private.read_uuid(payload, 'customer_id');
  if private.payload_at(payload, 'before') is not null then
    -- Both parts of the key: several follow-ups may have happened in the same second.
    before_at := private.read_instant(payload, 'before.occurred_at');
    before_id := private.read_uuid(payload, 'before.follow_up_id');
  end if;
  entries := private.timeline_entries(customer, before_at, before_id, private.read_int(payload, 'limit', 1, 50));
  if entries is null then
    perform private.fail('TB001', 'customer_id');
  end if;
  return entries;
end
$$;
comment on function public.timeline(jsonb) is 'Older follow-ups of a customer that the caller sees, newest first.';

-- What people type is text and never a pattern.
create function private.like_pattern(typed text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select '%' || replace(replace(replace(lower(normalize(coalesce(typed, ''), nfkc)), '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
comment on function private.like_pattern(text) is 'Typed text as the pattern of a substring search. Internal.';

revoke all on function public.customer_card(jsonb), public.timeline(jsonb)
from public, anon, service_role;
grant execute on function public.customer_card(jsonb), public.timeline(jsonb)
to authenticated;
