-- What mailbox and calendar connections will stand on: meetings by their instance, connections with tokens that no client
-- can read, cursors, and two queues. Filled by edge functions with the service's rights; members see their own connections.

create table public.meetings (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- One instance is one record: the same in every attendee's calendar. Null while only a page showed it, which does not
  -- tell; then meeting_keys names it.
  ical_uid text,
  -- Original start of an instance of a series, UTC or a date; '' for a single event.
  instance text not null default '',
  sequence int not null default 0,
  title text,
  starts_at timestamptz,
  ends_at timestamptz,
  -- Days of an all-day meeting, the last one included; never instants, which would shift with the zone.
  starts_on date,
  ends_on date,
  -- Zone of the wall times that were read, IANA; null where instants came from a provider.
  time_zone text,
  location text,
  organiser text,
  state text not null default 'confirmed',
  member_id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint meetings_pkey primary key (org_id, id),
  constraint meetings_instance_once unique (org_id, ical_uid, instance),
  constraint meetings_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete restrict,
  constraint meetings_state_known check (state in ('confirmed', 'tentative', 'cancelled')),
  constraint meetings_timed check ((starts_at is null) <> (starts_on is null)),
  constraint meetings_forward check (ends_at >= starts_at and ends_on >= starts_on),
  constraint meetings_texts_bounded check (char_length(title) <= 1000 and char_length(ical_uid) between 1 and 1024
    and char_length(location) <= 1000 and char_length(time_zone) <= 100)
);
create index meetings_member_idx on public.meetings (org_id, member_id, starts_at);
create trigger meetings_updated_at before update on public.meetings
  for each row execute function private.keep_updated_at();
comment on table public.meetings is
  'Instances of meetings, one record each. Seen by the member whose calendar brought it, by whoever planned or told of it, '
  'and with the customer where the level of a follow-up shows its subject.';

create table public.connections (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  provider text not null,
  address text not null,
  -- A mailbox and its calendar are asked for one at a time, and each has tokens of its own.
  kind text not null default 'mail',
  scopes text[] not null default '{}',
  -- What is logged without asking.
  rule text not null default 'off',
  -- How far back the first import goes.
  import_days int not null default 90,
  state text not null default 'connected',
  -- A code of the catalogue, never a provider's message: those quote addresses.
  last_error text,
  last_synced_at timestamptz,
  created_at timestamptz not null default now(),
  constraint connections_pkey primary key (org_id, id),
  constraint connections_mailbox_once unique (org_id, provider, address, kind),
  constraint connections_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint connections_provider_known check (provider in ('google', 'microsoft')),
  constraint connections_kind_known check (kind in ('mail', 'calendar')),
  constraint connections_rule_known check (rule in ('off', 'followed', 'known_contacts')),
  -- Threads are of mail.
  constraint connections_calendar_follows_none check (kind = 'mail' or rule <> 'followed'),
  constraint connections_state_known check (state in ('connected', 'paused', 'revoked', 'failing')),
  constraint connections_import_bounded check (import_days between 0 and 730),
  constraint connections_address_lower check (address = lower(address) and address like '%_@_%')
);
create index connections_member_idx on public.connections (org_id, member_id);
-- What a provider tells names a mailbox, and no tenant.
create index connections_address_idx on public.connections (address);
comment on table public.connections is
  'Connected mailboxes and calendars, without their tokens. Seen by their own member alone; written by edge functions.';
select private.audit_table('public.connections', 'address', 'last_synced_at,last_error');

create table private.connection_tokens (
  org_id uuid not null,
  connection_id uuid not null,
  -- Sealed; opened by the service through private.unseal only.
  refresh_token_sealed bytea not null,
  access_token_sealed bytea,
  access_expires_at timestamptz,
  constraint connection_tokens_pkey primary key (org_id, connection_id),
  constraint connection_tokens_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade
);
alter table private.connection_tokens enable row level security;
comment on table private.connection_tokens is 'Sealed provider tokens. No API role has a right here; definer functions only.';

create table public.sync_cursors (
  org_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  cursor text,
  -- Until when a push subscription lives; renewed before.
  subscription_id text,
  subscribed_until timestamptz,
  updated_at timestamptz not null default now(),
  constraint sync_cursors_pkey primary key (org_id, connection_id, kind),
  constraint sync_cursors_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint sync_cursors_kind_known check (kind in ('mail', 'calendar'))
);
comment on table public.sync_cursors is 'How far a connection has read. The service''s alone.';

