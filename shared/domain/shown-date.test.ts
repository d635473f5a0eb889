import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readShownDate } from './shown-date.ts';

const now = new Date('2026-11-22T10:00:00Z');
const read = (raw: string | null, pageLanguage: string | null = 'en', timeZone = 'Asia/Shanghai') =>
  readShownDate(raw, { pageLanguage, timeZone, now });

/** 3 November 2026, 10:08 in Shanghai: a Tuesday. */
const morning = '2026-11-03T02:08:00.000Z';
/** 22:54 of the same day. */
const evening = '2026-11-03T14:54:00.000Z';

describe('dates as Gmail shows them', () => {
  test.each([
    ['en', 'Nov 3, 2026, 10:08 AM', morning],
    ['en', 'Tue, Nov 3, 2026, 10:54\u202fPM', evening],
    ['en', 'Tue, Nov 3, 10:08 AM (2 weeks ago)', morning],
    ['en-GB', '3 Nov 2026, 10:08', morning],
    ['en-GB', 'Tue, 3 Nov 2026, 22:54 (2 weeks ago)', evening],
    ['zh-CN', '2026年11月3日 上午10:08', morning],
    ['zh-CN', '2026年11月3日周二 22:54', evening],
    ['zh-CN', '2026年11月3日 10:08 (19天前)', morning],
    ['zh-TW', '2026年11月3日 下午10:54', evening],
    ['zh-TW', '2026年11月3日 週二 晚上10:54', evening],
    ['ja', '2026年11月3日(火) 10:08', morning],
    ['ja', '2026/11/03 22:54', evening],
    ['de', '3. Nov. 2026, 10:08', morning],
    ['de', 'Di., 3. Nov. 2026, 22:54 (vor 19 Tagen)', evening],
    ['fr', '3 nov. 2026 10:08', morning],
    ['fr', 'mar. 3 nov. 2026 22:54 (il y a 19 jours)', evening],
    ['es', '3 nov 2026, 10:08', morning],
    ['es', 'mar, 3 nov 2026, 22:54 (hace 19 días)', evening],
    ['es', '3 nov 2026, 10:54 p. m.', evening],
    ['ru', '3 нояб. 2026 г., 10:08', morning],
    ['ru', 'вт, 3 нояб. 2026 г., 22:54', evening],
  ])('%s: %s', (language, raw, expected) => {
    expect(read(raw, language)).toEqual({ sentAt: expected, problem: null });
  });
});

describe('dates as Outlook shows them', () => {
  test.each([
    ['en-US', 'Tue 11/3/2026 10:08 AM', morning],
    ['en-GB', 'Tue 03/11/2026 22:54', evening],
    ['zh-CN', '周二 2026/11/3 10:08', morning],
    ['zh-TW', '週二 2026/11/3 下午 10:54', evening],
    ['zh-TW', '2026/11/3 (週二) 下午 10:54', evening],
    ['ja', '2026/11/03 (火) 10:08', morning],
    ['de', 'Di 03.11.2026 10:08', morning],
    ['de', 'Di, 3. November 2026 22:54', evening],
    ['fr', 'Mar 03/11/2026 10:08', morning],
    ['fr', 'mar. 03/11/2026 22:54', evening],
    ['es', 'Mar 03/11/2026 10:08', morning],
    ['es', 'martes 3 de noviembre de 2026 22:54', evening],
    ['ru', 'Вт 03.11.2026 22:54', evening],
    ['ru', 'вторник, 3 ноября 2026 г. 10:08', morning],
  ])('%s: %s', (language, raw, expected) => {
    expect(read(raw, language)).toEqual({ sentAt: expected, problem: null });
  });
});

describe('dates without a year, as Outlook shows them in the current one', () => {
  test.each([
    ['en-US', 'Tue 11/3 10:08 AM', morning],
    ['en-GB', 'Tue 03/11 22:54', evening],
    ['zh-CN', '周二 11/3 10:08', morning],
    ['ja', '11/03 (火) 22:54', evening],
    ['de', 'Di 03.11. 10:08', morning],
    ['fr', 'mar. 03/11 22:54', evening],
    ['es', 'mar 3/11 10:08', morning],
    ['ru', 'Вт 03.11 22:54', evening],
    ['zh-CN', '11月3日 周二 10:08', morning],
  ])('%s: %s', (language, raw, expected) => {
    expect(read(raw, language)).toEqual({ sentAt: expected, problem: null });
  });

  test('a weekday that fits no year nearby makes it none', () => {
    expect(read('Mon 11/3 10:08 AM', 'en-US').sentAt).toBeNull();
  });
});

// Whoever leaves a tab open past midnight reads yesterday's "today": such words say no day for certain.
describe('words that count from the day on which the page was drawn give nothing', () => {
  test.each([
    ['en', 'Today at 2:15 PM'],
    ['en', 'Yesterday at 10:08 AM'],
    ['en', 'Fri 10:08 AM'],
    ['en', '10:08 AM (2 hours ago)'],
    ['en', '2 days ago'],
    ['zh-CN', '昨天 10:08'],
    ['zh-CN', '今天 上午10:08'],
    ['zh-CN', '周五 10:08'],
    ['zh-CN', '上午10:08（3小时前）'],
    ['zh-TW', '昨天 下午 3:20'],
    ['zh-TW', '週五 下午 3:20'],
    ['ja', '昨日 10:08'],
    ['ja', '金 10:08'],
    ['de', 'Gestern, 10:08'],
    ['de', 'Fr 10:08'],
    ['de', 'vor 2 Stunden'],
    ['fr', 'Hier à 10:08'],
    ['fr', 'ven. 10:08'],
    ['fr', 'il y a 2 jours'],
    ['es', 'Ayer, 10:08'],
    ['es', 'vie 10:08'],
    ['es', 'hace 2 días'],
    ['ru', 'вчера в 10:08'],
    ['ru', 'пт 10:08'],
    ['ru', '2 дня назад'],
  ])('%s: %s', (language, raw) => {
    const { sentAt, problem } = read(raw, language);
    expect(sentAt).toBeNull();
    expect(problem).toMatch(/^date_/);
  });
});

