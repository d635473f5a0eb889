import type { SnapshotMessage, SnapshotThread } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Reading } from '../page/reading.ts';
import type { OutlookAddress } from './outlook-address.ts';
import type { ListRow } from './read-list.ts';

export interface FoundInOutlook {
  readonly address: OutlookAddress;
  readonly account: string | null;
  readonly rows: readonly ListRow[];
  readonly thread: SnapshotThread | null;
  readonly messages: readonly SnapshotMessage[];
  /** Something of a mailbox is on the page. */
  readonly hasMailbox: boolean;
  /** An editor stands where a mail would be read. */
  readonly isWriting: boolean;
}

/** One invariant a capability: what must hold whenever the page is where it says that it is. */
export function judgeOutlook(reading: Reading, found: FoundInOutlook): void {
  const { address, account, rows, thread, messages } = found;
  const isOpen = messages.length > 0;
  const ticked = rows.filter(({ isSelected }) => isSelected).length;
  // With several rows ticked the pane counts them instead of showing a mail, and a draft opens in an editor.
  const showsMail = address.opensMail && ticked <= 1 && !(found.isWriting && !isOpen);
  reading.judge('thread', 'thread.id', thread?.id != null, showsMail || isOpen);
  if (thread?.subject === null) lower(reading, 'thread');
  reading.judge('messages', 'messages', isOpen, showsMail);
  const everySender = messages.every(({ from }) => from !== null);
  reading.judge('sender', 'messages.0.from', isOpen && everySender, isOpen);
  const isMailbox = found.hasMailbox && !address.isReadWindow && !address.isCompose;
  reading.judge('account', 'account', account !== null, isMailbox);
  reading.judge('rows', 'rows', rows.length > 0, false);
  if (rows.every(({ conversationId, itemId }) => conversationId === null && itemId === null)) {
    lower(reading, 'rows');
  }
}

/** Works, but not as it should. */
function lower({ health }: Reading, capability: 'thread' | 'rows'): void {
  if (health[capability] === 'ok') health[capability] = 'degraded';
}
