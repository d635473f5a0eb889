import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { outermost } from './mail-content.ts';
import { fieldOf } from './outlook-compose-editors.ts';
import { editable, outlookCompose } from './outlook-compose-locators.ts';
import { type AddressBook, personIn } from './shown-people.ts';

/**
 * Recipients of one field: its pills. What is half typed stands beside them as bare text and is nobody yet. A field that
 * is folded away has a switch of its name in its place and nobody in it.
 * @returns null when neither is there
 */
export function readComposePeople(
  reading: Reading,
  root: Element,
  name: 'to' | 'cc' | 'bcc',
  known: { readonly field: string; readonly book: AddressBook },
): Person[] | null {
  const { field, book } = known;
  const named = (selector: string) =>
    [...root.querySelectorAll(selector)].filter((one) => fieldOf(one) === name);
  const fields = named(outlookCompose.peopleField.selector);
  const pills = (selector: string) => () => {
    const found = fields.flatMap((one) => outermost([...one.querySelectorAll(selector)]));
    return found.length === 0 ? null : found.flatMap((pill) => personOfPill(pill, book) ?? []);
  };
  const inputs = () => named(outlookCompose.peopleInput.selector);
  return reading.first(field, [
    { locator: outlookCompose.people, read: pills('[data-lpc-hover-target-id]') },
    { locator: outlookCompose.peopleLabelled, read: pills('[aria-label*="@"], [title*="@"]') },
    { locator: outlookCompose.peopleField, read: () => (fields.length === 0 ? null : []) },
    { locator: outlookCompose.peopleInput, read: () => besideInput(inputs(), book) },
    {
      locator: outlookCompose.peopleToggle,
      read: () => (named(outlookCompose.peopleToggle.selector).length === 0 ? null : []),
    },
  ]);
}

/** The older picker: an input behind the pills, in one box with them. */
function besideInput(inputs: readonly Element[], book: AddressBook): Person[] | null {
  const [input] = inputs;
  if (input === undefined) return null;
  let box = input;
  for (let at = input.parentElement; at !== null; at = at.parentElement) {
    const others = at.querySelectorAll(`input, ${editable}`);
    if (others.length > 1) break;
    box = at;
  }
  const pills = outermost([...box.querySelectorAll('[data-lpc-hover-target-id]')]);
  return pills.flatMap((pill) => personOfPill(pill, book) ?? []);
}

/** Its own name, its title, its text; the button that takes it out says what it does, and not who it is. */
function personOfPill(pill: Element, book: AddressBook): Person | null {
  const inner = [...pill.querySelectorAll('[aria-label], [title]')].filter(
    (one) =>
      one.closest('button, [role=button]') === null ||
      one.closest('button, [role=button]') === pill,
  );
  const texts = [pill, ...inner].flatMap((one) => [
    attributeOf(one, 'aria-label'),
    attributeOf(one, 'title'),
  ]);
  const people = [...texts, ownText(pill)].flatMap((text) =>
    text === null ? [] : (personIn(text, book) ?? []),
  );
  const addresses = new Set(people.flatMap(({ email }) => email ?? []));
  const [email = null] = addresses;
  const name =
    people.find((person) => person.name !== null && addressIn(person.name) === null)?.name ?? null;
  // Two addresses on one pill name nobody for certain.
  if (addresses.size > 1) return name === null ? null : { email: null, name };
  return email === null && name === null ? null : { email, name };
}

function ownText(pill: Element): string | null {
  const buttons = [...pill.querySelectorAll('button, [role=button]')];
  return cleanText(
    buttons.reduce((rest, button) => rest.replace(textOf(button) ?? '', ''), textOf(pill) ?? ''),
  );
}
