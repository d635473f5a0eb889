import * as z from 'zod/mini';
import { customerStatus, memberName, timelineEntry } from './customers.ts';
import { instant, uuid } from './scalars.ts';

export const timelineKind = z.enum([
  'mail',
  'call',
  'visit',
  'meeting',
  'chat',
  'other',
  'status',
  'stage',
]);

/** `key`: name of the first set, for translation; null for an organisation's own. */
const stageName = z.object({ key: z.nullable(z.string()), name: z.string() });
const item_id = z.string().check(z.maxLength(36));

export const timelineItem = z.discriminatedUnion('item', [
  z.object({ ...timelineEntry.shape, item: z.literal('follow_up'), item_id, at: instant }),
  z.object({
    item: z.literal('stage'),
    item_id,
    at: instant,
    opportunity_id: uuid,
    title: z.string(),
    /** null: where it began. */
    from: z.nullable(stageName),
    to: stageName,
    reason: z.nullable(z.string()),
    by: z.nullable(memberName),
  }),
  z.object({
    item: z.literal('status'),
    item_id,
    at: instant,
    from: customerStatus,
    to: customerStatus,
    reason: z.nullable(z.string()),
    /** The rule that moved it, where no person did. */
    rule: z.nullable(z.string()),
    by: z.nullable(memberName),
  }),
]);

/** The last item of the page before. */
export const timelinePlace = z.object({
  at: instant,
  item: z.enum(['follow_up', 'stage', 'status']),
  item_id,
});

export const timelineOperations = {
  /** Items older than `before`, newest first, at most 50; `kinds` null: all of them. */
  customerTimeline: {
    rpc: 'customer_timeline',
    mode: 'read',
    args: z.object({
      customer_id: uuid,
      kinds: z.nullable(z.array(timelineKind).check(z.maxLength(8))),
      before: z.nullable(timelinePlace),
      limit: z.int().check(z.gte(1), z.lte(50)),
    }),
    result: z.array(timelineItem),
  },
} as const;

export type TimelineKind = z.infer<typeof timelineKind>;
export type TimelineItem = z.infer<typeof timelineItem>;
