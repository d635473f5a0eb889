import { type PlacedToken, type ShownDay, timeTokens } from './time-tokens.ts';

/** When an event is, in wall times of the reader's zone. */
export interface EventSpan {
  /** `YYYY-MM-DDTHH:MM`; of an all-day event `YYYY-MM-DD`. */
  readonly start: string;
  /** For an all-day event its last day, inclusive; null where only a beginning is shown. */
  readonly end: string | null;
  readonly allDay: boolean;
}

export interface SpanContext {
  /** BCP 47 language of the page; decides the order of bare numbers where no weekday does. */
  readonly language: string | null;
  /** Years that the page itself names, for days without one. */
  readonly years: readonly number[];
}

/** Kinds of tokens as letters, so that the forms below can be said as patterns; what fills has none. */
const letters: Readonly<Record<PlacedToken['kind'], string>> = {
  time: 'T',
  day: 'D',
  span: 'S',
  weekday: 'W',
  range: 'R',
  either: 'E',
  all_day: 'A',
  filler: '',
  other: 'X',
};

const knownTokens = (text: string) => timeTokens(text).filter(({ kind }) => kind !== 'filler');
const kindsOf = (tokens: readonly PlacedToken[]) =>
  tokens.map(({ kind }) => letters[kind]).join('');

const aDay = 'W?DW?';
/** The forms in which both products are known to write names: the times first, then the day. */
const dayBehind = new RegExp(
  `T[RE]TE?${aDay}|TE?${aDay}[RE]TE?${aDay}|A(?:W?SW?|${aDay}(?:[RE]${aDay})?)|${aDay}E?T[RE]${aDay}E?T`,
  'g',
);
const dayBefore = new RegExp(`${aDay}E?T[RE]T|(?:W?SW?|${aDay}(?:[RE]${aDay})?)A`, 'g');
const wholeText = new RegExp(
  `^(?:${dayBehind.source}|${dayBefore.source}|${aDay}E?T|W?SW?|${aDay}(?:[RE]${aDay})?)$`,
);

/** Whether a text has the form of a time, and nothing else in it; its day may still be one that nobody can know. */
export const isTimeText = (text: string): boolean => wholeText.test(kindsOf(knownTokens(text)));

/** Whether any time of day stands in a text. */
export const holdsClock = (text: string): boolean =>
  timeTokens(text).some(({ kind }) => kind === 'time');

/** A time of day alone, "9:30am", as `HH:MM`. */
export function readClock(text: string): string | null {
  const [token, another] = knownTokens(text);
  return token?.kind === 'time' && another === undefined ? hourOf(token, token.half) : null;
}

/** Reads a text that is about a time and nothing else. @returns null where anything in it is not understood */
export function readSpan(text: string, context: SpanContext): EventSpan | null {
  const tokens = knownTokens(text);
  if (!wholeText.test(kindsOf(tokens))) return null;
  return spanOf(tokens, context);
}

/**
 * The one time within a longer text, bounded by commas. Two that are equally good are none.
 * @returns the span and its place in the text
 */
