import type { CalendarEvent, CalendarTime } from './calendar-event.ts';
import type { CalendarZones } from './calendar-zones.ts';
import { instanceKey, isSeries } from './instance-key.ts';
import { isUtc, readTime, utcOf, wallOf, writeWall } from './read-time.ts';
import { readRecurrenceRule } from './recurrence-rule.ts';
import { ruleStarts } from './rule-starts.ts';

/** One meeting that takes place, or was cancelled. */
export interface CalendarInstance {
  readonly uid: string;
  /** Names this meeting at every provider, also after it was moved; null without a uid. */
  readonly key: string | null;
  /** The start that the series planned, as written. */
  readonly instance: string;
  readonly start: CalendarTime;
  readonly end: CalendarTime | null;
  readonly cancelled: boolean;
  /** The event that says the rest: the series' own, or the one that replaces this instance. */
  readonly event: CalendarEvent;
}

export interface Window {
  readonly from: Date;
  readonly until: Date;
}

const DAY = 86_400_000;

/**
 * The instances of one series (same uid) that start within the window, in order. A rule counts on the wall of the
 * event's zone, so that a meeting at nine stays at nine across the change of clocks. Floating times and dates are
 * compared as if they were UTC. At most a few thousand, whatever the rule says.
 */
export function expandSeries(
  series: readonly CalendarEvent[],
  zones: CalendarZones,
  window: Window,
): CalendarInstance[] {
  const overrides = series
    .filter((event) => event.recurrenceId !== null)
    // The newest word on an instance wins, whatever the order of the file.
    .sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
  const instances = new Map<string, CalendarInstance>();
  for (const event of newestMasters(series)) {
    if (event.start === null) continue;
    for (const start of startsOf(event, event.start, zones, window)) {
      const moved = movedWith(start, event.start, overrides, zones);
      const by = moved?.event ?? event;
      const at = moved?.start ?? start;
      if (!within(at, window)) continue;
      const original = isSeries(event) ? start : null;
      instances.set(start.value, instanceOf(by, at, endAt(by, at, zones), start.value, original));
    }
  }
  for (const event of overrides) {
    const original = originalStart(event, series, zones);
    if (original === null || event.andFuture) continue;
    instances.delete(original.value);
    // A cancellation often says no more than which instance it is.
    const start = event.start ?? original;
    if (within(start, window))
      instances.set(original.value, instanceOf(event, start, event.end, original.value, original));
  }
  return [...instances.values()].sort((one, other) => time(one.start) - time(other.start));
}

/** Of several versions of a series or single event the newest; a series that was split has several parts. */
function newestMasters(series: readonly CalendarEvent[]): CalendarEvent[] {
  const masters = series.filter((event) => event.recurrenceId === null);
  const newest = Math.max(...masters.map(({ sequence }) => sequence ?? 0));
  return masters.filter(({ sequence }) => (sequence ?? 0) === newest);
}

function startsOf(
  event: CalendarEvent,
  first: CalendarTime,
  zones: CalendarZones,
  window: Window,
): CalendarTime[] {
  const excluded = new Set(event.exdates.map((date) => onWallOf(date, first, zones).value));
  const starts = [first, ...event.rdates];
  const known = new Set(starts.map(({ value }) => value));
  for (const start of ruleTimes(event, first, zones, window))
    if (!known.has(start.value)) starts.push(start);
  // Exceptions say a day alone where the event has a time: that day is left out.
  return starts.filter(({ value }) => !excluded.has(value) && !excluded.has(value.slice(0, 8)));
}

/** The rule's starts around the window. It counts on the wall; a day more on both sides covers every zone. */
function ruleTimes(
  event: CalendarEvent,
  first: CalendarTime,
  zones: CalendarZones,
  window: Window,
): CalendarTime[] {
  const rule = event.rrule === null ? null : readRecurrenceRule(event.rrule);
  if (rule === null) return [];
  if (first.date && /^(?:HOUR|MINUTE|SECOND)LY$/.test(rule.frequency)) return [];
  const wall = wallOf(first.value);
  const until =
    rule.until?.isUtc === true
      ? { at: onWall(rule.until.at, first, zones), isUtc: false }
      : rule.until;
  const bounds = { from: window.from.getTime() - DAY, until: window.until.getTime() + DAY };
  return ruleStarts({ ...rule, until }, wall, bounds).flatMap((at) => {
    const written = writeWall(at, first.date);
    return readTime(isUtc(first) ? `${written}Z` : written, first.tzid, zones) ?? [];
  });
}

