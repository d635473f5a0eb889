import { attributeOf } from '../page/page-text.ts';

/** An event as the page names it. */
export interface GoogleEventId {
  /** What the Calendar API takes: with the suffix of the instance where the event belongs to a series. */
  readonly id: string;
  /** The series; null for an event that repeats never. */
  readonly seriesId: string | null;
  readonly calendarId: string | null;
}

/** Ids are base32hex in lower case; `_` parts the instance, whose time has `T` and `Z`, and `_R` a series that was split. */
const idShape = /^[a-v0-9_TZR]{5,1024}$/;
const instance = /_\d{8}(?:T\d{6}Z?)?$/;

/**
 * Decodes `data-eventid` and the address's `eid`: base64url without padding of "<event> <calendar>", with `ttb_` before
 * it for entries that stand for a task. Seen in all captures from 2019 on.
 * @returns null for anything else: no part of it is believed
 */
export function decodeEventId(raw: string | null): GoogleEventId | null {
  if (raw === null) return null;
  const text = fromBase64Url(raw.replace(/^ttb_/, ''));
  const [id, calendar, ...more] = text?.split(' ') ?? [];
  if (id === undefined || calendar === undefined || more.length > 0) return null;
  return eventIdOf(id, calendar);
}

/** From an event's id and its calendar, as the page's own log attribute holds them. */
export function eventIdOf(id: string, calendar: string): GoogleEventId | null {
  if (!idShape.test(id)) return null;
  return {
    id,
    seriesId: instance.test(id) ? id.replace(instance, '') : null,
    calendarId: calendarOf(calendar),
  };
}

/** `jslog="35389; 2:["<event>","<calendar>",…]; …"` of the open event. */
export function eventIdInLog(element: Element | null): GoogleEventId | null {
  const log = attributeOf(element, 'jslog');
  const [, id, calendar] = /[;\s]2:\["([^"]+)","([^"]+)"/.exec(log ?? '') ?? [];
  return id === undefined || calendar === undefined ? null : eventIdOf(id, calendar);
}

/** The first day of an instance, `YYYY-MM-DD` in UTC; null for an event that is none. */
export function instanceDay(id: string): string | null {
  const day = instance.exec(id)?.[0].slice(1, 9);
  return day === undefined ? null : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
}

/** The page shortens the domains of its own calendars. Other short forms exist and are not known for certain. */
const shortDomains: Readonly<Record<string, string>> = {
  m: 'gmail.com',
  g: 'group.calendar.google.com',
};

function calendarOf(short: string): string | null {
  const at = short.lastIndexOf('@');
  const domain = shortDomains[short.slice(at + 1)] ?? short.slice(at + 1);
  return at <= 0 || !/^[^\s@]+\.[^\s@]+$/.test(domain) ? null : `${short.slice(0, at)}@${domain}`;
}

function fromBase64Url(raw: string): string | null {
  if (!/^[A-Za-z0-9_-]{8,4096}$/.test(raw)) return null;
  try {
    const bytes = atob(raw.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(
      Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)),
    );
  } catch {
    return null;
  }
}
