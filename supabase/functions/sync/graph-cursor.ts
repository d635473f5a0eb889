import * as z from 'zod/mini';

const followed = z.object({
  /** Of a folder; '' for all of them, where Microsoft has no delta. */
  id: z.string(),
  /** Whole, as Microsoft gave it: of the next page, or of the next round. null before the first page. */
  link: z.nullable(z.string()),
  /** From when the first page reads, ISO 8601. */
  from: z.string(),
});
const lookingBack = z.object({
  /** First and last day, UTC; `until` null for today. */
  since: z.string(),
  until: z.nullable(z.string()),
  /** Who is searched for now. */
  people: z.array(z.string()),
  link: z.nullable(z.string()),
  /** What this search has given: after a thousand Microsoft ends it, whatever is left. */
  found: z.int(),
});

export const graphCursor = z.object({
  /** `import` while older mail is looked for: read by my_connections (…103650), which tells the member. */
  phase: z.enum(['import', 'follow']),
  /** When the connection began: mail from then on is followed, mail from before is searched for. ISO 8601. */
  start: z.string(),
  /** null while nobody's older mail is looked for. */
  back: z.nullable(lookingBack),
  folders: z.array(followed),
  /** Which of the folders is asked next. */
  turn: z.int(),
});
export type GraphCursor = z.infer<typeof graphCursor>;

/** null for a mailbox that was never read. Throws for what is none: better a failed job than a mailbox read from nowhere. */
export const readGraphCursor = (text: string | null): GraphCursor | null =>
  text === null ? null : graphCursor.parse(JSON.parse(text));
