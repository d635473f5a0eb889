/**
 * Named references beyond those that browsers write: a table to be given in, since the sidebar reads what a browser
 * wrote (`innerHTML`) and has no room for it. html-entity-names.ts has HTML 4's.
 */
export type EntityNames = ReadonlyMap<string, string>;

/** The only names that a browser writes (HTML living standard, "escaping a string"). */
export const browserEntities: EntityNames = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
]);

const reference = /&(?:#(\d+|x[0-9a-f]+)|([a-z][a-z0-9]*));?/gi;
/** Windows-1252's characters, which pages write as &#128;…&#159; (HTML living standard, numeric references). */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes numeric references and the given names; others stay as they stand. */
export function decodeEntities(text: string, named: EntityNames): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (raw, number: string | undefined, name: string | undefined) => {
    if (number !== undefined) return characterOf(number);
    return named.get(name ?? '') ?? named.get((name ?? '').toLowerCase()) ?? raw;
  });
}

function characterOf(number: string): string {
  const code = /^x/i.test(number)
    ? Number.parseInt(number.slice(1), 16)
    : Number.parseInt(number, 10);
  if (code >= 128 && code <= 159) return windows1252.charAt(code - 128);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  return String.fromCodePoint(code);
}
