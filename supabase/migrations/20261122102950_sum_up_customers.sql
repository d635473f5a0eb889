-- Figures about customers: new ones by source, those that somebody was in touch with, and what is overdue by age. As all of
-- the summary they are those of the members that the caller sees; customers count for their owner of now.

-- New customers of a period, without looking at each: few of the whole.
create index customers_created_idx on public.customers (org_id, created_at)
  include (owner_id, source_channel, approval, tier, region_code, industry_code, customer_type);

-- A row behind a figure, whichever it is: what `figure_rows` and an export tell of it.
create type private.figure_row as (
  id uuid, customer_id uuid, member_id uuid, at timestamptz, amount_minor bigint, currency text, title text
);
comment on type private.figure_row is 'A row behind a figure of the summary. Internal.';

-- 0: 1 to 3 days, 1: 4 to 7, 2: 8 to 30, 3: more. Whole days of the organisation, as Today counts them.
create function private.overdue_age(due_on date, today date) returns int
language sql immutable parallel safe security invoker set search_path = ''
as $$ select case when today - due_on <= 3 then 0 when today - due_on <= 7 then 1 when today - due_on <= 30 then 2 else 3 end $$;
comment on function private.overdue_age(date, date) is 'Which of four ages an overdue reminder has. Internal.';

create function private.customer_figures(payload jsonb) returns jsonb
-- Planned for each choice, and without sorting a million rows on disk: as chosen_figures, and for its reasons.
language plpgsql stable security definer set search_path = '' set plan_cache_mode = force_custom_plan
set work_mem = '16MB' set jit = off set enable_seqscan = off set enable_bitmapscan = off
set parallel_setup_cost = 0 set parallel_tuple_cost = 0
as $$
declare
  me private.caller := private.require_caller();
  people uuid[];
  period record;
  before_at timestamptz;
  from_at timestamptz;
  to_at timestamptz;
  today date := (now() at time zone me.time_zone)::date;
  day_start timestamptz := private.start_of_day(me.time_zone, now());
  choice private.customer_choice;
  tiers text[];
  regions text[];
  industry text;
  types text[];
  sources text[];
begin
  perform private.require_object(payload);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  choice := private.read_customer_choice(payload);
  tiers := choice.tiers;
  regions := choice.regions;
  industry := choice.industry;
  types := choice.customer_types;
  sources := choice.sources;
  from_at := period.first_day::timestamp at time zone me.time_zone;
  to_at := (period.last_day + 1)::timestamp at time zone me.time_zone;
  -- As many days before.
  before_at := (period.first_day - (period.last_day - period.first_day + 1))::timestamp at time zone me.time_zone;
  return (
    with growth as (
      select c.source_channel as source, count(*) filter (where c.created_at >= from_at) as now,
        count(*) filter (where c.created_at < from_at) as before
      from public.customers as c
      where c.org_id = me.org_id and c.created_at >= before_at and c.created_at < to_at
        and c.owner_id = any (people) and c.approval = 'approved'
        and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
        and (industry is null or starts_with(c.industry_code, industry))
        and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources))
      group by c.source_channel
    ),
    -- Each customer once for each author: what is asked of a customer is asked once as well.
    touched as materialized (
      select p.author_id, p.customer_id
      from (
        select f.author_id, f.customer_id
        from public.follow_ups as f
        where f.org_id = me.org_id and f.author_id = any (people) and f.removed_at is null and f.state = 'done'
          and f.occurred_at >= from_at and f.occurred_at < to_at
        group by f.author_id, f.customer_id
      ) as p
      where choice is null or exists (
        select from public.customers as c
        where c.org_id = me.org_id and c.id = p.customer_id
          and (tiers is null or c.tier = any (tiers)) and (regions is null or c.region_code || '' = any (regions))
          and (industry is null or starts_with(c.industry_code, industry))
          and (types is null or c.customer_type = any (types)) and (sources is null or c.source_channel = any (sources))
      )
    ),
    late as (
      select r.owner_id, private.overdue_age((r.due_at at time zone me.time_zone)::date, today) as age, count(*) as n
      from public.reminders as r
      where r.org_id = me.org_id and r.owner_id = any (people) and r.state = 'open' and r.due_at < day_start
        and (choice is null or private.is_chosen(me.org_id, r.customer_id, choice))
      group by r.owner_id, age
    )
    select jsonb_build_object(
      'as_of', now(), 'from', period.first_day, 'to', period.last_day,
      'growth', (
        select jsonb_build_object(
          'count', coalesce(sum(g.now), 0), 'previous', coalesce(sum(g.before), 0),
          'by_source', coalesce(jsonb_agg(
            jsonb_build_object('source', g.source, 'count', g.now, 'previous', g.before)
            order by g.now desc, g.before desc, g.source
          ), '[]')
        ) from growth as g
      ),
      'touched', jsonb_build_object(
        -- One customer that two reps were in touch with is one customer.
        'count', (select count(distinct t.customer_id) from touched as t),
        'by_member', (
          select coalesce(jsonb_agg(jsonb_build_object('member_id', t.author_id, 'count', t.n) order by t.n desc, t.author_id), '[]')
          from (select a.author_id, count(*) as n from touched as a group by a.author_id) as t
        )
      ),
      'overdue', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'member_id', l.owner_id, 'ages', l.ages
        ) order by l.total desc, l.owner_id), '[]')
        from (
          select a.owner_id, sum(a.n) as total,
            jsonb_build_array(
              coalesce(sum(a.n) filter (where a.age = 0), 0), coalesce(sum(a.n) filter (where a.age = 1), 0),
              coalesce(sum(a.n) filter (where a.age = 2), 0), coalesce(sum(a.n) filter (where a.age = 3), 0)
            ) as ages
          from late as a group by a.owner_id
        ) as l
      )
    )
  );
