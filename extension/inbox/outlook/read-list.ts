import type { SnapshotRow } from '../../../shared/contracts/inbox-snapshot.ts';
import { conversationIn, itemIn } from '../../../shared/domain/outlook-ids.ts';
import { attributeOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { addedOutside, pageMatches, someOf } from './mail-content.ts';
import { outlook } from './outlook-locators.ts';
import { rowParts } from './row-parts.ts';

export interface ListRow {
  readonly element: Element;
  readonly conversationId: string | null;
  /** Where messages are listed one by one, rows may name these. */
  readonly itemId: string | null;
  /** Open, or ticked: the page makes no difference. */
  readonly isSelected: boolean;
}

/** Rows of the message list that are in the document; the list is virtual and holds a screenful. */
export function listRows(reading: Reading, document: Document): ListRow[] {
  const added: ListRow[] = [];
  const addedRows = addedOutside(reading, 'rows', document, (value, element) => {
    added.push({ ...listRow(element), conversationId: conversationIn(value) });
    return null;
  });
  const shown = (selector: string) => () =>
    someOf(pageMatches(document, selector).filter(isVisible).map(listRow));
  return (
    reading.first('rows', [
      { locator: outlook.row, read: shown(outlook.row.selector) },
      { locator: outlook.rowOption, read: shown(outlook.rowOption.selector) },
      ...addedRows.map(({ locator, read }) => ({
        locator,
        read: () => {
          read();
          return someOf(added);
        },
      })),
    ]) ?? []
  );
}

function listRow(element: Element): ListRow {
  const [convid, itemid] = ['data-convid', 'data-itemid'].map((name) => attributeOf(element, name));
  return {
    element,
    conversationId: conversationIn(convid ?? null),
    itemId: itemIn(itemid ?? null) ?? itemIn(convid ?? null),
    isSelected: element.getAttribute('aria-selected') === 'true',
  };
}

export function readRows(reading: Reading, rows: readonly ListRow[]): SnapshotRow[] {
  return rows.map(({ element, conversationId, itemId }) => {
    const { people, subject, dateRaw } = rowParts(reading, element);
    return { threadId: conversationId ?? itemId, subject, people, dateRaw };
  });
}

/** The rows of each thread, by the id that `SnapshotRow` gives it. */
export function rowsByThread(document: Document): ReadonlyMap<string, readonly Element[]> {
  const byThread = new Map<string, Element[]>();
  for (const element of pageMatches(document, outlook.row.selector)) {
    const { conversationId, itemId } = listRow(element);
    const id = conversationId ?? itemId;
    if (id === null) continue;
    const rows = byThread.get(id);
    if (rows === undefined) byThread.set(id, [element]);
    else rows.push(element);
  }
  return byThread;
}
