-- One organisation is one tenant; nothing crosses from one to another. That is why every key and foreign key below
-- begins with org_id: a plain foreign key ignores row security and would accept (and reveal) another tenant's row.

create table public.organisations (
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- IANA name. Decides "today", "in 3 days", the day in codes and the days of the summary.
  time_zone text not null,
  created_at timestamptz not null default now(),
  constraint organisations_pkey primary key (id),
  constraint organisations_name_filled check (btrim(name) <> '' and char_length(name) <= 200),
  constraint organisations_zone_known check (now() at time zone time_zone is not null)
);
comment on table public.organisations is
  'Tenants. Seen by their own active members only; created and changed by service and administrator RPCs.';

create table public.organisation_settings (
  org_id uuid not null,
  -- What the audit log calls the row: there is one per organisation.
  id uuid not null generated always as (org_id) stored,
  -- own: reps see what they own or collaborate on. all_readable: reps read all customers; writing stays with the owner.
  visibility_mode text not null default 'own',
  -- A customer without a follow-up for so many days is idle in the summary.
  idle_days int not null default 30,
  -- Recorded later than so many hours after the contact is late.
  timely_hours int not null default 24,
  undo_minutes int not null default 10,
  -- Matching may be asked so often per member and minute; it answers about people by digest, so it is not to be farmed.
  match_calls_per_minute int not null default 120,
  -- 1 = Monday … 7 = Sunday, as in ISO 8601: "in 3 working days" counts these.
  workdays smallint[] not null default '{1,2,3,4,5}',
  -- Whose public holidays, and weekend days worked to make up for them, are kept. The days themselves are the client's
  -- knowledge (shared/domain/working-days.ts), because a government publishes them anew each year.
  holiday_calendar text not null default 'none',
  -- A new customer takes effect when somebody above its creator says so.
  approve_new_customers boolean not null default false,
  -- An administrator may relax both, except that a lost customer always has a reason.
  status_needs_reason boolean not null default true,
  won_needs_contract boolean not null default true,
  -- The first step of the status can be switched off; then nobody sets it.
  uses_leads boolean not null default true,
  constraint organisation_settings_pkey primary key (org_id),
  constraint organisation_settings_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint organisation_settings_mode_known check (visibility_mode in ('own', 'all_readable')),
  -- <@ and not a set: an array may repeat itself, and that harms nobody.
  constraint organisation_settings_workdays_known check (
    cardinality(workdays) between 1 and 7 and workdays <@ '{1,2,3,4,5,6,7}'::smallint[]
    and array_position(workdays, null) is null
  ),
  constraint organisation_settings_holidays_known check (holiday_calendar in ('cn', 'none')),
  constraint organisation_settings_bounds check (
    idle_days between 1 and 3650 and timely_hours between 1 and 720
    and undo_minutes between 0 and 1440 and match_calls_per_minute between 1 and 100000
  )
);
comment on table public.organisation_settings is
  'Rules that an administrator sets, one row per organisation. Read by its members, since screens state them.';

create table public.organisation_domains (
  org_id uuid not null,
  -- For the audit log; the domain itself is the key.
  id uuid not null default gen_random_uuid(),
  domain text not null,
  constraint organisation_domains_pkey primary key (org_id, domain),
  constraint organisation_domains_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint organisation_domains_form check (domain = lower(domain) and domain ~ '^[^@\s/]+\.[^@\s/]+$')
);
comment on table public.organisation_domains is
  'Mail domains of the organisation itself: their people are colleagues, never contacts. Read by its members.';

create table public.teams (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- null for the top of a tree; moving a team moves its whole subtree.
  parent_id uuid,
  name text not null,
  created_at timestamptz not null default now(),
  constraint teams_pkey primary key (org_id, id),
  constraint teams_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint teams_parent_fkey foreign key (org_id, parent_id) references public.teams (org_id, id) on delete restrict,
  constraint teams_name_filled check (btrim(name) <> '' and char_length(name) <= 200),
  constraint teams_not_own_parent check (parent_id is null or parent_id <> id)
);
create index teams_parent_idx on public.teams (org_id, parent_id);
comment on table public.teams is
  'Teams form a tree; a manager sees the subtree of their own team. Names are read by all members of the organisation.';

-- People in rows (owner, author, collaborator) are members, never auth users: leavers keep their history, and one login
-- may belong to two organisations.
create table public.members (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- null once the account is gone: the history stays.
  user_id uuid,
  name text not null,
  email text not null,
  role text not null,
  is_data_steward boolean not null default false,
  team_id uuid,
  language text not null default 'en',
  status text not null default 'active',
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  constraint members_pkey primary key (org_id, id),
  constraint members_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint members_user_fkey foreign key (user_id) references auth.users (id) on delete set null,
  constraint members_team_fkey foreign key (org_id, team_id) references public.teams (org_id, id)
    on delete set null (team_id),
  constraint members_user_once unique (org_id, user_id),
  constraint members_email_once unique (org_id, email),
  constraint members_email_lower check (email = lower(email) and email like '%_@_%'),
  constraint members_name_filled check (btrim(name) <> '' and char_length(name) <= 200),
  constraint members_role_known check (role in ('rep', 'manager', 'agent', 'admin')),
  constraint members_language_known check (language in ('en', 'zh-CN')),
  constraint members_status_known check (status in ('active', 'left')),
  constraint members_left_dated check ((status = 'left') = (left_at is not null))
);
-- The first question of every request: who is this login? A primary key serves only its first column.
create index members_user_idx on public.members (user_id);
create index members_team_idx on public.members (org_id, team_id);
comment on table public.members is
  'Membership of a login in an organisation, with its role. Members read their colleagues (names, addresses, so that '
  'colleagues are never taken for contacts). Nobody writes here directly: role and team changes are RPCs.';

create table public.invitations (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text not null,
  role text not null,
  team_id uuid,
  -- Only the hash: whoever reads the table cannot accept for somebody else.
  token_hash text not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  accepted_at timestamptz,
  constraint invitations_pkey primary key (org_id, id),
  constraint invitations_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint invitations_team_fkey foreign key (org_id, team_id) references public.teams (org_id, id)
    on delete set null (team_id),
  constraint invitations_inviter_fkey foreign key (org_id, invited_by) references public.members (org_id, id)
    on delete cascade,
  constraint invitations_token_once unique (token_hash),
  constraint invitations_email_lower check (email = lower(email) and email like '%_@_%'),
  constraint invitations_role_known check (role in ('rep', 'manager', 'agent', 'admin'))
);
create index invitations_team_idx on public.invitations (org_id, team_id);
create index invitations_inviter_idx on public.invitations (org_id, invited_by);
comment on table public.invitations is
  'Open and used invitations. Seen by administrators only, without the token''s hash (no grant on that column).';
