-- Graded rights. Phones, amounts and decision roles are shown to whom they concern: the owner, those above, and phones to
-- collaborators too. Others who see the customer see a mask; `reveal` opens it where their work needs it and leaves a line
-- in the log. In the pool nothing is opened before the claim.

create function private.may_see_of(seer private.sight, relation text, owner uuid, what text) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  return seer.role = 'admin' or relation = 'mine'
    -- Null in the pool, and a null would pass for yes where somebody asks "if not".
    or coalesce(owner = any (seer.visible_ids), false)
    or (relation = 'collaborator' and what = 'phone');
end
$$;
comment on function private.may_see_of(private.sight, text, uuid, text) is
  'Whether a phone, amount or decision role is shown without being asked for. Internal.';

create function private.may_reveal_of(seer private.sight, relation text, owner uuid, what text) returns boolean
language plpgsql immutable security invoker set search_path = ''
as $$
begin
  -- Whoever reads a colleague's customer or serves it may need to call; what it pays is none of their business.
  return private.may_see_of(seer, relation, owner, what)
    or (relation = 'team' and what = 'phone')
    or (relation = 'collaborator' and what in ('amount', 'decision_role'));
end
$$;
comment on function private.may_reveal_of(private.sight, text, uuid, text) is 'Whether a masked value may be opened. Internal.';

-- The same in the policy, so that the table gives away no more than the functions do.
drop policy contact_phones_read on public.contact_phones;
create policy contact_phones_read on public.contact_phones for select to authenticated
  using (
    org_id = (select private.my_org_id())
    and exists (
      select from public.contacts as p
      join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
      where p.org_id = contact_phones.org_id and p.id = contact_phones.contact_id
        and (
          c.owner_id = any (array(select private.visible_member_ids()))
          or (select private.my_role()) = 'admin'
          or c.id in (select private.collaborating_customer_ids())
        )
    )
  );

-- +49•••••••67: enough to tell two numbers apart, not enough to call.
create function private.mask_phone(e164 text) returns text
language sql immutable security invoker set search_path = ''
as $$ select left(e164, 3) || repeat('•', greatest(length(e164) - 5, 3)) || right(e164, 2) $$;
comment on function private.mask_phone(text) is 'A phone as it is shown to those without the right. Internal.';

-- Masks of a contact's phones, for a card whose reader was given none by row security.
create function private.masked_phones(contact uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(private.mask_phone(t.e164) order by t.position, t.e164), '[]')
    from public.contact_phones as t
    join public.contacts as p on p.org_id = t.org_id and p.id = t.contact_id
    join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
    where t.org_id = me.org_id and t.contact_id = contact
      and private.relation_of(private.sight_of(me), c.id, c.owner_id) <> 'colleague'
  );
end
$$;
comment on function private.masked_phones(uuid) is 'Masked phones of a contact that the caller may see.';
grant execute on function private.masked_phones(uuid) to authenticated;

-- What a pool shows of the people at a customer: that there are some, and how they can be reached. An initial, a domain, the
-- ends of a number.
create function private.masked_contacts(customer uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'contact_id', p.id, 'name', left(p.name, 1) || '•••', 'title', null, 'is_primary', p.is_primary,
      'addresses', coalesce((
        select jsonb_agg('•••@' || split_part(a.address, '@', 2) order by a.position, a.address)
        from public.contact_addresses as a where a.org_id = p.org_id and a.contact_id = p.id
      ), '[]'),
      'phones', private.masked_phones(p.id), 'wechat', null, 'has_left', p.has_left
    ) order by p.is_primary desc, p.has_left, p.created_at, p.id), '[]')
    from public.contacts as p
    join public.customers as c on c.org_id = p.org_id and c.id = p.customer_id
    where p.org_id = me.org_id and p.customer_id = customer
      and private.relation_of(private.sight_of(me), c.id, c.owner_id) <> 'colleague'
  );
end
$$;
comment on function private.masked_contacts(uuid) is 'Masked people of a customer that the caller sees.';
grant execute on function private.masked_contacts(uuid) to authenticated;

