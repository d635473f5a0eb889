import ICAL from 'ical.js';
import { normaliseAddress } from '../people.ts';
import type { Attendee, CalendarEvent, CalendarTime, RefusedEvent } from './calendar-event.ts';
import type { CalendarComponent, CalendarLine } from './calendar-lines.ts';
import type { CalendarZones } from './calendar-zones.ts';
import { addDuration, readTime } from './read-time.ts';

/** Only these are read: a fault in any other property is none of our business. */
const wanted = new Set(
  'UID SEQUENCE SUMMARY DTSTART DTEND RECURRENCE-ID ORGANIZER ATTENDEE STATUS CLASS'.split(' '),
);
const timeNames = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID']);

export function readEvent(
  component: CalendarComponent,
  method: string | null,
  zones: CalendarZones,
): CalendarEvent | RefusedEvent {
  const refuse = (line: number, code: RefusedEvent['code'], reason: string): RefusedEvent => ({
    line,
    code,
    reason,
  });
  if (!component.finished) {
    return refuse(component.line, 'event_unfinished', 'END:VEVENT is missing');
  }
  const properties: ICAL.Property[] = [];
  const times = new Map<string, CalendarTime>();
  for (const line of component.lines) {
    if (!wanted.has(line.name)) continue;
    if (timeNames.has(line.name)) {
      const time = readTimeLine(line, zones);
      if (time === null) {
        return refuse(line.line, 'event_unreadable', `${line.name} is no date or time`);
      }
      times.set(line.name, time);
      continue;
    }
    const property = readProperty(line);
    if (property === null) {
      return refuse(line.line, 'event_unreadable', `${line.name} cannot be read`);
    }
    properties.push(property);
  }
  const text = (name: string) => textOf(properties.find((property) => property.name === name));
  const start = times.get('DTSTART') ?? null;
  // As written: a library would reorder its parts. RFC 5545 allows one rule; of several none is the rule.
  const rules = component.lines.filter(({ name }) => name === 'RRULE').map(writtenValue);
  const sequence = Number(text('sequence') ?? Number.NaN);
  return {
    method,
    uid: text('uid'),
    recurrenceId: times.get('RECURRENCE-ID') ?? null,
    andFuture: component.lines.some(
      ({ name, text }) => name === 'RECURRENCE-ID' && /;RANGE="?THISANDFUTURE/i.test(text),
    ),
    sequence: Number.isSafeInteger(sequence) ? sequence : null,
    summary: plainText(text('summary'), component.lines),
    start,
    end: times.get('DTEND') ?? endByDuration(start, component.lines, zones),
    allDay: start?.date ?? false,
    rrule: rules.length === 1 ? (rules[0] ?? null) : null,
    exdates: readTimes(component.lines, 'EXDATE', zones),
    rdates: readTimes(component.lines, 'RDATE', zones),
    organizer: addressOf(text('organizer')),
    attendees: properties.filter(({ name }) => name === 'attendee').map(readAttendee),
    status: text('status')?.toUpperCase() ?? null,
    visibility: visibilityOf(text('class')),
  };
}

/** EXDATE and RDATE hold lists; a period's start is its time. What is no time there takes nothing from the event. */
export function readTimes(
  lines: readonly CalendarLine[],
  name: string,
  zones: CalendarZones,
): CalendarTime[] {
  return lines
    .filter((line) => line.name === name)
    .flatMap((line) => {
      const values = writtenValue(line).split(',');
      const head = line.text.slice(0, line.text.length - writtenValue(line).length);
      return values.map((value) =>
        readTimeLine({ ...line, text: `${head}${value.split('/')[0] ?? ''}` }, zones),
      );
    })
    .filter((time) => time !== null);
}

