-- Whoever writes to a connected mailbox and is nobody's customer is offered to its member, in the list of what is to be decided.
-- Nobody is made a contact or a customer by a machine.

-- Once for each address: what was decided about somebody is not asked again, and what a person put on the list stays as it is.
create function private.offer_sender(me private.caller, mail jsonb) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  sender jsonb := (
    select p.item from jsonb_array_elements(coalesce(private.payload_at(mail, 'participants'), '[]')) as p (item)
    where p.item ->> 'role' = 'from' limit 1
  );
  address text := private.normal_address(sender ->> 'address');
  link text := mail #>> '{source,url}';
begin
  if address is null or private.is_excluded(me.org_id, me.member_id, address)
    or exists (select from public.members as m where m.org_id = me.org_id and m.email = address)
    or exists (
      select from public.organisation_domains as d
      where d.org_id = me.org_id and (split_part(address, '@', 2) = d.domain or address like '%.' || d.domain)
    )
    -- Somebody's customer, whoever that is: then there is nothing to be decided here.
    or (
      select count(distinct m.customer_id) from private.customers_meant(me, jsonb_build_array(sender)) as m
    ) = 1
    -- A list of more is read by nobody; the rest is offered beside the open mail, as ever.
    or (
      select count(*) from public.undecided_people as u
      where u.org_id = me.org_id and u.member_id = me.member_id and u.by_connection and u.decided_at is null
    ) >= 50
  then
    return;
  end if;
  insert into public.undecided_people (org_id, member_id, address, name, subject, url, by_connection)
  values (
    me.org_id, me.member_id, address, nullif(left(btrim(sender ->> 'name'), 200), ''), left(mail ->> 'subject', 1000),
    case when link ~ '^https://' then left(link, 2000) end, true
  )
  on conflict on constraint undecided_people_address_once do nothing;
end
$$;
comment on function private.offer_sender(private.caller, jsonb) is
  'Puts the unknown sender of a found mail on its member''s list of what is to be decided, 50 at most. Internal.';

-- Who is worked by now needs no decision any more.
create function private.withdraw_offers(org uuid, member uuid) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  update public.undecided_people as u set decided_at = now()
  where u.org_id = org and u.member_id = member and u.by_connection and u.decided_at is null and (
    u.address in (select p.value from private.worked_people(org, member) as p (value))
    or split_part(u.address, '@', 2) in (select p.value from private.worked_people(org, member) as p (value))
  );
end
$$;
comment on function private.withdraw_offers(uuid, uuid) is
  'Takes senders that have become contacts off a member''s list, where a connection had put them there. Internal.';