export function findSpan(
  text: string,
  context: SpanContext,
): { span: EventSpan; from: number; to: number } | null {
  const tokens = knownTokens(text);
  const kinds = kindsOf(tokens);
  for (const form of [dayBehind, dayBefore]) {
    const found = [...kinds.matchAll(form)].flatMap(({ index, 0: matched }) => {
      const part = tokens.slice(index, index + matched.length);
      const from = part[0]?.from ?? 0;
      const to = part.at(-1)?.to ?? 0;
      const bounded =
        /(?:^|[,，、;；])\s*$/.test(text.slice(0, from)) &&
        /^[\s)）]*(?:$|[,，、;；])/.test(text.slice(to));
      const span = bounded ? spanOf(part, context) : null;
      return span === null ? [] : [{ span, from, to }];
    });
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

interface DatedDay {
  readonly readings: readonly ShownDay[];
  readonly weekday: number | null;
}

function spanOf(tokens: readonly PlacedToken[], context: SpanContext): EventSpan | null {
  const [first, last] = daysOf(tokens, context);
  if (first === undefined || first === null || last === null) return null;
  const times = tokens.filter((token) => token.kind === 'time');
  if (times.length === 0) {
    const end = last ?? first;
    return end < first ? null : { start: first, end, allDay: true };
  }
  const [from, to] = hoursOf(times);
  if (from === undefined || from === null || to === null) return null;
  const start = `${first}T${from}`;
  if (to === undefined) return { start, end: null, allDay: false };
  if (last !== undefined) {
    const end = `${last}T${to}`;
    return end < start ? null : { start, end, allDay: false };
  }
  // One day and an end before the beginning: it ends after midnight.
  return { start, end: `${to < from ? dayAfter(first) : first}T${to}`, allDay: false };
}

/** One or two days as `YYYY-MM-DD`; null for one that is not certain. */
function daysOf(tokens: readonly PlacedToken[], context: SpanContext): (string | null)[] {
  const days: DatedDay[] = [];
  for (const [at, token] of tokens.entries()) {
    const beside = [tokens[at - 1], tokens[at + 1]].find((one) => one?.kind === 'weekday');
    const weekday = beside?.kind === 'weekday' ? beside.index : null;
    if (token.kind === 'day') days.push({ readings: token.readings, weekday });
    if (token.kind === 'span') {
      days.push({ readings: [token.first], weekday }, { readings: [token.last], weekday: null });
    }
  }
  const [first, second] = days;
  if (first === undefined) return [null];
  if (second === undefined) return [certainDay(first, context)];
  const last = certainDay(withYearAfter(second, onlyReading(first)), context);
  return [certainDay(withYearBefore(first, last), context), last];
}

/** "December 30, 2026 – January 2": the year stands beside the first day, and is over before the second. */
function withYearAfter(last: DatedDay, first: ShownDay | null): DatedDay {
  if (first === null || first.year === null) return last;
  const year = first.year;
  return withYear(last, (day) => (isBefore(day, first) ? year + 1 : year));
}

/** "April 30 – May 2, 2026": the year stands behind the second day, and holds for the first unless it comes later. */
function withYearBefore(first: DatedDay, last: string | null): DatedDay {
  if (last === null) return first;
  const [year = 0, month = 0, day = 0] = last.split('-').map(Number);
  return withYear(first, (one) => (isBefore({ year, month, day }, one) ? year - 1 : year));
}

const withYear = (dated: DatedDay, yearOf: (day: ShownDay) => number): DatedDay => ({
  ...dated,
  readings: dated.readings.map((day) => (day.year === null ? { ...day, year: yearOf(day) } : day)),
});

/** The day with its year, where the text tells it in one way only. */
const onlyReading = ({ readings }: DatedDay): ShownDay | null =>
  readings.length === 1 ? (readings[0] ?? null) : null;

const isBefore = (one: ShownDay, other: ShownDay): boolean =>
  one.month < other.month || (one.month === other.month && one.day < other.day);

/** The one day that the readings, the weekday and the page's years leave; null where several or none are left. */
function certainDay({ readings, weekday }: DatedDay, context: SpanContext): string | null {
  const possible = readings
    .flatMap((reading) =>
      (reading.year === null ? context.years : [reading.year]).map((year) => ({
        ...reading,
        year,
      })),
    )
    .filter((one) => isDay(one) && (weekday === null || weekdayOf(one) === weekday))
    .map(written);
  const [one, other] = [...new Set(possible)];
  if (one === undefined || other === undefined) return one ?? null;
  if (readings.length < 2 || readings[0]?.year === null) return null;
  // Month and day can change places: only languages that write the month first are read so.
  return /^en(?:-us|-ph)?$/i.test(context.language ?? '') ? one : other;
}

type Day = ShownDay & { readonly year: number };

const utc = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day));
const isDay = (day: Day) => utc(day).getUTCMonth() === day.month - 1 && day.day > 0;
const weekdayOf = (day: Day) => utc(day).getUTCDay();
const written = (day: Day) => utc(day).toISOString().slice(0, 10);

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

type Time = Extract<PlacedToken, { kind: 'time' }>;

/** `HH:MM` each. A half of the day that only one of two times names holds for both, as far as that is in order. */
function hoursOf([from, to]: readonly Time[]): (string | null)[] {
  if (from === undefined) return [null];
  if (to === undefined) return [hourOf(from, from.half)];
  if (from.half === null && to.half !== null) {
    const end = hourOf(to, to.half);
    const start = hourOf(from, to.half);
    const other = hourOf(from, to.half === 'am' ? 'pm' : 'am');
    const inOrder = start !== null && end !== null && start <= end;
    return [inOrder || (other ?? '') > (end ?? '') ? start : other, end];
  }
  const start = hourOf(from, from.half);
  const end = hourOf(to, to.half ?? from.half);
  if (to.half !== null || from.half === null || start === null || end === null || start <= end) {
    return [start, end];
  }
  return [start, hourOf(to, from.half === 'am' ? 'pm' : 'am')];
}

function hourOf({ hour, minute }: Time, half: 'am' | 'pm' | null): string | null {
  if (half !== null && hour > 12) return null;
  const full = half === null ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(full).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
