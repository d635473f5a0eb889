/** Where the caret last stood in each editor: it leaves one when the reader goes to another, and the sidebar. */
export class CaretMemory {
  readonly #document: Document;
  readonly #places = new WeakMap<Element, Range>();

  constructor(document: Document, signal: AbortSignal) {
    this.#document = document;
    document.addEventListener('selectionchange', () => this.#remember(), { signal });
    this.#remember();
  }

  /** A collapsed range behind what is or was selected in the editor; null when the caret was never there. */
  placeIn(body: Element): Range | null {
    const kept = this.#places.get(body);
    if (kept === undefined || !body.contains(kept.endContainer)) return null;
    const place = kept.cloneRange();
    // What is selected is the writer's: text goes behind it, not in its place.
    place.collapse(false);
    return place;
  }

  #remember(): void {
    const selection = this.#document.getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    const { endContainer } = range;
    const at = endContainer instanceof Element ? endContainer : endContainer.parentElement;
    const body = outermostEditable(at);
    // A live range: it moves along when the page changes the text around it.
    if (body !== null) this.#places.set(body, range.cloneRange());
  }
}

function outermostEditable(element: Element | null): Element | null {
  const found = element?.closest('[contenteditable=true]') ?? null;
  return found === null ? null : (outermostEditable(found.parentElement) ?? found);
}
