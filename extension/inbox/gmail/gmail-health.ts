import type {
  SnapshotMessage,
  SnapshotRow,
  SnapshotThread,
} from '../../../shared/contracts/inbox-snapshot.ts';
import type { Reading } from '../page/reading.ts';

export interface FoundInGmail {
  readonly namesThread: boolean;
  readonly account: string | null;
  readonly thread: SnapshotThread | null;
  readonly messages: readonly SnapshotMessage[];
  readonly rows: readonly SnapshotRow[];
  /** A grid of mails is in sight, whether or not its rows could be read. */
  readonly hasGrid: boolean;
  /** Something of a mailbox is on the page. */
  readonly hasMailbox: boolean;
}

/** One invariant a capability: what must hold whenever the page is where it says that it is. */
export function judgeGmail(reading: Reading, found: FoundInGmail): void {
  const { account, thread, messages, rows } = found;
  const isOpen = thread !== null;
  reading.judge('account', 'account', account !== null, found.hasMailbox);
  reading.judge('thread', 'thread.id', thread?.id != null, found.namesThread || isOpen);
  // Mail that began in this mailbox has a local name until Gmail numbers it: known, if not yet by its id.
  if (thread?.id === null && thread.localId != null && reading.health.thread === 'broken') {
    reading.health.thread = 'degraded';
  }
  if (thread?.subject === null) lower(reading, 'thread');
  reading.judge('messages', 'messages', messages.length > 0, found.namesThread || isOpen);
  const nameless = messages.findIndex(({ expanded, from }) => expanded && from === null);
  const named = messages.findIndex(({ from }) => from !== null);
  const field = `messages.${Math.max(named, 0)}.from`;
  reading.judge('sender', field, named >= 0 && nameless < 0, messages.length > 0);
  reading.judge('rows', 'rows', rows.length > 0, found.hasGrid);
  if (rows.every(({ threadId }) => threadId === null)) lower(reading, 'rows');
}

/** Works, but not as it should. */
function lower({ health }: Reading, capability: 'thread' | 'rows'): void {
  if (health[capability] === 'ok') health[capability] = 'degraded';
}
