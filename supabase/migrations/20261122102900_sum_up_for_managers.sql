-- The manager's summary. Follow-ups come from the rollups plus what is not folded yet, so the figure is right at every
-- moment; so do customers by their owner of now. Reminders are counted live.
-- A caller's figures are those of the members they see: reps their own, managers their subtree's, administrators all.

-- Members that a figure is about. A team means its present members and those of the teams below it.
create function private.summary_members(me private.caller, team uuid, only_member uuid) returns uuid[]
language plpgsql stable security definer set search_path = ''
as $$
declare
  visible uuid[] := array(select private.visible_member_ids_of(me));
begin
  -- One member of those the figure is about.
  if only_member is not null then
    if not exists (select from public.members as m where m.org_id = me.org_id and m.id = only_member) then
      perform private.fail('TB001', 'member_id');
    elsif only_member <> all (private.summary_members(me, team, null)) then
      perform private.fail('TB002', 'member_id');
    end if;
    return array[only_member];
  end if;
  -- Without a team: everybody whom the caller sees, leavers included, so that totals do not shrink in hindsight.
  if team is null then
    return visible;
  end if;
  if not exists (select from public.teams as t where t.org_id = me.org_id and t.id = team) then
    perform private.fail('TB001', 'team_id');
  end if;
  -- Teams beside and above one's own are none of one's business. Who is in no team has none to ask for.
  if me.role <> 'admin' and team is distinct from me.team_id and not (
    me.role = 'manager' and team in (select private.team_subtree(me.org_id, me.team_id))
  ) then
    perform private.fail('TB002', 'team_id');
  end if;
  -- With a team: who is in it now. Figures move along with people who change teams.
  return array(
    select m.id from public.members as m
    where m.org_id = me.org_id and m.status = 'active' and m.id = any (visible)
      and m.team_id in (select private.team_subtree(me.org_id, team))
  );
end
$$;
comment on function private.summary_members(private.caller, uuid, uuid) is
  'TB001 unknown team or member, TB002 one not seen. Internal.';

create function private.require_period(payload jsonb, out first_day date, out last_day date)
language plpgsql stable security invoker set search_path = ''
as $$
begin
  first_day := private.read_day(payload, 'from');
  last_day := private.read_day(payload, 'to');
  if last_day < first_day or last_day - first_day > 365 then
    perform private.fail('TB004', 'to');
  end if;
end
$$;
comment on function private.require_period(jsonb) is 'from and to, both included, at most 366 days, else TB004.';

-- Folded and unfolded figures as one list.
create function private.follow_up_figures(org uuid, people uuid[], first_day date, last_day date)
returns table (member_id uuid, day date, kind text, total int, within int, counted int)
language sql stable security definer set search_path = ''
as $$
  select a.member_id, a.day, a.kind, sum(a.total)::int, sum(a.within)::int, sum(a.counted)::int
  from (
    -- Both halves in one statement and so in one snapshot: a fold in between is seen whole or not at all.
    select r.member_id, r.day, r.kind, r.total, r.within, r.counted from private.follow_up_rollups as r
    where r.org_id = org and r.member_id = any (people) and r.day between first_day and last_day
    union all
    select d.member_id, d.day, d.kind, d.total, d.within, d.counted from private.follow_up_deltas as d
    where d.org_id = org and d.member_id = any (people) and d.day between first_day and last_day
  ) as a
  group by a.member_id, a.day, a.kind
  -- What was undone leaves a zero, which is no figure.
  having sum(a.total) <> 0 or sum(a.counted) <> 0
$$;
comment on function private.follow_up_figures(uuid, uuid[], date, date) is 'Figures by author, day and kind. Internal.';

