import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimePhrase } from './time-phrase.ts';

/** Sunday 22 November 2026, 18:00 in Shanghai. */
const now = new Date('2026-11-22T10:00:00Z');
const zone = 'Asia/Shanghai';

test.each([
  ['tomorrow 9:00', '2026-11-23T01:00'],
  ['Tomorrow at 2pm', '2026-11-23T06:00'],
  ['tomorrow', '2026-11-23T01:00'],
  ['day after tomorrow 10:30', '2026-11-24T02:30'],
  ['in 3 days', '2026-11-25T01:00'],
  ['in a week', '2026-11-29T01:00'],
  ['in 2 weeks 15:00', '2026-12-06T07:00'],
  ['in 1 month', '2026-12-22T01:00'],
  ['in 3 hours', '2026-11-22T13:00'],
  ['monday', '2026-11-23T01:00'],
  ['next friday 9 am', '2026-11-27T01:00'],
  ['20:15', '2026-11-22T12:15'],
  ['today 8 pm', '2026-11-22T12:00'],
  ['明天上午9点', '2026-11-23T01:00'],
  ['明天下午三点半', '2026-11-23T07:30'],
  ['后天', '2026-11-24T01:00'],
  ['下周一', '2026-11-23T01:00'],
  ['下周五下午2:30', '2026-11-27T06:30'],
  ['周三 10点', '2026-11-25T02:00'],
  ['3天后', '2026-11-25T01:00'],
  ['三天后', '2026-11-25T01:00'],
  ['两周后', '2026-12-06T01:00'],
  ['1个月后', '2026-12-22T01:00'],
  ['十天之后', '2026-12-02T01:00'],
  ['今天晚上8点', '2026-11-22T12:00'],
  ['明天中午12点', '2026-11-23T04:00'],
  ['２小时后', '2026-11-22T12:00'],
])('%s', (phrase, at) => {
  expect(readTimePhrase(phrase, now, zone)?.toISOString().slice(0, 16)).toBe(at);
});

test.each([
  '',
  'soon',
  'constructor',
  '__proto__',
  'maybe',
  '9',
  'yesterday 9:00',
  'today 9:00',
  '今天上午9点',
  'tomorrow 25:00',
  'in days',
  '时间',
  '周八',
  'next',
])('“%s” is no time to come', (phrase) => expect(readTimePhrase(phrase, now, zone)).toBeNull());

test('a month after 31 January is the last day of February', () => {
  const january = new Date('2026-01-31T02:00:00Z');
  expect(readTimePhrase('in 1 month', january, zone)?.toISOString()).toBe(
    '2026-02-28T01:00:00.000Z',
  );
});

test('“tomorrow 9:00” before the change of clocks is 9:00 there', () => {
  const evening = new Date('2026-03-28T20:00:00Z');
  expect(readTimePhrase('tomorrow 9:00', evening, 'Europe/Berlin')?.toISOString()).toBe(
    '2026-03-29T07:00:00.000Z',
  );
});

test('whatever is typed, it lies ahead or is nothing', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(
          'in ',
          '3',
          '12',
          ':',
          '00',
          ' days',
          '天',
          '后',
          '下周',
          '一',
          '点',
          'pm',
          'tomorrow ',
          'x',
        ),
      }),
      (phrase) => {
        const at = readTimePhrase(phrase, now, zone);
        if (at !== null) expect(at.getTime()).toBeGreaterThan(now.getTime() - 1);
      },
    ),
  );
});
