import * as z from 'zod/mini';
import { digest, uuid } from './scalars.ts';

/** What a person decided once. Rules and rights: supabase/migrations/20261122103600_remember_decisions.sql. */
const op_id = uuid;

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
