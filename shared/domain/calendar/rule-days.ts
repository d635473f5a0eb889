import type { RecurrenceRule } from './recurrence-rule.ts';

/** Days are counted from 1 January 1970, so that a week is seven more. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY = 86_400_000;

export const dayNumber = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  return date.setUTCFullYear(year, month - 1, day) / DAY;
};

export function calendarDay(number: number): CalendarDay {
  const date = new Date(number * DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** 0 = Sunday; 1 January 1970 was a Thursday. */
export const weekdayOfDay = (number: number): number => (((number + 4) % 7) + 7) % 7;

const daysInMonth = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** Days of a year that the rule names, by the table of RFC 5545 §3.3.10. @param first the start of the series */
export function daysOfYear(rule: RecurrenceRule, year: number, first: CalendarDay): number[] {
  const { months, monthDays, yearDays, weekNumbers, weekdays } = rule;
  if (weekNumbers.length > 0) return daysOfWeeks(rule, year, first);
  if (yearDays.length > 0) {
    const start = dayNumber(year, 1, 1);
    const length = dayNumber(year + 1, 1, 1) - start;
    return fromEither(yearDays, length)
      .map((nth) => start + nth - 1)
      .filter((day) => isAllowed(day, { months, monthDays, weekdays }));
  }
  const inMonths = months.length > 0 ? months : monthDays.length > 0 ? twelve : null;
  if (weekdays.length > 0 && monthDays.length === 0 && inMonths === null)
    return nthWeekdays(weekdays, dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1));
  return (inMonths ?? [first.month]).flatMap((month) => daysOfMonth(rule, year, month, first));
}

const twelve = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

export function daysOfMonth(
  { months, monthDays, weekdays }: RecurrenceRule,
  year: number,
  month: number,
  first: CalendarDay,
): number[] {
  if (months.length > 0 && !months.includes(month)) return [];
  const start = dayNumber(year, month, 1);
  const length = daysInMonth(year, month);
  if (monthDays.length > 0)
    return fromEither(monthDays, length)
      .map((nth) => start + nth - 1)
      .filter((day) => onWeekday(weekdays, day));
  if (weekdays.length > 0) return nthWeekdays(weekdays, start, start + length);
  // The 31st is left out of shorter months, not moved.
  return first.day > length ? [] : [start + first.day - 1];
}

/** @param week any day of the week */
export function daysOfWeek(rule: RecurrenceRule, week: number, firstWeekday: number): number[] {
  const start = week - ((weekdayOfDay(week) - rule.weekStart + 7) % 7);
  const wanted =
    rule.weekdays.length > 0 ? rule.weekdays.map((day) => day.weekday) : [firstWeekday];
  return [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => start + offset)
    .filter((day) => wanted.includes(weekdayOfDay(day)))
    .filter((day) => rule.months.length === 0 || rule.months.includes(calendarDay(day).month));
}

/** Whether a day passes the parts that limit daily and shorter frequencies. */
export function isAllowed(
  day: number,
  limits: Pick<RecurrenceRule, 'months' | 'monthDays' | 'weekdays'> &
    Partial<Pick<RecurrenceRule, 'yearDays'>>,
): boolean {
  const { year, month, day: monthDay } = calendarDay(day);
  const { months, monthDays, weekdays, yearDays = [] } = limits;
  if (months.length > 0 && !months.includes(month)) return false;
  if (monthDays.length > 0 && !fromEither(monthDays, daysInMonth(year, month)).includes(monthDay))
    return false;
  const start = dayNumber(year, 1, 1);
  const length = dayNumber(year + 1, 1, 1) - start;
  if (yearDays.length > 0 && !fromEither(yearDays, length).includes(day - start + 1)) return false;
  return onWeekday(weekdays, day);
}

const onWeekday = (weekdays: RecurrenceRule['weekdays'], day: number): boolean =>
  weekdays.length === 0 || weekdays.some(({ weekday }) => weekday === weekdayOfDay(day));

/** Weeks are counted as in ISO 8601, but from the rule's own first day of the week. */
function daysOfWeeks(rule: RecurrenceRule, year: number, first: CalendarDay): number[] {
  const weekOne = startOfWeekOne(year, rule.weekStart);
  const length = (startOfWeekOne(year + 1, rule.weekStart) - weekOne) / 7;
  const firstWeekday = weekdayOfDay(dayNumber(first.year, first.month, first.day));
  return fromEither(rule.weekNumbers, length).flatMap((week) =>
    daysOfWeek(rule, weekOne + (week - 1) * 7, firstWeekday),
  );
}

function startOfWeekOne(year: number, weekStart: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - ((weekdayOfDay(fourth) - weekStart + 7) % 7);
}

function nthWeekdays(weekdays: RecurrenceRule['weekdays'], start: number, end: number): number[] {
  return weekdays.flatMap(({ nth, weekday }) => {
    const earliest = start + ((weekday - weekdayOfDay(start) + 7) % 7);
    const all: number[] = [];
    for (let day = earliest; day < end; day += 7) all.push(day);
    if (nth === 0) return all;
    const one = nth > 0 ? all[nth - 1] : all.at(nth);
    return one === undefined ? [] : [one];
  });
}

/** Numbers counted from the beginning, or from the end where negative; those beyond the length are left out. */
const fromEither = (numbers: readonly number[], length: number): number[] =>
  numbers
    .map((number) => (number > 0 ? number : length + 1 + number))
    .filter((number) => number >= 1 && number <= length);
