-- Opportunities as the web shows them: a board by stage, a list in pages, and one with the way it came. With the caller's
-- rights: row security decides which opportunities there are, and nothing is written out.

create function private.amounts_of(currencies text[], amounts bigint[]) returns jsonb
language sql immutable security invoker set search_path = ''
as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('currency', s.currency, 'amount_minor', s.amount) order by s.amount desc, s.currency
  ), '[]')
  from (
    select a.currency, sum(a.amount) as amount
    from unnest(currencies, amounts) as a (currency, amount) where a.amount is not null group by a.currency
  ) as s
$$;
comment on function private.amounts_of(text[], bigint[]) is 'Sums by currency, largest first. Internal.';

-- What narrows board and list. Null: not by this.
create type private.opportunity_choice as (
  owner_ids uuid[], pattern text, stage_id uuid, outcome text, closes_from date, closes_until date
);
comment on type private.opportunity_choice is 'Which opportunities are asked for. Internal.';

create function private.read_opportunity_choice(payload jsonb) returns private.opportunity_choice
language plpgsql stable security invoker set search_path = ''
as $$
declare
  choice private.opportunity_choice;
begin
  perform private.require_part(payload, 'filter');
  if private.payload_at(payload, 'filter.owner_ids') is not null then
    choice.owner_ids := private.read_uuids(payload, 'filter.owner_ids', 50);
  end if;
  if private.read_text(payload, 'filter.text', 100) is not null then
    choice.pattern := private.like_pattern(private.read_text(payload, 'filter.text', 100));
  end if;
  choice.stage_id := private.read_uuid(payload, 'filter.stage_id', false);
  choice.outcome := private.read_choice(payload, 'filter.outcome', array['open', 'won', 'lost'], false);
  choice.closes_from := private.read_day(payload, 'filter.closes_from', false);
  choice.closes_until := private.read_day(payload, 'filter.closes_until', false);
  return choice;
end
$$;
comment on function private.read_opportunity_choice(jsonb) is 'Reads a filter of opportunities, or TB004. Internal.';

-- What require_workable_customer says, of many at once.
create function private.may_change_of(role text, owner uuid, customer uuid, seen_ids uuid[], shared_ids uuid[]) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  select role = 'admin' or (role <> 'agent' and coalesce(
    owner = any (seen_ids) or customer = any (shared_ids) or (owner is null and role = 'manager'), false
  ))
$$;
comment on function private.may_change_of(text, uuid, uuid, uuid[], uuid[]) is
  'Whether the caller may change the file of a customer that they see. Internal.';

-- An opportunity as a card or a row shows it; `mine_to_move` says what move_opportunity will say of rights.
create function private.opportunity_row(
  o public.opportunities, s public.opportunity_stages, customer_name text, owner_name text, mine_to_move boolean
) returns jsonb
language sql stable security invoker set search_path = ''
as $$
  select jsonb_build_object(
    'opportunity_id', o.id, 'version', o.version, 'code', o.code, 'title', o.title,
    'customer_id', o.customer_id, 'customer_name', customer_name,
    'expected_amount_minor', o.expected_amount_minor, 'currency', o.currency,
    'expected_close_on', o.expected_close_on, 'stage_id', o.stage_id, 'stage_key', s.key, 'stage_name', s.name,
    'probability', s.probability, 'outcome', s.outcome, 'lost_reason', o.lost_reason, 'competitor', o.competitor,
    'next_plan', o.next_plan,
    'owner', case when owner_name is not null then jsonb_build_object('member_id', o.owner_id, 'name', owner_name) end,
    'last_follow_up_at', private.last_follow_up_of(o.id), 'created_at', o.created_at, 'closed_at', o.closed_at,
    'can_edit', mine_to_move
  )
$$;
comment on function private.opportunity_row(public.opportunities, public.opportunity_stages, text, text, boolean) is
  'An opportunity as lists show it. Internal.';

