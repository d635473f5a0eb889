import * as z from 'zod/mini';
import { normaliseAddress } from '../people.ts';
import type { CalendarEvent, CalendarTime } from './calendar-event.ts';
import { calendarZones } from './calendar-zones.ts';
import { graphRecurrence, recurrenceRule } from './graph-recurrence.ts';
import type { ProviderEvent } from './provider-event.ts';
import { readTime, utcOf, writeWall } from './read-time.ts';

const moment = z.object({ dateTime: z.string(), timeZone: z.optional(z.nullable(z.string())) });
const mailbox = z.object({
  emailAddress: z.object({
    name: z.optional(z.nullable(z.string())),
    address: z.optional(z.nullable(z.string())),
  }),
});
const attendee = z.extend(mailbox, {
  type: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.object({ response: z.optional(z.nullable(z.string())) }))),
});
/** https://learn.microsoft.com/en-us/graph/api/resources/event */
const graphEvent = z.object({
  id: z.string(),
  iCalUId: z.optional(z.nullable(z.string())),
  uid: z.optional(z.nullable(z.string())),
  type: z.optional(z.nullable(z.string())),
  seriesMasterId: z.optional(z.nullable(z.string())),
  originalStart: z.optional(z.nullable(z.string())),
  originalStartTimeZone: z.optional(z.nullable(z.string())),
  start: z.optional(z.nullable(moment)),
  end: z.optional(z.nullable(moment)),
  isAllDay: z.optional(z.nullable(z.boolean())),
  isCancelled: z.optional(z.nullable(z.boolean())),
  subject: z.optional(z.nullable(z.string())),
  organizer: z.optional(z.nullable(mailbox)),
  attendees: z.optional(z.nullable(z.array(attendee))),
  recurrence: z.optional(z.nullable(graphRecurrence)),
  sensitivity: z.optional(z.nullable(z.string())),
  responseStatus: z.optional(
    z.nullable(z.object({ response: z.optional(z.nullable(z.string())) })),
  ),
  location: z.optional(z.nullable(z.object({ displayName: z.optional(z.nullable(z.string())) }))),
});

const answers: Readonly<Record<string, string>> = {
  organizer: 'ACCEPTED',
  accepted: 'ACCEPTED',
  tentativelyAccepted: 'TENTATIVE',
  declined: 'DECLINED',
};
const zones = calendarZones([]);

/** An event as Microsoft Graph gives it, in the shape of a calendar file. null when it is none. */
export function readGraphEvent(json: unknown): ProviderEvent | null {
  const parsed = graphEvent.safeParse(json);
  if (!parsed.success) return null;
  const event = parsed.data;
  const allDay = event.isAllDay ?? false;
  const start = timeOf(event.start, allDay);
  const isInstance = event.type === 'occurrence' || event.type === 'exception';
  return {
    providerId: event.id,
    seriesId: event.seriesMasterId ?? null,
    ownAnswer: answers[event.responseStatus?.response ?? ''] ?? null,
    location: event.location?.displayName ?? null,
    isNote: false,
    method: null,
    // `uid` is that of the series; `iCalUId` may be an occurrence's own, which instanceKey brings back to it.
    uid: event.uid ?? event.iCalUId ?? null,
    // An occurrence stands where the series planned it, and Graph often leaves its originalStart out.
    recurrenceId: isInstance
      ? (originalOf(event, allDay) ?? (event.type === 'occurrence' ? start : null))
      : null,
    andFuture: false,
    sequence: null,
    summary: event.subject ?? null,
    start,
    end: timeOf(event.end, allDay),
    allDay,
    rrule: event.recurrence == null ? null : recurrenceRule(event.recurrence, start?.value ?? null),
    exdates: [],
    rdates: [],
    organizer: normaliseAddress(event.organizer?.emailAddress.address ?? ''),
    attendees: (event.attendees ?? []).map((one) => ({
      email: normaliseAddress(one.emailAddress.address ?? ''),
      name: one.emailAddress.name ?? null,
      answer: answers[one.status?.response ?? ''] ?? 'NEEDS-ACTION',
      kind: one.type === 'resource' ? 'RESOURCE' : 'INDIVIDUAL',
    })),
    status: event.isCancelled === true ? 'CANCELLED' : 'CONFIRMED',
    visibility: visibilityOf(event.sensitivity),
  };
}

function visibilityOf(sensitivity: string | null | undefined): CalendarEvent['visibility'] {
  if (sensitivity === 'confidential') return 'confidential';
  return sensitivity === 'private' || sensitivity === 'personal' ? 'private' : 'public';
}

/** `2026-11-24T14:00:00.0000000` in a zone by its Windows or IANA name; midnights of an all-day event are dates. */
function timeOf(
  value: z.infer<typeof moment> | null | undefined,
  allDay: boolean,
): CalendarTime | null {
  if (value == null) return null;
  const written = value.dateTime.slice(0, 19).replace(/[-:]/g, '');
  if (allDay) return readTime(written.slice(0, 8), null, zones);
  const zone = value.timeZone ?? 'UTC';
  const isUtc = /^(?:UTC|Etc\/UTC|GMT)$/i.test(zone);
  return readTime(isUtc ? `${written}Z` : written, isUtc ? null : zone, zones);
}

/** An instant in UTC; for an all-day series the midnight of the zone in which it was made. */
function originalOf(
  {
    originalStart,
    originalStartTimeZone,
  }: {
    originalStart?: string | null | undefined;
    originalStartTimeZone?: string | null | undefined;
  },
  allDay: boolean,
): CalendarTime | null {
  const instant = new Date(originalStart ?? Number.NaN);
  if (Number.isNaN(instant.getTime())) return null;
  if (!allDay) return readTime(`${writeWall(instant.getTime(), false)}Z`, null, zones);
  const wall = originalStartTimeZone == null ? null : zones.wall(instant, originalStartTimeZone);
  return readTime(writeWall(wall === null ? instant.getTime() : utcOf(wall), true), null, zones);
}
