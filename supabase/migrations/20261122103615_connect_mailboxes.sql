-- Connecting a mailbox: attempts that lead to a provider's consent page and back once, tokens behind two functions, and the
-- end of a connection. Everything here is called by edge functions with the service's rights; a member's own view is the
-- table `connections`.

create table private.connect_attempts (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  provider text not null,
  kind text not null default 'mail',
  -- SHA-256 of the state: whoever reads this table cannot finish somebody's attempt.
  state_hash bytea not null,
  -- The secret half of PKCE (RFC 7636), sealed.
  verifier_sealed bytea not null,
  expires_at timestamptz not null default now() + interval '10 minutes',
  constraint connect_attempts_pkey primary key (org_id, id),
  constraint connect_attempts_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint connect_attempts_provider_known check (provider in ('google', 'microsoft')),
  constraint connect_attempts_kind_known check (kind in ('mail', 'calendar'))
);
create index connect_attempts_member_idx on private.connect_attempts (org_id, member_id);
create index connect_attempts_state_idx on private.connect_attempts (state_hash);
alter table private.connect_attempts enable row level security;
comment on table private.connect_attempts is
  'Attempts to connect a mailbox, each good for ten minutes and for one return. No API role has a right here.';

-- The two doors of all secrets of a connection. Sealed under a key that is in no table of hosted: its vault holds it; on one
-- machine a key file does (see 103100).
create function private.put_secret(org uuid, connection uuid, refresh_token text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  insert into private.connection_tokens as t (org_id, connection_id, refresh_token_sealed)
  values (org, connection, private.seal(org, connection, refresh_token))
  on conflict on constraint connection_tokens_pkey do update
    set refresh_token_sealed = excluded.refresh_token_sealed, access_token_sealed = null, access_expires_at = null;
end
$$;
comment on function private.put_secret(uuid, uuid, text) is 'Keeps the refresh token of a connection, sealed. Internal.';

create function private.read_secret(org uuid, connection uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select private.unseal(t.org_id, t.connection_id, t.refresh_token_sealed)
    from private.connection_tokens as t where t.org_id = org and t.connection_id = connection
  );
end
$$;
comment on function private.read_secret(uuid, uuid) is 'The refresh token of a connection; null where none is kept. Internal.';

-- Makes what follows in this transaction the work of a member: an edge function knows the login by its bearer token, or the
-- connection whose mailbox it reads. Roles and rights are looked up as for any request; who has left is nobody.
create function private.act_for(login uuid, org uuid) returns private.caller
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform set_config('request.jwt.claims', jsonb_build_object('sub', login, 'role', 'authenticated')::text, true);
  perform set_config('request.headers', case
    when org is null then '{}' else jsonb_build_object('x-threadbook-org', org)::text
  end, true);
  return private.require_caller();
end
$$;
comment on function private.act_for(uuid, uuid) is 'The membership of a login, in whose name the rest is done; else TB003. Internal.';

create function private.start_connecting(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller;
  attempt uuid := gen_random_uuid();
begin
  perform private.require_object(payload);
  me := private.act_for(private.read_uuid(payload, 'user_id'), private.read_uuid(payload, 'org_id', false));
  -- Those that nobody came back from.
  delete from private.connect_attempts as a where a.expires_at < now();
  perform private.count_call(me, 'start_connecting', 10);
  insert into private.connect_attempts (org_id, id, member_id, provider, kind, state_hash, verifier_sealed)
  values (
    me.org_id, attempt, me.member_id, private.read_choice(payload, 'provider', array['google', 'microsoft']),
    private.read_choice(payload, 'kind', array['mail', 'calendar']),
    sha256(convert_to(private.read_exact(payload, 'state', 200, true), 'UTF8')),
    private.seal(me.org_id, attempt, private.read_exact(payload, 'verifier', 200, true))
  );
  return jsonb_build_object('email', (
    select m.email from public.members as m where m.org_id = me.org_id and m.id = me.member_id
  ));
end
$$;
comment on function private.start_connecting(jsonb) is 'Remembers an attempt to connect a mailbox, bound to its member.';

create function private.take_connect_attempt(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  attempt private.connect_attempts;
begin
  perform private.require_object(payload);
  -- Taken out before it is used: a state that was seen once is worth nothing, whatever becomes of this return.
  delete from private.connect_attempts as a
  where a.state_hash = sha256(convert_to(private.read_exact(payload, 'state', 200, true), 'UTF8'))
  returning a.* into attempt;
  if attempt.id is null or attempt.expires_at < now() then
    return jsonb_build_object('attempt', null);
  end if;
  return jsonb_build_object('attempt', jsonb_build_object(
    'org_id', attempt.org_id, 'member_id', attempt.member_id, 'provider', attempt.provider, 'kind', attempt.kind,
    'verifier', private.unseal(attempt.org_id, attempt.id, attempt.verifier_sealed)
  ));
end
$$;
comment on function private.take_connect_attempt(jsonb) is 'The attempt of a state, once; null for unknown, used and late ones.';

-- The address is the provider's word for whose token this is. A mailbox that a colleague connected, or whose address a
-- colleague signs in with, is theirs.
create function private.save_connection(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  org uuid := private.read_uuid(payload, 'org_id');
  member uuid := private.read_uuid(payload, 'member_id');
  mailbox text := private.normal_address(private.read_exact(payload, 'address', 320, true));
  from_whom text := private.read_choice(payload, 'provider', array['google', 'microsoft']);
  what text := private.read_choice(payload, 'kind', array['mail', 'calendar']);
  granted text[] := private.read_texts(payload, 'scopes', 30);
  token text := private.read_exact(payload, 'refresh_token', 4000, false);
  known public.connections;
begin
  if mailbox is null then
    perform private.fail('TB013', 'address');
  end if;
  -- Two returns for one mailbox come one after the other.
  perform pg_advisory_xact_lock(hashtextextended(org::text || '/mailbox/' || mailbox, 0));
  if not exists (
    select from public.members as m where m.org_id = org and m.id = member and m.status = 'active'
  ) then
    return jsonb_build_object('refused', 'not_a_member');
  end if;
  select c.* into known from public.connections as c
  where c.org_id = org and c.provider = from_whom and c.address = mailbox and c.kind = what
  for update;
  if exists (
    select from public.connections as c
    where c.org_id = org and c.provider = from_whom and c.address = mailbox and c.member_id <> member
  ) or exists (
    select from public.members as m where m.org_id = org and m.email = mailbox and m.id <> member and m.status = 'active'
  ) then
    return jsonb_build_object('refused', 'mailbox_of_another_member');
  end if;
  -- A provider gives a refresh token with the first consent, and not always with later ones.
  if token is null and (known.id is null or private.read_secret(org, known.id) is null) then
    return jsonb_build_object('refused', 'no_lasting_access');
  end if;
  if known.id is null then
    insert into public.connections (org_id, member_id, provider, address, kind, scopes)
    values (org, member, from_whom, mailbox, what, granted)
    returning * into known;
  else
    update public.connections as c set scopes = granted, state = 'connected', last_error = null
    where c.org_id = org and c.id = known.id;
  end if;
  if token is not null then
    perform private.put_secret(org, known.id, token);
  end if;
  -- Work for it, or another chance for work that failed too often.
  insert into public.jobs as j (org_id, connection_id, kind) values (org, known.id, 'sync_' || what)
  on conflict on constraint jobs_once do update
    set run_after = now(), attempts = 0, quarantined_at = null, last_error = null;
  return jsonb_build_object('connection_id', known.id);
end
$$;
comment on function private.save_connection(jsonb) is
  'Keeps a mailbox that its provider said is the member''s; or why not: another member''s, no lasting access.';

-- Two steps, so that the provider hears of it while the token is still known. Only the connection's own member.
create function private.own_connection_secret(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller;
  connection public.connections;
begin
  perform private.require_object(payload);
  me := private.act_for(private.read_uuid(payload, 'user_id'), private.read_uuid(payload, 'org_id', false));
  select c.* into connection from public.connections as c
  where c.org_id = me.org_id and c.member_id = me.member_id and c.id = private.read_uuid(payload, 'connection_id');
  if connection.id is null then
    perform private.fail('TB001', 'connection_id');
  end if;
  return jsonb_build_object(
    'provider', connection.provider, 'kind', connection.kind, 'refresh_token', private.read_secret(me.org_id, connection.id),
    -- A provider takes the consent of a person back as a whole.
    'is_last', not exists (
      select from public.connections as c
      where c.org_id = me.org_id and c.provider = connection.provider and c.address = connection.address
        and c.id <> connection.id
    )
  );
end
$$;
comment on function private.own_connection_secret(jsonb) is 'What revokes an own connection at its provider. Service only.';

create function private.end_connection(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller;
begin
  perform private.require_object(payload);
  me := private.act_for(private.read_uuid(payload, 'user_id'), private.read_uuid(payload, 'org_id', false));
  -- Tokens, cursors and waiting work go with it. What was logged stays: it belongs to the customers.
  delete from public.connections as c
  where c.org_id = me.org_id and c.member_id = me.member_id and c.id = private.read_uuid(payload, 'connection_id');
  if not found then
    perform private.fail('TB001', 'connection_id');
  end if;
  return '{}';
end
$$;
comment on function private.end_connection(jsonb) is 'Forgets an own connection with its secrets. Service only.';

create function public.start_connecting(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.start_connecting(payload) $$;
comment on function public.start_connecting(jsonb) is 'Remembers an attempt to connect a mailbox. service_role only.';
create function public.take_connect_attempt(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.take_connect_attempt(payload) $$;
comment on function public.take_connect_attempt(jsonb) is 'Takes an attempt by its state, once. service_role only.';
create function public.save_connection(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_connection(payload) $$;
comment on function public.save_connection(jsonb) is 'Keeps a connected mailbox. service_role only.';
create function public.own_connection_secret(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.own_connection_secret(payload) $$;
comment on function public.own_connection_secret(jsonb) is 'The refresh token of a member''s own connection. service_role only.';
create function public.end_connection(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.end_connection(payload) $$;
comment on function public.end_connection(jsonb) is 'Forgets a member''s own connection. service_role only.';

revoke all on function
  public.start_connecting(jsonb), public.take_connect_attempt(jsonb), public.save_connection(jsonb),
  public.own_connection_secret(jsonb), public.end_connection(jsonb)
from public, anon, authenticated;
grant execute on function
  private.start_connecting(jsonb), private.take_connect_attempt(jsonb), private.save_connection(jsonb),
  private.own_connection_secret(jsonb), private.end_connection(jsonb),
  public.start_connecting(jsonb), public.take_connect_attempt(jsonb), public.save_connection(jsonb),
  public.own_connection_secret(jsonb), public.end_connection(jsonb)
to service_role;
