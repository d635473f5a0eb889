-- Templates and answers to objections: the organisation's words, put into a mail that is being written.

-- What a template may name in double braces. Closed, and the same as `templateFields` of shared/domain/fill-template.ts: what
-- nobody can fill in or ask for would stand in a customer's mail as it was mistyped.
create function private.template_fields() returns text[]
language sql immutable security invoker set search_path = ''
as $$
  select array[
    'contact.name', 'contact.title', 'contact.email', 'customer.name', 'customer.short_name', 'customer.code', 'me.name',
    'me.email', 'me.organisation', 'today'
  ]
$$;
comment on function private.template_fields() is 'The fields that a template may name, as shared/domain/fill-template.ts has them.';

-- Reads as `parseTemplate` does: wide braces of a Chinese keyboard are braces, names hold no brace and no line break, and
-- what opens without closing on its line is a slip.
create function private.template_fault(body text) returns jsonb
language plpgsql immutable security invoker set search_path = ''
as $$
declare
  braces text := translate(body, '｛｝', '{}');
  mark constant text := E'\\{\\{([^{}\r\n]*)\\}\\}';
  -- What `trim` of ECMAScript takes off: https://tc39.es/ecma262/#prod-WhiteSpace, and the two separators of lines that a
  -- name may hold.
  blanks constant text := E' \t\u000b\u000c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
    '\u2028\u2029\u202f\u205f\u3000\ufeff';
  named text;
begin
  for named in select btrim(m.parts[1], blanks) from regexp_matches(braces, mark, 'g') as m (parts) loop
    if not named = any (private.template_fields()) then
      return jsonb_build_object('code', 'TB050', 'unknown', left(named, 60));
    end if;
  end loop;
  -- A line break for each field: what stands before and behind one does not grow together.
  named := substring(regexp_replace(braces, mark, E'\n', 'g') from E'\\{\\{[^\r\n]{0,20}');
  return case when named is not null then jsonb_build_object('code', 'TB051', 'unclosed', named) end;
end
$$;
comment on function private.template_fault(text) is
  'Code and fact of the first field that is none (TB050) or is not closed (TB051); null for a template that is right.';

create table public.templates (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  title text not null,
  -- With fields in double braces: {{contact.name}}. Those without a value are asked for when it is used.
  body text not null,
  language text not null,
  -- null: the organisation's; else one member's own.
  member_id uuid,
  uses int not null default 0,
  version int not null default 1,
  created_by uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint templates_pkey primary key (org_id, id),
  constraint templates_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint templates_member_fkey foreign key (org_id, member_id)
    references public.members (org_id, id) on delete cascade,
  constraint templates_creator_fkey foreign key (org_id, created_by)
    references public.members (org_id, id) on delete set null (created_by),
  constraint templates_kind_known check (kind in ('template', 'objection')),
  constraint templates_language_known check (language in ('en', 'zh-CN')),
  constraint templates_texts_bounded check (
    btrim(title) <> '' and char_length(title) <= 200 and btrim(body) <> '' and char_length(body) <= 20000
  ),
  -- Whichever road it comes by.
  constraint templates_fields_known check (private.template_fault(body) is null)
);
create index templates_member_idx on public.templates (org_id, member_id);
create index templates_creator_idx on public.templates (org_id, created_by);
-- Titles and texts by substring, in a definer function only.
create index templates_search_idx on public.templates using gin (lower(title || ' ' || body) extensions.gin_trgm_ops);
comment on table public.templates is
  'Templates and objections. The organisation''s are read by all members and changed by managers; one''s own by oneself.';
-- One's own words are read by nobody else, in the log as little as in the table.
select private.audit_table('public.templates', '', 'uses,version', '', 'title,body');
create trigger templates_updated_at before update on public.templates
  for each row execute function private.keep_updated_at();

revoke all on public.templates from anon, authenticated, service_role;
grant all on public.templates to service_role;
grant select on public.templates to authenticated;
alter table public.templates enable row level security;
create policy templates_read on public.templates for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and (member_id is null or member_id = (select private.my_member_id()))
  );

