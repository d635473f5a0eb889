import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { surfaceOf } from './hosts.ts';

/** What is known of a page on which reading itself failed: nothing, and that it should have been something. */
export function unreadable(location: Location): InboxSnapshot {
  return {
    surface: surfaceOf(location.href) ?? 'gmail',
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
      thread: 'broken',
      messages: 'broken',
      sender: 'broken',
      rows: 'broken',
      compose: 'idle',
      event: 'idle',
    },
  };
}
