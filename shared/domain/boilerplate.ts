import { isBlank, type TextLine } from './text-lines.ts';
import { bannerStarts, bannerWords, disclaimerStarts } from './words/boilerplate-phrases.ts';

const LONGEST_BANNER = 8;
const LONGEST_START = 160;

/** Index of the first line after a gateway's warning at the top; 0 when there is none. */
export function bannerEnd(lines: readonly TextLine[]): number {
  const first = lines.findIndex((line) => !isBlank(line));
  if (first === -1 || !begins(lines[first]?.text ?? '', bannerStarts)) return 0;
  let end = first + 1;
  while (end < lines.length && end - first < LONGEST_BANNER && goesOn(lines, end)) end++;
  return end;
}

/** A banner's next line speaks of the same things, or ends the sentence of the line above. */
function goesOn(lines: readonly TextLine[], index: number): boolean {
  if (isBlank(lines[index])) return false;
  const text = (lines[index]?.text ?? '').toLowerCase();
  const above = (lines[index - 1]?.text ?? '').trim();
  const isWrapped = /^\p{Ll}/u.test(lines[index]?.text.trim() ?? '') && !/[.!?。！]$/.test(above);
  return isWrapped || bannerWords.filter((word) => text.includes(word)).length >= 2;
}

/** Where the small print begins that runs to the end of these lines; null when there is none. */
export function disclaimerStart(lines: readonly TextLine[]): number | null {
  for (let index = 1; index < lines.length; index++) {
    if (!begins(lines[index]?.text ?? '', disclaimerStarts) || !isParagraphStart(lines, index))
      continue;
    // Words of the author never follow it; where a letter goes on below, it was none.
    return restIsLong(lines, index) && restIsLegal(lines, index) ? index : null;
  }
  return null;
}

function begins(text: string, starts: readonly string[]): boolean {
  const bare = text
    .slice(0, LONGEST_START)
    .trim()
    .replace(/^[*_"“‘'>\s-]+/, '')
    .toLowerCase();
  return starts.some((start) => bare.startsWith(start));
}

function isParagraphStart(lines: readonly TextLine[], index: number): boolean {
  const above = lines[index - 1];
  return isBlank(above) || /^[\s\-_*=—─]{3,}$/.test(above?.text ?? '');
}

/** Anybody may write "Disclaimer: I am no expert": only small print goes on about recipients and confidence. */
function restIsLegal(lines: readonly TextLine[], start: number): boolean {
  if (!/^\W{0,6}disclaimer/i.test(lines[start]?.text ?? '')) return true;
  const rest = lines.slice(start).map((line) => line.text.toLowerCase());
  return rest.some((text) =>
    /confiden|intended|recipient|privileg|liab|virus|vertraulich|保密/.test(text),
  );
}

/** Small print is long, or names itself in a heading with long text below. */
function restIsLong(lines: readonly TextLine[], start: number): boolean {
  const rest = lines.slice(start).filter((line) => !isBlank(line));
  return rest.some((line) => line.text.length >= 30) && rest.length <= 60;
}
