-- Errors are codes. One catalogue is shared with shared/contracts/errors.ts (a test compares both); text for people is
-- chosen at the edge. The payload field goes into `detail` as JSON, so that a form can point at it.

create function private.error_name(code text) returns text
language sql immutable security invoker set search_path = ''
as $$
  select case code
    when 'TB001' then 'not_found'
    when 'TB002' then 'not_allowed'
    when 'TB003' then 'not_a_member'
    when 'TB004' then 'invalid_value'
    when 'TB005' then 'operation_reused'
    when 'TB006' then 'required_field_missing'
    when 'TB007' then 'too_many_at_once'
    when 'TB008' then 'too_often'
    when 'TB010' then 'next_step_missing'
    when 'TB011' then 'next_step_in_the_past'
    when 'TB012' then 'contact_in_the_future'
    when 'TB013' then 'address_invalid'
    when 'TB014' then 'phone_invalid'
    when 'TB015' then 'domain_taken'
    when 'TB016' then 'domain_shared'
    when 'TB017' then 'duplicate_suspected'
    when 'TB020' then 'belongs_to_colleague'
    when 'TB021' then 'mail_automatic'
    when 'TB022' then 'mail_internal'
    when 'TB023' then 'undo_expired'
    when 'TB024' then 'reminder_closed'
    when 'TB025' then 'mail_excluded'
    when 'TB030' then 'organisation_limit'
    when 'TB031' then 'already_a_member'
    when 'TB032' then 'invitation_invalid'
    when 'TB033' then 'last_administrator'
    when 'TB034' then 'no_manager_above'
    when 'TB035' then 'key_missing'
    when 'TB036' then 'team_below_itself'
    when 'TB037' then 'team_in_use'
    when 'TB038' then 'stage_in_use'
    when 'TB040' then 'changed_meanwhile'
    when 'TB041' then 'step_not_allowed'
    when 'TB042' then 'contract_missing'
    when 'TB043' then 'reason_missing'
    when 'TB044' then 'decided_already'
    when 'TB050' then 'template_field_unknown'
    when 'TB051' then 'template_field_unclosed'
    when 'TB060' then 'already_claimed'
    when 'TB061' then 'claim_cap_reached'
    when 'TB062' then 'owned_cap_reached'
    when 'TB063' then 'cooling_down'
  end
$$;
comment on function private.error_name(text) is 'Name of a catalogued error; null when the code is none.';

-- Never returns. `facts` may hold an owner's name, a limit, a number; never mail text, never an address of a stranger.
create function private.fail(code text, field text default null, facts jsonb default '{}') returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  told text := (jsonb_build_object('field', field) || facts)::text;
begin
  if code = 'TB008' then
    -- Too often: what stands between here and the caller, which knows none of our codes, is to wait as well. PostgREST's
    -- door for a status and headers of our own: https://docs.postgrest.org/en/v13/references/errors.html#raise-errors-with-http-headers
    raise exception using
      errcode = 'PGRST',
      message = jsonb_build_object('code', code, 'message', private.error_name(code), 'details', told, 'hint', null)::text,
      detail = jsonb_build_object('status', 429, 'headers', jsonb_build_object('Retry-After', facts ->> 'seconds'))::text;
  end if;
  raise exception using errcode = code, message = private.error_name(code), detail = told;
end
$$;
comment on function private.fail(text, text, jsonb) is
  'Raises a catalogued error with the payload field it concerns. Callable by whoever may call an RPC.';

-- A refusal that has to leave a trace: what is raised takes back everything that its request wrote, the count of the call
-- with it. The caller's function answers this instead of failing; whoever asked gets the same refusal either way. PostgREST's
-- door for a status of our own: https://docs.postgrest.org/en/v13/references/transactions.html#response-status-code
create function private.refusal(code text, field text, facts jsonb) returns jsonb
language plpgsql volatile security invoker set search_path = ''
as $$
begin
  perform set_config('response.status', '409', true);
  return jsonb_build_object(
    'code', code, 'message', private.error_name(code), 'details', (jsonb_build_object('field', field) || facts)::text,
    'hint', null
  );
end
$$;
comment on function private.refusal(text, text, jsonb) is
  'A catalogued error as an answer, whose request is kept. Only as the whole answer of an RPC. Internal.';

-- Reading a payload. Every reader takes a dotted path in the payload's own spelling and names it in its error:
-- TB006 where a required value is missing, TB004 where it is of the wrong form, TB007 where there is too much of it.

