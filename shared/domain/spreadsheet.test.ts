import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { toSpreadsheet } from './spreadsheet.ts';

const sheetOf = (file: Uint8Array) =>
  strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

test('texts that look like formulas are text cells and stay as they were written; numbers are numbers', () => {
  const xml = sheetOf(toSpreadsheet('Won', [['Customer'], ['=HYPERLINK("x")', -12.5, null]]));
  expect(xml).toContain(
    '<c r="A2" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;x&quot;)</t>',
  );
  expect(xml).toContain('<c r="B2"><v>-12.5</v></c></row>');
  expect(xml).not.toContain('<f');
});

test('the columns after Z are named as Excel names them', () => {
  const row = Array.from({ length: 703 }, (_, at) => (at % 26 === 0 ? at : null));
  const places = sheetOf(toSpreadsheet('Wide', [row])).matchAll(/<c r="([A-Z]+)1"/g);
  const letters = Array.from(places, ([, place]) => place);
  expect(letters.slice(0, 3)).toEqual(['A', 'AA', 'BA']);
  expect(letters.at(-1)).toBe('AAA');
});

test('what no workbook may hold does not make it unreadable', () => {
  const xml = sheetOf(
    toSpreadsheet('a', [['A\u0000\u000B<b> & 有限公司 \u{20BB7}\uD800', 'x'.repeat(40_000)]]),
  );
  expect(xml).toContain('>A&lt;b&gt; &amp; 有限公司 \u{20BB7}\uFFFD</t>');
  expect(xml).not.toContain('x'.repeat(32_768));
});

test('a sheet takes any name, and equal rows make equal files', () => {
  const book = strFromU8(
    unzipSync(toSpreadsheet("Won: [a/b]'s", []))['xl/workbook.xml'] ?? new Uint8Array(),
  );
  expect(book).toContain('name="Won   a b  s"');
  expect(toSpreadsheet('a', [['b']])).toEqual(toSpreadsheet('a', [['b']]));
});