describe('the order of bare numbers', () => {
  test('is proved by a weekday, whatever the language', () => {
    expect(read('Fri 4/10/2026 8:23 AM', 'en-GB').sentAt).toBe('2026-04-10T00:23:00.000Z');
    expect(read('Sun 4/10/2026 8:23 AM', 'en-US').sentAt).toBe('2026-10-04T00:23:00.000Z');
  });

  test('is proved by a number that is no month', () => {
    expect(read('13/10/2026 8:23', 'en-US').sentAt).toBe('2026-10-13T00:23:00.000Z');
    expect(read('10/13/2026 8:23', 'de').sentAt).toBe('2026-10-13T00:23:00.000Z');
  });

  test('is otherwise that of the language', () => {
    expect(read('4/10/2026 8:23 AM', 'en-US').sentAt).toBe('2026-04-10T00:23:00.000Z');
    expect(read('4/10/2026 8:23', 'fr').sentAt).toBe('2026-10-04T00:23:00.000Z');
  });
});

test('the time is that of the zone in which the page shows it', () => {
  expect(read('3 Nov 2026, 10:08', 'en-GB', 'Europe/Berlin').sentAt).toBe(
    '2026-11-03T09:08:00.000Z',
  );
  expect(read('3 Jul 2026, 10:08', 'en-GB', 'Europe/Berlin').sentAt).toBe(
    '2026-07-03T08:08:00.000Z',
  );
});

test('a year left out is the latest that is not ahead', () => {
  expect(read('Dec 24, 10:08 AM').sentAt).toBe('2025-12-24T02:08:00.000Z');
  expect(read('Nov 20, 10:08 AM').sentAt).toBe('2026-11-20T02:08:00.000Z');
});

test.each([
  [null, 'date_missing'],
  ['', 'date_missing'],
  ['garbage', 'date_unreadable'],
  ['10:08 AM', 'date_without_day'],
  ['10:08 (3 hours ago)', 'date_without_day'],
  ['yesterday at 10:08', 'date_without_day'],
  ['Nov 3, 2026', 'date_without_time'],
  ['2026/11/3', 'date_without_time'],
  ['Feb 30, 2026, 10:08 AM', 'date_impossible'],
  ['Mon, Nov 3, 2026, 10:08 AM', 'date_impossible'],
  ['Jan 1, 1970, 12:00 AM', 'date_implausible'],
  ['Nov 3, 2099, 10:08 AM', 'date_implausible'],
  ['x'.repeat(10_000), 'date_unreadable'],
])('%j is no date: %s', (raw, problem) => {
  expect(read(raw)).toEqual({ sentAt: null, problem });
});

describe('whatever stands there', () => {
  test('nothing throws, and no answer is now or 1970', () => {
    const pieces = fc.constantFrom(
      ' ',
      ',',
      ':',
      '/',
      '.',
      '1',
      '12',
      '2026',
      'Nov',
      'PM',
      '年',
      '月',
      '日',
      '上午',
      'mar',
      'вт',
      '(',
      ')',
      'g.',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (words) => {
        const { sentAt } = read(words.join(''));
        if (sentAt === null) return;
        expect(Date.parse(sentAt)).toBeGreaterThan(Date.parse('1990-01-01'));
        expect(sentAt).not.toBe(now.toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  const languages = ['en-US', 'en-GB', 'zh-CN', 'zh-TW', 'ja', 'de', 'fr', 'es', 'ru'];
  const zones = [
    'America/New_York',
    'Asia/Shanghai',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  ];
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'medium', timeStyle: 'short' },
    { dateStyle: 'long', timeStyle: 'short' },
    { dateStyle: 'full', timeStyle: 'short' },
    // Outlook on the web: weekday and numbers.
    {
      weekday: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    },
    // Gmail: weekday and the month's name.
    {
      weekday: 'short',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    },
  ];
  test.each(languages)(
    'what Intl writes in %s comes back to the minute, in any zone',
    (language) => {
      const cases = zones.flatMap((timeZone) =>
        styles.map((style) => ({
          timeZone,
          format: new Intl.DateTimeFormat(language, { ...style, timeZone }),
        })),
      );
      fc.assert(
        fc.property(
          fc.date({ min: new Date('2001-01-01'), max: now, noInvalidDate: true }),
          fc.constantFrom(...cases),
          (date, { timeZone, format }) => {
            const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
            const { sentAt } = readShownDate(format.format(minute), {
              pageLanguage: language,
              timeZone,
              now,
            });
            // In the overlap of autumn two instants look the same; the first is meant. Lord Howe's is half an hour.
            const off = minute.getTime() - Date.parse(sentAt ?? '');
            expect([0, 1_800_000, 3_600_000], `${format.format(minute)} → ${sentAt}`).toContain(
              off,
            );
          },
        ),
        { numRuns: 300 },
      );
    },
  );
});
