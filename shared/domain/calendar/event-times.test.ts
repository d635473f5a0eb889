import { describe, expect, test } from 'vitest';
import { eventSpan, eventTimes, isSameTime } from './event-times.ts';

const timed = (start: string, end: string | null, zone: string) =>
  eventTimes({ start, end, allDay: false }, zone);

describe('when an open event is', () => {
  test('wall times are those of the zone in which the page shows them', () => {
    expect(timed('2026-11-24T10:00', '2026-11-24T11:00', 'Asia/Shanghai')).toEqual({
      ...{ starts_at: '2026-11-24T02:00:00.000Z', ends_at: '2026-11-24T03:00:00.000Z' },
      ...{ starts_on: null, ends_on: null },
    });
    expect(timed('2026-07-01T10:00', null, 'Europe/Berlin')?.starts_at).toBe(
      '2026-07-01T08:00:00.000Z',
    );
    expect(timed('2026-11-26T23:00', '2026-11-27T00:30', 'Asia/Shanghai')?.ends_at).toBe(
      '2026-11-26T16:30:00.000Z',
    );
  });

  test('days stay days, and one without an end is one day', () => {
    const days = { starts_at: null, ends_at: null, starts_on: '2026-11-26' };
    expect(eventTimes({ start: '2026-11-26', end: '2026-11-27', allDay: true }, 'UTC')).toEqual({
      ...days,
      ends_on: '2026-11-27',
    });
    expect(eventTimes({ start: '2026-11-26', end: null, allDay: true }, 'UTC')).toEqual({
      ...days,
      ends_on: '2026-11-26',
    });
  });

  test.each([
    ['an hour that comes twice', '2026-10-25T02:30', 'Europe/Berlin'],
    ['half an hour that comes twice', '2026-04-05T01:45', 'Australia/Lord_Howe'],
    ['an hour that does not come', '2026-03-29T02:30', 'Europe/Berlin'],
    ['a day that is none', '2026-02-30T10:00', 'UTC'],
  ])('%s is not guessed', (_what, start, zone) => {
    expect(timed(start, null, zone)).toBeNull();
  });

  test('an end that nobody can know leaves the whole unknown', () => {
    expect(timed('2026-10-25T01:30', '2026-10-25T02:30', 'Europe/Berlin')).toBeNull();
    expect(timed('2026-10-25T01:30', '2026-10-25T03:30', 'Europe/Berlin')).not.toBeNull();
  });

  test('what the page does not tell is not known', () => {
    expect(eventTimes({ start: null, end: null, allDay: null }, 'UTC')).toBeNull();
  });
});

test('the same time is the same however it is written', () => {
  const one = timed('2026-11-24T10:00', '2026-11-24T11:00', 'Asia/Shanghai');
  if (one === null) throw new Error('it is a time');
  const other = { ...one, starts_at: '2026-11-24T10:00:00+08:00' };
  expect(isSameTime(one, other)).toBe(true);
  expect(isSameTime(one, { ...one, ends_at: null })).toBe(false);
});

test('an all-day event is over after its last day, also on the day the clocks change', () => {
  const days = { starts_at: null, ends_at: null, starts_on: '2026-10-24', ends_on: '2026-10-25' };
  expect(eventSpan(days, 'Europe/Berlin')).toEqual({
    start: new Date('2026-10-23T22:00:00Z'),
    end: new Date('2026-10-25T23:00:00Z'),
  });
});
