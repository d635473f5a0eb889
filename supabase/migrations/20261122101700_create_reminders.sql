-- Reminders fire once: at most once acknowledged, always in Today. A due version goes up with each snooze or new owner,
-- and a delivery is unique per reminder, version, channel and member, whatever number of browsers is open.

create table public.reminders (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null default 'follow_up',
  customer_id uuid not null,
  -- Where it came from; kept without it when the follow-up is undone later by nobody's wish.
  follow_up_id uuid,
  owner_id uuid not null,
  plan text not null,
  -- Level of the contribution that it came from: a plan is as closed as the note beside it. A mail that others logged
  -- openly does not open it, and a merge of two records does not either.
  visibility text not null default 'full',
  due_at timestamptz not null,
  -- When it was due at first, once it was put off: of a warning the day that it warns of. Null: it never was.
  first_due_at timestamptz,
  -- What a delivery refers to; goes up with each new time or owner.
  due_version int not null default 1,
  priority text not null,
  state text not null default 'open',
  -- Kept by tick: how far the clock has come. Lists do not depend on it, deliveries do.
  stage text not null default 'waiting',
  -- Operation that created it, so that its undo finds it; what was touched since stays.
  created_by uuid,
  op_id uuid,
  -- A later plan for the same follow-up took its place; undoing that one opens this again.
  superseded_by uuid,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by uuid,
  constraint reminders_pkey primary key (org_id, id),
  constraint reminders_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint reminders_follow_up_fkey foreign key (org_id, follow_up_id)
    references public.follow_ups (org_id, id) on delete set null (follow_up_id),
  -- Members are never deleted while they own work; leaving moves it first.
  constraint reminders_owner_fkey foreign key (org_id, owner_id)
    references public.members (org_id, id) on delete restrict,
  constraint reminders_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint reminders_closer_fkey foreign key (org_id, closed_by)
    references public.members (org_id, id) on delete set null (closed_by),
  constraint reminders_successor_fkey foreign key (org_id, superseded_by)
    references public.reminders (org_id, id) on delete set null (superseded_by),
  constraint reminders_visibility_known check (visibility in ('full', 'subject', 'fact', 'private')),
  constraint reminders_kind_known check (kind in ('follow_up', 'recycling')),
  constraint reminders_plan_filled check (btrim(plan) <> '' and char_length(plan) <= 500),
  constraint reminders_priority_known check (priority in ('high', 'medium', 'low')),
  constraint reminders_state_known check (state in ('open', 'done', 'cancelled')),
  constraint reminders_stage_known check (stage in ('waiting', 'due', 'overdue')),
  constraint reminders_closed_dated check ((state = 'open') = (closed_at is null))
);
-- Today, and the overdue of a team.
create index reminders_owner_idx on public.reminders (org_id, owner_id, due_at) where state = 'open';
-- The clock walks over all tenants and touches open ones only.
create index reminders_due_idx on public.reminders (due_at) where state = 'open';
create index reminders_customer_idx on public.reminders (org_id, customer_id, due_at);
create index reminders_follow_up_idx on public.reminders (org_id, follow_up_id);
create index reminders_owner_all_idx on public.reminders (org_id, owner_id);
create index reminders_creator_idx on public.reminders (org_id, created_by, op_id);
create index reminders_closer_idx on public.reminders (org_id, closed_by);
create index reminders_successor_idx on public.reminders (org_id, superseded_by);
comment on table public.reminders is
  'Next steps. Seen by their owner; those of level full also by the owner''s managers and by whoever sees the customer. '
  'Changed by RPCs only.';
-- Without the plan: it may be as private as the note beside it, and administrators read the log.
select private.audit_table('public.reminders', '', 'stage,plan');

-- Browsers that show reminders, so that the one in use wins.
create table public.devices (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  name text not null,
  last_seen_at timestamptz not null default now(),
  constraint devices_pkey primary key (org_id, id),
  constraint devices_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint devices_name_filled check (btrim(name) <> '' and char_length(name) <= 200)
);
create index devices_member_idx on public.devices (org_id, member_id);

-- Written directly by its member, so the end is here: nobody works with fifty browsers.
create function private.bound_devices() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- A signed-in member; what the service restores or seeds was bounded when it was written.
  if auth.uid() is not null and (
    select count(*) from public.devices as d where d.org_id = new.org_id and d.member_id = new.member_id
  ) >= 50 then
    perform private.fail('TB007', 'name', '{"limit": 50}');
  end if;
  return new;
end
$$;
comment on function private.bound_devices() is 'Trigger: TB007 for the fifty-first browser of a member.';
create trigger devices_bound before insert on public.devices
  for each row execute function private.bound_devices();
comment on table public.devices is 'A member''s browsers. Seen, named and removed by that member alone.';

create table public.reminder_deliveries (
  org_id uuid not null,
  reminder_id uuid not null,
  due_version int not null,
  channel text not null,
  member_id uuid not null,
  -- Who holds the lease now; after it ends another device may take over.
  device_id uuid,
  leased_until timestamptz not null,
  acknowledged_at timestamptz,
  -- One delivery, however many devices ask at once.
  constraint reminder_deliveries_once primary key (org_id, reminder_id, due_version, channel, member_id),
  constraint reminder_deliveries_reminder_fkey foreign key (org_id, reminder_id)
    references public.reminders (org_id, id) on delete cascade,
  constraint reminder_deliveries_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint reminder_deliveries_device_fkey foreign key (org_id, device_id)
    references public.devices (org_id, id) on delete set null (device_id),
  constraint reminder_deliveries_channel_known check (channel in ('browser', 'mail'))
);
create index reminder_deliveries_member_idx on public.reminder_deliveries (org_id, member_id);
create index reminder_deliveries_device_idx on public.reminder_deliveries (org_id, device_id);
comment on table public.reminder_deliveries is
  'Who was told of which due version by which channel. Seen by that member alone; written by claim and acknowledge.';

revoke all on public.reminders, public.devices, public.reminder_deliveries from anon, authenticated, service_role;
grant all on public.reminders, public.devices, public.reminder_deliveries to service_role;
grant select on public.reminders, public.devices, public.reminder_deliveries to authenticated;
-- The id is the database's to give: a chosen one could be guessed by somebody else.
grant insert (org_id, member_id, name) on public.devices to authenticated;
grant update (name, last_seen_at) on public.devices to authenticated;
grant delete on public.devices to authenticated;

alter table public.reminders enable row level security;
alter table public.devices enable row level security;
alter table public.reminder_deliveries enable row level security;

create policy reminders_read on public.reminders for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and (
      -- One's own always, whatever its level.
      owner_id = (select private.my_member_id())
      -- A closed one is counted for managers by the summary, and its plan is nobody else's to read.
      or (
        visibility = 'full'
        and (
          owner_id = any (array(select private.visible_member_ids()))
          or exists (
            select from public.customers as c
            where c.org_id = reminders.org_id and c.id = reminders.customer_id
              -- Not to those who see the customer in a pool alone: see private.is_open_of.
              and (
                c.owner_id = any (array(select private.visible_member_ids()))
                or c.id in (select private.collaborating_customer_ids())
                or (c.owner_id is not null and (select private.reads_all_customers()))
                or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
              )
          )
        )
      )
    )
  );
create policy devices_read on public.devices for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
create policy devices_add on public.devices for insert to authenticated
  with check (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
create policy devices_change on public.devices for update to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()))
  with check (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
create policy devices_remove on public.devices for delete to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
create policy reminder_deliveries_read on public.reminder_deliveries for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
