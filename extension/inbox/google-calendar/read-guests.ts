import type {
  GuestAnswer,
  Person,
  SnapshotGuest,
} from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { visibleMatches } from '../page/visibility.ts';
import { googleCalendar } from './google-calendar-locators.ts';
import { guestAnswers, guestRoles, organizerRoles } from './google-calendar-words.ts';

export interface Guests {
  /** null: the page shows none, or none that can be read. */
  readonly guests: SnapshotGuest[] | null;
  readonly organizer: Person | null;
}

interface Guest extends SnapshotGuest {
  readonly isOrganizer: boolean;
}

/** The guests of an open event by address: two may have one name, and one may stand twice. */
export function readGuests(reading: Reading, root: ParentNode, language: string | null): Guests {
  const found = reading.first('event.guests', [
    {
      locator: googleCalendar.guests,
      read: () => guestsAt(root, googleCalendar.guests.selector, language),
    },
    {
      locator: googleCalendar.guestCards,
      read: () => guestsAt(root, googleCalendar.guestCards.selector, language),
    },
  ]);
  if (found === null) return { guests: null, organizer: null };
  const organizers = found.filter(({ isOrganizer }) => isOrganizer);
  const [organizer] = organizers;
  return {
    guests: found.map(({ email, name, answer }) => ({ email, name, answer })),
    organizer:
      organizer === undefined || organizers.length > 1
        ? null
        : { email: organizer.email, name: organizer.name },
  };
}

function guestsAt(root: ParentNode, selector: string, language: string | null): Guest[] | null {
  const guests = new Map<string, Guest>();
  for (const row of visibleMatches(root, selector)) {
    const email =
      addressIn(attributeOf(row, 'data-email')) ?? addressIn(attributeOf(row, 'data-hovercard-id'));
    if (email !== null && !guests.has(email)) guests.set(email, guestOf(row, email, language));
  }
  return guests.size === 0 ? null : [...guests.values()];
}

/** "Name, Attending, Organizer": a name may hold commas, so the words are taken off the end. */
function guestOf(row: Element, email: string, language: string | null): Guest {
  const answers = guestAnswers[(language ?? '').slice(0, 2).toLowerCase()];
  const parts = (attributeOf(row, 'aria-label') ?? '').split(/\s*[,，、]\s*/);
  const known = answers ?? Object.assign({}, ...Object.values(guestAnswers));
  let answer: GuestAnswer | null = null;
  let isOrganizer = row.matches(googleCalendar.organizer.selector);
  for (let last = parts.at(-1); parts.length > 1 && last !== undefined; last = parts.at(-1)) {
    const word = last.toLowerCase();
    const said: GuestAnswer | undefined = Object.hasOwn(known, word) ? known[word] : undefined;
    if (said === undefined && !guestRoles.includes(word) && word !== '') break;
    answer = said ?? answer;
    isOrganizer ||= organizerRoles.includes(word);
    parts.pop();
  }
  // No word at all is no answer yet; but only in a language whose words are known, and of a row that has a label.
  if (answer === null && answers !== undefined && row.hasAttribute('aria-label')) answer = 'none';
  return { email, name: nameOf(row, parts, email, answers !== undefined), answer, isOrganizer };
}

/** What is left of the label; in a language whose words are unknown, only what the row itself shows first. */
function nameOf(
  row: Element,
  parts: readonly string[],
  email: string,
  isKnownLanguage: boolean,
): string | null {
  const shown = textOf(row) ?? '';
  const name = isKnownLanguage
    ? parts.join(', ')
    : (parts
        .map((_, end) => parts.slice(0, parts.length - end).join(', '))
        .find((one) => shown.startsWith(one)) ?? '');
  return name === '' || name.toLowerCase() === email ? null : name;
}