/** Zone and value of a time property. Some writers put the quote of the zone's name behind the value. */
function readTimeLine({ text, name }: CalendarLine, zones: CalendarZones): CalendarTime | null {
  const rest = text.slice(name.length);
  const quoted = /;TZID="([^"]*)"/i.exec(rest);
  const misquoted = /;TZID="([^":]*):([\dTZ]+)"$/i.exec(rest);
  if (misquoted !== null) return readTime(misquoted[2] ?? '', misquoted[1] ?? null, zones);
  const value = rest.slice(rest.lastIndexOf(':') + 1);
  const plain = /;TZID=([^";][^;]*?)(?=;[A-Z-]+=|:[^:]*$)/i.exec(rest);
  return readTime(value, quoted?.[1] ?? plain?.[1] ?? null, zones);
}

const writtenValue = ({ text }: CalendarLine) => /:([^:"]*)$/.exec(text)?.[1]?.trim() ?? '';

function readProperty(line: CalendarLine): ICAL.Property | null {
  try {
    return ICAL.Property.fromString(line.text);
  } catch {
    return null;
  }
}

function textOf(property: ICAL.Property | undefined): string | null {
  if (property === undefined) return null;
  const value = firstValue(property);
  const text = value === null || value === undefined ? '' : String(value);
  return text === '' ? null : text;
}

function firstValue(property: ICAL.Property): unknown {
  try {
    return property.getFirstValue();
  } catch {
    // Some values are only decoded when they are asked for.
    return null;
  }
}

function plainText(summary: string | null, lines: readonly CalendarLine[]): string | null {
  const line = lines.findLast(({ name }) => name === 'SUMMARY');
  if (summary === null || line === undefined) return summary;
  if (!/^[^:]*;ENCODING=QUOTED-PRINTABLE/i.test(line.text)) return summary;
  const bytes = new TextEncoder().encode(summary);
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const hex =
      bytes[at] === 0x3d ? String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0) : '';
    if (/^[0-9A-F]{2}$/i.test(hex)) {
      decoded.push(Number.parseInt(hex, 16));
      at += 2;
    } else decoded.push(bytes[at] ?? 0);
  }
  const charset = /;CHARSET="?([\w-]+)/i.exec(line.text)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).decode(Uint8Array.from(decoded));
  } catch {
    // A charset that nobody knows.
    return new TextDecoder().decode(Uint8Array.from(decoded));
  }
}

function readAttendee(property: ICAL.Property): Attendee {
  const parameter = (name: string) => {
    const value: unknown = property.getParameter(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    email: addressOf(textOf(property)) ?? addressOf(parameter('email')),
    name: parameter('cn'),
    answer: (parameter('partstat') ?? 'NEEDS-ACTION').toUpperCase(),
    kind: (parameter('cutype') ?? 'INDIVIDUAL').toUpperCase(),
  };
}

/** The address of a calendar user: `mailto:` in any case, or bare. Other schemes name no mailbox. */
function addressOf(value: string | null): string | null {
  if (value === null) return null;
  // Some writers put the whole address into quotes.
  const bare = value.replace(/^"(.*)"$/, '$1').replace(/^mailto:/i, '');
  return normaliseAddress(bare);
}

function visibilityOf(value: string | null): CalendarEvent['visibility'] {
  const known = value?.toLowerCase();
  // RFC 5545: a class that is not known is treated as private.
  if (known === undefined || known === 'public') return 'public';
  return known === 'confidential' ? 'confidential' : 'private';
}

function endByDuration(
  start: CalendarTime | null,
  lines: readonly CalendarLine[],
  zones: CalendarZones,
): CalendarTime | null {
  // RFC 5545 §3.3.6; a negative one ends before it begins, and says nothing.
  const line = lines.findLast(({ name }) => name === 'DURATION');
  const duration = line === undefined ? '' : writtenValue(line);
  const found =
    /^\+?P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/i.exec(
      duration,
    );
  if (start === null || found === null) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return addDuration(
    start,
    { days: weeks * 7 + days, seconds: hours * 3600 + minutes * 60 + seconds },
    zones,
  );
}
