import type { SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, bodyHtml } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { hexId, hexOfDecimal, nameInJslog } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';
import { isClipped, type MessageBlock, saysExpanded } from './message-blocks.ts';
import { addedElements } from './page-parts.ts';
import { readRecipients } from './read-recipients.ts';
import { readDate, readSender } from './read-sender.ts';

export function readMessage(reading: Reading, block: MessageBlock, field: string): SnapshotMessage {
  const id = readId(reading, block, `${field}.id`);
  const from = readSender(reading, block, `${field}.from`);
  const dateRaw = readDate(reading, block, `${field}.dateRaw`);
  const { to, cc, isWhole } = readRecipients(reading, block, `${field}.to`);
  // A message that was folded again keeps its mail in the page, hidden.
  const body = block.body ?? addedBody(reading, block, `${field}.html`);
  const shown = body !== null && isVisible(body) ? body : null;
  const mail = shown === null ? null : readBody(reading, shown, `${field}.html`);
  return {
    id,
    from,
    to,
    cc,
    dateRaw,
    html: mail?.html ?? null,
    expanded: shown !== null || (block.body === null && saysExpanded(block) === true),
    complete: mail !== null && !mail.cut && isWhole && !isClipped(block),
  };
}

/**
 * One's own mail has no number until Gmail has stored it, some seconds after it was sent; the number that its draft had
 * is another mail's, and is never read off an editor.
 */
function readId(reading: Reading, { marked, body, ...block }: MessageBlock, field: string) {
  const added = reading.added('message_id', block.element, (value, element) =>
    body?.contains(element) === true ? null : (hexId(value) ?? hexOfDecimal(value, 'msg')),
  );
  const id = reading.agreed(field, 'messages', [
    {
      locator: gmail.messageLegacy,
      read: () => hexId(attributeOf(marked, 'data-legacy-message-id')),
    },
    {
      locator: gmail.messageDecimal,
      read: () => hexOfDecimal(attributeOf(marked, 'data-message-id'), 'msg'),
    },
    { locator: gmail.messageClass, read: () => idInClass(body) },
    {
      locator: gmail.messageLog,
      read: () => hexOfDecimal(loggedName({ marked, body, ...block }, 'msg'), 'msg'),
    },
  ]);
  return id ?? (reading.health.messages === 'unsure' ? null : reading.first(field, added));
}

/** What the page logs on the mail itself, or on the star beside the date. */
export function loggedName(block: MessageBlock, kind: 'thread' | 'msg'): string | null {
  const star = block.rows[0]?.querySelector('[role=checkbox][jslog]') ?? null;
  return (
    nameInJslog(block.body?.getAttribute('jslog') ?? null, kind) ??
    nameInJslog(star?.getAttribute('jslog') ?? null, kind)
  );
}

/** Before 2018 the body carried its message's id as a class. */
function idInClass(body: Element | null): string | null {
  const holder = body?.matches('.a3s') === true ? body : body?.querySelector(':scope > .a3s');
  const token = [...(holder?.classList ?? [])].find((name) => /^m[0-9a-f]{15,16}$/.test(name));
  return token === undefined ? null : hexId(token.slice(1));
}

/** Where the page's own marks of a mail are gone, the organisation may know where it stands. */
function addedBody(reading: Reading, { element }: MessageBlock, field: string): Element | null {
  const added = addedElements(reading, 'body', element);
  return reading.first(
    field,
    added.map(({ locator, read }) => ({ locator, read: () => read()?.[0] ?? null })),
  );
}

function readBody(reading: Reading, body: Element, field: string) {
  const known = [
    { locator: gmail.body, read: () => (body.matches(gmail.body.selector) ? body : null) },
    { locator: gmail.bodyIds, read: () => (body.id.startsWith(':') ? body : null) },
    {
      locator: gmail.bodyClass,
      read: () => (body.matches(gmail.bodyClass.selector) ? body : null),
    },
  ];
  reading.first(field, known);
  return bodyHtml(innermost(body));
}

/** The page wraps the mail in two elements of its own; what is read begins within both. */
function innermost(body: Element): Element {
  const [child, ...others] = body.children;
  const isWrap = child?.localName === 'div' && others.length === 0 && !body.matches('.a3s');
  return isWrap && (child.id.startsWith(':') || child.matches('.a3s')) ? child : body;
}
