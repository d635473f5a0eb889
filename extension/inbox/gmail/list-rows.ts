import type { Reading } from '../page/reading.ts';
import { gmail, inMessage } from './gmail-locators.ts';
import { addedElements, inSight, rowsOf, someOf } from './page-parts.ts';

/**
 * A row of a list: one table row, or in the narrow list beside a pane two or three (seen 2014 to 2016), of which the
 * first has the checkbox, whose cell says how many rows it spans.
 */
export type ListRow = readonly Element[];

const { rowLegacy, rowDecimal, rowCheckbox, rowClass } = gmail;
const marks = `${rowLegacy.selector}, ${rowDecimal.selector}, ${rowCheckbox.selector}, ${rowClass.selector}`;

export function listRows(reading: Reading, views: readonly Element[]): ListRow[] {
  const rows = rowsAround(views.flatMap((view) => [...view.querySelectorAll(marks)]));
  const which = (test: (row: Element) => boolean) => () =>
    rows.some((parts) => parts.some(test)) ? rows : null;
  return (
    reading.first<ListRow[]>('rows', [
      { locator: rowLegacy, read: which((row) => row.querySelector(rowLegacy.selector) !== null) },
      {
        locator: rowDecimal,
        read: which((row) => row.querySelector(rowDecimal.selector) !== null),
      },
      { locator: rowCheckbox, read: which((row) => row.querySelector('[role=checkbox]') !== null) },
      { locator: rowClass, read: () => someOf(rows) },
      ...views.flatMap((view) =>
        addedElements(reading, 'rows', view).map(({ locator, read }) => ({
          locator,
          read: () => someOf((read() ?? []).map((row) => [row])),
        })),
      ),
    ]) ?? []
  );
}

/** Never a header of a message, which is a table row with a star: the thread stands in the same view as its list. */
function rowsAround(found: readonly Element[]): ListRow[] {
  const rows = new Set<Element>();
  for (const mark of found) {
    if (mark.localName === 'h2') continue;
    const row = mark.closest('tr, [role=row]');
    if (row !== null) rows.add(row);
  }
  const taken = new Set<Element>();
  const groups: ListRow[] = [];
  for (const row of inSight(
    [...rows].filter((one) => one.closest(`${inMessage}, form`) === null),
  )) {
    if (taken.has(row)) continue;
    const group = groupAt(row);
    for (const part of group) taken.add(part);
    if (isListed(group)) groups.push(group);
  }
  return groups;
}

function groupAt(row: Element): ListRow {
  const span = Number(row.querySelector(':scope > td[rowspan]')?.getAttribute('rowspan') ?? 1);
  if (!(span > 1 && span <= 3) || row.parentElement === null) return [row];
  const siblings = rowsOf(row.parentElement);
  const at = siblings.indexOf(row);
  return siblings.slice(at, at + span);
}

/** Names a thread, or has somebody and a link to what they wrote. */
function isListed(group: ListRow): boolean {
  const has = (selector: string) => group.some((row) => row.querySelector(selector) !== null);
  if (has('[data-legacy-thread-id], [data-thread-id]')) return true;
  return (
    has('[email], [data-hovercard-id]') &&
    group.some((row) => row.querySelector('[role=link]') !== null || row.matches('.zA'))
  );
}
