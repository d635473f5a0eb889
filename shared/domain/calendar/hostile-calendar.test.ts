import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarText } from './calendar-text.ts';
import { calendarZones } from './calendar-zones.ts';
import { expandSeries } from './expand-series.ts';
import { parseIcs } from './parse-ics.ts';

const whole = new TextEncoder().encode(`BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
DTSTART;TZID=Own:20261019T090000
DURATION:PT1H30M
RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4
EXDATE;TZID=Own:20261026T090000
ATTENDEE;CN="Zhao, Min";PARTSTAT=ACCEPTED:mailto:zhao.min@harbour-tools.example
SUMMARY;ENCODING=QUOTED-PRINTABLE:Jour=20fixe
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;RANGE=THISANDFUTURE:20261102T080000Z
DTSTART:20261103T080000Z
END:VEVENT
END:VCALENDAR`);

test('however a file is broken, it is read or refused with its line, and never throws', () => {
  const places = fc.array(
    fc.record({ at: fc.nat({ max: whole.length - 1 }), byte: fc.nat({ max: 255 }) }),
    { maxLength: 30 },
  );
  const window = { from: new Date('2026-01-01'), until: new Date('2028-01-01') };
  fc.assert(
    fc.property(places, fc.nat({ max: whole.length }), (changes, length) => {
      const bytes = whole.slice(0, Math.max(length, 200));
      for (const { at, byte } of changes) if (at < bytes.length) bytes[at] = byte;
      const { events, refused } = parseIcs(calendarText(bytes));
      for (const { line, code } of refused) {
        expect(line).toBeGreaterThan(0);
        expect(code).toMatch(/^[a-z_]+$/);
      }
      const instances = expandSeries(events, calendarZones([]), window);
      expect(instances.length).toBeLessThan(5000);
    }),
    { numRuns: 300 },
  );
});
