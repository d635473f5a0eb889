import type { LoggedMark } from '../ports.ts';

/** Where a mark may stand: the element that it is put behind, for a message or a row of the list. */
export interface MarkPlaces {
  message(id: string): Element | null;
  thread(id: string): readonly Element[];
}

/** For pages that show no mails. */
export const noMarkPlaces: MarkPlaces = { message: () => null, thread: () => [] };

export const markAttribute = 'data-threadbook-logged';

/**
 * Small marks beside logged messages and threads. They are re-applied when the page draws itself anew, never needed,
 * and never in the way of a click.
 */
export class LoggedMarks {
  readonly #document: Document;
  readonly #places: MarkPlaces;
  #marks: readonly LoggedMark[] = [];

  constructor(document: Document, places: MarkPlaces) {
    this.#document = document;
    this.#places = places;
  }

  show(marks: readonly LoggedMark[]): void {
    this.#marks = marks;
    this.apply();
  }

  /** Puts the present marks where they are missing, and takes away those that no longer hold. */
  apply(): void {
    const wanted = new Map<Element, string>();
    for (const { messageId, threadId, label } of this.#marks) {
      const places = [
        ...(messageId === null ? [] : [this.#places.message(messageId)]),
        ...(threadId === null ? [] : this.#places.thread(threadId)),
      ];
      for (const place of places) if (place !== null) wanted.set(place, label);
    }
    for (const mark of this.#document.querySelectorAll(`[${markAttribute}]`)) {
      const place = mark.previousElementSibling;
      if (place !== null && wanted.get(place) === mark.getAttribute('title')) wanted.delete(place);
      else mark.remove();
    }
    for (const [place, label] of wanted) place.after(this.#mark(label));
  }

  clear(): void {
    this.show([]);
  }

  #mark(label: string): HTMLElement {
    const mark = this.#document.createElement('span');
    mark.setAttribute(markAttribute, '');
    mark.title = label;
    // In a shadow root: the page, and our own reading of it, find no text of ours in a subject or a name.
    mark.attachShadow({ mode: 'closed' }).append('✓');
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', label);
    Object.assign(mark.style, {
      display: 'inline-block',
      marginInlineStart: '6px',
      padding: '0 4px',
      borderRadius: '8px',
      background: '#e6fcf5',
      color: '#087f5b',
      font: '600 11px/16px system-ui, sans-serif',
      pointerEvents: 'none',
      verticalAlign: 'middle',
    });
    return mark;
  }
}
