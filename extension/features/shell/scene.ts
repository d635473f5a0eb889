import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';

/** What the page beside the sidebar amounts to. */
export type Scene =
  | { readonly kind: 'reading' }
  | { readonly kind: 'nothing_open' }
  | { readonly kind: 'unreadable'; readonly what: Unreadable }
  | { readonly kind: 'nobody_outside' }
  | { readonly kind: 'people'; readonly snapshot: InboxSnapshot };

export type Unreadable = 'thread' | 'messages' | 'sender' | 'account';

const order = ['thread', 'messages', 'sender', 'account'] as const;

/**
 * `broken` in the page's health means that the address says it should be there and nothing found it: then the sidebar
 * says what it cannot read, unless somebody from outside was found in spite of it.
 */
export function sceneOf(snapshot: InboxSnapshot | null, people: readonly Outsider[]): Scene {
  if (snapshot === null) return { kind: 'reading' };
  if (people.length > 0) return { kind: 'people', snapshot };
  const what = order.find((capability) => snapshot.health[capability] === 'broken');
  if (what !== undefined) return { kind: 'unreadable', what };
  if (snapshot.thread === null && snapshot.messages.length === 0) return { kind: 'nothing_open' };
  if (snapshot.messages.length === 0) return { kind: 'reading' };
  return { kind: 'nobody_outside' };
}

/** Changes when another mail is opened, and only then. */
export function threadKey(snapshot: InboxSnapshot | null): string {
  if (snapshot === null) return '';
  const { thread } = snapshot;
  const id = thread?.id ?? thread?.conversationId ?? thread?.legacyId;
  if (id) return `${snapshot.surface}/${snapshot.account ?? ''}/${id}`;
  return snapshot.messages.length === 0 ? '' : snapshot.url;
}
