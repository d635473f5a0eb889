import type { Reminder, TodayResult } from '../../../shared/contracts/reminders.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { describeDay, describeInstant } from '../../../shared/domain/describe-time.ts';
import { dayOf, toLocalInput } from '../../../shared/domain/zoned-time.ts';

export interface ReminderGroup {
  readonly id: string;
  readonly kind: 'overdue' | 'today' | 'coming';
  /** Day of a coming group as one says it; null for the others, which have names. */
  readonly day: string | null;
  readonly rows: readonly {
    readonly reminder: Reminder;
    readonly time: string;
    readonly lateness: 'overdue' | 'due' | 'coming';
  }[];
}

/** Overdue with the oldest first, today by time, then one group per coming day. Empty groups are left out. */
export function groupReminders(
  list: TodayResult,
  context: { readonly now: Date; readonly timeZone: string; readonly language: Language },
): ReminderGroup[] {
  const { now, timeZone, language } = context;
  const clock = (reminder: Reminder) => toLocalInput(new Date(reminder.due_at), timeZone).slice(11);
  const overdue = [...list.overdue].sort(byTime).map((reminder) => ({
    reminder,
    time: describeInstant(reminder.due_at, now, timeZone, language),
    lateness: 'overdue' as const,
  }));
  const today = [...list.today].sort(byTime).map((reminder) => ({
    reminder,
    time: clock(reminder),
    lateness: Date.parse(reminder.due_at) <= now.getTime() ? ('due' as const) : ('coming' as const),
  }));
  const days = Object.groupBy([...list.coming].sort(byTime), (reminder) =>
    dayOf(new Date(reminder.due_at), timeZone),
  );
  const coming = Object.entries(days).map(
    ([day, reminders = []]): ReminderGroup => ({
      id: day,
      kind: 'coming',
      day: describeDay(reminders[0]?.due_at ?? day, now, timeZone, language),
      rows: reminders.map((reminder) => ({ reminder, time: clock(reminder), lateness: 'coming' })),
    }),
  );
  const groups: ReminderGroup[] = [
    { id: 'overdue', kind: 'overdue', day: null, rows: overdue },
    { id: 'today', kind: 'today', day: null, rows: today },
    ...coming,
  ];
  return groups.filter((group) => group.rows.length > 0);
}

function byTime(one: Reminder, other: Reminder): number {
  return Date.parse(one.due_at) - Date.parse(other.due_at);
}

/** What of the list concerns one customer; all of it where none is named. */
export function ofCustomer(list: TodayResult, customerId: string | undefined): TodayResult {
  if (customerId === undefined) return list;
  const keep = (reminders: Reminder[]) =>
    reminders.filter(({ customer_id }) => customer_id === customerId);
  return {
    ...list,
    overdue: keep(list.overdue),
    today: keep(list.today),
    coming: keep(list.coming),
  };
}
