import { decodeEncodedWords } from './encoded-words.ts';
import { withoutSpaceAround } from './trim-characters.ts';

/** One mailbox of an address list as written: the name decoded, the address not yet normalised. */
export interface RawMailbox {
  readonly name: string | null;
  /** What stood where the address belongs; null for a bare name. */
  readonly address: string | null;
  /** Name of the RFC 5322 group that it stands in. */
  readonly group: string | null;
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quoted'; readonly text: string; readonly raw: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'angle'; readonly text: string }
  | { readonly kind: 'comma' | 'semicolon' | 'colon' };

const LONGEST_GROUP = 8;
const MOST_MAILBOXES = 20_000;
const separators: Readonly<Record<string, 'comma' | 'semicolon' | 'colon'>> = {
  ',': 'comma',
  '，': 'comma',
  '、': 'comma',
  ';': 'semicolon',
  '；': 'semicolon',
  ':': 'colon',
  '：': 'colon',
};

/**
 * Splits an address list as RFC 5322 writes it and as mail programs show it: quoted names, groups, nested comments,
 * obsolete routes, semicolons and full-width separators. Linear in the length; never throws.
 */
export function splitAddressList(list: string): RawMailbox[] {
  const mailboxes: RawMailbox[] = [];
  let group: string | null = null;
  let pending: Token[] = [];
  /** A bare "Last" before a comma, which belongs to the "First <address>" behind it. */
  let bareName: string | null = null;

  const flush = (separator: 'comma' | 'semicolon' | 'end') => {
    const mailbox = readMailbox(pending, group);
    pending = [];
    if (mailbox === null) return;
    if (mailbox.address === null && separator === 'comma' && bareName === null) {
      bareName = mailbox.name;
      return;
    }
    if (bareName !== null) {
      const joins =
        mailbox.name !== null && mailbox.address !== null && !mailbox.name.includes(',');
      if (joins) {
        mailboxes.push({ ...mailbox, name: `${bareName}, ${mailbox.name}` });
        bareName = null;
        return;
      }
      mailboxes.push({ name: bareName, address: null, group });
      bareName = mailbox.address === null && separator === 'comma' ? mailbox.name : null;
      if (bareName !== null) return;
    }
    mailboxes.push(mailbox);
  };

  for (const token of tokenise(list)) {
    if (mailboxes.length >= MOST_MAILBOXES) return mailboxes;
    if (token.kind === 'comma') flush('comma');
    else if (token.kind === 'semicolon') {
      flush('semicolon');
      group = null;
    } else if (token.kind === 'colon') {
      // A group's name is short: after many words a colon is only a colon.
      const name = pending.length > LONGEST_GROUP ? '@' : pending.map(tokenText).join('').trim();
      // "mailto:" and an address with a colon inside are no group.
      if (group === null && name !== '' && !name.includes('@') && name.toLowerCase() !== 'mailto') {
        group = decodeEncodedWords(name);
        pending = [];
      } else if (name.toLowerCase() === 'mailto') pending = [];
      else pending.push({ kind: 'text', text: ':' });
    } else pending.push(token);
  }
  flush('end');
  if (bareName !== null) mailboxes.push({ name: bareName, address: null, group });
  return mailboxes;
}

function tokenText(token: Token): string {
  return 'text' in token ? token.text : '';
}

function readMailbox(tokens: readonly Token[], group: string | null): RawMailbox | null {
  const angle = tokens.findLast((token) => token.kind === 'angle');
  const comments = tokens
    .filter((token) => token.kind === 'comment')
    .map(tokenText)
    .join(' ');
  if (angle !== undefined) {
    const before = tokens.filter((token) => token.kind === 'text' || token.kind === 'quoted');
    const name = cleanName(before.map(tokenText).join(''));
    return { name: name ?? cleanName(comments), address: cleanAddress(tokenText(angle)), group };
  }
  const written = tokens.filter((token) => token.kind !== 'comment');
  const bare = written
    .map((token) => (token.kind === 'quoted' ? token.raw : tokenText(token)))
    .join('')
    .trim();
  if (bare.includes('@')) {
    // White space beside a dot means nothing where comments part an address (RFC 5322 A.6.3).
    const tight = comments === '' ? bare : withoutSpaceAround(withoutSpaceAround(bare, '.'), '@');
    if (!/\s/.test(tight))
      return { name: cleanName(comments), address: cleanAddress(tight), group };
    const words = bare.startsWith('"') ? [bare] : bare.split(/\s+/);
    // "Jane Doe jane@firm.example": the word with the @ is the address, the rest the name.
    const address = words.length === 1 ? bare : words.find((word) => word.includes('@'));
    const rest = words.length === 1 ? '' : words.filter((word) => word !== address).join(' ');
    const spaced = words.some((word) => word === '@' || word.startsWith('@') || word.endsWith('@'));
    if (spaced) return { name: cleanName(comments), address: bare.replace(/\s+/g, ''), group };
    return {
      name: cleanName(rest) ?? cleanName(comments),
      address: cleanAddress(address ?? bare),
      group,
    };
  }
  const name = cleanName(written.map(tokenText).join('')) ?? cleanName(comments);
  return name === null ? null : { name, address: null, group };
}

function cleanName(text: string): string | null {
  const name = decodeEncodedWords(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.+)'$/, '$1')
    .trim();
  return name === '' ? null : name;
}

function cleanAddress(text: string): string | null {
  const bare = text.trim().replace(/^mailto:/i, '');
  // Obsolete route: "<@a.example,@b.example:jane@c.example>".
  const routed = /^@[^:]{1,500}:(.+)$/s.exec(bare)?.[1] ?? bare;
  return routed === '' ? null : routed;
}

/** Exported for the validation of one address, which knows comments and quoted parts the same way. */
function tokenise(list: string): Token[] {
  const tokens: Token[] = [];
  let text = '';
  let index = 0;
  const endText = () => {
    if (text !== '') tokens.push({ kind: 'text', text });
    text = '';
  };
  while (index < list.length) {
    const char = list.charAt(index);
    if (char === '"') {
      const end = endOfQuoted(list, index);
      if (end === -1) {
        text += char;
        index++;
        continue;
      }
      endText();
      const raw = list.slice(index, end + 1);
      tokens.push({ kind: 'quoted', raw, text: raw.slice(1, -1).replace(/\\(.)/gs, '$1') });
      index = end + 1;
    } else if (char === '(') {
      const end = endOfComment(list, index);
      if (end === -1) {
        text += char;
        index++;
        continue;
      }
      endText();
      tokens.push({ kind: 'comment', text: list.slice(index + 1, end).replace(/\\(.)/gs, '$1') });
      index = end + 1;
    } else if (char === '<') {
      const end = endOfAngle(list, index);
      endText();
      tokens.push({ kind: 'angle', text: list.slice(index + 1, end === -1 ? list.length : end) });
      index = end === -1 ? list.length : end + 1;
    } else if (char === '[') {
      // Domain literal: its colons separate nothing.
      const end = list.indexOf(']', index);
      const stop = end === -1 || end - index > 60 ? index : end;
      text += list.slice(index, stop + 1);
      index = stop + 1;
    } else {
      const separator = separators[char];
      if (separator === undefined) text += char;
      else {
        endText();
        tokens.push({ kind: separator });
      }
      index++;
    }
  }
  endText();
  return tokens;
}

const LONGEST_QUOTED = 1000;

function endOfQuoted(list: string, start: number): number {
  const limit = Math.min(list.length, start + LONGEST_QUOTED);
  for (let index = start + 1; index < limit; index++) {
    const char = list.charAt(index);
    if (char === '\\') index++;
    else if (char === '"') return index;
  }
  return -1;
}

function endOfComment(list: string, start: number): number {
  let depth = 0;
  const limit = Math.min(list.length, start + LONGEST_QUOTED);
  for (let index = start; index < limit; index++) {
    const char = list.charAt(index);
    if (char === '\\') index++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return index;
  }
  return -1;
}

function endOfAngle(list: string, start: number): number {
  const limit = Math.min(list.length, start + LONGEST_QUOTED);
  for (let index = start + 1; index < limit; index++) {
    const char = list.charAt(index);
    if (char === '"') {
      const end = endOfQuoted(list, index);
      if (end !== -1) index = end;
    } else if (char === '>') return index;
  }
  return -1;
}