create function private.payload_at(payload jsonb, field text) returns jsonb
language plpgsql immutable security invoker set search_path = ''
as $$ begin return nullif(payload #> string_to_array(field, '.'), 'null'::jsonb); end $$;
comment on function private.payload_at(jsonb, text) is 'Value at a dotted path; SQL null for missing and JSON null.';

-- First call of each RPC: an object of bearable size. 4 MB holds the largest mail that the contract allows.
create function private.require_object(payload jsonb) returns void
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if payload is null or jsonb_typeof(payload) <> 'object' then
    perform private.fail('TB004', 'payload');
  -- As it lies in memory first: a number such as 1e130000 is nine characters long and a hundred thousand when it is written
  -- out, which the check after it, and every hash of the payload, would do.
  elsif pg_column_size(payload) > 8000000 then
    perform private.fail('TB007', 'payload', '{"limit": 4000000}');
  elsif jsonb_path_exists(payload, '$.** ? (@.type() == "number" && (@ > 1e40 || @ < -1e40))') then
    perform private.fail('TB004', 'payload');
  elsif octet_length(payload::text) > 4000000 then
    perform private.fail('TB007', 'payload', '{"limit": 4000000}');
  end if;
end
$$;
comment on function private.require_object(jsonb) is
  'TB004 unless the payload is an object with numbers of bearable size, TB007 above 4 MB.';

-- What is no text of people is written exactly: a choice, an id or a day with a space before it would be read as right and
-- then stored, cast or compared as it stands.
create function private.read_exact(payload jsonb, field text, longest int, required boolean) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_text(payload, field, longest, required);
begin
  if read <> private.payload_at(payload, field) #>> '{}' then
    perform private.fail('TB004', field);
  end if;
  return read;
end
$$;
comment on function private.read_exact(jsonb, text, int, boolean) is 'A text without blanks around it.';

create function private.read_text(payload jsonb, field text, longest int, required boolean default false)
returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := private.payload_at(payload, field);
  read text;
begin
  if value is not null and jsonb_typeof(value) <> 'string' then
    perform private.fail('TB004', field);
  end if;
  read := value #>> '{}';
  -- Blank counts as missing: a name of three spaces is none.
  if read is null or btrim(read, E' \t\r\n\u3000') = '' then
    if required then
      perform private.fail('TB006', field);
    end if;
    return null;
  end if;
  if char_length(read) > longest then
    perform private.fail('TB004', field, jsonb_build_object('longest', longest));
  end if;
  return btrim(read, E' \t\r\n\u3000');
end
$$;
comment on function private.read_text(jsonb, text, int, boolean) is 'Trimmed text; null when blank and not required.';

create function private.read_choice(payload jsonb, field text, allowed text[], required boolean default true)
returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 100, required);
begin
  if read is not null and not read = any (allowed) then
    perform private.fail('TB004', field);
  end if;
  return read;
end
$$;
comment on function private.read_choice(jsonb, text, text[], boolean) is 'One of the allowed values.';

create function private.read_uuid(payload jsonb, field text, required boolean default true) returns uuid
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 100, required);
begin
  if read is null then
    return null;
  end if;
  if not pg_input_is_valid(read, 'uuid') then
    perform private.fail('TB004', field);
  end if;
  return read::uuid;
end
$$;
comment on function private.read_uuid(jsonb, text, boolean) is 'A uuid; whether a row of that id exists is the caller''s to ask.';

-- ISO 8601 with an offset only: a wall time without a zone would be read in the server's.
create function private.read_instant(payload jsonb, field text, required boolean default true) returns timestamptz
language plpgsql stable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 40, required);
begin
  if read is null then
    return null;
  end if;
  if read !~ '^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)$'
    or not pg_input_is_valid(read, 'timestamp with time zone') then
    perform private.fail('TB004', field);
  end if;
  -- Beyond these years a date is a slip of the keyboard, and some drivers cannot read it back.
  if read::timestamptz not between '1970-01-01Z' and '2200-01-01Z' then
    perform private.fail('TB004', field);
  end if;
  return read::timestamptz;
end
$$;
comment on function private.read_instant(jsonb, text, boolean) is 'An instant, ISO 8601 with offset, 1970 to 2200.';

create function private.read_day(payload jsonb, field text, required boolean default true) returns date
language plpgsql stable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 10, required);
begin
  if read is not null and (read !~ '^(19|20|21)\d\d-\d\d-\d\d$' or not pg_input_is_valid(read, 'date')) then
    perform private.fail('TB004', field);
  end if;
  return read::date;
end
$$;
comment on function private.read_day(jsonb, text, boolean) is 'A calendar day, YYYY-MM-DD.';

create function private.read_int(payload jsonb, field text, least_value int, most_value int) returns int
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := private.payload_at(payload, field);
begin
  if value is null then
    perform private.fail('TB006', field);
  end if;
  if jsonb_typeof(value) <> 'number' or value::numeric <> trunc(value::numeric)
    or value::numeric not between least_value and most_value then
    perform private.fail('TB004', field, jsonb_build_object('least', least_value, 'most', most_value));
  end if;
  return value::int;
end
$$;
comment on function private.read_int(jsonb, text, int, int) is 'A whole number within bounds.';

