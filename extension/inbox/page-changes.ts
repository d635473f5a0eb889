import { isForeignNode, isInForeignNode } from './page/foreign-nodes.ts';

/** Of a storm of changes only so many are looked at; then it is a change of the page for certain enough. */
const mostLooks = 400;

/**
 * Whether any of these changes is one of the page itself, and not of our own marks or of another extension. Cheap: it is
 * asked some thousand times a second on a page that redraws itself.
 * @param isOurs our own nodes inside of the page
 */
export function isChangeOfPage(
  records: readonly MutationRecord[],
  isOurs: (node: Node) => boolean,
): boolean {
  const targets = new Map<Node, boolean>();
  let looks = 0;
  const isNoneOfThePage = (node: Node, parent: Node): boolean => {
    looks += 1;
    return isOurs(node) || isForeignNode(node, parent);
  };
  for (const { type, target, addedNodes, removedNodes } of records) {
    let ignored = targets.get(target);
    if (ignored === undefined) {
      looks += 1;
      ignored = isOurs(target) || isInForeignNode(target);
      targets.set(target, ignored);
    }
    if (ignored) continue;
    if (type !== 'childList' || looks > mostLooks) return true;
    for (const nodes of [addedNodes, removedNodes]) {
      for (const node of nodes) if (!isNoneOfThePage(node, target)) return true;
    }
  }
  return false;
}
