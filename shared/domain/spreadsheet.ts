import { strToU8, zipSync } from 'fflate';

export type SpreadsheetCell = string | number | null;

/**
 * A table as an Excel workbook with one sheet, its first row standing fast (Office Open XML, ECMA-376 part 1, §18). Texts
 * are text cells and never formulas, whatever they begin with, so that they stay as they were written. Packed in one go:
 * a page of an extension may not start the workers of a text that libraries for this like to use.
 */
export function toSpreadsheet(
  name: string,
  rows: readonly (readonly SpreadsheetCell[])[],
): Uint8Array<ArrayBuffer> {
  const files = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': workbook(sheetName(name)),
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': sheet(rows),
  };
  const packed = Object.entries(files).map(([path, xml]) => [path, strToU8(prolog + xml)] as const);
  // Equal rows make equal files: the time is a given one, the earliest that a zip can say.
  return Uint8Array.from(zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 2) }));
}

const prolog = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
  `<Types xmlns="${packaged}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`;

const relations = (type: string, target: string) =>
  `<Relationships xmlns="${packaged}/relationships">` +
  `<Relationship Id="rId1" Type="${related}/${type}" Target="${target}"/></Relationships>`;

const workbook = (name: string) =>
  `<workbook xmlns="${main}" xmlns:r="${related}"><sheets>` +
  `<sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const sheet = (rows: readonly (readonly SpreadsheetCell[])[]) =>
  `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  '<sheetFormatPr defaultRowHeight="15"/>' +
  `<cols><col min="1" max="${Math.max(1, rows[0]?.length ?? 1)}" width="20" customWidth="1"/></cols>` +
  `<sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`;

const rowOf = (cells: readonly SpreadsheetCell[], index: number) =>
  `<row r="${index + 1}">${cells.map((cell, at) => cellOf(cell, columnOf(at) + (index + 1))).join('')}</row>`;

/** Cells say where they are: Excel can count, other readers of such files do not. */
function cellOf(value: SpreadsheetCell, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  // The most that Excel keeps in a cell; a longer one makes it call the file damaged.
  const text = escaped(value.slice(0, 32_767));
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** A to Z, then AA. */
function columnOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : columnOf(Math.floor(at / 26) - 1) + letter;
}

/** Without what no XML may hold (https://www.w3.org/TR/xml/#charsets): one such sign would make the file unreadable. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** At most 31 signs and none of those that Excel refuses in a sheet's name. */
function sheetName(name: string): string {
  return name.replaceAll(/[[\]:*?/\\']/g, ' ').slice(0, 31) || 'Threadbook';
}
