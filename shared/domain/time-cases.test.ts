import { describe, expect, test } from 'vitest';
import { calendarZones } from './calendar/calendar-zones.ts';
import { readTime } from './calendar/read-time.ts';
import { describeInstant } from './describe-time.ts';
import { readHeaderDate } from './header-date.ts';
import { readGmailMail, readGraphMail } from './provider-mail.ts';
import { readTimePhrase } from './time-phrase.ts';
import { weekOf } from './week-of.ts';
import {
  dayOf,
  daysBetween,
  fromLocalInput,
  instantOf,
  isRealDay,
  wallTimeOf,
} from './zoned-time.ts';

/** Cases that any product with reminders meets; each stands here under its number. */

test('Z01: 02:30 in the gap of spring is 03:30, once, and shown so', () => {
  const at = fromLocalInput('2026-03-29T02:30', 'Europe/Berlin');
  expect(at?.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  expect(describeInstant(at ?? '', new Date('2026-03-28T12:00:00Z'), 'Europe/Berlin', 'en')).toBe(
    'tomorrow 3:30',
  );
  expect(fromLocalInput('2026-03-29T03:30', 'Europe/Berlin')).toEqual(at);
});

test('Z02: 01:30 in the overlap of autumn is the first of the two, once', () => {
  const at = fromLocalInput('2026-11-01T01:30', 'America/New_York');
  expect(at?.toISOString()).toBe('2026-11-01T05:30:00.000Z');
  // An hour later the clocks show the same again: the rule gives the earlier instant every time.
  const twin = new Date('2026-11-01T06:30:00Z');
  expect(instantOf(wallTimeOf(twin, 'America/New_York'), 'America/New_York')).toEqual(at);
});

test('Z03: “tomorrow 9:00”, said the evening before the clocks change, is 9:00 there', () => {
  const evenings = ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z'];
  for (const evening of evenings) {
    const at = readTimePhrase('tomorrow 9:00', new Date(evening), 'Europe/Berlin');
    expect(wallTimeOf(at ?? new Date(0), 'Europe/Berlin')).toMatchObject({ hour: 9, minute: 0 });
  }
});

test('Z04: weeks are those of the team’s zone, for a rep in Shanghai and a manager in Berlin alike', () => {
  // Monday 00:30 in Shanghai is still Sunday in Berlin; the organisation's zone decides for both.
  const contact = new Date('2026-11-22T16:30:00Z');
  const zone = 'Asia/Shanghai';
  expect(weekOf(dayOf(contact, zone))).toEqual({ year: 2026, week: 48, monday: '2026-11-23' });
  for (const reader of ['Asia/Shanghai', 'Europe/Berlin']) {
    expect(describeInstant(contact, contact, reader, 'en')).toContain('today');
    expect(weekOf(dayOf(contact, zone)).week).toBe(48);
  }
});

describe('Z05: a day is a day', () => {
  test('an all-day date is the same in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai'])
      expect(readTime('20261130', zone, calendarZones([]))).toEqual({
        ...{ value: '20261130', date: true, tzid: null, utc: null },
      });
  });

  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'due today is right at 23:59 and at 00:00 in %s',
    (zone) => {
      const due = fromLocalInput('2026-11-22T17:00', zone) ?? new Date(0);
      const last = fromLocalInput('2026-11-22T23:59', zone) ?? new Date(0);
      const next = fromLocalInput('2026-11-23T00:00', zone) ?? new Date(0);
      expect(daysBetween(last, due, zone)).toBe(0);
      expect(daysBetween(next, due, zone)).toBe(-1);
    },
  );
});

