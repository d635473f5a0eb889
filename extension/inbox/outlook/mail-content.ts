import { attributeOf, cleanText } from '../page/page-text.ts';
import { behindLabel } from './outlook-labels.ts';

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

/** Those whose accessible name begins with one of the words and a colon: "From: …". */
export const labelledMatches = (root: ParentNode, words: readonly string[]): Element[] =>
  pageMatches(root, '[aria-label]').filter(
    (element) => behindLabel(attributeOf(element, 'aria-label') ?? '', words) !== null,
  );

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

/** Texts of a message's head: what stands before its body, with the element that holds each. */
export function* headTexts(block: Element): Generator<{ text: string; holder: Element }> {
  const texts = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || isInMail(holder)) return;
    const text = cleanText(node.textContent);
    if (text !== null) yield { text, holder };
  }
}
