-- Which opportunity a contact was about.
alter table public.follow_up_contents add constraint follow_up_contents_opportunity_fkey
  foreign key (org_id, opportunity_id) references public.opportunities (org_id, id) on delete set null (opportunity_id);
create index follow_up_contents_opportunity_idx on public.follow_up_contents (org_id, opportunity_id);

-- Whatever the level of the contact: that there was one is no secret to those who see the opportunity.
create function private.last_follow_up_of(opportunity uuid) returns timestamptz
language plpgsql stable security definer set search_path = ''
as $$
declare
  me private.caller := private.require_caller();
  seer private.sight := private.sight_of(me);
begin
  return (
    select max(f.occurred_at)
    from public.opportunities as o
    join public.customers as c on c.org_id = o.org_id and c.id = o.customer_id
    join public.follow_up_contents as k on k.org_id = o.org_id and k.opportunity_id = o.id
    join public.follow_ups as f on f.org_id = k.org_id and f.id = k.follow_up_id
    where o.org_id = me.org_id and o.id = opportunity and f.removed_at is null and f.state in ('to_complete', 'done')
      and private.is_open_of(seer, private.relation_of(seer, c.id, c.owner_id), c.owner_id)
  );
end
$$;
comment on function private.last_follow_up_of(uuid) is
  'When somebody was last in touch about an opportunity that the caller sees; null where they do not see it.';
grant execute on function private.last_follow_up_of(uuid) to authenticated;
