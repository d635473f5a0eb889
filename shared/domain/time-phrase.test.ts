import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTimePhrase } from './time-phrase.ts';
import { loadHolidays, workCalendar } from './working-days.ts';

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
  ['半小时后', '2026-11-22T10:30'],
  ['in half an hour', '2026-11-22T10:30'],
  ['90 minutes', '2026-11-22T11:30'],
  ['9:00', '2026-11-23T01:00'],
  ['tomorrow morning', '2026-11-23T01:00'],
  ['明天下午', '2026-11-23T06:00'],
  ['明早9点', '2026-11-23T01:00'],
  ['next monday at 2', '2026-11-22T18:00'],
  ['noon tomorrow', '2026-11-23T04:00'],
  ['后天下午三点半', '2026-11-24T07:30'],
  ['后天下午三点一刻', '2026-11-24T07:15'],
  ['后天上午十点二十分', '2026-11-24T02:20'],
  ['明天晚上8点零五分', '2026-11-23T12:05'],
  ['3 days later', '2026-11-25T01:00'],
  ['two weeks from now', '2026-12-06T01:00'],
  ['下下周一', '2026-11-30T01:00'],
  ['this friday', '2026-11-27T01:00'],
  ['明晚8点', '2026-11-23T12:00'],
  ['下週三下午2點', '2026-11-25T06:00'],
  ['礼拜五', '2026-11-27T01:00'],
  ['12月5日下午2点', '2026-12-05T06:00'],
  ['5号', '2026-12-05T01:00'],
  ['下个月5号', '2026-12-05T01:00'],
  ['下个月', '2026-12-22T01:00'],
  ['next month', '2026-12-22T01:00'],
  ['thursday', '2026-11-26T01:00'],
  ['next tues 3 pm', '2026-11-24T07:00'],
  ['月底', '2026-11-30T01:00'],
  ['end of the month', '2026-11-30T01:00'],
  ['5 dec 14:00', '2026-12-05T06:00'],
  ['December 5th, 2 pm', '2026-12-05T06:00'],
  ['on 3 march', '2027-03-03T01:00'],
  ['1 Feb 2028', '2028-02-01T01:00'],
  ['2026-12-05 15:30', '2026-12-05T07:30'],
  ['2026年12月5日', '2026-12-05T01:00'],
  ['29 february', '2028-02-29T01:00'],
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
  '30 february',
  '2026-02-30',
  '13月1日',
  '12/5',
  '本周五',
  'mondiale',
  'friends',
  'in 999 weeks',
  '0 minutes',
])('“%s” is no time to come', (phrase) => expect(readTimePhrase(phrase, now, zone)).toBeNull());

const calendar = workCalendar({ workdays: [1, 2, 3, 4, 5] }, await loadHolidays('cn'));

test.each([
  ['in 3 working days', '2026-11-22T10:00:00Z', '2026-11-25T01:00'],
  ['3 business days 14:00', '2026-11-22T10:00:00Z', '2026-11-25T06:00'],
  ['3个工作日后', '2026-11-20T02:00:00Z', '2026-11-25T01:00'],
  ['三个工作日后下午两点', '2026-11-20T02:00:00Z', '2026-11-25T06:00'],
  ['next working day', '2026-09-30T02:00:00Z', '2026-10-08T01:00'],
  ['下个工作日', '2026-10-09T02:00:00Z', '2026-10-10T01:00'],
  ['in 2 workdays', '2026-02-13T02:00:00Z', '2026-02-24T01:00'],
])(
  '%s, said on %s, skips weekends and holidays and counts the Saturdays that make up',
  (phrase, at, then) => {
    expect(readTimePhrase(phrase, new Date(at), zone, calendar)?.toISOString().slice(0, 16)).toBe(
      then,
    );
  },
);

test('working days mean nothing while nobody says which they are', () => {
  expect(readTimePhrase('in 3 working days', now, zone)).toBeNull();
});

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
