import type {
  Health,
  InboxSnapshot,
  SnapshotEvent,
} from '../../../shared/contracts/inbox-snapshot.ts';
import type { Outsider } from '../../../shared/domain/thread-people.ts';

/** What the page beside the sidebar amounts to. */
export type Scene =
  | { readonly kind: 'reading' }
  | { readonly kind: 'nothing_open' }
  | { readonly kind: 'unreadable'; readonly what: Unreadable }
  | { readonly kind: 'nobody_outside' }
  /** An event is open, and none of its people has an address. */
  | { readonly kind: 'nobody_named' }
  | { readonly kind: 'people'; readonly snapshot: InboxSnapshot };

export type Unreadable = (typeof order)[number];

/** Nothing was found, or two sources of the page disagree and neither is believed. */
const cannotTell: ReadonlySet<Health> = new Set(['broken', 'unsure']);

const order = ['thread', 'messages', 'sender', 'event', 'account'] as const;

/**
 * `broken` in the page's health means that the address says it should be there and nothing found it: then the sidebar
 * says what it cannot read, unless somebody from outside was found in spite of it.
 */
export function sceneOf(snapshot: InboxSnapshot | null, people: readonly Outsider[]): Scene {
  if (snapshot === null) return { kind: 'reading' };
  if (people.length > 0) return { kind: 'people', snapshot };
  const what = order.find((capability) => cannotTell.has(snapshot.health[capability]));
  if (what !== undefined) return { kind: 'unreadable', what };
  if (snapshot.event !== null) {
    return { kind: hasAddress(snapshot.event) ? 'nobody_outside' : 'nobody_named' };
  }
  if (snapshot.thread === null && snapshot.messages.length === 0) return { kind: 'nothing_open' };
  if (snapshot.messages.length === 0) return { kind: 'reading' };
  return { kind: 'nobody_outside' };
}

const hasAddress = ({ organizer, guests }: SnapshotEvent): boolean =>
  [organizer, ...(guests ?? [])].some((person) => person?.email != null);

/** Changes when another mail or event is opened, and only then. */
export function threadKey(snapshot: InboxSnapshot | null): string {
  if (snapshot === null) return '';
  const { thread, event } = snapshot;
  if (event !== null) return `${snapshot.surface}/${snapshot.account ?? ''}/${eventKey(event)}`;
  const id = thread?.id ?? thread?.conversationId ?? thread?.legacyId;
  if (id) return `${snapshot.surface}/${snapshot.account ?? ''}/${id}`;
  return snapshot.messages.length === 0 ? '' : snapshot.url;
}

/** What tells one open event from the next: its id, or what it shows where it has none. */
const eventKey = ({ id, title, timeRaw }: SnapshotEvent): string =>
  id ?? `${title ?? ''} ${timeRaw ?? ''}`;
