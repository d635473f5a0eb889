import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  atDay,
  dayOf,
  daysBetween,
  fromLocalInput,
  instantOf,
  isRealDay,
  isTimeZone,
  toLocalInput,
  wallTimeOf,
  weekdayOf,
} from './zoned-time.ts';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];
const wall = (text: string) => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second: 0 };
};

test.each([
  ['2026-01-15 09:00', 'Asia/Shanghai', '2026-01-15T01:00:00.000Z'],
  ['2026-07-15 09:00', 'Europe/Berlin', '2026-07-15T07:00:00.000Z'],
  ['2026-01-15 09:00', 'Europe/Berlin', '2026-01-15T08:00:00.000Z'],
  ['2026-01-15 09:00', 'Asia/Kathmandu', '2026-01-15T03:15:00.000Z'],
  ['2026-07-15 09:00', 'Australia/Lord_Howe', '2026-07-14T22:30:00.000Z'],
  ['2026-01-15 09:00', 'Australia/Lord_Howe', '2026-01-14T22:00:00.000Z'],
  ['2026-01-15 09:00', 'Pacific/Kiritimati', '2026-01-14T19:00:00.000Z'],
])('%s in %s is %s', (text, zone, instant) => {
  expect(instantOf(wall(text), zone).toISOString()).toBe(instant);
});

describe('when clocks change', () => {
  test('02:30 in the gap of spring is 03:30', () => {
    const instant = instantOf(wall('2026-03-29 02:30'), 'Europe/Berlin');
    expect(wallTimeOf(instant, 'Europe/Berlin')).toMatchObject({ hour: 3, minute: 30, day: 29 });
  });

  test('01:30 in the overlap of autumn is the first of the two', () => {
    expect(instantOf(wall('2026-11-01 01:30'), 'America/New_York').toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  test('a gap of half an hour is jumped by half an hour', () => {
    const instant = instantOf(wall('2026-10-04 02:15'), 'Australia/Lord_Howe');
    expect(wallTimeOf(instant, 'Australia/Lord_Howe')).toMatchObject({ hour: 2, minute: 45 });
  });

  test('“tomorrow 9:00”, said the evening before, is 9:00 there', () => {
    const evening = new Date('2026-03-28T20:00:00Z');
    expect(atDay(evening, 1, 9, 0, 'Europe/Berlin').toISOString()).toBe('2026-03-29T07:00:00.000Z');
  });
});

test('every instant comes back from its wall time, or its twin of the overlap does', () => {
  const instants = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2060-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, fc.constantFrom(...zones), (date, zone) => {
      const second = new Date(Math.floor(date.getTime() / 1000) * 1000);
      const back = instantOf(wallTimeOf(second, zone), zone);
      expect(wallTimeOf(back, zone)).toEqual(wallTimeOf(second, zone));
      expect(second.getTime() - back.getTime()).toBeLessThanOrEqual(3_600_000);
      expect(second.getTime() - back.getTime()).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test('days are counted by the calendar of the zone, not in hours', () => {
  const now = new Date('2026-11-22T15:30:00Z');
  const later = new Date('2026-11-22T16:30:00Z');
  expect(daysBetween(now, later, 'Asia/Shanghai')).toBe(1);
  expect(daysBetween(now, later, 'Europe/Berlin')).toBe(0);
  expect(dayOf(later, 'Asia/Shanghai')).toBe('2026-11-23');
  expect(weekdayOf(later, 'Asia/Shanghai')).toBe(1);
});

test.each([
  [23, 59, '2026-11-22'],
  [0, 0, '2026-11-22'],
])('the day at %i:%i is the day in +14 and in −11', (hour, minute, day) => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    expect(dayOf(instantOf({ ...wall(day), hour, minute }, zone), zone)).toBe(day);
});

test('what a datetime field shows is what it gives back', () => {
  const instant = new Date('2026-11-22T10:05:00Z');
  for (const zone of zones)
    expect(fromLocalInput(toLocalInput(instant, zone), zone)?.toISOString()).toBe(
      instant.toISOString(),
    );
});

test.each([
  '',
  'tomorrow',
  '2026-02-30T09:00',
  '2026-13-01T09:00',
  '2026-01-01T24:00',
  '2026-01-01',
])('a datetime field with %j gives nothing', (value) =>
  expect(fromLocalInput(value, 'Asia/Shanghai')).toBeNull(),
);

test('29 February exists in leap years only', () => {
  expect(isRealDay({ year: 2024, month: 2, day: 29 })).toBe(true);
  expect(isRealDay({ year: 2026, month: 2, day: 29 })).toBe(false);
  expect(isRealDay({ year: 1900, month: 2, day: 29 })).toBe(false);
});

test('a zone that is none is told apart', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});
