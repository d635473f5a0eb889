import { describe, expect, test } from 'vitest';
import type { CalendarEvent } from './calendar-event.ts';
import { calendarZones } from './calendar-zones.ts';
import { expandSeries } from './expand-series.ts';
import { readGoogleEvent } from './google-event.ts';
import { readGraphEvent } from './graph-event.ts';
import { parseIcs } from './parse-ics.ts';

const year = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') };
const uid = '040000008200E00074C5B7101A82E00800000000B0A1C2D3E4F5A6B7C8D9';

/** A weekly meeting in Berlin across the change of clocks; the second was moved, the third cancelled. */
const file = `BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:${uid}
SEQUENCE:1
SUMMARY:Jour fixe
DTSTART;TZID=W. Europe Standard Time:20261019T090000
DTEND;TZID=W. Europe Standard Time:20261019T100000
RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4
ORGANIZER:mailto:s.keller@nordlicht-maschinen.example
ATTENDEE;CN=Zhao Min;PARTSTAT=DECLINED:mailto:zhao.min@harbour-tools.example
END:VEVENT
BEGIN:VEVENT
UID:${uid}
RECURRENCE-ID;TZID=W. Europe Standard Time:20261026T090000
DTSTART;TZID=W. Europe Standard Time:20261027T140000
DTEND;TZID=W. Europe Standard Time:20261027T150000
END:VEVENT
BEGIN:VEVENT
UID:${uid}
RECURRENCE-ID:20261102T080000Z
STATUS:CANCELLED
DTSTART;TZID=W. Europe Standard Time:20261102T090000
END:VEVENT
END:VCALENDAR`;

const googlePeople = {
  organizer: { email: 'S.Keller@nordlicht-maschinen.example' },
  attendees: [
    {
      email: 'zhao.min@harbour-tools.example',
      displayName: 'Zhao Min',
      responseStatus: 'declined',
      self: true,
    },
  ],
};
const berlin = (dateTime: string) => ({ dateTime, timeZone: 'Europe/Berlin' });
const google = [
  {
    ...{ id: 'abc', iCalUID: uid, status: 'confirmed', sequence: 1, summary: 'Jour fixe' },
    ...googlePeople,
    start: berlin('2026-10-19T09:00:00+02:00'),
    end: berlin('2026-10-19T10:00:00+02:00'),
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=4'],
  },
  {
    ...{ id: 'abc_20261026T080000Z', iCalUID: uid, status: 'confirmed', recurringEventId: 'abc' },
    originalStartTime: berlin('2026-10-26T09:00:00+01:00'),
    start: berlin('2026-10-27T14:00:00+01:00'),
    end: berlin('2026-10-27T15:00:00+01:00'),
  },
  {
    ...{ id: 'abc_20261102T080000Z', iCalUID: uid, status: 'cancelled', recurringEventId: 'abc' },
    originalStartTime: berlin('2026-11-02T09:00:00+01:00'),
  },
];

const europe = (dateTime: string) => ({ dateTime, timeZone: 'W. Europe Standard Time' });
const graphPeople = {
  organizer: { emailAddress: { name: 'Sophie', address: 's.keller@nordlicht-maschinen.example' } },
  attendees: [
    {
      ...{ type: 'required', status: { response: 'declined' } },
      emailAddress: { name: 'Zhao Min', address: 'zhao.min@harbour-tools.example' },
    },
  ],
};
const graph = [
  {
    ...{
      id: 'AAMk1',
      uid,
      iCalUId: uid,
      type: 'seriesMaster',
      subject: 'Jour fixe',
      isAllDay: false,
    },
    ...graphPeople,
    start: europe('2026-10-19T09:00:00.0000000'),
    end: europe('2026-10-19T10:00:00.0000000'),
    recurrence: {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'], firstDayOfWeek: 'sunday' },
      range: { type: 'numbered', numberOfOccurrences: 4, startDate: '2026-10-19' },
    },
  },
  {
    // An occurrence's own id holds its date; without `uid`, which older answers lack.
    ...{ id: 'AAMk2', iCalUId: uid.replace('0800000000', '0807EA0A1A'), type: 'exception' },
    ...{ seriesMasterId: 'AAMk1', originalStart: '2026-10-26T08:00:00Z', isAllDay: false },
    start: europe('2026-10-27T14:00:00.0000000'),
    end: europe('2026-10-27T15:00:00.0000000'),
  },
  {
    ...{ id: 'AAMk3', uid, type: 'exception', seriesMasterId: 'AAMk1', isCancelled: true },
    ...{ originalStart: '2026-11-02T08:00:00Z', isAllDay: false },
    start: europe('2026-11-02T09:00:00.0000000'),
    end: europe('2026-11-02T10:00:00.0000000'),
  },
];

