-- The organisation that the database figures are measured on: $CUSTOMERS customers, two contacts each, five follow-ups each
-- (two in five a mail), 20 reps with 1,000 collaborations each in four teams under one manager. The same rows at every run:
-- everything follows from running numbers. Loaded without triggers; what triggers derive is derived here by the same functions.
set session_replication_role = replica;

insert into public.organisations (id, name, time_zone)
values ('00000000-0000-4000-8000-0000000000aa', 'Bench', 'Asia/Shanghai');
insert into public.organisation_settings (org_id) values ('00000000-0000-4000-8000-0000000000aa');
insert into public.pool_rules (org_id) values ('00000000-0000-4000-8000-0000000000aa');
insert into public.pools (org_id, id, name, is_default)
values ('00000000-0000-4000-8000-0000000000aa', '00000000-0000-4000-8000-0000000000bb', 'Pool', true);
insert into private.digest_keys (org_id, version, key)
values ('00000000-0000-4000-8000-0000000000aa', 1, decode(repeat('ab', 32), 'hex'));

create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable
as $$ select overlay(overlay(md5(kind || n::text) placing '4' from 13) placing '8' from 17)::uuid $$;

insert into public.teams (org_id, id, parent_id, name)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('team', n), case when n > 0 then pg_temp.id('team', 0) end, 'Team ' || n
from generate_series(0, 4) as n;
insert into auth.users (id, email, aud, role)
select pg_temp.id('user', n), 'member' || n || '@bench.example', 'authenticated', 'authenticated'
from generate_series(0, 21) as n;
-- 0 to 19: reps, five to a team; 20: their manager; 21: the administrator.
insert into public.members (org_id, id, user_id, name, email, role, team_id)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('member', n), pg_temp.id('user', n), 'Member ' || n,
  'member' || n || '@bench.example', case n when 20 then 'manager' when 21 then 'admin' else 'rep' end,
  pg_temp.id('team', case when n < 20 then 1 + n / 5 else 0 end)
from generate_series(0, 21) as n;

-- 有限 stands in every name, 精密 in every fifth, the running number in one.
insert into public.customers (
  org_id, id, code, name, name_key, initials, industry_code, customer_type, region_code, status, tier, owner_id, created_by,
  source, created_at, last_follow_up_at
)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('customer', n), 'CUS' || n, s.name,
  private.company_name_key(s.name), private.name_initials(s.name), 'C34', 'potential', '320500',
  (array['lead', 'potential', 'intent', 'won', 'lost'])[1 + n % 5], (array['A', 'B', 'C', 'D', 'E'])[1 + n % 5],
  pg_temp.id('member', n % 20), pg_temp.id('member', n % 20), 'import', now() - interval '400 days',
  now() - make_interval(mins => ((n * 7919) % 525600)::int)
from generate_series(1, $CUSTOMERS) as n
cross join lateral (
  select (array['苏州', '上海', '重庆', '深圳', '杭州', '宁波', '青岛'])[1 + n % 7]
    || (array['云帆', '龙翔', '海纳', '星辰', '长风', '金石', '百川', '华创', '瑞丰', '中科', '天元'])[1 + n % 11]
    || to_char(n, 'FM000000') || case when n % 5 = 0 then '精密' else '机械' end || '有限公司' as name
) as s;
insert into public.customer_domains (org_id, id, customer_id, domain)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('domain', n), pg_temp.id('customer', n), 'c' || n || '.example'
from generate_series(1, $CUSTOMERS) as n;
insert into private.customer_domain_digests (org_id, key_version, digest, domain_id)
select d.org_id, 1, private.digest(decode(repeat('ab', 32), 'hex'), 'domain', d.domain), d.id
from public.customer_domains as d where d.org_id = '00000000-0000-4000-8000-0000000000aa';

insert into public.contacts (org_id, id, customer_id, name, title, is_primary)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('contact', n * 2 + k), pg_temp.id('customer', n),
  'Person ' || n || '-' || k, 'Buyer', k = 0
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 1) as k;
insert into public.contact_addresses (org_id, id, contact_id, address)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('address', n * 2 + k), pg_temp.id('contact', n * 2 + k),
  'p' || k || '@c' || n || '.example'
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 1) as k;
insert into private.contact_address_digests (org_id, key_version, digest, address_id, rank)
select a.org_id, 1, private.digest(decode(repeat('ab', 32), 'hex'), 'address', a.address), a.id, 1
from public.contact_addresses as a where a.org_id = '00000000-0000-4000-8000-0000000000aa';
insert into public.contact_phones (org_id, contact_id, e164)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('contact', n * 2), '+86138' || to_char(n, 'FM00000000')
from generate_series(1, $CUSTOMERS) as n;

insert into public.collaborators (org_id, customer_id, member_id)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('customer', 1 + (m * 9973 + k * 20 + 1) % $CUSTOMERS),
  pg_temp.id('member', m)
from generate_series(0, 19) as m, generate_series(1, least(1000, $CUSTOMERS / 20)) as k
on conflict do nothing;