test('Z06: Kathmandu’s quarter of an hour and Lord Howe’s half hour of summer time are right', () => {
  const at = (local: string, zone: string) => fromLocalInput(local, zone)?.toISOString();
  expect(at('2026-11-23T09:00', 'Asia/Kathmandu')).toBe('2026-11-23T03:15:00.000Z');
  expect(at('2026-07-15T09:00', 'Australia/Lord_Howe')).toBe('2026-07-14T22:30:00.000Z');
  expect(at('2026-12-15T09:00', 'Australia/Lord_Howe')).toBe('2026-12-14T22:00:00.000Z');
  expect(at('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z');
});

describe('Z07: the calendar’s corners', () => {
  test.each([
    ['2026-12-31', 2026, 53],
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2021-01-01', 2020, 53],
    ['2026-01-01', 2026, 1],
    ['2023-01-01', 2022, 52],
  ])('%s lies in week %i-%i', (day, year, week) => {
    expect(weekOf(day)).toMatchObject({ year, week });
  });

  test.each([
    [2024, true],
    [2026, false],
    [2000, true],
    [1900, false],
  ])('29 February %i: %s', (year, exists) => {
    expect(isRealDay({ year, month: 2, day: 29 })).toBe(exists);
  });

  test.each([
    ['2026-01-31', '2026-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2026-03-31', '2026-04-30'],
    ['2026-12-31', '2027-01-31'],
  ])('%s and a month is %s', (from, then) => {
    const at = readTimePhrase('in 1 month', new Date(`${from}T02:00:00Z`), 'Asia/Shanghai');
    expect(dayOf(at ?? new Date(0), 'Asia/Shanghai')).toBe(then);
  });
});

describe('Z08: where the Date header says nothing true, the provider’s time is taken', () => {
  const received = '2026-11-03T02:08:41.000Z';
  const gmail = (date: string | null) => ({
    id: '18c2f0a1b2c3d4e5',
    internalDate: String(Date.parse(received)),
    payload: { headers: date === null ? [] : [{ name: 'Date', value: date }] },
  });
  test.each([
    ['missing', null, 'date_missing'],
    ['garbage', 'yesterday, I think', 'date_unreadable'],
    ['of 2099', 'Thu, 1 Jan 2099 00:00:00 +0000', 'date_implausible'],
    ['of 1970', 'Thu, 1 Jan 1970 00:00:00 +0000', 'date_implausible'],
    ['of 31 February', 'Tue, 31 Feb 2026 00:00:00 +0000', 'date_impossible'],
  ])('%s', async (_, header, code) => {
    expect(readHeaderDate(header, new Date(received))).toEqual({ at: null, problem: code });
    const mail = await readGmailMail(gmail(header), 'zhao.min@harbour-tools.example');
    expect(mail?.sentAt).toBe(received);
    const graph = { id: 'AAMk', sentDateTime: header, receivedDateTime: received };
    expect(readGraphMail(graph, 'zhao.min@harbour-tools.example')?.sentAt).toBe(received);
  });

  test('a true one stays', async () => {
    const mail = await readGmailMail(
      gmail('Tue, 03 Nov 2026 10:08:00 +0800'),
      'zhao.min@harbour-tools.example',
    );
    expect(mail?.sentAt).toBe('2026-11-03T02:08:00.000Z');
  });
});

test('Z09: when the device’s zone changes, instants stay and labels follow the organisation’s zone', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const device = process.env.TZ;
  const seen: unknown[] = [];
  for (const zone of ['America/St_Johns', 'Asia/Tokyo', 'Pacific/Kiritimati']) {
    process.env.TZ = zone;
    const at = readTimePhrase('tomorrow 9:00', now, 'Asia/Shanghai');
    seen.push([
      at?.toISOString(),
      describeInstant(at ?? '', now, 'Asia/Shanghai', 'en'),
      fromLocalInput('2026-11-23T09:00', 'Asia/Shanghai')?.toISOString(),
    ]);
  }
  process.env.TZ = device;
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(seen[0]).toEqual([
    '2026-11-23T01:00:00.000Z',
    'tomorrow 9:00',
    '2026-11-23T01:00:00.000Z',
  ]);
});
