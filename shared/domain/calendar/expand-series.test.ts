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

  it('goes on for as long as the rule does, and not before it begins', () => {
    const endless = weekly.map((line) => (line.startsWith('RRULE') ? 'RRULE:FREQ=DAILY' : line));
    const past = { from: new Date('1990-01-01'), until: new Date('1990-02-01') };
    const future = { from: new Date('2300-01-01'), until: new Date('2300-01-03') };
    expect(expand(endless, past)).toEqual([]);
    expect(expand(endless, future).map(({ start }) => start.utc)).toEqual([
      '2300-01-01T14:00:00Z',
      '2300-01-02T14:00:00Z',
    ]);
  });

  it('names instances alike in a zone, in UTC and after a move; a single event by its id alone', () => {
    const moved = [
      'BEGIN:VEVENT',
      'UID:weekly@nordlicht.example',
      'RECURRENCE-ID:20261027T130000Z',
      'DTSTART:20261029T080000Z',
      'END:VEVENT',
    ];
    expect(expand([...weekly, ...moved]).map(({ key }) => key)[1]).toBe(
      'weekly@nordlicht.example/20261027T130000Z',
    );
    // The invitation to one instance comes without the series.
    expect(expand(moved).map(({ key }) => key)).toEqual([
      'weekly@nordlicht.example/20261027T130000Z',
    ]);
    const single = weekly.filter((line) => !line.startsWith('RRULE'));
    expect(expand(single).map(({ key }) => key)).toEqual(['weekly@nordlicht.example']);
  });

  it('takes an occurrence’s id of Exchange for that of its series', () => {
    const id = (date: string) => `040000008200E00074C5B7101A82E008${date}B0A1C2D3E4F5A6B7`;
    const event = (uid: string) =>
      weekly.map((line) => (line.startsWith('UID') ? `UID:${uid}` : line));
    const [one] = expand(event(id('00000000')));
    const [other] = expand(event(id('07EA0A14').toLowerCase()));
    expect(one?.key).toBe(other?.key);
  });

  it('moves an instance and all that follow', () => {
    const instances = expand([
      ...weekly,
      'BEGIN:VEVENT',
      'UID:weekly@nordlicht.example',
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20261103T090000',
      'DTSTART;TZID=America/New_York:20261104T150000',
      'DTEND;TZID=America/New_York:20261104T153000',
      'SUMMARY:Later',
      'END:VEVENT',
    ]);
    expect(instances.map(({ start, end, event }) => [start.utc, end?.utc, event.summary])).toEqual([
      ['2026-10-20T13:00:00Z', '2026-10-20T14:00:00Z', 'Weekly'],
      ['2026-10-27T13:00:00Z', '2026-10-27T14:00:00Z', 'Weekly'],
      ['2026-11-04T20:00:00Z', '2026-11-04T20:30:00Z', 'Later'],
      ['2026-11-11T20:00:00Z', '2026-11-11T20:30:00Z', 'Later'],
      ['2026-11-18T20:00:00Z', '2026-11-18T20:30:00Z', 'Later'],
    ]);
    expect(instances[2]?.key).toBe('weekly@nordlicht.example/20261103T140000Z');
  });

  it('keeps a cancelled instance, also where its cancellation says nothing but which', () => {
    const instances = expand([
      ...weekly,
      'BEGIN:VEVENT',
      'UID:weekly@nordlicht.example',
      'RECURRENCE-ID;TZID=America/New_York:20261103T090000',
      'STATUS:CANCELLED',
      'END:VEVENT',
    ]);
    expect(instances[2]).toMatchObject({ cancelled: true, start: { utc: '2026-11-03T14:00:00Z' } });
  });

  it('counts on the wall of a zone that only the file knows, and brings UNTIL there', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Own',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T020000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const event = [
      'BEGIN:VEVENT',
      'UID:own',
      'DTSTART;TZID=Own:20261024T090000',
      'RRULE:FREQ=DAILY;UNTIL=20261026T080000Z',
      'END:VEVENT',
    ];
    const text = ['BEGIN:VCALENDAR', ...zone, ...event, 'END:VCALENDAR'].join('\r\n');
    const instances = expandSeries(parseIcs(text).events, calendarZones([zone.join('\r\n')]), year);
    expect(instances.map(({ start }) => start.utc)).toEqual([
      '2026-10-24T07:00:00Z',
      '2026-10-25T08:00:00Z',
      '2026-10-26T08:00:00Z',
    ]);
  });

  it('takes an UNTIL of a day through that day', () => {
    const dated = weekly.map((line) =>
      line.startsWith('RRULE') ? 'RRULE:FREQ=WEEKLY;UNTIL=20261103' : line,
    );
    expect(expand(dated)).toHaveLength(3);
  });

  it('shows the newest version of a series that stands in a file twice', () => {
    const later = weekly.map((line) =>
      line.replace('T090000', 'T110000').replace('T100000', 'T120000'),
    );
    const both = [
      ...weekly.slice(0, -1),
      'SEQUENCE:1',
      'END:VEVENT',
      ...later.slice(0, -1),
      'SEQUENCE:2',
      'END:VEVENT',
    ];
    expect(expand(both).map(({ start }) => start.value.slice(9))).toEqual(Array(4).fill('110000'));
  });

  it('takes a rule that is none for no rule', () => {
    const broken = weekly.map((line) => (line.startsWith('RRULE') ? 'RRULE:FREQ=SOMETIMES' : line));
    expect(expand(broken)).toHaveLength(1);
  });
});
