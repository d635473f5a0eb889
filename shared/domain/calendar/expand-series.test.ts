import { describe, expect, it } from 'vitest';
import { calendarZones } from './calendar-zones.ts';
import { expandSeries } from './expand-series.ts';
import { parseIcs } from './parse-ics.ts';

const year = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') };

function expand(lines: string[], window = year) {
  const text = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n');
  return expandSeries(parseIcs(text).events, calendarZones([]), window);
}

const weekly = [
  'BEGIN:VEVENT',
  'UID:weekly@nordlicht.example',
  'DTSTART;TZID=America/New_York:20261020T090000',
  'DTEND;TZID=America/New_York:20261020T100000',
  'RRULE:FREQ=WEEKLY;UNTIL=20261117T140000Z',
  'SUMMARY:Weekly',
  'END:VEVENT',
];

describe('expandSeries', () => {
  it('keeps a meeting at nine across the change of clocks, up to and with its UNTIL', () => {
    expect(expand(weekly).map(({ start }) => start.utc)).toEqual([
      '2026-10-20T13:00:00Z',
      '2026-10-27T13:00:00Z',
      '2026-11-03T14:00:00Z',
      '2026-11-10T14:00:00Z',
      '2026-11-17T14:00:00Z',
    ]);
  });

  it('moves, cancels and leaves out single instances, named in the zone or in UTC', () => {
    const instances = expand([
      ...weekly.slice(0, -1),
      'EXDATE;TZID=America/New_York:20261110T090000',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:weekly@nordlicht.example',
      'RECURRENCE-ID:20261027T130000Z',
      'DTSTART;TZID=America/New_York:20261028T110000',
      'SUMMARY:Moved',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:weekly@nordlicht.example',
      'RECURRENCE-ID;TZID=America/New_York:20261103T090000',
      'DTSTART;TZID=America/New_York:20261103T090000',
      'STATUS:CANCELLED',
      'END:VEVENT',
    ]);
    expect(instances.map((one) => [one.instance, one.start.utc, one.cancelled])).toEqual([
      ['20261020T090000', '2026-10-20T13:00:00Z', false],
      ['20261027T090000', '2026-10-28T15:00:00Z', false],
      ['20261103T090000', '2026-11-03T14:00:00Z', true],
      ['20261117T090000', '2026-11-17T14:00:00Z', false],
    ]);
  });

  it('expands all-day series as dates', () => {
    const instances = expand([
      'BEGIN:VEVENT',
      'UID:fair@acme-packaging.example',
      'DTSTART;VALUE=DATE:20260301',
      'DTEND;VALUE=DATE:20260303',
      'RRULE:FREQ=MONTHLY;COUNT=2',
      'END:VEVENT',
    ]);
    expect(instances.map(({ start, end }) => [start.value, end?.value])).toEqual([
      ['20260301', '20260303'],
      ['20260401', '20260403'],
    ]);
  });

  it('ends on an endless rule that never meets its window', () => {
    const endless = weekly.map((line) => (line.startsWith('RRULE') ? 'RRULE:FREQ=DAILY' : line));
    const past = { from: new Date('1990-01-01'), until: new Date('1990-02-01') };
    const future = { from: new Date('2300-01-01'), until: new Date('2300-02-01') };
    expect(expand(endless, past)).toEqual([]);
    expect(expand(endless, future)).toEqual([]);
  });

  it('takes a rule that is none for no rule', () => {
    const broken = weekly.map((line) => (line.startsWith('RRULE') ? 'RRULE:FREQ=SOMETIMES' : line));
    expect(expand(broken)).toHaveLength(1);
  });
});
