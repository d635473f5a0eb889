import type { Person } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import { outermost } from './mail-content.ts';
import { moreRecipients, outlookLabels, withoutLabel } from './outlook-labels.ts';

/** Addresses for names that the page shows alone. Keys are names as shown. */
export type AddressBook = ReadonlyMap<string, string>;

/**
 * "Name<address>", an address alone, or a name alone: then the address is looked up, or stays unknown.
 * A text with several addresses ("A <a@…> on behalf of B <b@…>") names nobody for certain.
 */
export function personIn(text: string, book: AddressBook): Person | null {
  const shown = withoutCard(cleanText(text) ?? '');
  if (shown === '') return null;
  // The last pair of brackets: a display name may hold some of its own, and whoever chose it may have meant harm.
  const bracketed = /^(.*)[<＜]([^<>＜＞\s]+@[^<>＜＞\s]+)[>＞]$/.exec(shown);
  if (bracketed !== null && !/[<＜][^<>＜＞]*@[^<>＜＞]*[>＞]/.test(bracketed[1] ?? '')) {
    return { email: addressIn(bracketed[2] ?? null), name: cleanText(bracketed[1] ?? null) };
  }
  const alone = addressIn(shown);
  if (alone !== null && alone === shown.toLowerCase()) return { email: alone, name: null };
  return { email: alone === null ? (book.get(shown) ?? null) : null, name: shown };
}

/**
 * The person of one element: its own accessible name, that of a button in it, titles, its text; the first that gives
 * an address, else the first that gives a name. Two different addresses on one element are none.
 */
export function personOf(element: Element | null, book: AddressBook): Person | null {
  if (element === null) return null;
  const people = shownTexts(element).flatMap((text) => personIn(withoutLabel(text), book) ?? []);
  const addresses = new Set(people.flatMap(({ email }) => email ?? []));
  const name = people.find((person) => person.name !== null)?.name ?? null;
  if (addresses.size > 1) return { email: null, name };
  const [email = null] = addresses;
  return email === null && name === null ? null : { email, name };
}

function shownTexts(element: Element): string[] {
  const plain = [
    attributeOf(element, 'aria-label'),
    attributeOf(element, 'title'),
    textOf(element),
  ];
  if (element.childElementCount === 0) return plain.filter((text) => text !== null);
  const buttons = [...element.querySelectorAll('[role=button][aria-label], button[aria-label]')];
  const titled = [...element.querySelectorAll('[title]')];
  return [
    attributeOf(element, 'aria-label'),
    ...(buttons.length === 1 ? [attributeOf(buttons[0] ?? null, 'aria-label')] : []),
    attributeOf(element, 'title'),
    ...(titled.length === 1 ? [attributeOf(titled[0] ?? null, 'title')] : []),
    textOf(element),
  ].filter((text) => text !== null);
}

export interface ShownPeople {
  readonly people: readonly Person[];
  /** The page says that there are more: "+3 others", or more names in the label than buttons below it. */
  readonly cut: boolean;
}

const pills = '[data-lpc-hover-target-id], [role=button], button';

/** One person a pill; without pills the well's label or text, whose people stand between semicolons. */
export function peopleOf(well: Element, book: AddressBook): ShownPeople {
  const buttons = outermost([...well.querySelectorAll(pills)]);
  const listed = listedIn(attributeOf(well, 'aria-label') ?? '', book);
  if (buttons.length === 0)
    return listedIn(attributeOf(well, 'aria-label') ?? textOf(well) ?? '', book);
  const people: Person[] = [];
  let cut = listed.cut;
  for (const button of buttons) {
    const text = textOf(button) ?? attributeOf(button, 'aria-label') ?? '';
    if (moreRecipients.test(text)) cut = true;
    else if (button.hasAttribute('aria-expanded'))
      cut ||= attributeOf(button, 'aria-expanded') === 'false';
    else {
      const person = personOf(button, book);
      if (person !== null) people.push(person);
    }
  }
  return { people, cut: cut || countsOthers(well) || listed.people.length > people.length };
}

function listedIn(label: string, book: AddressBook): ShownPeople {
  const parts = withoutLabel(label)
    .split(/[;；]/)
    .flatMap((part) => cleanText(part) ?? []);
  const named = parts.filter((part) => !moreRecipients.test(part));
  const people = named.flatMap((part) => personIn(part, book) ?? []);
  return { people, cut: named.length < parts.length || /[…]|\.\.\.$/.test(label) };
}

/** Whether a text of a well outside its pills says how many people are left out. */
function countsOthers(well: Element): boolean {
  if (!/\d/.test(well.textContent ?? '')) return false;
  return [...well.querySelectorAll('*')].some(
    (element) =>
      element.childElementCount === 0 &&
      element.closest(pills) === null &&
      moreRecipients.test(textOf(element) ?? ''),
  );
}

function withoutCard(text: string): string {
  const words = outlookLabels.opensCard.find((one) =>
    text.toLowerCase().endsWith(one.toLowerCase()),
  );
  return words === undefined ? text : text.slice(0, -words.length).replace(/[\s,，.]+$/, '');
}
