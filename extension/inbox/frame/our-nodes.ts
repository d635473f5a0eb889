import { markAttribute } from '../logged-marks.ts';

/** Name of our own element in the page; everything of ours is inside of it or carries our attribute. */
export const hostTag = 'threadbook-sidebar';

export function isOurNode(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.localName === hostTag || node.hasAttribute(markAttribute);
}
