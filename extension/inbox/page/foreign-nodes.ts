/**
 * What in a mail page is not the mail page's: our own element, and what other extensions put there. Nothing is read in it
 * and nothing that happens in it is a change of the page.
 *
 * InboxSDK is the awkward neighbour: it makes nodes of its own (`class="inboxsdk__…"`, its class first) and also adds
 * classes and `data-inboxsdk-…` to nodes of Gmail (behind Gmail's own classes). Only the former are foreign.
 * @param parent where it is, or was before it was taken out
 */
export function isForeignNode(node: Node, parent: Node | null = parentOf(node)): boolean {
  if (!(node instanceof Element)) return false;
  const className = attribute(node, 'class');
  if (className.startsWith('inboxsdk__')) return true;
  if (className === '' && hasNeighboursData(node)) return true;
  if (!(parent instanceof Element)) return false;
  const name = String(node.localName);
  // Beside head and body only extensions put anything; the parser would have moved it into the body.
  if (parent.localName === 'html') return !partsOfRoot.has(name);
  return parent.localName === 'body' && name.includes('-') && !ofThePage.test(name);
}

/** Whether a node is foreign or lies inside of something foreign. */
export function isInForeignNode(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = parentOf(at)) {
    if (isForeignNode(at)) return true;
  }
  return false;
}

const partsOfRoot: ReadonlySet<string> = new Set(['head', 'body', 'frameset']);
/** Custom elements that Google's and Microsoft's own pages are built of; other extensions' hang on the body like these. */
const ofThePage = /^(?:c|g|gm|md|mwc|yt|fluent|ms|msft|owa)-/;

/**
 * By the prototype: a form answers its own properties with the fields of that name, and `<input name="parentNode">`
 * would lead us round in a circle for ever.
 */
function parentOf(node: Node): Node | null {
  const parent: unknown = Reflect.get(Node.prototype, 'parentNode', node);
  return parent instanceof Node ? parent : null;
}

const attribute = (element: Element, name: string): string =>
  Element.prototype.getAttribute.call(element, name) ?? '';

function hasNeighboursData(element: Element): boolean {
  const names = Element.prototype.getAttributeNames.call(element);
  return names.some((name) => name.startsWith('data-inboxsdk-'));
}
