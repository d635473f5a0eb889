import type { EventTimes } from '../../../shared/contracts/meetings.ts';
import type { Language } from '../../../shared/contracts/scalars.ts';
import { eventSpan } from '../../../shared/domain/calendar/event-times.ts';
import { describeDay, describeInstant } from '../../../shared/domain/describe-time.ts';
import { dayOf, toLocalInput } from '../../../shared/domain/zoned-time.ts';

interface Context {
  readonly now: Date;
  readonly timeZone: string;
  readonly language: Language;
  /** Says that the days are meant as a whole. */
  readonly allDay: (days: string) => string;
}

/** "tomorrow 10:00–11:00", "Thu 23:00 – Fri 0:30", "26 Nov – 27 Nov, all day". */
export function describeEventTime(times: EventTimes, context: Context): string {
  const { now, timeZone, language, allDay } = context;
  if (times.starts_on !== null) {
    // Noon of the day in UTC is that day in UTC: days have no zone.
    const noon = (day: string) =>
      describeDay(`${day}T12:00:00Z`, atNoon(now, timeZone), 'UTC', language);
    const last = times.ends_on ?? times.starts_on;
    const days = last === times.starts_on ? noon(last) : `${noon(times.starts_on)} – ${noon(last)}`;
    return allDay(days);
  }
  const span = eventSpan(times, timeZone);
  if (span === null) return '';
  const from = describeInstant(span.start, now, timeZone, language);
  if (times.ends_at === null) return from;
  if (dayOf(span.start, timeZone) !== dayOf(span.end, timeZone)) {
    return `${from} – ${describeInstant(span.end, now, timeZone, language)}`;
  }
  const clock = toLocalInput(span.end, timeZone).slice(11).replace(/^0/, '');
  return `${from}–${clock}`;
}

const atNoon = (now: Date, timeZone: string): Date => new Date(`${dayOf(now, timeZone)}T12:00:00Z`);
