-- Views: a question that is asked every day, under a name.
create table public.saved_views (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  name text not null,
  -- Arguments of search_customers without a page.
  query jsonb not null,
  created_at timestamptz not null default now(),
  constraint saved_views_pkey primary key (org_id, id),
  constraint saved_views_name_once unique (org_id, member_id, name),
  constraint saved_views_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint saved_views_name_filled check (btrim(name) <> '' and char_length(name) <= 100),
  constraint saved_views_query_is_object check (jsonb_typeof(query) = 'object' and octet_length(query::text) <= 10000)
);
comment on table public.saved_views is 'Saved searches. Seen and changed by their own member alone.';
revoke all on public.saved_views from anon, authenticated, service_role;
grant all on public.saved_views to service_role;
grant select on public.saved_views to authenticated;
alter table public.saved_views enable row level security;
create policy saved_views_read on public.saved_views for select to authenticated
  using (org_id = (select private.my_org_id()) and member_id = (select private.my_member_id()));

create function private.save_view(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  saved uuid;
  refused text;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'save_view');
  if answer is not null then
    return answer;
  end if;
  if jsonb_typeof(payload -> 'query') is distinct from 'object' then
    perform private.fail('TB006', 'query');
  end if;
  if (select count(*) from public.saved_views as v where v.org_id = me.org_id and v.member_id = me.member_id) >= 100 then
    perform private.fail('TB007', 'name', '{"limit": 100}');
  end if;
  -- Asked once, so that what cannot be asked is not kept.
  begin
    perform private.search_customers((payload -> 'query') || '{"limit": 1}');
  exception
    when others then
      if sqlstate not like 'TB%' then
        raise;
      end if;
      get stacked diagnostics refused = pg_exception_detail;
      perform private.fail_within('query', sqlstate, refused);
  end;
  insert into public.saved_views as v (org_id, member_id, name, query)
  values (me.org_id, me.member_id, private.read_text(payload, 'name', 100, true), (payload -> 'query') - '{after,limit}'::text[])
  -- The same name means the same view.
  on conflict on constraint saved_views_name_once do update set query = excluded.query
  returning v.id into saved;
  return private.end_operation(me, payload, jsonb_build_object('view_id', saved));
end
$$;
comment on function private.save_view(jsonb) is 'Keeps a search under a name.';

create function public.save_view(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_view(payload) $$;
comment on function public.save_view(jsonb) is 'Keeps a search under a name, for oneself. Any member, at most 100.';

create function private.remove_view(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  saved uuid;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'remove_view');
  if answer is not null then
    return answer;
  end if;
  saved := private.read_uuid(payload, 'view_id');
  delete from public.saved_views as v where v.org_id = me.org_id and v.member_id = me.member_id and v.id = saved;
  if not found then
    perform private.fail('TB001', 'view_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('view_id', saved));
end
$$;
comment on function private.remove_view(jsonb) is 'Forgets a saved search.';

create function public.remove_view(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_view(payload) $$;
comment on function public.remove_view(jsonb) is 'Forgets a saved search of one''s own. Any member.';

create function public.saved_views(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('view_id', v.id, 'name', v.name, 'query', v.query) order by v.name, v.id
    ), '[]')
    from public.saved_views as v where v.org_id = me.org_id
  );
end
$$;
comment on function public.saved_views(jsonb) is 'Saved searches of the caller. Any member.';

grant execute on function private.save_view(jsonb), private.remove_view(jsonb) to authenticated;
revoke all on function public.save_view(jsonb), public.remove_view(jsonb), public.saved_views(jsonb)
from public, anon, service_role;
grant execute on function public.save_view(jsonb), public.remove_view(jsonb), public.saved_views(jsonb) to authenticated;
