import * as z from 'zod/mini';
import { tier } from './customers.ts';
import { day, instant, uuid } from './scalars.ts';

export const team = z.object({
  team_id: uuid,
  parent_team_id: z.nullable(uuid),
  name: z.string(),
  depth: z.int(),
});

/** Which customers figures are about, as search narrows them; what is left out leaves no customer out. */
export const customerChoice = z.object({
  tiers: z.optional(z.array(tier)),
  /** With all that lie below them. */
  regions: z.optional(z.array(z.string())),
  /** A section (`C`) or a division (`C34`). */
  industry: z.optional(z.string()),
  customer_types: z.optional(z.array(z.string())),
  /** How one came to know them; codes of the dictionary. */
  sources: z.optional(z.array(z.string())),
});

export const summaryArgs = z.object({
  /** Both days belong to the period, in the organisation's zone; at most 366 days. */
  from: day,
  to: day,
  /** null: all that the caller may see. A team means its members and those of the teams below it. */
  team_id: z.nullable(uuid),
  /** Only this member of those. */
  member_id: z.optional(z.nullable(uuid)),
  /** null: all customers. */
  customers: z.optional(z.nullable(customerChoice)),
});

export const summaryResult = z.object({
  as_of: instant,
  from: day,
  to: day,
  follow_ups: z.object({ count: z.int(), previous: z.int() }),
  /** Recorded within 24 hours of the contact ÷ all that count; backfilled and imported ones are left out. */
  timeliness: z.object({
    within: z.int(),
    counted: z.int(),
    left_out: z.int(),
    previous_within: z.int(),
    previous_counted: z.int(),
  }),
  overdue: z.object({ count: z.int(), oldest_due_at: z.nullable(instant) }),
  /** Customers without a follow-up for `days` days ÷ all customers with an owner. */
  idle: z.object({ count: z.int(), of: z.int(), days: z.int() }),
  by_member: z.array(
    z.object({
      member_id: uuid,
      name: z.string(),
      team_id: z.nullable(uuid),
      follow_ups: z.int(),
      within: z.int(),
      counted: z.int(),
      overdue: z.int(),
      idle: z.int(),
    }),
  ),
  /** Follow-ups by member and kind: `counts[n]` of them `days[n]` days after `from`, in no order; days without any are left out. */
  by_day: z.array(
    z.object({
      member_id: uuid,
      kind: z.string(),
      days: z.array(z.int()),
      counts: z.array(z.int()),
    }),
  ),
});

export const summaryFigure = z.enum(['follow_ups', 'late', 'overdue', 'idle']);

export const summaryRowsArgs = z.object({
  figure: summaryFigure,
  from: day,
  to: day,
  team_id: z.nullable(uuid),
  member_id: z.nullable(uuid),
  /** Only this day (follow_ups and late). */
  day: z.nullable(day),
  customers: z.optional(z.nullable(customerChoice)),
  cursor: z.nullable(z.string().check(z.maxLength(200))),
});

export const summaryRow = z.object({
  id: uuid,
  customer_id: uuid,
  customer_name: z.string(),
  customer_code: z.string(),
  member_name: z.nullable(z.string()),
  /** Contact time, due time, or last follow-up, by figure. */
  at: z.nullable(instant),
  recorded_at: z.nullable(instant),
  kind: z.nullable(z.string()),
  /** Subject or plan, where the caller may see it. */
  title: z.nullable(z.string()),
});

export const summaryRowsResult = z.object({
  rows: z.array(summaryRow),
  next_cursor: z.nullable(z.string()),
});

/** All rows of a figure at once: at most 5,000, else TB007. */
export const summaryExportArgs = z.omit(summaryRowsArgs, { cursor: true });

export const summaryExportResult = z.object({ as_of: instant, rows: z.array(summaryRow) });

export type CustomerChoice = z.infer<typeof customerChoice>;
export type Team = z.infer<typeof team>;
export type SummaryArgs = z.infer<typeof summaryArgs>;
export type SummaryResult = z.infer<typeof summaryResult>;
export type SummaryFigure = z.infer<typeof summaryFigure>;
export type SummaryRowsArgs = z.infer<typeof summaryRowsArgs>;
export type SummaryRow = z.infer<typeof summaryRow>;
