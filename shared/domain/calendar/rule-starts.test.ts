import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { utcOf, wallOf, writeWall } from './read-time.ts';
import { frequencies, readRecurrenceRule } from './recurrence-rule.ts';
import { ruleStarts } from './rule-starts.ts';

const window = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2028, 0, 1) };

function starts(rule: string, first = '20260105T090000', within = window): string[] {
  const read = readRecurrenceRule(rule);
  if (read === null) throw new Error(`no rule: ${rule}`);
  return ruleStarts(read, wallOf(first), within).map((at) => writeWall(at, false));
}

// The examples of RFC 5545 §3.8.5.3 whose results it lists, moved to years in which they are easy to check.
test.each([
  ['FREQ=DAILY;INTERVAL=10;COUNT=3', '20260105T090000', ['0105', '0115', '0125']],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH',
    '20260106T090000',
    ['0106', '0108', '0120', '0122'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
    '19970805T090000',
    ['0805', '0810', '0819', '0824'],
  ],
  [
    'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
    '19970805T090000',
    ['0805', '0817', '0819', '0831'],
  ],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=1FR', '20260102T090000', ['0102', '0206', '0306']],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '20260119T090000', ['0119', '0216', '0323']],
  ['FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3', '20260129T090000', ['0129', '0226', '0329']],
  ['FREQ=MONTHLY;COUNT=3;BYMONTHDAY=31', '20260131T090000', ['0131', '0331', '0531']],
  ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2', '20260101T090000', ['0213', '0313']],
  ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '20260101T090000', ['0107', '0205', '0305']],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
    '20260101T090000',
    ['0130', '0227', '0331'],
  ],
  ['FREQ=YEARLY;COUNT=2;BYMONTH=6,7', '20260610T090000', ['0610', '0710']],
  ['FREQ=YEARLY;BYDAY=20MO;COUNT=2', '20260101T090000', ['0518', '0517']],
  ['FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2', '20260101T090000', ['0511', '0517']],
  ['FREQ=YEARLY;BYYEARDAY=1,100,-1;COUNT=3', '20260101T090000', ['0101', '0410', '1231']],
  [
    'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=1',
    '20241101T090000',
    ['1105'],
  ],
] as const)('%s', (rule, first, days) => {
  const year = Number(first.slice(0, 4));
  const within = { from: Date.UTC(year, 0, 1), until: Date.UTC(year + 6, 0, 1) };
  expect(starts(rule, first, within).map((at) => at.slice(4, 8))).toEqual(days);
});

test.each([
  ['FREQ=HOURLY;INTERVAL=3;COUNT=3', ['090000', '120000', '150000']],
  ['FREQ=MINUTELY;INTERVAL=90;COUNT=3', ['090000', '103000', '120000']],
  ['FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=4', ['090000', '093000', '100000', '103000']],
  ['FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,16;COUNT=4', ['090000', '092000', '094000', '160000']],
])('%s', (rule, clocks) => {
  expect(starts(rule).map((at) => at.slice(9))).toEqual(clocks);
});

describe('what is no rule is none', () => {
  test.each([
    '',
    'FREQ=SOMETIMES',
    'COUNT=3',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;INTERVAL=-1',
    'FREQ=DAILY;INTERVAL=99999999',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;UNTIL=tomorrow',
    'FREQ=MONTHLY;BYMONTHDAY=0',
    'FREQ=MONTHLY;BYMONTHDAY=40',
    'FREQ=YEARLY;BYMONTH=13',
    'FREQ=YEARLY;BYWEEKNO=60',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;BYDAY=0MO',
    'FREQ=DAILY;BYHOUR=25',
  ])('%j', (rule) => expect(readRecurrenceRule(rule)).toBeNull());
});

/** Steps, not seconds: how often the calendar is looked at decides how long it takes. */
describe('a hostile rule ends with what it found', () => {
  test.each([
    ['FREQ=SECONDLY;COUNT=1000000000', 4000],
    ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 0],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 0],
    ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 0],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9', 0],
    ['FREQ=YEARLY;BYDAY=53MO;BYSETPOS=300', 0],
    [`FREQ=DAILY;BYHOUR=${Array.from({ length: 24 }, (_, hour) => hour)}`, 4000],
  ])('%s', (rule, count) => expect(starts(rule)).toHaveLength(count));

  test('from long ago without a count, near the window', () => {
    expect(starts('FREQ=SECONDLY', '17000101T000000')).toHaveLength(4000);
    expect(starts('FREQ=SECONDLY;COUNT=1000000000', '17000101T000000')).toEqual([]);
  });
});

test('a UNTIL is the last that may be', () => {
  expect(starts('FREQ=DAILY;UNTIL=20260107T090000')).toHaveLength(3);
  expect(starts('FREQ=DAILY;UNTIL=20260107T085959')).toHaveLength(2);
  expect(starts('FREQ=DAILY;UNTIL=20260107')).toHaveLength(3);
});

test('ordinary rules give what an independent reading of them gives', () => {
  const some = <T>(values: readonly T[], most = 3) =>
    fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }), {
      freq: 2,
      nil: [],
    });
  const range = (least: number, most: number) =>
    Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const part = (name: string, values: readonly (number | string)[]) =>
    values.length === 0 ? '' : `;${name}=${values.join(',')}`;
  const ordinary = fc
    .record({
      frequency: fc.constantFrom(...frequencies.slice(0, 4)),
      interval: fc.integer({ min: 1, max: 5 }),
      months: some(range(1, 12), 1),
      monthDays: some([1, 2, 13, 15, 28, 29, 30, 31, -1, -2], 1),
      weekdays: some(days),
      count: fc.option(fc.integer({ min: 1, max: 40 })),
    })
    .map(({ frequency, interval: every, months, monthDays, weekdays, count }) => {
      let interval = every;
      // Only what both read as the standard has it: the other forgets months where two parts name days.
      const byMonthDay = frequency === 'MONTHLY' && weekdays.length === 0 ? monthDays : [];
      if (months.length > 0) interval = 1;
      return `FREQ=${frequency};INTERVAL=${interval}${part('BYMONTH', months)}${part('BYMONTHDAY', byMonthDay)}${part('BYDAY', weekdays)}${count === null ? '' : `;COUNT=${count}`}`;
    });
  fc.assert(
    fc.property(ordinary, fc.integer({ min: 0, max: 364 }), (rule, offset) => {
      const first = new Date(Date.UTC(2026, 0, 1 + offset, 9));
      // The start is one of the series: whether another counts is where readers of the standard differ.
      const [written] = starts(rule, writeWall(first.getTime(), false));
      if (written === undefined) return;
      const expected: string[] = [];
      const iterator = ICAL.Recur.fromString(rule).iterator(
        ICAL.Time.fromData({ ...wallOf(written), isDate: false }),
      );
      for (let step = 0; step < 800; step++) {
        const next = iterator.next();
        if (!next) break;
        const at = next.toICALString();
        if (utcOf(wallOf(at)) >= window.until) break;
        expected.push(at);
      }
      expect(starts(rule, written), `${rule} from ${written}`).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});
