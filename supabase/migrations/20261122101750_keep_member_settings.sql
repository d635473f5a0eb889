-- What each member chose for themselves. Kept here and not in the browser: it follows them to another machine, and a
-- reminder is held back on all of them alike.

create table public.member_settings (
  org_id uuid not null,
  -- What the audit log calls the row.
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  -- Off: no browser tells anything; Today and the icon's number stay.
  notify boolean not null default true,
  -- What is not told. A kind that comes later is told until somebody says no.
  muted_kinds text[] not null default '{}',
  -- Quiet hours: wall times in the member's own zone, which need not be the organisation's. All four, or none.
  quiet_from time,
  quiet_until time,
  -- Days on which they begin, 1 = Monday to 7; those over midnight end on the day after.
  quiet_days smallint[],
  quiet_zone text,
  -- What a log form begins with; the person sees and changes it for each mail.
  default_visibility text not null default 'full',
  constraint member_settings_pkey primary key (org_id, id),
  constraint member_settings_once unique (org_id, member_id),
  constraint member_settings_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint member_settings_kinds_known check (muted_kinds <@ array['follow_up', 'recycling']),
  constraint member_settings_quiet_whole check (
    num_nulls(quiet_from, quiet_until, quiet_days, quiet_zone) in (0, 4)
  ),
  -- From nine to nine would be either all day or never.
  constraint member_settings_quiet_lasts check (quiet_from <> quiet_until),
  constraint member_settings_days_known check (
    cardinality(quiet_days) between 1 and 7 and quiet_days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]
  ),
  constraint member_settings_zone_known check (
    quiet_zone is null or now() at time zone quiet_zone is not null
  ),
  constraint member_settings_visibility_known check (default_visibility in ('full', 'subject', 'fact', 'private'))
);
comment on table public.member_settings is
  'Notifications, quiet hours and the usual level of a member. Seen by that member alone; changed by an RPC only.';
-- That there was a change, not what: when somebody rests is not the administrators' to read.
select private.audit_table(
  'public.member_settings', '', '', '',
  'notify,muted_kinds,quiet_from,quiet_until,quiet_days,quiet_zone,default_visibility'
);

revoke all on public.member_settings from anon, authenticated, service_role;
grant all on public.member_settings to service_role;
grant select on public.member_settings to authenticated;
alter table public.member_settings enable row level security;
create policy member_settings_read on public.member_settings for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

-- Quiet hours are stretches between two instants, not a look at the wall clock: where clocks go back, half past one comes
-- twice, and what ended at the first of them does not begin again at the second. A wall time that is skipped counts by the
-- offset before (RFC 5545, 3.3.5); of one that comes twice, the beginning is the first and the end the second.
create function private.is_quiet(rules public.member_settings, moment timestamptz) returns boolean
language sql stable security invoker set search_path = ''
as $$
  select exists (
    -- Begun today, yesterday, or the day before: where a whole day is skipped, that one is yesterday.
    select from generate_series(0, 2) as back (days)
    cross join lateral (select (moment at time zone rules.quiet_zone)::date - back.days as day) as d
    cross join lateral (
      select d.day + rules.quiet_from as wall_start,
        d.day + (rules.quiet_until < rules.quiet_from)::int + rules.quiet_until as wall_end
    ) as w
    where extract(isodow from d.day) = any (rules.quiet_days)
      -- Postgres reads a time that comes twice as the second; an hour earlier it came once.
      and moment >= least(
        w.wall_start at time zone rules.quiet_zone,
        ((w.wall_start - interval '1 hour') at time zone rules.quiet_zone) + interval '1 hour'
      )
      and moment < w.wall_end at time zone rules.quiet_zone
  )
$$;
comment on function private.is_quiet(public.member_settings, timestamptz) is
  'Whether an instant lies in the quiet hours; false where there are none. Internal.';

create function private.member_settings_of(me private.caller) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'notify', coalesce(s.notify, true), 'muted_kinds', to_jsonb(coalesce(s.muted_kinds, '{}')),
    'quiet', case when s.quiet_zone is not null then jsonb_build_object(
      'from', to_char(s.quiet_from, 'HH24:MI'), 'until', to_char(s.quiet_until, 'HH24:MI'),
      'days', to_jsonb(s.quiet_days), 'time_zone', s.quiet_zone
    ) end,
    'default_visibility', coalesce(s.default_visibility, 'full')
  )
  from (select 1) as one
  -- Who never changed anything has no row.
  left join public.member_settings as s on s.org_id = me.org_id and s.member_id = me.member_id
