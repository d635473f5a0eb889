import type { Person, SnapshotRow } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { hexId, hexOfDecimal } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';

/** Rows of the visible thread list. A row without an id attribute has none: DOM ids such as ":46" are not ids. */
export function readRows(reading: Reading, view: ParentNode): SnapshotRow[] {
  return listRows(reading, view).map(({ row, threadId }) => ({
    threadId,
    subject: textOf(row.querySelector('.bog')) ?? textOf(row.querySelector('.y6 > span')),
    people: rowPeople(row),
    dateRaw:
      attributeOf(row.querySelector('td.xW span[title]'), 'title') ??
      attributeOf(row.querySelector('td.xW span[aria-label]'), 'aria-label'),
  }));
}

export interface ListRow {
  readonly row: Element;
  readonly threadId: string | null;
}

export function listRows(reading: Reading, view: ParentNode): ListRow[] {
  const rows =
    reading.first('rows', [
      { locator: gmail.rowLegacy, read: () => rowsAround(view, gmail.rowLegacy.selector) },
      { locator: gmail.rowDecimal, read: () => rowsAround(view, gmail.rowDecimal.selector) },
      { locator: gmail.rowClass, read: () => rowsAround(view, gmail.rowClass.selector) },
    ]) ?? [];
  return rows.map((row) => {
    const marked = row.querySelector('[data-legacy-thread-id]');
    const decimal = row.querySelector('[data-thread-id]');
    return {
      row,
      threadId:
        hexId(attributeOf(marked, 'data-legacy-thread-id')) ??
        hexOfDecimal(attributeOf(decimal, 'data-thread-id'), 'thread'),
    };
  });
}

function rowsAround(view: ParentNode, selector: string): Element[] | null {
  const rows = new Set<Element>();
  for (const found of view.querySelectorAll(selector)) {
    const row = found.closest('tr, [role=row]');
    if (row !== null && isVisible(row)) rows.add(row);
  }
  return rows.size === 0 ? null : [...rows];
}

function rowPeople(row: Element): Person[] {
  const people = new Map<string, Person>();
  for (const element of row.querySelectorAll('span[email]')) {
    const email = attributeOf(element, 'email')?.toLowerCase() ?? null;
    if (email === null || !email.includes('@')) continue;
    people.set(email, { email, name: attributeOf(element, 'name') ?? textOf(element) });
  }
  return [...people.values()];
}
