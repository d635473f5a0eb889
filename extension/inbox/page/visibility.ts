import { isInForeignNode } from './foreign-nodes.ts';

/** Whether a person can see it: pages keep old views in the document, hidden. */
export function isVisible(element: Element): boolean {
  if (element.closest('[hidden]') !== null) return false;
  if (typeof element.checkVisibility === 'function') {
    return element.checkVisibility({ visibilityProperty: true });
  }
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const style = at.ownerDocument.defaultView?.getComputedStyle(at);
    if (style?.display === 'none' || style?.visibility === 'hidden') return false;
  }
  return true;
}

/** In the page's own parts: what other extensions added may look like a mail and is none. */
export function visibleMatches(root: ParentNode, selector: string): Element[] {
  return [...root.querySelectorAll(selector)].filter(
    (element) => !isInForeignNode(element) && isVisible(element),
  );
}
