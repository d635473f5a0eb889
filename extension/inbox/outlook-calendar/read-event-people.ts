import type {
  GuestAnswer,
  Person,
  SnapshotGuest,
} from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText } from '../page/page-text.ts';
import { isVisible } from '../page/visibility.ts';
import { outlookCalendar } from './outlook-calendar-locators.ts';
import { answerWords, organizerWords, personLabels } from './outlook-calendar-words.ts';

export interface EventPeople {
  /** null: the page shows nobody. */
  readonly guests: readonly SnapshotGuest[] | null;
  readonly organizer: Person | null;
}

/**
 * People are buttons that open a card, two for each (picture and name); their answer is the plain text that follows, up
 * to the next person. Addresses appear only where somebody has no name.
 */
export function eventPeople(root: Element): EventPeople {
  const told = new Map<string, string>();
  let current: string | null = null;
  for (const part of partsInOrder(root)) {
    if (typeof part !== 'string') {
      current = part.person;
      if (current !== null && !told.has(current)) told.set(current, '');
    } else if (current !== null) {
      told.set(current, `${told.get(current) ?? ''} ${part}`);
    }
  }
  if (told.size === 0) return { guests: null, organizer: null };
  const people = [...told].map(([label, behind]) => ({ person: personIn(label), behind }));
  const guests = people.map(({ person, behind }) => ({ ...person, answer: answerIn(behind) }));
  const organizers = people.filter(({ behind }) => isOrganizer(behind));
  return { guests, organizer: organizers.length === 1 ? (organizers[0]?.person ?? null) : null };
}

/** Text, a person, or a control of any other kind, behind which nothing is said of people. */
type Part = string | { readonly person: string | null };

function* partsInOrder(root: Element): Generator<Part> {
  for (const child of root.childNodes) {
    if (child instanceof Element) {
      const person = personButton(child);
      if (person !== null || child.matches(control)) yield { person };
      else if (isVisible(child)) yield* partsInOrder(child);
    } else {
      const text = child.nodeType === child.TEXT_NODE ? cleanText(child.textContent) : null;
      if (text !== null) yield text;
    }
  }
}

const control = 'button, input, [role=button], [role=menuitem], [role=radio]';

function personButton(element: Element): string | null {
  if (!element.matches(outlookCalendar.person.selector)) return null;
  const label = attributeOf(element, 'aria-label');
  if (label === null) return null;
  for (const form of personLabels) {
    const [before = '', after = ''] = form.split('…');
    const fits = label.toLowerCase().startsWith(before.toLowerCase()) && label.endsWith(after);
    const name = fits ? cleanText(label.slice(before.length, label.length - after.length)) : null;
    if (name !== null) return name;
  }
  return null;
}

function personIn(label: string): Person {
  const email = addressIn(label);
  if (email === null) return { email: null, name: label };
  return { email, name: cleanText(label.replace(/[<(＜]?[^\s<>()]+@[^\s<>()]+[>)＞]?/, '')) };
}

/** null: nothing behind them, or nothing that is known. */
function answerIn(text: string): GuestAnswer | null {
  const said = text.toLowerCase();
  return answerWords.find(([word]) => said.includes(word))?.[1] ?? null;
}

const isOrganizer = (text: string): boolean =>
  organizerWords.some((word) => text.toLowerCase().includes(word));
