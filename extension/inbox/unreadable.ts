import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { shownSurface } from './shown-surface.ts';

/** What is known of a page on which reading itself failed: nothing, and that it should have been something. */
export function unreadable(location: Location): InboxSnapshot {
  const surface = shownSurface(location);
  const isCalendar = surface === 'google-calendar' || surface === 'outlook-calendar';
  const mail = isCalendar ? 'idle' : 'broken';
  return {
    surface,
    host: location.hostname,
    account: null,
    ownAddresses: [],
    view: 'unknown',
    pageLanguage: null,
    url: location.href,
    thread: null,
    messages: [],
    rows: [],
    composes: [],
    event: null,
    provenance: {},
    health: {
      account: 'broken',
      thread: mail,
      messages: mail,
      sender: mail,
      rows: mail,
      compose: 'idle',
      event: isCalendar ? 'broken' : 'idle',
    },
  };
}
