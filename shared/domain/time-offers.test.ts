import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../contracts/scalars.ts';
import { offerTimes } from './time-offers.ts';
import { loadHolidays, workCalendar } from './working-days.ts';

const calendar = workCalendar({ workdays: [1, 2, 3, 4, 5] }, await loadHolidays('cn'));
const timeZone = 'Asia/Shanghai';
/** A Friday, noon in Shanghai. */
const friday = new Date('2026-11-20T04:00:00Z');

const offers = (text: string, language: Language = 'en', now = friday) =>
  offerTimes(text, { now, timeZone, calendar, language });
const times = (text: string, language: Language = 'en', now = friday) =>
  offers(text, language, now).map(({ at }) => at.slice(0, 16));

describe('what is typed is offered', () => {
  test('as it stands, first', () => {
    expect(offers('monday 10:30')[0]).toEqual({
      phrase: 'monday 10:30',
      at: '2026-11-23T02:30:00.000Z',
      isWorkday: true,
    });
  });

  test('with the next working day behind a day on which nobody works', () => {
    expect(offers('tomorrow 9:00').map(({ at, isWorkday }) => [at, isWorkday])).toEqual([
      ['2026-11-21T01:00:00.000Z', false],
      ['2026-11-23T01:00:00.000Z', true],
    ]);
    expect(times('明天上午9点', 'zh-CN')).toEqual(['2026-11-21T01:00', '2026-11-23T01:00']);
  });

  test('as the afternoon before the night where an hour may be either', () => {
    expect(times('monday 3:00')).toEqual(['2026-11-23T07:00', '2026-11-22T19:00']);
    expect(times('下周一3点', 'zh-CN').slice(0, 2)).toEqual([
      '2026-11-23T07:00',
      '2026-11-22T19:00',
    ]);
    expect(times('下周一15点', 'zh-CN')).toEqual(['2026-11-23T07:00']);
  });

  test('as today while that is ahead', () => {
    expect(times('3:00')[0]).toBe('2026-11-20T07:00');
    expect(times('17:00')[0]).toBe('2026-11-20T09:00');
    expect(times('11:00')[0]).toBe('2026-11-21T03:00');
  });
});

describe('what is begun is completed', () => {
  test.each<[string, Language, string[]]>([
    ['3', 'en', ['in 3 working days', 'in 3 hours', 'in 3 days', 'in 3 weeks', 'in 3 months']],
    ['in 5 w', 'en', ['in 5 working days', 'in 5 weeks']],
    ['4 d', 'en', ['in 4 days']],
    ['next t', 'en', ['next tuesday 9:00', 'next thursday 9:00']],
    ['5天', 'zh-CN', ['5天后']],
    ['tomorrow 9', 'en', ['tomorrow 9:00', 'tomorrow 9:00']],
    ['3', 'zh-CN', ['3个工作日后', '3小时后', '3天后', '3周后', '3个月后']],
    ['下周', 'zh-CN', ['下周', '下周一上午9点', '下周二上午9点', '下周三上午9点', '下周四上午9点']],
    ['明', 'zh-CN', ['明', '明', '明天下午2点']],
    ['后天', 'en', ['后天', '后天']],
  ])('%s (%s)', (text, language, phrases) => {
    expect(offers(text, language).map(({ phrase }) => phrase)).toEqual(phrases);
  });

  test('an empty field offers the usual ones of the language', () => {
    expect(offers('').map(({ phrase }) => phrase)).toEqual([
      'tomorrow 9:00',
      'in 3 working days',
      'next monday 9:00',
      'today 17:00',
      'tomorrow 14:00',
    ]);
    expect(offers('', 'zh-CN')[1]).toMatchObject({
      phrase: '3个工作日后',
      at: '2026-11-25T01:00:00.000Z',
    });
  });
});

test.each(['constructor', 'yesterday', '9', '0', '???', '周八'])('“%s” is no time', (text) => {
  expect(offers(text).filter(({ phrase }) => phrase === text)).toEqual([]);
});

test('whatever is typed: at most five, all ahead, each once', () => {
  const pieces = fc.constantFrom(
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
    'mon',
    '上午',
  );
  const anyText = fc.oneof(fc.string(), fc.string({ unit: pieces, maxLength: 6 }));
  fc.assert(
    fc.property(anyText, fc.constantFrom<Language>('en', 'zh-CN'), (text, language) => {
      const found = times(text, language);
      expect(found.length).toBeLessThanOrEqual(5);
      expect(new Set(found).size).toBe(found.length);
      for (const at of found) expect(Date.parse(`${at}Z`)).toBeGreaterThanOrEqual(friday.getTime());
    }),
  );
});
