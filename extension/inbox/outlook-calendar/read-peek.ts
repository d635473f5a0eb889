import { type EventSpan, readSpan } from '../calendar/event-span.ts';
import type { Locator } from '../page/locators.ts';
import { cleanText, textOf } from '../page/page-text.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { outlookCalendar } from './outlook-calendar-locators.ts';
import { type EventPeople, eventPeople } from './read-event-people.ts';

/** What an open event shows of itself, in its peek or on a page of its own. */
export interface ShownEvent extends EventPeople {
  readonly locator: Locator;
  readonly title: string | null;
  readonly timeRaw: string;
  readonly span: EventSpan;
}

/** More parts than an event has; a page that has them is not looked through to the end. */
const mostParts = 2_000;
const longestTime = 120;

/**
 * The visible layers that tell a time, each the peek of an event. Menus and hover cards stand beside it in the same host
 * and tell none.
 */
export function openPeeks(document: Document, language: string | null): ShownEvent[] {
  for (const locator of [outlookCalendar.peek, outlookCalendar.peekPortal]) {
    const found = visibleMatches(document, locator.selector)
      .map((layer) => shownEvent(layer, locator, language))
      .filter((event) => event !== null);
    if (found.length > 0) return found;
  }
  return [];
}

/** An event within a part of the page; null when no line of it is a time. */
export function shownEvent(
  root: Element,
  locator: Locator,
  language: string | null,
): ShownEvent | null {
  const heading = visibleMatches(root, outlookCalendar.heading.selector)[0] ?? null;
  const title = textOf(heading);
  const line = timeLine(root, language, title);
  return line === null ? null : { locator, title, ...line, ...eventPeople(root) };
}

/** The first text that is a time and nothing else: its own label is in the page's language, the time can be read. */
function timeLine(
  root: Element,
  language: string | null,
  title: string | null,
): Pick<ShownEvent, 'timeRaw' | 'span'> | null {
  for (const part of [...root.querySelectorAll('*')].slice(0, mostParts)) {
    if (part.childElementCount > 0) continue;
    const text = cleanText(part.textContent);
    if (text === null || text.length > longestTime || !/\d/.test(text)) continue;
    const span = readSpan(text, { language, years: [] });
    if (span === null || !isVisible(part)) continue;
    // Days stand in date pickers too: only beside the title of an event are they its time.
    if (!span.allDay || (title !== null && title !== text)) return { timeRaw: text, span };
  }
  return null;
}
