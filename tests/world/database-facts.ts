import postgres from 'postgres';
import * as z from 'zod/mini';
import { demoOrganisation } from '../../supabase/seed/demo-organisation.ts';

/** What the database holds, read past the product: the second witness of each step. */
export class DatabaseFacts {
  readonly #sql: postgres.Sql;

  /** @param adminUrl of a role that no row security binds */
  constructor(adminUrl: string) {
    this.#sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 2 });
  }

  /** What was asked so far counts no more against the caps per minute, as if the minute were over. */
  async endMinute(): Promise<void> {
    await this.#sql`delete from private.call_counters`;
  }

  /** The customer of the demo organisation to whom a web domain belongs; null when it is nobody's. */
  async customerOf(domain: string): Promise<Customer | null> {
    const rows = await this.#sql`
      select c.id, c.code, c.name, c.status, coalesce(m.name, '') as owner,
        (select count(*)::int from public.contacts k
          where k.org_id = c.org_id and k.customer_id = c.id) as contacts
      from public.customer_domains d
      join public.customers c on c.org_id = d.org_id and c.id = d.customer_id
      join public.organisations o on o.id = c.org_id
      left join public.members m on m.org_id = c.org_id and m.id = c.owner_id
      where d.domain = ${domain} and o.name = ${demoOrganisation.name}`;
    return z.array(customer).parse(rows)[0] ?? null;
  }

  /** Live follow-ups of a customer that came from mails, newest record first. */
  async mailFollowUps(customerId: string): Promise<readonly FollowUp[]> {
    const rows = await this.#sql`
      select f.id, f.mail_id, f.author_id, m.name as author, f.recorded_at,
        (select array_agg(c.outcome) from public.follow_up_contents c
          where c.org_id = f.org_id and c.follow_up_id = f.id and c.outcome is not null) as outcomes,
        (select array_agg(c.note) from public.follow_up_contents c
          where c.org_id = f.org_id and c.follow_up_id = f.id and c.note is not null) as notes,
        (select array_agg(c.next_plan) from public.follow_up_contents c
          where c.org_id = f.org_id and c.follow_up_id = f.id and c.next_plan is not null) as plans
      from public.follow_ups f
      join public.members m on m.org_id = f.org_id and m.id = f.author_id
      where f.customer_id = ${customerId} and f.kind = 'mail' and f.removed_at is null
      order by f.recorded_at desc, f.id`;
    return z.array(followUp).parse(rows);
  }

  /** Reminders of a customer with this plan, whatever their state. */
  async reminders(customerId: string, plan: string): Promise<readonly Reminder[]> {
    const rows = await this.#sql`
      select id, state, due_at from public.reminders
      where customer_id = ${customerId} and plan = ${plan}`;
    return z.array(reminder).parse(rows);
  }

  /** Live records of meetings with a customer, by their beginning. */
  async meetings(customerId: string): Promise<readonly MeetingRecord[]> {
    const rows = await this.#sql`
      select m.id, m.title, f.state, f.occurred_at,
        (select array_agg(k.note order by k.created_at) from public.follow_up_contents k
          where k.org_id = f.org_id and k.follow_up_id = f.id and k.note is not null) as notes
      from public.follow_ups f
      join public.meetings m on m.org_id = f.org_id and m.id = f.meeting_id
      where f.customer_id = ${customerId} and f.removed_at is null
      order by f.occurred_at, f.id`;
    return z.array(meetingRecord).parse(rows);
  }

  /** How often masked values of a customer's contacts were opened, by the log. */
  async revealsAt(customerId: string): Promise<number> {
    const rows = await this.#sql`
      select count(*)::int as n from public.audit_log a
      join public.contacts k on k.org_id = a.org_id and k.id = a.row_id
      where a.action = 'reveal' and k.customer_id = ${customerId}`;
    return z.array(z.object({ n: z.int() })).parse(rows)[0]?.n ?? 0;
  }

  /** Everything that logging could double. */
  async totals(): Promise<Totals> {
    const rows = await this.#sql`
      select (select count(*)::int from public.mails where merged_into is null) as mails,
        (select count(*)::int from public.follow_ups where removed_at is null) as follow_ups,
        (select count(*)::int from public.customers) as customers,
        (select count(*)::int from public.contacts) as contacts`;
    return z.parse(totals, rows[0]);
  }

  /** Live follow-ups of an organisation whose contact lies in a period of days of its zone, both included. */
  async followUpsBetween(organisation: string, from: string, to: string): Promise<number> {
    const rows = await this.#sql`
      select count(*)::int as n from public.follow_ups f
      join public.organisations o on o.id = f.org_id
      where o.name = ${organisation} and f.removed_at is null and f.state = 'done'
        and (f.occurred_at at time zone o.time_zone)::date between ${from}::date and ${to}::date`;
    return z.array(z.object({ n: z.int() })).parse(rows)[0]?.n ?? 0;
  }
}

const customer = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  status: z.string(),
  owner: z.string(),
  contacts: z.int(),
});
const followUp = z.object({
  id: z.string(),
  mail_id: z.nullable(z.string()),
  author_id: z.string(),
  author: z.string(),
  recorded_at: z.date(),
  outcomes: z.nullable(z.array(z.string())),
  notes: z.nullable(z.array(z.string())),
  plans: z.nullable(z.array(z.string())),
});
const reminder = z.object({ id: z.string(), state: z.string(), due_at: z.date() });
const meetingRecord = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  state: z.string(),
  occurred_at: z.date(),
  notes: z.nullable(z.array(z.string())),
});
const totals = z.object({
  mails: z.int(),
  follow_ups: z.int(),
  customers: z.int(),
  contacts: z.int(),
});

export type Customer = z.infer<typeof customer>;
export type FollowUp = z.infer<typeof followUp>;
export type MeetingRecord = z.infer<typeof meetingRecord>;
export type Reminder = z.infer<typeof reminder>;
export type Totals = z.infer<typeof totals>;
