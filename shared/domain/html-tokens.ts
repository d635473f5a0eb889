import { browserEntities, decodeEntities, type EntityNames } from './html-entities.ts';
import { atOnce, type Steps } from './slices.ts';

/** What the tokeniser tells. Names are lower case; attribute values are decoded. */
export interface HtmlVisitor {
  open(name: string, attributes: ReadonlyMap<string, string>, selfClosing: boolean): void;
  close(name: string): void;
  text(text: string): void;
}

/** Elements whose content is no markup (HTML living standard, "raw text" and "escapable raw text"). */
const rawText: ReadonlySet<string> = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'xmp',
  'noscript',
]);
type Decode = (text: string) => string;

const LONGEST_TAG = 200_000;
const LONGEST_TEXT = 16_384;
const LONGEST_REFERENCE = 40;
const STEP_OF_TOKENS = 256;
const nameStart = /[a-z]/i;
const nameEnd = /[\s/>]/;

/**
 * Walks HTML without building a tree. Any string is accepted, as browsers accept it; nothing throws; linear in the
 * length. Our own because the sidebar has 30 kB for all domain code before its first card, and htmlparser2 alone
 * takes 22: html-tokens.test.ts holds both to the same text.
 */
export function walkHtml(
  html: string,
  visitor: HtmlVisitor,
  names: EntityNames = browserEntities,
): void {
  atOnce(walkHtmlInSteps(html, visitor, names));
}

/** The same, to be done in slices. Long texts are told in pieces. */
export function* walkHtmlInSteps(
  html: string,
  visitor: HtmlVisitor,
  names: EntityNames,
): Steps<void> {
  const decode: Decode = (text) => decodeEntities(text, names);
  let index = 0;
  let tokens = 0;
  while (index < html.length) {
    if (++tokens % STEP_OF_TOKENS === 0) yield;
    const open = html.indexOf('<', index);
    const end = open === -1 ? html.length : open;
    while (end - index > LONGEST_TEXT) {
      const cut = cutPlace(html, index + LONGEST_TEXT);
      visitor.text(decode(html.slice(index, cut)));
      index = cut;
      yield;
    }
    if (end > index) visitor.text(decode(html.slice(index, end)));
    index = open === -1 ? end : walkMarkup(html, open, visitor, decode);
  }
}

/** Where a long text may be parted: not inside of a reference. */
function cutPlace(html: string, place: number): number {
  const reference = html.lastIndexOf('&', place);
  return place - reference < LONGEST_REFERENCE && reference > 0 ? reference : place;
}

/** @returns where the walk goes on */
function walkMarkup(html: string, start: number, visitor: HtmlVisitor, decode: Decode): number {
  const next = html.charAt(start + 1);
  if (next === '!') return afterDeclaration(html, start);
  if (next === '?') return after(html.indexOf('>', start), html);
  if (next === '/') {
    if (!nameStart.test(html.charAt(start + 2))) return after(html.indexOf('>', start), html);
    const end = html.indexOf('>', start);
    const stop = end === -1 ? html.length : end;
    visitor.close(readName(html, start + 2, stop));
    return after(end, html);
  }
  if (!nameStart.test(next)) {
    visitor.text('<');
    return start + 1;
  }
  return walkTag(html, start, visitor, decode);
}

function walkTag(html: string, start: number, visitor: HtmlVisitor, decode: Decode): number {
  const name = readName(html, start + 1, html.length);
  const attributes = new Map<string, string>();
  const { end, selfClosing } = readAttributes(html, start + 1 + name.length, attributes, decode);
  visitor.open(name, attributes, selfClosing);
  if (!rawText.has(name) || selfClosing) return end;
  const close = indexOfClose(html, name, end);
  if (name === 'textarea') visitor.text(decode(html.slice(end, close)));
  return close;
}

function afterDeclaration(html: string, start: number): number {
  if (html.startsWith('<!--', start)) {
    // "<!-->" and "<!--->" are whole comments.
    if (html.startsWith('>', start + 4)) return start + 5;
    const end = html.indexOf('-->', start + 4);
    return end === -1 ? html.length : end + 3;
  }
  return after(html.indexOf('>', start), html);
}

function after(index: number, html: string): number {
  return index === -1 ? html.length : index + 1;
}

function readName(html: string, start: number, limit: number): string {
  let end = start;
  while (end < limit && !nameEnd.test(html.charAt(end))) end++;
  return html.slice(start, end).toLowerCase();
}

function readAttributes(
  html: string,
  start: number,
  attributes: Map<string, string>,
  decode: Decode,
): { end: number; selfClosing: boolean } {
  let index = start;
  let selfClosing = false;
  const limit = Math.min(html.length, start + LONGEST_TAG);
  while (index < limit) {
    const char = html.charAt(index);
    if (char === '>') return { end: index + 1, selfClosing };
    if (char === '/' || /\s/.test(char)) {
      selfClosing = char === '/';
      index++;
      continue;
    }
    selfClosing = false;
    let end = index + 1;
    while (end < limit && !/[\s/>=]/.test(html.charAt(end))) end++;
    const name = html.slice(index, end).toLowerCase();
    index = end;
    while (index < limit && /\s/.test(html.charAt(index))) index++;
    if (html.charAt(index) !== '=') {
      if (!attributes.has(name)) attributes.set(name, '');
      continue;
    }
    index++;
    while (index < limit && /\s/.test(html.charAt(index))) index++;
    const value = readValue(html, index, limit);
    if (!attributes.has(name)) attributes.set(name, decode(value.text));
    index = value.end;
  }
  return { end: limit, selfClosing: false };
}

function readValue(html: string, start: number, limit: number): { text: string; end: number } {
  const quote = html.charAt(start);
  if (quote === '"' || quote === "'") {
    const end = html.indexOf(quote, start + 1);
    const stop = end === -1 || end > limit ? limit : end;
    return { text: html.slice(start + 1, stop), end: stop + 1 };
  }
  let end = start;
  while (end < limit && !/[\s>]/.test(html.charAt(end))) end++;
  return { text: html.slice(start, end), end };
}

/** Where the closing tag of a raw-text element begins; the end when it never closes. */
function indexOfClose(html: string, name: string, start: number): number {
  let index = start;
  while (index < html.length) {
    index = html.indexOf('</', index);
    if (index === -1) return html.length;
    const found = html.slice(index + 2, index + 2 + name.length).toLowerCase();
    if (found === name && /[\s/>]|^$/.test(html.charAt(index + 2 + name.length))) return index;
    index += 2;
  }
  return html.length;
}
