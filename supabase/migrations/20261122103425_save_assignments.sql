-- Assignments that are kept under a name and run weekly, with the rights that their maker has on that day.

create table public.saved_assignments (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- What is assigned, to whom and how: the payload of an assignment without its operation.
  plan jsonb not null,
  -- 1 = Monday … 7 = Sunday in the organisation's zone; null: run by hand.
  weekly_on smallint,
  -- One round over all runs: nobody gets the same customer twice.
  round_id uuid not null default gen_random_uuid(),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  -- A paused one does not run by itself; by hand it still does.
  paused boolean not null default false,
  last_run_on date,
  constraint saved_assignments_pkey primary key (org_id, id),
  constraint saved_assignments_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete cascade,
  constraint saved_assignments_name_filled check (btrim(name) <> '' and char_length(name) <= 100),
  constraint saved_assignments_plan_is_object check (jsonb_typeof(plan) = 'object'),
  constraint saved_assignments_day_known check (weekly_on between 1 and 7)
);
create index saved_assignments_creator_idx on public.saved_assignments (org_id, created_by);
create index saved_assignments_weekly_idx on public.saved_assignments (weekly_on) where weekly_on is not null;
comment on table public.saved_assignments is
  'Assignments that run weekly. Seen by their maker, those above, and administrators; they run with their maker''s rights.';
select private.audit_table('public.saved_assignments', '', 'last_run_on');
revoke all on public.saved_assignments from anon, authenticated, service_role;
grant all on public.saved_assignments to service_role;
grant select on public.saved_assignments to authenticated;
alter table public.saved_assignments enable row level security;
create policy saved_assignments_read on public.saved_assignments for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and created_by = any (array(select private.visible_member_ids()))
  );

create function private.save_assignment(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  saved uuid;
  plan jsonb;
  refused text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'save_assignment');
  if answer is not null then
    return answer;
  end if;
  plan := payload -> 'plan';
  if jsonb_typeof(plan) is distinct from 'object' then
    perform private.fail('TB006', 'plan');
  end if;
  -- Nothing but a plan is kept.
  plan := plan - array(
    select k.key from jsonb_object_keys(plan) as k (key)
    where k.key not in ('customer_ids', 'filter', 'member_ids', 'by', 'seed', 'most')
  );
  -- Judged now by being computed once: what could not run today is not kept for Monday.
  begin
    perform private.plan_answer(me, plan, null);
  exception
    when others then
      if sqlstate not like 'TB%' then
        raise;
      end if;
      get stacked diagnostics refused = pg_exception_detail;
      perform private.fail_within('plan', sqlstate, refused);
  end;
  -- Nobody needs more, and each is computed by the clock.
  if (
    select count(*) from public.saved_assignments as a where a.org_id = me.org_id and a.created_by = me.member_id
  ) >= 100 then
    perform private.fail('TB007', 'name', '{"limit": 100}');
  end if;
  insert into public.saved_assignments (org_id, name, plan, weekly_on, created_by)
  values (
    me.org_id, private.read_text(payload, 'name', 100, true), plan,
    private.read_int_or(payload, 'weekly_on', 1, 7, null)::smallint, me.member_id
  )
  returning id into saved;
  return private.end_operation(me, payload, jsonb_build_object('assignment_id', saved));
end
$$;
comment on function private.save_assignment(jsonb) is 'Keeps an assignment, to run weekly or by hand.';

