import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import type { ThreadMatch } from './match-thread.ts';

export interface LoggedState {
  /** The last thing logged of this thread for the customer. */
  readonly latest: LoggedMail | null;
  readonly loggedCount: number;
  /** Messages on the page that can be told apart by an id. */
  readonly countable: number;
}

/** How much of the open thread a customer has already. */
export function loggedState(
  match: ThreadMatch,
  messages: readonly SnapshotMessage[],
  customerId: string,
): LoggedState {
  const onPage = new Set(messages.flatMap(({ id }) => (id === null ? [] : [id])));
  const ofCustomer = match.result.logged.filter(({ customer_id }) => customer_id === customerId);
  const covered = new Set(
    ofCustomer.flatMap(({ key }) => {
      const id = match.messageIds[key];
      return id !== undefined && onPage.has(id) ? [id] : [];
    }),
  );
  const latest = ofCustomer.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  return { latest: latest ?? null, loggedCount: covered.size, countable: onPage.size };
}
