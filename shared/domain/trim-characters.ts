/**
 * Taking characters off the ends of a text. `/[…]+$/` does the same in quadratic time on a long run that does not reach
 * the end, since an expression is tried anew at each character of it.
 */

/** White space that stands within a line. */
export const SPACES = ' \t\r\n\f\v\u00a0\u3000\ufeff';

export function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export function withoutStart(text: string, characters: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start++;
  return text.slice(start);
}

export function withoutEnds(text: string, characters: string): string {
  return withoutStart(withoutEnd(text, characters), characters);
}

/** Without the spaces and tabs on both sides of a sign; those at the ends of the text stay. */
export function withoutSpaceAround(text: string, sign: string): string {
  const parts = text.split(sign);
  return parts
    .map((part, index) => (index === 0 ? part : withoutStart(part, ' \t')))
    .map((part, index) => (index === parts.length - 1 ? part : withoutEnd(part, ' \t')))
    .join(sign);
}
