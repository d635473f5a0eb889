import * as z from 'zod/mini';

const reading = z.object({
  /** All of a time, page by page. */
  phase: z.literal('read'),
  /** Names this reading: what is not in it at its end is in the calendar no more. */
  run: z.string(),
  from: z.string(),
  until: z.string(),
  /** Since when the member has this calendar read: meetings that were over by then are not asked about. */
  since: z.string(),
  page: z.nullable(z.string()),
});
const following = z.object({
  phase: z.literal('follow'),
  run: z.string(),
  /** When the whole was read last: the time that is read moves on with the days. */
  read_at: z.string(),
  since: z.string(),
  /** The provider's word for what it told already. */
  token: z.string(),
  page: z.nullable(z.string()),
});

const calendarCursor = z.discriminatedUnion('phase', [reading, following]);
export type CalendarCursor = z.infer<typeof calendarCursor>;

/** null for a calendar that was never read. Throws for what is none. */
export const readCalendarCursor = (text: string | null): CalendarCursor | null =>
  text === null ? null : calendarCursor.parse(JSON.parse(text));
