import { attributeOf } from '../page/page-text.ts';
import type { Attempt, Reading } from '../page/reading.ts';
import type { GoogleCalendarAddress } from './google-calendar-address.ts';
import { googleCalendar } from './google-calendar-locators.ts';
import { decodeEventId, eventIdInLog, type GoogleEventId } from './google-event-id.ts';

/**
 * Which event is open: by the address, by the open popover, and by the popover's log. Where two of them name different
 * events nobody is believed. The log may name a series without its instance, which contradicts nothing.
 * @param dialog the visible popover of an event
 * @returns null with `unsure` on the capability, or where nothing names it
 */
export function eventIdentity(
  reading: Reading,
  address: GoogleCalendarAddress,
  dialog: Element | null,
): GoogleEventId | null {
  const attempts: Attempt<GoogleEventId>[] = [
    { locator: googleCalendar.eventUrl, read: () => address.event },
    ...(dialog === null ? [] : dialogAttempts(reading, dialog)),
  ];
  const found = attempts.flatMap(({ locator, read }) => {
    const id = attempted(read);
    return id === null ? [] : [{ locator, id }];
  });
  const [best] = found;
  if (best === undefined) return null;
  if (found.some(({ id }) => !isSameEvent(best.id, id))) {
    reading.health.event = 'unsure';
    return null;
  }
  return reading.first('event.id', [{ locator: best.locator, read: () => best.id }]);
}

function dialogAttempts(reading: Reading, dialog: Element): Attempt<GoogleEventId>[] {
  const byAttribute = (element: Element | null) =>
    decodeEventId(attributeOf(element, 'data-eventid'));
  return [
    {
      locator: googleCalendar.eventId,
      read: () => byAttribute(dialog.querySelector(googleCalendar.eventId.selector)),
    },
    {
      locator: googleCalendar.eventIdAny,
      read: () =>
        byAttribute(
          dialog.matches(googleCalendar.eventIdAny.selector)
            ? dialog
            : dialog.querySelector(googleCalendar.eventIdAny.selector),
        ),
    },
    {
      locator: googleCalendar.eventLog,
      read: () => eventIdInLog(dialog.querySelector(googleCalendar.eventLog.selector)),
    },
    ...reading.added('event', dialog, decodeEventId),
  ];
}

const isSameEvent = (one: GoogleEventId, other: GoogleEventId): boolean =>
  one.id === other.id || (other.seriesId === null && one.seriesId === other.id);

/** What a page makes throw is not there, as in `Reading`. */
function attempted<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
