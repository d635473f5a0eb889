import { findAddresses } from './find-addresses.ts';
import { findPhones } from './phone-shapes.ts';
import { isRule } from './quote-separators.ts';
import { chineseFirm, isCompanyLine, isTitleLine, looksLikeName } from './signature-shapes.ts';
import { SPACES, withoutEnd, withoutStart } from './trim-characters.ts';
import { closingPhrases } from './words/closing-phrases.ts';
import { mobileSignatures } from './words/mobile-signatures.ts';
import { addressLabel, networkLabel, streetWords, wechatLabel } from './words/signature-words.ts';

/** Where the signature begins in an author's lines. `phone` is what a telephone puts below by itself: no contact data. */
export interface SignaturePlace {
  readonly start: number;
  readonly kind: 'delimited' | 'marked' | 'contact' | 'device';
}

const LONGEST_SIGNATURE = 25;
const LONGEST_LINE = 300;
const LONGEST_CLOSING = 120;
const _CLOSING_REACH = 14;

/** @param lines the author's own lines, quotes removed. null when nothing marks a signature. */
export function signatureStart(
  lines: readonly { readonly text: string; readonly mark: string | null }[],
): SignaturePlace | null {
  const end = lastText(lines) + 1;
  if (end === 0) return null;
  const marked = lines.findIndex((line) => line.mark === 'signature' && line.text.trim() !== '');
  if (marked !== -1 && onlySignatureAfter(lines, marked, end))
    return { start: withDelimiter(lines, marked), kind: 'marked' };
  const delimited = delimiterPlace(lines, end);
  if (delimited !== null) return { start: delimited, kind: 'delimited' };
  const contact = contactPlace(lines, end);
  if (contact !== null) return { start: contact, kind: 'contact' };
  const device = devicePlace(lines, end);
  return device === null ? null : { start: device, kind: 'device' };
}

/** "Best regards," and its like, alone on the line. */
function isClosing(text: string): boolean {
  if (text.length > LONGEST_CLOSING) return false;
  const bare = withoutStart(
    withoutEnd(text.trim().toLowerCase(), `${SPACES},，.。!！;；:~～*_-`),
    `${SPACES}*_`,
  );
  return bare.length <= 60 && closingPhrases.has(bare);
}

