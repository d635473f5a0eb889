-- One mail a day to a member: what is overdue, what is due today and, to a manager, what is overdue in the team. The database
-- says who gets one and what stands in it; an edge function writes it out and hands it to the mail provider.

-- What a member chose about it. Who never chose has no row and gets it.
create table public.daily_mail_settings (
  org_id uuid not null,
  -- What the audit log calls the row.
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  -- all: on each working day with something to do. overdue: only when something is overdue. off: never.
  wanted text not null default 'all',
  -- In whose morning it comes and whose times stand in it; null: the organisation's.
  time_zone text,
  constraint daily_mail_settings_pkey primary key (org_id, id),
  constraint daily_mail_settings_once unique (org_id, member_id),
  constraint daily_mail_settings_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint daily_mail_settings_wanted_known check (wanted in ('all', 'overdue', 'off')),
  constraint daily_mail_settings_zone_known check (time_zone is null or now() at time zone time_zone is not null)
);
comment on table public.daily_mail_settings is
  'Whether a member wants the daily mail, and in which zone. Seen by that member alone; changed by an RPC only.';
select private.audit_table('public.daily_mail_settings', '');

-- The queue, and the record that a day is done with. No words of the mail: they are gathered anew at each try.
create table public.daily_mails (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  -- Of the member's zone.
  day date not null,
  -- nothing: there was nothing to say. given_up: refused for good, or too late to be of use.
  state text not null default 'waiting',
  planned_at timestamptz not null,
  -- No try before it.
  run_after timestamptz not null,
  attempts int not null default 0,
  lease uuid,
  leased_until timestamptz,
  -- A code, never the provider's words.
  problem text,
  settled_at timestamptz,
  constraint daily_mails_pkey primary key (org_id, id),
  -- One a day, whatever number of workers asks.
  constraint daily_mails_once unique (org_id, member_id, day),
  constraint daily_mails_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint daily_mails_state_known check (state in ('waiting', 'sent', 'nothing', 'given_up')),
  constraint daily_mails_settled_dated check ((state = 'waiting') = (settled_at is null)),
  constraint daily_mails_lease_whole check ((lease is null) = (leased_until is null)),
  constraint daily_mails_problem_short check (char_length(problem) <= 40)
);
create index daily_mails_waiting_idx on public.daily_mails (run_after) where state = 'waiting';
comment on table public.daily_mails is
  'Daily mails that wait, were sent or had nothing to say, one per member and day. Read and written by the service alone.';

revoke all on public.daily_mail_settings, public.daily_mails from anon, authenticated, service_role;
grant all on public.daily_mail_settings, public.daily_mails to service_role;
grant select on public.daily_mail_settings to authenticated;
alter table public.daily_mail_settings enable row level security;
alter table public.daily_mails enable row level security;
create policy daily_mail_settings_read on public.daily_mail_settings for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

create function private.daily_mail_settings_of(me private.caller) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('wanted', coalesce(s.wanted, 'all'), 'time_zone', coalesce(s.time_zone, me.time_zone))
  from (select 1) as one
  left join public.daily_mail_settings as s on s.org_id = me.org_id and s.member_id = me.member_id
$$;
comment on function private.daily_mail_settings_of(private.caller) is 'What holds for a member''s daily mail. Internal.';

