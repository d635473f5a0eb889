import ICAL from 'ical.js';
import { findIana } from 'windows-iana';
import { instantOf, isTimeZone, type WallTime, wallTimeOf } from '../zoned-time.ts';

/** Between wall times and instants in the zone that a calendar file names; null when nobody explains the name. */
export interface CalendarZones {
  instant(wall: WallTime, tzid: string): Date | null;
  wall(instant: Date, tzid: string): WallTime | null;
}

/** @param definitions the file's VTIMEZONE components, for names that only it knows */
export function calendarZones(definitions: readonly string[]): CalendarZones {
  const own = new Map<string, ICAL.Timezone>();
  for (const definition of definitions) {
    const zone = readDefinition(definition);
    if (zone !== null && !own.has(zone.tzid)) own.set(zone.tzid, zone);
  }
  return {
    instant(wall, tzid) {
      const known = ianaName(tzid);
      if (known !== null) return instantOf(wall, known);
      const zone = own.get(tzid);
      if (zone === undefined) return null;
      const unix = attempt(() => new ICAL.Time({ ...wall, isDate: false }, zone).toUnixTime());
      return unix !== null && Number.isFinite(unix) ? new Date(unix * 1000) : null;
    },
    wall(instant, tzid) {
      const known = ianaName(tzid);
      if (known !== null) return wallTimeOf(instant, known);
      const zone = own.get(tzid);
      if (zone === undefined) return null;
      return attempt(() => {
        const shown = ICAL.Time.fromJSDate(instant, true).convertToZone(zone);
        const { year, month, day, hour, minute, second } = shown;
        return { year, month, day, hour, minute, second };
      });
    },
  };
}

const readDefinition = (definition: string): ICAL.Timezone | null =>
  attempt(() => new ICAL.Timezone(new ICAL.Component(ICAL.parse(definition))));

/** A broken definition explains nothing, and may show that only when it is used; times in it stay without an instant. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * The IANA zone for a name: itself, a Windows name (the first of several, as Outlook means it), or the end of a
 * vendor's path such as `/freeassociation.sourceforge.net/Europe/Berlin`.
 */
export function ianaName(tzid: string): string | null {
  const name = tzid.trim().replace(/^"|"$/g, '');
  // Runtimes take offsets like "+01:00" for zones; a calendar file does not mean them so.
  if (/^[A-Za-z]/.test(name) && isTimeZone(name)) return name;
  const windows = findIana(name)[0];
  if (windows !== undefined) return windows;
  const tail = /(?:^|\/)([A-Z][A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1];
  return tail !== undefined && isTimeZone(tail) ? tail : null;
}
