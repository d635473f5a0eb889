-- What the clock does. One idempotent function: locally a scheduler rings the edge function, on hosted pg_cron does; two
-- rings at once or one ring too many change nothing.

create function private.tick(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- For tests the clock is given; only the service may call this.
  moment timestamptz := coalesce(private.read_instant(coalesce(payload, '{}'), 'now', false), now());
  became_due int := 0;
  became_overdue int := 0;
  folded int := 0;
  assigned int := 0;
  warned int := 0;
  recycled int := 0;
begin
  -- One tick at a time; whoever comes second has nothing to do.
  if not pg_try_advisory_xact_lock(hashtextextended('threadbook/tick', 0)) then
    return '{"busy": true, "due": 0, "overdue": 0, "folded": 0, "assigned": 0, "warned": 0, "recycled": 0}';
  end if;
  perform set_config('threadbook.source', 'schedule', true);
  -- Assignments first: what was recycled this minute is not given out before anybody has seen it.
  assigned := private.run_saved_assignments(moment);
  select w.warned, w.recycled into warned, recycled from private.sweep_pools(moment) as w;
  perform private.go_on_purging(200);
  -- Reminders after everything that holds customers, the order of locks everywhere: whoever releases a customer ends its
  -- reminders, and would wait for us while we wait for them.
  with late as (
    update public.reminders as r set stage = 'overdue'
    from public.organisations as o
    where o.id = r.org_id and r.state = 'open' and r.stage <> 'overdue'
      and r.due_at < private.start_of_day(o.time_zone, moment)
    returning 1
  )
  select count(*) into became_overdue from late;
  with due as (
    update public.reminders as r set stage = 'due'
    where r.state = 'open' and r.stage = 'waiting' and r.due_at <= moment
    returning 1
  )
  select count(*) into became_due from due;
  folded := private.fold_follow_up_deltas(10000) + private.fold_customer_deltas(10000);
  -- Replays are asked for within days; a month is generous.
  delete from private.operations as o where o.created_at < moment - interval '30 days';
  return jsonb_build_object(
    'busy', false, 'due', became_due, 'overdue', became_overdue, 'folded', folded, 'assigned', assigned, 'warned', warned,
    'recycled', recycled
  );
end
$$;
comment on function private.tick(jsonb) is 'Marks reminders due and overdue, folds figures, forgets old replays. Service only.';

create function public.tick(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.tick(payload) $$;
comment on function public.tick(jsonb) is 'Called by the scheduler through the edge function `tick`. service_role only.';

revoke all on function private.tick(jsonb), public.tick(jsonb) from public, anon, authenticated;
grant execute on function private.tick(jsonb), public.tick(jsonb) to service_role;
