-- The rows behind a figure, to be taken along: the very rows that the list shows, all at once and no more of them than one
-- can look through. Each leaves a line in the audit log: who took how many rows of what.

create function private.export_figure(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  most constant int := 5000;
  figure text;
  chosen_key text;
  period record;
  people uuid[];
  choice private.customer_choice;
  seer private.sight := private.sight_of(me);
  rows_told jsonb;
  told int;
begin
  perform private.require_object(payload);
  -- A person takes a few lists along; a script that empties the organisation is stopped.
  perform private.count_call(me, 'export', 20);
  figure := private.read_choice(payload, 'figure', array[
    'new_customers', 'touched', 'overdue_age', 'reached', 'won', 'lost', 'forecast', 'cycle', 'moved', 'missing'
  ]);
  chosen_key := private.read_exact(payload, 'key', 500, false);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  choice := private.read_customer_choice(payload);
  with found as (
    -- One more than may be told says that there are too many.
    select s.*, row_number() over () as n
    from private.rows_of_figure(
      me, figure, chosen_key, people, period.first_day, period.last_day, choice, null, null, most + 1
    ) as s
  )
  select count(*), coalesce(jsonb_agg(jsonb_build_object(
    'id', f.id, 'customer_id', f.customer_id,
    -- As in the list: a customer that is others' now is not named.
    'customer_name', case when r.relation = 'colleague' then '–' else c.name end,
    'customer_code', case when r.relation = 'colleague' then '–' else c.code end,
    'member_name', m.name, 'at', f.at, 'amount_minor', f.amount_minor, 'currency', f.currency, 'title', f.title
  ) order by f.n), '[]')
  into told, rows_told
  from found as f
  join public.customers as c on c.org_id = me.org_id and c.id = f.customer_id
  cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
  left join public.members as m on m.org_id = me.org_id and m.id = coalesce(f.member_id, c.owner_id);
  if told > most then
    perform private.fail('TB007', 'figure', jsonb_build_object('limit', most));
  end if;
  perform private.add_audit_lines('export', 'summary', array[(
    me.org_id, null, null, jsonb_build_object(
      'figure', figure, 'key', chosen_key, 'from', period.first_day, 'to', period.last_day,
      'team_id', private.read_uuid(payload, 'team_id', false), 'member_id', private.read_uuid(payload, 'member_id', false),
      'customers', private.payload_at(payload, 'customers'), 'rows', told
    )
  )::private.audit_change], '{}');
  return jsonb_build_object('as_of', now(), 'rows', rows_told);
end
$$;
comment on function private.export_figure(jsonb) is 'All rows behind a figure, with a line in the audit log.';

create function public.export_figure(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.export_figure(payload) $$;
comment on function public.export_figure(jsonb) is
  'The rows behind a figure at once, for whom the figure itself is; leaves an audit line. TB007 above 5,000 rows, TB008 above '
  '20 a minute.';

grant execute on function private.export_figure(jsonb) to authenticated;
revoke all on function public.export_figure(jsonb) from public, anon, service_role;
grant execute on function public.export_figure(jsonb) to authenticated;

-- The same for the first figures: follow-ups, late ones, overdue reminders and customers that go cold.
create function private.export_summary_rows(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  most constant int := 5000;
  figure text;
  period record;
  people uuid[];
  only_day date;
  choice private.customer_choice;
  seer private.sight := private.sight_of(me);
  rows_told jsonb;
  told int;
begin
  perform private.require_object(payload);
  -- Counted together with the other exports: what is stopped is the taking, whichever door it tries.
  perform private.count_call(me, 'export', 20);
  figure := private.read_choice(payload, 'figure', array['follow_ups', 'late', 'overdue', 'idle']);
  period := private.require_period(payload);
  people := private.summary_members(
    me, private.read_uuid(payload, 'team_id', false), private.read_uuid(payload, 'member_id', false)
  );
  only_day := private.read_day(payload, 'day', false);
  choice := private.read_customer_choice(payload);
  with found as (
    -- One more than may be told says that there are too many.
    select s.*, row_number() over () as n
    from private.summary_row_set(
      -- greatest and least pass over a null day: then it is the whole period.
      me, figure, people, greatest(period.first_day, only_day), least(period.last_day, only_day), choice, null, null, most + 1
    ) as s
  )
  select count(*), coalesce(jsonb_agg(jsonb_build_object(
    'id', f.id, 'customer_id', f.customer_id,
    -- As in the list: a customer that is others' now is not named, and a subject is told to whom the list tells it.
    'customer_name', case when r.relation = 'colleague' then '–' else c.name end,
    'customer_code', case when r.relation = 'colleague' then '–' else c.code end,
    'member_name', m.name, 'at', f.at, 'recorded_at', f.recorded_at, 'kind', f.kind, 'title', f.title
  ) order by f.n), '[]')
  into told, rows_told
  from found as f
  join public.customers as c on c.org_id = me.org_id and c.id = f.customer_id
  cross join lateral private.relation_of(seer, c.id, c.owner_id) as r (relation)
  left join public.members as m on m.org_id = me.org_id and m.id = f.member_id;
  if told > most then
    perform private.fail('TB007', 'figure', jsonb_build_object('limit', most));
  end if;
  perform private.add_audit_lines('export', 'summary', array[(
    me.org_id, null, null, jsonb_build_object(
      'figure', figure, 'day', only_day, 'from', period.first_day, 'to', period.last_day,
      'team_id', private.read_uuid(payload, 'team_id', false), 'member_id', private.read_uuid(payload, 'member_id', false),
      'customers', private.payload_at(payload, 'customers'), 'rows', told
    )
  )::private.audit_change], '{}');
  return jsonb_build_object('as_of', now(), 'rows', rows_told);
end
$$;
comment on function private.export_summary_rows(jsonb) is 'All rows behind a first figure, with a line in the audit log.';

create function public.export_summary_rows(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.export_summary_rows(payload) $$;
comment on function public.export_summary_rows(jsonb) is
  'The rows behind one of the first figures at once, for whom the figure itself is; leaves an audit line. TB007 above 5,000 '
  'rows, TB008 above 20 exports a minute.';

grant execute on function private.export_summary_rows(jsonb) to authenticated;
revoke all on function public.export_summary_rows(jsonb) from public, anon, service_role;
grant execute on function public.export_summary_rows(jsonb) to authenticated;
