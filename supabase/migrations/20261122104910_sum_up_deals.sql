-- Figures about opportunities: how far they came, what was won and lost and why, what may come, and how long it took. An
-- opportunity counts for its owner, where the caller may read it: with amounts, a figure tells more than a count.

-- How far a stage is on the way; a lost one stands nowhere on it.
create function private.stage_rank(s public.opportunity_stages) returns int
language sql immutable parallel safe security invoker set search_path = ''
as $$ select case s.outcome when 'won' then 2000000000 when 'lost' then -1 else s.position end $$;
comment on function private.stage_rank(public.opportunity_stages) is 'Place of a stage on the way to won. Internal.';

-- A handful of rows, told once: asked of each opportunity, the rank would cost more than all else.
create function private.stage_ranks(org uuid) returns table (stage_id uuid, outcome text, probability int, rank int)
language plpgsql stable security invoker parallel safe rows 10 set search_path = ''
as $$ begin return query
  select s.id, s.outcome, s.probability, private.stage_rank(s) from public.opportunity_stages as s where s.org_id = org;
end $$;
comment on function private.stage_ranks(uuid) is 'Stages of an organisation with their places on the way. Internal.';

create type private.summary_deal as (
  id uuid, customer_id uuid, owner_id uuid, title text, stage_id uuid, outcome text, rank int, probability int,
  amount_minor bigint, currency text, expected_close_on date, created_at timestamptz, closed_at timestamptz, lost_reason text
);
comment on type private.summary_deal is 'An opportunity as the summary counts it. Internal.';

-- Those that the policy `opportunities_read` shows to the caller, written out for many at once, of the owners asked for and
-- of customers that are approved and chosen. Of those that had ended before `since` no figure of the period speaks.
create function private.summary_deals(
  me private.caller, people uuid[], choice private.customer_choice, since timestamptz
) returns setof private.summary_deal
language plpgsql stable security definer rows 20000 set search_path = '' set plan_cache_mode = force_custom_plan
-- Of a whole organisation's the tables are read by as many processes as there are.
set parallel_setup_cost = 0 set parallel_tuple_cost = 0 set jit = off
as $$
declare
  seer private.sight := private.sight_of(me);
  tiers text[] := choice.tiers;
  regions text[] := choice.regions;
  industry text := choice.industry;
  types text[] := choice.customer_types;
  sources text[] := choice.sources;
begin
  return query
    select o.id, o.customer_id, o.owner_id, o.title, o.stage_id, r.outcome, r.rank, r.probability,
      o.expected_amount_minor, o.currency, o.expected_close_on, o.created_at, o.closed_at, o.lost_reason
    from public.opportunities as o
    join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
    join private.stage_ranks(me.org_id) as r on r.stage_id = o.stage_id
    where o.org_id = me.org_id and o.owner_id = any (people) and c.approval = 'approved'
      and (o.closed_at is null or o.closed_at >= since or o.created_at >= since)
      and (
        (c.owner_id is not null and (seer.reads_all or c.owner_id = any (seer.visible_ids)))
        or (c.owner_id is null and seer.role in ('manager', 'agent', 'admin') and (seer.reads_all or exists (
          select from public.customer_pools as p
          where p.org_id = c.org_id and p.customer_id = c.id and p.pool_id = any (seer.open_pools)
        )))
        or c.id in (
          select w.customer_id from public.collaborators as w where w.org_id = me.org_id and w.member_id = me.member_id
        )
      )
      and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
      and (industry is null or starts_with(c.industry_code, industry))
      and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources));
end
$$;
comment on function private.summary_deals(private.caller, uuid[], private.customer_choice, timestamptz) is
  'Opportunities that figures are about, as the caller may read them. Internal.';

-- `2026-11`, `past` for what was expected before this month, `none` without a day.
create function private.forecast_month(expected date, today date) returns text
language sql immutable security invoker set search_path = ''
as $$
  select case when expected is null then 'none' when expected < date_trunc('month', today) then 'past'
    else to_char(expected, 'YYYY-MM') end
