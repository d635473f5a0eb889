import { atDay, wallTimeOf, weekdayOf } from './zoned-time.ts';

/** Calendar days in the organisation's zone; working days come with the holiday calendar. */
const shortcutIds = [
  'today_17',
  'tomorrow_9',
  'in_3_days',
  'next_monday',
  'in_1_week',
  'in_2_weeks',
  'in_1_month',
] as const;

export type ShortcutId = (typeof shortcutIds)[number];

export interface NextStepShortcut {
  readonly id: ShortcutId;
  /** UTC, ISO 8601. */
  readonly at: string;
}

const MORNING = 9;
const EVENING = 17;
/** The afternoon is offered only while something can still be done in it. */
const LAST_HOUR_FOR_TODAY = 15;

/** Times that a rep mostly means, soonest first, each strictly after `now` and each day once. */
export function nextStepShortcuts(now: Date, timeZone: string): NextStepShortcut[] {
  const wall = wallTimeOf(now, timeZone);
  const weekday = weekdayOf(now, timeZone);
  const daysToMonday = (8 - weekday) % 7 || 7;
  const inDays = (days: number) => atDay(now, days, MORNING, 0, timeZone);
  const offered: { id: ShortcutId; at: Date }[] = [
    { id: 'tomorrow_9', at: inDays(1) },
    { id: 'in_3_days', at: inDays(3) },
    { id: 'next_monday', at: inDays(daysToMonday) },
    { id: 'in_1_week', at: inDays(7) },
    { id: 'in_2_weeks', at: inDays(14) },
    { id: 'in_1_month', at: inDays(daysToSameDayNextMonth(wall)) },
  ];
  if (wall.hour < LAST_HOUR_FOR_TODAY)
    offered.unshift({ id: 'today_17', at: atDay(now, 0, EVENING, 0, timeZone) });
  const seen = new Set<number>();
  return offered
    .filter(({ at }) => at > now && !seen.has(at.getTime()) && seen.add(at.getTime()))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ id, at }) => ({ id, at: at.toISOString() }));
}

/** 31 January + 1 month is the last day of February, not 3 March. */
function daysToSameDayNextMonth(wall: { year: number; month: number; day: number }): number {
  const daysInThis = new Date(Date.UTC(wall.year, wall.month, 0)).getUTCDate();
  const daysInNext = new Date(Date.UTC(wall.year, wall.month + 1, 0)).getUTCDate();
  return daysInThis - wall.day + Math.min(wall.day, daysInNext);
}
