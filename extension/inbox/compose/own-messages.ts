import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';

/** How many messages of the open thread are the reader's. */
export function ownMessages({ messages, ownAddresses, account }: InboxSnapshot): number {
  const own = new Set([...ownAddresses, account]);
  return messages.filter(({ from }) => from?.email != null && own.has(from.email)).length;
}
