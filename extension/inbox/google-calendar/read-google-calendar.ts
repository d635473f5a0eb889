import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import { calendarSnapshot, pageLanguage } from '../calendar/calendar-snapshot.ts';
import { addressIn, attributeOf } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { visibleMatches } from '../page/visibility.ts';
import { eventIdentity } from './event-identity.ts';
import {
  type GoogleCalendarAddress,
  readGoogleCalendarAddress,
} from './google-calendar-address.ts';
import { googleCalendar } from './google-calendar-locators.ts';
import { type GoogleEventId, instanceDay } from './google-event-id.ts';
import { isEditPage, readEditPage } from './read-edit-page.ts';
import { type EventDetails, readEventDetails } from './read-event-details.ts';

/** Google Calendar's page as a snapshot. Reads only; what it does not find is null. */
export function readGoogleCalendar(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'google-calendar'));
  const account = readAccount(reading, document);
  const address = readGoogleCalendarAddress(location);
  const dialogs = eventDialogs(document);
  const hasCalendar = address.opensEvent || dialogs.length > 0 || isCalendar(document);
  const event = openEvent(reading, document, address, dialogs, account);
  reading.judge('account', 'account', account !== null, hasCalendar);
  reading.judge('event', 'event.id', event?.id != null, address.opensEvent || dialogs.length > 0);
  return calendarSnapshot(reading, document, location, {
    surface: 'google-calendar',
    account,
    own: account,
    event,
    hasCalendar,
  });
}

function readAccount(reading: Reading, document: Document): string | null {
  const labelOf = (selector: string) =>
    addressIn(attributeOf(document.querySelector(selector), 'aria-label'));
  const { accountBar, accountLink } = googleCalendar;
  return reading.first('account', [
    { locator: accountBar, read: () => labelOf(accountBar.selector) },
    { locator: accountLink, read: () => labelOf(accountLink.selector) },
    ...reading.added('account', document, addressIn),
  ]);
}

const isCalendar = (document: Document): boolean =>
  document.body?.hasAttribute('data-viewfamily') === true ||
  visibleMatches(document, '[role=main], [role=grid]').length > 0;

/**
 * The visible popovers that show an event. Others, of tasks and of events that are just being made, have none of its
 * parts; one that was left stays in the document, hidden.
 */
function eventDialogs(document: Document): Element[] {
  const parts = [
    '#xDetDlg',
    googleCalendar.eventIdAny.selector,
    googleCalendar.when.selector,
    googleCalendar.guests.selector,
  ].join(', ');
  return visibleMatches(document, googleCalendar.dialogRole.selector).filter(
    (dialog) => dialog.matches(parts) || visibleMatches(dialog, parts).length > 0,
  );
}

function openEvent(
  reading: Reading,
  document: Document,
  address: GoogleCalendarAddress,
  dialogs: readonly Element[],
  own: string | null,
): SnapshotEvent | null {
  const [dialog = null, another] = dialogs;
  if (another !== undefined) {
    reading.health.event = 'unsure';
    return null;
  }
  if (!address.opensEvent && dialog === null) return null;
  const identity = eventIdentity(reading, address, dialog);
  if (reading.health.event === 'unsure') return null;
  const context = {
    language: pageLanguage(document),
    years: yearsOf(document, address, identity),
    own,
  };
  if (address.opensEvent && isEditPage(document)) {
    const details = readEditPage(reading, document, context);
    return eventOf('edit', identity, details, identity?.seriesId == null ? null : true);
  }
  const root = address.opensEvent ? pageOf(document) : dialog;
  if (root === null) return null;
  const { repeats, ...details } = readEventDetails(reading, root, context);
  const placement = address.opensEvent ? 'page' : 'popover';
  // The log names a series without its instance: then nobody knows which of its events this is.
  const isSeries = repeats && identity?.seriesId === null;
  const known =
    isSeries && isByLog(reading) ? { ...identity, id: null, seriesId: identity.id } : identity;
  const recurs = repeats || (identity !== null && identity.seriesId !== null);
  // That it repeats stands beside the time: where there is none, nobody knows.
  const recurring = recurs || (identity === null || details.timeRaw === null ? null : false);
  return eventOf(placement, known, details, recurring);
}

const isByLog = (reading: Reading): boolean =>
  reading.provenance['event.id']?.selector === googleCalendar.eventLog.selector;

/** The event's own page; popovers that stand over it are not part of it. */
const pageOf = (document: Document): Element | null =>
  visibleMatches(document, '[role=main]')[0] ?? document.body;

function eventOf(
  placement: SnapshotEvent['placement'],
  identity: (Omit<GoogleEventId, 'id'> & { readonly id: string | null }) | null,
  details: EventDetails,
  recurring: boolean | null,
): SnapshotEvent {
  return {
    ...details,
    placement,
    id: identity?.id ?? null,
    seriesId: identity?.seriesId ?? null,
    calendarId: identity?.calendarId ?? null,
    recurring,
    certain: identity?.id != null,
  };
}

/** Years that the page names: in its address, in its title ("Week of November 22, 2026"), in the instance's id. */
function yearsOf(
  document: Document,
  address: GoogleCalendarAddress,
  identity: GoogleEventId | null,
): number[] {
  const instance = identity === null ? null : instanceDay(identity.id);
  if (instance !== null) return nearestYears(instance);
  const inTitle = document.title.match(/(?<!\d)20\d{2}(?!\d)/g) ?? [];
  const years = address.opensEvent ? [] : inTitle.map(Number);
  return [...new Set(address.year === null ? years : [address.year, ...years])];
}

/** An instance's id counts in UTC: around New Year its day may be in the year beside. */
function nearestYears(day: string): number[] {
  const year = Number(day.slice(0, 4));
  if (day.endsWith('12-31')) return [year, year + 1];
  return day.endsWith('01-01') ? [year, year - 1] : [year];
}
