import { readAttribution } from './attribution-parts.ts';
import { type HeaderBlock, headerBlockAt } from './header-block.ts';
import { type MailPerson, parseAddressList } from './people.ts';
import { type Attribution, attributionAt } from './quote-attribution.ts';
import { isRule, separatorOf } from './quote-separators.ts';
import { bareText, linesOfText } from './text-lines.ts';

/** The mail that was passed on. */
export interface ForwardedMail {
  readonly from: MailPerson | null;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  /** As written; its language is the forwarder's. */
  readonly date: string | null;
  readonly subject: string | null;
  readonly text: string;
}

const proxyWords: readonly string[] = [
  'on behalf of',
  'im auftrag von',
  'au nom de',
  'en nombre de',
  'per conto di',
  'namens',
];

/**
 * Reads the first forwarded mail of a text; null when there is none. `text` may hold the forwarder's words above.
 * A header block or a separator begins it; "On … Jane wrote:" only as the very first line, as Outlook for Mac
 * forwards: below somebody's own words it is what they answer, unless the subject says that it is a forward.
 *
 * @param saysForward whether the subject carries a forward prefix
 */
export function readForwarded(text: string, saysForward = false): ForwardedMail | null {
  const lines = linesOfText(text).map((line) => bareText(line.text));
  const first = nextText(lines, 0);
  for (let index = first ?? lines.length; index < lines.length; index++) {
    const isSeparator = separatorOf(lines[index] ?? '') !== null || isRule(lines[index] ?? '');
    if (isSeparator) {
      const next = nextText(lines, index + 1);
      const block =
        next === null
          ? null
          : headerBlockAt(lines, next, isRule(lines[index] ?? '') ? 'rule' : 'separator');
      if (block !== null) return forwardFrom(lines, block);
    } else {
      const block = headerBlockAt(lines, index);
      if (block !== null) return forwardFrom(lines, block);
    }
    const attribution = index === first || saysForward ? attributionAt(lines, index) : null;
    if (attribution?.strength === 'strong') return forwardBelow(lines, attribution);
  }
  return null;
}

/** "On 28/10/2021, 12:46, "Jane Doe" <jane@firm.example> wrote:" */
function forwardBelow(lines: readonly string[], { start, end }: Attribution): ForwardedMail {
  const { from, date } = readAttribution(lines.slice(start, end).join(' '));
  return { from, to: [], cc: [], date, subject: null, text: bodyFrom(lines, end) };
}

function bodyFrom(lines: readonly string[], start: number): string {
  const first = nextText(lines, start) ?? lines.length;
  return lines.slice(first).join('\n').trimEnd();
}

function forwardFrom(lines: readonly string[], block: HeaderBlock): ForwardedMail {
  const field = (label: 'from' | 'to' | 'cc' | 'date' | 'subject') => block.fields.get(label) ?? '';
  return {
    from: parseAddressList(plainLinks(field('from')))[0] ?? null,
    to: parseAddressList(plainLinks(field('to'))),
    cc: parseAddressList(plainLinks(field('cc'))),
    date: field('date') || null,
    subject: field('subject') || null,
    text: bodyFrom(lines, block.end),
  };
}

/** "Jane Doe <jane@firm.example<mailto:jane@firm.example>>" and "[mailto:jane@firm.example]" name the address once more. */
function plainLinks(value: string): string {
  return withoutProxy(value)
    .replace(/\s?<mailto:[^<>\s]{1,320}>/gi, (found) =>
      value.replace(found, '').includes('@') ? '' : found.replace(/mailto:/i, ''),
    )
    .replace(/\[mailto:([^\][\s]{1,320})\]/gi, '<$1>')
    .replace(/\*/g, '');
}

/** "Ann <ann@firm.example> on behalf of Jane": who sent it, or whose address is given. */
function withoutProxy(value: string): string {
  const lower = value.toLowerCase();
  const words = proxyWords.find((phrase) => lower.indexOf(` ${phrase} `) > 0);
  if (words === undefined) return value;
  const place = lower.indexOf(` ${words} `);
  const sender = value.slice(0, place);
  return sender.includes('@') ? sender : value.slice(place + words.length + 2);
}

function nextText(lines: readonly string[], start: number): number | null {
  for (let index = start; index < lines.length; index++)
    if ((lines[index] ?? '').trim() !== '') return index;
  return null;
}
