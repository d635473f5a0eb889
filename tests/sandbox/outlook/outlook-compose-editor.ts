import { element } from '../build-element.ts';

/**
 * Runs in the page. The text of a mail with an undo of its own, as the real page's editor has: it hears of typing and of
 * pasted text, takes pasting on itself, and answers Ctrl+Z from its own snapshots. The browser's undo has no part in it.
 */
export class OutlookEditor {
  readonly element: HTMLElement;
  readonly #changed: () => void;
  readonly #past: string[][] = [];
  #lastTyped = 0;

  constructor(label: string, content: readonly Node[], changed: () => void) {
    this.#changed = changed;
    this.element = element(
      'div',
      {
        contenteditable: 'true',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        tabindex: '0',
        class: 'elementToProof',
      },
      ...content,
    );
    this.element.addEventListener('beforeinput', () => this.#beforeTyping());
    this.element.addEventListener('input', changed);
    this.element.addEventListener('paste', (event) => this.#paste(event));
    this.element.addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#undo();
    });
  }

  get text(): string {
    return this.element.innerText.trim();
  }

  /** Keys in quick succession are one step. */
  #beforeTyping(): void {
    const now = performance.now();
    if (now - this.#lastTyped > 1_000) this.#keep();
    this.#lastTyped = now;
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    // The real editor reads the clipboard's items, which takes a moment.
    void Promise.resolve().then(() => {
      this.#keep();
      const selection = document.getSelection();
      if (selection === null || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0);
      range.deleteContents();
      const pasted = document.createDocumentFragment();
      text.split('\n').forEach((line, index) => {
        if (index > 0) pasted.append(element('br', {}));
        pasted.append(line);
      });
      range.insertNode(pasted);
      range.collapse(false);
      this.#lastTyped = 0;
      this.#changed();
    });
  }

  /** Nodes cannot be kept as they are, since the page goes on changing them; lines are enough here. */
  #keep(): void {
    this.#past.push(this.element.innerText.split('\n'));
  }

  #undo(): void {
    const lines = this.#past.pop();
    if (lines === undefined) return;
    this.element.replaceChildren(
      ...lines.flatMap((line, index) => (index === 0 ? [line] : [element('br', {}), line])),
    );
    this.#lastTyped = 0;
    this.#changed();
  }
}
