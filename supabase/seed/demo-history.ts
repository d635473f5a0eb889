import type { DemoCustomer } from './demo-customers.ts';
import { demoId, demoRandom } from './demo-random.ts';
import { notes, plans, subjects } from './demo-words.ts';

export interface DemoFollowUp {
  readonly id: string;
  readonly opId: string;
  readonly customerId: string;
  readonly author: string;
  readonly kind: 'call' | 'visit' | 'mail' | 'meeting' | 'chat';
  readonly direction: 'in' | 'out' | null;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly subject: string | null;
  readonly note: string;
  readonly outcome: 'interested' | 'wants_quote' | 'objection' | 'no_answer' | 'other';
  readonly mailId: string | null;
}

export interface DemoReminder {
  readonly id: string;
  readonly customerId: string;
  readonly owner: string;
  readonly plan: string;
  readonly dueAt: string;
  readonly priority: 'high' | 'medium' | 'low';
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const historyDays = 90;
/** For the first customers of each rep: overdue, due today, coming up. */
const reminderDays = [2, -1, 0, -3, 5, 0, 9];

/** Ninety days of follow-ups and the reminders around now, for the customers that have an owner. */
export function historyOfDemo(
  customers: readonly DemoCustomer[],
  now: Date,
  timeZone: string,
): { followUps: DemoFollowUp[]; reminders: DemoReminder[] } {
  const random = demoRandom(90);
  const today = startOfDay(now, timeZone);
  const owned = customers.filter(
    ({ owner, organisation }) => owner !== null && organisation === 'demo',
  );
  const followUps: DemoFollowUp[] = [];
  const reminders: DemoReminder[] = [];
  const worked = new Map<string, number>();
  owned.forEach((customer, index) => {
    // A third is worked often, a third now and then, the rest falls idle: the summary has all kinds to show.
    const count = [9, 4, 2][index % 3] ?? 2;
    const youngest = index % 3 === 2 ? 45 : 0;
    for (let turn = 0; turn < count; turn++) {
      const daysAgo = youngest + random.below(historyDays - youngest) + 1;
      const at = workTime(today - daysAgo * DAY, random.below(9), random.below(60));
      if (at < now.getTime() - 2 * HOUR) followUps.push(followUp(customer, turn, at, now, random));
    }
    const place = worked.get(customer.owner ?? '') ?? 0;
    worked.set(customer.owner ?? '', place + 1);
    if (place < reminderDays.length) reminders.push(reminder(customer, place, today, random));
  });
  return { followUps, reminders };
}

function followUp(
  customer: DemoCustomer,
  turn: number,
  at: number,
  now: Date,
  random: ReturnType<typeof demoRandom>,
): DemoFollowUp {
  const key = `${customer.id}/${turn}`;
  const kind = random.pick(['mail', 'mail', 'call', 'visit', 'meeting', 'chat'] as const);
  // One in six is written down late, which is what timeliness is about.
  const delay =
    random.below(6) === 0 ? 30 * HOUR + random.below(60) * HOUR : random.below(300) * 60_000;
  return {
    id: demoId('follow-up', key),
    opId: demoId('operation', key),
    customerId: customer.id,
    author: customer.owner ?? '',
    kind,
    direction: kind === 'mail' ? random.pick(['in', 'out'] as const) : null,
    occurredAt: new Date(at).toISOString(),
    recordedAt: new Date(Math.min(at + delay, now.getTime() - HOUR)).toISOString(),
    subject: kind === 'mail' ? random.pick(subjects[customer.language]) : null,
    note: random.pick(notes[customer.language]),
    outcome: random.pick(['interested', 'wants_quote', 'objection', 'no_answer', 'other'] as const),
    mailId: kind === 'mail' ? demoId('mail', key) : null,
  };
}

function reminder(
  customer: DemoCustomer,
  place: number,
  today: number,
  random: ReturnType<typeof demoRandom>,
): DemoReminder {
  const days = reminderDays[place] ?? 0;
  const hour = days === 0 ? 17 : 9 + random.below(8);
  return {
    id: demoId('reminder', customer.id),
    customerId: customer.id,
    owner: customer.owner ?? '',
    plan: random.pick(plans[customer.language]),
    dueAt: new Date(today + days * DAY + hour * HOUR).toISOString(),
    priority: random.pick(['high', 'medium', 'medium', 'low'] as const),
  };
}

/** Between 9:00 and 18:00; weekends fall on the Friday before, by calendar days of the organisation. */
function workTime(midnight: number, hours: number, minutes: number): number {
  // `midnight` is the zone's; half a day later the UTC date is the zone's date anywhere between −12 and +12.
  const weekday = new Date(midnight + 12 * HOUR).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  return midnight - back * DAY + (9 + hours) * HOUR + minutes * 60_000;
}

/** Instant of the day's beginning in the zone, for zones without daylight saving (the demo's). */
function startOfDay(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now);
  const read = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? '0');
  const passed = read('hour') * HOUR + read('minute') * 60_000 + read('second') * 1000;
  return now.getTime() - passed - (now.getTime() % 1000);
}
