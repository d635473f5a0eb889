import { type HeaderLabel, headerLabels } from './words/header-labels.ts';

/** Labelled lines above an older mail: "From: … Sent: … To: … Subject: …" in any language. */
export interface HeaderBlock {
  readonly start: number;
  /** Index of the first line after the block. */
  readonly end: number;
  readonly fields: ReadonlyMap<HeaderLabel, string>;
}

const MOST_LINES = 24;
const longestLabel = 28;

/** Reads a label and its value off one line; asterisks of bold text turned plain are ignored. */
function readHeaderLine(text: string): { label: HeaderLabel; value: string } | null {
  const trimmed = text.trim().replace(/^[*_|•\s]{1,4}/, '');
  const colon = trimmed.slice(0, longestLabel + 4).search(/[:：]/);
  if (colon <= 0) return null;
  const name = trimmed
    .slice(0, colon)
    .replace(/[*_]/g, '')
    // Chinese programs space labels out: "主  题", "收 件 人".
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const label = headerLabels.get(name);
  if (label === undefined) return null;
  const value = trimmed
    .slice(colon + 1)
    .replace(/^[*_\s]+/, '')
    .trim();
  return { label, value };
}

/**
 * The header block that begins at a line, or null. It needs a sender and two more of date, recipient and subject
 * (one more after a separator line), so that "From: 10 pcs" in somebody's own text is none.
 */
export function headerBlockAt(
  lines: readonly string[],
  start: number,
  afterSeparator = false,
): HeaderBlock | null {
  const first = readHeaderLine(lines[start] ?? '');
  if (first === null || first.label === 'other') return null;
  const fields = new Map<HeaderLabel, string>();
  let end = start;
  let blanks = 0;
  let last: HeaderLabel | null = null;
  for (let index = start; index < lines.length && index < start + MOST_LINES; index++) {
    const text = (lines[index] ?? '').trim();
    if (text === '') {
      // A label alone on its line has its value below; blocks of paragraphs have blank lines between.
      if (++blanks > 1) break;
      continue;
    }
    const line = readHeaderLine(text);
    if (line !== null && !fields.has(line.label)) {
      fields.set(line.label, line.value);
      last = line.label;
      end = index + 1;
      blanks = 0;
    } else if (line === null && continues(text, last, fields, blanks)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${text}`.trim());
      end = index + 1;
      blanks = 0;
    } else break;
  }
  return isBlock(fields, afterSeparator) ? { start, end, fields } : null;
}

/** Long recipient lists and values below their label go on in the next line. */
function continues(
  text: string,
  last: HeaderLabel | null,
  fields: ReadonlyMap<HeaderLabel, string>,
  blanks: number,
): boolean {
  if (last === null) return false;
  const value = fields.get(last) ?? '';
  if (value === '') return text.length <= 300 && blanks <= 1;
  if (blanks > 0) return false;
  if (last === 'to' || last === 'cc' || last === 'bcc' || last === 'from')
    return (
      /[;,<(]$/.test(value) || /^[<[(]?[^\s@]{1,80}@[^\s@]{1,80}$/.test(text) || /[>;]$/.test(text)
    );
  return false;
}

function isBlock(fields: ReadonlyMap<HeaderLabel, string>, afterSeparator: boolean): boolean {
  const telling = (['from', 'to', 'date', 'subject'] as const).filter((label) => fields.has(label));
  const from = fields.get('from');
  if (from === undefined || from === '') return afterSeparator && telling.length >= 2;
  if (afterSeparator) return telling.length >= 2;
  if (telling.length >= 3) return true;
  return telling.length === 2 && from.includes('@') && !fields.has('to');
}

const capitalisedLabels = [...headerLabels.keys()]
  .filter((label) => label.length > 1 && /^\p{Ll}/u.test(label))
  .map((label) => label.charAt(0).toUpperCase() + label.slice(1))
  .sort((one, other) => other.length - one.length);
const gluedLabel = new RegExp(
  `(?:${capitalisedLabels.map((label) => label.replace(/[/.]/g, '\\$&')).join('|')}|CC|A|À) ?:`,
  'gu',
);

/**
 * Yahoo's plain text glues the whole block to its separator: "----- Forwarded Message ----- From: Jane <…>To: …Sent:
 * …Subject: …". Returns the line in its parts; other lines as they are.
 */
export function splitGluedHeaders(line: string): string[] {
  const title = /^[ \t]{0,8}-{3,20} ?[\p{L} ]{5,60}-{3,20}(?= ?\p{Lu})/u.exec(line)?.[0];
  if (title === undefined || line.length > 4000) return [line];
  const rest = line.slice(title.length);
  const starts = [...rest.matchAll(gluedLabel)].map((found) => found.index);
  if (starts.length < 3 || (starts[0] ?? 9) > 2) return [line];
  return [title, ...starts.map((start, index) => rest.slice(start, starts[index + 1]))];
}
