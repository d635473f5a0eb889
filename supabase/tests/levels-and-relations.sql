-- Every way in which a member can stand to a customer, with follow-ups of every level and author at each: for the test that
-- card and timeline show what row security shows. $ORG stands for the organisation. Loaded without triggers.
set session_replication_role = replica;

create temporary table who as
select m.id, row_number() over (order by m.email) - 1 as n, count(*) over () as many
from public.members as m where m.org_id = '$ORG';

insert into public.pools (org_id, id, name) values ('$ORG', md5('closed pool')::uuid, 'Closed'), ('$ORG', md5('open pool')::uuid, 'Open');
-- Open to managers alone.
insert into public.pool_rights (org_id, pool_id, role, can_claim) values ('$ORG', md5('closed pool')::uuid, 'manager', true);

-- Owner or none; every seventh waits for approval, some of them of nobody any more.
insert into public.customers (
  org_id, id, code, name, name_key, industry_code, customer_type, region_code, owner_id, created_by, approval
)
select '$ORG', md5('relation' || i)::uuid, 'REL' || i, 'Relation ' || i, 'relation' || i, 'C34', 'potential', '320500',
  case when i % 4 <> 0 then (select w.id from who as w where w.n = (i * 5) % w.many) end,
  case when i % 3 <> 0 then (select w.id from who as w where w.n = i % w.many) end,
  case when i % 7 = 0 then 'pending' else 'approved' end
from generate_series(1, 40) as i;
insert into public.collaborators (org_id, customer_id, member_id)
select '$ORG', md5('relation' || i)::uuid, w.id from generate_series(1, 40) as i
join who as w on w.n = (i * 3 + 1) % w.many where i % 3 = 0;
-- Also with an owner elsewhere: another region's pool may still hold it.
insert into public.customer_pools (org_id, customer_id, pool_id)
select '$ORG', md5('relation' || i)::uuid, md5(case when i % 8 < 3 then 'closed pool' else 'open pool' end)::uuid
from generate_series(1, 40) as i where i % 4 = 0 and i % 20 <> 0 or i % 9 = 0;
insert into public.customer_domains (org_id, customer_id, domain)
select '$ORG', md5('relation' || i)::uuid, 'relation' || i || '.example' from generate_series(1, 40) as i where i % 2 = 0;
insert into public.contacts (org_id, id, customer_id, name, is_primary, has_left)
select '$ORG', md5('relation contact' || i || '-' || k)::uuid, md5('relation' || i)::uuid, 'Person ' || i || '-' || k, k = 2, k = 1
from generate_series(1, 40) as i, generate_series(1, 3) as k where i % 5 <> 0;
insert into public.contact_addresses (org_id, contact_id, address)
select c.org_id, c.id, 'p' || k || '.' || lower(replace(c.name, ' ', '.')) || '@relation.example'
from public.contacts as c, generate_series(1, 2) as k where c.name like 'Person %-2';
insert into public.contact_phones (org_id, contact_id, e164)
select c.org_id, c.id, '+86138' || lpad(replace(replace(c.name, 'Person ', ''), '-', '0'), 8, '1')
from public.contacts as c where c.name similar to 'Person [0-9]+-(1|2)';

-- Sixty mails, each at several customers with several levels: what is closed at one may be open at another.
insert into public.mails (org_id, id, direction, sent_at)
select '$ORG', md5('relation mail' || n)::uuid, 'in', now() from generate_series(0, 59) as n;
insert into public.mail_contents (org_id, mail_id, body, original_body)
select '$ORG', md5('relation mail' || n)::uuid, 'Text ' || n, 'Text ' || n from generate_series(0, 59) as n;
insert into public.mail_envelopes (org_id, mail_id, customer_id, subject, participants)
select '$ORG', md5('relation mail' || (i * 7 + j) % 60)::uuid, md5('relation' || i)::uuid, 'Subject ' || i || ' ' || j,
  case when j % 2 = 0 then '[{"role": "from", "address": "a@b.example", "name": null}]' else '[]' end::jsonb
from generate_series(1, 40) as i cross join generate_series(0, 23) as j;
insert into public.mail_sources (org_id, mail_id, member_id, op_id, visibility, surface)
select '$ORG', md5('relation mail' || m)::uuid, w.id, gen_random_uuid(), 'private', 'gmail'
from generate_series(0, 59) as m join who as w on w.n = (m * 3) % w.many where m % 4 = 0;
insert into public.follow_ups (
  org_id, id, customer_id, mail_id, kind, occurred_at, author_id, source, visibility, removed_at
)
select '$ORG', md5('relation follow-up' || i || '-' || j)::uuid, md5('relation' || i)::uuid,
  case when j < 24 then md5('relation mail' || (i * 7 + j) % 60)::uuid end, case when j < 24 then 'mail' else 'call' end,
  -- Pairs at one moment: their order is that of their ids.
  '2026-01-01 08:00Z'::timestamptz + make_interval(days => j / 2), w.id, 'sidebar',
  (array['full', 'subject', 'fact', 'private'])[1 + (i + j) % 4], case when j % 13 = 5 then now() end
from generate_series(1, 40) as i cross join generate_series(0, 43) as j join who as w on true where w.n = (i * 2 + j / 4) % w.many;
-- The author's own words, and at every third those of somebody who joined, at a level of their own.
insert into public.follow_up_contents (
  org_id, follow_up_id, op_id, member_id, visibility, source, occurred_at, outcome, note, next_plan, by_author, created_at
)
select '$ORG', f.id, gen_random_uuid(), w.id,
  case when w.id = f.author_id then f.visibility else (array['full', 'private', 'subject'])[1 + j % 3] end, 'sidebar', now(),
  case when j % 5 = 0 then 'interested' end, 'Note of ' || w.n || ' on ' || j % 3, case when j % 4 = 0 then 'Plan of ' || w.n end,
  w.id = f.author_id, '2026-01-01Z'::timestamptz + make_interval(mins => (w.n * 7 + j)::int)
from generate_series(1, 40) as i cross join generate_series(0, 43) as j
join public.follow_ups as f on f.org_id = '$ORG' and f.id = md5('relation follow-up' || i || '-' || j)::uuid
join who as w on w.id = f.author_id or (j % 3 = 0 and w.n = (i + j) % w.many);
-- People of this customer and of the next one.
insert into public.follow_up_participants (org_id, follow_up_id, contact_id)
select '$ORG', f.id, c.id from generate_series(1, 40) as i cross join generate_series(24, 43) as j cross join generate_series(0, 1) as next
join public.follow_ups as f on true
join public.contacts as c on true
where f.org_id = '$ORG' and f.id = md5('relation follow-up' || i || '-' || j)::uuid
  and c.org_id = '$ORG' and c.id = md5('relation contact' || i + next || '-' || 1 + j % 3)::uuid;
insert into public.reminders (org_id, customer_id, owner_id, plan, visibility, due_at, priority)
select '$ORG', md5('relation' || i)::uuid, w.id, 'Reminder ' || i || ' of ' || w.n,
  (array['private', 'full', 'subject'])[1 + ((i + w.n) % 3)::int], now() + make_interval(mins => ((w.n * 17 + i * 5) % 200)::int), 'low'
from generate_series(1, 40) as i join who as w on (w.n + i) % 3 = 0;

set session_replication_role = origin;
