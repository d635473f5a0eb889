import * as z from 'zod/mini';
import { instant, uuid } from './scalars.ts';

/** What is kept on this machine until the database has answered it. */
export const outboxItem = z.strictObject({
  op_id: uuid,
  /** Name of an operation, as `shared/contracts/operations.ts` has it. */
  operation: z.string(),
  kept_at: instant,
  /** How often it was sent; none of these got an answer. */
  attempts: z.int(),
  /** `parked`: refused, or tried too often; waits for a decision of the person. */
  state: z.enum(['waiting', 'parked']),
  error: z.nullable(
    z.strictObject({
      code: z.string(),
      field: z.nullable(z.string()),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** What it is about, as the person knows it: a mail's subject, a customer's name. */
  subject: z.nullable(z.string()),
  /** What the person wrote. */
  words: z.nullable(z.string()),
  /** Of the person whom it makes known. */
  addresses: z.array(z.string()),
  /** The mail that a log is of, and its customers. */
  mail: z.nullable(
    z.strictObject({
      thread_id: z.nullable(z.string()),
      message_id: z.nullable(z.string()),
      customer_ids: z.array(uuid),
    }),
  ),
});

/** The signed-in person's own; nobody else's items are told or counted. */
export const outboxState = z.strictObject({
  waiting: z.int(),
  parked: z.int(),
  /** The session ended: items are sent when the same person signs in again. */
  needs_sign_in: z.boolean(),
  /** Parked first, then oldest first; not all of them where there are very many. */
  items: z.array(outboxItem),
});

export type OutboxItem = z.infer<typeof outboxItem>;
export type OutboxState = z.infer<typeof outboxState>;

export const emptyOutbox: OutboxState = { waiting: 0, parked: 0, needs_sign_in: false, items: [] };
