import type { LocatorSlot } from '../../../shared/contracts/added-locators.ts';
import { cleanText } from '../page/page-text.ts';
import type { Attempt, Reading } from '../page/reading.ts';

/**
 * What a mail brings along, as against what the page is made of. A mail may hold elements with any id, role or label
 * that the cleaning of the page lets through, so nothing inside is ever taken for a part of the page: everything that
 * reads the page looks through here. Editors count as content too.
 */
export const bodyParts = '[id^=UniqueMessageBody], [role=document]';

const contents = `${bodyParts}, [contenteditable=true], [data-test-id=mailMessageBodyContainer]`;

export const isInMail = (element: Element): boolean => element.closest(contents) !== null;

/** All matches below (or at) the root that belong to the page itself, in document order. */
export function pageMatches(root: ParentNode, selector: string): Element[] {
  const found = [...root.querySelectorAll(selector)].filter((match) => !isInMail(match));
  return root instanceof Element && root.matches(selector) && !isInMail(root)
    ? [root, ...found]
    : found;
}

/** The first of them. */
export const pageMatch = (root: ParentNode, selector: string): Element | null =>
  pageMatches(root, selector)[0] ?? null;

/** The page's own elements at and below the root; what mails bring along is not even walked through. */
export function pageElements(root: Element): Element[] {
  const found = isInMail(root) ? [] : [root];
  if (found.length > 0) collect(root, found);
  return found;
}

function collect(parent: Element, found: Element[]): void {
  for (let at = parent.firstElementChild; at !== null; at = at.nextElementSibling) {
    if (at.matches(contents)) continue;
    found.push(at);
    collect(at, found);
  }
}

export const matching = (elements: readonly Element[], selector: string): Element[] =>
  elements.filter((element) => element.matches(selector));

/** Those whose accessible name begins with a label: "From: …". */
export const labelledBy = (elements: readonly Element[], label: RegExp): Element[] =>
  elements.filter((element) => label.test(element.getAttribute('aria-label')?.trim() ?? ''));

/** null instead of an empty list: the locator found nothing. */
export const someOf = <T>(found: T[]): T[] | null => (found.length === 0 ? null : found);

/** Bodies of messages, outermost only, in document order. */
export function bodies(root: ParentNode): Element[] {
  return outermost([...root.querySelectorAll(bodyParts)]);
}

/** Without those that stand inside another one. Takes and gives document order, in one walk. */
export function outermost(elements: readonly Element[]): Element[] {
  const kept: Element[] = [];
  for (const element of elements) if (!kept.at(-1)?.contains(element)) kept.push(element);
  return kept;
}

/**
 * Texts that elements hold themselves, with the element that holds each.
 * @param like only those that match; asked before anything dearer is done with a text
 */
export function* textsOf(
  elements: readonly Element[],
  like = /\S/,
): Generator<{ readonly text: string; readonly holder: Element }> {
  for (const holder of elements) {
    for (let node = holder.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType !== Node.TEXT_NODE || !like.test(node.nodeValue ?? '')) continue;
      const text = cleanText(node.nodeValue);
      if (text !== null) yield { text, holder };
    }
  }
}

/** What an organisation added for a slot, on the page's own elements. */
export const addedOutside = <T>(
  reading: Reading,
  slot: LocatorSlot,
  root: ParentNode,
  parse: (value: string, element: Element) => T | null,
): Attempt<T>[] =>
  reading.added(slot, root, (value, element) => (isInMail(element) ? null : parse(value, element)));
