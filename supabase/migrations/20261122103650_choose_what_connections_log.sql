-- What a member sees and chooses of their own connections: how each is doing, what is logged without asking, how far back.

create function private.own_connections(me private.caller) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'connection_id', c.id, 'provider', c.provider, 'address', c.address, 'kind', c.kind, 'rule', c.rule,
        'import_days', c.import_days,
        'state', c.state, 'problem', c.last_error, 'last_synced_at', c.last_synced_at,
        -- Following begins when all is imported.
        'importing', c.rule <> 'off' and c.state in ('connected', 'paused') and h.importing,
        -- How many of the addresses and domains were looked for. Counted only while somebody waits for it.
        'progress', case when h.importing and c.kind = 'mail' and c.rule = 'known_contacts' then (
          select jsonb_build_object('done', count(i.person), 'total', count(*))
          from private.worked_people(c.org_id, c.member_id) as p (person)
          left join private.imported_people as i
            on i.org_id = c.org_id and i.connection_id = c.id and i.person = p.person collate "C"
        ) end
      ) order by c.address, c.provider, c.kind desc
    ), '[]')
    from public.connections as c
    left join public.sync_cursors as s on s.org_id = c.org_id and s.connection_id = c.id and s.kind = c.kind
    cross join lateral (select coalesce((s.cursor::jsonb ->> 'phase') <> 'follow', true)) as h (importing)
    where c.org_id = me.org_id and c.member_id = me.member_id
  );
end
$$;
comment on function private.own_connections(private.caller) is 'A member''s connections, without anything of their tokens. Internal.';

create function private.my_connections(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return jsonb_build_object('connections', private.own_connections(me));
end
$$;
comment on function private.my_connections(jsonb) is 'The caller''s connected mailboxes and how they are doing.';

create function private.change_connection(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.connections;
  wanted text;
  days int;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'change_connection');
  if answer is not null then
    return answer;
  end if;
  wanted := private.read_choice(payload, 'rule', array['off', 'followed', 'known_contacts']);
  days := private.read_int(payload, 'import_days', 0, 730);
  -- Another member's looks like one that is not there.
  select c.* into known from public.connections as c
  where c.org_id = me.org_id and c.member_id = me.member_id and c.id = private.read_uuid(payload, 'connection_id')
  for no key update;
  if known.id is null then
    perform private.fail('TB001', 'connection_id');
  end if;
  if known.kind = 'calendar' and wanted = 'followed' then
    perform private.fail('TB004', 'rule');
  end if;
  update public.connections as c set rule = wanted, import_days = days where c.org_id = me.org_id and c.id = known.id;
  -- Read from the start where more is to be found than before; what was logged already is found again and left alone.
  if wanted = 'known_contacts' and (known.rule <> 'known_contacts' or days > known.import_days) then
    delete from public.sync_cursors as s
    where s.org_id = me.org_id and s.connection_id = known.id;
    delete from private.imported_people as i where i.org_id = me.org_id and i.connection_id = known.id;
  end if;
  -- Looked at with the next ring. A worker that is in there now comes back with a lease that is no longer good, so that it
  -- writes nothing by the old rule.
  update public.jobs as j set run_after = now(), lease = null, leased_until = null
  where j.org_id = me.org_id and j.connection_id = known.id;
  return private.end_operation(me, payload, jsonb_build_object('connections', private.own_connections(me)));
end
$$;
comment on function private.change_connection(jsonb) is 'Chooses what an own connection logs without asking.';

-- Stopped by its member and gone on with: the place where it stood is kept, and nothing is read meanwhile.
create function private.pause_connection(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.connections;
  wanted text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'pause_connection');
  if answer is not null then
    return answer;
  end if;
  wanted := case when private.require_flag(payload, 'paused') then 'paused' else 'connected' end;
  select c.* into known from public.connections as c
  where c.org_id = me.org_id and c.member_id = me.member_id and c.id = private.read_uuid(payload, 'connection_id')
  for no key update;
  if known.id is null then
    perform private.fail('TB001', 'connection_id');
  end if;
  -- One that fails is not mended by this.
  if known.state not in ('connected', 'paused') then
    perform private.fail('TB041', 'connection_id');
  end if;
  update public.connections as c set state = wanted where c.org_id = me.org_id and c.id = known.id;
  -- A worker that is in there now writes nothing more.
  update public.jobs as j set run_after = now(), lease = null, leased_until = null
  where j.org_id = me.org_id and j.connection_id = known.id and known.state <> wanted;
  return private.end_operation(me, payload, jsonb_build_object('connections', private.own_connections(me)));
end
$$;
comment on function private.pause_connection(jsonb) is 'Stops an own connection, or lets it go on.';

create function public.my_connections(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.my_connections(payload) $$;
comment on function public.my_connections(jsonb) is 'The caller''s own connected mailboxes. Any member, their own alone.';
create function public.change_connection(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_connection(payload) $$;
comment on function public.change_connection(jsonb) is
  'Chooses what an own connection logs without asking. Its own member alone; TB001 for everybody else.';

create function public.pause_connection(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.pause_connection(payload) $$;
comment on function public.pause_connection(jsonb) is
  'Stops an own connection, or lets it go on. Its own member alone; TB001 for everybody else, TB041 while it fails.';

grant execute on function
  private.my_connections(jsonb), private.change_connection(jsonb), private.pause_connection(jsonb)
to authenticated;
revoke all on function
  public.my_connections(jsonb), public.change_connection(jsonb), public.pause_connection(jsonb)
from public, anon, service_role;
grant execute on function
  public.my_connections(jsonb), public.change_connection(jsonb), public.pause_connection(jsonb)
to authenticated;
