import { createHash } from 'node:crypto';
import { daysOf } from './calendar-days.ts';
import { demoCalendar, type SandboxEvent } from './demo-calendar.ts';
import type { Mailbox } from './mailbox.ts';

/** Ids of events in the forms that the real pages use, derived from their keys. */
export function googleEventId(key: string): string {
  const letters = '0123456789abcdefghijklmnopqrstuv';
  return Array.from(hash(`event/${key}`).subarray(0, 26), (byte) => letters[byte % 32]).join('');
}

/** `data-eventid` and the address's `eid`: the event, with its instance where it repeats, and the calendar. */
export function googleEid(event: SandboxEvent, mailbox: Mailbox): string {
  const instance = event.repeats ? `_${daysOf(event, mailbox).instance}` : '';
  const text = `${googleEventId(event.key)}${instance} ${mailbox.owner.email}`;
  return Buffer.from(text).toString('base64url');
}

/** As Microsoft Graph has it: the alphabet of links. */
export function outlookEventId(key: string): string {
  const bytes = Buffer.concat([hash(`item/${key}`), hash(`item/${key}+`)]).toString('base64');
  return `AAMkAD${bytes.slice(0, 66)}=`.replaceAll('/', '-').replaceAll('+', '_');
}

export type CalendarSurface = 'google-calendar' | 'outlook-calendar';

export function calendarUrl(surface: CalendarSurface, outlookHost = 'outlook.office.com'): string {
  return surface === 'google-calendar'
    ? 'https://calendar.google.com/calendar/u/0/r/week'
    : `https://${outlookHost}/calendar/view/week`;
}

/** The address of one event's own page. @throws Error for a key that the calendar has not: a mistake in a test */
export function eventUrl(
  surface: CalendarSurface,
  mailbox: Mailbox,
  key: string,
  outlookHost = 'outlook.office.com',
): string {
  const event = demoCalendar(mailbox).find((one) => one.key === key);
  if (event === undefined) throw new Error(`The sandbox calendar has no event "${key}".`);
  return surface === 'google-calendar'
    ? `https://calendar.google.com/calendar/u/0/r/eventedit/${googleEid(event, mailbox)}`
    : `https://${outlookHost}/calendar/item/${encodeURIComponent(outlookEventId(key))}`;
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
