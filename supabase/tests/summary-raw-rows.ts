import type { CustomerChoice } from '../../shared/contracts/summary.ts';
import type { TestBackend } from '../local/testing/test-database.ts';
import { demoOrgId } from '../seed/insert-demo.ts';

/** What figures are recounted from: every row of the organisation, read past row security and counted here, not there. */
export interface RawRows {
  readonly today: string;
  readonly customers: readonly RawCustomer[];
  readonly followUps: readonly { author: string; customer: string; day: string }[];
  readonly reminders: readonly { owner: string; customer: string; day: string }[];
  readonly stages: readonly {
    id: string;
    position: number;
    outcome: string;
    probability: number;
  }[];
  readonly history: readonly { opportunity: string; stage: string; at: number }[];
  readonly opportunities: readonly RawOpportunity[];
}

interface RawCustomer {
  readonly id: string;
  readonly owner: string | null;
  readonly source: string | null;
  readonly tier: string | null;
  readonly region: string;
  readonly created: string;
  readonly first_contact: string | null;
  readonly approval: string;
}

interface RawOpportunity {
  readonly id: string;
  readonly owner: string;
  readonly customer: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly currency: string;
  readonly expected: string | null;
  readonly created: string;
  readonly closed: string | null;
  readonly closed_at: Date | null;
  readonly lost_reason: string | null;
}

/** Days are calendar days in the organisation's zone of now. */
export async function readRawRows({ sql }: TestBackend): Promise<RawRows> {
  const [organisation] = await sql<{ time_zone: string; today: string }[]>`
    select time_zone, (now() at time zone time_zone)::date::text as today
    from public.organisations where id = ${demoOrgId}`;
  if (organisation === undefined) throw new Error('the demo organisation is there');
  const { time_zone: zone, today } = organisation;
  return {
    today,
    customers: await sql<RawCustomer[]>`
      select id, owner_id as owner, source_channel as source, tier, region_code as region, approval,
        (created_at at time zone ${zone})::date::text as created, first_contact_on::text as first_contact
      from public.customers where org_id = ${demoOrgId}`,
    followUps: await sql`
      select author_id as author, customer_id as customer, (occurred_at at time zone ${zone})::date::text as day
      from public.follow_ups where org_id = ${demoOrgId} and removed_at is null and state = 'done'`,
    reminders: await sql`
      select owner_id as owner, customer_id as customer, (due_at at time zone ${zone})::date::text as day
      from public.reminders where org_id = ${demoOrgId} and state = 'open'`,
    stages: await sql`
      select id, position, outcome, probability from public.opportunity_stages where org_id = ${demoOrgId}`,
    history: await sql`
      select opportunity_id as opportunity, to_stage_id as stage, (extract(epoch from at) * 1000)::float as at
      from public.stage_history where org_id = ${demoOrgId} order by at, id`,
    opportunities: await sql<RawOpportunity[]>`
      select id, owner_id as owner, customer_id as customer, stage_id as stage, expected_amount_minor::float as amount,
        currency, expected_close_on::text as expected, (created_at at time zone ${zone})::date::text as created,
        (closed_at at time zone ${zone})::date::text as closed, closed_at, lost_reason
      from public.opportunities where org_id = ${demoOrgId}`,
  };
}

/** Whether a customer is among those chosen; a country takes in its provinces and cities. */
export const isChosen = (customer: RawCustomer | undefined, choice: CustomerChoice): boolean =>
  customer !== undefined &&
  (choice.tiers === undefined || choice.tiers.some((tier) => tier === customer.tier)) &&
  (choice.sources === undefined || choice.sources.some((code) => code === customer.source)) &&
  (choice.regions === undefined ||
    choice.regions.some(
      (code) => code === customer.region || (code === 'CN' && /^\d{6}$/.test(customer.region)),
    ));

/** Opportunities of the demo's customers, in every stage and outcome, among them those whose customer went to another. */
export async function plantOpportunities({ sql }: TestBackend): Promise<void> {
  await sql`
    update public.customers set
      tier = (array['A', 'B', null])[1 + abs(hashtext(id::text)) % 3],
      source_channel = (array['website', 'referral', null])[1 + abs(hashtext(code)) % 3],
      region_code = (array['310000', '320000', 'DE'])[1 + abs(hashtext(name)) % 3],
      created_at = now() - make_interval(hours => abs(hashtext(id::text)) % 14000),
      first_contact_on = case when abs(hashtext(code)) % 4 > 0
        then (now() - make_interval(days => 10 + abs(hashtext(name)) % 500))::date end
    where org_id = ${demoOrgId}`;
  await sql`
    with numbered as (
      select c.id, c.owner_id, row_number() over (order by c.id) as n from public.customers as c
      where c.org_id = ${demoOrgId} and c.owner_id is not null
    ),
    owners as (
      select m.id, row_number() over (order by m.id) - 1 as n, count(*) over () as of from public.members as m
      where m.org_id = ${demoOrgId} and m.role = 'rep'
    ),
    planted as (
      insert into public.opportunities (org_id, id, code, customer_id, title, expected_amount_minor, currency,
        expected_close_on, stage_id, owner_id, created_at)
      select ${demoOrgId},
        -- The same at each run.
        overlay(overlay(md5(c.n || 'deal' || k) placing '4' from 13) placing '8' from 17)::uuid, 'T' || c.n || '-' || k, c.id, 'Deal ' || c.n,
        case when c.n % 5 > 0 then c.n * 12345 + k end, case when c.n % 7 = 0 then 'EUR' else 'CNY' end,
        case when c.n % 6 > 0 then (now() + make_interval(days => (c.n * 13 % 200)::int - 60))::date end, s.id,
        -- One in four is another rep's than the customer.
        case when c.n % 4 = 0 then (select o.id from owners as o where o.n = c.n % o.of) else c.owner_id end,
        now() - make_interval(hours => (c.n * 97 % 14000)::int + k * 50)
      from numbered as c cross join generate_series(0, 1) as k
      join public.opportunity_stages as s on s.org_id = ${demoOrgId} and s.key = 'lead'
      returning id, created_at
    ),
    steps as (
      select p.id, p.created_at, abs(hashtext(p.id::text)) % 6 as last, g.step
      from planted as p cross join generate_series(1, 5) as g (step)
    )
    insert into public.stage_history (org_id, opportunity_id, to_stage_id, at)
    select ${demoOrgId}, t.id, s.id, t.created_at + make_interval(hours => t.step * (3 + abs(hashtext(t.id::text)) % 60))
    from steps as t
    join public.opportunity_stages as s on s.org_id = ${demoOrgId}
      -- The last step of some leads to lost; a stage is passed over now and then.
      and s.position = case when t.step = t.last + 1 and t.last >= 2 and t.last % 2 = 0 then 6 else t.step end
    where t.step <= least(t.last + 1, 5) and not (t.step = 2 and t.last % 3 = 1)`;
  await sql`
    update public.opportunities as o set
      stage_id = h.to_stage_id,
      closed_at = case when s.outcome <> 'open' then h.at end,
      lost_reason = case when s.outcome = 'lost' then (array['Price', 'Time', null])[1 + abs(hashtext(o.id::text)) % 3] end
    from (
      select distinct on (opportunity_id) opportunity_id, to_stage_id, at from public.stage_history
      where org_id = ${demoOrgId} order by opportunity_id, at desc, id desc
    ) as h
    join public.opportunity_stages as s on s.org_id = ${demoOrgId} and s.id = h.to_stage_id
    where o.org_id = ${demoOrgId} and o.id = h.opportunity_id`;
}
