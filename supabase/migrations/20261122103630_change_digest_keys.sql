-- Changing the key of an organisation's digests, by whoever runs the database: when a key may have become known, or by
-- calendar. Between begin and end both versions are valid, so that a sidebar that has not asked for keys yet finds the
-- same customers as one that has; an hour is enough, since sidebars ask once an hour.

-- The new version, with everything digested under it that can be: addresses and domains of customers, and the names that
-- mails have in mailboxes. What only a digest is kept of (Message-IDs, soft keys) stays under the old version.
create function private.begin_key_change(org uuid) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  live int := (select count(*) from private.digest_keys as k where k.org_id = org and k.retired_at is null);
  fresh private.digest_keys;
begin
  -- One change at a time: a third version would find what nobody asks for.
  if live <> 1 then
    perform private.fail('TB004', 'org', jsonb_build_object('live_versions', live));
  end if;
  insert into private.digest_keys (org_id, version, key)
  select org, max(k.version) + 1, extensions.gen_random_bytes(32) from private.digest_keys as k where k.org_id = org
  returning * into fresh;

  insert into private.contact_address_digests (org_id, key_version, digest, address_id, rank)
  select org, fresh.version, private.digest(fresh.key, 'address', f.form), a.id, min(f.rank)
  from public.contact_addresses as a
  cross join lateral (
    values
      (1::smallint, a.address), (2::smallint, private.plus_form(a.address)), (3::smallint, private.canonical_form(a.address))
  ) as f (rank, form)
  where a.org_id = org
  group by a.id, f.form;

  insert into private.customer_domain_digests (org_id, key_version, digest, domain_id)
  select org, fresh.version, private.digest(fresh.key, 'domain', d.domain), d.id
  from public.customer_domains as d where d.org_id = org;

  insert into private.match_rule_digests (org_id, key_version, digest, rule_id)
  select org, fresh.version, private.digest(fresh.key, r.kind, r.value), r.id
  from public.match_rules as r where r.org_id = org;

  insert into private.exclusion_digests (org_id, member_id, key_version, digest, entry_id)
  select org, n.member_id, fresh.version, private.digest(
    fresh.key, n.kind, case when n.kind = 'address' then private.canonical_form(n.value) else n.value end
  ), n.id
  from public.never_log_entries as n where n.org_id = org and n.kind in ('address', 'domain');

  insert into public.mail_keys (org_id, kind, value, mail_id, key_version, mailbox)
  select org, 'provider', private.digest(fresh.key, 'provider', p.place || '/' || p.message_id), p.mail_id, fresh.version,
    private.digest(fresh.key, 'mailbox', p.place)
  from (
    select distinct s.mail_id, s.message_id, s.surface || '/' || lower(btrim(s.mailbox)) as place
    from public.mail_sources as s
    where s.org_id = org and s.message_id is not null and s.mailbox is not null
  ) as p
  on conflict on constraint mail_keys_once do nothing;

  -- A followed thread is known through a mail of it that its follower logged.
  insert into public.thread_follows (org_id, member_id, thread, customer_ids, visibility, followed_at)
  select distinct on (t.org_id, t.member_id, n.thread)
    t.org_id, t.member_id, n.thread, t.customer_ids, t.visibility, t.followed_at
  from public.thread_follows as t
  join public.mail_sources as s on s.org_id = t.org_id and s.member_id = t.member_id and s.thread = t.thread
  cross join lateral (
    select private.digest(fresh.key, 'thread', s.surface || '/' || lower(btrim(s.mailbox)) || '/' || s.thread_id) as thread
  ) as n
  where t.org_id = org and s.mailbox is not null and s.thread_id is not null
  order by t.org_id, t.member_id, n.thread, t.followed_at
  on conflict on constraint thread_follows_pkey do nothing;

  -- Threads have one name: that of the newest key. An older sidebar misses the thread for its last hour, not the people.
  update public.mail_sources as s
  set thread = private.digest(
    fresh.key, 'thread', s.surface || '/' || lower(btrim(s.mailbox)) || '/' || s.thread_id
  )
  where s.org_id = org and s.mailbox is not null and s.thread_id is not null;
  return fresh.version;
end
$$;
comment on function private.begin_key_change(uuid) is
  'Adds a version of the digest key and digests what is stored under it as well. Run by operators; granted to nobody.';

create function private.end_key_change(org uuid) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  newest int := (select max(k.version) from private.digest_keys as k where k.org_id = org);
begin
  update private.digest_keys as k set retired_at = now()
  where k.org_id = org and k.version < newest and k.retired_at is null;
  delete from private.contact_address_digests as d where d.org_id = org and d.key_version < newest;
  delete from private.customer_domain_digests as d where d.org_id = org and d.key_version < newest;
  delete from private.match_rule_digests as d where d.org_id = org and d.key_version < newest;
  delete from private.exclusion_digests as d where d.org_id = org and d.key_version < newest;
  return newest;
end
$$;
comment on function private.end_key_change(uuid) is
  'Retires all versions but the newest and drops their digests. Run by operators; granted to nobody.';
