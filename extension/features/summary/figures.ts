import type { SummaryResult } from '../../../shared/contracts/summary.ts';
import { weekOf } from '../../../shared/domain/week-of.ts';

/** Change against the period before, in whole percent; null when there was nothing before. */
export function percentChange(count: number, previous: number): number | null {
  return previous === 0 ? null : Math.round(((count - previous) / previous) * 100);
}

/** A share in whole percent; null of nothing. 100 and 0 are said only when they are exact. */
export function percent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const rounded = Math.round((part / whole) * 100);
  if (rounded === 100 && part < whole) return 99;
  if (rounded === 0 && part > 0) return 1;
  return rounded;
}

/** Timeliness now against the period before, in percentage points; null where one of them counts nothing. */
export function pointsChange(timeliness: SummaryResult['timeliness']): number | null {
  const now = percent(timeliness.within, timeliness.counted);
  const before = percent(timeliness.previous_within, timeliness.previous_counted);
  return now === null || before === null ? null : now - before;
}

export interface DayCount {
  /** First day that the mark stands for. */
  readonly day: string;
  /** Last day; the same unless days are joined to weeks. */
  readonly until: string;
  readonly count: number;
}

/** More marks than this are joined to weeks: below, each is wide enough to point at. */
const MOST_MARKS = 62;

/** Counts per day, every day of the range present; per week where the range is long. */
export function countByDay(
  days: readonly string[],
  byDay: readonly { readonly day: string; readonly count: number }[],
): DayCount[] {
  const counts = new Map<string, number>();
  for (const { day, count } of byDay) counts.set(day, (counts.get(day) ?? 0) + count);
  const joins = days.length > MOST_MARKS;
  const marks: { day: string; until: string; count: number }[] = [];
  for (const day of days) {
    const count = counts.get(day) ?? 0;
    const last = marks.at(-1);
    // Weeks of the calendar, so that a period that begins on a Thursday compares Mondays with Mondays.
    if (joins && last !== undefined && weekOf(last.day).monday === weekOf(day).monday) {
      last.until = day;
      last.count += count;
    } else marks.push({ day, until: day, count });
  }
  return marks;
}

/** Ends whose half is a whole number too, since the axis names its middle. */
const ends = [2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 30, 40, 50, 60, 80, 100];

/** The end of an axis that starts at zero: a round number, at least 2, not much above the highest column. */
export function axisEnd(most: number): number {
  const scale = most <= 100 ? 1 : 10 ** (Math.ceil(Math.log10(most)) - 2);
  const end = ends.find((one) => one * scale >= most) ?? 100;
  return end * scale;
}