create function private.daily_mail_settings(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return private.daily_mail_settings_of(me);
end
$$;
comment on function private.daily_mail_settings(jsonb) is 'What holds for the caller''s daily mail.';

create function public.daily_mail_settings(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.daily_mail_settings(payload) $$;
comment on function public.daily_mail_settings(jsonb) is 'What holds for the caller''s daily mail. Any member, their own alone.';

create function private.change_daily_mail_settings(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  choice text;
  zone text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'change_daily_mail_settings');
  if answer is not null then
    return answer;
  end if;
  choice := private.read_choice(payload, 'wanted', array['all', 'overdue', 'off']);
  zone := private.read_text(payload, 'time_zone', 64, true);
  if not exists (select from pg_catalog.pg_timezone_names as z where z.name = zone) then
    perform private.fail('TB004', 'time_zone');
  end if;
  insert into public.daily_mail_settings (org_id, member_id, wanted, time_zone)
  values (me.org_id, me.member_id, choice, zone)
  on conflict on constraint daily_mail_settings_once
  do update set wanted = excluded.wanted, time_zone = excluded.time_zone;
  return private.end_operation(me, payload, private.daily_mail_settings_of(me));
end
$$;
comment on function private.change_daily_mail_settings(jsonb) is 'Chooses what the caller''s daily mail tells, and its zone.';

create function public.change_daily_mail_settings(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_daily_mail_settings(payload) $$;
comment on function public.change_daily_mail_settings(jsonb) is
  'Chooses what the caller''s daily mail tells, and its zone. Any member, their own alone.';

-- Who stops the mails by the link in one of them is not signed in. The link names the member and carries a signature under a
-- key of the organisation, so that nobody can make one for somebody else; 48 bytes, 64 characters without padding.
create function private.daily_mail_token(org uuid, member uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
declare
  whose bytea := uuid_send(org) || uuid_send(member);
  mac bytea := extensions.hmac(whose, convert_to(private.derived_key(org, 'daily mail'), 'UTF8'), 'sha256');
begin
  return translate(encode(whose || substring(mac from 1 for 16), 'base64'), E'+/\n', '-_');
end
$$;
comment on function private.daily_mail_token(uuid, uuid) is 'What the link that stops a member''s daily mail carries. Internal.';

create function private.stop_daily_mail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  token text := coalesce(private.read_exact(payload, 'token', 200, false), '');
  whose bytea;
  org uuid;
  member uuid;
begin
  perform private.require_object(payload);
  if token !~ '^[A-Za-z0-9_-]{64}$' then
    return '{"stopped": false}';
  end if;
  whose := decode(translate(token, '-_', '+/'), 'base64');
  org := encode(substring(whose from 1 for 16), 'hex')::uuid;
  member := encode(substring(whose from 17 for 16), 'hex')::uuid;
  -- Hashes are compared, so that the time taken tells nothing of how much of a guess was right.
  if sha256(convert_to(token, 'UTF8')) <> sha256(convert_to(private.daily_mail_token(org, member), 'UTF8'))
    or not exists (select from public.members as m where m.org_id = org and m.id = member) then
    return '{"stopped": false}';
  end if;
  insert into public.daily_mail_settings (org_id, member_id, wanted) values (org, member, 'off')
  on conflict on constraint daily_mail_settings_once do update set wanted = 'off';
  return '{"stopped": true}';
end
$$;
comment on function private.stop_daily_mail(jsonb) is 'Ends the daily mail of the member that a signed link names. Service only.';

-- Enters everybody whose morning it is: from eight in the member's zone, on the organisation's working days. Who is still
-- missing at six in the evening, after a long outage, is told tomorrow. `holidays` says by calendar which days are off or
-- made up for: governments publish them anew each year, and the client's package knows them.
create function private.plan_daily_mails(moment timestamptz, holidays jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- Whoever comes second finds the rows of the first.
  if not pg_try_advisory_xact_lock(hashtextextended('threadbook/daily_mails', 0)) then
    return;
  end if;
  insert into public.daily_mails (org_id, member_id, day, planned_at, run_after)
  select m.org_id, m.id, w.wall::date, moment, moment
  from public.members as m
  join public.organisations as o on o.id = m.org_id
  join public.organisation_settings as r on r.org_id = m.org_id
  left join public.daily_mail_settings as s on s.org_id = m.org_id and s.member_id = m.id
  cross join lateral (select moment at time zone coalesce(s.time_zone, o.time_zone) as wall) as w
  where m.status = 'active' and m.user_id is not null and coalesce(s.wanted, 'all') <> 'off'
    and w.wall::time >= '08:00' and w.wall::time < '18:00'
    and case holidays -> r.holiday_calendar ->> w.wall::date::text
      when 'off' then false
      when 'made_up' then true
      else extract(isodow from w.wall) = any (r.workdays)
    end
    and not exists (
      select from public.daily_mails as d where d.org_id = m.org_id and d.member_id = m.id and d.day = w.wall::date
    )
  on conflict on constraint daily_mails_once do nothing;
  -- A day is not asked for again after a month.
  delete from public.daily_mails as d where d.state <> 'waiting' and d.planned_at < moment - interval '30 days';
end
$$;
comment on function private.plan_daily_mails(timestamptz, jsonb) is 'Enters the daily mails whose hour has come, each once. Internal.';

-- What a member is told at an instant; null where there is nothing to say or it is not wanted any more. Days are the
-- organisation's, as in Today and in the summary.
create function private.daily_mail_content(org uuid, member uuid, moment timestamptz) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  reader public.members;
  tenant public.organisations;
  choice public.daily_mail_settings;
  me private.caller;
  seer private.sight;
  day_start timestamptz;
  day_end timestamptz;
  own jsonb;
  team jsonb := '[]';
begin
  select m.* into reader from public.members as m
  where m.org_id = org and m.id = member and m.status = 'active' and m.user_id is not null;
  select o.* into tenant from public.organisations as o where o.id = org;
  select s.* into choice from public.daily_mail_settings as s where s.org_id = org and s.member_id = member;
  if reader.id is null or choice.wanted = 'off' then
    return null;
  end if;
  me.org_id := org;
  me.member_id := member;
  me.role := reader.role;
  me.team_id := reader.team_id;
  me.time_zone := tenant.time_zone;
  seer := private.sight_of(me);
  day_start := private.start_of_day(tenant.time_zone, moment);
  day_end := ((moment at time zone tenant.time_zone)::date + 1)::timestamp at time zone tenant.time_zone;
  with mine as (
    select r.*, row_number() over (partition by r.due_at < day_start order by r.due_at, r.id) as place
    from public.reminders as r
    where r.org_id = org and r.owner_id = member and r.state = 'open' and r.due_at < day_end
      and (r.due_at < day_start or choice.wanted is distinct from 'overdue')
  ),
  -- Ten of each stand in the mail, the rest is a number.
  shown as (
    select m.due_at, m.id, m.due_at < day_start as is_overdue, jsonb_build_object(
      'kind', m.kind, 'plan', m.plan, 'due_at', m.due_at,
      -- A customer that went to somebody else takes its name along; the plan stays until it is done.
      'customer_name', (
        select c.name from public.customers as c
        where c.org_id = org and c.id = m.customer_id and private.relation_of(seer, c.id, c.owner_id) <> 'colleague'
      )
    ) as item
    from mine as m where m.place <= 10
  )
  select jsonb_build_object(
    'overdue_count', (select count(*) from mine as m where m.due_at < day_start),
    'overdue', coalesce(jsonb_agg(s.item order by s.due_at, s.id) filter (where s.is_overdue), '[]'),
    'today_count', (select count(*) from mine as m where m.due_at >= day_start),
    'today', coalesce(jsonb_agg(s.item order by s.due_at, s.id) filter (where not s.is_overdue), '[]')
  ) into own
  from shown as s;
  -- Of the team numbers alone: a plan may be as closed as the note that it came from.
  if reader.role = 'manager' then
    select coalesce(jsonb_agg(t.item order by t.late desc, t.name, t.id), '[]') into team
    from (
      select m.id, m.name, count(*) as late, jsonb_build_object(
        'member_name', m.name, 'overdue_count', count(*), 'oldest_due_at', min(r.due_at)
      ) as item
      from public.reminders as r
      join public.members as m on m.org_id = r.org_id and m.id = r.owner_id
      where r.org_id = org and r.owner_id = any (seer.visible_ids) and r.owner_id <> member
        and r.state = 'open' and r.due_at < day_start
      group by m.id, m.name
      order by late desc, m.name, m.id
      limit 30
    ) as t;
  end if;
  if own ->> 'overdue_count' = '0' and own ->> 'today_count' = '0' and team = '[]' then
    return null;
  end if;
  return own || jsonb_build_object(
    'team', team, 'address', reader.email, 'language', reader.language, 'organisation', tenant.name,
    'time_zone', coalesce(choice.time_zone, tenant.time_zone), 'stop_token', private.daily_mail_token(org, member)
  );
end
$$;
comment on function private.daily_mail_content(uuid, uuid, timestamptz) is
  'What a member''s daily mail says at an instant, null for nothing. Internal.';

-- The next mail to send, leased to one worker. Its id is the provider's key against doubles: a worker that is killed after
-- sending leaves a row that is tried again under the same key.
create function private.claim_daily_mail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  -- For tests the clock is given; only the service may call this.
  moment timestamptz := coalesce(private.read_instant(coalesce(payload, '{}'), 'now', false), now());
  seconds int := private.read_int(payload, 'lease_seconds', 1, 600);
  mail public.daily_mails;
  content jsonb;
begin
  perform private.require_object(payload);
  perform private.plan_daily_mails(moment, coalesce(private.payload_at(payload, 'holidays'), '{}'));
  loop
    select d.* into mail
    from public.daily_mails as d
    where d.state = 'waiting' and d.run_after <= moment and (d.leased_until is null or d.leased_until < moment)
    order by d.run_after, d.id
    limit 1
    for update of d skip locked;
    if mail.id is null then
      return '{"mail": null}';
    end if;
    content := private.daily_mail_content(mail.org_id, mail.member_id, moment);
    -- The provider forgets its key against doubles after 24 hours; before that a try that may have arrived is safe.
    if mail.attempts >= 8 or mail.planned_at < moment - interval '20 hours' then
      update public.daily_mails as d
      set state = 'given_up', settled_at = moment, lease = null, leased_until = null, problem = coalesce(d.problem, 'no_answer')
      where d.org_id = mail.org_id and d.id = mail.id;
    elsif content is null then
      update public.daily_mails as d set state = 'nothing', settled_at = moment, lease = null, leased_until = null
      where d.org_id = mail.org_id and d.id = mail.id;
    else
      update public.daily_mails as d
      set lease = gen_random_uuid(), leased_until = moment + make_interval(secs => seconds), attempts = d.attempts + 1
      where d.org_id = mail.org_id and d.id = mail.id
      returning d.* into mail;
      return jsonb_build_object('mail', content || jsonb_build_object(
        'org_id', mail.org_id, 'daily_mail_id', mail.id, 'lease', mail.lease, 'day', mail.day
      ));
    end if;
  end loop;
end
$$;
comment on function private.claim_daily_mail(jsonb) is 'Leases the next daily mail that is due to one worker, with its content. Service only.';

create function private.settle_daily_mail(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  moment timestamptz := coalesce(private.read_instant(coalesce(payload, '{}'), 'now', false), now());
  outcome text := private.read_choice(payload, 'outcome', array['sent', 'later', 'given_up']);
  waits interval := make_interval(secs => private.read_int_or(payload, 'after_seconds', 0, 86400, 0));
  mail public.daily_mails;
begin
  select d.* into mail from public.daily_mails as d
  where d.org_id = private.read_uuid(payload, 'org_id') and d.id = private.read_uuid(payload, 'daily_mail_id')
    and d.lease = private.read_uuid(payload, 'lease') and d.state = 'waiting'
  for update;
  if mail.id is null then
    perform private.fail('TB040', 'lease');
  end if;
  update public.daily_mails as d
  set lease = null, leased_until = null, problem = private.read_text(payload, 'problem', 40, false),
    state = case when outcome = 'later' then 'waiting' else outcome end,
    settled_at = case when outcome = 'later' then null else moment end,
    run_after = case when outcome = 'later' then moment + waits else d.run_after end
  where d.org_id = mail.org_id and d.id = mail.id;
  -- A provider that asks to wait means every mail of ours.
  if outcome = 'later' then
    update public.daily_mails as d set run_after = moment + waits
    where d.state = 'waiting' and d.leased_until is null and d.run_after < moment + waits;
  end if;
  return '{}';
end
$$;
comment on function private.settle_daily_mail(jsonb) is 'Says how sending a leased daily mail ended; TB040 without its lease. Service only.';

create function public.claim_daily_mail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.claim_daily_mail(payload) $$;
comment on function public.claim_daily_mail(jsonb) is 'The next daily mail that is due, leased. service_role only.';
create function public.settle_daily_mail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.settle_daily_mail(payload) $$;
comment on function public.settle_daily_mail(jsonb) is 'How sending a daily mail ended. service_role only.';
create function public.stop_daily_mail(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.stop_daily_mail(payload) $$;
comment on function public.stop_daily_mail(jsonb) is 'Ends a member''s daily mail by the link in one. service_role only.';

grant execute on function private.daily_mail_settings(jsonb), private.change_daily_mail_settings(jsonb) to authenticated;
revoke all on function
  public.daily_mail_settings(jsonb), public.change_daily_mail_settings(jsonb), public.claim_daily_mail(jsonb),
  public.settle_daily_mail(jsonb), public.stop_daily_mail(jsonb)
from public, anon, authenticated, service_role;
grant execute on function public.daily_mail_settings(jsonb), public.change_daily_mail_settings(jsonb) to authenticated;
grant execute on function
  private.claim_daily_mail(jsonb), private.settle_daily_mail(jsonb), private.stop_daily_mail(jsonb),
  public.claim_daily_mail(jsonb), public.settle_daily_mail(jsonb), public.stop_daily_mail(jsonb)
to service_role;
