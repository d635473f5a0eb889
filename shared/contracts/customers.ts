import * as z from 'zod/mini';
import { visibility } from './interactions.ts';
import { digest, instant, longText, shortText, uuid } from './scalars.ts';

/** How the caller stands to a customer. `colleague` means: not visible, and only the owner's name is told. */
export const relation = z.enum(['mine', 'collaborator', 'team', 'colleague', 'pool', 'none']);
/** `rule`: somebody decided it before. */
export const matchReason = z.enum(['rule', 'address', 'domain', 'thread']);
export const customerStatus = z.enum(['lead', 'potential', 'intent', 'won', 'lost']);
export const tier = z.enum(['A', 'B', 'C', 'D', 'E']);

export const memberName = z.object({ member_id: uuid, name: z.string() });

export const contact = z.object({
  contact_id: uuid,
  name: z.string(),
  title: z.nullable(z.string()),
  is_primary: z.boolean(),
  addresses: z.array(z.string()),
  /** E.164 */
  phones: z.array(z.string()),
  wechat: z.nullable(z.string()),
  has_left: z.boolean(),
});

export const timelineEntry = z.object({
  follow_up_id: uuid,
  kind: z.enum(['call', 'visit', 'mail', 'meeting', 'chat', 'other']),
  direction: z.nullable(z.enum(['in', 'out'])),
  occurred_at: instant,
  author: memberName,
  /** null where the mail's visibility hides it from the caller. */
  subject: z.nullable(z.string()),
  text: z.nullable(z.string()),
  /** Left out means done. `planned`: a meeting that is to come, or whose outcome nobody told yet. */
  state: z.optional(z.enum(['planned', 'to_complete', 'done', 'cancelled'])),
  outcome: z.nullable(z.string()),
  note: z.nullable(z.string()),
  next_plan: z.nullable(z.string()),
  goal: z.optional(z.nullable(z.string())),
  next_points: z.optional(z.nullable(z.string())),
  opportunity: z.optional(z.nullable(z.object({ opportunity_id: uuid, title: z.string() }))),
  visibility: z.nullable(z.enum(['full', 'subject', 'fact', 'private'])),
  participants: z.array(z.string()),
});

export const nextReminder = z.object({
  reminder_id: uuid,
  plan: z.string(),
  due_at: instant,
  priority: z.enum(['high', 'medium', 'low']),
});

export const customerCard = z.object({
  customer_id: uuid,
  code: z.string(),
  name: z.string(),
  short_name: z.nullable(z.string()),
  status: customerStatus,
  tier: z.nullable(tier),
  industry_code: z.string(),
  customer_type: z.string(),
  region_code: z.string(),
  source_channel: z.nullable(z.string()),
  domains: z.array(z.string()),
  /** Fields that were suggested and that a person has still to confirm. */
  to_verify: z.array(z.string()),
  owner: z.nullable(memberName),
  relation,
  can_log: z.boolean(),
  created_at: instant,
  last_follow_up_at: z.nullable(instant),
  next_reminder: z.nullable(nextReminder),
  contacts: z.array(contact),
  timeline: z.array(timelineEntry),
});

/** One person of the open thread: digests only, so that a stranger's address never leaves the page in clear. */
export const matchPerson = z.object({
  ref: z.string().check(z.maxLength(64)),
  exact: digest,
  /** Address without its `+tag`. */
  plus: digest,
  /** The provider's canonical form (Gmail's dots, googlemail → gmail). */
  canonical: digest,
  /** The domain and its parent suffixes, longest first, at most five; empty for free-mail, shared and own domains. */
  domains: z.array(digest).check(z.maxLength(5)),
});

export const matchPeopleArgs = z.object({
  key_version: z.int(),
  people: z.array(matchPerson).check(z.maxLength(50)),
  thread: z.nullable(digest),
  /** `provider` and `message_id` keys of the messages on screen, to learn which are logged. */
  mail_keys: z.array(digest).check(z.maxLength(200)),
  /** Threads of a list: those in which the reader logged something come back among `logged`, with the thread as key. */
  threads: z.optional(z.array(digest).check(z.maxLength(100))),
  /** Read the card of this customer instead of the matched one (the reader chose by hand). */
  customer_id: z.nullable(uuid),
});

export const matchCandidate = z.object({
  relation,
  reason: matchReason,
  /** null for a colleague's customer. */
  customer_id: z.nullable(uuid),
  customer_name: z.nullable(z.string()),
  contact_id: z.nullable(uuid),
  contact_name: z.nullable(z.string()),
  owner_name: z.nullable(z.string()),
});

export const loggedMail = z.object({
  key: digest,
  follow_up_id: uuid,
  customer_id: uuid,
  by: memberName,
  at: instant,
  /** Operation that logged it, for undo; null when it was somebody else's. */
  op_id: z.nullable(uuid),
});

export const matchPeopleResult = z.object({
  people: z.array(
    z.object({
      ref: z.string(),
      candidates: z.array(matchCandidate),
      /** On the caller's own list of what is never logged. */
      excluded: z.boolean(),
    }),
  ),
  /** Set when exactly one visible customer remains over all people; several stay a question. */
  card: z.nullable(customerCard),
  logged: z.array(loggedMail),
  /** The caller follows the thread: its mails after `since` are logged for these customers without asking. */
  follows: z.nullable(z.object({ since: instant, customer_ids: z.array(uuid), visibility })),
});

