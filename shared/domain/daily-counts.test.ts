import { expect, test } from 'vitest';
import { dailyCounts } from './daily-counts.ts';

test('lists by member become rows by day, across the end of a month and a leap day', () => {
  const rows = dailyCounts('2028-02-27', [
    { member_id: 'a', kind: 'mail', days: [0, 2, 3], counts: [4, 1, 2] },
    { member_id: 'b', kind: 'call', days: [1], counts: [7] },
  ]);
  expect(
    rows.map(({ day, member_id, kind, count }) => `${day} ${member_id} ${kind} ${count}`),
  ).toEqual([
    '2028-02-27 a mail 4',
    '2028-02-28 b call 7',
    '2028-02-29 a mail 1',
    '2028-03-01 a mail 2',
  ]);
});
