import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('a table begins with a byte order mark, and each row ends as RFC 4180 says', () => {
  expect(
    toCsv([
      ['客户', 'Amount'],
      ['云帆', 12.5],
      ['–', null],
    ]),
  ).toBe('\uFEFF客户,Amount\r\n云帆,12.5\r\n–,\r\n');
});

test.each([
  ['a, b', '"a, b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  [' kept ', '" kept "'],
])('%j is quoted', (text, cell) => {
  expect(toCsv([[text]])).toBe(`\uFEFF${cell}\r\n`);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1', '=HYPERLINK("http://x")'])(
  'the text %j is no formula',
  (text) => {
    const [cell = ''] = toCsv([[text]])
      .replace('\uFEFF', '')
      .split('\r\n');
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('a negative number stays a number', () => {
  expect(toCsv([[-5]])).toBe('\uFEFF-5\r\n');
});
