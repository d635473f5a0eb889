import type {
  InboxSnapshot,
  SnapshotEvent,
  Surface,
} from '../../../shared/contracts/inbox-snapshot.ts';
import { cleanText } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';

export interface CalendarFacts {
  readonly surface: Extract<Surface, 'google-calendar' | 'outlook-calendar'>;
  readonly account: string | null;
  readonly own: string | null;
  readonly event: SnapshotEvent | null;
  /** Anything of a calendar is on the page. */
  readonly hasCalendar: boolean;
}

/** A calendar's page in the contract's words: there is no mail on it. */
export function calendarSnapshot(
  reading: Reading,
  document: Document,
  location: Location,
  { surface, account, own, event, hasCalendar }: CalendarFacts,
): InboxSnapshot {
  return {
    surface,
    host: location.hostname,
    account,
    ownAddresses: own === null ? [] : [own],
    view: event !== null ? 'event' : hasCalendar ? 'calendar' : 'none',
    pageLanguage: pageLanguage(document),
    url: location.href,
    thread: null,
    messages: [],
    rows: [],
    composes: [],
    event,
    provenance: reading.provenance,
    health: reading.health,
  };
}

export const pageLanguage = (document: Document): string | null =>
  cleanText(document.documentElement?.getAttribute('lang') ?? null);
