import { describe, expect, it } from 'vitest';
import { findSpan, readSpan } from './event-span.ts';

const read = (text: string, language: string | null = 'en', years: number[] = [2026]) => {
  const span = readSpan(text, { language, years });
  return span === null ? null : [span.start, span.end, span.allDay ? 'all day' : 'timed'];
};
const morning = ['2026-04-14T09:00', '2026-04-14T09:30', 'timed'];

describe('the time of an event, as calendars show it', () => {
  it.each([
    ['en', 'Tuesday, April 14⋅9:00 – 9:30am'],
    ['en', 'Tuesday, April 14, 2026 ⋅ 9:00am – 9:30am'],
    ['en-GB', 'Tuesday, 14 April⋅09:00 – 09:30'],
    ['en', 'Tue 4/14/2026 9:00 AM - 9:30 AM'],
    ['en-GB', 'Tue 14/04/2026 09:00 - 09:30'],
    ['zh-CN', '4月14日 (星期二)⋅上午9:00 – 9:30'],
    ['zh-CN', '2026年4月14日星期二，上午9:00 至 9:30'],
    ['zh-CN', '周二 2026/4/14 9:00 - 9:30'],
    ['zh-TW', '4月14日 (週二)⋅上午9:00 – 9:30'],
    ['zh-TW', '2026年4月14日 星期二⋅上午9:00 – 上午9:30'],
    ['ja', '4月 14日 (火曜日)⋅午前9:00～9:30'],
    ['ja', '2026年4月14日(火) 9時00分～9時30分'],
    ['de', 'Dienstag, 14. April⋅09:00 – 09:30'],
    ['de', 'Di, 14.04.2026, 9:00 bis 9:30 Uhr'],
    ['fr', 'mardi 14 avril⋅09:00 – 09:30'],
    ['fr', 'mar. 14 avr. 2026 de 9h00 à 9h30'],
    ['es', 'martes, 14 de abril de 2026⋅9:00 – 9:30am'],
    ['es', 'martes, 14 de abril, 9:00 a. m. – 9:30 a. m.'],
    ['ru', 'вторник, 14 апреля⋅09:00 – 09:30'],
    ['ru', 'вторник, 14 апреля 2026 г., с 9:00 до 9:30'],
  ])('%s: %s', (language, text) => {
    expect(read(text, language)).toEqual(morning);
  });

  it.each([
    ['Tuesday, April 14⋅11:30am – 1:00pm', '11:30', '13:00'],
    ['Tuesday, April 14⋅11:30 – 12:30pm', '11:30', '12:30'],
    ['Tuesday, April 14⋅12:30 – 1:30pm', '12:30', '13:30'],
    ['Tuesday, April 14⋅9 – 10am', '09:00', '10:00'],
    ['Tuesday, April 14⋅12:00 – 12:30am', '00:00', '00:30'],
    ['4月14日 (星期二)⋅上午11:30 – 下午1:00', '11:30', '13:00'],
    ['4月14日 (星期二)⋅中午12:00 – 下午1:00', '12:00', '13:00'],
    ['6月 23日 (火曜日)⋅午後10:00～10:30', '22:00', '22:30'],
  ])('tells the halves of the day: %s', (text, from, to) => {
    const span = readSpan(text, { language: null, years: [2026] });
    expect([span?.start.slice(11), span?.end?.slice(11)]).toEqual([from, to]);
  });

  it.each([
    ['Tuesday, April 14', '2026-04-14', '2026-04-14'],
    ['April 14 – 16, 2026', '2026-04-14', '2026-04-16'],
    ['April 30 – May 2, 2026', '2026-04-30', '2026-05-02'],
    ['December 30, 2026 – January 2, 2027', '2026-12-30', '2027-01-02'],
    ['December 30 – January 2, 2027', '2026-12-30', '2027-01-02'],
    ['2026年11月30日 – 12月1日', '2026-11-30', '2026-12-01'],
    ['2026年12月30日 – 1月2日', '2026-12-30', '2027-01-02'],
    ['2026年4月14日 – 16日', '2026-04-14', '2026-04-16'],
    ['4月14日 (星期二)', '2026-04-14', '2026-04-14'],
    ['14.–16. April 2026', '2026-04-14', '2026-04-16'],
    ['14 – 16 avril 2026', '2026-04-14', '2026-04-16'],
    ['14–16 апреля 2026 г.', '2026-04-14', '2026-04-16'],
  ])('without a time of day it lasts all day, the last day included: %s', (text, start, end) => {
    expect(read(text, null)).toEqual([start, end, 'all day']);
  });

  it.each([
    ['April 14, 2026, 9:00pm – April 15, 2026, 1:00am', '2026-04-14T21:00', '2026-04-15T01:00'],
    ['2026年4月14日 下午9:00 – 2026年4月15日 上午1:00', '2026-04-14T21:00', '2026-04-15T01:00'],
    ['14. April 2026, 21:00 – 15. April 2026, 01:00', '2026-04-14T21:00', '2026-04-15T01:00'],
    ['Tuesday, April 14⋅11:00pm – 1:00am', '2026-04-14T23:00', '2026-04-15T01:00'],
  ])('over midnight: %s', (text, start, end) => {
    expect(read(text)).toEqual([start, end, 'timed']);
  });

  it('a year that stands nowhere is not made up, and the weekday must agree', () => {
    const text = 'Tuesday, April 14⋅9:00 – 9:30am';
    expect(read(text, 'en', [])).toBeNull();
    expect(read(text, 'en', [2025, 2026])).toEqual(morning);
    expect(read(text, 'en', [2025])).toBeNull();
    expect(read('April 14⋅9:00 – 9:30am', 'en', [2025, 2026])).toBeNull();
    expect(read('Monday, April 14, 2026⋅9:00 – 9:30am')).toBeNull();
  });

  it('bare numbers go by the weekday, then by the language', () => {
    expect(read('4/5/2026 9:00 - 10:00', 'en-US')?.[0]).toBe('2026-04-05T09:00');
    expect(read('4/5/2026 9:00 - 10:00', 'en-GB')?.[0]).toBe('2026-05-04T09:00');
    expect(read('Mon 4/5/2026 9:00 - 10:00', 'en-US')?.[0]).toBe('2026-05-04T09:00');
  });

  it.each([
    '',
    'Weekly on Tuesday',
    'Tuesday, April 14⋅9:00 – 9:30am (Beijing)',
    '9:00 – 9:30am',
    'February 30, 2026',
    'April 16 – 14, 2026',
    'Tuesday, April 14⋅25:00 – 26:00',
    '2026年4月14日 晚上12:00 – 12:30',
    `${'9'.repeat(3_000)}:00`,
  ])('what is not understood whole is not read: %s', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a time within a longer text', () => {
  const found = (text: string) => {
    const at = findSpan(text, { language: 'en', years: [] });
    return at === null ? null : text.slice(at.from, at.to);
  };

  it('stands between commas', () => {
    expect(found('Lunch, Friday, 9:00 AM to 9:30 AM, Tuesday, April 14, 2026, Room 5')).toBe(
      '9:00 AM to 9:30 AM, Tuesday, April 14, 2026',
    );
    expect(found('Plan of April 14, 2026, 9:00 AM to 9:30 AM, Tuesday, April 14, 2026')).toBe(
      '9:00 AM to 9:30 AM, Tuesday, April 14, 2026',
    );
    expect(found('Was 9:00 AM to 9:30 AM, Tuesday, April 14, 2026')).toBeNull();
  });

  it('two of them are none', () => {
    const one = '9:00 AM to 9:30 AM, Tuesday, April 14, 2026';
    expect(found(`${one}, ${one}, By Org`)).toBeNull();
  });
});
