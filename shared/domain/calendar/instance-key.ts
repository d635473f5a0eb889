import type { CalendarEvent, CalendarTime } from './calendar-event.ts';

/**
 * Exchange writes the date of an occurrence into bytes 16–19 of its id; the series has zeroes there.
 * https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-oxocal/1d3aac05-a7b9-45cc-a213-47f0a0a2c5c1
 */
const exchangeId = /^(040000008200E00074C5B7101A82E008)[0-9A-F]{8}([0-9A-F]+)$/i;

/** The id that all instances of a series share, at every provider. */
export function seriesUid(uid: string): string {
  const found = exchangeId.exec(uid.trim());
  return found === null ? uid.trim() : `${found[1]}00000000${found[2]}`.toUpperCase();
}

/**
 * Names one meeting: the series' id and the start that the series planned, in UTC where that is known, so that a file, a
 * Google and a Microsoft calendar give the same name, and a moved instance keeps it. A single event is named by its id
 * alone, since it keeps nothing else when it is moved. null without an id.
 */
export function instanceKey(uid: string | null, original: CalendarTime | null): string | null {
  if (uid === null || uid.trim() === '') return null;
  return original === null ? seriesUid(uid) : `${seriesUid(uid)}/${writtenStart(original)}`;
}

const writtenStart = ({ value, utc }: CalendarTime): string =>
  utc === null ? value : utc.replace(/[-:]|\.\d+/g, '');

/** Whether an event stands for more than one meeting. */
export const isSeries = ({ rrule, rdates }: CalendarEvent): boolean =>
  rrule !== null || rdates.length > 0;
