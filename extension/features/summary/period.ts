import { weekOf } from '../../../shared/domain/week-of.ts';

/** Calendar days as `YYYY-MM-DD`, in the organisation's zone; both ends belong to the period. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const periodNames = ['this-week', 'this-month', 'last-30-days', 'custom'] as const;
export type PeriodName = (typeof periodNames)[number];

const DAY = 86_400_000;
/** The most that one summary counts: the contract's cap. */
export const MOST_DAYS = 366;

const toDay = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The days of a named period up to today, so that it can be compared with as many days before. Weeks begin on Monday. */
export function daysOfPeriod(period: Exclude<PeriodName, 'custom'>, today: string): DayRange {
  const time = timeOf(today);
  switch (period) {
    case 'this-week':
      return { from: weekOf(today).monday, to: today };
    case 'this-month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    case 'last-30-days':
      return { from: toDay(time - 29 * DAY), to: today };
  }
}

/** Number of days, both ends included; negative or zero when they stand the wrong way round. */
export function countDays({ from, to }: DayRange): number {
  return Math.round((timeOf(to) - timeOf(from)) / DAY) + 1;
}

/** Every day of the range, in order. */
export function listDays(range: DayRange): string[] {
  return Array.from({ length: countDays(range) }, (_, index) =>
    toDay(timeOf(range.from) + index * DAY),
  );
}

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(timeOf(text)) && toDay(timeOf(text)) === text
  );
}
