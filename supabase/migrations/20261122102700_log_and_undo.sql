-- log_interaction and undo_interaction. Order of locks, the same everywhere: keys of the mail, then customers by id.

-- What binds a person who completes a follow-up; machines leave it open (state `to_complete`).
create function private.require_next_step(payload jsonb, origin text) returns void
language plpgsql stable security invoker set search_path = ''
as $$
begin
  if private.payload_at(payload, 'next') is not null then
    if jsonb_typeof(payload -> 'next') <> 'object' then
      perform private.fail('TB004', 'next');
    end if;
    -- A plan says what, when and how urgent; without one of them it is none.
    perform private.read_text(payload, 'next.plan', 500, true);
    perform private.read_choice(payload, 'next.priority', array['high', 'medium', 'low']);
    if private.read_instant(payload, 'next.at') <= now() then
      perform private.fail('TB011', 'next.at');
    end if;
  elsif private.read_text(payload, 'no_next_reason', 500) is null and origin in ('sidebar', 'quick_entry') then
    -- "No next step" must be said, with a reason.
    perform private.fail('TB010', 'next');
  end if;
end
$$;
comment on function private.require_next_step(jsonb, text) is 'TB010 without next step and reason, TB011 in the past.';

-- The plan becomes a reminder of the caller. A later plan for the same follow-up takes the earlier one's place.
create function private.add_reminder(me private.caller, payload jsonb, customer uuid, follow_up uuid) returns uuid
language plpgsql volatile security definer set search_path = ''
as $$
declare
  reminder uuid;
begin
  -- The next step is the caller's own: nobody finds work on their list that they did not accept.
  insert into public.reminders (
    org_id, customer_id, follow_up_id, owner_id, plan, visibility, due_at, priority, created_by, op_id
  )
  values (
    me.org_id, customer, follow_up, me.member_id, private.read_text(payload, 'next.plan', 500),
    -- As closed as the words that it was written with.
    payload ->> 'visibility', private.read_instant(payload, 'next.at'), payload #>> '{next,priority}', me.member_id, (payload ->> 'op_id')::uuid
  )
  returning id into reminder;
  update public.reminders as r
  -- Kept and linked, so that undoing the later plan opens the earlier one again.
  set state = 'cancelled', closed_at = now(), closed_by = me.member_id, superseded_by = reminder
  where r.org_id = me.org_id and r.follow_up_id = follow_up and r.owner_id = me.member_id and r.state = 'open'
    and r.id <> reminder;
  return reminder;
end
$$;
comment on function private.add_reminder(private.caller, jsonb, uuid, uuid) is 'Makes the next step a reminder. Internal.';

