-- Card, timeline and search. Card and timeline run with the caller's rights: row security decides which rows and, for
-- subject and text, which parts of a follow-up they get. Nothing here repeats that decision.

-- In plpgsql, so that the plan, with all its policies, is kept from call to call.
create function private.timeline_entries(
  customer uuid, before_at timestamptz, before_id uuid, most int,
  -- Null: every kind.
  kinds text[] default null
) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  return (select coalesce(jsonb_agg(
    jsonb_build_object(
      'follow_up_id', f.id, 'kind', f.kind, 'direction', f.direction, 'occurred_at', f.occurred_at,
      'author', jsonb_build_object('member_id', f.author_id, 'name', a.name),
      -- Null where row security gave no envelope or text: the level of the mail, or no right to the customer.
      'subject', coalesce(e.subject, case when f.meeting_id is not null then (
        select g.title from public.meetings as g where g.org_id = f.org_id and g.id = f.meeting_id
      ) end),
      'state', f.state,
      -- A list, not the archive: the beginning of very long mails.
      'text', left(b.body, 20000),
      'outcome', w.outcome, 'note', w.note, 'next_plan', w.next_plan,
      'visibility', f.visibility,
      -- People of the mail's header where it may be seen; for calls and visits the contacts that were named.
      'participants', coalesce(
        (select jsonb_agg(coalesce(p.item ->> 'name', p.item ->> 'address') order by p.i)
         from jsonb_array_elements(e.participants) with ordinality as p (item, i)
         where coalesce(p.item ->> 'name', p.item ->> 'address') is not null),
        (select jsonb_agg(c.name order by c.name)
         from public.follow_up_participants as q
         join public.contacts as c on c.org_id = q.org_id and c.id = q.contact_id
         where q.org_id = f.org_id and q.follow_up_id = f.id and f.mail_id is null),
        '[]'
      )
    ) order by f.occurred_at desc, f.id desc
  ), '[]')
  from (
    -- The page is cut first, on an index in this very order; everything else is joined to these rows only.
    select t.* from public.follow_ups as t
    where t.org_id = (select private.my_org_id()) and t.customer_id = customer and t.removed_at is null
      and (before_at is null or (t.occurred_at, t.id) < (before_at, before_id))
      and (kinds is null or t.kind = any (kinds))
    order by t.occurred_at desc, t.id desc
    limit most
  ) as f
  -- Left joins throughout: what is hidden leaves a gap in the entry and never takes the entry away.
  left join public.members as a on a.org_id = f.org_id and a.id = f.author_id
  left join public.mail_envelopes as e
    on e.org_id = f.org_id and e.mail_id = f.mail_id and e.customer_id = f.customer_id
  left join public.mail_contents as b on b.org_id = f.org_id and b.mail_id = f.mail_id
  -- Several may have written: the latest outcome and plan count, all notes stay, each once.
  left join lateral (
    select
      (array_agg(k.outcome order by k.created_at desc) filter (where k.outcome is not null))[1] as outcome,
      (array_agg(k.next_plan order by k.created_at desc) filter (where k.next_plan is not null))[1] as next_plan,
      (select string_agg(n.note, E'\n\n' order by n.first_at) from (
        select i.note, min(i.created_at) as first_at from public.follow_up_contents as i
        where i.org_id = f.org_id and i.follow_up_id = f.id and i.note is not null
        group by i.note
      ) as n) as note
    from public.follow_up_contents as k
    where k.org_id = f.org_id and k.follow_up_id = f.id
  ) as w on true);
end
$$;
comment on function private.timeline_entries(uuid, timestamptz, uuid, int, text[]) is
  'Newest follow-ups of a customer, with the caller''s rights.';

create function private.card_of(customer uuid) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
begin
  return (select jsonb_build_object(
    'customer_id', c.id, 'code', c.code, 'name', c.name, 'short_name', c.short_name, 'status', c.status, 'tier', c.tier,
    'industry_code', c.industry_code, 'customer_type', c.customer_type, 'region_code', c.region_code,
    'source_channel', c.source_channel,
    'domains', coalesce(
      (select jsonb_agg(d.domain order by d.domain) from public.customer_domains as d
       where d.org_id = c.org_id and d.customer_id = c.id), '[]'
    ),
    'to_verify', to_jsonb(c.to_verify),
    'owner', (
      select jsonb_build_object('member_id', o.id, 'name', o.name) from public.members as o
      where o.org_id = c.org_id and o.id = c.owner_id
    ),
    -- What the screen offers follows from these two; what the database allows is checked again when it is asked.
    'relation', r.relation, 'can_log', r.may_log,
    'created_at', c.created_at, 'last_follow_up_at', c.last_follow_up_at,
    'next_reminder', (
      select jsonb_build_object('reminder_id', n.id, 'plan', n.plan, 'due_at', n.due_at, 'priority', n.priority)
      from public.reminders as n
      where n.org_id = c.org_id and n.customer_id = c.id and n.state = 'open'
      -- The next one of whoever works the customer, as far as the reader may see it: row security leaves out the plans of
      -- others' closed follow-ups.
      order by n.due_at limit 1
    ),
    'contacts', coalesce(
      (select jsonb_agg(
        jsonb_build_object(
          'contact_id', p.id, 'name', p.name, 'title', p.title, 'is_primary', p.is_primary,
          'addresses', coalesce(
            (select jsonb_agg(a.address order by a.position, a.address) from public.contact_addresses as a
             where a.org_id = p.org_id and a.contact_id = p.id), '[]'
          ),
          'phones', coalesce(
            (select jsonb_agg(t.e164 order by t.position, t.e164) from public.contact_phones as t
             where t.org_id = p.org_id and t.contact_id = p.id),
            -- Masked for those whom row security gave none.
            private.masked_phones(p.id)
          ),
          'wechat', p.wechat, 'has_left', p.has_left
        -- The primary contact first, people who have left the company last.
        ) order by p.is_primary desc, p.has_left, p.created_at, p.id
      )
      from public.contacts as p where p.org_id = c.org_id and p.customer_id = c.id),
      -- Row security gives none before the claim.
      case when r.relation = 'pool' then private.masked_contacts(c.id) end, '[]'
    ),
    -- Enough for a sidebar; older ones come page by page through timeline().
    'timeline', private.timeline_entries(c.id, null, null, 10)
  )
  from public.customers as c
  -- No row where the caller may not see the customer: a second door behind row security.
  cross join lateral private.my_relation(c.id) as r
  where c.org_id = (select private.my_org_id()) and c.id = customer);
end
$$;
comment on function private.card_of(uuid) is
  'Card of a customer with the caller''s rights; null where row security hides it.';
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
begin
  perform private.require_caller();
  perform private.require_object(payload);
  customer := private.read_uuid(payload, 'customer_id');
  if private.payload_at(payload, 'before') is not null then
    -- Both parts of the key: several follow-ups may have happened in the same second.
    before_at := private.read_instant(payload, 'before.occurred_at');
    before_id := private.read_uuid(payload, 'before.follow_up_id');
  end if;
  if not exists (
    select from public.customers as c where c.org_id = private.my_org_id() and c.id = customer
  ) then
    perform private.fail('TB001', 'customer_id');
  end if;
  return private.timeline_entries(customer, before_at, before_id, private.read_int(payload, 'limit', 1, 50));
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
