import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWorkdays, loadHolidays, workCalendar, workdayFrom } from './working-days.ts';

const fiveDays = { workdays: [1, 2, 3, 4, 5] };
const chinese = await loadHolidays('cn');
const china = workCalendar(fiveDays, chinese);
const plain = workCalendar(fiveDays, await loadHolidays('none'));

describe('in China one works', () => {
  test.each([
    ['2026-11-23', true, 'on a Monday'],
    ['2026-11-22', false, 'not on a Sunday'],
    ['2026-10-01', false, 'not on National Day'],
    ['2026-10-10', true, 'on the Saturday that makes up for it'],
    ['2026-02-17', false, 'not at the Spring Festival'],
    ['2026-02-14', true, 'on the Saturday that makes up for it'],
    ['2027-01-01', false, 'not on New Year, which is fixed before the year is arranged'],
    ['2027-10-03', false, 'not on the third day of National Day, fixed as well'],
    ['2027-10-04', true, 'on the days after it until somebody arranges otherwise'],
  ])('%s: %s, %s', (day, works) => expect(china.isWorkday(day)).toBe(works));
});

test('elsewhere the days of the week decide, and a firm may work on Saturdays', () => {
  expect(plain.isWorkday('2026-10-01')).toBe(true);
  expect(plain.isWorkday('2026-10-10')).toBe(false);
  expect(workCalendar({ workdays: [1, 2, 3, 4, 5, 6] }, chinese).isWorkday('2026-11-28')).toBe(
    true,
  );
});

test('it is said how far the holidays are arranged', () => {
  expect(chinese.arrangedUntil).toMatch(/^20\d\d-12-31$/);
});

test.each([
  ['2026-09-30', 1, '2026-10-08', 'over the week of National Day'],
  ['2026-10-08', 2, '2026-10-10', 'onto the Saturday that makes up'],
  ['2026-11-20', 3, '2026-11-25', 'over a weekend'],
  ['2026-11-22', 1, '2026-11-23', 'from a Sunday'],
  ['2026-12-31', 1, '2027-01-04', 'over New Year'],
  ['2026-11-20', 0, '2026-11-20', 'none: the day itself'],
])('%s and %i working days is %s: %s', (day, count, then) => {
  expect(addWorkdays(day, count, china)).toBe(then);
});

test('a calendar without a working day ends in nothing', () => {
  const never = { isWorkday: () => false };
  expect(workdayFrom('2026-11-22', never)).toBeNull();
  expect(addWorkdays('2026-11-22', 3, never)).toBeNull();
});

test('as many working days later lie exactly that many working days', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 40 }),
      (start, count) => {
        const day = addDays('2018-01-01', start);
        const then = addWorkdays(day, count, china) ?? '';
        let worked = 0;
        for (let at = addDays(day, 1); at <= then; at = addDays(at, 1))
          if (china.isWorkday(at)) worked++;
        expect(worked).toBe(count);
        expect(china.isWorkday(then)).toBe(true);
      },
    ),
  );
});
