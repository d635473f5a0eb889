-- Labels that a member never logs are known to the provider alone. A connection leaves such mail out by itself; what was logged
-- before, by click or by rule, or got its label afterwards, is looked for in each connected mailbox: when the label is excluded
-- and once a day from then on. The worker names the mails that carry it, by digest; nothing else of them comes here.

create table private.label_sweeps (
  org_id uuid not null,
  entry_id uuid not null,
  connection_id uuid not null,
  -- Where the provider's list goes on; null at its beginning.
  position text,
  -- When the list was last read to its end.
  swept_at timestamptz,
  constraint label_sweeps_pkey primary key (org_id, entry_id, connection_id),
  constraint label_sweeps_entry_fkey foreign key (org_id, entry_id)
    references public.never_log_entries (org_id, id) on delete cascade,
  constraint label_sweeps_connection_fkey foreign key (org_id, connection_id)
    references public.connections (org_id, id) on delete cascade,
  constraint label_sweeps_position_bounded check (char_length(position) <= 4000)
);
create index label_sweeps_connection_idx on private.label_sweeps (org_id, connection_id);
alter table private.label_sweeps enable row level security;
comment on table private.label_sweeps is
  'How far a connection has looked for mail under a label that its member never logs. No API role has a right here; definer functions only.';

-- What a worker has to look for now.
create function private.labels_to_sweep(org uuid, connection uuid, member uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('entry_id', n.id, 'label', n.value, 'position', s.position) order by n.created_at, n.id), '[]')
  from public.never_log_entries as n
  left join private.label_sweeps as s on s.org_id = n.org_id and s.entry_id = n.id and s.connection_id = connection
  where n.org_id = org and n.member_id = member and n.kind = 'label'
    and (s.swept_at is null or s.position is not null or s.swept_at < now() - interval '1 day')
$$;
comment on function private.labels_to_sweep(uuid, uuid, uuid) is 'Labels whose mail a connection has to look for. Internal.';

-- Labels of the caller's that a connection, which is read, has still to look for the first time.
create function private.my_awaited_labels() returns uuid[]
language sql stable security definer set search_path = ''
as $$
  select coalesce(array_agg(distinct n.id), '{}')
  from public.never_log_entries as n
  join public.connections as c on c.org_id = n.org_id and c.member_id = n.member_id
  left join private.label_sweeps as s on s.org_id = c.org_id and s.entry_id = n.id and s.connection_id = c.id
  where n.org_id = (select private.my_org_id()) and n.member_id = (select private.my_member_id())
    and n.kind = 'label' and c.kind = 'mail' and c.state = 'connected' and c.rule <> 'off' and s.swept_at is null
$$;
comment on function private.my_awaited_labels() is 'Exclusions of the caller''s by label whose mail is still looked for. Internal.';

-- A label that is excluded is looked for at the next bell.
create function private.hasten_sweep() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.tell_of_news(c.org_id, c.id, 'sync_mail')
  from public.connections as c where c.org_id = new.org_id and c.member_id = new.member_id and c.kind = 'mail';
  return null;
end
$$;
comment on function private.hasten_sweep() is 'Trigger: reads the member''s mailboxes soon, for mail under a label that was excluded.';
create trigger never_log_entries_hasten after insert on public.never_log_entries
  for each row when (new.kind = 'label') execute function private.hasten_sweep();

-- Takes back what the member of a leased mailbox logged of these mails, and keeps where the list goes on.
create function private.take_back_labelled(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  keys text[] := private.read_texts(payload, 'keys', 1000);
  is_over boolean := private.read_flag(payload, 'is_over');
  entry public.never_log_entries;
  targets uuid[];
begin
  -- Gone: the member included it again while the worker looked.
  select n.* into entry
  from public.never_log_entries as n
  join public.connections as c on c.org_id = n.org_id and c.member_id = n.member_id
  where n.org_id = job.org_id and n.id = private.read_uuid(payload, 'entry_id') and n.kind = 'label' and c.id = job.connection_id
  for update of n;
  if entry.id is null then
    return jsonb_build_object('taken_back', 0);
  end if;
  targets := array(
    select distinct s.op_id from public.mail_keys as k
    join public.mail_sources as s on s.org_id = k.org_id and s.mail_id = k.mail_id and s.member_id = entry.member_id
    where k.org_id = entry.org_id and k.value = any (keys)
    order by s.op_id
  );
  perform private.take_back_all(entry.org_id, entry.member_id, targets);
  update public.never_log_entries as n set purged = n.purged + cardinality(targets)
  where n.org_id = entry.org_id and n.id = entry.id and cardinality(targets) > 0;
  insert into private.label_sweeps as s (org_id, entry_id, connection_id, position, swept_at)
  values (
    entry.org_id, entry.id, job.connection_id,
    case when not is_over then private.read_exact(payload, 'position', 4000, false) end, case when is_over then now() end
  )
  on conflict on constraint label_sweeps_pkey
    do update set position = excluded.position, swept_at = coalesce(excluded.swept_at, s.swept_at);
  return jsonb_build_object('taken_back', cardinality(targets));
end
$$;
comment on function private.take_back_labelled(jsonb) is
  'Takes back what was logged of mails under an excluded label, in a leased mailbox. Service only.';

create function public.take_back_labelled(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.take_back_labelled(payload) $$;
comment on function public.take_back_labelled(jsonb) is
  'Takes back what was logged of mails under a label that their member excluded. service_role only.';

revoke all on function public.take_back_labelled(jsonb) from public, anon, authenticated;
grant execute on function private.take_back_labelled(jsonb), public.take_back_labelled(jsonb) to service_role;
grant execute on function private.my_awaited_labels() to authenticated;
