import { decodeEventId, type GoogleEventId } from './google-event-id.ts';

export interface GoogleCalendarAddress {
  /** The event that the address opens; null for none, and for an id that cannot be decoded. */
  readonly event: GoogleEventId | null;
  readonly opensEvent: boolean;
  /** A year that the address names, `/r/week/2026/4/14`. */
  readonly year: number | null;
}

/** `/calendar/u/N/r/eventedit/<eid>`, `/calendar/r/event?eid=<eid>`, `/calendar/u/N/r/week/2026/4/14`. */
export function readGoogleCalendarAddress({ pathname, search }: Location): GoogleCalendarAddress {
  const inPath = /\/event(?:edit|view)?\/([A-Za-z0-9_-]{8,})(?:\/|$)/.exec(pathname)?.[1];
  const raw = inPath ?? new URLSearchParams(search).get('eid');
  const year = /\/r\/[a-z]+\/(\d{4})(?:\/|$)/.exec(pathname)?.[1];
  return {
    event: decodeEventId(raw),
    opensEvent: raw !== null,
    year: year === undefined ? null : Number(year),
  };
}
