import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStepShortcuts } from './next-step-shortcuts.ts';
import { wallTimeOf } from './zoned-time.ts';

const at = (now: string, zone: string) =>
  Object.fromEntries(nextStepShortcuts(new Date(now), zone).map(({ id, at }) => [id, at]));

describe('times that a rep mostly means', () => {
  test('on a Sunday evening in Shanghai', () => {
    expect(at('2026-11-22T12:00:00Z', 'Asia/Shanghai')).toEqual({
      tomorrow_9: '2026-11-23T01:00:00.000Z',
      in_3_days: '2026-11-25T01:00:00.000Z',
      in_1_week: '2026-11-29T01:00:00.000Z',
      in_2_weeks: '2026-12-06T01:00:00.000Z',
      in_1_month: '2026-12-22T01:00:00.000Z',
    });
  });

  test('on a Monday next Monday is a week away, and offered as that', () => {
    const offered = at('2026-11-23T01:00:00Z', 'Asia/Shanghai');
    expect(offered.next_monday ?? offered.in_1_week).toBe('2026-11-30T01:00:00.000Z');
  });

  test('this afternoon is offered in the morning only', () => {
    expect(at('2026-11-23T01:00:00Z', 'Asia/Shanghai')).toHaveProperty('today_17');
    expect(at('2026-11-23T08:00:00Z', 'Asia/Shanghai')).not.toHaveProperty('today_17');
  });

  test('a month after 31 January is the last day of February', () => {
    expect(at('2026-01-31T02:00:00Z', 'Asia/Shanghai').in_1_month).toBe('2026-02-28T01:00:00.000Z');
  });

  test('across the change of clocks it stays 9:00', () => {
    expect(at('2026-03-27T10:00:00Z', 'Europe/Berlin').in_3_days).toBe('2026-03-30T07:00:00.000Z');
  });
});

test('all lie ahead, in order, each once, on the hour of the zone', () => {
  const zones = ['Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (now, zone) => {
        const times = nextStepShortcuts(now, zone).map((shortcut) => Date.parse(shortcut.at));
        expect(times.every((time) => time > now.getTime())).toBe(true);
        expect([...new Set(times)].sort((one, other) => one - other)).toEqual(times);
        for (const time of times) expect([9, 17]).toContain(wallTimeOf(new Date(time), zone).hour);
      },
    ),
  );
});
