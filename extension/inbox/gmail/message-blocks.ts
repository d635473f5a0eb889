import { attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { clippedNotice, editor, gmail } from './gmail-locators.ts';
import { namesFields } from './message-details.ts';
import { addedElements, inSight, isBefore, outermost, rowsOf, someOf } from './page-parts.ts';

/** A message of the open thread, taken apart into what the page made and what the mail brought along. */
export interface MessageBlock {
  readonly element: Element;
  /** Carries the ids; the block itself where nothing does. */
  readonly marked: Element;
  /** What holds the mail. Nothing inside is ever taken for a part of the page. null while it is not in the page. */
  readonly body: Element | null;
  /** Rows of the table above the mail: sender and date in the first, recipients in another. */
  readonly rows: readonly Element[];
  /** Tables below the header's line or behind it: the details that the page shows on a click, and keeps. */
  readonly details: readonly Element[];
}

const { messages, messagesLegacy, messagesList, messagesClass } = gmail;
const marks = `${messages.selector}, ${messagesLegacy.selector}`;
const bodies = `${gmail.body.selector}, ${gmail.bodyClass.selector}`;

/** Messages of the open thread, oldest first, as the page orders them. */
export function messageBlocks(reading: Reading, view: Element): MessageBlock[] {
  const mails = outermost([...view.querySelectorAll(bodies)]);
  const editors = [...view.querySelectorAll(editor)];
  const own = (found: readonly Element[]): Element[] => {
    const outer = inSight(outermost(found));
    // Both lists are in document order, and so few that a search is cheap.
    return outer.filter((element) => !mails.some((mail) => mail.contains(element)));
  };
  // An item of the list holds the marked element; where one of both is lost the other still stands.
  const all = `${marks}, ${messagesList.selector}`;
  const blocksOf = (elements: readonly Element[]) =>
    elements.flatMap((element) => blockOf(element, editors) ?? []);
  const blocks = blocksOf(own([...view.querySelectorAll(all)]));
  const marked = (name: string) => () =>
    blocks.some(({ marked: holder }) => holder.hasAttribute(name)) ? blocks : null;
  const read = (elements: readonly Element[]) => someOf(blocksOf(elements));
  const classes = () => read(own([...view.querySelectorAll(messagesClass.selector)]));
  return (
    reading.first('messages', [
      { locator: messages, read: marked('data-message-id') },
      { locator: messagesLegacy, read: marked('data-legacy-message-id') },
      { locator: messagesList, read: () => someOf(blocks) },
      { locator: messagesClass, read: classes },
      ...addedElements(reading, 'messages', view).map(({ locator, read: elements }) => ({
        locator,
        read: () => read(own(elements() ?? [])),
      })),
    ]) ?? []
  );
}

/** null for what is no message: something being written, or a list of something else. */
function blockOf(element: Element, editors: readonly Element[]): MessageBlock | null {
  const isWritten = editors.some((one) => element.contains(one));
  const holder = element.matches(marks) ? element : element.querySelector(marks);
  const header = headerIn(holder) ?? (holder === element ? null : headerIn(element));
  const rows = header === null ? [] : rowsOf(header);
  const body = bodyIn(element, header);
  if (isWritten && rows.length === 0) return null;
  if (holder === null && rows.length === 0 && body === null) return null;
  const details = [
    ...rows.slice(1).flatMap(detailsBelow),
    ...(header === null || body === null ? [] : tablesBetween(element, header, body)),
  ];
  const marked = holder === null || body?.contains(holder) === true ? element : holder;
  return { element, marked, body, rows, details };
}

/** The first table, if it names somebody or holds a cell of Gmail's grid; never one of a mail or of a form. */
function headerIn(element: Element | null): Element | null {
  const table = element?.querySelector('table') ?? null;
  if (table === null || table.closest('form') !== null || table.closest(bodies) !== null)
    return null;
  const [first] = rowsOf(table);
  return first?.querySelector('[email], [data-hovercard-id], [role=gridcell]') == null
    ? null
    : table;
}

/**
 * The mail, by what the page logs on it, by the page's own ids, or by class. A mail that imitates one of these stands
 * inside of the true one, which then holds what the others found.
 */
function bodyIn(element: Element, header: Element | null): Element | null {
  const logged = element.querySelector(gmail.body.selector);
  const classed = element.querySelector(gmail.bodyClass.selector);
  const byIds = logged === null || classed === null ? bodyByIds(element, header) : null;
  const candidates = [logged, byIds, classed].filter((found) => found !== null);
  const outer = candidates.find((one) =>
    candidates.every((other) => one.contains(other) || !other.contains(one)),
  );
  return outer ?? null;
}

/** Behind the header the only element with an id of the page whose first child has one, too. */
function bodyByIds(element: Element, header: Element | null): Element | null {
  if (header === null) return null;
  for (const inner of element.querySelectorAll(gmail.bodyIds.selector)) {
    const outer = inner.parentElement;
    const isBehind = outer !== null && !outer.contains(header) && isBefore(header, outer);
    if (isBehind && outer.closest('form') === null) return outer;
  }
  return null;
}

/** Opened beside the arrow, the details stand in the cell of the line itself. */
const detailsBelow = (row: Element): Element[] =>
  [...row.querySelectorAll('table')].filter(namesFields);

function tablesBetween(element: Element, header: Element, body: Element): Element[] {
  const found: Element[] = [];
  for (const table of element.querySelectorAll('table')) {
    if (body.contains(table) || isBefore(body, table)) break;
    if (table === header || header.contains(table) || !isBefore(header, table)) continue;
    found.push(table);
  }
  return outermost(found);
}

/** The first match, if it stands above the mail: what comes first within the mail is not of the page. */
export function ownMatch({ element, body }: MessageBlock, selector: string): Element | null {
  const found = element.querySelector(selector);
  return found === null || body?.contains(found) === true ? null : found;
}

/** In the first row of the header stand the sender and the date. */
export function matchesInRow(row: Element | undefined, selector: string): Element[] {
  return row === undefined ? [] : [...row.querySelectorAll(selector)];
}

/** Whether the page opened the message; null where it does not say. */
export function saysExpanded({ element, marked }: MessageBlock): boolean | null {
  const said = attributeOf(element, 'aria-expanded') ?? attributeOf(marked, 'aria-expanded');
  if (said !== null) return said === 'true';
  if (element.matches('.h7')) return true;
  return element.matches('.kv, .ky, .kQ, .kx') ? false : null;
}

export const isClipped = ({ element }: MessageBlock): boolean =>
  element.querySelector(clippedNotice) !== null;
