import { expect, test } from 'vitest';
import { axisEnd, countByDay, percent, percentChange, pointsChange } from './figures.ts';
import { listDays } from './period.ts';

test('nothing to compare with is nothing, not an endless rise', () => {
  expect(percentChange(5, 0)).toBeNull();
  expect(percentChange(0, 0)).toBeNull();
  expect(percentChange(0, 4)).toBe(-100);
  expect(percentChange(412, 381)).toBe(8);
  expect(percent(0, 0)).toBeNull();
});

test('100 % and 0 % are said only when they are true', () => {
  expect(percent(999, 1000)).toBe(99);
  expect(percent(1, 1000)).toBe(1);
  expect(percent(1000, 1000)).toBe(100);
  expect(percent(0, 1000)).toBe(0);
});

test('timeliness changes by points, and only against a period that counts something', () => {
  const figure = {
    left_out: 0,
    within: 87,
    counted: 100,
    previous_within: 9,
    previous_counted: 10,
  };
  expect(pointsChange(figure)).toBe(-3);
  expect(pointsChange({ ...figure, previous_counted: 0, previous_within: 0 })).toBeNull();
});

test('marks of days and of weeks add up to the whole', () => {
  const days = listDays({ from: '2026-01-01', to: '2026-12-31' });
  const byDay = days.map((day, index) => ({ day, count: index % 5 }));
  const whole = byDay.reduce((sum, { count }) => sum + count, 0);
  const weeks = countByDay(days, byDay);
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(whole);
  expect(weeks[0]).toMatchObject({ day: '2026-01-01', until: '2026-01-04' });
  expect(weeks.at(-1)?.until).toBe('2026-12-31');
  const month = countByDay(days.slice(0, 31), byDay);
  expect(month).toHaveLength(31);
  expect(month.every((mark) => mark.day === mark.until)).toBe(true);
});

test('an axis ends at or above its highest column, with a whole number in its middle', () => {
  for (let most = 0; most < 5000; most++) {
    const end = axisEnd(most);
    expect(end).toBeGreaterThanOrEqual(most);
    expect(Number.isInteger(end / 2)).toBe(true);
    expect(end).toBeLessThanOrEqual(Math.max(2, most * 2));
  }
});