create function public.save_assignment(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_assignment(payload) $$;
comment on function public.save_assignment(jsonb) is 'Keeps an assignment that runs weekly. Whoever may assign.';

create function private.remove_assignment(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  saved uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'remove_assignment');
  if answer is not null then
    return answer;
  end if;
  saved := private.read_uuid(payload, 'assignment_id');
  delete from public.saved_assignments as a
  where a.org_id = me.org_id and a.id = saved and a.created_by in (select private.visible_member_ids_of(me));
  if not found then
    perform private.fail('TB001', 'assignment_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('assignment_id', saved));
end
$$;
comment on function private.remove_assignment(jsonb) is 'Forgets a saved assignment.';

create function public.remove_assignment(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_assignment(payload) $$;
comment on function public.remove_assignment(jsonb) is 'Forgets a saved assignment. Its maker, those above, administrators.';

create function private.pause_assignment(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  saved uuid;
  wanted boolean;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'pause_assignment');
  if answer is not null then
    return answer;
  end if;
  saved := private.read_uuid(payload, 'assignment_id');
  wanted := private.require_flag(payload, 'paused');
  update public.saved_assignments as a set paused = wanted
  where a.org_id = me.org_id and a.id = saved and a.created_by in (select private.visible_member_ids_of(me));
  if not found then
    perform private.fail('TB001', 'assignment_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('assignment_id', saved, 'paused', wanted));
end
$$;
comment on function private.pause_assignment(jsonb) is 'Lets a saved assignment rest, or run again.';

create function public.pause_assignment(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.pause_assignment(payload) $$;
comment on function public.pause_assignment(jsonb) is
  'Lets a saved assignment rest, or run by itself again. Its maker, those above, administrators.';

-- Now, by hand, with the rights of whoever runs it and in its own round. The clock does not run it a second time that day.
create function private.run_assignment(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  wanted uuid;
  saved public.saved_assignments;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'run_assignment');
  if answer is not null then
    return answer;
  end if;
  wanted := private.read_uuid(payload, 'assignment_id');
  select a.* into saved from public.saved_assignments as a
  where a.org_id = me.org_id and a.id = wanted and a.created_by in (select private.visible_member_ids_of(me));
  if saved.id is null then
    perform private.fail('TB001', 'assignment_id');
  end if;
  -- Members before the row of the plan, as the clock takes them.
  answer := private.carry_out_assignment(
    me, saved.plan || jsonb_build_object('seed', private.read_text(payload, 'seed', 64, true)), saved.round_id, true
  );
  update public.saved_assignments as a set last_run_on = (now() at time zone me.time_zone)::date
  where a.org_id = me.org_id and a.id = wanted;
  return private.end_operation(me, payload, answer);
end
$$;
comment on function private.run_assignment(jsonb) is 'Runs a saved assignment by hand.';

create function public.run_assignment(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.run_assignment(payload) $$;
comment on function public.run_assignment(jsonb) is
  'Runs a saved assignment now, in its own round, with the rights of the caller. Its maker, those above, administrators.';

create function public.saved_assignments(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'assignment_id', a.id, 'name', a.name, 'plan', a.plan, 'weekly_on', a.weekly_on, 'last_run_on', a.last_run_on,
      'round_id', a.round_id, 'paused', a.paused, 'made_by', (
        select m.name from public.members as m where m.org_id = a.org_id and m.id = a.created_by
      )
    ) order by a.name, a.id), '[]')
    from public.saved_assignments as a where a.org_id = me.org_id
  );
end
$$;
comment on function public.saved_assignments(jsonb) is 'Saved assignments of oneself and one''s people. Any member.';

-- Runs what is due today, once: with the rights that its maker has now. A maker who left or may no longer assign runs
-- nothing.
create function private.run_saved_assignments(moment timestamptz) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  part record;
  maker private.caller;
  runs int := 0;
begin
  -- Members of all plans of the day in one order before anything else: each plan locks them again and finds them held.
  perform from public.members as m
  where exists (
    select from public.saved_assignments as a
    join public.organisations as o on o.id = a.org_id
    where a.org_id = m.org_id and a.plan -> 'member_ids' ? m.id::text and not a.paused
      and a.weekly_on = extract(isodow from moment at time zone o.time_zone)
      and a.last_run_on is distinct from (moment at time zone o.time_zone)::date
  )
  order by m.org_id, m.id
  for no key update;
  for part in
    select a.*, o.time_zone, (moment at time zone o.time_zone)::date as today
    from public.saved_assignments as a
    join public.organisations as o on o.id = a.org_id
    where a.weekly_on = extract(isodow from moment at time zone o.time_zone) and not a.paused
      and a.last_run_on is distinct from (moment at time zone o.time_zone)::date
    order by a.org_id, a.id
    for update of a skip locked
  loop
    select m.org_id, m.id, m.role, m.team_id, part.time_zone
    into maker.org_id, maker.member_id, maker.role, maker.team_id, maker.time_zone
    from public.members as m where m.org_id = part.org_id and m.id = part.created_by and m.status = 'active';
    begin
      if maker.member_id is not null then
        -- Another seed each week, or the same people would always come first.
        perform private.carry_out_assignment(
          maker, part.plan || jsonb_build_object('seed', md5((part.plan ->> 'seed') || part.today::text)), part.round_id,
          false
        );
        runs := runs + 1;
      end if;
    exception
      -- A member of the plan has left, a pool was closed: that plan waits for its maker, the others run.
      when others then
        if sqlstate not like 'TB%' then
          raise;
        end if;
    end;
    update public.saved_assignments as a set last_run_on = part.today where a.org_id = part.org_id and a.id = part.id;
  end loop;
  return runs;
end
$$;
comment on function private.run_saved_assignments(timestamptz) is 'Runs the saved assignments of the day; how many. Internal.';

grant execute on function
  private.save_assignment(jsonb), private.remove_assignment(jsonb), private.pause_assignment(jsonb),
  private.run_assignment(jsonb)
to authenticated;
revoke all on function
  public.save_assignment(jsonb), public.remove_assignment(jsonb), public.saved_assignments(jsonb),
  public.pause_assignment(jsonb), public.run_assignment(jsonb)
from public, anon, service_role;
grant execute on function
  public.save_assignment(jsonb), public.remove_assignment(jsonb), public.saved_assignments(jsonb),
  public.pause_assignment(jsonb), public.run_assignment(jsonb)
to authenticated;
