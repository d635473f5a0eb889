-- Handing a reminder on. It goes only to those who work the customer: its owner, collaborators, the managers above the owner,
-- administrators. To anybody else it would be a next step at a customer that they may not see.

create function private.takers_of(r public.reminders) returns setof uuid
language plpgsql stable security definer rows 20 set search_path = ''
as $$
begin
  -- The warning that a customer goes back to the pool concerns its owner alone.
  if r.kind = 'recycling' then
    return;
  end if;
  return query
    select m.id
    from public.customers as c
    join public.members as m on m.org_id = c.org_id and m.status = 'active' and m.id <> r.owner_id
    left join public.members as o on o.org_id = c.org_id and o.id = c.owner_id
    where c.org_id = r.org_id and c.id = r.customer_id and c.approval = 'approved'
      and (
        m.id = c.owner_id or m.role = 'admin'
        or (
          m.role = 'manager' and m.team_id is not null
          and o.team_id in (select private.team_subtree(m.org_id, m.team_id))
        )
        or exists (
          select from public.collaborators as k
          where k.org_id = c.org_id and k.customer_id = c.id and k.member_id = m.id
        )
      );
end
$$;
comment on function private.takers_of(public.reminders) is 'Members who may be given a reminder, without its owner. Internal.';

-- The reminder with its lock, if the caller may hand it on. A manager is told that a closed plan is there and not what it
-- says, and cannot open it to somebody else either.
create function private.require_handed_on(me private.caller, reminder uuid) returns public.reminders
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_row public.reminders := private.require_own_reminder(me, reminder);
begin
  if found_row.owner_id <> me.member_id and found_row.visibility <> 'full' then
    perform private.fail('TB002', 'reminder_id');
  end if;
  return found_row;
end
$$;
comment on function private.require_handed_on(private.caller, uuid) is 'TB002 for a plan that is closed to the caller. Internal.';

create function private.reminder_takers(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  reminder public.reminders;
begin
  perform private.require_object(payload);
  reminder := private.require_handed_on(me, private.read_uuid(payload, 'reminder_id'));
  return (
    select jsonb_build_object('takers', coalesce(jsonb_agg(
      jsonb_build_object('member_id', m.id, 'name', m.name) order by m.name, m.id
    ), '[]'))
    from public.members as m
    where m.org_id = me.org_id and m.id in (select private.takers_of(reminder))
  );
end
$$;
comment on function private.reminder_takers(jsonb) is 'Members who may be given a reminder.';

create function public.reminder_takers(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.reminder_takers(payload) $$;
comment on function public.reminder_takers(jsonb) is
  'Members who may be given a reminder: those who work its customer. For whoever may hand it on.';

create function private.reassign_reminder(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  reminder public.reminders;
  taker uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'reassign_reminder');
  if answer is not null then
    return answer;
  end if;
  taker := private.read_uuid(payload, 'member_id');
  reminder := private.require_handed_on(me, private.read_uuid(payload, 'reminder_id'));
  if reminder.state <> 'open' then
    perform private.fail('TB024', 'reminder_id');
  end if;
  if not exists (
    select from public.members as m where m.org_id = me.org_id and m.id = taker and m.status = 'active'
  ) then
    perform private.fail('TB001', 'member_id');
  elsif taker <> reminder.owner_id and taker not in (select private.takers_of(reminder)) then
    perform private.fail('TB002', 'member_id');
  end if;
  -- Given to whom it has: nothing is told a second time.
  if taker <> reminder.owner_id then
    -- The version goes up: what was told to the owner before is not yet told to the new one.
    update public.reminders as r set owner_id = taker, due_version = r.due_version + 1, stage = 'waiting'
    where r.org_id = me.org_id and r.id = reminder.id
    returning r.* into reminder;
  end if;
  return private.end_operation(me, payload, private.reminder_answer(reminder));
end
$$;
comment on function private.reassign_reminder(jsonb) is 'Gives a reminder to somebody else who works its customer.';

create function public.reassign_reminder(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.reassign_reminder(payload) $$;
comment on function public.reassign_reminder(jsonb) is
  'Gives an open reminder to a member who works its customer. Its owner, and for open plans the owner''s managers and '
  'administrators; TB002 for a member who does not work the customer, TB024 when it is closed.';

grant execute on function private.reminder_takers(jsonb), private.reassign_reminder(jsonb) to authenticated;
revoke all on function public.reminder_takers(jsonb), public.reassign_reminder(jsonb) from public, anon, service_role;
grant execute on function public.reminder_takers(jsonb), public.reassign_reminder(jsonb) to authenticated;
