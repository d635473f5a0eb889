import { element, onClick } from '../build-element.ts';
import { personTyped } from '../compose-draft.ts';
import type { MailPerson } from '../mailbox.ts';

/**
 * Runs in the page. A field of recipients as Gmail has it since October 2021: an element named like the field, that holds
 * chips, and behind them an input for what is half typed.
 */
export class RecipientField {
  readonly element: HTMLElement;
  readonly #chips = element('div', {
    role: 'listbox',
    'aria-multiselectable': 'true',
    class: 'agh',
  });
  readonly #people: MailPerson[] = [];

  constructor(name: 'to' | 'cc' | 'bcc', label: string, changed: () => void) {
    const input = element('input', {
      type: 'text',
      class: 'agP aFw',
      role: 'combobox',
      'aria-label': label,
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      id: `:f${name}`,
    });
    input.addEventListener('keydown', (event) => {
      if (!(input instanceof HTMLInputElement)) return;
      if (!['Enter', 'Tab', ',', ';'].includes(event.key)) return;
      const person = personTyped(input.value);
      if (person === null) return;
      if (event.key !== 'Tab') event.preventDefault();
      input.value = '';
      this.add(person);
      changed();
    });
    this.element = element('div', { class: 'anm', name }, this.#chips, input);
  }

  get people(): readonly MailPerson[] {
    return this.#people;
  }

  add(person: MailPerson): void {
    this.#people.push(person);
    const chip = element(
      'div',
      {
        class: 'afV',
        role: 'option',
        'data-hovercard-id': person.email,
        'data-name': person.name === person.email ? '' : person.name,
        tabindex: '-1',
      },
      element('div', { class: 'afW' }, element('span', { class: 'afX' }, person.name)),
      onClick(element('div', { class: 'afY', 'aria-hidden': 'true' }, '×'), () => {
        chip.remove();
        this.#people.splice(this.#people.indexOf(person), 1);
      }),
    );
    this.#chips.append(chip);
  }
}
