-- Invitations by link. The token is derived from the invitation's id under a key of the organisation, so that a replay can
-- give it again while neither the table nor the record of operations holds it; the table keeps a hash to find it by.

create function private.invitation_token(org uuid, invitation uuid) returns text
language plpgsql stable security definer set search_path = ''
as $$
begin
  return rtrim(translate(encode(
    extensions.hmac(convert_to(invitation::text, 'UTF8'), decode(private.derived_key(org, 'invitations'), 'hex'), 'sha256'),
    'base64'
  ), '+/', '-_'), '=');
end
$$;
comment on function private.invitation_token(uuid, uuid) is 'What the link of an invitation carries. Internal.';

create function private.token_hash(token text) returns text
language sql immutable security invoker set search_path = ''
as $$ select encode(sha256(convert_to(token, 'UTF8')), 'hex') $$;
comment on function private.token_hash(text) is 'What a token is found by. 256 random bits need no slow hash. Internal.';

-- Administrators only; everything that changes who may see what goes through this question.
create function private.require_admin() returns private.caller
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  if me.role <> 'admin' then
    perform private.fail('TB002');
  end if;
  return me;
end
$$;
comment on function private.require_admin() is 'The caller''s membership as administrator, else TB003 or TB002. Internal.';

-- A team of the organisation, or null where none is named.
create function private.read_team(me private.caller, payload jsonb, field text) returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  team uuid := private.read_uuid(payload, field, false);
begin
  if team is not null and not exists (select from public.teams as t where t.org_id = me.org_id and t.id = team) then
    perform private.fail('TB001', field);
  end if;
  return team;
end
$$;
comment on function private.read_team(private.caller, jsonb, text) is 'A team of the caller''s organisation; TB001. Internal.';

create function private.invite_member(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  address text;
  invitation uuid := gen_random_uuid();
  until timestamptz := now() + interval '7 days';
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'invite_member');
  if answer is null then
    address := private.normal_address(private.read_text(payload, 'email', 320, true));
    if address is null then
      perform private.fail('TB013', 'email');
    end if;
    if exists (
      select from public.members as m where m.org_id = me.org_id and m.email = address and m.status = 'active'
    ) then
      perform private.fail('TB031', 'email');
    end if;
    insert into public.invitations (org_id, id, email, role, team_id, token_hash, invited_by, expires_at)
    values (
      me.org_id, invitation, address, private.read_choice(payload, 'role', array['rep', 'manager', 'agent', 'admin']),
      private.read_team(me, payload, 'team_id'), private.token_hash(private.invitation_token(me.org_id, invitation)),
      me.member_id, until
    );
    -- A new link for the same person takes the place of the open ones: what was sent astray opens nothing any more.
    update public.invitations as i set expires_at = now()
    where i.org_id = me.org_id and i.email = address and i.id <> invitation and i.accepted_at is null and i.expires_at > now();
    answer := private.end_operation(me, payload, jsonb_build_object('invitation_id', invitation, 'expires_at', until));
  end if;
  -- Beside what is kept, so that the token stands nowhere.
  return answer || jsonb_build_object(
    'token', private.invitation_token(me.org_id, (answer ->> 'invitation_id')::uuid)
  );
end
$$;
comment on function private.invite_member(jsonb) is 'Invites an address into the organisation.';

