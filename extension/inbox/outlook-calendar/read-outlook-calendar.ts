import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import { calendarSnapshot, pageLanguage } from '../calendar/calendar-snapshot.ts';
import { readAddress } from '../outlook/outlook-address.ts';
import { readMailbox } from '../outlook/read-account.ts';
import { attributeOf } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { eventInAddress } from './outlook-calendar-address.ts';
import { openButton, outlookCalendar } from './outlook-calendar-locators.ts';
import { type EventName, parseEventName } from './parse-event-name.ts';
import { openPeeks, type ShownEvent, shownEvent } from './read-peek.ts';

/**
 * Outlook's calendar as a snapshot. The grid has no ids: what is read of an open event is a candidate, to be found at
 * Microsoft Graph by its time and title, unless the address names the event.
 */
export function readOutlookCalendar(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'outlook-calendar'));
  const language = pageLanguage(document);
  const { id, opensEvent } = eventInAddress(location);
  const { account, own } = readMailbox(reading, document, readAddress(location));
  const grid = gridOf(document);
  const peeks = openPeeks(document, language);
  const event = opensEvent
    ? eventOfAddress(reading, document, id, language)
    : openEvent(reading, peeks, grid, language);
  const hasCalendar = grid.length > 0 || peeks.length > 0 || opensEvent;
  reading.judge('account', 'account', account !== null, hasCalendar);
  reading.judge('event', 'event', event !== null, opensEvent || peeks.length > 0);
  return calendarSnapshot(reading, document, location, {
    surface: 'outlook-calendar',
    account,
    own,
    event,
    hasCalendar,
  });
}

/** The smallest parts of the page that hold the grid. */
function gridOf(document: Document): Element[] {
  const parts = visibleMatches(document, outlookCalendar.grid.selector);
  return parts.length > 0 ? parts : visibleMatches(document, outlookCalendar.gridMain.selector);
}

/** The one event that peek and grid agree on; null where there are several, or where they tell different ones. */
function openEvent(
  reading: Reading,
  peeks: readonly ShownEvent[],
  grid: readonly Element[],
  language: string | null,
): SnapshotEvent | null {
  const [peek, another] = peeks;
  const marked = namesOf(grid, openButton, language);
  if (another !== undefined || (peek === undefined && marked.length > 1)) return unsure(reading);
  if (peek !== undefined) {
    const same = (name: EventName) => isSame(peek, name);
    // A mark on another event contradicts the peek; without any, the grid's own button tells the rest.
    if (marked.length > 0 && !marked.some(same)) return unsure(reading);
    const found = marked.length > 0 ? marked.filter(same) : namesLike(grid, peek, language);
    note(reading, peek.locator);
    return merged(peek, found.length === 1 ? found[0] : undefined);
  }
  const [name] = marked;
  if (name === undefined) return addedEvent(reading, grid, language);
  note(reading, outlookCalendar.eventButton);
  return merged(undefined, name);
}

function unsure(reading: Reading): null {
  reading.health.event = 'unsure';
  return null;
}

function note(reading: Reading, locator: ShownEvent['locator']): void {
  reading.first('event', [{ locator, read: () => true }]);
}

/** What an organisation's own selector finds: the name of an event's button. */
function addedEvent(
  reading: Reading,
  grid: readonly Element[],
  language: string | null,
): SnapshotEvent | null {
  const name = reading.first(
    'event',
    grid.flatMap((part) => reading.added('event', part, (text) => parseEventName(text, language))),
  );
  return name === null ? null : merged(undefined, name);
}

/** Names of the events whose buttons match; an event that spans several days has several buttons, all called the same. */
function namesOf(
  grid: readonly Element[],
  selector: string,
  language: string | null,
  beginning = '',
): EventName[] {
  const labels = grid
    .flatMap((part) => [...part.querySelectorAll(outlookCalendar.eventButton.selector)])
    .filter((button) => button.matches(selector) && isVisible(button))
    .map((button) => attributeOf(button, 'aria-label') ?? '')
    .filter((label) => label.startsWith(beginning));
  return [...new Set(labels)]
    .map((label) => parseEventName(label, language))
    .filter((name) => name !== null);
}

function namesLike(
  grid: readonly Element[],
  peek: ShownEvent,
  language: string | null,
): EventName[] {
  if (peek.title === null) return [];
  return namesOf(grid, '*', language, peek.title).filter((name) => isSame(peek, name));
}

const isSame = ({ title, span }: ShownEvent, name: EventName): boolean =>
  startOf(name) === span.start && (title === null || name.subject === title);

const startOf = ({ date, start }: EventName): string =>
  start === null ? date : `${date}T${start}`;

function merged(peek: ShownEvent | undefined, name: EventName | undefined): SnapshotEvent {
  const lastDay = name?.endDateInclusive ?? name?.date ?? null;
  const byName = name === undefined || lastDay === null ? null : endOf(name, lastDay);
  return {
    placement: peek === undefined ? 'list' : 'popover',
    id: null,
    seriesId: null,
    calendarId: null,
    title: peek?.title ?? name?.subject ?? null,
    timeRaw: peek?.timeRaw ?? name?.timeRaw ?? null,
    start: peek?.span.start ?? (name === undefined ? null : startOf(name)),
    end: peek === undefined ? byName : peek.span.end,
    allDay: peek?.span.allDay ?? name?.allDay ?? null,
    location: name?.location ?? null,
    organizer: peek?.organizer ?? (name?.organizer == null ? null : named(name.organizer)),
    guests: peek?.guests == null ? null : [...peek.guests],
    ownAnswer: null,
    recurring: name?.recurring ?? null,
    certain: false,
  };
}

const endOf = ({ end }: EventName, lastDay: string): string =>
  end === null ? lastDay : `${lastDay}T${end}`;

const named = (name: string) => ({ email: null, name });

/** The page of one event, which its address names. */
function eventOfAddress(
  reading: Reading,
  document: Document,
  id: string | null,
  language: string | null,
): SnapshotEvent | null {
  if (id === null) return null;
  note(reading, outlookCalendar.itemUrl);
  const [page] = visibleMatches(document, outlookCalendar.itemPage.selector);
  const shown = page === undefined ? null : shownEvent(page, outlookCalendar.itemPage, language);
  const event = merged(shown ?? undefined, undefined);
  return { ...event, placement: 'page', id, certain: true };
}
