import { describe, expect, it } from 'vitest';
import { parseIcs } from './parse-ics.ts';

const file = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

describe('parseIcs', () => {
  it('reads an invitation: method, people with their answers, times with their instants', () => {
    const { events, refused } = parseIcs(
      file(
        'METHOD:REQUEST',
        ...event(
          'UID:kickoff@acme-packaging.example',
          'SEQUENCE:2',
          'SUMMARY:Kick-off\\, line 3',
          'DTSTART;TZID=Asia/Shanghai:20261124T140000',
          'DTEND;TZID=Asia/Shanghai:20261124T150000',
          'ORGANIZER;CN="Fang, Wang":mailto:Wang.Fang@acme-packaging.example',
          'ATTENDEE;CN=Zhao Min;PARTSTAT=ACCEPTED:mailto:zhao.min@harbour-tools.example',
          'ATTENDEE;CUTYPE=ROOM:mailto:room-3@acme-packaging.example',
          'STATUS:CONFIRMED',
        ),
      ),
    );
    expect(refused).toEqual([]);
    expect(events).toMatchObject([
      {
        method: 'REQUEST',
        uid: 'kickoff@acme-packaging.example',
        sequence: 2,
        summary: 'Kick-off, line 3',
        start: {
          value: '20261124T140000',
          date: false,
          tzid: 'Asia/Shanghai',
          utc: '2026-11-24T06:00:00Z',
        },
        end: { utc: '2026-11-24T07:00:00Z' },
        allDay: false,
        organizer: 'wang.fang@acme-packaging.example',
        attendees: [
          { email: 'zhao.min@harbour-tools.example', name: 'Zhao Min', answer: 'ACCEPTED' },
          { email: 'room-3@acme-packaging.example', answer: 'NEEDS-ACTION', kind: 'ROOM' },
        ],
        status: 'CONFIRMED',
        visibility: 'public',
      },
    ]);
  });

  it.each([
    ['a Windows name', 'DTSTART;TZID=China Standard Time:20261124T140000', '2026-11-24T06:00:00Z'],
    ['a quoted name', 'DTSTART;TZID="Europe/Berlin":20260701T090000', '2026-07-01T07:00:00Z'],
    [
      'a vendor path',
      'DTSTART;TZID=/citadel.org/20210210_1/Europe/Berlin:20260701T090000',
      '2026-07-01T07:00:00Z',
    ],
    [
      'a quote behind the value',
      'DTSTART;TZID="W. Europe Standard Time:20260701T090000"',
      '2026-07-01T07:00:00Z',
    ],
    ['UTC', 'DTSTART:20260701T070000Z', '2026-07-01T07:00:00Z'],
    ['the gap of spring', 'DTSTART;TZID=America/New_York:20260308T023000', '2026-03-08T07:30:00Z'],
  ])('understands %s', (_, line, utc) => {
    expect(parseIcs(file(...event('UID:1', line))).events[0]?.start?.utc).toBe(utc);
  });

  it('uses the file’s own zone when nobody else knows its name', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Customized Time Zone 7',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const text = file(...zone, ...event('DTSTART;TZID=Customized Time Zone 7:20260701T090000'));
    expect(parseIcs(text).events[0]?.start?.utc).toBe('2026-07-01T03:30:00Z');
  });

  it('gives a time no instant when its zone is unknown or when it floats', () => {
    const text = file(
      ...event('DTSTART;TZID=Nowhere/Special:20260701T090000'),
      ...event('DTSTART:20260701T090000'),
    );
    expect(parseIcs(text).events.map(({ start }) => start?.utc)).toEqual([null, null]);
  });

  it('keeps an all-day date a date, with an exclusive end, also by duration', () => {
    const [dated, lasting] = parseIcs(
      file(
        ...event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004'),
        ...event('DTSTART;VALUE=DATE:20261030', 'DURATION:P3D'),
      ),
    ).events;
    expect(dated).toMatchObject({
      allDay: true,
      end: { value: '20261004', date: true, utc: null },
    });
    expect(lasting?.end?.value).toBe('20261102');
  });

  it('refuses what it cannot read, says where, and reads the rest', () => {
    const text = file(
      ...event('UID:good', 'DTSTART:20260701T070000Z'),
      ...event('UID:bad', 'DTSTART:Next Tuesday'),
      ...event('UID:no-such-day', 'DTSTART;VALUE=DATE:20260230'),
      'BEGIN:VEVENT',
      'UID:unfinished',
      ...event('UID:last', 'DTSTART:20260702T070000Z'),
    );
    const { events, refused } = parseIcs(text);
    expect(events.map(({ uid }) => uid)).toEqual(['good', 'last']);
    expect(refused.map(({ line, code }) => ({ line, code }))).toEqual([
      { line: 9, code: 'event_unreadable' },
      { line: 13, code: 'event_unreadable' },
      { line: 15, code: 'event_unfinished' },
    ]);
  });

  it('ignores faults in properties that it does not read', () => {
    const text = file(...event('UID:1', 'DTSTART:20260701T070000Z', 'X-BROKEN;;;', 'GEO:nowhere'));
    expect(parseIcs(text)).toMatchObject({ events: [{ uid: '1' }], refused: [] });
  });

  it.each([
    ['', 'not_a_calendar'],
    ['<html>404</html>', 'not_a_calendar'],
  ])('says that %j is no calendar', (text, code) => {
    expect(parseIcs(text)).toMatchObject({ events: [], refused: [{ line: 1, code }] });
  });

  it('treats a class that it does not know as private', () => {
    const text = file(...event('CLASS:X-TEAM-ONLY', 'DTSTART:20260701T070000Z'));
    expect(parseIcs(text).events[0]?.visibility).toBe('private');
  });
});