create function private.save_template(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.templates;
  template uuid := gen_random_uuid();
  shared boolean;
  words text;
  fault jsonb;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'save_template');
  if answer is not null then
    return answer;
  end if;
  shared := private.require_flag(payload, 'shared');
  perform private.read_int_or(payload, 'version', 1, 2000000000, null);
  if private.payload_at(payload, 'template_id') is not null then
    select t.* into known from public.templates as t
    where t.org_id = me.org_id and t.id = private.read_uuid(payload, 'template_id')
      and (t.member_id is null or t.member_id = me.member_id)
    for update;
    if known.id is null then
      perform private.fail('TB001', 'template_id');
    end if;
    template := known.id;
  end if;
  -- What stands in everybody's mails is a manager's to say, be it taken over or given away.
  if (shared or (known.id is not null and known.member_id is null)) and me.role not in ('manager', 'admin') then
    perform private.fail('TB002', 'shared');
  end if;
  if known.id is not null then
    perform private.require_version(
      private.read_int(payload, 'version', 1, 2000000000), known.version, to_jsonb(known), payload, 'templates',
      me.org_id, known.id
    );
  end if;
  if known.id is null and (
    select count(*) from public.templates as t where t.org_id = me.org_id and t.created_by = me.member_id
  ) >= 1000 then
    perform private.fail('TB007', 'template_id', '{"limit": 1000}');
  end if;
  words := private.read_text(payload, 'body', 20000, true);
  fault := private.template_fault(words);
  if fault is not null then
    perform private.fail(fault ->> 'code', 'body', fault - 'code');
  end if;
  insert into public.templates as t (org_id, id, kind, title, body, language, member_id, created_by)
  values (
    me.org_id, template, private.read_choice(payload, 'kind', array['template', 'objection']),
    private.read_text(payload, 'title', 200, true), words,
    private.read_choice(payload, 'language', array['en', 'zh-CN']), case when not shared then me.member_id end,
    me.member_id
  )
  on conflict on constraint templates_pkey do update
    set kind = excluded.kind, title = excluded.title, body = excluded.body, language = excluded.language,
      member_id = excluded.member_id, version = t.version + 1;
  return private.end_operation(me, payload, (
    select jsonb_build_object('template_id', t.id, 'version', t.version)
    from public.templates as t where t.org_id = me.org_id and t.id = template
  ));
end
$$;
comment on function private.save_template(jsonb) is 'Creates or changes a template.';

create function public.save_template(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.save_template(payload) $$;
comment on function public.save_template(jsonb) is
  'Creates or changes a template. One''s own: any member; the organisation''s: managers and administrators.';

create function private.remove_template(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  known public.templates;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'remove_template');
  if answer is not null then
    return answer;
  end if;
  select t.* into known from public.templates as t
  where t.org_id = me.org_id and t.id = private.read_uuid(payload, 'template_id')
    and (t.member_id is null or t.member_id = me.member_id)
  for update;
  if known.id is null then
    perform private.fail('TB001', 'template_id');
  end if;
  if known.member_id is null and me.role not in ('manager', 'admin') then
    perform private.fail('TB002', 'template_id');
  end if;
  delete from public.templates as t where t.org_id = me.org_id and t.id = known.id;
  return private.end_operation(me, payload, jsonb_build_object('template_id', known.id));
end
$$;
comment on function private.remove_template(jsonb) is 'Removes a template.';

create function public.remove_template(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_template(payload) $$;
comment on function public.remove_template(jsonb) is 'Removes a template: one''s own, or the organisation''s as a manager.';

create function private.count_template_use(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  used public.templates;
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'count_template_use');
  if answer is not null then
    return answer;
  end if;
  update public.templates as t set uses = t.uses + 1
  where t.org_id = me.org_id and t.id = private.read_uuid(payload, 'template_id')
    and (t.member_id is null or t.member_id = me.member_id)
  returning t.* into used;
  if used.id is null then
    perform private.fail('TB001', 'template_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('template_id', used.id, 'uses', used.uses));
end
$$;
comment on function private.count_template_use(jsonb) is 'Counts that a template was put into a mail.';

create function public.count_template_use(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.count_template_use(payload) $$;
comment on function public.count_template_use(jsonb) is
  'Counts that a template was put into a mail: which ones are looked for first. Whoever may read it.';

-- Substring search as its owner: the rule of the policy is written out.
create function private.find_templates(payload jsonb) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  pattern text;
  wanted_kind text;
  wanted uuid;
begin
  perform private.require_object(payload);
  pattern := private.like_pattern(private.read_text(payload, 'text', 100));
  wanted_kind := private.read_choice(payload, 'kind', array['template', 'objection'], false);
  wanted := private.read_uuid(payload, 'template_id', false);
  return (
    select coalesce(jsonb_agg(f.item), '[]') from (
      select jsonb_build_object(
        'template_id', t.id, 'kind', t.kind, 'title', t.title, 'body', t.body, 'language', t.language,
        'shared', t.member_id is null, 'version', t.version
      ) as item
      from public.templates as t
      where t.org_id = me.org_id and (t.member_id is null or t.member_id = me.member_id)
        and (wanted_kind is null or t.kind = wanted_kind)
        and (wanted is null or t.id = wanted)
        and lower(t.title || ' ' || t.body) like pattern
      order by t.uses desc, t.title, t.id
      limit 50
    ) as f
  );
end
$$;
comment on function private.find_templates(jsonb) is 'Templates by part of title or text, the most used first.';

create function public.find_templates(payload jsonb) returns jsonb
language sql stable security invoker set search_path = ''
as $$ select private.find_templates(payload) $$;
comment on function public.find_templates(jsonb) is 'The organisation''s and one''s own templates by text. Any member.';

grant execute on function
  private.save_template(jsonb), private.remove_template(jsonb), private.find_templates(jsonb),
  private.count_template_use(jsonb)
to authenticated;
-- The check of the table is made as whoever writes.
grant execute on function private.template_fields(), private.template_fault(text) to service_role;
revoke all on function public.save_template(jsonb), public.remove_template(jsonb), public.find_templates(jsonb),
  public.count_template_use(jsonb)
from public, anon, service_role;
grant execute on function public.save_template(jsonb), public.remove_template(jsonb), public.find_templates(jsonb),
  public.count_template_use(jsonb)
to authenticated;