$$;
comment on function private.member_settings_of(private.caller) is 'A member''s own settings as the API shows them. Internal.';

create function private.member_settings(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return private.member_settings_of(me);
end
$$;
comment on function private.member_settings(jsonb) is 'The caller''s own settings.';

create function public.member_settings(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.member_settings(payload) $$;
comment on function public.member_settings(jsonb) is 'The caller''s own settings. Any member, their own alone.';

-- A wall time as the contract writes it.
create function private.read_wall_time(payload jsonb, field text) returns time
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 5, true);
begin
  if read !~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' then
    perform private.fail('TB004', field);
  end if;
  return read::time;
end
$$;
comment on function private.read_wall_time(jsonb, text) is 'A time of day, HH:MM from 00:00 to 23:59.';

create function private.change_member_settings(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  hours jsonb;
  wanted public.member_settings;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'change_member_settings');
  if answer is not null then
    return answer;
  end if;
  insert into public.member_settings (org_id, member_id) values (me.org_id, me.member_id)
  on conflict on constraint member_settings_once do nothing;
  -- Two pages that each change another thing: neither takes the other's back.
  select s.* into wanted from public.member_settings as s
  where s.org_id = me.org_id and s.member_id = me.member_id
  for no key update;
  wanted.notify := private.read_flag_or(payload, 'notify', wanted.notify);
  if private.payload_at(payload, 'muted_kinds') is not null then
    -- As they are written, without blanks around them.
    if not private.read_array(payload, 'muted_kinds', 10) <@ '["follow_up", "recycling"]' then
      perform private.fail('TB004', 'muted_kinds');
    end if;
    wanted.muted_kinds := array(
      select distinct k.kind from jsonb_array_elements_text(payload -> 'muted_kinds') as k (kind) order by 1
    );
  end if;
  wanted.default_visibility := coalesce(
    private.read_choice(payload, 'default_visibility', array['full', 'subject', 'fact', 'private'], false),
    wanted.default_visibility
  );
  -- Null takes them away; left out, they stay.
  if payload ? 'quiet' then
    hours := private.payload_at(payload, 'quiet');
    if hours is null then
      wanted.quiet_from := null;
      wanted.quiet_until := null;
      wanted.quiet_days := null;
      wanted.quiet_zone := null;
    else
      if jsonb_typeof(hours) <> 'object' then
        perform private.fail('TB004', 'quiet');
      end if;
      wanted.quiet_from := private.read_wall_time(hours, 'from');
      wanted.quiet_until := private.read_wall_time(hours, 'until');
      if wanted.quiet_from = wanted.quiet_until then
        perform private.fail('TB004', 'until');
      end if;
      wanted.quiet_days := private.read_weekdays(hours, 'days');
      if wanted.quiet_days is null then
        perform private.fail('TB006', 'days');
      end if;
      wanted.quiet_zone := private.read_text(hours, 'time_zone', 64, true);
      if not exists (select from pg_catalog.pg_timezone_names as z where z.name = wanted.quiet_zone) then
        perform private.fail('TB004', 'time_zone');
      end if;
    end if;
  end if;
  update public.member_settings as s
  set notify = wanted.notify, muted_kinds = wanted.muted_kinds, quiet_from = wanted.quiet_from,
    quiet_until = wanted.quiet_until, quiet_days = wanted.quiet_days, quiet_zone = wanted.quiet_zone,
    default_visibility = wanted.default_visibility
  where s.org_id = me.org_id and s.member_id = me.member_id;
  return private.end_operation(me, payload, private.member_settings_of(me));
end
$$;
comment on function private.change_member_settings(jsonb) is 'Changes what the payload names of the caller''s own settings.';

create function public.change_member_settings(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_member_settings(payload) $$;
comment on function public.change_member_settings(jsonb) is 'Changes the caller''s own settings. Any member, their own alone.';

grant execute on function private.member_settings(jsonb), private.change_member_settings(jsonb) to authenticated;
revoke all on function public.member_settings(jsonb), public.change_member_settings(jsonb) from public, anon, service_role;
grant execute on function public.member_settings(jsonb), public.change_member_settings(jsonb) to authenticated;
