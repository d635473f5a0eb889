import type { Locator } from '../page/locators.ts';

const seen = (
  id: string,
  tier: Locator['tier'],
  selector: string,
  firstSeen: string,
  confirmed: string,
): Locator => ({ id, tier, selector, firstSeen, confirmed });

/**
 * Where Outlook's calendar keeps what we read. The grid has no event ids; the peek of an event is a plain Fluent popover
 * without a role, with hashed classes, and shows people by name alone.
 */
export const outlookCalendar = {
  itemUrl: seen('item-url', 'A', 'location.pathname', '2024-01', '2026-07'),
  /** The parts of the page that hold the grid. */
  grid: seen(
    'grid',
    'A',
    '[data-app-section^="calendar-view"], [data-app-section^=Surface_], [data-app-section=CalendarModule]',
    '2024-11',
    '2026-04',
  ),
  gridMain: seen('grid-main', 'B', '[role=main]', '2026-04', '2026-09'),
  eventButton: seen(
    'event-button',
    'A',
    '[role=button][aria-label], button[aria-label]',
    '2026-02',
    '2026-09',
  ),
  peek: seen('peek', 'A', '#fluent-default-layer-host > *', '2024-06', '2026-09'),
  peekPortal: seen('peek-portal', 'B', 'body > [data-portal-node]', '2026-09', '2026-09'),
  itemPage: seen('item-page', 'B', '[role=main]', '2024-01', '2026-07'),
  heading: seen('heading', 'A', '[role=heading], h1, h2, h3', '2024-11', '2026-09'),
  timeLine: seen('time-line', 'B', 'text that is a time and nothing else', '2026-09', '2026-09'),
  person: seen(
    'person',
    'A',
    '[role=button][aria-label], button[aria-label]',
    '2026-09',
    '2026-09',
  ),
} as const satisfies Record<string, Locator>;

/** What the page sets on the button of the event that is open. */
export const openButton = '[aria-expanded=true], [aria-selected=true], [aria-pressed=true]';