insert into public.mails (org_id, id, direction, sent_at)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('mail', n * 2 + k), 'in',
  now() - make_interval(mins => ((n * 7919 + k * 1440) % 525600)::int)
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 1) as k;
insert into public.mail_keys (org_id, kind, value, mail_id, key_version)
select m.org_id, 'message_id', left(translate(encode(sha256(convert_to(m.id::text, 'UTF8')), 'base64'), '+/', '-_'), 22), m.id, 1
from public.mails as m where m.org_id = '00000000-0000-4000-8000-0000000000aa';
insert into public.mail_envelopes (org_id, mail_id, customer_id, subject, participants)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('mail', n * 2 + k), pg_temp.id('customer', n), 'Quote ' || n, '[]'
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 1) as k;
insert into public.mail_contents (org_id, mail_id, body, original_body)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('mail', n * 2 + k), 'Please send us a quote, two hundred pieces.',
  'Please send us a quote, two hundred pieces.'
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 1) as k;
insert into public.follow_ups (org_id, id, customer_id, mail_id, kind, occurred_at, author_id, recorded_at, source, visibility)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('follow_up', n * 5 + k), pg_temp.id('customer', n),
  case when k < 2 then pg_temp.id('mail', n * 2 + k) end, case when k < 2 then 'mail' else 'call' end,
  now() - make_interval(mins => ((n * 7919 + k * 1440) % 525600)::int), pg_temp.id('member', n % 20),
  now() - make_interval(mins => ((n * 7919 + k * 1440) % 525600)::int) + interval '1 hour', 'sidebar', 'full'
from generate_series(1, $CUSTOMERS) as n, generate_series(0, 4) as k;
insert into public.follow_up_contents (org_id, follow_up_id, op_id, member_id, visibility, source, occurred_at, note)
select f.org_id, f.id, f.id, f.author_id, 'full', 'sidebar', f.occurred_at, 'Spoke about the quote'
from public.follow_ups as f where f.org_id = '00000000-0000-4000-8000-0000000000aa';
insert into private.follow_up_rollups (org_id, member_id, day, kind, total, within, counted)
select f.org_id, f.author_id, (f.occurred_at at time zone 'Asia/Shanghai')::date, f.kind, count(*), count(*), count(*)
from public.follow_ups as f where f.org_id = '00000000-0000-4000-8000-0000000000aa' group by 1, 2, 3, 4;
insert into private.customer_rollups (org_id, owner_id, last_day, total)
select c.org_id, c.owner_id, (coalesce(c.last_follow_up_at, c.created_at) at time zone 'Asia/Shanghai')::date, count(*)
from public.customers as c where c.org_id = '00000000-0000-4000-8000-0000000000aa' and c.owner_id is not null
group by 1, 2, 3;

-- One customer in four has an opportunity, as old as two years; each came through some of the stages.
insert into public.opportunity_stages (org_id, id, name, position, probability, outcome)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('stage', n), 'Stage ' || n, n,
  (array[10, 25, 50, 75, 100, 0])[n], case n when 5 then 'won' when 6 then 'lost' else 'open' end
from generate_series(1, 6) as n;
insert into public.opportunities (
  org_id, id, code, customer_id, title, expected_amount_minor, expected_close_on, stage_id, owner_id, created_at, closed_at,
  lost_reason
)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('deal', n), 'S' || n, pg_temp.id('customer', n * 4), 'Deal ' || n,
  n * 1000, (now() + make_interval(days => n % 300 - 60))::date, pg_temp.id('stage', 1 + n % 6),
  pg_temp.id('member', n * 4 % 20), now() - make_interval(mins => ((n * 7919) % 1051200)::int),
  case when n % 6 > 3 then now() - make_interval(mins => ((n * 7919) % 1051200)::int) + interval '5 days' end,
  case when n % 6 = 5 then (array['Price', 'Time', 'Competitor'])[1 + n % 3] end
from generate_series(1, $CUSTOMERS / 4) as n;
insert into public.stage_history (org_id, opportunity_id, to_stage_id, at)
select o.org_id, o.id, pg_temp.id('stage', k), o.created_at + make_interval(days => k - 1)
from public.opportunities as o
cross join lateral (select substr(o.code, 2)::int as n) as d
cross join generate_series(1, 6) as k
where o.org_id = '00000000-0000-4000-8000-0000000000aa' and k <= 1 + d.n % 6 and (k < 5 or k = 1 + d.n % 6);

-- One customer in four came and went once in two years: given back or recycled, and claimed or assigned a day later.
insert into public.pool_events (org_id, customer_id, kind, from_member_id, to_member_id, at)
select '00000000-0000-4000-8000-0000000000aa', pg_temp.id('customer', n * 4),
  case when k = 1 then (array['released', 'recycled'])[1 + n % 2] else (array['claimed', 'assigned'])[1 + n % 2] end,
  case k when 1 then pg_temp.id('member', (n * 4 + 1) % 20) end, case k when 2 then pg_temp.id('member', n * 4 % 20) end,
  now() - make_interval(mins => ((n * 7919) % 1051200)::int, days => 1 - k)
from generate_series(1, $CUSTOMERS / 4) as n cross join generate_series(1, 2) as k;

set session_replication_role = origin;
