import type { MatchPeopleResult } from '../../../shared/contracts/customers.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';

export type Follows = NonNullable<MatchPeopleResult['follows']>;

interface FollowedPage {
  readonly messages: readonly ReadMessage[];
  readonly follows: Follows;
  /** Ids of messages that a customer has already. */
  readonly isLogged: (messageId: string, customerId: string) => boolean;
}

/**
 * What of a followed thread is to be logged: mails by people, whole, told apart by an id, and later than the moment at which
 * it was followed. What was there before stays the reader's to log.
 */
export function mailsToFollow({ messages, follows, isLogged }: FollowedPage): ReadMessage[] {
  const since = Date.parse(follows.since);
  return messages.filter(
    ({ id, kind, complete, sentAt }) =>
      id !== null &&
      kind === 'human' &&
      complete &&
      sentAt !== null &&
      Date.parse(sentAt) > since &&
      follows.customer_ids.some((customer) => !isLogged(id, customer)),
  );
}

/** A mail as a follow-up that a person completes later: no outcome, no plan, nothing said in the reader's name. */
export function asFollowed(
  args: LogInteractionArgs,
  follows: Follows,
  opId: string,
): LogInteractionArgs {
  return {
    ...args,
    op_id: opId,
    source: 'automatic',
    customer_ids: follows.customer_ids,
    visibility: follows.visibility,
    outcome: null,
    note: null,
    next: null,
    no_next_reason: null,
  };
}

/**
 * The name of the operation is the mail's own: the same mail seen in two tabs is one operation. `digest`: 22 characters of
 * base64url, 128 bits.
 */
export function operationOf(digest: string): string {
  const bytes = atob(`${digest.replaceAll('-', '+').replaceAll('_', '/')}==`);
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  // Version and variant of a random UUID, which is what it has to look like.
  const uuid = `${hex.slice(0, 12)}4${hex.slice(13, 16)}8${hex.slice(17)}`;
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
