import { withoutSpaceAround } from './trim-characters.ts';

/** One address taken apart. `local` keeps its case and is quoted only where it must be; `domain` is lower case, ASCII. */
export interface AddressParts {
  readonly local: string;
  readonly domain: string;
}

const LONGEST_LOCAL = 64;
const LONGEST_ADDRESS = 254;
const LONGEST_DOMAIN = 253;
const encoder = new TextEncoder();

// RFC 5322 atext, and by RFC 6532 everything beyond ASCII that is neither control nor space.
const dotAtom =
  /^[\w!#$%&'*+\-/=?^`{|}~\u{a1}-\u{10ffff}]+(?:\.[\w!#$%&'*+\-/=?^`{|}~\u{a1}-\u{10ffff}]+)*$/u;
const invisible = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{Co}\p{Cs}\u{fffd}]/u;

/**
 * Reads an RFC 5322 addr-spec (with comments, folding, quoted and obsolete local parts) under RFC 5321's lengths.
 * null when it is none. Every check is linear in the length.
 */
export function readAddress(text: string): AddressParts | null {
  if (text.length > 2000) return null;
  const pieces = piecesOf(text.replace(/\r\n(?=[ \t])/g, ''));
  const place = pieces?.findIndex((piece) => !piece.isQuoted && piece.text.includes('@')) ?? -1;
  const piece = pieces?.[place];
  if (pieces === null || piece === undefined) return null;
  const at = piece.text.indexOf('@');
  const local = readLocal([
    ...pieces.slice(0, place),
    { isQuoted: false, text: piece.text.slice(0, at) },
  ]);
  const rest = pieces.slice(place + 1);
  if (rest.some(({ isQuoted }) => isQuoted)) return null;
  const domain = readDomain(piece.text.slice(at + 1) + rest.map((behind) => behind.text).join(''));
  if (local === null || domain === null) return null;
  const octets = encoder.encode(local).length;
  if (octets > LONGEST_LOCAL || octets + 1 + domain.length > LONGEST_ADDRESS) return null;
  return { local, domain };
}

interface Piece {
  readonly isQuoted: boolean;
  /** Of a quoted string what stands between the quotes, quoted pairs resolved. */
  readonly text: string;
}

/**
 * The address in quoted strings and what stands between them, without comments. White space outside of quotes counts
 * only beside a dot or the @ (RFC 5322 §4.4), where it means nothing; inside a word it parts two, which no address has.
 */
function piecesOf(text: string): Piece[] | null {
  const pieces: Piece[] = [];
  let plain = '';
  let quoted: string | null = null;
  let depth = 0;
  const endPlain = () => {
    if (plain !== '') pieces.push({ isQuoted: false, text: plain });
    plain = '';
  };
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '\\') {
      const next = text.charAt(++index);
      if (next === '' || (depth === 0 && quoted === null)) return null;
      if (quoted !== null) quoted += next;
    } else if (quoted !== null) {
      if (char === '"') {
        pieces.push({ isQuoted: true, text: quoted });
        quoted = null;
      } else quoted += char;
    } else if (char === '(') depth++;
    else if (char === ')') {
      if (--depth < 0) return null;
    } else if (depth > 0) continue;
    else if (char === '"') {
      endPlain();
      quoted = '';
    } else plain += char;
  }
  endPlain();
  if (depth > 0 || quoted !== null) return null;
  return pieces.map((piece, index) => (piece.isQuoted ? piece : tidy(piece, pieces, index)));
}

function tidy(piece: Piece, pieces: readonly Piece[], index: number): Piece {
  let text = withoutSpaceAround(withoutSpaceAround(piece.text, '.'), '@');
  if (index === 0 || pieces[index - 1]?.isQuoted === true) text = text.trimStart();
  if (index === pieces.length - 1 || pieces[index + 1]?.isQuoted === true) text = text.trimEnd();
  return { isQuoted: false, text };
}

/** `word *("." word)`, each word an atom or a quoted string: joined into one, quoted only where it must be. */
function readLocal(pieces: readonly Piece[]): string | null {
  const words: string[] = [];
  let isWordDue = true;
  for (const { isQuoted, text } of pieces) {
    if (isQuoted) {
      // Control characters have no business in a stored address, though the obsolete syntax allows some.
      if (!isWordDue || /(?!\t)\p{Cc}/u.test(text)) return null;
      words.push(text);
      isWordDue = false;
      continue;
    }
    if (text === '') continue;
    if (!isWordDue && !text.startsWith('.')) return null;
    const atoms: string = isWordDue ? text : text.slice(1);
    isWordDue = atoms === '' || atoms.endsWith('.');
    const body = isWordDue ? atoms.slice(0, -1) : atoms;
    if (atoms === '') continue;
    if (!dotAtom.test(body) || invisible.test(body)) return null;
    words.push(body);
  }
  if (isWordDue) return null;
  const local = words.join('.');
  if (dotAtom.test(local) && !invisible.test(local)) return local;
  return `"${local.replace(/["\\]/g, '\\$&')}"`;
}

function readDomain(text: string): string | null {
  const domain = text.trim();
  if (domain.startsWith('[')) return readLiteral(domain);
  return asciiDomain(domain);
}

/** Lower-case punycode of a host name, or null when it is none. Knows no registry: any top level will do. */
function asciiDomain(text: string): string | null {
  if (text === '' || text.length > 1000 || /[\s/\\?#@:%[\]<>^|]/.test(text)) return null;
  // A browser's host names drop what cannot be seen; a stored address must not differ by it.
  if (/(?![\u200c\u200d])\p{Cf}/u.test(text)) return null;
  const ascii = /^[\w.-]+$/.test(text) ? text.toLowerCase() : punycoded(text);
  if (ascii === null || ascii.length > LONGEST_DOMAIN) return null;
  const labels = ascii.split('.');
  if (!labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return null;
  // An all-numeric last label would be an IP address without its brackets.
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : ascii;
}

function punycoded(text: string): string | null {
  try {
    return new URL(`http://${text}/`).hostname;
  } catch {
    return null;
  }
}

/** [192.0.2.1] or [IPv6:…]; nobody's customer, but valid. */
function readLiteral(text: string): string | null {
  if (!text.endsWith(']')) return null;
  const content = text.slice(1, -1);
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(content))
    return content.split('.').every((part) => Number(part) <= 255) ? text : null;
  const six = /^IPv6:([0-9a-f:.]{2,45})$/i.exec(content)?.[1];
  if (six === undefined) return null;
  try {
    return new URL(`http://[${six}]/`).hostname === '' ? null : `[ipv6:${six.toLowerCase()}]`;
  } catch {
    return null;
  }
}
