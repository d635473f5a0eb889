import { withoutEnd } from './trim-characters.ts';
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
const plainDates: ReadonlySet<string> = new Set(
  'date datum data fecha dato дата tarih dátum 日期 时间 時間 日付 日時 날짜 التاريخ วันที่ ngày tanggal'.split(
    ' ',
  ),
);

interface HeaderLine {
  readonly label: HeaderLabel;
  readonly value: string;
  /** "Sent:", which only mails have, and not "Date:", which journeys and forms have too. */
  readonly isSent: boolean;
}

/** NetEase's plain text has its header block as a table: "| 发件人 | 李雷<li@firm.example> |". */
function rowAsLine(text: string): string {
  const cells = text.trim().split('|');
  const [before, label = '', ...value] = cells;
  return before === '' && cells.length >= 4 && !/[:：]/.test(label)
    ? `${label.trim()}: ${value.slice(0, -1).join('|').trim()}`
    : text;
}

/** Reads a label and its value off one line; asterisks of bold text turned plain are ignored. */
function readHeaderLine(text: string, mayBeRow = false): HeaderLine | null {
  const trimmed = (mayBeRow ? rowAsLine(text) : text).trim().replace(/^[*_|•\s]{1,4}/, '');
  const colon = trimmed.slice(0, longestLabel + 4).search(/[:：]/);
  if (colon <= 0) return null;
  const name = trimmed
    .slice(0, colon)
    .replace(/[*_]/g, '')
    // Chinese programs space labels out: "主  题", "收 件 人".
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase();
  const label = headerLabels.get(name);
  if (label === undefined) return null;
  const value = trimmed
    .slice(colon + 1)
    .replace(/^[*_\s]+/, '')
    .trim();
  return { label, value, isSent: label === 'date' && !plainDates.has(name) };
}

/**
 * The header block that begins at a line, or null. It needs a sender and two more of date, recipient and subject
 * (one more below a separator), so that "From: 10 pcs" in somebody's own text is none.
 *
 * @param above what stands above it: a separator that names older mail, a mere rule, or anything
 */
export function headerBlockAt(
  lines: readonly string[],
  start: number,
  above: 'text' | 'rule' | 'separator' = 'text',
): HeaderBlock | null {
  const first = readHeaderLine(lines[start] ?? '', above === 'separator');
  if (first === null || first.label === 'other') return null;
  const fields = new Map<HeaderLabel, string>();
  let end = start;
  let blanks = 0;
  let last: HeaderLabel | null = null;
  let isSent = false;
  for (let index = start; index < lines.length && index < start + MOST_LINES; index++) {
    const text = (lines[index] ?? '').trim();
    if (text === '') {
      // A label alone on its line has its value below; blocks of paragraphs have blank lines between.
      if (++blanks > 1) break;
      continue;
    }
    const line = readHeaderLine(text, above === 'separator');
    if (line !== null && !fields.has(line.label)) {
      fields.set(line.label, line.value);
      last = line.label;
      isSent ||= line.isSent;
      end = index + 1;
      blanks = 0;
    } else if (line === null && continues(text, last, fields, blanks)) {
      if (last !== null) fields.set(last, `${fields.get(last) ?? ''} ${text}`.trim());
      end = index + 1;
      blanks = 0;
    } else break;
  }
  return isBlock(fields, above, isSent) ? { start, end, fields } : null;
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

function isBlock(
  fields: ReadonlyMap<HeaderLabel, string>,
  above: 'text' | 'rule' | 'separator',
  isSent: boolean,
): boolean {
  const telling = (['from', 'to', 'date', 'subject'] as const).filter((label) => fields.has(label));
  const from = fields.get('from') ?? '';
  if (above === 'separator') return telling.length >= 2;
  if (from === '') return above === 'rule' && telling.length >= 3 && fields.has('subject');
  if (from.includes('@'))
    return telling.length >= 3 || (telling.length === 2 && (above === 'rule' || !fields.has('to')));
  // "From: Shanghai, To: Hamburg, Date: 3 May" is a journey, and forms have subjects; a mail begins with its sender.
  const beginsAsMail = [...fields.keys()][0] === 'from' && (isSent || fields.has('subject'));
  const isMail = beginsAsMail || above === 'rule' || (fields.get('to') ?? '').includes('@');
  return telling.length >= 3 && isMail;
}

const capitalisedLabels = [...headerLabels.keys()]
  .filter((label) => label.length > 1 && /^\p{Ll}/u.test(label))
  .map((label) => label.charAt(0).toUpperCase() + label.slice(1))
  .sort((one, other) => other.length - one.length);
const gluedLabel = new RegExp(
  `(?:${capitalisedLabels.map((label) => label.replace(/[/.]/g, '\\$&')).join('|')}|CC|A|À) ?:`,
  'gu',
);
const gluedHanLabel =
  /(?:发件人|發件人|寄件者|寄件人|发送时间|發送時間|傳送時間|寄件日期|日[ \u3000]{0,2}期|时间|收件人|收件者|抄[ \u3000]{0,2}送|副本|主[ \u3000]{0,2}[题題旨])[:：]/gu;

/**
 * Yahoo's plain text glues the whole block to its separator: "----- Forwarded Message ----- From: Jane <…>To: …Sent:
 * …Subject: …", and so do Alimail and DingTalk with their dashes. Returns the line in its parts; others as they are.
 */
export function splitGluedHeaders(line: string): string[] {
  if (line.length > 4000 || !line.includes('---')) return [line];
  const title = /^[ \t]{0,8}-{3,20} ?[\p{L} ]{5,60}-{3,20}(?= ?\p{Lu})/u.exec(line)?.[0];
  if (title !== undefined) return splitAfter(line, title, gluedLabel);
  const dashes = /^[^-]{0,60}-{10,200}(?=\s?\p{Script=Han})/u.exec(line)?.[0];
  if (dashes === undefined) return [line];
  const text = withoutEnd(dashes, '-');
  const parts = splitAfter(line.slice(text.length), dashes.slice(text.length), gluedHanLabel);
  return parts.length === 1 ? [line] : text.trim() === '' ? parts : [text, ...parts];
}

function splitAfter(line: string, head: string, labels: RegExp): string[] {
  const rest = line.slice(head.length);
  const starts = [...rest.matchAll(labels)].map((found) => found.index);
  if (starts.length < 3 || (starts[0] ?? 9) > 2) return [line];
  return [head, ...starts.map((start, index) => rest.slice(start, starts[index + 1]))];
}
