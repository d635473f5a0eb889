import { bodyOf, element, icon, icons, onClick } from '../build-element.ts';
import type { PageMessage, PageThread } from '../page-data.ts';
import { detailsButton, recipientsLine } from './gmail-details.ts';
import { dateCell, headerTable, jslogOf, picture, senderCell } from './gmail-message-head.ts';
import { type GmailPage, pageId } from './gmail-page-parts.ts';

/** How a message stands in its thread; `hidden` ones are folded away behind a number. */
export type MessageState = 'expanded' | 'collapsed' | 'hidden';

/** A message with its names: one's own mail has a local one, and no number until the server gives it one. */
export interface ShownMessage {
  readonly message: PageMessage;
  /** null: by its decimal number. */
  readonly localId: string | null;
  readonly isNumbered: boolean;
  /** null: in a template of the page. */
  readonly text: string | null;
}

const stateClasses = { expanded: 'h7 ie', collapsed: 'kv', hidden: 'kQ' } as const;

/**
 * Runs in the page. A list item, as captured from 2019 to 2026: its header alone while it is collapsed, with the ids on
 * an element that stays empty and hidden; header, recipients and mail once it is expanded.
 */
export class MessageItem {
  readonly element = element('div', { role: 'listitem' });
  readonly #page: GmailPage;
  readonly #thread: PageThread;
  #shown: ShownMessage;
  #state: MessageState;

  constructor(page: GmailPage, thread: PageThread, shown: ShownMessage, state: MessageState) {
    this.#page = page;
    this.#thread = thread;
    this.#shown = shown;
    this.#state = state;
    this.#draw();
  }

  unhide(): void {
    if (this.#state === 'hidden') this.#turn('collapsed');
  }

  /** The server has given the mail its number. */
  number(): void {
    this.#shown = { ...this.#shown, isNumbered: true };
    this.element
      .querySelector('[data-message-id]')
      ?.setAttribute('data-legacy-message-id', this.#shown.message.id);
  }

  #turn(state: MessageState): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    const { element: item } = this;
    const isExpanded = this.#state === 'expanded';
    item.className = stateClasses[this.#state];
    item.setAttribute('aria-expanded', String(isExpanded));
    const inner = element(
      'div',
      { id: pageId() },
      ...(isExpanded ? [this.#expanded()] : this.#collapsed()),
    );
    item.replaceChildren(
      element(
        'div',
        { class: 'Bk' },
        element('div', { class: 'G3 G2' }, element('div', {}, inner)),
      ),
    );
  }

  #collapsed(): HTMLElement[] {
    const { message } = this.#shown;
    const table = headerTable(
      element('tr', {}, senderCell(message, false), dateCell(this.#page, message)),
      element(
        'tr',
        {},
        element(
          'td',
          { class: 'gF gK', colspan: '2' },
          element('div', { class: 'iA g6', role: 'gridcell', tabindex: '-1' }, message.snippet),
        ),
      ),
    );
    const head = element(
      'div',
      { class: 'adf ads' },
      picture(message),
      element('div', { class: 'gs gt' }, element('div', { class: 'gE hI' }, table)),
    );
    return [
      onClick(head, () => this.#turn('expanded')),
      element('div', { class: 'adn ads', ...this.#names(), style: 'display: none' }),
    ];
  }

  #expanded(): HTMLElement {
    const { message } = this.#shown;
    const head = element('div', { class: 'gE iv gt' });
    const line = element(
      'td',
      { colspan: '2' },
      element(
        'table',
        { class: 'cf adz', cellpadding: '0' },
        element(
          'tbody',
          {},
          element(
            'tr',
            {},
            element(
              'td',
              { class: 'ady' },
              recipientsLine(this.#page, message),
              detailsButton(this.#page, this.#thread, message, () => head),
            ),
          ),
        ),
      ),
    );
    head.append(
      headerTable(
        element(
          'tr',
          { class: 'acZ' },
          senderCell(message, true),
          dateCell(this.#page, message, this.#tools()),
        ),
        element('tr', { class: 'acZ xD' }, line),
      ),
    );
    onClick(head, () => this.#turn('collapsed'));
    return element(
      'div',
      { class: 'adn ads', ...this.#names() },
      picture(message),
      element('div', { class: 'gs' }, head, element('div', { id: pageId() }), this.#mail()),
    );
  }

  #mail(): HTMLElement {
    const { message, text } = this.#shown;
    return element(
      'div',
      { class: '' },
      element('div', { class: 'aHl' }),
      element('div', { id: pageId(), tabindex: '-1' }),
      element(
        'div',
        { class: 'ii gt', id: pageId(), jslog: jslogOf('20277', this.#thread, this.#name()) },
        element(
          'div',
          { class: 'a3s aiL', id: pageId() },
          text === null ? bodyOf(message.bodyTemplate) : element('div', { dir: 'ltr' }, text),
        ),
      ),
    );
  }

  #tools(): HTMLElement {
    const { words, own } = this.#page;
    const { message } = this.#shown;
    const reply = element(
      'div',
      {
        class: 'T-I J-J5-Ji T-I-Js-IF aaq T-I-ax7 L3',
        role: 'button',
        tabindex: '0',
        'aria-label': words.reply,
        'data-tooltip': words.reply,
        jslog: jslogOf('21576', null, this.#name()),
      },
      icon(icons.reply, 18),
    );
    reply.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#page.write('reply', this.#thread.id, message.id);
    });
    return element(
      'span',
      { class: 'acX bAm' },
      element(
        'span',
        {
          class: 'zd bi4',
          role: 'checkbox',
          tabindex: '0',
          'aria-checked': 'false',
          'aria-label': own.notStarred,
          jslog: jslogOf('20511', this.#thread, this.#name()),
        },
        icon(icons.star, 18),
      ),
      reply,
      element(
        'span',
        { class: 'T-I-awG', role: 'button', tabindex: '0', 'aria-label': own.more },
        icon(icons.more, 18),
      ),
    );
  }

  #name(): string {
    const { message, localId } = this.#shown;
    return localId === null ? `#msg-f:${message.decimal}` : `#${localId}`;
  }

  #names(): Record<string, string | null> {
    const { message, isNumbered } = this.#shown;
    return {
      'data-message-id': this.#name(),
      'data-legacy-message-id': isNumbered ? message.id : null,
    };
  }
}
