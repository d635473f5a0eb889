import { element, icon, onClick } from '../build-element.ts';
import type { CalendarData, CalendarPageEvent } from '../calendar-data.ts';
import { eventDetails } from './google-event-details.ts';

/** Runs in the page. */
export class Popover {
  /** The dialog that is used for every event, in the page from its first use on. */
  readonly element: HTMLElement;
  /** A dialog that was left in the page, hidden, with the ids of the one in use: "take the first match" is wrong here. */
  readonly left: HTMLElement;
  readonly #data: CalendarData;
  readonly #act: { edit(event: CalendarPageEvent): void };
  readonly #slot = element('span', { jsslot: '', class: 'slot' });

  constructor(data: CalendarData, act: { edit(event: CalendarPageEvent): void }) {
    this.#data = data;
    this.#act = act;
    this.element = element('div', { ...dialog, style: 'display: none' }, this.#slot);
    const [first] = data.events;
    this.left = element(
      'div',
      { ...dialog, style: 'display: none' },
      first === undefined ? null : eventDetails(data, first, true),
    );
  }

  open(event: CalendarPageEvent, beside: HTMLElement): void {
    const details = eventDetails(this.#data, event, true);
    details.prepend(this.#toolbar(event));
    this.#slot.replaceChildren(details);
    const { left, right, top } = beside.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const x = left > width + 16 ? left - width - 8 : Math.min(right + 8, clientWidth - width - 8);
    const y = Math.max(8, Math.min(top - 20, clientHeight - 440));
    this.element.setAttribute('style', `left: ${x}px; top: ${y}px`);
  }

  close(): void {
    this.element.setAttribute('style', 'display: none');
  }

  #toolbar(event: CalendarPageEvent): HTMLElement {
    const { words } = this.#data;
    const button = (label: string | undefined, path: string, act: () => void) =>
      onClick(
        element(
          'button',
          { type: 'button', class: 'tool', 'aria-label': label ?? '' },
          icon(path, 18),
        ),
        act,
      );
    return element(
      'div',
      { class: 'popover-tools' },
      button(words.edit, 'M4 20h4L19 9l-4-4L4 16zM13.5 6.5l4 4', () => this.#act.edit(event)),
      button(words.close, 'M6 6l12 12M18 6 6 18', () => this.close()),
    );
  }
}

const width = 420;

const dialog = {
  role: 'dialog',
  'data-chips-dialog': 'true',
  'aria-labelledby': 'rAECCd',
  'aria-modal': 'true',
  tabindex: '-1',
  class: 'popover',
} as const;
