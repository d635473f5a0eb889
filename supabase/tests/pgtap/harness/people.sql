-- An organisation of a test's own, its members, and calls as they make them: as `authenticated`, with row security, through
-- the functions of the API.

create function tests.organisation(zone text) returns uuid language plpgsql as $$
declare
  org uuid := gen_random_uuid();
begin
  insert into public.organisations (id, name, time_zone) values (org, 'Frozen Tools', zone);
  return org;
end $$;

-- A login and its membership; calls name it by its address, and addresses of two organisations differ.
create function tests.member(org uuid, who text, role text default 'rep') returns uuid language plpgsql as $$
declare
  member uuid := gen_random_uuid();
begin
  insert into public.members (org_id, id, user_id, name, email, role, language)
  values (org, member, tests.login(who), split_part(who, '@', 1), who, role, 'en');
  return member;
end $$;

create function tests.login(who text) returns uuid language sql as $$
  insert into auth.users (id, email, aud, role, email_confirmed_at)
  values (gen_random_uuid(), who, 'authenticated', 'authenticated', transaction_timestamp()) returning id
$$;

create function tests.customer(org uuid, owner uuid, fields jsonb default '{}') returns uuid language sql as $$
  insert into public.customers (
    org_id, code, name, name_key, industry_code, customer_type, region_code, owner_id, tier, source, created_at
  )
  values (
    org, gen_random_uuid()::text, 'Customer', '', 'C34', 'potential', 'DE', owner, fields ->> 'tier', 'import',
    coalesce((fields ->> 'created_at')::timestamptz, now())
  )
  returning id
$$;

-- What an operation answers to a member; an operation of its own unless the payload names one.
create function tests.call(who text, operation text, payload jsonb default '{}') returns jsonb language plpgsql as $$
declare
  answer jsonb;
begin
  perform set_config('request.jwt.claims', jsonb_build_object(
    'sub', (select u.id from auth.users as u where u.email = who), 'role', 'authenticated'
  )::text, true), set_config('role', 'authenticated', true);
  execute format('select public.%I($1)', operation) into answer
  using jsonb_build_object('op_id', gen_random_uuid()) || payload;
  perform set_config('role', 'none', true);
  return answer;
end $$;

-- The code with which it is refused, and the field it concerns: 'TB011 next.at'; 'ok' when it is not.
create function tests.refusal(who text, operation text, payload jsonb default '{}') returns text language plpgsql as $$
declare
  code text;
  facts text;
begin
  perform tests.call(who, operation, payload);
  return 'ok';
exception
  when others then
    get stacked diagnostics code = returned_sqlstate, facts = pg_exception_detail;
    -- The failure took the settings back, the role included.
    if code not like 'TB%' then
      raise;
    end if;
    return concat_ws(' ', code, facts::jsonb ->> 'field');
end $$;

-- A call logged by a member, with a next step where the payload brings one.
create function tests.log_call(who text, customer uuid, happened timestamptz, more jsonb default '{}') returns jsonb
language sql as $$
  select tests.call(who, 'log_interaction', jsonb_build_object(
    'kind', 'call', 'source', 'quick_entry', 'occurred_at', happened, 'mail', null, 'customer_ids', jsonb_build_array(customer),
    'contact_ids', '[]'::jsonb, 'visibility', 'full', 'outcome', 'other', 'note', 'Spoke about prices',
    'next', null, 'no_next_reason', 'none_needed'
  ) || more)
$$;
