-- The rows behind the figures of customers and opportunities: as many as the figure says, for whom the figure itself is.

create function private.figure_rows(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  page constant int := 50;
  figure text;
  chosen_key text;
  period record;
  people uuid[];
  place record;
  seer private.sight := private.sight_of(me);
begin
  perform private.require_object(payload);
  figure := private.read_choice(payload, 'figure', array[
    'new_customers', 'touched', 'overdue_age', 'reached', 'won', 'lost', 'forecast', 'cycle', 'moved', 'missing'
  ]);
  chosen_key := private.read_exact(payload, 'key', 500, false);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  place := private.read_cursor(payload);
  return (
    with found as (
      select s.*, row_number() over () as n
      from private.rows_of_figure(
        me, figure, chosen_key, people, period.first_day, period.last_day, private.read_customer_choice(payload),
        place.last_at, place.last_id, page + 1
      ) as s
    )
    select jsonb_build_object(
      'rows', coalesce(jsonb_agg(jsonb_build_object(
        'id', f.id, 'customer_id', f.customer_id,
        -- A customer that is others' now counts with what was done for it, and is not named.
        'customer_name', case when r.relation = 'colleague' then '–' else c.name end,
        'customer_code', case when r.relation = 'colleague' then '–' else c.code end,
        'member_name', m.name, 'at', f.at, 'amount_minor', f.amount_minor, 'currency', f.currency, 'title', f.title
      ) order by f.n) filter (where f.n <= page), '[]'),
      'next_cursor', case when count(*) > page then max(f.at::text || '|' || f.id) filter (where f.n = page) end
    )
    from found as f
    join public.customers as c on c.org_id = me.org_id and c.id = f.customer_id
    cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
    left join public.members as m on m.org_id = me.org_id and m.id = coalesce(f.member_id, c.owner_id)
  );
end
$$;
comment on function private.figure_rows(jsonb) is 'Rows behind a figure, 50 at a time.';

-- One door to the rows of every figure: the list and an export hold the same.
create function private.rows_of_figure(
  me private.caller, figure text, chosen_key text, people uuid[], first_day date, last_day date,
  choice private.customer_choice, last_at timestamptz, last_id uuid, most int
) returns setof private.figure_row
language plpgsql stable security definer rows 60 set search_path = ''
as $$
declare
  from_at timestamptz := first_day::timestamp at time zone me.time_zone;
  to_at timestamptz := (last_day + 1)::timestamp at time zone me.time_zone;
begin
  -- What has no parts has none by that name: all of it would pass for the part that was asked for.
  if chosen_key is not null and figure in ('touched', 'won', 'cycle') then
    perform private.fail('TB004', 'key');
  end if;
  if figure in ('new_customers', 'touched', 'overdue_age') then
    return query select * from private.customer_figure_rows(
      me, figure, chosen_key, people, from_at, to_at, choice, last_at, last_id, most
    );
  elsif figure in ('moved', 'missing') then
    return query select * from private.upkeep_figure_rows(
      me, figure, chosen_key, people, from_at, to_at, choice, last_at, last_id, most
    );
  else
    return query select * from private.deal_figure_rows(
      me, figure, chosen_key, people, from_at, to_at, choice, last_at, last_id, most
    );
  end if;
end
$$;
comment on function private.rows_of_figure(
  private.caller, text, text, uuid[], date, date, private.customer_choice, timestamptz, uuid, int
) is 'Rows behind any figure of the summary''s sections. Internal.';

create function public.figure_rows(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.figure_rows(payload) $$;
comment on function public.figure_rows(jsonb) is
  'Rows behind a figure about customers or opportunities, for whom the figure itself is.';

grant execute on function private.figure_rows(jsonb) to authenticated;
revoke all on function public.figure_rows(jsonb) from public, anon, service_role;
grant execute on function public.figure_rows(jsonb) to authenticated;
