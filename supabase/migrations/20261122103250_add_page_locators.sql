-- When a mail host changes its page, an administrator can add selectors before the next version of the extension is out.
-- They are data: where something may stand, never what to do. The extension asks them after all that it brings along, so a
-- wrong one finds nothing and takes nothing away.

-- The shape of shared/contracts/added-locators.ts. Whether a browser understands the selector, only a browser knows: the
-- adapter passes over those that it does not.
create function private.are_page_locators(value jsonb) returns boolean
language sql immutable security invoker set search_path = ''
as $$
  select case
    when value is null or jsonb_typeof(value) <> 'array' or jsonb_array_length(value) > 50 then false
    else not exists (
      select from jsonb_array_elements(value) as l (entry)
      -- Missing keys give null, and null is not "shaped": "is not true" catches it.
      where (
        jsonb_typeof(l.entry) = 'object'
        -- Exactly these keys; `-` on anything but an object would raise, so the object comes first.
        and case when jsonb_typeof(l.entry) = 'object' then
          l.entry - array['surface', 'slot', 'selector', 'attribute'] = '{}'
          and l.entry ? 'attribute'
        end
        and jsonb_typeof(l.entry -> 'surface') = 'string'
        and (l.entry ->> 'surface') in ('gmail', 'outlook', 'google-calendar', 'outlook-calendar')
        and jsonb_typeof(l.entry -> 'slot') = 'string'
        and (l.entry ->> 'slot') in (
          'account', 'thread', 'subject', 'messages', 'message_id', 'sender', 'recipients', 'date', 'body', 'rows',
          'compose', 'event'
        )
        and jsonb_typeof(l.entry -> 'selector') = 'string'
        and char_length(l.entry ->> 'selector') between 1 and 300
        and (
          l.entry -> 'attribute' = 'null'
          -- Names of attributes that hold text. None that holds an address to load, and no handler.
          or jsonb_typeof(l.entry -> 'attribute') = 'string'
            and (l.entry ->> 'attribute') ~ '^(title|alt|name|email|aria-[a-z]+|data-[a-z0-9-]+|id)$'
        )
      ) is not true
    )
  end
$$;
comment on function private.are_page_locators(jsonb) is
  'Whether a value is a list of at most 50 added selectors, in the shape of shared/contracts/added-locators.ts.';

alter table public.organisation_settings
  -- Who reads the row reads this too: every member's sidebar needs it, and it says nothing about anybody.
  add column page_locators jsonb not null default '[]',
  add constraint organisation_settings_page_locators_shaped check (private.are_page_locators(page_locators));

create function private.page_locators(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select jsonb_build_object('locators', s.page_locators)
    from public.organisation_settings as s
    where s.org_id = me.org_id
  );
end
$$;
comment on function private.page_locators(jsonb) is 'Selectors that the caller''s organisation added for mail pages.';

create function public.page_locators(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.page_locators(payload) $$;
comment on function public.page_locators(jsonb) is
  'Selectors that the organisation added for mail pages. Any member, since every sidebar reads by them.';

create function private.change_page_locators(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  wanted jsonb;
begin
  perform private.require_object(payload);
  -- Administrators only: what is added here decides what everybody's sidebar takes for a sender.
  me := private.require_admin();
  answer := private.begin_operation(me, payload, 'change_page_locators');
  if answer is not null then
    return answer;
  end if;
  -- Missing is not empty: a payload that forgot the list must not take the organisation's selectors away.
  if private.payload_at(payload, 'locators') is null then
    perform private.fail('TB006', 'locators');
  end if;
  wanted := private.read_array(payload, 'locators', 50);
  if not private.are_page_locators(wanted) then
    perform private.fail('TB004', 'locators');
  end if;
  update public.organisation_settings as s set page_locators = wanted where s.org_id = me.org_id;
  return private.end_operation(me, payload, jsonb_build_object('locators', wanted));
end
$$;
comment on function private.change_page_locators(jsonb) is
  'Replaces the selectors that the caller''s organisation added for mail pages.';

create function public.change_page_locators(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.change_page_locators(payload) $$;
comment on function public.change_page_locators(jsonb) is 'Replaces the organisation''s added selectors. Administrators.';

-- A check runs as whoever writes the row, and the service may write it.
grant execute on function private.are_page_locators(jsonb) to service_role;
grant execute on function private.page_locators(jsonb), private.change_page_locators(jsonb) to authenticated;
revoke all on function public.page_locators(jsonb), public.change_page_locators(jsonb) from public, anon, service_role;
grant execute on function public.page_locators(jsonb), public.change_page_locators(jsonb) to authenticated;
