/**
 * A table as CSV that spreadsheets open as it is: UTF-8 with a byte order mark (without it Excel takes Chinese for the
 * local code page), CRLF and doubled quotes (https://www.rfc-editor.org/rfc/rfc4180). A text that a spreadsheet would take
 * for a formula gets an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection); numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = startsFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Also behind blanks, and in full width, which some spreadsheets read as the plain sign. */
function startsFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text);
}
