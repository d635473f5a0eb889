import { halfDayWords, monthNames, weekdayNames } from './words/calendar-words.ts';
import { instantOf, isRealDay, type WallTime, wallTimeOf } from './zoned-time.ts';

/** Why a shown date could not be read. A date is never guessed, least of all as "now". */
export type DateProblem =
  | 'date_missing'
  | 'date_without_time'
  | 'date_without_day'
  | 'date_ambiguous'
  | 'date_impossible'
  | 'date_implausible'
  | 'date_unreadable';

export type ShownDate =
  | { readonly sentAt: string; readonly problem: null }
  | { readonly sentAt: null; readonly problem: DateProblem };

export interface ReaderContext {
  /** BCP 47 language of the page; decides the order of bare numbers. */
  readonly pageLanguage: string | null;
  /** IANA zone in which the page shows times. */
  readonly timeZone: string;
  readonly now: Date;
}

interface DayReading {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}

const LONGEST_DATE = 200;
const DAY = 86_400_000;
/** No mail is older than this; what reads as older (1970 above all) is a broken clock. */
const OLDEST = Date.UTC(1990, 0, 1);

/** Reads a date as Gmail and Outlook show it, in the reader's language and zone, to an instant in UTC. */
export function readShownDate(raw: string | null, context: ReaderContext): ShownDate {
  const text = tidy(raw ?? '');
  if (text === '') return problem('date_missing');
  if (text.length > LONGEST_DATE) return problem('date_unreadable');
  const time = readTime(text);
  const rest = time === null ? text : text.replace(time.matched, ' ');
  const weekday = readWeekday(rest);
  const readings = readDays(rest, context.pageLanguage ?? 'en');
  if (readings.length === 0) return problem(time === null ? 'date_unreadable' : 'date_without_day');
  if (time === null) return problem('date_without_time');
  return choose(readings, time, weekday, context);
}

function choose(
  readings: readonly DayReading[],
  time: { hour: number; minute: number; second: number },
  weekday: number | null,
  context: ReaderContext,
): ShownDate {
  let outcome: DateProblem = 'date_impossible';
  for (const reading of readings) {
    const year = reading.year ?? latestYear(reading, weekday, context);
    if (year === null) continue;
    const wall: WallTime = { ...reading, ...time, year };
    if (!isRealDay(wall) || (weekday !== null && weekdayOfDay(wall) !== weekday)) continue;
    const instant = instantOf(wall, context.timeZone);
    if (instant.getTime() < OLDEST || instant.getTime() > context.now.getTime() + DAY) {
      outcome = 'date_implausible';
      continue;
    }
    return { sentAt: instant.toISOString(), problem: null };
  }
  return problem(outcome);
}

function problem(code: DateProblem): ShownDate {
  return { sentAt: null, problem: code };
}

/** Full-width digits, narrow spaces and bidi marks become plain; "(3 hours ago)" behind the date goes. */
function tidy(raw: string): string {
  const text = raw
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return open !== -1 && /ago|前|vor|il y a|hace|há |назад/.test(text.slice(open))
    ? text.slice(0, open).trim()
    : text;
}

const halfDay = '上午|下午|早上|凌晨|清晨|中午|晚上|傍晚|午前|午後|오전|오후|[ap]\\. ?m\\.?|[ap]m';
const clock = new RegExp(
  `(?:(${halfDay}) ?)?(?<!\\d)(\\d{1,2})(?: ?[:：] ?|时|時|h ?|시 ?)(\\d{2})(?:分|분)?(?:[:：](\\d{2}))?(?!\\d)(?: ?(${halfDay})(?!\\p{L}))?(?: uhr)?`,
  'u',
);
/** "3.15 pm" is no time here: dots part days. "8 PM" has no minutes, and mail pages never write it. */

function readTime(
  text: string,
): { hour: number; minute: number; second: number; matched: string } | null {
  const found = clock.exec(text);
  if (found === null) return null;
  const [matched, before, hours = '', minutes = '', seconds = '0', after] = found;
  const half = halfDayWords[before ?? ''] ?? halfDayWords[(after ?? '').replace(' ', '')] ?? null;
  let hour = Number(hours);
  const noon = before === '中午';
  if (half === 'pm' && hour < 12 && !(noon && hour >= 10)) hour += 12;
  // "晚上12:30" is after midnight only in speech; pages write 凌晨 for that. "12:30 am" is 0:30.
  if (half === 'am' && hour === 12) hour = 0;
  const minute = Number(minutes);
  const second = Number(seconds);
  if (hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, matched };
}

