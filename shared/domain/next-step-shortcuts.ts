import { dayOfMonth } from './said-day.ts';
import { instantOfSaid } from './time-phrase.ts';
import {
  addDays,
  addWorkdays,
  isoWeekday,
  type WorkCalendar,
  workdayFrom,
} from './working-days.ts';
import { dayOf, wallTimeOf } from './zoned-time.ts';

/** What a next step's `choice` may name beside `pick` and `none`. */
export const shortcutIds = [
  'today_17',
  'tomorrow_9',
  'next_workday_9',
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

/**
 * Times that a rep mostly means, soonest first, each strictly after `now` and each day once. All lie on working days:
 * three days are counted in them, weeks and months that end on a day off move to the next, and where tomorrow is off the
 * next working day stands for it.
 */
export function nextStepShortcuts(
  now: Date,
  timeZone: string,
  calendar: WorkCalendar,
): NextStepShortcut[] {
  const today = dayOf(now, timeZone);
  const tomorrow = addDays(today, 1);
  const monday = addDays(today, 8 - isoWeekday(today));
  const offered: NextStepShortcut[] = [];
  const offer = (id: ShortcutId, day: string | null, hour = MORNING) => {
    if (day === null) return;
    const at = instantOfSaid({ day, hour, minute: 0, certain: true }, timeZone);
    const iso = at.toISOString();
    if (at > now && !offered.some((one) => one.at === iso)) offered.push({ id, at: iso });
  };
  const isWorkday = calendar.isWorkday(today);
  if (isWorkday && wallTimeOf(now, timeZone).hour < LAST_HOUR_FOR_TODAY)
    offer('today_17', today, EVENING);
  if (calendar.isWorkday(tomorrow)) offer('tomorrow_9', tomorrow);
  else offer('next_workday_9', workdayFrom(tomorrow, calendar));
  offer('in_3_days', addWorkdays(today, 3, calendar));
  // "Next Monday" would be a lie on another day.
  if (calendar.isWorkday(monday)) offer('next_monday', monday);
  offer('in_1_week', workdayFrom(addDays(today, 7), calendar));
  offer('in_2_weeks', workdayFrom(addDays(today, 14), calendar));
  offer('in_1_month', workdayFrom(dayOfMonth(today, 1, Number(today.slice(8))), calendar));
  return offered.sort((one, other) => one.at.localeCompare(other.at));
}