export const newContact = z.object({
  name: shortText,
  title: z.nullable(z.string().check(z.maxLength(200))),
  addresses: z.array(z.string().check(z.maxLength(320))).check(z.maxLength(10)),
  phones: z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10)),
  wechat: z.nullable(z.string().check(z.maxLength(64))),
});

export const createCustomerArgs = z.object({
  op_id: uuid,
  name: shortText,
  short_name: z.nullable(z.string().check(z.maxLength(100))),
  industry_code: z.string(),
  customer_type: z.string(),
  region_code: z.string(),
  source_channel: z.nullable(z.string()),
  domains: z.array(z.string().check(z.maxLength(253))).check(z.maxLength(10)),
  to_verify: z.array(z.string()).check(z.maxLength(20)),
  remark: z.nullable(longText),
  contact: z.nullable(newContact),
  /** The person has seen the suspected duplicates and says that this one is new. */
  accept_duplicates: z.boolean(),
});

export const addContactArgs = z.object({ op_id: uuid, customer_id: uuid, contact: newContact });

export const findDuplicatesArgs = z.object({
  name: z.nullable(z.string().check(z.maxLength(200))),
  addresses: z.array(z.string()).check(z.maxLength(10)),
  domains: z.array(z.string()).check(z.maxLength(10)),
  phones: z.array(z.string()).check(z.maxLength(10)),
});

export const duplicate = z.object({
  relation,
  customer_id: z.nullable(uuid),
  code: z.nullable(z.string()),
  name: z.nullable(z.string()),
  owner_name: z.nullable(z.string()),
  reasons: z.array(z.enum(['name', 'address', 'domain', 'phone'])),
});

/** A search without its page. What is left out does not narrow. */
export const searchQuery = z.object({
  text: z.string().check(z.maxLength(100)),
  filters: z.optional(
    z.object({
      statuses: z.optional(z.array(customerStatus)),
      tiers: z.optional(z.array(tier)),
      owner_ids: z.optional(z.array(uuid)),
      /** With all that lie below them. */
      regions: z.optional(z.array(z.string())),
      /** A section (`C`) or a division (`C34`). */
      industry: z.optional(z.string()),
      customer_types: z.optional(z.array(z.string())),
      /** All of them. */
      tag_ids: z.optional(z.array(uuid)),
      idle_days: z.optional(z.int().check(z.gte(0))),
    }),
  ),
  order: z.optional(z.enum(['last_follow_up', 'name', 'code'])),
});

export const searchCustomersArgs = z.extend(searchQuery, {
  /** The last row of the page before: what it is ordered by, and its id. */
  after: z.optional(z.object({ value: z.nullable(z.string()), customer_id: uuid })),
  limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
});

export const foundCustomer = z.object({
  customer_id: uuid,
  code: z.string(),
  name: z.string(),
  status: customerStatus,
  tier: z.nullable(tier),
  owner_name: z.nullable(z.string()),
  relation,
  last_follow_up_at: z.nullable(instant),
  region_code: z.string(),
  industry_code: z.string(),
  customer_type: z.string(),
});

/** How an owner came or went; `spared`: somebody above left it with its owner, and its idle days began anew. */
export const ownerChangeKind = z.enum([
  ...(['claimed', 'released', 'assigned', 'recycled', 'transferred', 'left'] as const),
  ...(['merged', 'spared'] as const),
]);

/** From one owner to the next; null is the pool. `by` null: a rule, by schedule. */
export const ownerChange = z.object({
  kind: ownerChangeKind,
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  by: z.nullable(z.string()),
  note: z.nullable(z.string()),
  at: instant,
});

export const dictionaryEntry = z.object({
  kind: z.enum(['industry', 'region', 'customer_type', 'source_channel']),
  code: z.string(),
  parent_code: z.nullable(z.string()),
  label_en: z.string(),
  label_zh: z.string(),
});

export type MatchReason = z.infer<typeof matchReason>;
export type Contact = z.infer<typeof contact>;
export type CustomerCard = z.infer<typeof customerCard>;
export type TimelineEntry = z.infer<typeof timelineEntry>;
export type MatchPerson = z.infer<typeof matchPerson>;
export type MatchCandidate = z.infer<typeof matchCandidate>;
export type MatchPeopleArgs = z.infer<typeof matchPeopleArgs>;
export type MatchPeopleResult = z.infer<typeof matchPeopleResult>;
export type LoggedMail = z.infer<typeof loggedMail>;
export type NewContact = z.infer<typeof newContact>;
export type CreateCustomerArgs = z.infer<typeof createCustomerArgs>;
export type Duplicate = z.infer<typeof duplicate>;
export type OwnerChange = z.infer<typeof ownerChange>;
export type SearchQuery = z.infer<typeof searchQuery>;
export type FoundCustomer = z.infer<typeof foundCustomer>;
export type DictionaryEntry = z.infer<typeof dictionaryEntry>;
