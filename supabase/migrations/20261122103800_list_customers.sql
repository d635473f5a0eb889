-- What the web's list and page of customers ask beside search and card: whose customers one may choose from, and who a
-- customer's owners were. With the caller's rights: row security decides, nothing is written out.

create function public.owner_choices(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  reads_all boolean := private.reads_all_customers();
begin
  perform private.require_object(payload);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', m.id, 'name', m.name) order by m.name, m.id), '[]')
    from public.members as m
    where m.org_id = me.org_id
      -- Who has left owns nothing: leaving hands the customers on.
      and m.status = 'active'
      -- Names beyond these lead to no rows.
      and (reads_all or m.id = any (array(select private.visible_member_ids())))
  );
end
$$;
comment on function public.owner_choices(jsonb) is
  'Members whose customers the caller sees because of them: oneself, one''s team, or everybody. Any member.';

create function public.owner_history(payload jsonb) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  customer uuid;
begin
  perform private.require_object(payload);
  customer := private.read_uuid(payload, 'customer_id');
  if not exists (select from public.customers as c where c.org_id = me.org_id and c.id = customer) then
    perform private.fail('TB001', 'customer_id');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'kind', e.kind, 'from', f.name, 'to', t.name, 'by', a.name, 'note', e.note, 'at', e.at
    ) order by e.at desc, e.id desc), '[]')
    from (
      -- The policy `pool_events_read` leaves of a customer in the pool what brought it there.
      select p.* from public.pool_events as p
      where p.org_id = me.org_id and p.customer_id = customer
      order by p.at desc, p.id desc
      -- Owners of years; a customer with more has other troubles.
      limit 200
    ) as e
    left join public.members as f on f.org_id = e.org_id and f.id = e.from_member_id
    left join public.members as t on t.org_id = e.org_id and t.id = e.to_member_id
    left join public.members as a on a.org_id = e.org_id and a.id = e.actor_id
  );
end
$$;
comment on function public.owner_history(jsonb) is
  'The last 200 changes of a customer''s owner, newest first: from, to, who, when, why. Whoever sees the customer.';

revoke all on function public.owner_choices(jsonb), public.owner_history(jsonb) from public, anon, service_role;
grant execute on function public.owner_choices(jsonb), public.owner_history(jsonb) to authenticated;
