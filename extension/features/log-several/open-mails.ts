import type { SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import type { ThreadMatch } from '../people/match-thread.ts';

/** Ids of the mails on the page that this customer has already. */
export function loggedIds(match: ThreadMatch, customerId: string): ReadonlySet<string> {
  return new Set(
    match.result.logged.flatMap(({ key, customer_id }) => {
      const id = match.messageIds[key];
      return customer_id === customerId && id !== undefined ? [id] : [];
    }),
  );
}

/** How many expanded mails of the thread are still to log. One without an id cannot be told from the others. */
export function countToLog(
  messages: readonly SnapshotMessage[],
  logged: ReadonlySet<string>,
): number {
  return messages.filter(({ id, html }) => id !== null && html !== null && !logged.has(id)).length;
}
