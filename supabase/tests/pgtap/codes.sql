-- Codes carry the organisation's date, begin anew at its midnight, and go past 999.
select plan(14);

create temporary table org as select organisation('America/New_York') as id, organisation('Pacific/Auckland') as other;
select member(org.id, 'ada@frozen.example'), member(org.other, 'rua@frozen.example') from org;

create function tests.new_code(who text) returns text language sql as $$
  select tests.call(who, 'create_customer', jsonb_build_object(
    'name', 'Newcomer ' || gen_random_uuid(), 'short_name', null, 'industry_code', 'C34', 'customer_type', 'potential',
    'region_code', 'DE', 'source_channel', null, 'domains', '[]'::jsonb, 'to_verify', '[]'::jsonb, 'remark', null,
    'accept_duplicates', true, 'contact', null
  )) ->> 'code'
$$;

-- Around the midnight that ends the short day: 04:00 UTC, since New York is in summer time by then.
select at('2026-03-08 23:59:59-04');
select is(new_code('ada@frozen.example'), 'CUS20260308001', 'a second before midnight it is still the old day');
select is(new_code('ada@frozen.example'), 'CUS20260308002', 'the next is the next');
select at('2026-03-09 00:00-04');
select is(new_code('ada@frozen.example'), 'CUS20260309001', 'at midnight the numbers begin anew');
select is(
  (select c.first_contact_on from public.customers as c where c.code = 'CUS20260309001'), '2026-03-09'::date,
  'and the first contact has the same date as the code'
);
select is(
  new_code('rua@frozen.example'), 'CUS20260309001', 'another organisation counts by itself, on its own date'
);
select at('2026-03-09 11:00Z');
select is(new_code('rua@frozen.example'), 'CUS20260310001', 'which in Auckland begins eleven hours before UTC');
select is(new_code('ada@frozen.example'), 'CUS20260309002', 'and leaves New York where it was');

-- Back in time is back in the numbers of that day, never a number twice.
select at('2026-03-08 12:00-04');
select is(new_code('ada@frozen.example'), 'CUS20260308003', 'a clock that was set back goes on where that day stopped');

-- Past 999.
select private.take_numbers(org.id, 'customer', '2026-03-11', 998) from org;
select at('2026-03-11 12:00-04');
select is(new_code('ada@frozen.example'), 'CUS20260311999', 'three digits reach to 999');
select is(new_code('ada@frozen.example'), 'CUS202603111000', 'the thousandth has four');
select is(new_code('ada@frozen.example'), 'CUS202603111001', 'and so on');

-- Opportunities count apart.
create function tests.new_opportunity(who text) returns text language plpgsql as $$
declare
  answer jsonb;
begin
  answer := tests.call(who, 'save_opportunity', (
    select jsonb_build_object('customer_id', c.id, 'title', 'Order', 'stage_id', s.id, 'currency', 'EUR')
    from public.members as m
    join public.customers as c on c.org_id = m.org_id and c.owner_id = m.id
    join public.opportunity_stages as s on s.org_id = m.org_id and s.key = 'lead'
    where m.email = who limit 1
  ));
  return answer ->> 'code';
end $$;
select is(new_opportunity('ada@frozen.example'), 'S20260311001', 'opportunities have numbers of their own');
select at('2026-03-11 23:59:59-04');
select is(new_opportunity('ada@frozen.example'), 'S20260311002', 'in the organisation’s day');
select at('2026-03-12 00:00-04');
select is(new_opportunity('ada@frozen.example'), 'S20260312001', 'to its midnight');
select * from finish();
