import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStepShortcuts } from './next-step-shortcuts.ts';
import { loadHolidays, workCalendar } from './working-days.ts';
import { dayOf, wallTimeOf } from './zoned-time.ts';

const chinese = await loadHolidays('cn');
const week = workCalendar({ workdays: [1, 2, 3, 4, 5] }, null);
const china = workCalendar({ workdays: [1, 2, 3, 4, 5] }, chinese);
const at = (now: string, zone: string, calendar = week) =>
  Object.fromEntries(
    nextStepShortcuts(new Date(now), zone, calendar).map(({ id, at }) => [id, at]),
  );

describe('times that a rep mostly means', () => {
  test('on a Sunday evening in Shanghai', () => {
    expect(at('2026-11-22T12:00:00Z', 'Asia/Shanghai')).toEqual({
      tomorrow_9: '2026-11-23T01:00:00.000Z',
      in_3_days: '2026-11-25T01:00:00.000Z',
      in_1_week: '2026-11-30T01:00:00.000Z',
      in_2_weeks: '2026-12-07T01:00:00.000Z',
      in_1_month: '2026-12-22T01:00:00.000Z',
    });
  });

  test('on a Friday tomorrow is off: the next working day stands for it, and three days are working days', () => {
    expect(at('2026-11-20T02:00:00Z', 'Asia/Shanghai')).toEqual({
      today_17: '2026-11-20T09:00:00.000Z',
      next_workday_9: '2026-11-23T01:00:00.000Z',
      in_3_days: '2026-11-25T01:00:00.000Z',
      in_1_week: '2026-11-27T01:00:00.000Z',
      in_2_weeks: '2026-12-04T01:00:00.000Z',
      in_1_month: '2026-12-21T01:00:00.000Z',
    });
  });

  test('before National Day in China nothing lies in the holidays, and next Monday is not offered', () => {
    const offered = at('2026-09-30T02:00:00Z', 'Asia/Shanghai', china);
    expect(offered.next_workday_9).toBe('2026-10-08T01:00:00.000Z');
    expect(offered.in_3_days).toBe('2026-10-10T01:00:00.000Z');
    expect(offered).not.toHaveProperty('next_monday');
  });

  test('on a Monday next Monday is a week away, and offered as that', () => {
    const offered = at('2026-11-23T01:00:00Z', 'Asia/Shanghai');
    expect(offered.next_monday ?? offered.in_1_week).toBe('2026-11-30T01:00:00.000Z');
  });

  test('this afternoon is offered in the morning only', () => {
    expect(at('2026-11-23T01:00:00Z', 'Asia/Shanghai')).toHaveProperty('today_17');
    expect(at('2026-11-23T08:00:00Z', 'Asia/Shanghai')).not.toHaveProperty('today_17');
  });

  test('a month after 31 January is the last day of February, a Saturday, so the Monday after', () => {
    expect(at('2026-01-31T02:00:00Z', 'Asia/Shanghai').in_1_month).toBe('2026-03-02T01:00:00.000Z');
  });

  test('across the change of clocks it stays 9:00', () => {
    expect(at('2026-03-27T10:00:00Z', 'Europe/Berlin').in_3_days).toBe('2026-04-01T07:00:00.000Z');
  });
});

test('all lie ahead, in order, each once, on the hour of the zone and on working days', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (now, zone) => {
        const times = nextStepShortcuts(now, zone, china).map((shortcut) =>
          Date.parse(shortcut.at),
        );
        expect(times.every((time) => time > now.getTime())).toBe(true);
        expect([...new Set(times)].sort((one, other) => one - other)).toEqual(times);
        for (const time of times) {
          expect([9, 17]).toContain(wallTimeOf(new Date(time), zone).hour);
          expect(china.isWorkday(dayOf(new Date(time), zone))).toBe(true);
        }
      },
    ),
  );
});
