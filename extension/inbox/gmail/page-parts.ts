import type { LocatorSlot } from '../../../shared/contracts/added-locators.ts';
import { isForeignNode } from '../page/foreign-nodes.ts';
import type { Attempt, Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';

/** Without those that stand inside another one. Takes and gives document order, in one walk. */
export function outermost(elements: readonly Element[]): Element[] {
  const kept: Element[] = [];
  for (const element of elements) if (kept.at(-1)?.contains(element) !== true) kept.push(element);
  return kept;
}

/** null instead of an empty list: the locator found nothing. */
export const someOf = <T>(found: T[]): T[] | null => (found.length === 0 ? null : found);

export const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/**
 * Those whose surroundings a person sees, for elements that the page may hide each by itself: older messages of an open
 * thread are hidden in a list that is not. Siblings share one look at the page's styles.
 */
export function inSight(elements: readonly Element[]): Element[] {
  const seen = new Map<Element | null, boolean>();
  return elements.filter((element) => {
    const parent = element.parentElement;
    const known = seen.get(parent) ?? (parent === null || isVisible(parent));
    seen.set(parent, known);
    return known && !isForeignNode(element);
  });
}

/** Every element that the organisation's selectors find for a slot of which a page has many. */
export function addedElements(
  reading: Reading,
  slot: LocatorSlot,
  root: ParentNode,
): Attempt<Element[]>[] {
  const found: Element[] = [];
  const attempts = reading.added<never>(slot, root, (_, element) => {
    found.push(element);
    return null;
  });
  return attempts.map(({ locator, read }) => ({
    locator,
    read: () => {
      found.length = 0;
      read();
      return someOf([...found]);
    },
  }));
}

/** The rows of this very table, not of tables within. */
export function rowsOf(table: Element): Element[] {
  return [...table.children].flatMap((part) =>
    part.localName === 'tr' ? [part] : [...part.children].filter((row) => row.localName === 'tr'),
  );
}

/** By the prototype: `<img name="title">` would answer in its place. */
export function titleOf(document: Document): string {
  const title: unknown = Reflect.get(Document.prototype, 'title', document);
  return typeof title === 'string' ? title : '';
}