/** "Sent from my iPhone", "发自我的iPhone". A sentence that goes on is no device's. */
export function isDeviceLine(text: string): boolean {
  if (text.length > 300) return false;
  const bare = text
    .trim()
    .replace(/^[-–—*_<[(\s]+/, '')
    .toLowerCase();
  if (bare.length > 120 || /[,;，；]/.test(bare) || bare.split(' ').length > 9) return false;
  return mobileSignatures.some((start) => bare.startsWith(start));
}

/** A device's line that is a paragraph of its own. */
export function isStandaloneDevice(texts: readonly string[], index: number): boolean {
  const alone = (place: number) => (texts[place] ?? '').trim() === '';
  return alone(index - 1) && alone(index + 1) && isDeviceLine(texts[index] ?? '');
}

/** "-- " (RFC 3676 §4.3), and the dashes and lists' underscores that stand for it. */
export function isDelimiter(text: string): boolean {
  return /^(?:--|__|—|– –|- -)\s{0,3}$/.test(text) || /^_{30,60}$/.test(text.trim());
}

function lastText(lines: readonly { readonly text: string }[]): number {
  return lines.findLastIndex((line) => line.text.trim() !== '');
}

function onlySignatureAfter(
  lines: readonly { readonly text: string; readonly mark: string | null }[],
  start: number,
  end: number,
): boolean {
  return lines
    .slice(start, end)
    .every(
      (line) => line.mark === 'signature' || line.text.trim() === '' || isDeviceLine(line.text),
    );
}

/** Gmail writes "-- " above its signature element. */
function withDelimiter(lines: readonly { readonly text: string }[], start: number): number {
  let before = start - 1;
  while (before >= 0 && lines[before]?.text.trim() === '') before--;
  return /^(?:--|—|–)\s?$/.test(lines[before]?.text.trim() ?? '') ? before : start;
}

/** The last "-- " (RFC 3676 §4.3) with little enough below to be a signature. */
function delimiterPlace(lines: readonly { readonly text: string }[], end: number): number | null {
  if (isFrame(lines, end)) return null;
  for (let index = tailStart(lines, end); index < end; index++) {
    const text = lines[index]?.text ?? '';
    if (!isDelimiter(text)) continue;
    // A long line of underscores is a mailing list's only above that list's own words.
    if (text.length > 5 && !/mailing list/i.test(lines[index + 1]?.text ?? '')) continue;
    // A postscript below is the author's, and losing it is worse than leaving a card above it.
    if (lines.slice(index + 1, end).some((line) => isPostscript(line.text))) return null;
    return index;
  }
  return null;
}

function isPostscript(text: string): boolean {
  return /^\s{0,5}(?:p\.?\s?s\.?\s?[:：]|附言[:：])\s?\S/i.test(text);
}

/** A pair of rules around a passage, above a question: no signature asks one. */
function isFrame(lines: readonly { readonly text: string }[], end: number): boolean {
  const rules = [...lines.keys()].filter((index) => isDelimiter(lines[index]?.text ?? ''));
  const last = rules.length < 2 ? end : (rules.at(-1) ?? end);
  return lines.slice(last, end).some(({ text }) => /[?？]\s*$/.test(text));
}

/** The first line below which there is little enough for a signature. */
function tailStart(lines: readonly { readonly text: string }[], end: number): number {
  let said = 0;
  for (let index = end - 1; index >= 0; index--) {
    const text = lines[index]?.text ?? '';
    if (text.length > LONGEST_LINE) return index + 1;
    if (text.trim() !== '' && ++said > LONGEST_SIGNATURE + 1) return index + 1;
  }
  return 0;
}

/** A block of name, title, firm, numbers at the end: below a closing phrase, or by itself. */
function contactPlace(lines: readonly { readonly text: string }[], end: number): number | null {
  const from = Math.max(0, end - LONGEST_SIGNATURE);
  for (let index = end - 1; index >= from; index--) {
    if (!isClosing(lines[index]?.text ?? '')) continue;
    const start = nextText(lines, index + 1, end);
    if (start === null) break;
    const block = lines.slice(start, end);
    // "Regards, Jane" with nothing more is how people end a letter, not a card.
    const said = block.filter((line) => line.text.trim() !== '');
    const isCard =
      said.length >= 2 && said.length <= 4 && said.every((line) => isCardLine(line.text));
    const needed = isCard ? 1 : 2;
    if (contactScore(block) >= needed) return start;
    break;
  }
  return cardPlace(lines, from, end);
}

/** Lines at the very end that all look like parts of a card, from the name on; blank lines may stand between. */
function cardPlace(
  lines: readonly { readonly text: string }[],
  from: number,
  end: number,
): number | null {
  let top = end;
  while (top > from && isCardLine(lines[top - 1]?.text ?? '')) top--;
  for (let start = top; start < end; start++) {
    const text = lines[start]?.text ?? '';
    if (text.trim() === '') continue;
    const named = looksLikeName(text.split(/[|,，/]| {2,}/)[0] ?? '');
    if (!named && !isCompanyLine(text) && !isRule(text)) continue;
    // "We met:" introduces a list of people, which is what the author has to say.
    if (/[:：]\s*$/.test(lines[lastText(lines.slice(0, start))]?.text ?? '')) return null;
    const block = lines.slice(start, end);
    // A Chinese firm's legal form stands nowhere else; other firms are named in sentences too.
    const firm = block.some((line) => chineseFirm(line.text) !== null);
    const needed = named ? (firm ? 1 : 2) : 3;
    return start > 0 && contactScore(block) >= needed ? start : null;
  }
  return null;
}

function isCardLine(text: string): boolean {
  const line = text.trim();
  if (/^[|\s]*$/.test(line) || isRule(line) || isDeviceLine(line)) return true;
  if (line.length > 120 || /[?？!！。]$/.test(line)) return false;
  return (
    looksLikeName(line) ||
    looksLikeName(line.split(/[|,，/]| {2,}/)[0] ?? '') ||
    contactScore([{ text }]) > 0
  );
}

function nextText(
  lines: readonly { readonly text: string }[],
  start: number,
  end: number,
): number | null {
  for (let index = start; index < end; index++) if (lines[index]?.text.trim() !== '') return index;
  return null;
}

/** How many lines carry what only a signature carries. */
function contactScore(lines: readonly { readonly text: string }[]): number {
  let score = 0;
  for (const { text } of lines) {
    const line = text.trim();
    if (line === '' || line.length > 200) continue;
    if (isDeviceLine(line)) {
      score += 1;
      continue;
    }
    if (
      findPhones(line).length > 0 ||
      wechatLabel.test(line) ||
      addressLabel.test(line) ||
      networkLabel.test(line) ||
      /^\P{L}{0,4}(?:e-?mail|mail|邮箱|郵箱|电邮|电子邮件|web|website|网址|www\.|https?:\/\/)/iu.test(
        line,
      ) ||
      (line.length <= 80 && findAddresses(line).length > 0)
    )
      score += 1;
    else {
      const parts = [line, ...line.split(/[|,，/] ?/)];
      if (parts.some(isCompanyLine)) score += 1;
      if (line.length <= 80 && (parts.some(isTitleLine) || streetWords.test(line))) score += 1;
    }
  }
  return score;
}

function devicePlace(lines: readonly { readonly text: string }[], end: number): number | null {
  const last = end - 1;
  if (isDeviceLine(lines[last]?.text ?? '')) return last;
  return isDeviceLine(lines[last - 1]?.text ?? '') ? last - 1 : null;
}
