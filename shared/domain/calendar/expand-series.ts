import ICAL from 'ical.js';
import { wallTimeOf } from '../zoned-time.ts';
import type { CalendarEvent, CalendarTime } from './calendar-event.ts';
import { type CalendarZones, ianaName } from './calendar-zones.ts';
import { isUtc, readTime, utcOf, wallOf } from './read-time.ts';

/** One meeting that takes place, or was cancelled. */
export interface CalendarInstance {
  readonly uid: string;
  /** The start that the series planned, as written: with the uid it names the instance even after it was moved. */
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

/** A daily series of thirty years; a rule that never meets its window must end too. */
const mostSteps = 11_000;

/**
 * The instances of one series (same uid) that start within the window, in order. A rule counts on the wall of the
 * event's zone, so that a meeting at nine stays at nine across the change of clocks. Floating times and dates are
 * compared as if they were UTC.
 */
export function expandSeries(
  series: readonly CalendarEvent[],
  zones: CalendarZones,
  window: Window,
): CalendarInstance[] {
  const instances = new Map<string, CalendarInstance>();
  for (const event of series) {
    if (event.start === null || event.recurrenceId !== null) continue;
    for (const start of startsOf(event, event.start, zones, window)) {
      instances.set(start.value, instanceOf(event, start, endAt(event, start, zones), start.value));
    }
  }
  // The newest word on an instance wins, whatever the order of the file.
  const overrides = series
    .filter((event) => event.recurrenceId !== null)
    .sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
  for (const event of overrides) {
    const original = originalValue(event, series);
    if (original === null) continue;
    instances.delete(original);
    if (event.start !== null && within(event.start, window)) {
      instances.set(original, instanceOf(event, event.start, event.end, original));
    }
  }
  return [...instances.values()].sort((one, other) => time(one.start) - time(other.start));
}

function startsOf(
  event: CalendarEvent,
  first: CalendarTime,
  zones: CalendarZones,
  window: Window,
): CalendarTime[] {
  const excluded = new Set(event.exdates.map((date) => onWallOf(date, first)));
  const starts = [first, ...event.rdates].filter((start) => within(start, window));
  const known = new Set(starts.map(({ value }) => value));
  for (const value of ruleValues(event, first)) {
    const start = readTime(isUtc(first) ? `${value}Z` : value, first.tzid, zones);
    if (start === null) continue;
    if (time(start) >= window.until.getTime()) break;
    if (within(start, window) && !known.has(start.value)) starts.push(start);
  }
  return starts.filter(({ value }) => !excluded.has(value));
}

/** The rule's starts on the wall, as written values. */
function* ruleValues(event: CalendarEvent, first: CalendarTime): Generator<string> {
  if (event.rrule === null) return;
  const rule = readRule(event.rrule, first);
  if (rule === null) return;
  const wall = wallOf(first.value);
  const iterator = rule.iterator(ICAL.Time.fromData({ ...wall, isDate: first.date }));
  for (let step = 0; step < mostSteps; step++) {
    const next = iterator.next();
    // The library's types promise a time; at the end of a rule it answers null.
    if (!next) return;
    yield next.toICALString();
  }
}

/** UNTIL is given in UTC and compared on the wall, so it is brought to the wall first. */
function readRule(rrule: string, first: CalendarTime): ICAL.Recur | null {
  try {
    const rule = ICAL.Recur.fromString(rrule);
    const zone = first.tzid === null ? null : ianaName(first.tzid);
    if (
      rule.until !== null &&
      !rule.until.isDate &&
      zone !== null &&
      /UNTIL=\d+T\d+Z/i.test(rrule)
    ) {
      const until = wallTimeOf(new Date(utcOf(rule.until)), zone);
      rule.until = ICAL.Time.fromData({ ...until, isDate: false });
    }
    return rule;
  } catch {
    return null;
  }
}

function endAt(
  event: CalendarEvent,
  start: CalendarTime,
  zones: CalendarZones,
): CalendarTime | null {
  if (event.start === null || event.end === null) return null;
  const length = utcOf(wallOf(event.end.value)) - utcOf(wallOf(event.start.value));
  const end = new Date(utcOf(wallOf(start.value)) + length);
  const written = end.toISOString().replace(/[-:]|\.\d+Z$/g, '');
  if (start.date) return readTime(written.slice(0, 8), null, zones);
  return readTime(isUtc(start) ? `${written}Z` : written, start.tzid, zones);
}

/** RECURRENCE-ID in the spelling of the series: an override may name it in UTC, the series in its own zone. */
function originalValue(override: CalendarEvent, series: readonly CalendarEvent[]): string | null {
  if (override.recurrenceId === null) return null;
  const master = series.find((event) => event.recurrenceId === null && event.start !== null);
  const first = master?.start ?? null;
  return first === null ? override.recurrenceId.value : onWallOf(override.recurrenceId, first);
}

/** A time's value as the wall of `first`'s zone shows it. */
function onWallOf(moment: CalendarTime, first: CalendarTime): string {
  if (moment.utc === null || moment.tzid === first.tzid) return moment.value;
  const zone = first.tzid === null ? null : ianaName(first.tzid);
  if (zone === null) return moment.value;
  const wall = wallTimeOf(new Date(moment.utc), zone);
  return ICAL.Time.fromData({ ...wall, isDate: false }).toICALString();
}

function instanceOf(
  event: CalendarEvent,
  start: CalendarTime,
  end: CalendarTime | null,
  instance: string,
): CalendarInstance {
  const cancelled = event.status === 'CANCELLED' || event.method === 'CANCEL';
  return { uid: event.uid ?? '', instance, start, end, cancelled, event };
}

const time = (moment: CalendarTime) =>
  moment.utc === null ? utcOf(wallOf(moment.value)) : Date.parse(moment.utc);

const within = (moment: CalendarTime, { from, until }: Window) =>
  time(moment) >= from.getTime() && time(moment) < until.getTime();