function readWeekday(text: string): number | null {
  const words = text.split(/[\s,，()]+/);
  const east = /(?:星期|周|週|曜)/.test(text);
  for (const word of words) {
    if (word === '') continue;
    const index = weekdayNames.findIndex((names) => names.includes(word));
    // "mar" is Tuesday in French and Spanish, and March in English: beside a day number alone it is no proof.
    if (index !== -1 && !monthNames.some((names) => names.includes(word))) return index;
  }
  if (!east) return parenthesised(text);
  const index = weekdayNames.findIndex((names) =>
    names.some((name) => /[星周週曜]/.test(name) && text.includes(name)),
  );
  return index === -1 ? parenthesised(text) : index;
}

/** Japanese pages write the weekday as one character in brackets: 2026年8月20日(木). */
function parenthesised(text: string): number | null {
  const index = '日月火水木金土'.indexOf(/\(([日月火水木金土])\)/.exec(text)?.[1] ?? '?');
  return index === -1 ? null : index;
}

/** Every day that the text may mean, the likeliest first. */
function readDays(text: string, language: string): DayReading[] {
  const east = /(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text);
  if (east !== null) return [reading(east[1], east[2], east[3])];
  const yearFirst = /(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null) return [reading(yearFirst[1], yearFirst[2], yearFirst[3])];
  const yearLast = /(?<!\d)(\d{1,2})([./-])(\d{1,2})[./-] ?(\d{4}|\d{2})(?!\d)/.exec(text);
  if (yearLast === null) {
    // Before the names: in "mar. 03/11" the first word is a weekday.
    const bare = readBareDay(text, language);
    if (bare.length > 0) return bare;
    const named = readNamedMonth(text);
    return named === null ? [] : [named];
  }
  const [, first, separator, second, year] = yearLast;
  return inBothOrders(year, first, separator, second, language);
}

/** "Fri 11/20", "Fr 20.11.", 11/20(金): Outlook leaves the year out in the current one. */
function readBareDay(text: string, language: string): DayReading[] {
  const bare = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\.?(?![\d./-])/.exec(text);
  if (bare === null) return [];
  const [, first, separator, second] = bare;
  const east = /^(?:zh|ja|ko)/i.test(language);
  if (east) return [reading(undefined, first, second)];
  return inBothOrders(undefined, first, separator, second, language);
}

function inBothOrders(
  year: string | undefined,
  first: string | undefined,
  separator: string | undefined,
  second: string | undefined,
  language: string,
): DayReading[] {
  const monthFirst = reading(year, first, second);
  const dayFirst = reading(year, second, first);
  const american = separator === '/' && /^en(?:-us|-ph)?$/i.test(language);
  // Only languages that write the month first are read so; where one order is impossible, the other is meant.
  return american ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}

function reading(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DayReading {
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  return { year: full, month: Number(month), day: Number(day) };
}

function readNamedMonth(text: string): DayReading | null {
  const words = text.split(/[\s,，/]+/).filter((word) => word !== '');
  let month: number | null = null;
  let place = -1;
  // The last match wins: in "mar. 12 mars" the first word is a weekday.
  for (const [index, word] of words.entries()) {
    const found = monthNames.findIndex(
      (names) => names.includes(word.replace(/\.$/, '')) || names.includes(word),
    );
    if (found === -1) continue;
    month = found + 1;
    place = index;
  }
  const joined = /(?<!\d)(\d{1,2})[.-]? ?-?(\p{L}{3,10})\.?-(\d{4})/u.exec(text);
  if (month === null && joined !== null) {
    const found = monthNames.findIndex((names) => names.includes(joined[2] ?? ''));
    return found === -1 ? null : reading(joined[3], String(found + 1), joined[1]);
  }
  if (month === null) return null;
  const year = words.find((word) => /^\d{4}$/.test(word) || /^\d{4}(?=\.|г)/.test(word));
  const days = [words[place - 1], words[place + 1], words[place - 2]];
  const day = days.find((word) => /^\d{1,2}(?:\.|st|nd|rd|th|er|º)?$/.test(word ?? ''));
  if (day === undefined) return null;
  return {
    year: year === undefined ? null : Number.parseInt(year, 10),
    month,
    day: Number.parseInt(day, 10),
  };
}

/** Pages leave the year out for the last twelve months: the latest year whose day is not in the future. */
function latestYear(
  { month, day }: DayReading,
  weekday: number | null,
  context: ReaderContext,
): number | null {
  const now = wallTimeOf(context.now, context.timeZone);
  const isAfter = month > now.month || (month === now.month && day > now.day + 1);
  const year = isAfter ? now.year - 1 : now.year;
  if (weekday === null || weekdayOfDay({ year, month, day }) === weekday) return year;
  return null;
}

function weekdayOfDay({ year, month, day }: { year: number; month: number; day: number }): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay();
}
