import * as z from 'zod/mini';
import { day, instant, uuid } from './scalars.ts';
import { summaryArgs } from './summary.ts';

/** A sum in minor units; sums beyond 2^53 are to the nearest that a number can say. */
const amount = z.object({ currency: z.string(), amount_minor: z.number() });
const head = { as_of: instant, from: day, to: day };

export const customerFigures = z.object({
  ...head,
  /** Approved customers created in the period, by their owner of now; `source` is a code, null where none is known. */
  growth: z.object({
    count: z.int(),
    previous: z.int(),
    by_source: z.array(
      z.object({ source: z.nullable(z.string()), count: z.int(), previous: z.int() }),
    ),
  }),
  /** Customers with a follow-up in the period; one of two reps is one. */
  touched: z.object({
    count: z.int(),
    by_member: z.array(z.object({ member_id: uuid, count: z.int() })),
  }),
  /** Overdue reminders: due 1 to 3, 4 to 7, 8 to 30 and more days ago. */
  overdue: z.array(z.object({ member_id: uuid, ages: z.array(z.int()).check(z.length(4)) })),
});

const ends = z.object({ count: z.int(), previous: z.int(), amounts: z.array(amount) });

export const dealFigures = z.object({
  ...head,
  begun: z.int(),
  previous_begun: z.int(),
  /** In their order, without the lost one. */
  stages: z.array(
    z.object({
      stage_id: uuid,
      key: z.nullable(z.string()),
      name: z.string(),
      outcome: z.enum(['open', 'won']),
      probability: z.int(),
      /** Of the opportunities that began in the period: came to this stage or further. */
      reached: z.int(),
      amounts: z.array(amount),
      /** Of those that have left it again; null where none has. */
      median_days: z.nullable(z.number()),
      /** Of those that reached it and ended in the last four quarters: how many were won. */
      won: z.int(),
      ended: z.int(),
    }),
  ),
  won: z.nullable(ends),
  lost: z.nullable(ends),
  /** null: without a reason. */
  reasons: z.array(
    z.object({ reason: z.nullable(z.string()), count: z.int(), amounts: z.array(amount) }),
  ),
  /** Open opportunities by `YYYY-MM` of the expected day; `past` before this month, `none` without a day. */
  forecast: z.array(
    z.object({
      month: z.string(),
      currency: z.string(),
      count: z.int(),
      without_amount: z.int(),
      amount_minor: z.number(),
      /** By the probability of each stage. */
      weighted_minor: z.number(),
      /** By what each stage really won; null where one of them has no end yet. */
      as_won_minor: z.nullable(z.number()),
    }),
  ),
  /** Days from the first contact to the first won opportunity of a customer, won in the period. */
  cycle: z.object({
    customers: z.int(),
    left_out: z.int(),
    median_days: z.nullable(z.number()),
    previous_median_days: z.nullable(z.number()),
  }),
});

/** How a customer came to a member, and how it left. */
const movement = z.enum([
  'claimed',
  'assigned',
  'taken_over',
  'released',
  'recycled',
  'handed_over',
]);

export const poolFigures = z.object({
  ...head,
  /** A change between two members counts for both; none is left out. */
  movements: z.array(z.object({ member_id: uuid, movement, count: z.int() })),
});

const fileField = z.enum([
  'source',
  'address',
  'tier',
  'needs',
  'first_contact',
  'contact',
  'domain',
  'verified',
]);

/** As things stand now, whatever the period. */
export const fileFigures = z.object({
  as_of: instant,
  customers: z.int(),
  /** Every field, with the number of files that lack it. */
  fields: z.array(z.object({ field: fileField, missing: z.int() })),
  /** Customers that share their name, without legal form, with another of them. */
  duplicates: z.int(),
});

export const sectionFigure = z.enum([
  'new_customers',
  'touched',
  'overdue_age',
  'reached',
  'won',
  'lost',
  'forecast',
  'cycle',
  'moved',
  'missing',
]);

export const figureRowsArgs = z.object({
  ...summaryArgs.shape,
  figure: sectionFigure,
  /** A part of the figure: a source or reason (`-` for none), an age 0 to 3, a stage, a month, a movement, a field or `duplicate`; null: all of it, where there is a whole. */
  key: z.nullable(z.string().check(z.maxLength(500))),
  cursor: z.nullable(z.string().check(z.maxLength(200))),
});

/** All rows of a figure at once: at most 5,000, else TB007. */
export const exportArgs = z.omit(figureRowsArgs, { cursor: true });

export const figureRow = z.object({
  id: uuid,
  customer_id: uuid,
  /** `–` where the customer is a colleague's. */
  customer_name: z.string(),
  customer_code: z.string(),
  member_name: z.nullable(z.string()),
  at: z.nullable(instant),
  amount_minor: z.nullable(z.int()),
  currency: z.nullable(z.string()),
  title: z.nullable(z.string()),
});

export const figureRowsResult = z.object({
  rows: z.array(figureRow),
  next_cursor: z.nullable(z.string()),
});

export const exportResult = z.object({ as_of: instant, rows: z.array(figureRow) });

export type CustomerFigures = z.infer<typeof customerFigures>;
export type DealFigures = z.infer<typeof dealFigures>;
export type PoolFigures = z.infer<typeof poolFigures>;
export type FileFigures = z.infer<typeof fileFigures>;
export type SectionFigure = z.infer<typeof sectionFigure>;
export type FigureRow = z.infer<typeof figureRow>;
