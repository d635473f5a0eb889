-- What nobody touched for as long as its tier allows goes back to the pool, on the instant; its owner is warned before.
select plan(28);

create temporary table org as select organisation('Asia/Shanghai') as id;
create temporary table rep as select member(org.id, 'ada@frozen.example') as id from org;
update public.pool_rules as r
set recycles = true, idle_days_a = 90, idle_days_e = 15, idle_days_none = 30, warn_days = 7, cool_down_days = 0
from org where r.org_id = org.id;

create temporary table held (what text, id uuid);
select at('2026-03-01 12:00+08');
insert into held
select w.what, customer(org.id, rep.id, jsonb_build_object('tier', w.tier))
from org, rep, (values
  ('tier E', 'E'), ('no tier', null), ('tier A', 'A'), ('touched', 'E'), ('with an opportunity', 'E'),
  ('with a contract', 'E'), ('with an open-ended contract', 'E')
) as w (what, tier);
-- Creating them is no event of the pool that would count as being given anew.
select is(
  (select count(*)::int from public.pool_events as e join org on org.id = e.org_id), 0, 'nobody was given anything yet'
);
insert into public.opportunities (org_id, customer_id, code, title, stage_id, owner_id, created_by)
select org.id, h.id, 'S1', 'Order', s.id, rep.id, rep.id from org, rep, held as h,
  lateral (select s.id from public.opportunity_stages as s where s.org_id = org.id and s.outcome = 'open' limit 1) as s
where h.what = 'with an opportunity';

-- How a customer stands: still held, or in the pool again.
create function tests.stands(what text) returns text language sql as $$
  select case when c.owner_id is null then 'pool' else 'held' end
  from held as h join public.customers as c on c.id = h.id where h.what = stands.what
$$;
create function tests.warnings(what text) returns int language sql as $$
  select count(*)::int from held as h join public.reminders as r on r.customer_id = h.id
  where h.what = warnings.what and r.kind = 'recycling' and r.state = 'open'
$$;
-- The clock looks hourly; a test does not wait for it.
create function tests.ring() returns jsonb language plpgsql as $$
begin
  update public.pool_rules set swept_at = null where swept_at is not null;
  return private.tick('{}');
end $$;

-- Fifteen days for tier E, warned after eight.
select at('2026-03-09 12:00+08');
select ring();
select is(warnings('tier E'), 0, 'eight days idle: not one moment more than allowed, so no warning yet');
select at('2026-03-09 12:00:01+08');
select ring();
select is(warnings('tier E'), 1, 'a second later its owner is warned');
select is(
  (select r.due_at from held as h join public.reminders as r on r.customer_id = h.id where h.what = 'tier E'),
  '2026-03-16 12:00:01+08'::timestamptz, 'of the moment at which it will go'
);
select ring();
select is(warnings('tier E'), 1, 'once, however often the clock rings');
select is(warnings('no tier') + warnings('tier A'), 0, 'other tiers have more time');
select is(warnings('with an opportunity'), 0, 'what has an open opportunity is not warned of');

-- Touched in the last second: the spell begins anew.
select at('2026-03-16 11:59:59+08');
select log_call('ada@frozen.example', h.id, '2026-03-16 11:59:59+08') from held as h where h.what = 'touched';
select at('2026-03-16 12:00+08');
select ring();
select is(stands('tier E'), 'held', 'at exactly fifteen days it is still held');
select at('2026-03-16 12:00:01+08');
select ring();
select is(stands('tier E'), 'pool', 'a second later it is in the pool');
select is(warnings('tier E'), 0, 'and the warning is gone');
select is(
  (select e.note from held as h join public.pool_events as e on e.customer_id = h.id where h.what = 'tier E'),
  'idle', 'with the reason'
);
select is(stands('touched'), 'held', 'what was touched stays');
select is(warnings('touched'), 0, 'and is not warned of');
select is(stands('with an opportunity'), 'held', 'an open opportunity keeps it');
select is(stands('no tier'), 'held', 'without a tier it has thirty days');

-- Contracts that run keep a customer to the end of their last day, in the organisation's calendar.
insert into public.contracts (org_id, customer_id, title, state, signed_on, starts_on, ends_on, created_by)
select org.id, h.id, 'Contract', 'signed', '2026-03-01', '2026-03-01',
  case h.what when 'with a contract' then '2026-06-30'::date end, rep.id
from org, rep, held as h where h.what like '%contract';
update public.customers as c set owner_id = rep.id from rep, held as h where c.id = h.id and h.what like '%contract';
select at('2026-06-24 00:00+08');
select ring();
select is(warnings('with a contract'), 1, 'seven days before its contract ends the owner is warned');
select at('2026-06-30 23:59:59+08');
select ring();
select is(stands('with a contract'), 'held', 'the contract runs to the last second of its day');
select at('2026-07-01 00:00+08');
select ring();
select is(stands('with a contract'), 'pool', 'after that it keeps nothing');
select is(stands('with an open-ended contract'), 'held', 'one without an end goes on');
select is(stands('no tier') || ', ' || stands('tier A'), 'pool, pool', 'thirty and ninety days are long over');

-- Given anew is not idle: days count from the day it was given.
select at('2026-07-02 12:00+08');
select call('ada@frozen.example', 'claim_customer', jsonb_build_object('customer_id', h.id)) from held as h where h.what = 'no tier';
select ring();
select is(stands('no tier'), 'held', 'who has just claimed it has had no time yet');
select at('2026-07-25 12:00:01+08');
select ring();
select at('2026-08-01 12:00+08');
select ring();
select is(stands('no tier'), 'held', 'thirty days later it is still held');
select at('2026-08-01 12:00:01+08');
select ring();
select is(stands('no tier'), 'pool', 'and then goes back');

-- The clock looks once an hour, not at every ring.
select at('2026-08-02 12:00+08');
select call('ada@frozen.example', 'claim_customer', jsonb_build_object('customer_id', h.id)) from held as h where h.what = 'tier E';
select at('2026-08-20 12:00+08');
select ring();
select at('2026-09-01 12:00+08');
update public.pool_rules as r set swept_at = '2026-09-01 11:00:01+08' from org where r.org_id = org.id;
select is((private.tick('{}') ->> 'recycled')::int, 0, 'less than an hour after the last look it does not look');
select at('2026-09-01 12:00:01+08');
select is((private.tick('{}') ->> 'recycled')::int, 1, 'an hour after it does');

-- Nobody loses what nobody warned them of, however long it lay idle before the rule was there.
update public.pool_rules as r set recycles = false from org where r.org_id = org.id;
select call('ada@frozen.example', 'claim_customer', jsonb_build_object('customer_id', h.id)) from held as h where h.what = 'tier A';
select at('2027-09-01 12:00+08');
update public.pool_rules as r set recycles = true from org where r.org_id = org.id;
select ring();
select at('2027-09-08 11:59:59+08');
select ring();
select is(
  stands('tier A') || ', ' || (
    select r.due_at from held as h join public.reminders as r on r.customer_id = h.id
    where h.what = 'tier A' and r.kind = 'recycling' and r.state = 'open'
  )::text,
  'held, ' || '2027-09-08 12:00+08'::timestamptz::text, 'switched on, recycling waits for its warning'
);
select at('2027-09-08 12:00+08');
select is((ring() ->> 'recycled')::int, 1, 'and no longer');

-- Switched off, nothing is recycled.
update public.pool_rules as r set recycles = false, swept_at = null from org where r.org_id = org.id;
select at('2028-01-01 12:00+08');
select is((ring() ->> 'recycled')::int, 0, 'nothing goes back while recycling is switched off');
select * from finish();
