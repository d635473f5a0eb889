/** A time as a calendar file gives it, with the instant that it means where that is known. */
export interface CalendarTime {
  /** `YYYYMMDD` or `YYYYMMDDTHHMMSS`, as written, without a final `Z`. */
  readonly value: string;
  /** An all-day date: never converted to another zone. */
  readonly date: boolean;
  /** The zone's name as written; null for dates, floating times, and times in UTC (a final `Z`), which have `utc`. */
  readonly tzid: string | null;
  /** ISO 8601 with `Z`; null for dates, floating times and zones that neither the runtime nor the file explains. */
  readonly utc: string | null;
}

export interface Attendee {
  readonly email: string | null;
  readonly name: string | null;
  /** RFC 5545 PARTSTAT in capitals, `NEEDS-ACTION` when the file says nothing. */
  readonly answer: string;
  /** `INDIVIDUAL`, `GROUP`, `RESOURCE`, `ROOM` or `UNKNOWN`; rooms and resources are no people. */
  readonly kind: string;
}

/** One VEVENT. Recurrence is not expanded; an event with a `recurrenceId` replaces one instance of its series. */
export interface CalendarEvent {
  /** iTIP method of the whole file, such as REQUEST or CANCEL. */
  readonly method: string | null;
  readonly uid: string | null;
  readonly recurrenceId: CalendarTime | null;
  /** The change holds for this instance and all that follow (RANGE=THISANDFUTURE). */
  readonly andFuture: boolean;
  readonly sequence: number | null;
  readonly summary: string | null;
  readonly start: CalendarTime | null;
  /** From DTEND, or start plus DURATION; a date's end is exclusive, as in the file. */
  readonly end: CalendarTime | null;
  readonly allDay: boolean;
  readonly rrule: string | null;
  /** Instances that the series leaves out, and those that it adds. */
  readonly exdates: readonly CalendarTime[];
  readonly rdates: readonly CalendarTime[];
  readonly organizer: string | null;
  readonly attendees: readonly Attendee[];
  readonly status: string | null;
  /** `private` and `confidential` events are kept as busy time only. */
  readonly visibility: 'public' | 'private' | 'confidential';
}

export interface RefusedEvent {
  /** Line of the file, counted from 1. */
  readonly line: number;
  readonly code: 'not_a_calendar' | 'event_unfinished' | 'event_unreadable' | 'start_missing';
  readonly reason: string;
}
