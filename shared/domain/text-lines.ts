import { splitGluedHeaders } from './header-block.ts';
import { atOnce, type Steps } from './slices.ts';

/** One line of a mail's text with what the markup or the `>` before it said. */
export interface TextLine {
  /** Without quote marks; spaces inside are kept, at the end not. */
  readonly text: string;
  /** How deep in quotes: `>` marks or blockquotes. */
  readonly depth: number;
  readonly mark: LineMark | null;
  /** Whether all of it stands in a loud colour, as answers inside an older mail do. */
  readonly isColoured?: true;
}

/**
 * What the mail program itself says about the line:
 * `attribution` "On … wrote:", `history` from here to the end it is older mail, `quoted` inside a container of older
 * mail, `signature` inside the author's signature, `indented` in a blockquote that may be mere indentation.
 */
export type LineMark = 'attribution' | 'history' | 'quoted' | 'signature' | 'indented';

/** Lines of plain text; `>` marks become depth. */
export function linesOfText(text: string): TextLine[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f\u3000]/g, ' ')
    .split('\n')
    .flatMap(splitGluedHeaders)
    .map(lineOf);
}

/** One line with its `>` marks turned into depth. */
export function lineOf(raw: string): TextLine {
  const prefix = quotePrefixOf(raw);
  return { text: raw.slice(prefix.length).trimEnd(), depth: prefix.depth, mark: null };
}

/** A line of nothing but marks is no mail. */
const DEEPEST = 100;

function quotePrefixOf(raw: string): { length: number; depth: number } {
  let index = 0;
  let depth = 0;
  while (index < raw.length && depth < DEEPEST) {
    const char = raw.charAt(index);
    if (char === '>' || char === '＞') {
      depth++;
      index++;
    } else if (
      (char === ' ' || char === '\t') &&
      /^[ \t]{0,3}[>＞]/.test(raw.slice(index, index + 4))
    )
      index++;
    else break;
  }
  if (depth > 0 && raw.charAt(index) === ' ') index++;
  return { length: index, depth };
}

/** Text of lines with `> ` before quoted ones, blank runs folded, ends trimmed. */
export function textOf(lines: readonly TextLine[]): string {
  return atOnce(textInSteps(lines));
}

const STEP_OF_LINES = 4096;

/** The same, to be done in slices. */
export function* textInSteps(lines: readonly TextLine[]): Steps<string> {
  const kept: string[] = [];
  let blanks = 0;
  let count = 0;
  for (const { text, depth } of lines) {
    if (++count % STEP_OF_LINES === 0) yield;
    const line = depth === 0 ? text : `${'>'.repeat(depth)} ${text}`.trimEnd();
    blanks = line === '' ? blanks + 1 : 0;
    if (blanks < 2 && (line !== '' || kept.length > 0)) kept.push(line);
  }
  if (kept.at(-1) === '') kept.pop();
  yield;
  return kept.join('\n');
}

/** Marks of writing direction, and the references that QQ Mail leaves in its plain text. */
const unseen = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const plainReferences: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/** A line's text to recognise it by: programs put invisible marks around names and dates. */
export function bareText(text: string): string {
  const seen = text.replace(unseen, '');
  return seen.includes('&')
    ? seen.replace(/&(?:nbsp|lt|gt|quot|amp);/g, (found) => plainReferences[found] ?? found)
    : seen;
}

export function isBlank(line: TextLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
