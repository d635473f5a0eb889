import type { SnapshotEvent } from '../../contracts/inbox-snapshot.ts';
import type { EventTimes } from '../../contracts/meetings.ts';
import { fromLocalInput, toLocalInput } from '../zoned-time.ts';

const MINUTE = 60_000;
/** Zones put their clocks back by half an hour (Lord Howe) to two hours (Troll). */
const LONGEST_BACK = 120;

/**
 * When an open event is. The page shows wall times in the reader's zone; days of an all-day event stay days.
 * @returns null where the page does not tell it for certain: unread, without a day, or at an hour that the clocks of the
 * zone show twice or never
 */
export function eventTimes(
  { start, end, allDay }: Pick<SnapshotEvent, 'start' | 'end' | 'allDay'>,
  timeZone: string,
): EventTimes | null {
  if (start === null || allDay === null) return null;
  if (allDay) {
    return { starts_at: null, ends_at: null, starts_on: start, ends_on: end ?? start };
  }
  const from = certainInstant(start, timeZone);
  const to = end === null ? null : certainInstant(end, timeZone);
  if (from === null || (end !== null && to === null)) return null;
  return {
    starts_at: from.toISOString(),
    ends_at: to?.toISOString() ?? null,
    starts_on: null,
    ends_on: null,
  };
}

/** null where the zone's clocks show this time twice, or jump over it. */
function certainInstant(wall: string, timeZone: string): Date | null {
  const instant = fromLocalInput(wall, timeZone);
  if (instant === null || toLocalInput(instant, timeZone) !== wall.slice(0, 16)) return null;
  for (let minutes = 30; minutes <= LONGEST_BACK; minutes += 30) {
    const later = new Date(instant.getTime() + minutes * MINUTE);
    if (toLocalInput(later, timeZone) === wall.slice(0, 16)) return null;
  }
  return instant;
}

/** Whether two readings mean the same time, however their instants are written. */
export function isSameTime(one: EventTimes, other: EventTimes): boolean {
  const same = (a: string | null, b: string | null) =>
    a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b));
  return (
    same(one.starts_at, other.starts_at) &&
    same(one.ends_at, other.ends_at) &&
    one.starts_on === other.starts_on &&
    one.ends_on === other.ends_on
  );
}

/** When it begins, and when it is over; an all-day event by its days in the zone. Without an end it is its beginning. */
export function eventSpan(
  { starts_at, ends_at, starts_on, ends_on }: EventTimes,
  timeZone: string,
): { readonly start: Date; readonly end: Date } | null {
  if (starts_at !== null) {
    return { start: new Date(starts_at), end: new Date(ends_at ?? starts_at) };
  }
  const start = fromLocalInput(`${starts_on ?? ''}T00:00`, timeZone);
  const last = ends_on ?? starts_on;
  if (start === null || last === null) return null;
  const next = new Date(Date.parse(`${last}T00:00:00Z`) + 24 * 60 * MINUTE);
  const end = fromLocalInput(`${next.toISOString().slice(0, 10)}T00:00`, timeZone);
  return end === null ? null : { start, end };
}