create function public.invite_member(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.invite_member(payload) $$;
comment on function public.invite_member(jsonb) is
  'Invites a person by a link that is good for seven days. Administrators; TB031 for a present member.';

create function private.revoke_invitation(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  invitation uuid;
begin
  perform private.require_object(payload);
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'revoke_invitation');
  if answer is not null then
    return answer;
  end if;
  invitation := private.read_uuid(payload, 'invitation_id');
  -- Revoked twice is revoked; an accepted one is a member and is removed as such.
  update public.invitations as i set expires_at = least(i.expires_at, now())
  where i.org_id = me.org_id and i.id = invitation and i.accepted_at is null;
  if not found then
    perform private.fail('TB001', 'invitation_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('invitation_id', invitation));
end
$$;
comment on function private.revoke_invitation(jsonb) is 'Makes an open invitation worthless.';

create function public.revoke_invitation(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.revoke_invitation(payload) $$;
comment on function public.revoke_invitation(jsonb) is 'Takes an open invitation back. Administrators.';

-- Asked by a login that is a member of nothing yet. The link alone is not enough: it has to be the address that was
-- invited, which the auth service has confirmed; a link that went astray lets nobody in.
create function private.accept_invitation(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  login auth.users := private.require_login();
  hash text;
  invitation public.invitations;
  member public.members;
begin
  perform private.require_object(payload);
  perform private.read_uuid(payload, 'op_id');
  perform private.read_text(payload, 'name', 200, true);
  perform private.read_choice(payload, 'language', array['en', 'zh-CN']);
  hash := private.token_hash(private.read_text(payload, 'token', 200, true));
  -- In one line with every other change of members: of two that accept at once one waits, and then finds it used.
  perform private.lock_members(i.org_id) from public.invitations as i where i.token_hash = hash;
  select i.* into invitation from public.invitations as i where i.token_hash = hash for update;
  -- Distinct and not unequal: an address without a normal form is null, and null must not pass for the right one.
  if invitation.id is null or login.email_confirmed_at is null
    or invitation.email is distinct from private.normal_address(login.email) then
    perform private.fail('TB032', 'token');
  end if;
  select m.* into member from public.members as m
  where m.org_id = invitation.org_id and m.user_id = login.id;
  -- The answer was lost on the way: it is given again.
  if invitation.accepted_at is null then
    if invitation.expires_at <= now() then
      perform private.fail('TB032', 'token');
    end if;
    if member.status = 'active' then
      -- Roles are changed by change_member, which leaves the organisation its last administrator.
      perform private.fail('TB031', 'token');
    end if;
    if member.id is not null then
      -- Back after having left: the same member, with the same history.
      update public.members as m
      set status = 'active', left_at = null, role = invitation.role, team_id = invitation.team_id
      where m.org_id = invitation.org_id and m.id = member.id
      returning m.* into member;
    else
      insert into public.members (org_id, user_id, name, email, role, team_id, language)
      values (
        invitation.org_id, login.id, private.read_text(payload, 'name', 200, true), invitation.email, invitation.role,
        invitation.team_id, private.read_choice(payload, 'language', array['en', 'zh-CN'])
      )
      -- Left with an account that is gone: the history is that of the address.
      on conflict on constraint members_email_once do update
        set user_id = excluded.user_id, status = 'active', left_at = null, role = excluded.role, team_id = excluded.team_id
        where members.user_id is null
      returning * into member;
      if member.id is null then
        perform private.fail('TB031', 'token');
      end if;
    end if;
    update public.invitations as i set accepted_at = now() where i.org_id = invitation.org_id and i.id = invitation.id;
  elsif member.id is null or member.status <> 'active' then
    perform private.fail('TB032', 'token');
  end if;
  return jsonb_build_object('org_id', member.org_id, 'member_id', member.id, 'role', member.role);
end
$$;
comment on function private.accept_invitation(jsonb) is 'Makes the caller''s login a member of the organisation that invited it.';

create function public.accept_invitation(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.accept_invitation(payload) $$;
comment on function public.accept_invitation(jsonb) is
  'Accepts an invitation. A login with the invited address; TB032 for every other, and for what expired or was used.';

create function public.invitations(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  -- Row security gives administrators all and everybody else none.
  if me.role <> 'admin' then
    perform private.fail('TB002');
  end if;
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'invitation_id', i.id, 'email', i.email, 'role', i.role, 'team_id', i.team_id, 'created_at', i.created_at,
        'expires_at', i.expires_at
      ) order by i.created_at desc, i.id
    ), '[]')
    from public.invitations as i
    where i.org_id = me.org_id and i.accepted_at is null and i.expires_at > now()
  );
end
$$;
comment on function public.invitations(jsonb) is 'Open invitations. Administrators.';

grant execute on function
  private.invite_member(jsonb), private.revoke_invitation(jsonb), private.accept_invitation(jsonb)
to authenticated;
revoke all on function
  public.invite_member(jsonb), public.revoke_invitation(jsonb), public.accept_invitation(jsonb), public.invitations(jsonb)
from public, anon, service_role;
grant execute on function
  public.invite_member(jsonb), public.revoke_invitation(jsonb), public.accept_invitation(jsonb), public.invitations(jsonb)
to authenticated;
