import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';

/**
 * Whose customer is shown first: the outside sender of the latest message; if nobody knows them, the first person of
 * the thread that somebody knows; else that sender.
 */
export function focusPerson(
  snapshot: InboxSnapshot,
  people: readonly Outsider[],
  isKnown: (person: Outsider) => boolean,
): Outsider | null {
  const senders = snapshot.messages
    .map((message) => message.from)
    .reverse()
    .flatMap((from) => {
      const person = people.find(
        (one) =>
          one.role === 'from' &&
          (one.email === null ? one.name === from?.name : one.email === from?.email?.toLowerCase()),
      );
      return person === undefined ? [] : [person];
    });
  const ordered = [...senders, ...people];
  return ordered.find(isKnown) ?? ordered[0] ?? null;
}
