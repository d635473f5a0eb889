import type { GuestAnswer, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, cleanText, textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { visibleMatches } from '../page/visibility.ts';
import { answerButtons, googleCalendar } from './google-calendar-locators.ts';
import { chosenWords } from './google-calendar-words.ts';
import { readGuests } from './read-guests.ts';
import { readWhen, type When } from './read-when.ts';

export interface PageContext {
  readonly language: string | null;
  /** Years that the page names, for days that are shown without one. */
  readonly years: readonly number[];
  readonly own: string | null;
}

/** What an event shows of itself, apart from its id. */
export type EventDetails = Omit<
  SnapshotEvent,
  'placement' | 'id' | 'seriesId' | 'calendarId' | 'certain'
>;

/** Reads the popover of an event, or the page of one that cannot be edited. */
export function readEventDetails(
  reading: Reading,
  root: Element,
  context: PageContext,
): EventDetails & { readonly repeats: boolean } {
  const title = reading.first('event.title', [
    { locator: googleCalendar.title, read: () => labelOf(root) },
    {
      locator: googleCalendar.titleHeading,
      read: () => visibleMatches(root, googleCalendar.titleHeading.selector)[0] ?? null,
    },
  ]);
  const when = whenOf(reading, root, title, context);
  const { guests, organizer } = readGuests(reading, root, context.language);
  return {
    title: textOf(title),
    timeRaw: when?.timeRaw ?? null,
    start: when?.span?.start ?? null,
    end: when?.span?.end ?? null,
    allDay: when?.span?.allDay ?? null,
    location: reading.first('event.location', [
      { locator: googleCalendar.location, read: () => placeIn(root) },
    ]),
    organizer,
    guests,
    ownAnswer: ownAnswer(root, guests, context.own),
    recurring: null,
    repeats: when?.repeats ?? false,
  };
}

/** What the popover is labelled by, within itself: an element of that id may have stayed elsewhere. */
function labelOf(root: Element): Element | null {
  const id = attributeOf(root, 'aria-labelledby');
  const found = visibleMatches(root, '[id]').find((one) => one.id === id);
  return found ?? visibleMatches(root, googleCalendar.title.selector)[0] ?? null;
}

function whenOf(
  reading: Reading,
  root: Element,
  title: Element | null,
  context: PageContext,
): When | null {
  const read = (part: Element | null | undefined) => {
    const when = part == null ? null : readWhen(part, title, context);
    return when?.timeRaw == null ? null : when;
  };
  return reading.first('event.timeRaw', [
    {
      locator: googleCalendar.when,
      read: () => read(visibleMatches(root, googleCalendar.when.selector)[0]),
    },
    // The time follows the title; what cannot be read as one is something else there.
    {
      locator: googleCalendar.whenBesideTitle,
      read: () =>
        partsAround(title, root)
          .map(read)
          .find((when) => when?.span != null) ?? null,
    },
  ]);
}

/** The parts of the event around its title, from the smallest on. */
function partsAround(title: Element | null, root: Element): Element[] {
  const parts: Element[] = [];
  for (let part = title?.parentElement; part != null && root.contains(part); ) {
    parts.push(part);
    part = part.parentElement;
  }
  return parts;
}

/** The place, without the word before it that only screen readers hear. */
function placeIn(root: Element): string | null {
  const [part] = visibleMatches(root, googleCalendar.location.selector);
  if (part === undefined) return null;
  const lines = [...part.querySelectorAll('*')]
    .filter(
      (one) => one.childElementCount === 0 && one.closest('svg, i, [aria-hidden=true]') === null,
    )
    .flatMap((one) => textOf(one) ?? []);
  const shown = lines.length === 0 ? [textOf(part) ?? ''] : lines;
  return cleanText(shown.filter((line) => !/[:：]$/.test(line)).join(', '));
}

/** The reader's own answer: from their row among the guests and from the chosen button; null where the two differ. */
function ownAnswer(
  root: Element,
  guests: EventDetails['guests'],
  own: string | null,
): GuestAnswer | null {
  const asGuest = guests?.find(({ email }) => own !== null && email === own)?.answer ?? null;
  const chosen = answerButtons
    .filter(([selector]) => visibleMatches(root, selector).some(isChosen))
    .map(([, answer]) => answer);
  if (chosen.length > 1) return null;
  const [byButton = null] = chosen;
  if (asGuest === null || byButton === null) return asGuest ?? byButton;
  return asGuest === byButton ? asGuest : null;
}

function isChosen(button: Element): boolean {
  const states = ['aria-pressed', 'aria-checked', 'aria-selected'];
  if (states.some((name) => button.getAttribute(name) === 'true')) return true;
  if (states.some((name) => button.getAttribute(name) === 'false')) return false;
  const label = attributeOf(button, 'aria-label')?.toLowerCase() ?? '';
  return chosenWords.some((word) => label.includes(word));
}