create function private.log_interaction(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  origin text;
  level text;
  happened timestamptz;
  customers uuid[];
  touched uuid[];
  contacts uuid[];
  customer uuid;
  mail uuid;
  part record;
  first_follow_up uuid;
  made jsonb := '[]';
  reminder uuid;
begin
  perform private.require_object(payload);
  -- A replay is answered before anything is judged: what was a coming step then may be a past one now.
  answer := private.begin_operation(me, payload, 'log_interaction');
  if answer is not null then
    return answer;
  end if;
  origin := private.read_choice(payload, 'source', array['sidebar', 'quick_entry', 'automatic', 'calendar', 'import']);
  level := private.read_choice(payload, 'visibility', array['full', 'subject', 'fact', 'private']);
  perform private.read_choice(payload, 'outcome', array['interested', 'wants_quote', 'objection', 'no_answer', 'no_show', 'other'], false);
  perform private.read_text(payload, 'note', 100000);
  perform private.read_text(payload, 'goal', 500);
  perform private.read_text(payload, 'next_points', 2000);
  happened := private.read_instant(payload, 'occurred_at');
  -- Two minutes of grace for a clock that is fast.
  if happened > now() + interval '2 minutes' then
    perform private.fail('TB012', 'occurred_at');
  end if;
  -- In ascending order, which is the order of locks everywhere.
  customers := private.read_uuids(payload, 'customer_ids', 20);
  if cardinality(customers) = 0 then
    perform private.fail('TB006', 'customer_ids');
  end if;
  contacts := private.read_uuids(payload, 'contact_ids', 50);
  if private.read_choice(payload, 'kind', array['call', 'visit', 'mail', 'meeting', 'chat', 'other']) = 'mail' then
    if private.payload_at(payload, 'mail') is null then
      perform private.fail('TB006', 'mail');
    end if;
    perform private.require_loggable_mail(me, payload);
  -- A call with a mail in it would be neither.
  elsif private.payload_at(payload, 'mail') is not null then
    perform private.fail('TB004', 'mail');
  elsif origin in ('sidebar', 'quick_entry') and private.read_text(payload, 'note', 100000) is null
    -- Of a meeting to which nobody came there is nothing more to say.
    and payload ->> 'outcome' is distinct from 'no_show' then
    -- A call without a word about it is no record of a call.
    perform private.fail('TB006', 'note');
  end if;
  perform private.require_next_step(payload, origin);
  if private.payload_at(payload, 'meeting_id') is not null then
    perform private.require_meeting_held(me, payload, customers);
  end if;

  if private.payload_at(payload, 'mail') is not null then
    perform private.lock_mail_keys(me, array[payload -> 'mail']);
    -- Customers of records that may be merged are locked as well, in one order with the payload's own.
    touched := customers || array(
      select f.customer_id from public.follow_ups as f
      where f.org_id = me.org_id and f.mail_id = any (private.mails_of_keys(me, payload -> 'mail'))
    );
    perform from public.customers as c
    where c.org_id = me.org_id and c.id = any (touched)
    order by c.id
    for no key update;
  end if;
  -- All or nothing: one customer that may not be written to refuses the whole.
  foreach customer in array customers loop
    perform private.require_writable_customer(me, customer, 'customer_ids');
  end loop;
  -- Contacts of other customers, unknown and foreign ones look alike.
  if (
    select count(*) from public.contacts as c
    where c.org_id = me.org_id and c.id = any (contacts) and c.customer_id = any (customers)
  ) <> cardinality(contacts) then
    perform private.fail('TB001', 'contact_ids');
  end if;
  if private.payload_at(payload, 'opportunity_id') is not null and not exists (
    select from public.opportunities as o
    where o.org_id = me.org_id and o.id = private.read_uuid(payload, 'opportunity_id') and o.customer_id = any (customers)
  ) then
    perform private.fail('TB001', 'opportunity_id');
  end if;

  if private.payload_at(payload, 'mail') is not null then
    mail := private.record_mail(me, payload, level);
    -- A mail happened when it was sent, whoever says when they read it. A date that lies ahead is a sender's wrong clock.
    if private.read_instant(payload, 'mail.sent_at', false) <= now() + interval '2 minutes' then
      happened := private.read_instant(payload, 'mail.sent_at', false);
    end if;
  end if;
  foreach customer in array customers loop
    part := private.record_follow_up(me, payload, customer, mail, happened, level);
    if part.follow_up is not null then
      made := made || jsonb_build_object('follow_up_id', part.follow_up, 'customer_id', customer, 'created', part.created);
      -- The next step belongs to the customer that was named first.
      if customer = (payload #>> '{customer_ids,0}')::uuid then
        first_follow_up := part.follow_up;
      end if;
    end if;
  end loop;
  -- A machine that was stopped everywhere leaves no text behind, only the names by which it is stopped again.
  if mail is not null and made = '[]' then
    perform private.drop_idle_sources(me.org_id, mail);
  end if;
  if private.payload_at(payload, 'next') is not null and first_follow_up is not null then
    reminder := private.add_reminder(me, payload, (payload #>> '{customer_ids,0}')::uuid, first_follow_up);
  end if;
  -- What a replay will get as well, word for word.
  return private.end_operation(me, payload, jsonb_build_object(
    'mail_id', mail, 'follow_ups', made, 'reminder_id', reminder,
    'undo_until', now() + (
      select make_interval(mins => s.undo_minutes) from public.organisation_settings as s where s.org_id = me.org_id
    )
  ));
end
$$;
comment on function private.log_interaction(jsonb) is 'Logs a mail or another contact for customers that the caller works.';

create function public.log_interaction(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.log_interaction(payload) $$;
comment on function public.log_interaction(jsonb) is
  'Files a contact as follow-ups, a mail once per organisation and customer. Whoever may log to all named customers.';

-- Takes out what one operation of a member contributed, words, way to the mail and untouched reminder. The follow-up goes
-- only if nobody else contributed. Twice is once. `for_good`: a person took this mail out, so machines stay out of it; an
-- exclusion speaks for its member alone.
create function private.take_back(org uuid, member uuid, target uuid, for_good boolean, out removed int, out kept int)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  touched uuid[];
  named uuid[];
  follow_up uuid;
  mail uuid;
  withdrawn uuid;
  returning_one uuid;
begin
  removed := 0;
  kept := 0;
  -- The same locks in the same order as logging, so that neither sees the other half done.
  perform from public.customers as c
  where c.org_id = org and c.id in (
    select f.customer_id from public.follow_ups as f
    join public.follow_up_contents as k on k.org_id = f.org_id and k.follow_up_id = f.id
    where k.org_id = org and k.member_id = member and k.op_id = target
  )
  order by c.id
  for no key update;
  -- The caller's words of this operation, and by them the follow-ups to look at again.
  with gone as (
    delete from public.follow_up_contents as k
    where k.org_id = org and k.member_id = member and k.op_id = target
    returning k.follow_up_id, k.contact_ids
  )
  select coalesce(array_agg(distinct g.follow_up_id), '{}'), coalesce(array_agg(distinct n.id), '{}')
  into touched, named from gone as g left join lateral unnest(g.contact_ids) as n (id) on true;
  -- Whom only this operation named.
  delete from public.follow_up_participants as p
  where p.org_id = org and p.follow_up_id = any (touched) and p.contact_id = any (named) and not exists (
    select from public.follow_up_contents as k
    where k.org_id = org and k.follow_up_id = p.follow_up_id and p.contact_id = any (k.contact_ids)
  );
  if for_good then
    update public.follow_ups as f set machines_stay_out = true
    where f.org_id = org and f.id = any (touched) and f.mail_id is not null and not f.machines_stay_out;
  end if;
  -- And the caller's way to the mail. Its text goes with the last source, see settle_mail.
  delete from public.mail_sources as s
  where s.org_id = org and s.member_id = member and s.op_id = target
  returning s.mail_id into mail;
  if mail is not null and for_good then
    perform private.drop_machine_parts(org, mail, member);
  end if;
  foreach follow_up in array touched loop
    if private.settle_follow_up(org, follow_up, member) then
      kept := kept + 1;
    else
      removed := removed + 1;
    end if;
    perform private.settle_customer(f.org_id, f.customer_id)
    from public.follow_ups as f where f.org_id = org and f.id = follow_up;
  end loop;
  if mail is not null then
    perform private.settle_mail(org, mail);
  end if;
  -- A plan that was replaced already drops out of the chain: what it had replaced is now what the later one replaced, so
  -- that a plan that was taken back never returns.
  update public.reminders as p set superseded_by = r.superseded_by
  from public.reminders as r
  where r.org_id = org and r.created_by = member and r.op_id = target and r.superseded_by is not null
    and p.org_id = org and p.superseded_by = r.id;
  update public.reminders as r set superseded_by = null
  where r.org_id = org and r.created_by = member and r.op_id = target and r.superseded_by is not null;
  -- Its reminder goes if nobody touched it, and the latest of those it took the place of comes back.
  update public.reminders as r set state = 'cancelled', closed_at = now(), closed_by = member
  where r.org_id = org and r.created_by = member and r.op_id = target
    and r.state = 'open' and r.due_version = 1
  returning r.id into withdrawn;
  select r.id into returning_one from public.reminders as r
  where r.org_id = org and r.superseded_by = withdrawn and r.state = 'cancelled'
  order by r.created_at desc, r.id desc limit 1;
  -- With the version that it had: only a snooze or a new owner raises it, and what has come back untouched can be taken back.
  update public.reminders as r
  set state = 'open', closed_at = null, closed_by = null, superseded_by = null
  where r.org_id = org and r.id = returning_one;
  update public.reminders as r set superseded_by = returning_one
  where r.org_id = org and r.superseded_by = withdrawn and returning_one is not null;
  -- The record stays: a replay of the log still gets its first answer and logs nothing anew.
  update private.operations as o set undone_at = now()
  where o.org_id = org and o.member_id = member and o.op_id = target;
end
$$;
comment on function private.take_back(uuid, uuid, uuid, boolean) is 'Takes out the contributions of one operation. Internal.';

-- Takes back what one operation contributed. A follow-up goes only if nobody else contributed; what was changed since,
-- a reminder that was snoozed or done, stays.
create function private.undo_interaction(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  target uuid;
  operation private.operations;
  removed int := 0;
  kept int := 0;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'undo_interaction');
  if answer is not null then
    return answer;
  end if;
  target := private.read_uuid(payload, 'target_op_id');
  -- Another member's operation is not found: operations are looked up under the caller.
  -- Locked, so that two undos of one operation come one after the other.
  select o.* into operation from private.operations as o
  where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = target
    and o.kind in ('log_interaction', 'plan_meeting')
  for update;
  if operation.op_id is null then
    perform private.fail('TB001', 'target_op_id');
  end if;
  -- Undone before, perhaps from another tab: then there is nothing left to take back, which is no mistake.
  if operation.undone_at is null then
    if now() > operation.created_at + (
      select make_interval(mins => s.undo_minutes) from public.organisation_settings as s where s.org_id = me.org_id
    ) then
      perform private.fail('TB023', 'target_op_id');
    end if;
    select t.removed, t.kept into removed, kept from private.take_back(me.org_id, me.member_id, target, true) as t;
  end if;
  return private.end_operation(me, payload, jsonb_build_object('removed', removed, 'kept', kept));
end
$$;
comment on function private.undo_interaction(jsonb) is 'Takes back one of the caller''s own operations, for a short while.';

create function public.undo_interaction(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.undo_interaction(payload) $$;
comment on function public.undo_interaction(jsonb) is
  'Takes back an own log_interaction or plan_meeting within the undo time. TB001 for unknown and others'' operations, TB023 when late.';

grant execute on function private.log_interaction(jsonb), private.undo_interaction(jsonb) to authenticated;
revoke all on function public.log_interaction(jsonb), public.undo_interaction(jsonb) from public, anon, service_role;
grant execute on function public.log_interaction(jsonb), public.undo_interaction(jsonb) to authenticated;
