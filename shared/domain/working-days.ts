import * as z from 'zod/mini';
import type { HolidayCalendar, WorkingDays } from '../contracts/working-days.ts';

/** Public holidays of a country: days off, and weekend days on which one works to make up for them. */
export interface Holidays {
  isOff(day: string): boolean;
  isMadeUp(day: string): boolean;
  /** Last day, `YYYY-MM-DD`, that the government has arranged; null where nothing is arranged at all. */
  readonly arrangedUntil: string | null;
}

export interface WorkCalendar {
  /** @param day `YYYY-MM-DD` in the organisation's zone */
  isWorkday(day: string): boolean;
}

const DAY = 86_400_000;
/** The longest run without a working day is a holiday of nine days; a calendar without any must end too. */
const MOST_DAYS_WITHOUT_WORK = 60;

const noHolidays: Holidays = { isOff: () => false, isMadeUp: () => false, arrangedUntil: null };

/**
 * Days of the regulation on public holidays that are fixed in the Gregorian calendar (State Council decree 795 of 2024).
 * They are known before the yearly arrangement is published, which happens in November for the year that follows.
 */
const fixedChineseHolidays = /-(?:01-01|05-0[12]|10-0[123])$/;

const packagedDays = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
});

/** The data of chinese-days, 3 kB compressed, fetched when somebody plans and never with the first card. */
export async function loadHolidays(calendar: HolidayCalendar): Promise<Holidays> {
  if (calendar === 'none') return noHolidays;
  const packaged = await import('chinese-days/dist/chinese-days.json', { with: { type: 'json' } });
  const { holidays, workdays } = packagedDays.parse(packaged.default);
  const off = new Set(Object.keys(holidays));
  const madeUp = new Set(Object.keys(workdays));
  const lastYear = [...off].reduce((latest, day) => (day > latest ? day : latest), '').slice(0, 4);
  const arrangedUntil = `${lastYear}-12-31`;
  return {
    isOff: (day) => off.has(day) || (day > arrangedUntil && fixedChineseHolidays.test(day)),
    isMadeUp: (day) => madeUp.has(day),
    arrangedUntil,
  };
}

/** @param holidays null while they are not loaded: then the days of the week alone decide */
export function workCalendar(
  { workdays }: Pick<WorkingDays, 'workdays'>,
  holidays: Holidays | null,
): WorkCalendar {
  const { isOff, isMadeUp } = holidays ?? noHolidays;
  return {
    isWorkday: (day) => !isOff(day) && (isMadeUp(day) || workdays.includes(isoWeekday(day))),
  };
}

/** The day that many working days after `day`, which itself does not count; null where nobody ever works. */
export function addWorkdays(day: string, count: number, calendar: WorkCalendar): string | null {
  let at = day;
  for (let left = count; left > 0; left--) {
    const next = workdayFrom(addDays(at, 1), calendar);
    if (next === null) return null;
    at = next;
  }
  return at;
}

/** `day` where it is a working day, else the first one after it; null where nobody ever works. */
export function workdayFrom(day: string, calendar: WorkCalendar): string | null {
  let at = day;
  for (let step = 0; step < MOST_DAYS_WITHOUT_WORK; step++) {
    if (calendar.isWorkday(at)) return at;
    at = addDays(at, 1);
  }
  return null;
}

/** @param day `YYYY-MM-DD` */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Days of the calendar from one day to another; negative when the other is earlier. */
export function daysFrom(day: string, other: string): number {
  return (Date.parse(`${other}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / DAY;
}

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
