/** An address standing in a text, by its look; people.ts says whether it is one. */
export interface FoundAddress {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it stands in `<…>`, `(…)` or `[…]`. */
  readonly isBracketed: boolean;
}

const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;
const MOST = 50;
const notLocal = /[\s<>()[\]",;:：，；、]/;
const domainLetter = /[\p{L}\p{M}\p{N}.-]/u;

/** Goes out from each `@`, so that the work is in proportion to the text whatever stands in it. */
export function findAddresses(text: string): FoundAddress[] {
  const found: FoundAddress[] = [];
  let at = text.indexOf('@');
  while (at !== -1 && found.length < MOST) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && !notLocal.test(text.charAt(start - 1)))
      start--;
    let end = at + 1;
    while (end < text.length && end - at < LONGEST_DOMAIN && domainLetter.test(text.charAt(end)))
      end++;
    while (end > at + 1 && /[.-]/.test(text.charAt(end - 1))) end--;
    if (start < at && end > at + 1) {
      const isBracketed =
        /[<([]$/.test(text.slice(Math.max(0, start - 2), start).trimEnd()) &&
        /^[>)\]]/.test(text.slice(end, end + 2).trimStart());
      found.push({ text: text.slice(start, end), start, end, isBracketed });
    }
    at = text.indexOf('@', Math.max(end, at + 1));
  }
  return found;
}
