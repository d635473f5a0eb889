import * as z from 'zod/mini';

const importing = z.object({
  phase: z.literal('import'),
  /** Where following begins when all is imported: taken before the first search, so that nothing falls between. */
  historyId: z.string(),
  /** Epoch seconds. */
  since: z.int(),
  /** Those never looked for before, or everybody since a day from which the history is lost. */
  whom: z.enum(['new', 'all']),
  /** Of everybody: last of those that were searched for; null before the first. */
  after: z.nullable(z.string()),
  /** Who is searched for now. */
  people: z.array(z.string()),
  page: z.nullable(z.string()),
});
const catchingUp = z.object({
  /** All mail since then, where the history has a gap and whose threads are followed cannot be searched for. */
  phase: z.literal('catch_up'),
  historyId: z.string(),
  since: z.int(),
  page: z.nullable(z.string()),
});
const following = z.object({
  phase: z.literal('follow'),
  historyId: z.string(),
  page: z.nullable(z.string()),
});

export const gmailCursor = z.discriminatedUnion('phase', [importing, catchingUp, following]);
export type GmailCursor = z.infer<typeof gmailCursor>;

/** null for a mailbox that was never read. Throws for what is none: better a failed job than a mailbox read from nowhere. */
export const readGmailCursor = (text: string | null): GmailCursor | null =>
  text === null ? null : gmailCursor.parse(JSON.parse(text));