create function public.opportunity_board(payload jsonb) returns jsonb
-- Planned for each question: a rep's few are found by their owner, an organisation's by their stage.
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  me private.caller := private.require_caller();
  choice private.opportunity_choice;
  most int;
  seen_ids uuid[] := array(select private.visible_member_ids());
  shared_ids uuid[] := array(select private.collaborating_customer_ids());
begin
  perform private.require_object(payload);
  choice := private.read_opportunity_choice(payload);
  most := private.read_int(payload, 'most', 1, 50);
  return (
    with chosen as materialized (
      select o.id, o.stage_id, o.currency, o.expected_amount_minor, row_number() over (
        partition by o.stage_id
        -- What closes soonest first; of those that ended what ended last.
        order by o.closed_at desc nulls last, coalesce(o.expected_close_on, 'infinity'), o.id
      ) as place
      from public.opportunities as o
      join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
      join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
      where o.org_id = me.org_id
        -- A board is about what can still be moved, and what just ended.
        and (s.outcome = 'open' or o.closed_at >= now() - interval '90 days')
        and (choice.owner_ids is null or o.owner_id = any (choice.owner_ids))
        and (choice.closes_from is null or o.expected_close_on >= choice.closes_from)
        and (choice.closes_until is null or o.expected_close_on <= choice.closes_until)
        and (
          choice.pattern is null or lower(o.title) like choice.pattern or lower(o.code) like choice.pattern
          or lower(c.name) like choice.pattern
        )
    )
    select coalesce(jsonb_agg(jsonb_build_object(
      'stage_id', s.id, 'key', s.key, 'name', s.name, 'probability', s.probability, 'outcome', s.outcome,
      'retired', s.retired, 'count', n.count, 'amounts', n.amounts, 'opportunities', n.cards
    ) order by s.position, s.id), '[]')
    from public.opportunity_stages as s
    cross join lateral (
      select count(*) as count, private.amounts_of(array_agg(k.currency), array_agg(k.expected_amount_minor)) as amounts,
        coalesce((
          select jsonb_agg(private.opportunity_row(o, s, c.name, w.name,
            private.may_change_of(me.role, c.owner_id, c.id, seen_ids, shared_ids)) order by t.place)
          from chosen as t
          join public.opportunities as o on o.org_id = me.org_id and o.id = t.id
          join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
          left join public.members as w on w.org_id = o.org_id and w.id = o.owner_id
          where t.stage_id = s.id and t.place <= most
        ), '[]') as cards
      from chosen as k where k.stage_id = s.id
    ) as n
    where s.org_id = me.org_id and (not s.retired or n.count > 0)
  );
end
$$;
comment on function public.opportunity_board(jsonb) is
  'Stages in their order with how many opportunities the caller sees there, their sums by currency and the first of them; '
  'of won and lost what ended within 90 days. Any member.';