create function private.read_flag(payload jsonb, field text) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := private.payload_at(payload, field);
begin
  if value is null then
    return false;
  end if;
  if jsonb_typeof(value) <> 'boolean' then
    perform private.fail('TB004', field);
  end if;
  return value::boolean;
end
$$;
comment on function private.read_flag(jsonb, text) is 'A boolean; missing is false.';

-- Where no would take something away, it has to be said.
create function private.require_flag(payload jsonb, field text) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if private.payload_at(payload, field) is null then
    perform private.fail('TB006', field);
  end if;
  return private.read_flag(payload, field);
end
$$;
comment on function private.require_flag(jsonb, text) is 'A boolean that must be there.';

-- An array, for the readers below: TB007 above the limit.
create function private.read_array(payload jsonb, field text, most int) returns jsonb
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := coalesce(private.payload_at(payload, field), '[]');
begin
  if jsonb_typeof(value) <> 'array' then
    perform private.fail('TB004', field);
  end if;
  if jsonb_array_length(value) > most then
    perform private.fail('TB007', field, jsonb_build_object('limit', most));
  end if;
  return value;
end
$$;
comment on function private.read_array(jsonb, text, int) is 'An array; missing is empty; TB007 above the limit.';

-- Where a list takes the place of what stands there: missing is not empty.
create function private.require_listed(payload jsonb, field text) returns void
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if private.payload_at(payload, field) is null then
    perform private.fail('TB006', field);
  end if;
end
$$;
comment on function private.require_listed(jsonb, text) is 'TB006 unless a list is named, be it an empty one.';

-- A part of the payload that holds others.
create function private.require_part(payload jsonb, field text) returns void
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  if jsonb_typeof(private.payload_at(payload, field)) <> 'object' then
    perform private.fail('TB004', field);
  end if;
end
$$;
comment on function private.require_part(jsonb, text) is 'TB004 where a part is there and is no object.';

-- A refusal of what lies within a part names the field as the caller spelt it.
create function private.fail_within(part text, code text, detail text) returns void
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  facts jsonb := detail::jsonb;
begin
  perform private.fail(code, part || '.' || (facts ->> 'field'), facts - 'field');
end
$$;
comment on function private.fail_within(text, text, text) is 'Raises a caught refusal again, with the part its field lies in.';

create function private.read_texts(payload jsonb, field text, most int, pattern text default '') returns text[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  value jsonb := private.read_array(payload, field, most);
  read text[];
begin
  -- Strict: else a list within the list would be unwrapped, looked into and found right.
  if jsonb_path_exists(value, 'strict $[*] ? (@.type() != "string")') then
    perform private.fail('TB004', field);
  end if;
  read := array(select btrim(t.item) from jsonb_array_elements_text(value) as t (item));
  if exists (select from unnest(read) as t (item) where t.item !~ pattern) then
    perform private.fail('TB004', field);
  end if;
  return read;
end
$$;
comment on function private.read_texts(jsonb, text, int, text) is 'Trimmed strings, each matching the pattern.';

create function private.read_uuids(payload jsonb, field text, most int) returns uuid[]
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text[] := private.read_texts(payload, field, most);
begin
  -- As they were written, without the blanks that texts are rid of: others cast the same places.
  if exists (
    select from jsonb_array_elements_text(coalesce(private.payload_at(payload, field), '[]')) as t (item)
    where not pg_input_is_valid(t.item, 'uuid')
  ) then
    perform private.fail('TB004', field);
  end if;
  return array(select distinct t.item::uuid from unnest(read) as t (item) order by 1);
end
$$;
comment on function private.read_uuids(jsonb, text, int) is 'Distinct uuids in ascending order, the order in which rows are locked.';

-- Digests arrive as 22 characters of base64url; anything else cannot match and is a mistake of the caller.
create function private.read_digest(payload jsonb, field text) returns text
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  read text := private.read_exact(payload, field, 22, false);
begin
  if read !~ '^[A-Za-z0-9_-]{22}$' then
    perform private.fail('TB004', field);
  end if;
  return read;
end
$$;
comment on function private.read_digest(jsonb, text) is 'A digest of shared/domain/digests.ts, or null.';

-- The RPCs in `public` run with the caller's rights and call these; anon never gets so far.
grant execute on function
  private.error_name(text), private.fail(text, text, jsonb), private.payload_at(jsonb, text), private.require_object(jsonb),
  private.read_text(jsonb, text, int, boolean), private.read_exact(jsonb, text, int, boolean),
  private.read_choice(jsonb, text, text[], boolean), private.read_uuid(jsonb, text, boolean), private.read_instant(jsonb, text, boolean),
  private.read_day(jsonb, text, boolean), private.read_int(jsonb, text, int, int), private.read_flag(jsonb, text),
  private.read_array(jsonb, text, int), private.read_texts(jsonb, text, int, text),
  private.read_uuids(jsonb, text, int), private.read_digest(jsonb, text)
to authenticated, service_role;
