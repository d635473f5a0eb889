import { readClock, type SaidClock } from './said-clock.ts';
import { readSaidDay } from './said-day.ts';
import { numberPattern, saidNumber } from './said-number.ts';
import { addDays, type WorkCalendar } from './working-days.ts';
import { dayOf, instantOf } from './zoned-time.ts';

const LONGEST_PHRASE = 80;
const MORNING: SaidClock = { hour: 9, minute: 0, certain: true, matched: '' };

/** What a phrase says: a day of the zone's calendar and a time on its clocks. */
export interface SaidTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly hour: number;
  readonly minute: number;
  /** False where "3:00" may be the night or the afternoon. */
  readonly certain: boolean;
}

/**
 * What a rep types for a next time: "tomorrow 9:00", "in 3 working days", "next monday 2pm", 明天上午9点, 下周一, 3天后,
 * 后天下午三点半, 12月5日. Days are those of the zone; without a time of day it is 9:00; a time of day alone is the next one
 * that comes. null when it says no time, or one that is past, and for working days while `calendar` is null.
 */
export function readTimePhrase(
  phrase: string,
  now: Date,
  timeZone: string,
  calendar: WorkCalendar | null = null,
): Date | null {
  const soon = readHours(tidy(phrase), now);
  if (soon !== null) return soon;
  const said = readSaidTime(phrase, now, timeZone, calendar);
  if (said === null) return null;
  const at = instantOfSaid(said, timeZone);
  return at > now ? at : null;
}

/** The day and time of a phrase, which may lie behind; null when it says none. */
export function readSaidTime(
  phrase: string,
  now: Date,
  timeZone: string,
  calendar: WorkCalendar | null,
): SaidTime | null {
  const text = tidy(phrase);
  const clock = readClock(text);
  const rest = (clock === null ? text : text.replace(clock.matched, ' '))
    .replace(/\b(?:at|around)\b|[,，。的]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const today = dayOf(now, timeZone);
  const { hour, minute, certain } = clock ?? MORNING;
  if (rest === '' && clock !== null) {
    const isPast = instantOfSaid({ day: today, hour, minute, certain }, timeZone) <= now;
    return { day: isPast ? addDays(today, 1) : today, hour, minute, certain };
  }
  const day = readSaidDay(rest, today, calendar);
  return day === null ? null : { day, hour, minute, certain };
}

/** In the gap of spring the clocks' own jump is added; in the overlap of autumn the first of the two is meant. */
export function instantOfSaid({ day, hour, minute }: SaidTime, timeZone: string): Date {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return instantOf({ year, month, day: date, hour, minute, second: 0 }, timeZone);
}

function tidy(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .slice(0, LONGEST_PHRASE)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

const soonPatterns = [
  new RegExp(`^(?:in )?(${numberPattern}|half an) ?(h|hours?|min|mins|minutes?)$`),
  new RegExp(`^(${numberPattern}|半) ?[个個]? ?(小时|小時|钟头|分钟|分鐘)[后後]$`),
];

/** "in 2 hours", "in 30 minutes", 半小时后: counted on the clock, not on the calendar. */
function readHours(text: string, now: Date): Date | null {
  for (const pattern of soonPatterns) {
    const found = pattern.exec(text);
    if (found === null) continue;
    const [, count = '', unit = ''] = found;
    const isHalf = count === '半' || count === 'half an';
    const number = isHalf ? 0.5 : saidNumber(count);
    if (number === null || number === 0) return null;
    const length = /^(?:h|小|钟)/.test(unit) ? 3_600_000 : 60_000;
    return new Date(now.getTime() + number * length);
  }
  return null;
}
