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
  const told = toldPeople(root);
  const people = told
    // Somebody who is named elsewhere too, with nothing said of them, is no second person.
    .filter((one) => saysSomething(one) || !told.some((other) => isSaidOf(other, one)))
    .filter((one, index, all) => saysSomething(one) || firstOf(all, one) === index)
    .map(({ label, behind }) => ({ ...personIn(label), answer: answerIn(behind), behind }));
  if (people.length === 0) return { guests: null, organizer: null };
  const [organizer, another] = people.filter(({ behind }) => isOrganizer(behind));
  return {
    guests: people.map(({ email, name, answer }) => ({ email, name, answer })),
    organizer:
      organizer === undefined || another !== undefined
        ? null
        : { email: organizer.email, name: organizer.name },
  };
}

/** People in order, each with what stands behind them. */
function toldPeople(root: Element): Told[] {
  const told: Told[] = [];
  let isBehindPerson = false;
  for (const part of partsInOrder(root)) {
    const last = told.at(-1);
    if (typeof part === 'string') {
      if (isBehindPerson && last !== undefined) last.behind += ` ${part}`;
      continue;
    }
    const isSame = isBehindPerson && last?.label === part.person && !saysSomething(last);
    isBehindPerson = part.person !== null;
    // The same name again, behind an answer: another person who is called the same.
    if (part.person !== null && !isSame) told.push({ label: part.person, behind: '' });
  }
  return told;
}

interface Told {
  readonly label: string;
  /** What the page says behind the person. */
  behind: string;
}

const saysSomething = ({ behind }: Told): boolean =>
  answerIn(behind) !== null || isOrganizer(behind);

const isSaidOf = (other: Told, one: Told): boolean =>
  other.label === one.label && saysSomething(other);

const firstOf = (all: readonly Told[], one: Told): number =>
  all.findIndex(({ label }) => label === one.label);

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
