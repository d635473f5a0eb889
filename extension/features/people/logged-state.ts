import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { SnapshotMessage } from '../../../shared/contracts/inbox-snapshot.ts';
import type { ThreadMatch } from './match-thread.ts';

/** What was logged here a moment ago, until the database's answer contains it. */
export interface JustLogged extends LoggedMail {
  readonly isMail: boolean;
}

export interface LoggedState {
  /** The last thing logged for the customer on this thread. */
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
  justLogged: JustLogged | null,
): LoggedState {
  const onPage = new Set(messages.flatMap(({ id }) => (id === null ? [] : [id])));
  const ofCustomer = match.result.logged.filter(({ customer_id }) => customer_id === customerId);
  const covered = new Set(
    ofCustomer.flatMap(({ key }) => {
      const id = match.messageIds[key];
      return id !== undefined && onPage.has(id) ? [id] : [];
    }),
  );
  const known = ofCustomer.some(({ op_id }) => op_id === justLogged?.op_id);
  const fresh = known ? null : justLogged;
  const latest = [...ofCustomer, ...(fresh === null ? [] : [fresh])].reduce<LoggedMail | null>(
    (best, one) => (best !== null && Date.parse(best.at) > Date.parse(one.at) ? best : one),
    null,
  );
  // Logging a mail a second time adds to the follow-up that is there.
  const isNew = !ofCustomer.some(({ follow_up_id }) => follow_up_id === fresh?.follow_up_id);
  const more = fresh?.isMail === true && isNew ? 1 : 0;
  return {
    latest,
    loggedCount: Math.min(covered.size + more, onPage.size),
    countable: onPage.size,
  };
}
