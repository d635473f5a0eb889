import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { gmailCompose } from './gmail-compose-locators.ts';

/**
 * Recipients of one field. What is half typed is not one yet: only chips count. Since October 2021 the field is an
 * element that holds chips; before, it was a text area with hidden inputs of the same name, one a person.
 * @returns null when the form has no such field
 */
export function readComposePeople(
  reading: Reading,
  root: Element,
  name: 'to' | 'cc' | 'bcc',
  field: string,
): Person[] | null {
  const fields = [...root.querySelectorAll(`[name="${name}"]`)];
  const chips = (selector: string) => () => {
    const found = fields.flatMap((one) => [...one.querySelectorAll(selector)]);
    return found.length === 0 ? null : distinct(found.map(personOfChip));
  };
  return reading.first(field, [
    { locator: gmailCompose.people, read: chips('[role=option][data-hovercard-id]') },
    { locator: gmailCompose.peopleHidden, read: () => hiddenPeople(fields) },
    { locator: gmailCompose.peopleCard, read: chips('[data-hovercard-id*="@"]') },
    {
      locator: gmailCompose.peopleField,
      read: () => (fields.length === 0 || fields.some(showsSomebody) ? null : []),
    },
  ]);
}

/** Somebody stands in the field, in a way that is not known: that is not nobody. */
const showsSomebody = (field: Element): boolean =>
  field.querySelector('[role=option]') !== null ||
  // A text area holds what is being typed, which is nobody yet.
  (!(field instanceof HTMLTextAreaElement) && textOf(field) !== null);

/** `Name <address>`, one hidden input a person. */
function hiddenPeople(fields: readonly Element[]): Person[] | null {
  const people = fields.flatMap((field) => {
    if (!(field instanceof HTMLInputElement) || field.type !== 'hidden') return [];
    const [, name = '', address = field.value] = /^(.*?)<([^<>]+)>\s*$/.exec(field.value) ?? [];
    const email = addressIn(address);
    return email === null ? [] : [{ email, name: nameBeside(name, email) }];
  });
  return people.length === 0 ? null : distinct(people);
}

function personOfChip(chip: Element): Person {
  const email = addressIn(attributeOf(chip, 'data-hovercard-id'));
  // The button that takes the chip away is drawn as a letter.
  const shown = attributeOf(chip, 'data-name') ?? textOf(chip)?.replace(/\s*[×✕✖]$/, '') ?? null;
  return { email, name: shown === null ? null : nameBeside(shown, email) };
}

/** A chip without a name shows its address, which is no name. */
function nameBeside(shown: string, email: string | null): string | null {
  const name = cleanText(shown.replace(/^\s*"(.*)"\s*$/, '$1'));
  return name === null || name.toLowerCase() === email ? null : name;
}

function distinct(people: readonly Person[]): Person[] {
  const seen = new Map(people.map((person) => [person.email ?? person.name, person]));
  return [...seen.values()].filter(({ email, name }) => email !== null || name !== null);
}