$$;
comment on function private.forecast_month(date, date) is 'Which month of the forecast a day falls in. Internal.';

-- One sum for each currency: money of two is not added.
create function private.deal_figures(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
set work_mem = '8MB' set jit = off
as $$
declare
  me private.caller := private.require_caller();
  people uuid[];
  period record;
  before_at timestamptz;
  from_at timestamptz;
  to_at timestamptz;
  today date := (now() at time zone me.time_zone)::date;
begin
  perform private.require_object(payload);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  from_at := period.first_day::timestamp at time zone me.time_zone;
  to_at := (period.last_day + 1)::timestamp at time zone me.time_zone;
  before_at := (period.first_day - (period.last_day - period.first_day + 1))::timestamp at time zone me.time_zone;
  return (
    with deals as materialized (
      select d.*, d.created_at >= from_at and d.created_at < to_at as is_begun,
        -- Ended in the last four quarters: what each stage really led to.
        d.outcome <> 'open' and d.closed_at >= now() - interval '1 year' as is_ended
      from private.summary_deals(
        me, people, private.read_customer_choice(payload), least(before_at, now() - interval '1 year')
      ) as d
    ),
    -- Of those alone whose way a figure tells; what was won came as far as there is. Looked up one by one: of a month they
    -- are few, and of a year still fewer than all.
    ways as materialized (
      select h.opportunity_id, h.to_stage_id, r.rank,
        lead(h.at) over (partition by h.opportunity_id order by h.at, h.id) - h.at as stay
      from public.stage_history as h join private.stage_ranks(me.org_id) as r on r.stage_id = h.to_stage_id
      where h.org_id = me.org_id and h.opportunity_id = any (array(
        select d.id from deals as d where d.is_begun or (d.is_ended and d.outcome <> 'won')
      ))
    ),
    reached as materialized (select w.opportunity_id, max(w.rank) as rank from ways as w group by w.opportunity_id),
    followed as materialized (
      -- What was brought from elsewhere has no history: then it came as far as it stands.
      select d.*, greatest(r.rank, d.rank) as furthest
      from deals as d left join reached as r on r.opportunity_id = d.id
      where d.is_begun or d.is_ended
    ),
    begun as materialized (select d.* from followed as d where d.is_begun),
    ended as materialized (
      select d.furthest, count(*) as total, count(*) filter (where d.outcome = 'won') as won
      from followed as d where d.is_ended group by d.furthest
    ),
    stages as materialized (
      select s.id, s.key, s.name, s.outcome, s.probability, s.position, s.retired, r.rank,
        (select coalesce(sum(e.won), 0)::bigint from ended as e where e.furthest >= r.rank) as won,
        (select coalesce(sum(e.total), 0)::bigint from ended as e where e.furthest >= r.rank) as ended
      from public.opportunity_stages as s join private.stage_ranks(me.org_id) as r on r.stage_id = s.id
      where s.org_id = me.org_id and s.outcome <> 'lost'
    ),
    -- How long those that began in the period stayed where they have left again.
    stays as (
      select w.to_stage_id, round(
        (percentile_cont(0.5) within group (order by extract(epoch from w.stay) / 86400))::numeric, 1
      ) as median
      from ways as w where w.stay is not null and w.opportunity_id in (select b.id from begun as b) group by w.to_stage_id
    ),
    funnel as (
      select s.*, y.median, count(b.id) as reached,
        private.amounts_of(array_agg(b.currency), array_agg(b.amount_minor)) as amounts
      from stages as s
      left join begun as b on b.furthest >= s.rank
      left join stays as y on y.to_stage_id = s.id
      group by s.id, s.key, s.name, s.outcome, s.probability, s.position, s.retired, s.rank, s.won, s.ended, y.median
    ),
    closed as materialized (
      select d.*, d.closed_at >= from_at as is_now from deals as d
      where d.outcome <> 'open' and d.closed_at >= before_at and d.closed_at < to_at
    ),
    ends as (
      select e.outcome, count(*) filter (where e.is_now) as now, count(*) filter (where not e.is_now) as before,
        private.amounts_of(
          array_agg(e.currency) filter (where e.is_now), array_agg(e.amount_minor) filter (where e.is_now)
        ) as amounts
      from closed as e group by e.outcome
    ),
    reasons as (
      -- A dash says as much as nothing.
      select nullif(e.lost_reason, '-') as reason, count(*) as n,
        private.amounts_of(array_agg(e.currency), array_agg(e.amount_minor)) as amounts
      from closed as e where e.is_now and e.outcome = 'lost' group by nullif(e.lost_reason, '-')
    ),
    -- By day before they are by month: a month is a word that takes longer than the sum.
    days as (
      select d.expected_close_on, d.stage_id, d.currency, count(*) as n,
        count(*) filter (where d.amount_minor is null) as without_amount, sum(d.amount_minor) as amount
      from deals as d where d.outcome = 'open' group by d.expected_close_on, d.stage_id, d.currency
    ),
    months as (
      select private.forecast_month(d.expected_close_on, today) as month, d.currency, sum(d.n)::bigint as n,
        sum(d.without_amount)::bigint as without_amount, coalesce(sum(d.amount), 0) as amount,
        coalesce(round(sum(d.amount * s.probability / 100.0)), 0) as weighted,
        -- As each stage really won; not known where one of them has no end yet.
        case when bool_and(d.amount is null or s.ended > 0)
          then coalesce(round(sum(d.amount * s.won / nullif(s.ended, 0)::numeric)), 0) end as as_won
      from days as d join stages as s on s.id = d.stage_id
      group by month, d.currency
    ),
    -- Each customer once, at the first that was won, unless one was won before.
    firsts as (
      select w.* from (
        select distinct on (e.customer_id) e.customer_id, e.closed_at, e.is_now
        from closed as e where e.outcome = 'won' order by e.customer_id, e.closed_at
      ) as w
      where not exists (
        select from public.opportunities as o join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
        where o.org_id = me.org_id and o.customer_id = w.customer_id and o.owner_id = any (people)
          and s.outcome = 'won' and o.closed_at < before_at
      )
    ),
    cycles as (
      select f.is_now, (f.closed_at at time zone me.time_zone)::date - least(
        c.first_contact_on,
        (
          select (min(u.occurred_at) at time zone me.time_zone)::date from public.follow_ups as u
          where u.org_id = me.org_id and u.customer_id = c.id and u.removed_at is null and u.state = 'done'
        )
      ) as days
      from firsts as f join public.customers as c on c.org_id = me.org_id and c.id = f.customer_id
    )
    select jsonb_build_object(
      'as_of', now(), 'from', period.first_day, 'to', period.last_day,
      'begun', (select count(*) from begun),
      'previous_begun', (select count(*) from deals as d where d.created_at >= before_at and d.created_at < from_at),
      'stages', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'stage_id', f.id, 'key', f.key, 'name', f.name, 'outcome', f.outcome, 'probability', f.probability,
          'reached', f.reached, 'amounts', f.amounts, 'median_days', f.median, 'won', f.won, 'ended', f.ended
        ) order by f.rank, f.id), '[]')
        from funnel as f where not f.retired or f.median is not null
      ),
      'won', (
        select coalesce(jsonb_agg(jsonb_build_object('count', e.now, 'previous', e.before, 'amounts', e.amounts)) -> 0,
          '{"count": 0, "previous": 0, "amounts": []}')
        from ends as e where e.outcome = 'won'
      ),
      'lost', (
        select coalesce(jsonb_agg(jsonb_build_object('count', e.now, 'previous', e.before, 'amounts', e.amounts)) -> 0,
          '{"count": 0, "previous": 0, "amounts": []}')
        from ends as e where e.outcome = 'lost'
      ),
      'reasons', (
        select coalesce(jsonb_agg(jsonb_build_object('reason', r.reason, 'count', r.n, 'amounts', r.amounts)
          order by r.n desc, r.reason), '[]') from reasons as r
      ),
      'forecast', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'month', m.month, 'currency', m.currency, 'count', m.n, 'without_amount', m.without_amount,
          'amount_minor', m.amount, 'weighted_minor', m.weighted, 'as_won_minor', m.as_won
        ) order by m.month = 'none', m.month <> 'past', m.month, m.amount desc, m.currency), '[]') from months as m
      ),
      'cycle', (
        select jsonb_build_object(
          'customers', count(*) filter (where y.is_now and y.days >= 0),
          -- Without a day of the first contact, or with one after the deal.
          'left_out', count(*) filter (where y.is_now and (y.days >= 0) is not true),
          'median_days', percentile_cont(0.5) within group (order by y.days) filter (where y.is_now and y.days >= 0),
          'previous_median_days',
            percentile_cont(0.5) within group (order by y.days) filter (where not y.is_now and y.days >= 0)
        ) from cycles as y
      )
    )
  );
