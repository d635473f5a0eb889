import * as z from 'zod/mini';
import { digest, instant, uuid } from './scalars.ts';

/** What a person decided once. Rules and rights: supabase/migrations/20261122103600_remember_decisions.sql. */
const op_id = uuid;
const exclusionKind = z.enum(['address', 'domain', 'label']);

export const decisionOperations = {
  /** From then on this address or domain means that customer; a new answer takes the place of the old one. */
  rememberMatch: {
    rpc: 'remember_match',
    mode: 'write',
    args: z.object({
      op_id,
      kind: z.enum(['address', 'domain']),
      value: z.string().check(z.minLength(1), z.maxLength(320)),
      customer_id: uuid,
    }),
    result: z.object({ rule_id: uuid }),
  },
  forgetMatch: {
    rpc: 'forget_match',
    mode: 'write',
    args: z.object({ op_id, rule_id: uuid }),
    result: z.object({ rule_id: uuid }),
  },
  /** Own addresses, domains and labels of which nothing is logged. */
  exclusions: {
    rpc: 'exclusions',
    mode: 'read',
    args: z.object({}),
    result: z.array(
      z.object({
        entry_id: uuid,
        kind: exclusionKind,
        value: z.string(),
        /** How many of one's own entries were taken out; what they were is not kept. */
        purged: z.int(),
        /** More is being taken out. */
        purging: z.boolean(),
        created_at: instant,
      }),
    ),
  },
  /** From now on nothing of it is logged, and what the caller logged of it before is taken out. */
  excludeFromLogging: {
    rpc: 'exclude_from_logging',
    mode: 'write',
    args: z.object({
      op_id,
      kind: exclusionKind,
      value: z.string().check(z.minLength(1), z.maxLength(320)),
    }),
    result: z.object({ entry_id: uuid, purged: z.int(), purging: z.boolean() }),
  },
  /** What was taken out does not come back. */
  includeInLogging: {
    rpc: 'include_in_logging',
    mode: 'write',
    args: z.object({ op_id, entry_id: uuid }),
    result: z.object({ entry_id: uuid }),
  },
  followThread: {
    rpc: 'follow_thread',
    mode: 'write',
    args: z.object({
      op_id,
      thread: digest,
      follows: z.boolean(),
      customer_ids: z.array(uuid).check(z.maxLength(20)),
      visibility: z.enum(['full', 'subject', 'fact', 'private']),
    }),
    result: z.object({ thread: digest, follows: z.boolean() }),
  },
} as const;
