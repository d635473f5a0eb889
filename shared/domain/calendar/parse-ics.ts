import type { CalendarEvent, RefusedEvent } from './calendar-event.ts';
import { splitCalendar } from './calendar-lines.ts';
import { calendarZones } from './calendar-zones.ts';
import { readEvent } from './read-event.ts';

export interface ParsedCalendar {
  /** In file order. */
  readonly events: readonly CalendarEvent[];
  /** What could not be read, and where; the other events of the file are read all the same. */
  readonly refused: readonly RefusedEvent[];
}

/** Reads an iCalendar file (RFC 5545). Never throws. */
export function parseIcs(text: string): ParsedCalendar {
  const { method, events: components, zones: definitions } = splitCalendar(text);
  if (!/^[ \t\uFEFF]{0,20}BEGIN:VCALENDAR/im.test(text)) {
    return {
      events: [],
      refused: [{ line: 1, code: 'not_a_calendar', reason: 'BEGIN:VCALENDAR is missing' }],
    };
  }
  const zones = calendarZones(definitions);
  const events: CalendarEvent[] = [];
  const refused: RefusedEvent[] = [];
  for (const component of components) {
    const read = readEvent(component, method, zones);
    if ('code' in read) refused.push(read);
    else events.push(read);
  }
  return { events, refused };
}
