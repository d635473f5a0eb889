import * as z from 'zod/mini';
import { amount, currency, opportunity, opportunityStage } from './customer-file.ts';
import { day, instant, uuid } from './scalars.ts';

/** Opportunities as the web lists them. Rules and rights: supabase/migrations/20261122103900_list_opportunities.sql. */
export const listedOpportunity = z.extend(opportunity, {
  customer_id: uuid,
  customer_name: z.string(),
  created_at: instant,
  /** When it was won or lost; null while it is open. */
  closed_at: z.nullable(instant),
  /** Whether the caller may move and change it. */
  can_edit: z.boolean(),
});
export type ListedOpportunity = z.infer<typeof listedOpportunity>;

/** What narrows board and list; what is left out does not. */
const filter = z.object({
  owner_ids: z.optional(z.array(uuid).check(z.maxLength(50))),
  text: z.optional(z.string().check(z.maxLength(100))),
  stage_id: z.optional(uuid),
  outcome: z.optional(z.enum(['open', 'won', 'lost'])),
  closes_from: z.optional(day),
  closes_until: z.optional(day),
});
export type OpportunityFilter = z.infer<typeof filter>;

const boardStage = z.extend(opportunityStage, {
  retired: z.boolean(),
  count: z.int(),
  /** Sums of the expected amounts: money of two currencies is not added. */
  amounts: z.array(z.object({ currency, amount_minor: amount })),
  opportunities: z.array(listedOpportunity),
});
export type BoardStage = z.infer<typeof boardStage>;

const namedStage = z.object({ key: z.nullable(z.string()), name: z.string() });
const stageChange = z.object({
  /** null: where it began. */
  from: z.nullable(namedStage),
  to: namedStage,
  by: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  at: instant,
});
export type StageChange = z.infer<typeof stageChange>;

export const opportunityOperations = {
  /** Each stage with its count, its sums and its first `most` opportunities; of the ends what ended within 90 days. */
  opportunityBoard: {
    rpc: 'opportunity_board',
    mode: 'read',
    args: z.object({ filter, most: z.int().check(z.gte(1), z.lte(50)) }),
    result: z.array(boardStage),
  },
  /** Soonest expected first, those without a day last. */
  listOpportunities: {
    rpc: 'list_opportunities',
    mode: 'read',
    args: z.object({
      filter,
      after: z.nullable(z.object({ expected_close_on: z.nullable(day), opportunity_id: uuid })),
      limit: z.int().check(z.gte(1), z.lte(100)),
    }),
    result: z.array(listedOpportunity),
  },
  opportunity: {
    rpc: 'opportunity',
    mode: 'read',
    args: z.object({ opportunity_id: uuid }),
    result: z.extend(listedOpportunity, { history: z.array(stageChange) }),
  },
} as const;