-- Opens one masked value. Not kept as an operation: the answer would lie in a table in clear; asked twice it is told and
-- logged twice, which is what the log is for.
create function private.reveal(payload jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight;
  what text;
  target uuid;
  customer public.customers;
  relation text;
  opened jsonb;
begin
  perform private.require_object(payload);
  -- A person reads a few; a script that empties the file is stopped.
  perform private.count_call(me, 'reveal', 30);
  what := private.read_choice(payload, 'what', array['phone', 'amount', 'decision_role']);
  target := private.read_uuid(payload, 'id');
  select c.* into customer from public.customers as c
  where c.org_id = me.org_id and c.id = (
    select k.customer_id from public.contracts as k where what = 'amount' and k.org_id = me.org_id and k.id = target
    union all
    select p.customer_id from public.contacts as p where what <> 'amount' and p.org_id = me.org_id and p.id = target
  );
  seer := private.sight_of(me);
  relation := private.relation_of(seer, customer.id, customer.owner_id);
  -- Unknown, hidden and another tenant's look alike.
  if customer.id is null or relation = 'colleague' then
    perform private.fail('TB001', 'id');
  end if;
  if not private.may_reveal_of(seer, relation, customer.owner_id, what) then
    perform private.fail('TB002', 'what');
  end if;
  opened := case what
    when 'phone' then (
      select coalesce(jsonb_agg(t.e164 order by t.position, t.e164), '[]') from public.contact_phones as t
      where t.org_id = me.org_id and t.contact_id = target
    )
    when 'amount' then (
      select to_jsonb(private.unseal(k.org_id, k.id, k.amount_sealed)::bigint) from public.contracts as k
      where k.org_id = me.org_id and k.id = target
    )
    else (
      select to_jsonb(private.unseal(s.org_id, s.contact_id, s.decision_role_sealed)) from public.contact_secrets as s
      where s.org_id = me.org_id and s.contact_id = target
    )
  end;
  -- What was shown is not repeated in the log; that it was shown, and to whom, is.
  perform private.add_audit_lines(
    'reveal', case what when 'amount' then 'contracts' else 'contacts' end,
    array[(me.org_id, target, null, jsonb_build_object('what', what))::private.audit_change], '{}'
  );
  return jsonb_build_object('what', what, 'id', target, 'value', opened);
end
$$;
comment on function private.reveal(jsonb) is 'Opens a masked value and leaves a line in the log.';

create function public.reveal(payload jsonb) returns jsonb
language sql volatile security invoker set search_path = ''
as $$ select private.reveal(payload) $$;
comment on function public.reveal(jsonb) is
  'Opens a contact''s phones or decision role, or a contract''s amount, and logs it. Whoever may see the customer and whose '
  'work needs it; TB002 in the pool, TB008 above 30 a minute.';

-- What stands in the file beside the card: fields, tags, opportunities, contracts, history. Read with the caller's rights,
-- sealed values by the function below.
create function private.opened_values(customer uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
  found_row public.customers;
  relation text;
begin
  select c.* into found_row from public.customers as c where c.org_id = me.org_id and c.id = customer;
  relation := private.relation_of(seer, found_row.id, found_row.owner_id);
  if found_row.id is null or relation = 'colleague'
    or not private.may_see_of(seer, relation, found_row.owner_id, 'amount') then
    return '{"amounts": {}, "roles": {}, "masked": true}';
  end if;
  return jsonb_build_object(
    'amounts', coalesce((
      select jsonb_object_agg(k.id, private.unseal(k.org_id, k.id, k.amount_sealed)::bigint)
      from public.contracts as k
      where k.org_id = me.org_id and k.customer_id = customer and k.amount_sealed is not null
    ), '{}'),
    'roles', coalesce((
      select jsonb_object_agg(s.contact_id, private.unseal(s.org_id, s.contact_id, s.decision_role_sealed))
      from public.contact_secrets as s
      join public.contacts as p on p.org_id = s.org_id and p.id = s.contact_id
      where p.org_id = me.org_id and p.customer_id = customer
    ), '{}'),
    'masked', false
  );
end
$$;
comment on function private.opened_values(uuid) is 'Sealed values of a customer that concern the caller; else a mask.';
grant execute on function private.opened_values(uuid) to authenticated;

-- What people wrote about a customer and where it is: columns without a grant, for those to whom the customer is open.
create function private.file_texts(customer uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
begin
  return coalesce((
    select jsonb_build_object(
      'address', c.address, 'registered_address', c.registered_address, 'past_cooperation', c.past_cooperation,
      'key_needs', c.key_needs, 'remark', c.remark
    )
    from public.customers as c
    where c.org_id = me.org_id and c.id = customer
      and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
  ), '{"address": null, "registered_address": null, "past_cooperation": null, "key_needs": null, "remark": null}');
end
$$;
comment on function private.file_texts(uuid) is 'Free texts and addresses of a customer; nulls where it is not open to the caller.';
grant execute on function private.file_texts(uuid) to authenticated;

create function public.customer_file(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  customer uuid;
  opened jsonb;
  file jsonb;
begin
  perform private.require_object(payload);
  customer := private.read_uuid(payload, 'customer_id');
  if not exists (select from public.customers as c where c.org_id = me.org_id and c.id = customer) then
    perform private.fail('TB001', 'customer_id');
  end if;
  opened := private.opened_values(customer);
  select jsonb_build_object(
    'customer_id', c.id, 'version', c.version, 'code', c.code, 'name', c.name, 'short_name', c.short_name,
    'industry_code', c.industry_code, 'customer_type', c.customer_type, 'region_code', c.region_code,
    'source_channel', c.source_channel, 'founded_on', c.founded_on, 'first_contact_on', c.first_contact_on,
    'need_priority', c.need_priority, 'headcount', c.headcount,
    'annual_revenue_minor', c.annual_revenue_minor, 'revenue_currency', c.revenue_currency,
    'status', c.status, 'tier', c.tier, 'approval', c.approval, 'verified_at', c.verified_at,
    'masked', (opened ->> 'masked')::boolean,
    -- The day that its owner was warned of, put off or not, unless it was touched since: see warn_of_recycling.
    'leaves_at', (
      select max(coalesce(r.first_due_at, r.due_at)) from public.reminders as r
      where r.org_id = c.org_id and r.customer_id = c.id and r.kind = 'recycling' and r.owner_id = c.owner_id
        and r.state in ('open', 'done') and r.created_at > greatest(c.last_follow_up_at, c.created_at)
    ),
    'tags', coalesce((
      select jsonb_agg(jsonb_build_object('tag_id', g.id, 'name', g.name, 'kind', g.kind) order by g.kind, g.name)
      from public.customer_tags as t join public.tags as g on g.org_id = t.org_id and g.id = t.tag_id
      where t.org_id = c.org_id and t.customer_id = c.id
    ), '[]'),
    'collaborators', coalesce((
      select jsonb_agg(jsonb_build_object('member_id', m.id, 'name', m.name) order by m.name, m.id)
      from public.collaborators as k join public.members as m on m.org_id = k.org_id and m.id = k.member_id
      where k.org_id = c.org_id and k.customer_id = c.id
    ), '[]'),
    'contacts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'contact_id', p.id, 'version', p.version, 'name', p.name, 'responsible_id', p.responsible_id,
        'decision_role', opened #> array['roles', p.id::text]
      ) order by p.is_primary desc, p.has_left, p.created_at, p.id)
      from public.contacts as p where p.org_id = c.org_id and p.customer_id = c.id
    ), '[]'),
    'opportunities', coalesce((
      select jsonb_agg(jsonb_build_object(
        'opportunity_id', o.id, 'version', o.version, 'code', o.code, 'title', o.title,
        'expected_amount_minor', o.expected_amount_minor, 'currency', o.currency,
        'expected_close_on', o.expected_close_on, 'stage_id', o.stage_id, 'stage_key', s.key, 'stage_name', s.name,
        'probability', s.probability, 'outcome', s.outcome, 'lost_reason', o.lost_reason, 'competitor', o.competitor,
        'next_plan', o.next_plan, 'owner', case when w.id is not null
          then jsonb_build_object('member_id', w.id, 'name', w.name) end,
        'last_follow_up_at', private.last_follow_up_of(o.id)
      ) order by (s.outcome = 'open') desc, o.created_at desc, o.id)
      from public.opportunities as o
      join public.opportunity_stages as s on s.org_id = o.org_id and s.id = o.stage_id
      left join public.members as w on w.org_id = o.org_id and w.id = o.owner_id
      where o.org_id = c.org_id and o.customer_id = c.id
    ), '[]'),
    'contracts', coalesce((
      select jsonb_agg(jsonb_build_object(
        'contract_id', k.id, 'version', k.version, 'title', k.title, 'state', k.state,
        'amount_minor', opened #> array['amounts', k.id::text], 'currency', k.currency, 'signed_on', k.signed_on,
        'starts_on', k.starts_on, 'ends_on', k.ends_on, 'opportunity_id', k.opportunity_id
      ) order by k.ends_on desc nulls first, k.created_at desc, k.id)
      from public.contracts as k where k.org_id = c.org_id and k.customer_id = c.id
    ), '[]'),
    'status_history', coalesce((
      select jsonb_agg(jsonb_build_object(
        'from', h.from_status, 'to', h.to_status, 'reason', h.reason, 'rule', h.rule, 'by', m.name, 'at', h.at
      ) order by h.at desc, h.id desc)
      from (
        select x.* from public.status_history as x
        where x.org_id = c.org_id and x.customer_id = c.id order by x.at desc, x.id desc limit 50
      ) as h
      left join public.members as m on m.org_id = h.org_id and m.id = h.member_id
    ), '[]')
  ) || private.file_texts(c.id) into file
  from public.customers as c where c.org_id = me.org_id and c.id = customer;
  return file;
end
$$;
comment on function public.customer_file(jsonb) is
  'The file of a customer beside its card; amounts and decision roles only for those whom they concern. TB001.';

grant execute on function private.reveal(jsonb) to authenticated;
revoke all on function public.reveal(jsonb), public.customer_file(jsonb) from public, anon, service_role;
grant execute on function public.reveal(jsonb), public.customer_file(jsonb) to authenticated;
