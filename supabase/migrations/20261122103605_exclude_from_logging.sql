-- What a member never wants logged. Nobody else's business: not a manager's, not an administrator's. What was logged of it
-- before is taken out again, the member's own contributions and nobody else's; a count is left.

create table public.never_log_entries (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  kind text not null,
  value text not null,
  -- How much was taken out when it was added; what it was is not kept.
  purged int not null default 0,
  -- More is left than one request may take; the clock goes on with it.
  purging boolean not null default false,
  created_at timestamptz not null default now(),
  constraint never_log_entries_pkey primary key (org_id, id),
  constraint never_log_entries_value_once unique (org_id, member_id, kind, value),
  constraint never_log_entries_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint never_log_entries_kind_known check (kind in ('address', 'domain', 'label')),
  constraint never_log_entries_value_bounded check (btrim(value) <> '' and char_length(value) <= 320)
);
comment on table public.never_log_entries is
  'Addresses, domains and labels that a member excludes from logging. Seen and changed by that member alone.';
revoke all on public.never_log_entries from anon, authenticated, service_role;
grant all on public.never_log_entries to service_role;
grant select on public.never_log_entries to authenticated;
alter table public.never_log_entries enable row level security;
create policy never_log_entries_read on public.never_log_entries for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

create table private.exclusion_digests (
  org_id uuid not null,
  member_id uuid not null,
  key_version int not null,
  digest text not null,
  entry_id uuid not null,
  constraint exclusion_digests_pkey primary key (org_id, member_id, key_version, digest, entry_id),
  constraint exclusion_digests_entry_fkey foreign key (org_id, entry_id)
    references public.never_log_entries (org_id, id) on delete cascade
);
create index exclusion_digests_entry_idx on private.exclusion_digests (org_id, entry_id);
alter table private.exclusion_digests enable row level security;
comment on table private.exclusion_digests is
  'Digests of excluded addresses and domains, so that match_people can tell its caller. Definer functions only.';

create function private.digest_exclusion() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into private.exclusion_digests (org_id, member_id, key_version, digest, entry_id)
  select new.org_id, new.member_id, d.key_version, d.digest, new.id
  from private.live_digests(
    new.org_id, new.kind, case when new.kind = 'address' then private.canonical_form(new.value) else new.value end
  ) as d;
  return null;
end
$$;
comment on function private.digest_exclusion() is 'Trigger: stores the digests of an excluded address or domain.';
create trigger never_log_entries_digest after insert on public.never_log_entries
  for each row when (new.kind in ('address', 'domain')) execute function private.digest_exclusion();

-- In the provider's idea of sameness, and for domains with all below.
create function private.is_excluded(org uuid, member uuid, address text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.never_log_entries as n
    where n.org_id = org and n.member_id = member and (
      (n.kind = 'address' and private.canonical_form(n.value) = private.canonical_form(address))
      or (n.kind = 'domain' and (
        split_part(address, '@', 2) = n.value or address like '%.' || replace(replace(n.value, '_', '\_'), '%', '\%')
      ))
    )
  );
end
$$;
comment on function private.is_excluded(uuid, uuid, text) is
  'Whether a member excluded a (normal) address or its domain; an address that is null is not. Internal.';

-- Takes back several operations of a member, for the sake of an exclusion.
create function private.take_back_all(org uuid, member uuid, targets uuid[]) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  target uuid;
begin
  -- All customers at once and in the order of all locks; one operation after the other would take them in any order.
  perform from public.customers as c
  where c.org_id = org and c.id in (
    select f.customer_id from public.follow_up_contents as k
    join public.follow_ups as f on f.org_id = k.org_id and f.id = k.follow_up_id
    where k.org_id = org and k.member_id = member and k.op_id = any (targets)
  )
  order by c.id
  for no key update;
  foreach target in array targets loop
    perform private.take_back(org, member, target, false);
  end loop;
end
$$;
comment on function private.take_back_all(uuid, uuid, uuid[]) is 'Takes out what several operations of a member contributed. Internal.';