end
$$;
comment on function private.customer_figures(jsonb) is 'New customers by source, customers touched, overdue by age.';

create function public.customer_figures(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.customer_figures(payload) $$;
comment on function public.customer_figures(jsonb) is
  'New customers by source beside the period before, customers touched, overdue reminders by age. Whose: as in `summary`.';

-- Rows behind these figures: newest first, what is overdue oldest first.
create function private.customer_figure_rows(
  me private.caller, figure text, chosen_key text, people uuid[], from_at timestamptz, to_at timestamptz,
  choice private.customer_choice, last_at timestamptz, last_id uuid, most int
) returns setof private.figure_row
language plpgsql stable security definer rows 60 set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  today date := (now() at time zone me.time_zone)::date;
begin
  if figure = 'new_customers' then
    return query
      select c.id, c.id, c.owner_id, c.created_at, null::bigint, null::text, null::text
      from public.customers as c
      where c.org_id = me.org_id and c.created_at >= from_at and c.created_at < to_at
        and c.owner_id = any (people) and c.approval = 'approved'
        -- `-`: of no source.
        and (chosen_key is null or coalesce(c.source_channel, '-') = chosen_key)
        and (choice is null or private.is_chosen(c.org_id, c.id, choice))
        and (last_at is null or (c.created_at, c.id) < (last_at, last_id))
      order by c.created_at desc, c.id desc limit most;
  elsif figure = 'touched' then
    return query
      select t.customer_id, t.customer_id, null::uuid, t.last_at, null::bigint, null::text, null::text
      from (
        select f.customer_id, max(f.occurred_at) as last_at
        from public.follow_ups as f
        where f.org_id = me.org_id and f.author_id = any (people) and f.removed_at is null and f.state = 'done'
          and f.occurred_at >= from_at and f.occurred_at < to_at
        group by f.customer_id
      ) as t
      where (choice is null or private.is_chosen(me.org_id, t.customer_id, choice))
        and (customer_figure_rows.last_at is null
          or (t.last_at, t.customer_id) < (customer_figure_rows.last_at, customer_figure_rows.last_id))
      order by t.last_at desc, t.customer_id desc limit most;
  elsif figure = 'overdue_age' then
    return query
      select r.id, r.customer_id, r.owner_id, r.due_at, null::bigint, null::text,
        -- The plan as row security would give it.
        case when r.owner_id = me.member_id or r.visibility = 'full' then r.plan end
      from public.reminders as r
      where r.org_id = me.org_id and r.owner_id = any (people) and r.state = 'open'
        and r.due_at < private.start_of_day(me.time_zone, now())
        and (chosen_key is null
          or private.overdue_age((r.due_at at time zone me.time_zone)::date, today)::text = chosen_key)
        and (choice is null or private.is_chosen(r.org_id, r.customer_id, choice))
        and (last_at is null or (r.due_at, r.id) > (last_at, last_id))
      order by r.due_at, r.id limit most;
  end if;
end
$$;
comment on function private.customer_figure_rows(
  private.caller, text, text, uuid[], timestamptz, timestamptz, private.customer_choice, timestamptz, uuid, int
) is 'A page of the rows behind figures about customers. Internal.';

grant execute on function private.customer_figures(jsonb) to authenticated;
revoke all on function public.customer_figures(jsonb) from public, anon, service_role;
grant execute on function public.customer_figures(jsonb) to authenticated;
