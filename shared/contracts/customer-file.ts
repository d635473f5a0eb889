import * as z from 'zod/mini';
import { customerStatus, memberName, tier } from './customers.ts';
import { day, instant, longText, priority, shortText, uuid } from './scalars.ts';

/** The file of a customer beside its card. Rules and rights: supabase/migrations/20261122103300 to 103390. */
const text = (longest: number) => z.nullable(z.string().check(z.maxLength(longest)));
export const version = z.int().check(z.gte(1));
/** Minor units: 12 345.67 CNY is 1234567. */
export const amount = z.nullable(z.int().check(z.gte(0), z.lte(1_000_000_000_000_000)));
export const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
export const decisionRole = z.enum([
  'decision_maker',
  'influencer',
  'user',
  'technical',
  'gatekeeper',
]);
export const tagKind = z.enum(['general', 'preference']);
export const contractState = z.enum(['draft', 'approval', 'signed', 'ended']);
export const stageOutcome = z.enum(['open', 'won', 'lost']);
export const approvalState = z.enum(['pending', 'approved', 'rejected']);

const fields = {
  name: shortText,
  short_name: text(100),
  industry_code: z.string(),
  customer_type: z.string(),
  region_code: z.string(),
  source_channel: z.nullable(z.string()),
  address: text(500),
  registered_address: text(500),
  founded_on: z.nullable(day),
  first_contact_on: z.nullable(day),
  past_cooperation: z.nullable(longText),
  key_needs: z.nullable(longText),
  need_priority: z.nullable(priority),
  remark: z.nullable(longText),
  headcount: z.nullable(z.int().check(z.gte(0))),
  /** Minor units of `revenue_currency`; both are null or neither. A change names both. */
  annual_revenue_minor: amount,
  revenue_currency: z.nullable(currency),
  tier: z.nullable(tier),
};

/** Only the named fields change; null empties one. */
export const customerChanges = z.partial(z.object(fields));

export const contactChanges = z.partial(
  z.object({
    name: shortText,
    title: text(200),
    wechat: text(64),
    has_left: z.boolean(),
    is_primary: z.boolean(),
    responsible_id: z.nullable(uuid),
    addresses: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(10)),
    phones: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10)),
    decision_role: z.nullable(decisionRole),
  }),
);

export const opportunityFields = {
  title: shortText,
  expected_amount_minor: amount,
  currency,
  expected_close_on: z.nullable(day),
  competitor: text(200),
  next_plan: text(500),
};

export const contractFields = {
  title: shortText,
  state: contractState,
  amount_minor: amount,
  currency,
  signed_on: z.nullable(day),
  starts_on: z.nullable(day),
  ends_on: z.nullable(day),
  opportunity_id: z.nullable(uuid),
};

export const tag = z.object({ tag_id: uuid, name: z.string(), kind: tagKind });

export const opportunityStage = z.object({
  stage_id: uuid,
  /** Name of the first set, for translation; null for an organisation's own. */
  key: z.nullable(z.string()),
  name: z.string(),
  probability: z.int(),
  outcome: stageOutcome,
});

export const opportunity = z.object({
  ...opportunityFields,
  opportunity_id: uuid,
  version,
  code: z.string(),
  stage_id: uuid,
  stage_key: z.nullable(z.string()),
  stage_name: z.string(),
  probability: z.int(),
  outcome: stageOutcome,
  lost_reason: z.nullable(z.string()),
  /** null: nobody's, since its customer lies in the pool. */
  owner: z.nullable(memberName),
  /** Of the follow-ups that were logged to it. */
  last_follow_up_at: z.nullable(instant),
});

export const customerFile = z.object({
  ...fields,
  customer_id: uuid,
  version,
  code: z.string(),
  status: customerStatus,
  approval: approvalState,
  verified_at: z.nullable(instant),
  /** Amounts and decision roles are null because the reader may not see them, not because there are none. */
  masked: z.boolean(),
  /** When it goes back to the pool unless somebody follows up; its owner was warned of it. null: not foreseen. */
  leaves_at: z.nullable(instant),
  tags: z.array(tag),
  collaborators: z.array(memberName),
  contacts: z.array(
    z.object({
      contact_id: uuid,
      version,
      name: z.string(),
      responsible_id: z.nullable(uuid),
      decision_role: z.nullable(decisionRole),
    }),
  ),
  opportunities: z.array(opportunity),
  contracts: z.array(z.object({ ...contractFields, contract_id: uuid, version })),
  status_history: z.array(
    z.object({
      from: customerStatus,
      to: customerStatus,
      reason: z.nullable(z.string()),
      rule: z.nullable(z.string()),
      by: z.nullable(z.string()),
      at: instant,
    }),
  ),
});

export type CustomerFile = z.infer<typeof customerFile>;
export type Opportunity = z.infer<typeof opportunity>;