const known = (events: readonly (CalendarEvent | null)[]): CalendarEvent[] =>
  events.filter((event) => event !== null);
const meetings = (events: readonly CalendarEvent[]) =>
  expandSeries(events, calendarZones([]), year).map(({ key, start, cancelled }) => [
    key,
    start.utc,
    cancelled,
  ]);

test('one series is the same meetings under the same names from a file, from Google and from Microsoft', () => {
  const expected = [
    [`${uid}/20261019T070000Z`, '2026-10-19T07:00:00Z', false],
    [`${uid}/20261026T080000Z`, '2026-10-27T13:00:00Z', false],
    [`${uid}/20261102T080000Z`, '2026-11-02T08:00:00Z', true],
    [`${uid}/20261109T080000Z`, '2026-11-09T08:00:00Z', false],
  ];
  expect(meetings(parseIcs(file).events)).toEqual(expected);
  expect(meetings(known(google.map(readGoogleEvent)))).toEqual(expected);
  expect(meetings(known(graph.map(readGraphEvent)))).toEqual(expected);
});

test('people and their answers are the same', () => {
  const answer = { organizer: 's.keller@nordlicht-maschinen.example' };
  const attendee = {
    ...{ email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' },
    ...{ answer: 'DECLINED', kind: 'INDIVIDUAL' },
  };
  for (const event of [
    parseIcs(file).events[0],
    readGoogleEvent(google[0]),
    readGraphEvent(graph[0]),
  ])
    expect(event).toMatchObject({ ...answer, summary: 'Jour fixe', attendees: [attendee] });
});

test('all-day events are dates at both', () => {
  const atGoogle = readGoogleEvent({
    ...{ id: 'd', iCalUID: 'd@google.com' },
    ...{ start: { date: '2026-10-01' }, end: { date: '2026-10-08' } },
  });
  const midnight = (day: string) => ({ dateTime: `${day}T00:00:00.0000000`, timeZone: 'UTC' });
  const atMicrosoft = readGraphEvent({
    ...{ id: 'd', iCalUId: 'd', isAllDay: true },
    ...{ start: midnight('2026-10-01'), end: midnight('2026-10-08') },
  });
  for (const event of [atGoogle, atMicrosoft])
    expect(event).toMatchObject({
      allDay: true,
      start: { value: '20261001', date: true, utc: null },
      end: { value: '20261008', date: true },
    });
});

describe('a pattern of Microsoft is a rule', () => {
  const range = { type: 'noEnd', startDate: '2026-10-19' };
  test.each([
    [{ type: 'daily', interval: 3 }, 'FREQ=DAILY;INTERVAL=3'],
    [{ type: 'absoluteMonthly', interval: 1, dayOfMonth: 31 }, 'FREQ=MONTHLY;BYMONTHDAY=31'],
    [
      { type: 'relativeMonthly', interval: 2, daysOfWeek: ['tuesday'], index: 'last' },
      'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU;BYSETPOS=-1',
    ],
    [
      { type: 'absoluteYearly', interval: 1, month: 2, dayOfMonth: 29 },
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29',
    ],
    [
      { type: 'relativeYearly', interval: 1, month: 11, daysOfWeek: ['thursday'], index: 'fourth' },
      'FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4',
    ],
    [{ type: 'sometimes', interval: 1 }, null],
  ])('%j', (pattern, rule) => {
    const event = { ...graph[0], recurrence: { pattern, range } };
    expect(readGraphEvent(event)?.rrule).toBe(rule);
  });

  test('its end date is its last day', () => {
    const recurrence = {
      pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
      range: { type: 'endDate', endDate: '2026-11-02' },
    };
    expect(meetings(known([readGraphEvent({ ...graph[0], recurrence })]))).toHaveLength(3);
  });
});

test.each([null, 7, 'event', {}, { id: 7 }, { id: 'x', start: 'now' }, []])(
  '%j is no event',
  (json) => {
    expect(readGoogleEvent(json)).toBeNull();
    expect(readGraphEvent(json)).toBeNull();
  },
);

test('of a broken time nothing is made', () => {
  const broken = { dateTime: 'soon', timeZone: 'Nowhere/Special' };
  expect(readGoogleEvent({ id: 'x', start: broken })?.start).toBeNull();
  expect(readGraphEvent({ id: 'x', start: broken, end: null })?.start).toBeNull();
});
