import type { WallTime } from '../zoned-time.ts';
import type { CalendarTime } from './calendar-event.ts';
import type { CalendarZones } from './calendar-zones.ts';

const shape = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?$/i;

/** A DATE or DATE-TIME value as written; null when it is none, or no day of the calendar. */
export function readTime(
  raw: string,
  tzid: string | null,
  zones: CalendarZones,
): CalendarTime | null {
  const found = shape.exec(raw.trim());
  if (found === null) return null;
  const number = (group: number) => Number(found[group] ?? 0);
  const wall: WallTime = {
    year: number(1),
    month: number(2),
    day: number(3),
    hour: number(4),
    minute: number(5),
    second: number(6),
  };
  if (!isReal(wall)) return null;
  const date = found[4] === undefined;
  const value = date ? writeDay(wall) : `${writeDay(wall)}T${writeClock(wall)}`;
  if (date) return { value, date, tzid: null, utc: null };
  if (found[7] !== undefined) {
    return { value, date, tzid: null, utc: iso(new Date(utcOf(wall))) };
  }
  if (tzid === null) return { value, date, tzid, utc: null };
  const instant = zones.instant(wall, tzid);
  return { value, date, tzid, utc: instant === null ? null : iso(instant) };
}

/** `time` later by days (calendar days) and seconds (clock time); keeps zone and kind. */
export function addDuration(
  time: CalendarTime,
  { days, seconds }: { days: number; seconds: number },
  zones: CalendarZones,
): CalendarTime | null {
  const start = wallOf(time.value);
  const moved = utcOf(start) + days * 86_400_000 + seconds * 1000;
  const written = writeWall(moved, time.date);
  return readTime(isUtc(time) ? `${written}Z` : written, time.tzid, zones);
}

/** Written with a final `Z`. */
export const isUtc = ({ tzid, utc }: CalendarTime): boolean => tzid === null && utc !== null;

/** The wall time that a value of this module's own writing shows. */
export function wallOf(value: string): WallTime {
  const part = (from: number, to: number) => Number(value.slice(from, to) || '0');
  return {
    year: part(0, 4),
    month: part(4, 6),
    day: part(6, 8),
    hour: part(9, 11),
    minute: part(11, 13),
    second: part(13, 15),
  };
}

/** The wall time read as if it were UTC: good for adding and comparing, not an instant. */
export function utcOf({ year, month, day, hour, minute, second }: WallTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, 0);
}

/** A wall time, given as if it were UTC, as a calendar file writes it. */
export function writeWall(at: number, date: boolean): string {
  const written = new Date(at).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  return date ? written.slice(0, 8) : written;
}

export function iso(instant: Date): string {
  return instant.toISOString().replace('.000Z', 'Z');
}

function isReal(wall: WallTime): boolean {
  const { month, day, hour, minute, second } = wall;
  // 60 is a leap second, which is read as the second that follows.
  if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 60) return false;
  return new Date(utcOf({ ...wall, hour: 0, minute: 0, second: 0 })).getUTCDate() === day;
}

const two = (number: number) => String(number).padStart(2, '0');
const writeDay = ({ year, month, day }: WallTime) =>
  `${String(year).padStart(4, '0')}${two(month)}${two(day)}`;
const writeClock = ({ hour, minute, second }: WallTime) =>
  `${two(hour)}${two(minute)}${two(second)}`;
