import { readClock } from '../calendar/event-span.ts';
import { attributeOf, cleanText } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { editFields, editParts, googleCalendar } from './google-calendar-locators.ts';
import type { EventDetails, PageContext } from './read-event-details.ts';
import { readGuests } from './read-guests.ts';

/** Whether the page shows an event in inputs. */
export const isEditPage = (document: Document): boolean =>
  document.querySelector(googleCalendar.editView.selector) !== null ||
  [googleCalendar.editTitle, googleCalendar.editStart].some(
    ({ selector }) => visibleMatches(document, selector).length > 0,
  );

/** Reads the page on which an event is edited: what stands in its inputs now, saved or not. */
export function readEditPage(
  reading: Reading,
  document: Document,
  { language, own }: PageContext,
): EventDetails {
  const { guests, organizer } = readGuests(reading, document, language);
  const shown = (selector: string) => visibleMatches(document, selector)[0] ?? null;
  return {
    title: reading.first('event.title', [
      {
        locator: googleCalendar.editTitle,
        read: () => typedIn(shown(googleCalendar.editTitle.selector)),
      },
      { locator: googleCalendar.editTitleInput, read: () => typedIn(firstInput(document)) },
    ]),
    ...readTimes(reading, document),
    location: reading.first('event.location', [
      {
        locator: googleCalendar.editLocation,
        read: () => typedIn(shown(googleCalendar.editLocation.selector)),
      },
    ]),
    organizer,
    guests,
    ownAnswer: guests?.find(({ email }) => own !== null && email === own)?.answer ?? null,
    recurring: null,
  };
}

/** The title is the first of the page's inputs that holds neither a day nor a time, nor stands in another part. */
const firstInput = (document: Document): Element | null =>
  visibleMatches(document, googleCalendar.editTitleInput.selector).find(
    (input) =>
      input.closest(editParts) === null &&
      !input.matches(`[data-date], ${Object.values(editFields).join(', ')}`),
  ) ?? null;

function readTimes(
  reading: Reading,
  document: Document,
): Pick<EventDetails, 'timeRaw' | 'start' | 'end' | 'allDay'> {
  const field = (name: keyof typeof editFields) => document.querySelector(editFields[name]);
  const [startTime, endTime] = [field('startTime'), field('endTime')];
  const inputs = [field('startDay'), startTime, field('endDay'), endTime].filter(
    (input) => input !== null,
  );
  const parts = inputs.map((input) => (isVisible(input) ? typedIn(input) : null));
  // A part of the time would look like another time.
  const timeRaw =
    inputs.length < 4 ? null : cleanText(parts.filter((part) => part !== null).join(' '));
  const startDay = reading.first('event.timeRaw', [
    { locator: googleCalendar.editStart, read: () => dayOf(field('startDay')) },
  ]);
  const endDay = dayOf(field('endDay'));
  const unknown = { timeRaw, start: null, end: null, allDay: null };
  // Inputs of the time that are there and hidden mean a whole day; without any, nobody knows.
  if (startDay === null || startTime === null) return unknown;
  if (!isVisible(startTime)) return { timeRaw, start: startDay, end: endDay, allDay: true };
  const from = readClock(typedIn(startTime) ?? '');
  const to = readClock(typedIn(endTime) ?? '');
  return {
    timeRaw,
    start: from === null ? null : `${startDay}T${from}`,
    end: to === null || endDay === null ? null : `${endDay}T${to}`,
    allDay: false,
  };
}

/** `data-date` of an input, `20260414`, as `YYYY-MM-DD`. */
function dayOf(input: Element | null): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(attributeOf(input, 'data-date') ?? '');
  return parts === null ? null : parts.slice(1).join('-');
}

/** What is typed in an input, or in the one that an element is drawn around. */
function typedIn(element: Element | null): string | null {
  const input =
    element?.matches('input') === true ? element : (element?.querySelector('input') ?? null);
  if (!(input instanceof HTMLInputElement)) return null;
  return cleanText(input.value) ?? attributeOf(input, 'data-initial-value');
}
