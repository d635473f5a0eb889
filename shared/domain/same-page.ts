import type { InboxSnapshot } from '../contracts/inbox-snapshot.ts';

/**
 * Whether two snapshots show the same thread of the same mailbox. Asked before a write: a mailbox may be switched without
 * a new page, and what was read of one must not be written as of another.
 */
export function isSamePage(one: InboxSnapshot, other: InboxSnapshot): boolean {
  return (
    one.surface === other.surface &&
    one.host === other.host &&
    one.account === other.account &&
    one.thread?.id === other.thread?.id &&
    one.thread?.conversationId === other.thread?.conversationId &&
    one.thread?.legacyId === other.thread?.legacyId &&
    one.event?.id === other.event?.id
  );
}
