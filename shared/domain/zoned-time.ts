/** A date and time on the wall of some zone; months and days count from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Whether the runtime knows this IANA zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatFor(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** @throws RangeError for an unknown zone */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}

/** What the clocks of the zone show at an instant. @throws RangeError for an unknown zone or an invalid date */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) parts[type] = value;
  const number = (type: string) => Number(parts[type] ?? Number.NaN);
  return {
    year: parts.era === 'BC' ? 1 - number('year') : number('year'),
    month: number('month'),
    day: number('day'),
    hour: number('hour'),
    minute: number('minute'),
    second: number('second'),
  };
}

/**
 * The instant at which the zone's clocks show this time. In the gap of spring the clocks' own jump is added (02:30
 * becomes 03:30); in the overlap of autumn the first of the two is meant. Overflowing fields carry (32 January is
 * 1 February), as in Date.UTC.
 */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const asUtc = utcOf(wall);
  const before = offsetAt(asUtc - DAY, timeZone);
  const after = offsetAt(asUtc + DAY, timeZone);
  const early = asUtc - before;
  const late = asUtc - after;
  // The larger offset gives the earlier instant: in an overlap both readings hold, and the earlier one is asked first.
  const [first, second] = early <= late ? [early, late] : [late, early];
  if (first + offsetAt(first, timeZone) === asUtc) return new Date(first);
  if (second + offsetAt(second, timeZone) === asUtc) return new Date(second);
  return new Date(asUtc - before);
}

/** Milliseconds that the zone's clocks are ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  const whole = Math.floor(time / 1000) * 1000;
  return utcOf(wallTimeOf(new Date(whole), timeZone)) - whole;
}

/** Date.UTC reads the years 0–99 as 1900–1999; a year out of a mail may be anything. */
function utcOf(wall: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(wall.year, wall.month - 1, wall.day);
  date.setUTCHours(wall.hour, wall.minute, wall.second, 0);
  return date.getTime();
}

/** Calendar day of an instant in a zone, `YYYY-MM-DD`. */
export function dayOf(instant: Date, timeZone: string): string {
  const { year, month, day } = wallTimeOf(instant, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Calendar days from one instant's day to another's: 1 is tomorrow, however many hours that is. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  const day = (instant: Date) =>
    utcOf({ ...wallTimeOf(instant, timeZone), hour: 0, minute: 0, second: 0 });
  return Math.round((day(to) - day(from)) / DAY);
}

/** 0 = Sunday … 6 = Saturday, in the zone. */
export function weekdayOf(instant: Date, timeZone: string): number {
  return new Date(utcOf(wallTimeOf(instant, timeZone))).getUTCDay();
}

/** The instant `days` calendar days after an instant's day, at a wall time: "in 3 days at 9:00". */
export function atDay(
  instant: Date,
  days: number,
  hour: number,
  minute: number,
  timeZone: string,
): Date {
  const wall = wallTimeOf(instant, timeZone);
  return instantOf({ ...wall, day: wall.day + days, hour, minute, second: 0 }, timeZone);
}

/** For `<input type="datetime-local">`: `YYYY-MM-DDTHH:MM` of an instant in a zone. */
export function toLocalInput(instant: Date, timeZone: string): string {
  const { hour, minute } = wallTimeOf(instant, timeZone);
  return `${dayOf(instant, timeZone)}T${two(hour)}:${two(minute)}`;
}

/** The instant that a `datetime-local` value means in a zone; null when it is none. */
export function fromLocalInput(value: string, timeZone: string): Date | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/.exec(value);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const wall = { year, month, day, hour, minute, second };
  return isRealDay(wall) && hour < 24 && minute < 60 && second < 60
    ? instantOf(wall, timeZone)
    : null;
}

/** Whether the calendar has this day: no 30 February. */
export function isRealDay({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
