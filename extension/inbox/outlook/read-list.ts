import type { Person, SnapshotRow } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { idKind } from './outlook-ids.ts';
import { outlook } from './outlook-locators.ts';

export interface ListRow {
  readonly row: Element;
  readonly threadId: string | null;
}

/** Rows of the message list that are in the document; the list is virtual and holds a screenful. */
export function listRows(reading: Reading, document: Document): ListRow[] {
  const rows = reading.first('rows', [
    { locator: outlook.row, read: () => shown(document, outlook.row.selector) },
    { locator: outlook.rowOption, read: () => shown(document, outlook.rowOption.selector) },
  ]);
  return (rows ?? []).map((row) => {
    const id = attributeOf(row, 'data-convid');
    return { row, threadId: id !== null && idKind(id) === 'conversation' ? id : null };
  });
}

export function readRows(reading: Reading, document: Document): SnapshotRow[] {
  return listRows(reading, document).map(({ row, threadId }) => ({
    threadId,
    // The row's label runs sender, subject, date and preview together: it tells nothing for certain.
    subject: textOf(row.querySelector('[class*=subject] [class*=subject], [id$="_SUBJECT"]')),
    people: rowPeople(row),
    dateRaw:
      [...row.querySelectorAll('span[title]')]
        .map((span) => attributeOf(span, 'title'))
        .find((title) => title !== null && /\d{1,2}[:.]\d{2}/.test(title)) ?? null,
  }));
}

/**
 * Addresses that the page gives away beside a name, for the people whom the reading pane shows by name alone: the
 * reader's own from the account menu, others from the row of the same conversation. Other rows may name somebody else
 * who is called the same, and a name that belongs to two addresses is left out.
 */
export function addressBook(
  document: Document,
  account: string | null,
  conversationId: string | null,
): ReadonlyMap<string, string> {
  const book = new Map<string, string | null>();
  const own = textOf(document.querySelector('#mectrl_currentAccount_primary'));
  if (own !== null && account !== null) book.set(own, account);
  const rows = [...document.querySelectorAll(outlook.row.selector)].filter(
    (row) => conversationId !== null && attributeOf(row, 'data-convid') === conversationId,
  );
  for (const { name, email } of rows.flatMap(rowPeople)) {
    if (name === null || email === null) continue;
    const known = book.get(name);
    book.set(name, known === undefined || known === email ? email : null);
  }
  return new Map([...book].flatMap(([name, email]) => (email === null ? [] : [[name, email]])));
}

function rowPeople(row: Element): Person[] {
  return [...row.querySelectorAll('span[title*="@"]')].flatMap((span) => {
    const email = addressIn(attributeOf(span, 'title'));
    return email === null ? [] : [{ email, name: textOf(span)?.replace(/^;\s*/, '') ?? null }];
  });
}

function shown(document: Document, selector: string): Element[] | null {
  const rows = [...document.querySelectorAll(selector)].filter(isVisible);
  return rows.length === 0 ? null : rows;
}