/** UNTIL is given in UTC and compared on the wall, so it is brought to the wall first. */
function onWall(instant: number, first: CalendarTime, zones: CalendarZones): number {
  if (first.date) return Math.floor(instant / DAY) * DAY + DAY - 1;
  const wall = first.tzid === null ? null : zones.wall(new Date(instant), first.tzid);
  return wall === null ? instant : utcOf(wall);
}

/** Where an earlier "this and all that follow" moved an instance; the latest such change counts. */
function movedWith(
  start: CalendarTime,
  first: CalendarTime,
  overrides: readonly CalendarEvent[],
  zones: CalendarZones,
): { event: CalendarEvent; start: CalendarTime } | null {
  const at = utcOf(wallOf(start.value));
  let found: { event: CalendarEvent; start: CalendarTime; since: number } | null = null;
  for (const event of overrides) {
    if (!event.andFuture || event.recurrenceId === null || event.start === null) continue;
    const since = utcOf(wallOf(onWallOf(event.recurrenceId, first, zones).value));
    if (since > at || (found !== null && since < found.since)) continue;
    const shift = utcOf(wallOf(onWallOf(event.start, first, zones).value)) - since;
    const written = writeWall(at + shift, start.date);
    const moved = readTime(isUtc(start) ? `${written}Z` : written, start.tzid, zones);
    if (moved !== null) found = { event, start: moved, since };
  }
  return found;
}

function endAt(
  event: CalendarEvent,
  start: CalendarTime,
  zones: CalendarZones,
): CalendarTime | null {
  if (event.start === null || event.end === null) return null;
  const length = utcOf(wallOf(event.end.value)) - utcOf(wallOf(event.start.value));
  const written = writeWall(utcOf(wallOf(start.value)) + length, start.date);
  return readTime(isUtc(start) ? `${written}Z` : written, start.tzid, zones);
}

/** RECURRENCE-ID in the spelling of the series: an override may name it in UTC, the series in its own zone. */
function originalStart(
  override: CalendarEvent,
  series: readonly CalendarEvent[],
  zones: CalendarZones,
): CalendarTime | null {
  if (override.recurrenceId === null) return null;
  const master = series.find((event) => event.recurrenceId === null && event.start !== null);
  const first = master?.start ?? null;
  return first === null ? override.recurrenceId : onWallOf(override.recurrenceId, first, zones);
}

/** A time as the wall of `first`'s zone shows it; as it is where no instant is known. */
function onWallOf(moment: CalendarTime, first: CalendarTime, zones: CalendarZones): CalendarTime {
  if (moment.utc === null || first.date) return moment;
  const instant = new Date(moment.utc);
  if (isUtc(first)) {
    const written = writeWall(instant.getTime(), false);
    return readTime(`${written}Z`, null, zones) ?? moment;
  }
  const wall = first.tzid === null ? null : zones.wall(instant, first.tzid);
  if (wall === null) return moment;
  return readTime(writeWall(utcOf(wall), false), first.tzid, zones) ?? moment;
}

function instanceOf(
  event: CalendarEvent,
  start: CalendarTime,
  end: CalendarTime | null,
  instance: string,
  original: CalendarTime | null,
): CalendarInstance {
  const cancelled = event.status === 'CANCELLED' || event.method === 'CANCEL';
  const key = instanceKey(event.uid, original);
  return { uid: event.uid ?? '', key, instance, start, end, cancelled, event };
}

const time = (moment: CalendarTime) =>
  moment.utc === null ? utcOf(wallOf(moment.value)) : Date.parse(moment.utc);

const within = (moment: CalendarTime, { from, until }: Window) =>
  time(moment) >= from.getTime() && time(moment) < until.getTime();