create table public.jobs (
  org_id uuid not null,
  id bigint generated always as identity,
  connection_id uuid,
  kind text not null,
  payload jsonb not null default '{}',
  run_after timestamptz not null default now(),
  -- Tries since the last that went well, those of workers that died included.
  attempts int not null default 0,
  leased_until timestamptz,
  -- Which worker holds it: one that comes back late finds another's here, and writes nothing.
  lease uuid,
  -- Failed too often to be tried again by itself.
  quarantined_at timestamptz,
  last_error text,
  created_at timestamptz not null default now(),
  constraint jobs_pkey primary key (org_id, id),
  -- One piece of work per mailbox and kind, done again and again: so no two workers are ever in one mailbox.
  constraint jobs_once unique (org_id, connection_id, kind),
  constraint jobs_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint jobs_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint jobs_kind_known check (kind in ('sync_mail', 'sync_calendar', 'renew', 'backfill')),
  constraint jobs_payload_is_object check (jsonb_typeof(payload) = 'object')
);
create index jobs_due_idx on public.jobs (run_after);
comment on table public.jobs is 'Work that waits, claimed with a lease. The service''s alone.';

-- Mailboxes that have something new, as somebody told: due before their time, and once more where a worker is in them, who may have
-- looked already. Beside the queue, whose rows a worker keeps locked while it writes: who tells is never kept waiting.
create table private.mailbox_news (
  org_id uuid not null,
  connection_id uuid not null,
  kind text not null,
  told_at timestamptz not null default now(),
  constraint mailbox_news_pkey primary key (org_id, connection_id, kind),
  constraint mailbox_news_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint mailbox_news_kind_known check (kind in ('sync_mail', 'sync_calendar'))
);
alter table private.mailbox_news enable row level security;
comment on table private.mailbox_news is
  'Mailboxes of which somebody told that they have news, until a worker takes them. Definer functions only.';

create function private.tell_of_news(org uuid, connection uuid, kind text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Told already, and not taken yet: whoever takes it looks after this, so that nothing is to be written.
  if exists (
    select from private.mailbox_news as n
    where n.org_id = org and n.connection_id = connection and n.kind = tell_of_news.kind
  ) then
    return false;
  end if;
  insert into private.mailbox_news (org_id, connection_id, kind) values (org, connection, kind)
  on conflict on constraint mailbox_news_pkey do nothing;
  return true;
end
$$;
comment on function private.tell_of_news(uuid, uuid, text) is
  'Makes a mailbox due, unless its provider asked for patience or it failed last. True when nobody had told before. Internal.';

create table private.webhook_inbox (
  id bigint generated always as identity,
  provider text not null,
  body jsonb not null,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  constraint webhook_inbox_pkey primary key (id),
  constraint webhook_inbox_provider_known check (provider in ('google', 'microsoft')),
  constraint webhook_inbox_body_bounded check (octet_length(body::text) <= 100000)
);
create index webhook_inbox_waiting_idx on private.webhook_inbox (id) where processed_at is null;
alter table private.webhook_inbox enable row level security;
comment on table private.webhook_inbox is
  'What providers pushed, one row each, before anybody knows whose it is: no tenant, no right for any API role.';

revoke all on public.meetings, public.connections, public.sync_cursors, public.jobs from anon, authenticated, service_role;
grant all on public.meetings, public.connections, public.sync_cursors, public.jobs to service_role;
grant select on public.meetings, public.connections to authenticated;
alter table public.meetings enable row level security;
alter table public.connections enable row level security;
alter table public.sync_cursors enable row level security;
alter table public.jobs enable row level security;
-- A title is what a subject is to a mail: see mail_envelopes_read.
create policy meetings_read on public.meetings for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and (
      member_id = (select private.my_member_id())
      or exists (
        select from public.follow_ups as f
        join public.follow_up_contents as k on k.org_id = f.org_id and k.follow_up_id = f.id
        where f.org_id = meetings.org_id and f.meeting_id = meetings.id
          and k.member_id = (select private.my_member_id())
      )
      or exists (
        select from public.follow_ups as f
        join public.customers as c on c.org_id = f.org_id and c.id = f.customer_id
        where f.org_id = meetings.org_id and f.meeting_id = meetings.id and f.visibility in ('full', 'subject')
          and (
            c.owner_id = any (array(select private.visible_member_ids()))
            or c.id in (select private.collaborating_customer_ids())
            or (c.owner_id is not null and (select private.reads_all_customers()))
            or (c.owner_id is null and (select private.my_role()) in ('manager', 'agent', 'admin'))
          )
      )
    )
  );
create policy connections_read on public.connections for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));
