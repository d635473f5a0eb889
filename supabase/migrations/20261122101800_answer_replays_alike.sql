-- Writes can be sent again: a lost answer, a restarted worker, a second tab. The first result is kept under the caller's
-- own operation id; the same payload gets it back, another payload under the same id is a mistake (TB005).

create table private.operations (
  org_id uuid not null,
  member_id uuid not null,
  op_id uuid not null,
  kind text not null,
  payload_hash bytea not null,
  -- null while the operation runs; nobody sees it then, since it is not committed.
  result jsonb,
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  -- The unique key behind replay. Per member: another member's id is simply not found.
  constraint operations_once primary key (org_id, member_id, op_id),
  constraint operations_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade
);
create index operations_age_idx on private.operations using brin (created_at);
alter table private.operations enable row level security;
comment on table private.operations is 'Operations by their ids with what they answered. Definer functions only.';

-- Claims an operation id. Returns the first result when this is a replay, null when the caller is to do the work.
-- A second request in flight waits on the unique key until the first has committed, then reads its result.
create function private.begin_operation(me private.caller, payload jsonb, operation_kind text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  op uuid := private.read_uuid(payload, 'op_id');
  hash bytea := sha256(convert_to(payload::text, 'UTF8'));
  known private.operations;
  origin text := payload ->> 'source';
begin
  -- What the audit log says that this came through. Again for each operation, since a batch holds several.
  perform set_config('threadbook.source', case
    when origin in ('sidebar', 'quick_entry', 'automatic', 'calendar', 'import') then origin else ''
  end, true);
  insert into private.operations (org_id, member_id, op_id, kind, payload_hash)
  values (me.org_id, me.member_id, op, operation_kind, hash)
  on conflict on constraint operations_once do nothing;
  if found then
    return null;
  end if;
  select o.* into known from private.operations as o
  where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = op;
  if known.kind <> operation_kind or known.payload_hash <> hash then
    perform private.fail('TB005', 'op_id');
  end if;
  return known.result;
end
$$;
comment on function private.begin_operation(private.caller, jsonb, text) is
  'First result of a replay, null for new work, TB005 for a reused id. Internal.';

create function private.end_operation(me private.caller, payload jsonb, answer jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update private.operations as o set result = answer
  where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = (payload ->> 'op_id')::uuid;
  return answer;
end
$$;
comment on function private.end_operation(private.caller, jsonb, jsonb) is 'Keeps and returns the result. Internal.';

-- Calls per member and minute. A table of few rows, written in place; losing it in a crash harms nobody.
create unlogged table private.call_counters (
  org_id uuid not null,
  member_id uuid not null,
  kind text not null,
  minute timestamptz not null,
  calls int not null,
  constraint call_counters_pkey primary key (org_id, member_id, kind)
);
alter table private.call_counters enable row level security;
comment on table private.call_counters is 'How often a member asked in the running minute. Definer functions only.';

create function private.count_call(me private.caller, call_kind text, most int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  this_minute timestamptz := date_trunc('minute', clock_timestamp());
  so_far int;
begin
  insert into private.call_counters as k (org_id, member_id, kind, minute, calls)
  values (me.org_id, me.member_id, call_kind, this_minute, 1)
  on conflict on constraint call_counters_pkey do update
    set calls = case when k.minute = excluded.minute then k.calls + 1 else 1 end, minute = excluded.minute
  returning k.calls into so_far;
  if so_far > most then
    perform private.fail('TB008', null, jsonb_build_object(
      'limit', most,
      'seconds', ceil(extract(epoch from this_minute + interval '1 minute' - clock_timestamp()))::int
    ));
  end if;
end
$$;
comment on function private.count_call(private.caller, text, int) is 'TB008 above so many calls a minute. Internal.';

-- For questions of which only some answers count: held to the commit, so that ten at once get no more than one after the
-- other. Asked before anything is looked up, or being stopped would itself be the answer.
create function private.require_calls_left(me private.caller, call_kind text, most int) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  this_minute timestamptz := date_trunc('minute', clock_timestamp());
  so_far int;
begin
  insert into private.call_counters as k (org_id, member_id, kind, minute, calls)
  values (me.org_id, me.member_id, call_kind, this_minute, 0)
  on conflict on constraint call_counters_pkey do update
    set calls = case when k.minute = excluded.minute then k.calls else 0 end, minute = excluded.minute
  returning k.calls into so_far;
  if so_far >= most then
    perform private.fail('TB008', null, jsonb_build_object(
      'limit', most,
      'seconds', ceil(extract(epoch from this_minute + interval '1 minute' - clock_timestamp()))::int
    ));
  end if;
end
$$;
comment on function private.require_calls_left(private.caller, text, int) is
  'TB008 where count_call would say so; counts nothing. Internal.';

-- A request that is refused by an answer did nothing: its id is free for the next try.
create function private.forget_operation(me private.caller, payload jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  delete from private.operations as o
  where o.org_id = me.org_id and o.member_id = me.member_id and o.op_id = (payload ->> 'op_id')::uuid;
end
$$;
comment on function private.forget_operation(private.caller, jsonb) is
  'Takes back begin_operation where nothing was done. Internal.';

-- Running numbers for codes: never twice, also at a hundred creations at once; gaps are allowed, because an operation
-- that fails gives its number back only by luck.
create table private.running_numbers (
  org_id uuid not null,
  kind text not null,
  day date not null,
  last_number int not null,
  constraint running_numbers_pkey primary key (org_id, kind, day),
  constraint running_numbers_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint running_numbers_positive check (last_number > 0)
);
alter table private.running_numbers enable row level security;
comment on table private.running_numbers is 'Last number given per organisation, kind and day. Definer functions only.';

create function private.take_numbers(org uuid, number_kind text, on_day date, how_many int) returns int
language sql volatile security definer set search_path = ''
as $$
  insert into private.running_numbers as n (org_id, kind, day, last_number)
  values (org, number_kind, on_day, how_many)
  on conflict on constraint running_numbers_pkey do update set last_number = n.last_number + how_many
  returning last_number - how_many + 1
$$;
comment on function private.take_numbers(uuid, text, date, int) is
  'First of so many numbers of the organisation''s day; the row lock makes them unique. Internal.';

-- CUS20240510001: at least three digits, more after the 999th of a day.
create function private.code_of(prefix text, on_day date, number int) returns text
language sql immutable security invoker set search_path = ''
as $$
  select prefix || to_char(on_day, 'YYYYMMDD') || lpad(number::text, greatest(3, length(number::text)), '0')
$$;
comment on function private.code_of(text, date, int) is 'Code of a customer or opportunity.';
