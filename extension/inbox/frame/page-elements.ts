/**
 * The page's document, asked by its prototype: a page may name an image `body` or `createElement`, and the document then
 * answers with the image.
 */
export function rootOf(document: Document): HTMLElement | null {
  const root: unknown = Reflect.get(Document.prototype, 'documentElement', document);
  return root instanceof HTMLElement ? root : null;
}

export function hasBody(document: Document): boolean {
  return Reflect.get(Document.prototype, 'body', document) instanceof HTMLElement;
}

export function createIn<Tag extends keyof HTMLElementTagNameMap>(
  document: Document,
  tag: Tag,
): HTMLElementTagNameMap[Tag];
export function createIn(document: Document, tag: string): HTMLElement;
export function createIn(document: Document, tag: string): HTMLElement {
  return Document.prototype.createElement.call(document, tag);
}