-- Takes out up to `most` of the member's own operations on mails with an excluded person. Returns how many it found; fewer
-- than `most` means that nothing is left.
create function private.purge_exclusion(entry public.never_log_entries, most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  digests text[] := array(
    select d.digest from private.exclusion_digests as d where d.org_id = entry.org_id and d.entry_id = entry.id
  );
  targets uuid[];
begin
  -- Labels are known to a connection only: its worker looks for them (private.take_back_labelled).
  if entry.kind = 'label' then
    return 0;
  end if;
  targets := array(
    select s.op_id from public.mail_sources as s
    where s.org_id = entry.org_id and s.member_id = entry.member_id and (
      exists (
        select from public.mail_envelopes as e
        cross join lateral jsonb_array_elements(e.participants) as p (item)
        where e.org_id = s.org_id and e.mail_id = s.mail_id
          and private.is_excluded(s.org_id, s.member_id, private.normal_address(p.item ->> 'address'))
      )
      -- People whom an envelope leaves out, since they belong to another customer, are known by digest.
      or exists (
        select from private.mail_fingerprints as f
        cross join lateral jsonb_array_elements(f.people) as p (item)
        where entry.kind = 'address' and f.org_id = s.org_id and f.mail_id = s.mail_id and p.item -> 'address' ?| digests
      )
    )
    order by s.op_id
    limit most
  );
  perform private.take_back_all(entry.org_id, entry.member_id, targets);
  update public.never_log_entries as n
  set purged = n.purged + cardinality(targets), purging = cardinality(targets) = most
  where n.org_id = entry.org_id and n.id = entry.id;
  return cardinality(targets);
end
$$;
comment on function private.purge_exclusion(public.never_log_entries, int) is
  'Takes out what a member logged of an excluded person. Internal.';

-- What one request could not take. Called by the clock.
create function private.go_on_purging(most int) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  entry public.never_log_entries;
  done int := 0;
begin
  for entry in
    select n.* from public.never_log_entries as n where n.purging order by n.created_at, n.id for update skip locked
  loop
    exit when done >= most;
    done := done + private.purge_exclusion(entry, most - done);
  end loop;
  return done;
end
$$;
comment on function private.go_on_purging(int) is 'Goes on with purges that were too long for one request. Internal.';
create index never_log_entries_purging_idx on public.never_log_entries (created_at) where purging;

create function private.exclude_from_logging(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  entry public.never_log_entries;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'exclude_from_logging');
  if answer is not null then
    return answer;
  end if;
  entry.kind := private.read_choice(payload, 'kind', array['address', 'domain', 'label']);
  if entry.kind = 'address' then
    entry.value := private.normal_address(private.read_text(payload, 'value', 320, true));
    if entry.value is null then
      perform private.fail('TB013', 'value');
    end if;
  elsif entry.kind = 'domain' then
    entry.value := private.normal_domain(private.read_text(payload, 'value', 253, true));
    if entry.value is null then
      perform private.fail('TB004', 'value');
    end if;
    -- "com" would exclude half the world.
    if private.is_public_suffix(entry.value) then
      perform private.fail('TB016', 'value');
    end if;
  else
    entry.value := private.read_text(payload, 'value', 320, true);
  end if;
  if (
    select count(*) from public.never_log_entries as n where n.org_id = me.org_id and n.member_id = me.member_id
  ) >= 1000 then
    perform private.fail('TB007', 'value', '{"limit": 1000}');
  end if;
  insert into public.never_log_entries (org_id, member_id, kind, value)
  values (me.org_id, me.member_id, entry.kind, entry.value)
  -- Said twice is said once, and looked for again.
  on conflict on constraint never_log_entries_value_once do update set value = excluded.value
  returning * into entry;
  perform private.purge_exclusion(entry, 200);
  return private.end_operation(me, payload, (
    select jsonb_build_object('entry_id', n.id, 'purged', n.purged, 'purging', n.purging or n.id = any (private.my_awaited_labels()))
    from public.never_log_entries as n where n.org_id = me.org_id and n.id = entry.id
  ));
end
$$;
comment on function private.exclude_from_logging(jsonb) is 'Excludes an address, domain or label and takes out what was logged.';

create function public.exclude_from_logging(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.exclude_from_logging(payload) $$;
comment on function public.exclude_from_logging(jsonb) is
  'Never logs an address, domain or label again and takes out what the caller logged of it. Any member, for oneself.';

create function private.include_in_logging(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  entry uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'include_in_logging');
  if answer is not null then
    return answer;
  end if;
  delete from public.never_log_entries as n
  where n.org_id = me.org_id and n.member_id = me.member_id and n.id = private.read_uuid(payload, 'entry_id')
  returning n.id into entry;
  if entry is null then
    perform private.fail('TB001', 'entry_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('entry_id', entry));
end
$$;
comment on function private.include_in_logging(jsonb) is 'Takes an exclusion back; what was taken out does not return.';

create function public.include_in_logging(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.include_in_logging(payload) $$;
comment on function public.include_in_logging(jsonb) is 'Takes an own exclusion back. Any member; TB001 for others'' entries.';

create function public.exclusions(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'entry_id', n.id, 'kind', n.kind, 'value', n.value, 'purged', n.purged,
      'purging', n.purging or n.id = any (private.my_awaited_labels()),
      'created_at', n.created_at
    ) order by n.created_at desc, n.id), '[]')
    from public.never_log_entries as n where n.org_id = me.org_id and n.member_id = me.member_id
  );
end
$$;
comment on function public.exclusions(jsonb) is 'What the caller never logs, with how much was taken out. Any member.';

grant execute on function private.exclude_from_logging(jsonb), private.include_in_logging(jsonb) to authenticated;
revoke all on function public.exclude_from_logging(jsonb), public.include_in_logging(jsonb), public.exclusions(jsonb)
from public, anon, service_role;
grant execute on function public.exclude_from_logging(jsonb), public.include_in_logging(jsonb), public.exclusions(jsonb)
to authenticated;
