import { utcOf, wallOf } from './read-time.ts';

export const frequencies = [
  'YEARLY',
  'MONTHLY',
  'WEEKLY',
  'DAILY',
  'HOURLY',
  'MINUTELY',
  'SECONDLY',
] as const;
export type Frequency = (typeof frequencies)[number];

/** A recurrence rule (RFC 5545 §3.3.10), checked. Empty lists say nothing. Weekdays: 0 = Sunday … 6 = Saturday. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  /** Wall time as milliseconds of UTC, or an instant where `isUtc`; a date bounds through its whole day. */
  readonly until: { readonly at: number; readonly isUtc: boolean } | null;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  readonly weekNumbers: readonly number[];
  /** `nth` 0: every one of the period. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

const weekdayNames = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const MOST_PARTS = 400;
/** More than any series that people plan; a larger one is a mistake or an attack. */
const LONGEST_INTERVAL = 100_000;
const DAY = 86_400_000;

/** null for what is no rule: then the event takes place once. Parts that are not of the standard (`X-…`) are ignored. */
export function readRecurrenceRule(text: string): RecurrenceRule | null {
  const parts = new Map<string, string>();
  for (const part of text.trim().split(';')) {
    const at = part.indexOf('=');
    if (at > 0) parts.set(part.slice(0, at).trim().toUpperCase(), part.slice(at + 1).trim());
  }
  const frequency = frequencies.find((name) => name === parts.get('FREQ')?.toUpperCase());
  const interval = wholeNumber(parts.get('INTERVAL') ?? '1', 1, LONGEST_INTERVAL);
  const count = parts.has('COUNT') ? wholeNumber(parts.get('COUNT') ?? '', 1, 1e12) : null;
  if (frequency === undefined || interval === null || (parts.has('COUNT') && count === null))
    return null;
  const until = readUntil(parts.get('UNTIL'));
  const lists = {
    months: numbers(parts.get('BYMONTH'), 1, 12, false),
    monthDays: numbers(parts.get('BYMONTHDAY'), 1, 31, true),
    yearDays: numbers(parts.get('BYYEARDAY'), 1, 366, true),
    weekNumbers: numbers(parts.get('BYWEEKNO'), 1, 53, true),
    hours: numbers(parts.get('BYHOUR'), 0, 23, false),
    minutes: numbers(parts.get('BYMINUTE'), 0, 59, false),
    seconds: numbers(parts.get('BYSECOND'), 0, 60, false),
    positions: numbers(parts.get('BYSETPOS'), 1, 366, true),
  };
  const weekdays = readWeekdays(parts.get('BYDAY'));
  const start = weekdayNames.indexOf((parts.get('WKST') ?? 'MO').toUpperCase());
  const { months, monthDays, yearDays, weekNumbers, hours, minutes, seconds, positions } = lists;
  if (
    until === undefined ||
    weekdays === null ||
    months === null ||
    monthDays === null ||
    yearDays === null ||
    weekNumbers === null ||
    hours === null ||
    minutes === null ||
    seconds === null ||
    positions === null
  )
    return null;
  return {
    ...{ frequency, interval, count, until, months, monthDays, yearDays, weekNumbers, weekdays },
    ...{ hours, minutes, seconds, positions, weekStart: start === -1 ? 1 : start },
  };
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
}

/** [] where the part is not there; null where it is wrong. */
function numbers(
  text: string | undefined,
  least: number,
  most: number,
  signed: boolean,
): number[] | null {
  if (text === undefined) return [];
  const items = text.split(',');
  if (items.length > MOST_PARTS) return null;
  const found = items.map((item) => {
    const sign = /^([+-]?)(\d{1,3})$/.exec(item.trim());
    const number = Number(sign?.[2] ?? Number.NaN);
    if (sign === null || !(number >= least && number <= most)) return null;
    if (sign[1] !== '-') return number;
    return signed ? -number : null;
  });
  return found.some((number) => number === null)
    ? null
    : [...new Set(found.filter((number) => number !== null))];
}

function readWeekdays(text: string | undefined): { nth: number; weekday: number }[] | null {
  if (text === undefined) return [];
  const found = text.split(',').map((item) => {
    const parts = /^([+-]?\d{1,2})?([A-Z]{2})$/i.exec(item.trim());
    const weekday = weekdayNames.indexOf((parts?.[2] ?? '').toUpperCase());
    const nth = Number(parts?.[1] ?? 0);
    const isWrong = weekday === -1 || (parts?.[1] !== undefined && nth === 0) || Math.abs(nth) > 53;
    return isWrong ? null : { nth, weekday };
  });
  if (found.length > MOST_PARTS || found.some((day) => day === null)) return null;
  return found.filter((day) => day !== null);
}

/** undefined where it is wrong. A date bounds through its end, whatever the kind of the start: many writers mean so. */
function readUntil(text: string | undefined): RecurrenceRule['until'] | undefined {
  if (text === undefined) return null;
  const found = /^(\d{8})(?:T(\d{6})(Z)?)?$/i.exec(text);
  if (found === null) return undefined;
  const [, day = '', clock, utc] = found;
  if (clock === undefined) return { at: utcOf(wallOf(day)) + DAY - 1, isUtc: false };
  return { at: utcOf(wallOf(`${day}T${clock}`)), isUtc: utc !== undefined };
}
