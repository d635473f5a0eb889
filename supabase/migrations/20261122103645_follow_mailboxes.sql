-- Reading connected mailboxes: the queue with its leases, and the one function that decides which customers a found mail is
-- logged to. The worker is an edge function; it reads the provider, and what it may do here it does under a lease.

-- One piece of work that is due, for `lease_seconds`. Whoever asks at the same time gets another mailbox or nothing.
create function private.claim_mailbox(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs;
  connection public.connections;
  owner public.members;
  access text;
  seconds int := private.read_int(payload, 'lease_seconds', 1, 600);
  -- How many mailboxes are read at the same time in all, so that a morning of imports leaves the database to its people.
  most int := private.read_int_or(payload, 'at_once', 1, 1000, 1000);
begin
  perform private.require_object(payload);
  -- One after the other, so that nobody is let into a mailbox beside a worker whom they do not see yet.
  perform pg_advisory_xact_lock(hashtextextended('claim_mailbox', 0));
  -- Eight tries without one that went well, crashes of the worker included: a person has to look. Said on the connection.
  with given_up as (
    update public.jobs as j set quarantined_at = now(), lease = null, leased_until = null
    where j.kind in ('sync_mail', 'sync_calendar') and j.attempts >= 8 and j.quarantined_at is null
      and (j.leased_until is null or j.leased_until < now())
    returning j.org_id, j.connection_id
  )
  update public.connections as c set state = 'failing', last_error = 'sync_failed'
  from given_up as g where c.org_id = g.org_id and c.id = g.connection_id;

  if (select count(*) from public.jobs as j where j.leased_until >= now()) >= most then
    return jsonb_build_object('job', null);
  end if;
  select j.* into job
  from public.jobs as j
  join public.connections as c on c.org_id = j.org_id and c.id = j.connection_id
  join public.members as m on m.org_id = c.org_id and m.id = c.member_id
  where j.kind in ('sync_mail', 'sync_calendar') and j.quarantined_at is null
    -- A provider counts the requests of a mailbox and its calendar together.
    and not exists (
      select from public.connections as o
      join public.jobs as busy on busy.org_id = o.org_id and busy.connection_id = o.id
      where o.org_id = c.org_id and o.provider = c.provider and o.address = c.address and o.id <> c.id
        and busy.leased_until >= now()
    )
    -- A provider that asked for patience, and a failure that backs off, keep their time whoever tells of news.
    and (j.run_after <= now() or (j.last_error is null and exists (
      select from private.mailbox_news as n
      where n.org_id = j.org_id and n.connection_id = j.connection_id and n.kind = j.kind
    )))
    and (j.leased_until is null or j.leased_until < now())
    and c.state = 'connected' and c.rule <> 'off' and m.status = 'active' and m.user_id is not null
  order by j.run_after
  limit 1
  for update of j skip locked;
  if job.id is null then
    return jsonb_build_object('job', null);
  end if;
  update public.jobs as j
  set lease = gen_random_uuid(), attempts = j.attempts + 1,
    leased_until = now() + make_interval(secs => seconds)
  where j.org_id = job.org_id and j.id = job.id
  returning j.* into job;
  -- What is told from now on is told anew.
  delete from private.mailbox_news as n
  where n.org_id = job.org_id and n.connection_id = job.connection_id and n.kind = job.kind;
  select c.* into connection from public.connections as c where c.org_id = job.org_id and c.id = job.connection_id;
  select m.* into owner from public.members as m where m.org_id = connection.org_id and m.id = connection.member_id;
  select private.unseal(t.org_id, t.connection_id, t.access_token_sealed) into access
  from private.connection_tokens as t
  -- With time left to work in.
  where t.org_id = job.org_id and t.connection_id = job.connection_id and t.access_expires_at > now() + interval '5 minutes';
  return jsonb_build_object('job', jsonb_build_object(
    'job_id', job.id, 'org_id', job.org_id, 'lease', job.lease,
    'provider', connection.provider, 'address', connection.address, 'kind', connection.kind, 'rule', connection.rule,
    'import_days', connection.import_days, 'last_synced_at', connection.last_synced_at,
    'cursor', (
      select s.cursor from public.sync_cursors as s
      where s.org_id = job.org_id and s.connection_id = job.connection_id and s.kind = connection.kind
    ),
    'refresh_token', private.read_secret(job.org_id, job.connection_id), 'access_token', access,
    -- Under which the page names the same mails.
    'digest_key', (
      select jsonb_build_object(
        'version', k.version, 'key', rtrim(translate(encode(k.key, 'base64'), '+/', '-_'), '=')
      )
      from private.digest_keys as k
      where k.org_id = job.org_id and k.retired_at is null
      order by k.version desc limit 1
    ),
    'excluded_labels', (
      select coalesce(jsonb_agg(n.value order by n.value), '[]') from public.never_log_entries as n
      where n.org_id = job.org_id and n.member_id = owner.id and n.kind = 'label'
    ),
    'labels_to_sweep', private.labels_to_sweep(job.org_id, job.connection_id, owner.id)
  ));
end
$$;
comment on function private.claim_mailbox(jsonb) is 'Leases a mailbox that is due to one worker, with what it needs. Service only.';

-- The job of a lease that still holds, locked; TB040 for one that ran out and was given to another, or whose connection is
-- gone. A worker that hears it stops.
create function private.require_lease(payload jsonb) returns public.jobs
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs;
  org uuid := private.read_uuid(payload, 'org_id');
  job_id int := private.read_int(payload, 'job_id', 1, 2147483647);
  held uuid := private.read_uuid(payload, 'lease');
begin
  select j.* into job from public.jobs as j where j.org_id = org and j.id = job_id and j.lease = held for update;
  if job.id is null then
    perform private.fail('TB040', 'lease');
  end if;
  return job;
end
$$;
comment on function private.require_lease(jsonb) is 'The job that a worker holds, else TB040. Internal.';

create function private.keep_access_token(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  next_refresh text := private.read_exact(payload, 'refresh_token', 4000, false);
begin
  -- Microsoft gives another refresh token with each answer and lets the one before end after 90 days; Google keeps the one.
  if next_refresh is not null then
    perform private.put_secret(job.org_id, job.connection_id, next_refresh);
  end if;
  update private.connection_tokens as t
  set access_token_sealed = private.seal(t.org_id, t.connection_id, private.read_exact(payload, 'access_token', 4000, true)),
    access_expires_at = now() + make_interval(secs => private.read_int(payload, 'seconds', 0, 86400))
  where t.org_id = job.org_id and t.connection_id = job.connection_id;
  return '{}';
end
$$;
comment on function private.keep_access_token(jsonb) is
  'Keeps a fresh access token of a leased mailbox, and the next refresh token where one came with it, sealed. Service only.';

-- Up to 50 mails of a leased mailbox, in the name of its member: each is judged by the connection's rule and by all that
-- holds for a mail logged by hand. What was dealt with before is left alone, so that a mailbox read twice changes nothing.
create function private.log_found_mails(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  connection public.connections;
  me private.caller;
  found_mail jsonb;
  mail jsonb;
  level text;
  followed public.thread_follows;
  known uuid[];
  own uuid[];
  customers uuid[];
  items jsonb := '[]';
  answers jsonb := '[]';
begin
  select c.* into connection from public.connections as c where c.org_id = job.org_id and c.id = job.connection_id;
  me := private.act_for(
    (select m.user_id from public.members as m where m.org_id = connection.org_id and m.id = connection.member_id),
    connection.org_id
  );
  for found_mail in
    select f.item from jsonb_array_elements(private.read_array(payload, 'mails', 50)) with ordinality as f (item, n) order by f.n
  loop
    mail := found_mail -> 'mail';
    -- Logged, refused or taken back under this very id; or known under both of its names, however long ago: then there is
    -- nothing to add, and a follow-up that somebody deleted stays deleted.
    continue when exists (
      select from private.operations as o
      where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = (found_mail ->> 'op_id')::uuid
    ) or (
      jsonb_array_length(mail -> 'keys') = 2 and not exists (
        select from jsonb_array_elements(mail -> 'keys') as x (item)
        where not exists (
          select from public.mail_keys as k
          where k.org_id = me.org_id and k.kind = x.item ->> 'kind' and k.value = x.item ->> 'value'
        )
      )
    );
    level := coalesce((
      select s.default_visibility from public.member_settings as s
      where s.org_id = me.org_id and s.member_id = me.member_id
    ), 'full');
    followed := null;
    select t.* into followed from public.thread_follows as t
    where t.org_id = me.org_id and t.member_id = me.member_id and t.thread = mail ->> 'thread';
    -- Logged by click already: where the member put it, and nowhere else. Outlook's page knows a mail by another name than the
    -- provider does: then by the rule of record_mail, which makes them one.
    known := private.mails_of_keys(me, mail);
    if known = '{}' then
      known := private.mails_of_soft_key(me, mail);
      known := case when cardinality(known) = 1 then known else '{}' end;
    end if;
    own := array(
      select distinct f.customer_id
      from public.follow_ups as f
      join public.follow_up_contents as k on k.org_id = f.org_id and k.follow_up_id = f.id
      where f.org_id = me.org_id and f.mail_id = any (known) and k.member_id = me.member_id
        and f.removed_at is null
    );
    if cardinality(own) > 0 then
      customers := own;
    elsif followed.thread is not null then
      customers := array(
        select c.id from public.customers as c
        where c.org_id = me.org_id and c.id = any (followed.customer_ids)
          -- Those that were given away since are their new owner's.
          and private.may_log_of(
            private.sight_of(me), private.relation_of(private.sight_of(me), c.id, c.owner_id), c.owner_id
          )
      );
      level := followed.visibility;
    elsif connection.rule = 'known_contacts' then
      customers := private.customers_of_mail(me, coalesce(private.payload_at(mail, 'participants'), '[]'));
    else
      customers := '{}';
    end if;
    if cardinality(customers) = 0 and connection.rule = 'known_contacts' and mail ->> 'direction' = 'in' then
      perform private.offer_sender(me, mail);
    end if;
    -- "Private" is a member's word for mail that others do not even hear of; a machine has no business with it.
    continue when cardinality(customers) = 0 or level = 'private';
    items := items || jsonb_build_object(
      'op_id', found_mail -> 'op_id', 'kind', 'mail', 'source', 'automatic', 'occurred_at', found_mail -> 'occurred_at',
      'mail', mail, 'visibility', level, 'outcome', null, 'note', null, 'next', null, 'no_next_reason', null,
      'customer_ids', to_jsonb(customers[1:20]), 'contact_ids', '[]'::jsonb
    );
  end loop;
  if items <> '[]' then
    answers := private.log_interactions(jsonb_build_object('items', items)) -> 'answers';
  end if;
  return jsonb_build_object(
    'logged', (select count(*) from jsonb_array_elements(answers) as a (item) where (a.item ->> 'ok')::boolean),
    -- Codes, for those who look for what was left out; a mail that is refused is refused for good.
    'refused', coalesce((
      select jsonb_agg(a.item -> 'code') from jsonb_array_elements(answers) as a (item) where not (a.item ->> 'ok')::boolean
    ), '[]')
  );
end
$$;
comment on function private.log_found_mails(jsonb) is 'Logs what a connection found, by its rule, in its member''s name. Service only.';

-- How far the worker has come. The cursor moves only after the mails before it were logged: a worker that dies in between
-- reads them once more, which changes nothing.
create function private.keep_sync_cursor(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
begin
  insert into public.sync_cursors as s (org_id, connection_id, kind, cursor)
  -- Microsoft's has a link for each folder.
  values (
    job.org_id, job.connection_id, case job.kind when 'sync_calendar' then 'calendar' else 'mail' end,
    private.read_exact(payload, 'cursor', 200000, true)
  )
  on conflict on constraint sync_cursors_pkey do update set cursor = excluded.cursor, updated_at = now();
  -- Progress: whatever fails next is a first failure again.
  update public.jobs as j set attempts = 1 where j.org_id = job.org_id and j.id = job.id;
  return '{}';
end
$$;
comment on function private.keep_sync_cursor(jsonb) is 'Keeps how far a leased mailbox was read. Service only.';

-- Gives a mailbox back. `problem` null: it went well, and the next time is in `after_seconds`. `reconnect` needs the member;
-- anything else is tried again, later each time, and never before the provider allowed. One that is given back with more to read
-- is not up to date: what is looked for after a lost cursor begins at the last time that it was.
create function private.release_mailbox(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  job public.jobs := private.require_lease(payload);
  problem text := private.read_choice(
    payload, 'problem', array['reconnect', 'too_fast', 'unavailable', 'not_allowed', 'sync_failed'], false
  );
  wait int := private.read_int(payload, 'after_seconds', 0, 86400);
begin
  update public.jobs as j set
    lease = null, leased_until = null, last_error = problem,
    -- A quota is no failure of ours.
    attempts = case when problem is null then 0 when problem = 'too_fast' then j.attempts - 1 else j.attempts end,
    run_after = now() + make_interval(secs => case
      when problem is null then wait else greatest(wait, least(900, 5 * 2 ^ least(j.attempts, 10))) end)
  where j.org_id = job.org_id and j.id = job.id;
  update public.connections as c set
    last_synced_at = case
      when problem is null and private.read_flag_or(payload, 'is_up_to_date', true) then now() else c.last_synced_at end,
    state = case when problem in ('reconnect', 'not_allowed') then 'failing' else c.state end,
    last_error = problem
  where c.org_id = job.org_id and c.id = job.connection_id;
  return '{}';
end
$$;
comment on function private.release_mailbox(jsonb) is 'Ends a lease: done, to be tried again, or to be reconnected. Service only.';

create function public.claim_mailbox(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.claim_mailbox(payload) $$;
comment on function public.claim_mailbox(jsonb) is 'Leases a mailbox that is due. service_role only.';
create function public.keep_access_token(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.keep_access_token(payload) $$;
comment on function public.keep_access_token(jsonb) is 'Keeps an access token of a leased mailbox. service_role only.';
create function public.log_found_mails(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.log_found_mails(payload) $$;
comment on function public.log_found_mails(jsonb) is 'Logs mails of a leased mailbox. service_role only.';
create function public.keep_sync_cursor(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.keep_sync_cursor(payload) $$;
comment on function public.keep_sync_cursor(jsonb) is 'Keeps how far a leased mailbox was read. service_role only.';
create function public.release_mailbox(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.release_mailbox(payload) $$;
comment on function public.release_mailbox(jsonb) is 'Ends a lease. service_role only.';

revoke all on function
  public.claim_mailbox(jsonb), public.keep_access_token(jsonb),
  public.log_found_mails(jsonb), public.keep_sync_cursor(jsonb), public.release_mailbox(jsonb)
from public, anon, authenticated;
grant execute on function
  private.claim_mailbox(jsonb), private.keep_access_token(jsonb),
  private.log_found_mails(jsonb), private.keep_sync_cursor(jsonb), private.release_mailbox(jsonb),
  public.claim_mailbox(jsonb), public.keep_access_token(jsonb),
  public.log_found_mails(jsonb), public.keep_sync_cursor(jsonb), public.release_mailbox(jsonb)
to service_role;
