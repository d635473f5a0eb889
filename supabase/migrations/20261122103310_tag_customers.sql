-- Tags of an organisation, preference tags among them, and which customer bears which.

create table public.tags (
  org_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- preference: what a customer likes and wants, shown apart.
  kind text not null default 'general',
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint tags_pkey primary key (org_id, id),
  constraint tags_org_fkey foreign key (org_id) references public.organisations (id) on delete cascade,
  constraint tags_creator_fkey foreign key (org_id, created_by) references public.members (org_id, id)
    on delete set null (created_by),
  constraint tags_name_filled check (btrim(name) <> '' and char_length(name) <= 50),
  constraint tags_kind_known check (kind in ('general', 'preference'))
);
-- "VIP" and "vip" are one tag to whoever reads a list.
create unique index tags_name_once on public.tags (org_id, kind, lower(name));
create index tags_creator_idx on public.tags (org_id, created_by);
comment on table public.tags is 'Tags of an organisation. Read by its members; made by members, removed by managers.';
select private.audit_table('public.tags');

create table public.customer_tags (
  org_id uuid not null,
  -- What the audit log calls the row.
  id uuid not null default gen_random_uuid(),
  customer_id uuid not null,
  tag_id uuid not null,
  added_by uuid,
  added_at timestamptz not null default now(),
  constraint customer_tags_pkey primary key (org_id, customer_id, tag_id),
  constraint customer_tags_customer_fkey foreign key (org_id, customer_id)
    references public.customers (org_id, id) on delete cascade,
  constraint customer_tags_tag_fkey foreign key (org_id, tag_id)
    references public.tags (org_id, id) on delete cascade,
  constraint customer_tags_adder_fkey foreign key (org_id, added_by) references public.members (org_id, id)
    on delete set null (added_by)
);
create index customer_tags_tag_idx on public.customer_tags (org_id, tag_id, customer_id);
create index customer_tags_adder_idx on public.customer_tags (org_id, added_by);
comment on table public.customer_tags is 'Which customer bears which tag. Seen with the customer; written by set_customer_tags.';
select private.audit_table('public.customer_tags');

revoke all on public.tags, public.customer_tags from anon, authenticated, service_role;
grant all on public.tags, public.customer_tags to service_role;
grant select on public.tags, public.customer_tags to authenticated;
alter table public.tags enable row level security;
alter table public.customer_tags enable row level security;
create policy tags_read on public.tags for select to authenticated using (org_id = (select private.my_org_id()));
create policy customer_tags_read on public.customer_tags for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.customers as c where c.org_id = customer_tags.org_id and c.id = customer_tags.customer_id
    )
  );

-- Tags by name: who types a new one makes it, who types a known one means it.
create function private.set_customer_tags(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  customer public.customers;
  tag_kind text;
  names text[];
begin
  perform private.require_object(payload);
  answer := private.begin_operation(me, payload, 'set_customer_tags');
  if answer is not null then
    return answer;
  end if;
  customer := private.require_workable_customer(me, private.read_uuid(payload, 'customer_id'), 'customer_id');
  tag_kind := private.read_choice(payload, 'kind', array['general', 'preference']);
  perform private.require_listed(payload, 'names');
  names := private.read_texts(payload, 'names', 30, '^.{1,50}$');
  insert into public.tags (org_id, name, kind, created_by)
  select me.org_id, min(n.name), tag_kind, me.member_id from unnest(names) as n (name) group by lower(n.name)
  -- In one order, so that two who make the same tags at once do not wait in a circle.
  order by lower(min(n.name))
  on conflict do nothing;
  -- Every list of tags is read whole; nobody tells thousands of them apart.
  if (select count(*) from public.tags as g where g.org_id = me.org_id) > 5000 then
    perform private.fail('TB007', 'names', '{"limit": 5000}');
  end if;
  delete from public.customer_tags as t using public.tags as g
  where t.org_id = me.org_id and t.customer_id = customer.id and g.org_id = t.org_id and g.id = t.tag_id
    and g.kind = tag_kind and lower(g.name) <> all (array(select lower(n.name) from unnest(names) as n (name)));
  insert into public.customer_tags (org_id, customer_id, tag_id, added_by)
  select me.org_id, customer.id, g.id, me.member_id from public.tags as g
  where g.org_id = me.org_id and g.kind = tag_kind
    and lower(g.name) = any (array(select lower(n.name) from unnest(names) as n (name)))
  on conflict on constraint customer_tags_pkey do nothing;
  return private.end_operation(me, payload, (
    select jsonb_build_object('customer_id', customer.id, 'names', coalesce(jsonb_agg(g.name order by g.name), '[]'))
    from public.customer_tags as t
    join public.tags as g on g.org_id = t.org_id and g.id = t.tag_id
    where t.org_id = me.org_id and t.customer_id = customer.id and g.kind = tag_kind
  ));
end
$$;
comment on function private.set_customer_tags(jsonb) is 'Sets the tags of one kind that a customer bears.';

create function public.set_customer_tags(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.set_customer_tags(payload) $$;
comment on function public.set_customer_tags(jsonb) is
  'Sets the tags of one kind that a customer bears; new names become tags. Whoever may change its file.';

create function private.remove_tag(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  answer jsonb;
  tag uuid;
begin
  perform private.require_object(payload);
  if me.role not in ('manager', 'admin') then
    perform private.fail('TB002');
  end if;
  answer := private.begin_operation(me, payload, 'remove_tag');
  if answer is not null then
    return answer;
  end if;
  tag := private.read_uuid(payload, 'tag_id');
  delete from public.tags as g where g.org_id = me.org_id and g.id = tag;
  if not found then
    perform private.fail('TB001', 'tag_id');
  end if;
  return private.end_operation(me, payload, jsonb_build_object('tag_id', tag));
end
$$;
comment on function private.remove_tag(jsonb) is 'Removes a tag from the organisation and from every customer.';

create function public.remove_tag(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.remove_tag(payload) $$;
comment on function public.remove_tag(jsonb) is 'Removes a tag everywhere. Managers and administrators.';

create function public.tags(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object('tag_id', g.id, 'name', g.name, 'kind', g.kind) order by g.kind, g.name, g.id
    ), '[]')
    from public.tags as g where g.org_id = me.org_id
  );
end
$$;
comment on function public.tags(jsonb) is 'All tags of the organisation. Any member.';

grant execute on function private.set_customer_tags(jsonb), private.remove_tag(jsonb) to authenticated;
revoke all on function public.set_customer_tags(jsonb), public.remove_tag(jsonb), public.tags(jsonb)
from public, anon, service_role;
grant execute on function public.set_customer_tags(jsonb), public.remove_tag(jsonb), public.tags(jsonb) to authenticated;
