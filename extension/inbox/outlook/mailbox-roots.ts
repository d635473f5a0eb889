import { addressIn, attributeOf, textOf } from '../page/page-text.ts';
import { pageElements, pageMatches, textsOf } from './mail-content.ts';
import { outlook } from './outlook-locators.ts';

/** A mailbox in the folder tree: its own root, the favourites (without address), or a shared one further down. */
export interface MailboxRoot {
  readonly element: Element;
  readonly address: string | null;
  readonly isPrimary: boolean;
}

/** Top entries of the folder tree in document order. */
export function mailboxRoots(document: Document): MailboxRoot[] {
  const entries = `${outlook.accountTree.selector}, ${outlook.accountRoot.selector}`;
  return pageMatches(document, entries)
    .filter((item) => isPrimary(item) || (item.getAttribute('aria-level') ?? '1') === '1')
    .map((element) => ({ element, address: addressOf(element), isPrimary: isPrimary(element) }))
    .filter(({ element, address }) => address !== null || element.hasAttribute('aria-level'));
}

/** The mailbox of the folder that is selected; null where the tree does not tell. */
export function shownRoot(document: Document, roots: readonly MailboxRoot[]): string | null {
  const addresses = new Set(roots.flatMap(({ address }) => address ?? []));
  // An entry that stands there and was not recognised may be the one that is shown.
  for (const text of addressTexts(roots)) if (!addresses.has(text)) return null;
  const [only = null] = addresses;
  if (addresses.size <= 1) return only;
  const [selected, another] = pageMatches(document, selectedFolder);
  if (selected === undefined || another !== undefined) return null;
  const above = roots.filter(({ element }) => element === selected || isBefore(element, selected));
  return above.at(-1)?.address ?? addressOf(selected);
}

/** The one mailbox that is the signed-in person's; null where the tree has none or several of that kind. */
export function primaryAddress(roots: readonly MailboxRoot[]): string | null {
  const [primary, another] = roots.filter((root) => root.isPrimary);
  return another === undefined ? (primary?.address ?? null) : null;
}

/** Texts of the tree that are addresses, apart from folders that are called like one. */
function addressTexts([first]: readonly MailboxRoot[]): string[] {
  if (first === undefined) return [];
  const tree = first.element.closest(treeParts) ?? first.element.parentElement;
  return [...textsOf(tree === null ? [] : pageElements(tree), /@/)].flatMap(({ text, holder }) =>
    /^\S+@\S+[^.…]$/.test(text) && holder.closest(folders) === null ? [text.toLowerCase()] : [],
  );
}

const treeParts = '[role=tree], nav, [role=navigation], [data-app-section=NavigationPane]';
const folders = '[role=treeitem][aria-level]:not([aria-level="1"])';
const selectedFolder = '[role=treeitem][aria-selected=true]';

const isPrimary = (item: Element): boolean => item.matches(outlook.accountRoot.selector);

const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const addressOf = (item: Element): string | null =>
  addressIn(attributeOf(item, 'data-folder-name')) ??
  addressIn(attributeOf(item, 'title')) ??
  addressIn(textOf(item));
