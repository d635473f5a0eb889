import * as z from 'zod/mini';
import { normaliseAddress } from '../people.ts';
import { wallTimeOf } from '../zoned-time.ts';
import type { Attendee, CalendarEvent, CalendarTime } from './calendar-event.ts';
import { splitCalendar } from './calendar-lines.ts';
import { calendarZones } from './calendar-zones.ts';
import type { ProviderEvent } from './provider-event.ts';
import { readTimes } from './read-event.ts';
import { iso, readTime, utcOf, writeWall } from './read-time.ts';

const moment = z.object({
  date: z.optional(z.nullable(z.string())),
  dateTime: z.optional(z.nullable(z.string())),
  timeZone: z.optional(z.nullable(z.string())),
});
const attendee = z.object({
  email: z.optional(z.string()),
  displayName: z.optional(z.string()),
  responseStatus: z.optional(z.string()),
  resource: z.optional(z.boolean()),
  self: z.optional(z.boolean()),
});
/** https://developers.google.com/workspace/calendar/api/v3/reference/events; of a cancelled instance little is there. */
const googleEvent = z.object({
  id: z.string(),
  status: z.optional(z.string()),
  iCalUID: z.optional(z.string()),
  recurringEventId: z.optional(z.string()),
  originalStartTime: z.optional(moment),
  start: z.optional(moment),
  end: z.optional(moment),
  sequence: z.optional(z.number()),
  summary: z.optional(z.string()),
  organizer: z.optional(z.object({ email: z.optional(z.string()) })),
  attendees: z.optional(z.array(attendee)),
  recurrence: z.optional(z.array(z.string())),
  visibility: z.optional(z.string()),
  location: z.optional(z.string()),
  eventType: z.optional(z.string()),
});

const answers: Readonly<Record<string, string>> = {
  needsAction: 'NEEDS-ACTION',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
  accepted: 'ACCEPTED',
};
const zones = calendarZones([]);

/** An event as Google's Calendar API gives it, in the shape of a calendar file. null when it is none. */
export function readGoogleEvent(json: unknown): ProviderEvent | null {
  const parsed = googleEvent.safeParse(json);
  if (!parsed.success) return null;
  const event = parsed.data;
  const start = timeOf(event.start);
  const lines = splitCalendar(
    ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...(event.recurrence ?? []), 'END:VEVENT'].join('\n'),
  ).events[0]?.lines;
  const rules = (event.recurrence ?? []).filter((line) => /^RRULE:/i.test(line));
  return {
    providerId: event.id,
    seriesId: event.recurringEventId ?? null,
    ownAnswer:
      answers[event.attendees?.find(({ self }) => self === true)?.responseStatus ?? ''] ?? null,
    location: event.location ?? null,
    isNote: (event.eventType ?? 'default') !== 'default',
    method: null,
    uid: event.iCalUID ?? null,
    recurrenceId: event.recurringEventId === undefined ? null : timeOf(event.originalStartTime),
    andFuture: false,
    sequence: event.sequence ?? null,
    summary: event.summary ?? null,
    start,
    end: timeOf(event.end),
    allDay: start?.date ?? false,
    rrule: rules.length === 1 ? (rules[0]?.slice(6) ?? null) : null,
    exdates: readTimes(lines ?? [], 'EXDATE', zones),
    rdates: readTimes(lines ?? [], 'RDATE', zones),
    organizer: normaliseAddress(event.organizer?.email ?? ''),
    attendees: (event.attendees ?? []).map(attendeeOf),
    status: event.status?.toUpperCase() ?? null,
    visibility: visibilityOf(event.visibility),
  };
}

function attendeeOf(one: z.infer<typeof attendee>): Attendee {
  return {
    email: normaliseAddress(one.email ?? ''),
    name: one.displayName ?? null,
    answer: answers[one.responseStatus ?? ''] ?? 'NEEDS-ACTION',
    kind: one.resource === true ? 'RESOURCE' : 'INDIVIDUAL',
  };
}

function visibilityOf(value: string | undefined): CalendarEvent['visibility'] {
  return value === 'private' || value === 'confidential' ? value : 'public';
}

/** `dateTime` has an offset, or is a wall time in `timeZone`. */
function timeOf(value: z.infer<typeof moment> | undefined): CalendarTime | null {
  if (value?.date != null) return readTime(value.date.replaceAll('-', ''), null, zones);
  const text = value?.dateTime ?? null;
  if (text === null) return null;
  const tzid = value?.timeZone ?? null;
  const wall = text.slice(0, 19).replace(/[-:]/g, '');
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text)) return readTime(wall, tzid, zones);
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  const shown = tzid === null ? null : zones.wall(instant, tzid);
  if (shown === null)
    return readTime(`${writeWall(utcOf(wallTimeOf(instant, 'UTC')), false)}Z`, null, zones);
  return { value: writeWall(utcOf(shown), false), date: false, tzid, utc: iso(instant) };
}