end
$$;
comment on function private.deal_figures(jsonb) is 'Funnel, won and lost, forecast and lead conversion cycle.';

create function public.deal_figures(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.deal_figures(payload) $$;
comment on function public.deal_figures(jsonb) is
  'Opportunities by the stage they reached, won and lost with reasons, weighted forecast by month, days from first contact to '
  'won. Whose: as in `summary`, of opportunities that the caller may read.';

create function private.deal_figure_rows(
  me private.caller, figure text, chosen_key text, people uuid[], from_at timestamptz, to_at timestamptz,
  choice private.customer_choice, last_at timestamptz, last_id uuid, most int
) returns setof private.figure_row
language plpgsql stable security definer rows 60 set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  today date := (now() at time zone me.time_zone)::date;
begin
  return query
    select d.id, d.customer_id, d.owner_id, d.at, d.amount_minor, d.currency, d.title
    from (
      select w.*, case when figure in ('won', 'lost', 'cycle') then w.closed_at else w.created_at end as at,
        row_number() over (partition by w.customer_id, w.outcome order by w.closed_at) as nth
      -- Which is a customer's first, all of them say.
      from private.summary_deals(me, people, choice, case figure when 'cycle' then '-infinity' else from_at end) as w
    ) as d
    where case figure
        when 'reached' then d.created_at >= from_at and d.created_at < to_at and exists (
          select from public.opportunity_stages as s
          where s.org_id = me.org_id and s.id::text = chosen_key and private.stage_rank(s) between 0 and greatest(d.rank, (
            -- What was brought from elsewhere has no history: then it came as far as it stands.
            select max(r.rank) from public.stage_history as h join private.stage_ranks(me.org_id) as r on r.stage_id = h.to_stage_id
            where h.org_id = me.org_id and h.opportunity_id = d.id
          ))
        )
        when 'won' then d.outcome = 'won' and d.closed_at >= from_at and d.closed_at < to_at
        when 'lost' then d.outcome = 'lost' and d.closed_at >= from_at and d.closed_at < to_at
          and (chosen_key is null or coalesce(d.lost_reason, '-') = chosen_key)
        when 'forecast' then d.outcome = 'open'
          and (chosen_key is null or private.forecast_month(d.expected_close_on, today) = chosen_key)
        when 'cycle' then d.outcome = 'won' and d.nth = 1 and d.closed_at >= from_at and d.closed_at < to_at
        else false
      end
      and (last_at is null or (d.at, d.id) < (last_at, last_id))
    order by d.at desc, d.id desc limit most;
end
$$;
comment on function private.deal_figure_rows(
  private.caller, text, text, uuid[], timestamptz, timestamptz, private.customer_choice, timestamptz, uuid, int
) is 'A page of the rows behind figures about opportunities. Internal.';

grant execute on function private.deal_figures(jsonb) to authenticated;
revoke all on function public.deal_figures(jsonb) from public, anon, service_role;
grant execute on function public.deal_figures(jsonb) to authenticated;
