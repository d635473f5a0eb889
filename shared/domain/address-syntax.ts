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
 * Reads an RFC 5322 addr-spec (with comments, folding and quoted local part) under RFC 5321's lengths.
 * null when it is none. Every check is linear in the length.
 */
export function readAddress(text: string): AddressParts | null {
  if (text.length > 2000) return null;
  const bare = withoutComments(text);
  if (bare === null) return null;
  const at = bare.startsWith('"') ? afterQuoted(bare) : bare.indexOf('@');
  if (at <= 0 || bare.charAt(at) !== '@') return null;
  const local = readLocal(bare.slice(0, at));
  const domain = readDomain(bare.slice(at + 1));
  if (local === null || domain === null) return null;
  if (encoder.encode(local).length > LONGEST_LOCAL) return null;
  if (encoder.encode(local).length + 1 + domain.length > LONGEST_ADDRESS) return null;
  return { local, domain };
}

function afterQuoted(text: string): number {
  for (let index = 1; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '\\') index++;
    else if (char === '"') return index + 1;
  }
  return -1;
}

/** Comments and folding white space are allowed around the parts and their dots, and mean nothing. */
function withoutComments(text: string): string | null {
  let result = '';
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '\\') {
      const next = text.charAt(index + 1);
      if (next === '' || (depth === 0 && !quoted)) return null;
      if (depth === 0) result += char + next;
      index++;
    } else if (quoted) {
      result += char;
      if (char === '"') quoted = false;
    } else if (char === '(') depth++;
    else if (char === ')') {
      if (depth === 0) return null;
      depth--;
    } else if (depth > 0) continue;
    else {
      if (char === '"') quoted = true;
      result += char;
    }
  }
  if (depth > 0 || quoted) return null;
  // White space counts only beside a dot or the @; inside a word it parts two words, which no address has.
  const outside = quotedEnd(result);
  return (
    result.slice(0, outside).trimStart() +
    result
      .slice(outside)
      .replace(/[ \t\r\n]{0,50}([.@])[ \t\r\n]{0,50}/g, '$1')
      .trim()
  );
}

function quotedEnd(text: string): number {
  const trimmed = text.trimStart();
  return trimmed.startsWith('"')
    ? text.length - trimmed.length + Math.max(0, afterQuoted(trimmed))
    : 0;
}

function readLocal(text: string): string | null {
  if (dotAtom.test(text)) return invisible.test(text) ? null : text;
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 3) return null;
  const content = text.slice(1, -1).replace(/\\(.)/gs, '$1');
  // Control characters have no business in a stored address, though the obsolete syntax allows some.
  if (/\p{Cc}/u.test(content)) return null;
  if (dotAtom.test(content) && !invisible.test(content)) return content;
  return `"${content.replace(/["\\]/g, '\\$&')}"`;
}

function readDomain(text: string): string | null {
  const domain = text.trim();
  if (domain.startsWith('[')) return readLiteral(domain);
  return asciiDomain(domain);
}

/** Lower-case punycode of a host name, or null when it is none. Knows no registry: any top level will do. */
function asciiDomain(text: string): string | null {
  if (text === '' || text.length > 1000 || /[\s/\\?#@:%[\]<>^|]/.test(text)) return null;
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
