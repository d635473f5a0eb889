-- One mail is one record in the organisation, whoever logged it from whichever mailbox. Row security cannot hide columns,
-- so what a mail says is split by how open it is: the fact, the envelope, the text. Their policies follow in the next
-- file, because openness belongs to the follow-ups through which people see a mail.

create table public.mails (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  direction text not null,
  -- Earliest of what the loggers' pages showed: Gmail shows seconds, Outlook minutes.
  sent_at timestamptz,
  -- Set when this record proved to be the same mail as another; its keys and follow-ups have moved there.
  merged_into uuid,
  created_at timestamptz not null default now(),
  constraint mails_pkey primary key (org_id, id),
  constraint mails_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint mails_merged_fkey foreign key (org_id, merged_into) references public.mails (org_id, id) on delete cascade,
  constraint mails_direction_known check (direction in ('in', 'out')),
  constraint mails_not_merged_into_itself check (merged_into <> id)
);
create index mails_merged_idx on public.mails (org_id, merged_into);
comment on table public.mails is
  'The fact of a mail: direction and time. Seen by whoever sees one of its follow-ups. Written by log_interaction only.';

-- The names of a mail. Exact keys decide: the Message-ID, and per mailbox the provider's id.
create table public.mail_keys (
  org_id uuid not null,
  kind text not null,
  value text not null,
  mail_id uuid not null,
  key_version int not null,
  -- Digest of provider and mailbox, for provider ids: two ids of one mailbox are never one mail.
  mailbox text,
  created_at timestamptz not null default now(),
  -- This is where "once" is decided. In the organisation, not globally: a global key would tell one tenant about another.
  constraint mail_keys_once primary key (org_id, kind, value),
  constraint mail_keys_mail_fkey foreign key (org_id, mail_id) references public.mails (org_id, id) on delete cascade,
  constraint mail_keys_kind_known check (kind in ('message_id', 'provider')),
  constraint mail_keys_mailbox_named check ((kind = 'provider') = (mailbox is not null)),
  constraint mail_keys_are_digests check (value ~ '^[A-Za-z0-9_-]{22}$')
);
create index mail_keys_mail_idx on public.mail_keys (org_id, mail_id);
-- A page asks "which of these are logged?" without knowing kinds.
create index mail_keys_value_idx on public.mail_keys (org_id, value);
comment on table public.mail_keys is
  'Digests under which a mail is known; unique in the organisation. No member reads them directly: match_people answers.';

-- Who brought this mail, from where, how open. One row per operation, so that undoing one removes exactly its own.
create table public.mail_sources (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mail_id uuid not null,
  member_id uuid not null,
  op_id uuid not null,
  visibility text not null,
  -- Digest of the thread in the member's own mailbox, to recognise it when it is opened again.
  thread text,
  sent_at timestamptz,
  surface text not null,
  mailbox text,
  thread_id text,
  message_id text,
  url text,
  created_at timestamptz not null default now(),
  constraint mail_sources_pkey primary key (org_id, id),
  constraint mail_sources_mail_fkey foreign key (org_id, mail_id) references public.mails (org_id, id) on delete cascade,
  constraint mail_sources_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint mail_sources_once_per_operation unique (org_id, member_id, op_id),
  constraint mail_sources_visibility_known check (visibility in ('full', 'subject', 'fact', 'private')),
  constraint mail_sources_surface_known check (surface in ('gmail', 'outlook')),
  -- A link is opened with a click: only the mail hosts' own scheme.
  constraint mail_sources_url_https check (url like 'https://%')
);
create index mail_sources_mail_idx on public.mail_sources (org_id, mail_id);
create index mail_sources_thread_idx on public.mail_sources (org_id, thread);
comment on table public.mail_sources is
  'A member''s own way to a mail: mailbox, ids, link. Seen by that member alone, administrators and managers included.';

