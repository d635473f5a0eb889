import type { SandboxEvent } from './demo-calendar.ts';
import type { Mailbox } from './mailbox.ts';
import { daysAgoAt } from './wall-time.ts';

/** When an event of the present week is: days as `YYYY-MM-DD`, minutes since midnight. */
export interface EventDays {
  readonly date: string;
  /** The last day, inclusive. */
  readonly endDate: string;
  readonly from: number | null;
  readonly to: number | null;
  /** The beginning in UTC, as an instance's id has it: `20260414T010000Z`, or `20260414` of an all-day event. */
  readonly instance: string;
}

type Clocked = Pick<Mailbox, 'now' | 'timeZone'>;

/** The seven days of the present week from Monday on, `YYYY-MM-DD`. */
export function weekDays({ now, timeZone }: Clocked): string[] {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(now);
  const monday = plusDays(today, -weekdayOf(today));
  return Array.from({ length: 7 }, (_, day) => plusDays(monday, day));
}

export function daysOf(event: SandboxEvent, mailbox: Clocked): EventDays {
  const week = weekDays(mailbox);
  const date = week[event.weekday] ?? week[0] ?? '';
  if (event.clock === null) {
    const endDate = plusDays(date, event.days - 1);
    return { date, endDate, from: null, to: null, instance: date.replaceAll('-', '') };
  }
  const [from, to] = event.clock.map(minutesOf);
  const isNextDay = (to ?? 0) < (from ?? 0);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: mailbox.timeZone }).format(
    mailbox.now,
  );
  const days = (Date.parse(today) - Date.parse(date)) / 86_400_000;
  const start = daysAgoAt(mailbox.now, mailbox.timeZone, days, event.clock[0]);
  return {
    date,
    endDate: isNextDay ? plusDays(date, 1) : date,
    from: from ?? 0,
    to: to ?? 0,
    instance: `${start.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`,
  };
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 0 is Monday. */
const weekdayOf = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
