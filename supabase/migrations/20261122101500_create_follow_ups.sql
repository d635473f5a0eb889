-- Follow-ups: what happened with a customer, when, by whom. Split as mails are: the fact here, what people wrote in
-- follow_up_contents, one row per operation, so that several loggers' words stand side by side and undo takes out its own.

create table public.follow_ups (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  mail_id uuid,
  -- The meeting that it is about, where a calendar named one. The key is added when meetings exist: see name_meetings.
  meeting_id uuid,
  kind text not null,
  direction text,
  occurred_at timestamptz not null,
  -- The first live contributor. Figures are counted for the author; the customer's owner is not copied here, because
  -- moving 10,000 customers would rewrite 50,000 rows.
  author_id uuid not null,
  recorded_at timestamptz not null default now(),
  source text not null,
  state text not null default 'done',
  -- The most open level among its live contributions.
  visibility text not null,
  import_batch_id uuid,
  -- Removed ones stay as tombstones, so that no sync brings back what a person took out.
  removed_at timestamptz,
  removed_by uuid,
  -- A person took this mail out here, from a live follow-up or a whole one: machines add to it no more. Never unset, so
  -- that it does not matter whether a sync came before or after.
  machines_stay_out boolean not null default false,
  constraint follow_ups_pkey primary key (org_id, id),
  constraint follow_ups_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint follow_ups_mail_fkey foreign key (org_id, mail_id)
    references public.mails (org_id, id) on delete cascade,
  constraint follow_ups_author_fkey foreign key (org_id, author_id)
    references public.members (org_id, id) on delete restrict,
  constraint follow_ups_remover_fkey foreign key (org_id, removed_by)
    references public.members (org_id, id) on delete set null (removed_by),
  constraint follow_ups_kind_known check (kind in ('call', 'visit', 'mail', 'meeting', 'chat', 'other')),
  constraint follow_ups_direction_known check (direction in ('in', 'out')),
  constraint follow_ups_source_known check (source in ('sidebar', 'quick_entry', 'automatic', 'calendar', 'import')),
  -- Planned: a meeting whose outcome nobody told yet. Cancelled: a meeting that did not take place.
  constraint follow_ups_state_known check (state in ('planned', 'to_complete', 'done', 'cancelled')),
  constraint follow_ups_visibility_known check (visibility in ('full', 'subject', 'fact', 'private')),
  constraint follow_ups_mail_has_kind check ((kind = 'mail') = (mail_id is not null)),
  constraint follow_ups_meeting_has_kind check (kind = 'meeting' or meeting_id is null)
);
-- One live follow-up per mail and customer: the second half of "once".
create unique index follow_ups_once_per_mail on public.follow_ups (org_id, mail_id, customer_id)
  where removed_at is null;
-- And per meeting and customer.
create unique index follow_ups_once_per_meeting on public.follow_ups (org_id, meeting_id, customer_id)
  where removed_at is null and meeting_id is not null;
-- Meetings that wait for their outcome: few at any time.
create index follow_ups_planned_idx on public.follow_ups (org_id, author_id, occurred_at)
  where state = 'planned' and removed_at is null;
create index follow_ups_mail_idx on public.follow_ups (org_id, mail_id);
create index follow_ups_meeting_idx on public.follow_ups (org_id, meeting_id);
create index follow_ups_timeline_idx on public.follow_ups (org_id, customer_id, occurred_at desc, id desc)
  where removed_at is null;
create index follow_ups_customer_idx on public.follow_ups (org_id, customer_id);
create index follow_ups_author_idx on public.follow_ups (org_id, author_id, occurred_at desc, id desc);
-- A manager's list over many authors walks down from the latest.
create index follow_ups_recent_idx on public.follow_ups (org_id, occurred_at desc, id desc) where removed_at is null;
create index follow_ups_remover_idx on public.follow_ups (org_id, removed_by);
comment on table public.follow_ups is
  'The fact of a contact with a customer. Seen with the customer unless private, by its contributors, by the author''s '
  'managers and by administrators. Written by log_interaction and undo_interaction only.';
select private.audit_table('public.follow_ups', '', '');

create table public.follow_up_contents (
  org_id uuid not null,
  follow_up_id uuid not null,
  op_id uuid not null,
  member_id uuid not null,
  visibility text not null,
  source text not null,
  occurred_at timestamptz not null,
  outcome text,
  note text,
  next_plan text,
  no_next_reason text,
  -- What the contact was for, what to take up the next time, and which opportunity it was about: one of the follow-up's
  -- customer. Its key is added when opportunities exist: see create_opportunities.
  goal text,
  next_points text,
  opportunity_id uuid,
  -- Whom this contribution named, so that undoing it takes out these and not what others named.
  contact_ids uuid[] not null default '{}',
  -- Derived: whether this member is the follow-up's author. Those who are not are few, and are looked up by it.
  by_author boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  constraint follow_up_contents_pkey primary key (org_id, follow_up_id, member_id, op_id),
  constraint follow_up_contents_follow_up_fkey foreign key (org_id, follow_up_id)
    references public.follow_ups (org_id, id) on delete cascade,
  constraint follow_up_contents_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete restrict,
  constraint follow_up_contents_visibility_known check (visibility in ('full', 'subject', 'fact', 'private')),
  constraint follow_up_contents_source_known
    check (source in ('sidebar', 'quick_entry', 'automatic', 'calendar', 'import')),
  constraint follow_up_contents_outcome_known
    check (outcome in ('interested', 'wants_quote', 'objection', 'no_answer', 'no_show', 'other')),
  constraint follow_up_contents_bounded check (
    char_length(note) <= 100000 and char_length(next_plan) <= 500 and char_length(no_next_reason) <= 500
    and char_length(goal) <= 500 and char_length(next_points) <= 2000
  )
);
create index follow_up_contents_member_idx on public.follow_up_contents (org_id, member_id, op_id);
create index follow_up_contents_joined_idx on public.follow_up_contents (org_id, member_id, follow_up_id)
  where not by_author;
comment on table public.follow_up_contents is
  'What each contributor wrote. Seen by themselves, and by others who see the follow-up where it is `full`.';

create table public.follow_up_participants (
  org_id uuid not null,
  follow_up_id uuid not null,
  contact_id uuid not null,
  constraint follow_up_participants_pkey primary key (org_id, follow_up_id, contact_id),
  constraint follow_up_participants_follow_up_fkey foreign key (org_id, follow_up_id)
    references public.follow_ups (org_id, id) on delete cascade,
  constraint follow_up_participants_contact_fkey foreign key (org_id, contact_id)
    references public.contacts (org_id, id) on delete cascade
);
create index follow_up_participants_contact_idx on public.follow_up_participants (org_id, contact_id);
comment on table public.follow_up_participants is
  'Contacts of the customer who took part. Seen by whoever sees the follow-up and the contact.';