create function public.list_opportunities(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = '' set plan_cache_mode = force_custom_plan set jit = off
as $$
declare
  me private.caller := private.require_caller();
  choice private.opportunity_choice;
  most int;
  after_day date;
  after_id uuid;
  seen_ids uuid[] := array(select private.visible_member_ids());
  shared_ids uuid[] := array(select private.collaborating_customer_ids());
begin
  perform private.require_object(payload);
  choice := private.read_opportunity_choice(payload);
  most := private.read_int(payload, 'limit', 1, 100);
  if private.payload_at(payload, 'after') is not null then
    after_day := coalesce(private.read_day(payload, 'after.expected_close_on', false), 'infinity');
    after_id := private.read_uuid(payload, 'after.opportunity_id');
  end if;
  return (
    select coalesce(jsonb_agg(f.line order by f.closes, f.id), '[]')
    from (
      select coalesce(o.expected_close_on, 'infinity'::date) as closes, o.id,
        private.opportunity_row(o, s, c.name, w.name,
          private.may_change_of(me.role, c.owner_id, c.id, seen_ids, shared_ids)) as line
      from public.opportunities as o
      join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
      join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
      left join public.members as w on w.org_id = o.org_id and w.id = o.owner_id
      where o.org_id = me.org_id
        and (choice.owner_ids is null or o.owner_id = any (choice.owner_ids))
        and (choice.stage_id is null or o.stage_id = choice.stage_id)
        and (choice.outcome is null or s.outcome = choice.outcome)
        and (choice.closes_from is null or o.expected_close_on >= choice.closes_from)
        and (choice.closes_until is null or o.expected_close_on <= choice.closes_until)
        and (
          choice.pattern is null or lower(o.title) like choice.pattern or lower(o.code) like choice.pattern
          or lower(c.name) like choice.pattern
        )
        and (after_day is null or (coalesce(o.expected_close_on, 'infinity'::date), o.id) > (after_day, after_id))
      order by coalesce(o.expected_close_on, 'infinity'::date), o.id
      limit most
    ) as f
  );
end
$$;
comment on function public.list_opportunities(jsonb) is
  'Opportunities that the caller sees, by owner, stage, outcome, expected day and text; soonest first, those without a day '
  'last, in pages of at most 100. Any member.';
create index opportunities_closing_idx on public.opportunities
  (org_id, (coalesce(expected_close_on, 'infinity'::date)), id);

create function public.opportunity(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  wanted uuid;
  seen_ids uuid[] := array(select private.visible_member_ids());
  shared_ids uuid[] := array(select private.collaborating_customer_ids());
  answer jsonb;
begin
  perform private.require_object(payload);
  wanted := private.read_uuid(payload, 'opportunity_id');
  select private.opportunity_row(o, s, c.name, w.name,
      private.may_change_of(me.role, c.owner_id, c.id, seen_ids, shared_ids)) || jsonb_build_object('history', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'from', case when f.id is not null then jsonb_build_object('key', f.key, 'name', f.name) end,
        'to', jsonb_build_object('key', t.key, 'name', t.name), 'by', m.name, 'reason', h.reason, 'at', h.at
      ) order by h.at desc, h.id desc), '[]')
      from (
        select x.* from public.stage_history as x
        where x.org_id = o.org_id and x.opportunity_id = o.id order by x.at desc, x.id desc
        -- Moves of years; one with more went to and fro.
        limit 200
      ) as h
      join public.opportunity_stages as t on t.org_id = h.org_id and t.id = h.to_stage_id
      left join public.opportunity_stages as f on f.org_id = h.org_id and f.id = h.from_stage_id
      left join public.members as m on m.org_id = h.org_id and m.id = h.member_id
    ))
  into answer
  from public.opportunities as o
  join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
  join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
  left join public.members as w on w.org_id = o.org_id and w.id = o.owner_id
  where o.org_id = me.org_id and o.id = wanted;
  if answer is null then
    perform private.fail('TB001', 'opportunity_id');
  end if;
  return answer;
end
$$;
comment on function public.opportunity(jsonb) is
  'One opportunity with its last 200 changes of stage, newest first: from, to, who, why, when. Whoever sees its customer '
  'and does not find it in a pool alone; else TB001.';

grant usage on type private.opportunity_choice to authenticated;
grant execute on function private.amounts_of(text[], bigint[]), private.like_pattern(text),
  private.require_part(jsonb, text), private.may_change_of(text, uuid, uuid, uuid[], uuid[]),
  private.read_opportunity_choice(jsonb),
  private.opportunity_row(public.opportunities, public.opportunity_stages, text, text, boolean) to authenticated;
revoke all on function public.opportunity_board(jsonb), public.list_opportunities(jsonb), public.opportunity(jsonb)
from public, anon, service_role;
grant execute on function public.opportunity_board(jsonb), public.list_opportunities(jsonb), public.opportunity(jsonb)
to authenticated;
