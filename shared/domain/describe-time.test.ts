import { expect, test } from 'vitest';
import { describeDay, describeInstant } from './describe-time.ts';

const now = new Date('2026-11-22T02:00:00Z');

test.each([
  ['2026-11-22T09:05:00Z', 'today 17:05', '今天 17:05'],
  ['2026-11-23T01:00:00Z', 'tomorrow 9:00', '明天 9:00'],
  ['2026-11-21T01:00:00Z', 'yesterday 9:00', '昨天 9:00'],
  ['2026-11-24T01:00:00Z', 'Tue 9:00', '后天 9:00'],
  ['2026-11-25T01:00:00Z', 'Wed 9:00', '周三 9:00'],
  ['2026-11-29T01:00:00Z', '29 Nov 9:00', '11月29日 9:00'],
  ['2026-03-12T01:00:00Z', '12 Mar 9:00', '3月12日 9:00'],
  ['2025-03-12T01:00:00Z', '12 Mar 2025 9:00', '2025年3月12日 9:00'],
  ['2027-01-01T01:00:00Z', '1 Jan 2027 9:00', '2027年1月1日 9:00'],
])('%s is “%s” and “%s” in Shanghai', (instant, english, chinese) => {
  expect(describeInstant(instant, now, 'Asia/Shanghai', 'en')).toBe(english);
  expect(describeInstant(instant, now, 'Asia/Shanghai', 'zh-CN')).toBe(chinese);
});

test('the day is that of the zone', () => {
  const instant = '2026-11-22T17:00:00Z';
  expect(describeDay(instant, now, 'Asia/Shanghai', 'en')).toBe('tomorrow');
  expect(describeDay(instant, now, 'Europe/Berlin', 'en')).toBe('today');
});

test('a date that is none is not described', () => {
  expect(describeInstant('soon', now, 'Asia/Shanghai', 'en')).toBe('');
});
