import { type HeaderBlock, headerBlockAt } from './header-block.ts';
import { type MailPerson, parseAddressList } from './people.ts';
import { isRule, separatorOf } from './quote-separators.ts';
import { linesOfText } from './text-lines.ts';

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

/** Reads the first forwarded mail of a text; null when there is none. `text` may hold the forwarder's words above. */
export function readForwarded(text: string): ForwardedMail | null {
  const lines = linesOfText(text).map((line) => line.text);
  for (let index = 0; index < lines.length; index++) {
    const isSeparator = separatorOf(lines[index] ?? '') !== null || isRule(lines[index] ?? '');
    if (isSeparator) {
      const next = nextText(lines, index + 1);
      const block = next === null ? null : headerBlockAt(lines, next, true);
      if (block !== null) return forwardFrom(lines, block);
    } else {
      const block = headerBlockAt(lines, index);
      if (block !== null) return forwardFrom(lines, block);
    }
  }
  return null;
}

function forwardFrom(lines: readonly string[], block: HeaderBlock): ForwardedMail {
  const field = (label: 'from' | 'to' | 'cc' | 'date' | 'subject') => block.fields.get(label) ?? '';
  return {
    from: parseAddressList(plainLinks(field('from')))[0] ?? null,
    to: parseAddressList(plainLinks(field('to'))),
    cc: parseAddressList(plainLinks(field('cc'))),
    date: field('date') || null,
    subject: field('subject') || null,
    text: lines
      .slice(block.end)
      .join('\n')
      .replace(/^\n+|\s+$/g, ''),
  };
}

/** "Jane Doe <jane@firm.example<mailto:jane@firm.example>>" and "[mailto:jane@firm.example]" name the address once more. */
function plainLinks(value: string): string {
  return value
    .replace(/\s?<mailto:[^<>\s]{1,320}>/gi, (found) =>
      value.replace(found, '').includes('@') ? '' : found.replace(/mailto:/i, ''),
    )
    .replace(/\[mailto:([^\][\s]{1,320})\]/gi, '<$1>')
    .replace(/\*/g, '');
}

function nextText(lines: readonly string[], start: number): number | null {
  for (let index = start; index < lines.length; index++)
    if ((lines[index] ?? '').trim() !== '') return index;
  return null;
}
