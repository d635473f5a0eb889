import type { WallTime } from '../zoned-time.ts';
import { utcOf } from './read-time.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';
import {
  calendarDay,
  daysOfMonth,
  daysOfWeek,
  daysOfYear,
  isAllowed,
  weekdayOfDay,
} from './rule-days.ts';

/** Wall times are given as milliseconds of UTC: good for counting, no instants. */
export interface RuleWindow {
  readonly from: number;
  readonly until: number;
}

const DAY = 86_400_000;
const unitOf = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1000 } as const;
/** A daily series of a hundred years. A rule that never meets its window, or never anything, must end too. */
const MOST_PERIODS = 36_600;
/** More meetings than anybody has within a window; a rule of seconds must end. */
const MOST_STARTS = 4000;
const LAST_YEAR = 9999;

/**
 * The starts of a series within a window, in order, by the rule alone. Work is bounded whatever the rule says: hostile
 * ones (every second, a billion times, on 30 February) end early with what was found.
 */
export function ruleStarts(rule: RecurrenceRule, first: WallTime, window: RuleWindow): number[] {
  const start = utcOf(first);
  const found: number[] = [];
  const end = Math.min(window.until, (rule.until?.at ?? Number.POSITIVE_INFINITY) + 1);
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  for (const period of periodsOf(rule, first, start, window.from)) {
    for (const at of chosen(rule, period)) {
      if (at < start) continue;
      if (at >= end || left === 0) return found;
      left--;
      if (at >= window.from) found.push(at);
      if (found.length >= MOST_STARTS) return found;
    }
    if (left === 0) return found;
  }
  return found;
}

/** BYSETPOS picks among the starts of one period. */
function chosen({ positions }: RecurrenceRule, starts: readonly number[]): readonly number[] {
  const sorted = [...new Set(starts)].sort((one, other) => one - other);
  if (positions.length === 0) return sorted;
  return sorted.filter(
    (_, index) => positions.includes(index + 1) || positions.includes(index - sorted.length),
  );
}

function* periodsOf(
  rule: RecurrenceRule,
  first: WallTime,
  start: number,
  from: number,
): Generator<readonly number[]> {
  const { frequency } = rule;
  if (frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY') {
    yield* shortPeriods(rule, unitOf[frequency], first, start, from);
    return;
  }
  const clocks = clocksOf(rule, first);
  const day = Math.floor(start / DAY);
  // Without a count nothing depends on what lies before the window.
  const days = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7, DAILY: 1 }[frequency] * rule.interval;
  const skipped =
    rule.count === null ? Math.max(0, Math.floor((from - start) / (days * DAY)) - 2) : 0;
  for (let step = skipped; step < skipped + MOST_PERIODS; step++) {
    const dates = datesOf(rule, first, day, step * rule.interval);
    if (dates === null) return;
    yield dates.flatMap((date) => clocks.map((clock) => date * DAY + clock));
  }
}

/** Days of the period that many after the first; null beyond the calendar. */
function datesOf(
  rule: RecurrenceRule,
  first: WallTime,
  day: number,
  ahead: number,
): number[] | null {
  if (rule.frequency === 'YEARLY')
    return first.year + ahead > LAST_YEAR ? null : daysOfYear(rule, first.year + ahead, first);
  if (rule.frequency === 'MONTHLY') {
    const months = first.month - 1 + ahead;
    const year = first.year + Math.floor(months / 12);
    return year > LAST_YEAR ? null : daysOfMonth(rule, year, (months % 12) + 1, first);
  }
  const reached = day + ahead * (rule.frequency === 'WEEKLY' ? 7 : 1);
  if (calendarDay(reached).year > LAST_YEAR) return null;
  if (rule.frequency === 'WEEKLY') return daysOfWeek(rule, reached, weekdayOfDay(day));
  return isAllowed(reached, rule) ? [reached] : [];
}

/** Times of day, in milliseconds, that a rule of days and longer names. */
function clocksOf({ hours, minutes, seconds }: RecurrenceRule, first: WallTime): number[] {
  const or = (list: readonly number[], own: number) => (list.length > 0 ? list : [own]);
  return or(hours, first.hour).flatMap((hour) =>
    or(minutes, first.minute).flatMap((minute) =>
      or(seconds, first.second).map(
        (second) => ((hour * 60 + minute) * 60 + Math.min(second, 59)) * 1000,
      ),
    ),
  );
}

/** Rules of hours and shorter: one step at a time, but days and hours that the rule leaves out are jumped over. */
function* shortPeriods(
  rule: RecurrenceRule,
  unit: number,
  first: WallTime,
  start: number,
  from: number,
): Generator<readonly number[]> {
  const length = unit * rule.interval;
  const base = Math.floor(start / unit) * unit;
  let step = rule.count === null ? Math.max(0, Math.floor((from - base) / length) - 1) : 0;
  const jumpTo = (time: number) => {
    step = Math.max(step + 1, Math.ceil((time - base) / length));
  };
  for (let tried = 0; tried < MOST_PERIODS; tried++) {
    const time = base + step * length;
    const day = Math.floor(time / DAY);
    if (calendarDay(day).year > LAST_YEAR) return;
    const clock = time - day * DAY;
    const [hour, minute] = [
      Math.floor(clock / 3_600_000),
      Math.floor((clock % 3_600_000) / 60_000),
    ];
    if (!isAllowed(day, rule)) jumpTo((day + 1) * DAY);
    else if (rule.hours.length > 0 && !rule.hours.includes(hour))
      jumpTo(day * DAY + (hour + 1) * 3_600_000);
    else if (unit < 3_600_000 && rule.minutes.length > 0 && !rule.minutes.includes(minute))
      jumpTo(day * DAY + hour * 3_600_000 + (minute + 1) * 60_000);
    else {
      yield within(rule, unit, first, time);
      step++;
    }
  }
}

/** The starts within one hour, minute or second. */
function within(rule: RecurrenceRule, unit: number, first: WallTime, time: number): number[] {
  const or = (list: readonly number[], own: number) => (list.length > 0 ? list : [own]);
  if (unit === 1000) {
    const second = (time / 1000) % 60;
    return rule.seconds.length === 0 || rule.seconds.includes(second) ? [time] : [];
  }
  const seconds = or(rule.seconds, first.second).map((second) => Math.min(second, 59) * 1000);
  const minutes =
    unit === 60_000 ? [0] : or(rule.minutes, first.minute).map((minute) => minute * 60_000);
  return minutes.flatMap((minute) => seconds.map((second) => time + minute + second));
}