create function private.summary(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  people uuid[];
  period record;
  before_first date;
  day_start timestamptz := private.start_of_day(me.time_zone, now());
  idle_after int;
  idle_before date;
  choice private.customer_choice;
begin
  perform private.require_object(payload);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  choice := private.read_customer_choice(payload);
  -- The period before, of the same length.
  before_first := period.first_day - (period.last_day - period.first_day + 1);
  select s.idle_days into idle_after from public.organisation_settings as s where s.org_id = me.org_id;
  idle_before := (now() at time zone me.time_zone)::date - idle_after;
  return (
    with figures as materialized (
      select * from private.summary_figures(
        me.org_id, people, before_first, period.first_day, period.last_day, choice
      )
    ),
    before as (
      select f.total, f.within, f.counted from figures as f where f.member_id is null
    ),
    -- Reminders overdue by the organisation's day, as Today shows them.
    late as (
      select r.owner_id, count(*)::int as overdue, min(r.due_at) as oldest
      from public.reminders as r
      where r.org_id = me.org_id and r.owner_id = any (people) and r.state = 'open' and r.due_at < day_start
        and (choice is null or private.is_chosen(me.org_id, r.customer_id, choice))
      group by r.owner_id
    ),
    -- Customers by their owner of now, without those that wait for approval; never followed up counts from its creation.
    held as (
      select h.owner_id, h.customers, h.idle
      from private.summary_customers(me.org_id, people, idle_before, choice) as h
    ),
    -- A year of 20 members is 14,640 numbers: two lists for each member and kind, not an object for each number. In no
    -- order, since who draws them puts them in one anyway.
    cells as materialized (
      select f.member_id, f.kind, sum(f.total)::int as total, sum(f.within)::int as within, sum(f.counted)::int as counted,
        jsonb_build_object(
          'member_id', f.member_id, 'kind', f.kind,
          'days', array_agg(f.day - period.first_day) filter (where f.total <> 0),
          'counts', array_agg(f.total) filter (where f.total <> 0)
        ) as told
      from figures as f
      where f.member_id is not null
      group by f.member_id, f.kind
    ),
    sums as materialized (
      select coalesce(sum(c.total), 0) as total, coalesce(sum(c.within), 0) as within, coalesce(sum(c.counted), 0) as counted
      from cells as c
    ),
    -- Members without a single follow-up are listed as well: a zero is what a manager looks for.
    by_member as (
      select m.id, m.name, m.team_id, coalesce(sum(c.total), 0) as follow_ups, coalesce(sum(c.within), 0) as within,
        coalesce(sum(c.counted), 0) as counted
      from public.members as m
      left join cells as c on c.member_id = m.id
      where m.org_id = me.org_id and m.id = any (people)
      group by m.id, m.name, m.team_id
    )
    select jsonb_build_object(
      'as_of', now(), 'from', period.first_day, 'to', period.last_day,
      'follow_ups', jsonb_build_object('count', s.total, 'previous', b.total),
      'timeliness', jsonb_build_object(
        'within', s.within, 'counted', s.counted,
        -- Said beside the rate, so that nobody takes it for the whole.
        'left_out', s.total - s.counted,
        'previous_within', b.within, 'previous_counted', b.counted
      ),
      'overdue', (
        select jsonb_build_object('count', coalesce(sum(l.overdue), 0), 'oldest_due_at', min(l.oldest)) from late as l
      ),
      'idle', (
        select jsonb_build_object(
          'count', coalesce(sum(h.idle), 0), 'of', coalesce(sum(h.customers), 0), 'days', idle_after
        ) from held as h
      ),
      'by_member', coalesce((
        select jsonb_agg(jsonb_build_object(
          'member_id', m.id, 'name', m.name, 'team_id', m.team_id, 'follow_ups', m.follow_ups, 'within', m.within,
          'counted', m.counted, 'overdue', coalesce(l.overdue, 0), 'idle', coalesce(h.idle, 0)
          -- Busiest first.
        ) order by m.follow_ups desc, m.name)
        from by_member as m
        left join late as l on l.owner_id = m.id
        left join held as h on h.owner_id = m.id
      ), '[]'),
      'by_day', coalesce((
        select jsonb_agg(c.told order by c.member_id, c.kind) from cells as c where c.total <> 0
      ), '[]')
    )
    from sums as s, before as b
  );
end
$$;
comment on function private.summary(jsonb) is 'Figures of the members that the caller sees, for a period and a team.';

create function public.summary(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.summary(payload) $$;
comment on function public.summary(jsonb) is
  'Follow-ups, timeliness, overdue reminders, idle customers. Any member: their own; managers their subtree; '
  'administrators all. Private mails count; nothing of them is told.';

-- Keyset cursor of a list: instant and id of the last row.
create function private.read_cursor(payload jsonb, out last_at timestamptz, out last_id uuid)
language plpgsql stable security invoker set search_path = ''
as $$
declare
  cursor_text text := private.read_text(payload, 'cursor', 200);
begin
  if cursor_text is null then
    return;
  end if;
  -- A cursor comes back from a client: it is input like any other.
  if not pg_input_is_valid(split_part(cursor_text, '|', 1), 'timestamp with time zone')
    or not pg_input_is_valid(split_part(cursor_text, '|', 2), 'uuid') then
    perform private.fail('TB004', 'cursor');
  end if;
  last_at := split_part(cursor_text, '|', 1)::timestamptz;
  last_id := split_part(cursor_text, '|', 2)::uuid;
end
$$;
comment on function private.read_cursor(jsonb) is 'Position in a list; TB004 when it is not one of ours.';

-- Rows behind a figure: follow-ups newest first, overdue reminders and idle customers oldest first. The position in
-- the list (`last_at`, `last_id`) is compared in the same direction.
create function private.summary_row_set(
  me private.caller, figure text, people uuid[], first_day date, last_day date, choice private.customer_choice,
  last_at timestamptz, last_id uuid, most int
) returns table (
  id uuid, customer_id uuid, member_id uuid, at timestamptz, recorded_at timestamptz, kind text, title text
)
-- Planned for each call: one rep's rows and a whole organisation's are found by different indexes.
language plpgsql stable security definer rows 60 set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  seer private.sight := private.sight_of(me);
  from_at timestamptz := first_day::timestamp at time zone me.time_zone;
  to_at timestamptz := (last_day + 1)::timestamp at time zone me.time_zone;
  day_start timestamptz := private.start_of_day(me.time_zone, now());
  rules public.organisation_settings;
begin
  select s.* into rules from public.organisation_settings as s where s.org_id = me.org_id;
  if figure in ('follow_ups', 'late') then
    return query
      select f.id, f.customer_id, f.author_id, f.occurred_at, f.recorded_at, f.kind,
        -- The subject as row security would give it: own mails, or open ones at customers that the caller sees.
        case when exists (
          select from public.mail_sources as s
          where s.org_id = f.org_id and s.mail_id = f.mail_id and s.member_id = me.member_id
        ) or (
          f.visibility in ('full', 'subject') and exists (
            select from public.customers as c
            where c.org_id = f.org_id and c.id = f.customer_id
              and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
          )
        ) then e.subject end
      from (
        -- The page first; what is asked per row is asked for these only.
        select w.* from public.follow_ups as w
        -- The same conditions as the figure, so that as many rows stand behind it as it says.
        where w.org_id = me.org_id and w.author_id = any (people) and w.removed_at is null and w.state = 'done'
          and w.occurred_at >= from_at and w.occurred_at < to_at
          and (figure = 'follow_ups' or (
            w.source <> 'import' and w.recorded_at > w.occurred_at + make_interval(hours => rules.timely_hours)
          ))
          and (choice is null or private.is_chosen(w.org_id, w.customer_id, choice))
          and (last_at is null or (w.occurred_at, w.id) < (last_at, last_id))
        order by w.occurred_at desc, w.id desc limit most
      ) as f
      left join public.mail_envelopes as e
        on e.org_id = f.org_id and e.mail_id = f.mail_id and e.customer_id = f.customer_id
      order by f.occurred_at desc, f.id desc;
  elsif figure = 'overdue' then
    return query
      select r.id, r.customer_id, r.owner_id, r.due_at, null::timestamptz, r.kind,
        -- The plan as row security would give it. A closed one is a row like any other, since the figure counts it.
        case when r.owner_id = me.member_id or r.visibility = 'full' then r.plan end
      from public.reminders as r
      where r.org_id = me.org_id and r.owner_id = any (people) and r.state = 'open' and r.due_at < day_start
        and (choice is null or private.is_chosen(r.org_id, r.customer_id, choice))
        and (last_at is null or (r.due_at, r.id) > (last_at, last_id))
      order by r.due_at, r.id limit most;
  else
    return query
      select c.id, c.id, c.owner_id, c.last_follow_up_at, null::timestamptz, null::text, null::text
      from public.customers as c
      where c.org_id = me.org_id and c.owner_id = any (people) and c.approval = 'approved'
        -- The same day as the figure's, as an instant.
        and coalesce(c.last_follow_up_at, c.created_at)
          < ((now() at time zone me.time_zone)::date - rules.idle_days)::timestamp at time zone me.time_zone
        and (choice is null or private.is_chosen(c.org_id, c.id, choice))
        and (last_at is null or (coalesce(c.last_follow_up_at, c.created_at), c.id) > (last_at, last_id))
      order by coalesce(c.last_follow_up_at, c.created_at), c.id limit most;
  end if;
end
$$;
comment on function private.summary_row_set(
  private.caller, text, uuid[], date, date, private.customer_choice, timestamptz, uuid, int
) is 'A page of the rows behind a figure. Internal.';

create function private.summary_rows(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  page constant int := 50;
  figure text;
  period record;
  people uuid[];
  only_day date;
  place record;
  seer private.sight := private.sight_of(me);
begin
  perform private.require_object(payload);
  figure := private.read_choice(payload, 'figure', array['follow_ups', 'late', 'overdue', 'idle']);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  only_day := private.read_day(payload, 'day', false);
  place := private.read_cursor(payload);
  return (
    with found as (
      -- One more than a page says whether there is another.
      select s.*, row_number() over () as n
      from private.summary_row_set(
        -- greatest and least pass over a null day: then it is the whole period.
        me, figure, people, greatest(period.first_day, only_day), least(period.last_day, only_day),
        private.read_customer_choice(payload), place.last_at, place.last_id, page + 1
      ) as s
    )
    select jsonb_build_object(
      'rows', coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'customer_id', f.customer_id,
        -- A customer that is others' now counts with what was done for it, and takes its name along, as in Today.
        'customer_name', case when r.relation = 'colleague' then '–' else c.name end,
        'customer_code', case when r.relation = 'colleague' then '–' else c.code end,
        'member_name', m.name, 'at', f.at, 'recorded_at', f.recorded_at, 'kind', f.kind, 'title', f.title
      ) order by f.n) filter (where f.n <= page), '[]'),
      'next_cursor', case when count(*) > page then (
        max(coalesce(f.at, c.created_at)::text || '|' || f.id) filter (where f.n = page)
      ) end
    )
    from found as f
    join public.customers as c on c.org_id = me.org_id and c.id = f.customer_id
    cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
    left join public.members as m on m.org_id = me.org_id and m.id = f.member_id
  );
end
$$;
comment on function private.summary_rows(jsonb) is 'Rows behind a figure of the summary, 50 at a time.';

create function public.summary_rows(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.summary_rows(payload) $$;
comment on function public.summary_rows(jsonb) is
  'Rows behind a figure, for whom the figure itself is. Subjects only where the caller may read them.';

grant execute on function private.summary(jsonb), private.summary_rows(jsonb) to authenticated;
revoke all on function public.summary(jsonb), public.summary_rows(jsonb) from public, anon, service_role;
grant execute on function public.summary(jsonb), public.summary_rows(jsonb) to authenticated;
