import { element } from '../build-element.ts';
import { classes } from './outlook-classes.ts';
import type { OutlookPage } from './outlook-page-parts.ts';
import { type ListedMail, listRow, rowHeight } from './outlook-row.ts';

/** Runs in the page. The message list: virtual, so that rows leave the document while they are out of sight. */
export interface ListState {
  /** Of the open mail, in the same form as `ListedMail.openId`. */
  readonly openId: string | null;
  readonly ticked: ReadonlySet<string>;
  readonly heading: string;
}

/** Rows that are drawn beyond the edge. */
const margin = 2;

export class MessageList {
  readonly element: HTMLElement;
  readonly #page: OutlookPage;
  readonly #tick: (id: string) => void;
  readonly #folder: () => string;
  readonly #box: HTMLElement;
  readonly #space: HTMLElement;
  readonly #heading: HTMLElement;
  readonly #drawn = new Map<number, HTMLElement>();
  #mails: readonly ListedMail[] = [];
  #state: ListState = { openId: null, ticked: new Set(), heading: '' };

  constructor(page: OutlookPage, options: { folder(): string; tick(id: string): void }) {
    this.#page = page;
    this.#tick = options.tick;
    this.#folder = options.folder;
    this.#heading = element('span', { class: 'folder-name' });
    this.#space = element('div', { class: 'space' });
    this.#box = element(
      'div',
      {
        role: 'listbox',
        'aria-label': page.words.messageList,
        'aria-multiselectable': 'true',
        class: classes('listbox'),
        tabindex: '0',
      },
      this.#space,
    );
    this.#box.addEventListener('scroll', () => this.#draw());
    addEventListener('resize', () => this.#draw());
    this.element = element(
      'div',
      { id: 'MailList', 'data-app-section': 'MessageList' },
      element(
        'div',
        { class: 'list-head' },
        this.#heading,
        element('b', {}, page.words.focused),
        element('span', {}, page.own.other),
        element('span', { class: 'filter' }, page.own.filter),
      ),
      ...page.data.errors.map((error) =>
        element(
          'div',
          { class: 'sandbox-error', role: 'note' },
          `${error.key} ${page.words.unreadable}: ${error.reason}`,
        ),
      ),
      this.#box,
    );
  }

  show(mails: readonly ListedMail[], state: ListState): void {
    this.#mails = mails;
    this.#state = state;
    this.#heading.textContent = state.heading;
    this.#drawn.clear();
    this.#space.replaceChildren();
    this.#space.style.height = `${mails.length * rowHeight}px`;
    if (mails.length === 0) {
      this.#space.append(element('div', { class: 'empty-list' }, this.#page.words.none));
    }
    this.#draw();
  }

  #draw(): void {
    const first = Math.max(0, Math.floor(this.#box.scrollTop / rowHeight) - margin);
    const height = this.#box.clientHeight > 0 ? this.#box.clientHeight : innerHeight;
    const last = Math.min(this.#mails.length, first + Math.ceil(height / rowHeight) + 2 * margin);
    for (const [index, row] of this.#drawn) {
      if (index >= first && index < last) continue;
      row.remove();
      this.#drawn.delete(index);
    }
    for (let index = first; index < last; index++) {
      const mail = this.#mails[index];
      if (mail === undefined || this.#drawn.has(index)) continue;
      const row = this.#row(mail, index, index - first);
      this.#drawn.set(index, row);
      this.#space.append(row);
    }
  }

  #row(mail: ListedMail, index: number, drawn: number): HTMLElement {
    const { openId, ticked } = this.#state;
    const isTicked = ticked.has(mail.openId);
    return listRow(
      this.#page,
      mail,
      { index, drawn, count: this.#mails.length },
      { ticked: isTicked, selected: isTicked || (ticked.size === 0 && mail.openId === openId) },
      {
        open: () => this.#page.go(this.#folder(), mail.openId),
        tick: () => this.#tick(mail.openId),
      },
    );
  }
}
