import * as z from 'zod/mini';

/** https://learn.microsoft.com/en-us/graph/api/resources/patternedrecurrence */
export const graphRecurrence = z.object({
  pattern: z.object({
    type: z.string(),
    interval: z.optional(z.nullable(z.number())),
    month: z.optional(z.nullable(z.number())),
    dayOfMonth: z.optional(z.nullable(z.number())),
    daysOfWeek: z.optional(z.nullable(z.array(z.string()))),
    firstDayOfWeek: z.optional(z.nullable(z.string())),
    index: z.optional(z.nullable(z.string())),
  }),
  range: z.object({
    type: z.string(),
    endDate: z.optional(z.nullable(z.string())),
    numberOfOccurrences: z.optional(z.nullable(z.number())),
  }),
});

const frequencies: Readonly<Record<string, string>> = {
  daily: 'DAILY',
  weekly: 'WEEKLY',
  absoluteMonthly: 'MONTHLY',
  relativeMonthly: 'MONTHLY',
  absoluteYearly: 'YEARLY',
  relativeYearly: 'YEARLY',
};
const positions: Readonly<Record<string, number>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
};

/**
 * Microsoft's pattern as a rule of RFC 5545; null for a pattern that is not known. Its end date is the last day.
 * @param start the series' start as written, or null
 */
export function recurrenceRule(
  { pattern, range }: z.infer<typeof graphRecurrence>,
  start: string | null,
): string | null {
  const frequency = frequencies[pattern.type];
  if (frequency === undefined) return null;
  const isRelative = pattern.type.startsWith('relative');
  const days = (pattern.daysOfWeek ?? []).map((day) => day.slice(0, 2).toUpperCase());
  const parts = [`FREQ=${frequency}`];
  if ((pattern.interval ?? 1) > 1) parts.push(`INTERVAL=${pattern.interval}`);
  if (frequency === 'YEARLY' && pattern.month) parts.push(`BYMONTH=${pattern.month}`);
  if (pattern.type.startsWith('absolute') && pattern.dayOfMonth)
    parts.push(`BYMONTHDAY=${pattern.dayOfMonth}`);
  if ((isRelative || pattern.type === 'weekly') && days.length > 0)
    parts.push(`BYDAY=${days.join(',')}`);
  // Of several days that fit, such as all weekdays, one is taken.
  if (isRelative) parts.push(`BYSETPOS=${positions[pattern.index ?? 'first'] ?? 1}`);
  if (pattern.type === 'weekly')
    parts.push(`WKST=${(pattern.firstDayOfWeek ?? 'sunday').slice(0, 2).toUpperCase()}`);
  if (range.type === 'numbered' && range.numberOfOccurrences)
    parts.push(`COUNT=${range.numberOfOccurrences}`);
  if (range.type === 'endDate' && range.endDate) {
    const day = range.endDate.slice(0, 10).replaceAll('-', '');
    parts.push(`UNTIL=${start?.includes('T') ? `${day}T235959` : day}`);
  }
  return parts.join(';');
}
