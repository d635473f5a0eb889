import { addDays, daysFrom, isoWeekday } from './working-days.ts';

export interface Week {
  /** The year that the week's Thursday lies in: 3 January 2027 is in the last week of 2026. */
  readonly year: number;
  /** 1 to 53. */
  readonly week: number;
  /** `YYYY-MM-DD` */
  readonly monday: string;
}

/** The week of ISO 8601 that a day lies in. @param day `YYYY-MM-DD` in the organisation's zone */
export function weekOf(day: string): Week {
  const monday = addDays(day, 1 - isoWeekday(day));
  const thursday = addDays(monday, 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: 1 + Math.floor(daysFrom(`${year}-01-01`, thursday) / 7), monday };
}
