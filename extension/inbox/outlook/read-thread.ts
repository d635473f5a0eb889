import type { SnapshotThread } from '../../../shared/contracts/inbox-snapshot.ts';
import { conversationIn, itemIn } from '../../../shared/domain/outlook-ids.ts';
import { stripSubjectPrefixes } from '../../../shared/domain/subject-key.ts';
import { attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { addedOutside, pageMatches } from './mail-content.ts';
import type { OutlookAddress } from './outlook-address.ts';
import { outlook } from './outlook-locators.ts';
import type { ListRow } from './read-list.ts';
import type { ReadingPane } from './reading-pane.ts';
import { rowParts } from './row-parts.ts';

/**
 * Which thread is open. Its id stands in the address and in the one selected row; its subject in a heading of the pane
 * and in that row. Where two of them disagree the page is on its way from one mail to the next, or a row is ticked that
 * is not the open one: then neither is told.
 */
export function readThread(
  reading: Reading,
  pane: ReadingPane,
  address: OutlookAddress,
  rows: readonly ListRow[],
): SnapshotThread {
  const unknown = { id: null, legacyId: null, conversationId: null, subject: null };
  const row = theSelected(rows);
  const subject = readSubject(reading, pane.element, row);
  const conversationId = reading.agreed('thread.conversationId', 'thread', [
    { locator: outlook.conversationUrl, read: () => address.conversationId },
    // A selected row of another mail than the pane's is told by its words, where no id can be compared.
    {
      locator: outlook.conversationRow,
      read: () =>
        address.itemId === null || speaksOf(row, subject) ? (row?.conversationId ?? null) : null,
    },
    { locator: outlook.conversationPane, read: () => carriedId(pane.element) },
  ]);
  const itemId = reading.agreed('thread.legacyId', 'thread', [
    { locator: outlook.conversationUrl, read: () => address.itemId },
    { locator: outlook.itemQuery, read: () => address.itemInQuery },
    { locator: outlook.conversationRow, read: () => row?.itemId ?? null },
  ]);
  if (!speaksOf(row, subject)) reading.health.thread = 'unsure';
  if (reading.health.thread === 'unsure') return unknown;
  const ofConversation = pane.kind === 'conversation' || itemId === null;
  const id =
    (ofConversation ? (conversationId ?? itemId) : itemId) ?? addedId(reading, pane.element);
  const source = id === conversationId ? 'thread.conversationId' : 'thread.legacyId';
  const found = reading.provenance[source];
  if (id !== null && found !== undefined) reading.provenance['thread.id'] = found;
  return { id, legacyId: itemId, conversationId: conversationId ?? conversationIn(id), subject };
}

/** One selected row means the open one; several mean ticks, and then nobody knows. */
function theSelected(rows: readonly ListRow[]): ListRow | null {
  const selected = rows.filter(({ isSelected }) => isSelected);
  return selected.length === 1 ? (selected[0] ?? null) : null;
}

/** Whether the row's words hold the subject, whatever "Re:" stands before either; true when there is nothing to compare. */
function speaksOf(row: ListRow | null, subject: string | null): boolean {
  if (row === null || subject === null) return true;
  const words = `${attributeOf(row.element, 'aria-label') ?? ''} ${textOf(row.element) ?? ''}`;
  return folded(words).includes(folded(stripSubjectPrefixes(subject)));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

function readSubject(reading: Reading, pane: Element, row: ListRow | null): string | null {
  const heading = (selector: string, isOne: (heading: Element) => boolean) => () =>
    pageMatches(pane, selector)
      .filter((found) => found.closest('[role=option], [role=listbox]') === null && isOne(found))
      .map(headingText)
      .find((text) => text !== null) ?? null;
  return reading.first('thread.subject', [
    { locator: outlook.subject, read: heading(outlook.subject.selector, isVisible) },
    { locator: outlook.subjectTitle, read: heading(outlook.subjectTitle.selector, showsItsTitle) },
    { locator: outlook.subjectHeading, read: heading(outlook.subjectHeading.selector, isVisible) },
    ...addedOutside(reading, 'subject', pane, (value) => value),
    {
      locator: outlook.conversationRow,
      read: () => (row === null ? null : rowParts(reading, row.element).subject),
    },
  ]);
}

/** The title is the whole subject; the text may have a button of the page behind it ("Summarize"). */
function headingText(heading: Element): string | null {
  const title = attributeOf(heading, 'title');
  if (title !== null) return title;
  const buttons = [...heading.querySelectorAll('button, [role=button]')];
  const whole = textOf(heading);
  return cleanText(
    buttons.reduce((rest, button) => rest.replace(textOf(button) ?? '', ''), whole ?? ''),
  );
}

function showsItsTitle(heading: Element): boolean {
  const title = attributeOf(heading, 'title');
  return title !== null && (textOf(heading) ?? '').includes(title) && isVisible(heading);
}

/** An id that the pane itself carries, when all that it carries agree. Rows of a list in it are not meant. */
function carriedId(pane: Element): string | null {
  const ids = new Set(
    pageMatches(pane, outlook.conversationPane.selector)
      .filter((found) => found.closest('[role=option], [role=listbox]') === null)
      .flatMap((found) =>
        ['data-convid', 'data-conversation-id'].flatMap(
          (name) => conversationIn(attributeOf(found, name)) ?? [],
        ),
      ),
  );
  const [only = null] = ids;
  return ids.size === 1 ? only : null;
}

const addedId = (reading: Reading, pane: Element): string | null =>
  reading.first(
    'thread.id',
    addedOutside(
      reading,
      'thread',
      pane.ownerDocument,
      (value) => conversationIn(value) ?? itemIn(value),
    ),
  );