-- Subject and people of a mail, per customer: what the readers of one customer see of the people of another is decided
-- by leaving those out of this customer's row.
create table public.mail_envelopes (
  org_id uuid not null,
  mail_id uuid not null,
  customer_id uuid not null,
  subject text,
  -- [{"role", "address", "name"}], in the order of the header.
  participants jsonb not null default '[]',
  constraint mail_envelopes_pkey primary key (org_id, mail_id, customer_id),
  constraint mail_envelopes_mail_fkey foreign key (org_id, mail_id)
    references public.mails (org_id, id) on delete cascade,
  constraint mail_envelopes_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint mail_envelopes_subject_bounded check (char_length(subject) <= 1000),
  constraint mail_envelopes_participants_is_array check (jsonb_typeof(participants) = 'array')
);
create index mail_envelopes_customer_idx on public.mail_envelopes (org_id, customer_id);
comment on table public.mail_envelopes is
  'Subject and participants of a mail as the readers of one customer see them, where a source is open to `subject`.';

create table public.mail_contents (
  org_id uuid not null,
  mail_id uuid not null,
  -- What the author wrote, cleaned of quotation and signature.
  body text not null,
  -- Everything the page showed, so that what was cut can be looked up.
  original_body text not null,
  constraint mail_contents_pkey primary key (org_id, mail_id),
  constraint mail_contents_mail_fkey foreign key (org_id, mail_id)
    references public.mails (org_id, id) on delete cascade,
  constraint mail_contents_bounded check (char_length(body) <= 100000 and char_length(original_body) <= 500000)
);
comment on table public.mail_contents is
  'Text of a mail. Seen by its own loggers, and by others where a live source at a customer they see is `full`.';

-- What proposes that two records are one mail, apart from the fact, because nobody is to read it.
create table private.mail_fingerprints (
  org_id uuid not null,
  mail_id uuid not null,
  -- HMAC of sender, subject without prefixes, minute. Never unique: the same text goes to five customers in a minute.
  -- null where the page showed the sender by name alone.
  soft_key text,
  -- The same without the sender, so that such a page finds the mail that another read with its address.
  senderless_key text,
  -- [{"role": "from" | "to" | "cc", "address": [digest per live key], "name": [digest per live key]}]
  people jsonb not null,
  -- False while every reading of it showed only part: text clipped, recipients summarised.
  complete boolean not null,
  -- SHA-256 of the text without spaces and punctuation: what is left to compare after an undo took the text away.
  body_hash text not null,
  constraint mail_fingerprints_pkey primary key (org_id, mail_id),
  constraint mail_fingerprints_mail_fkey foreign key (org_id, mail_id)
    references public.mails (org_id, id) on delete cascade,
  constraint mail_fingerprints_found_by_something check (soft_key is not null or senderless_key is not null),
  constraint mail_fingerprints_people_is_array check (jsonb_typeof(people) = 'array')
);
create index mail_fingerprints_soft_key_idx on private.mail_fingerprints (org_id, soft_key);
create index mail_fingerprints_senderless_key_idx on private.mail_fingerprints (org_id, senderless_key);
alter table private.mail_fingerprints enable row level security;
comment on table private.mail_fingerprints is
  'Soft keys of mails, for proposals; kept with the tombstone, so that no sync returns it. Definer functions only.';

-- A mail that may be another one but not surely: a person decides, no rule guesses.
create table public.unresolved_matches (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  mail_id uuid not null,
  candidate_mail_ids uuid[] not null,
  member_id uuid not null,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  constraint unresolved_matches_pkey primary key (org_id, id),
  constraint unresolved_matches_mail_fkey foreign key (org_id, mail_id)
    references public.mails (org_id, id) on delete cascade,
  constraint unresolved_matches_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade
);
create index unresolved_matches_mail_idx on public.unresolved_matches (org_id, mail_id);
create index unresolved_matches_member_idx on public.unresolved_matches (org_id, member_id);
comment on table public.unresolved_matches is
  'Several records that may be one mail, for the member who logged it to decide. Seen by that member.';
