import type { FakeClock } from '../clock.ts';
import { headerIn, type MessagePart, payloadOf } from './gmail-payload.ts';

/** Google keeps history "at least a week and often longer": the fake keeps exactly a week. */
const historyKept = 7 * 86_400_000;

export interface StoredMail {
  readonly id: string;
  readonly threadId: string;
  readonly raw: string;
  readonly payload: MessagePart;
  readonly internalDate: number;
  labelIds: readonly string[];
  historyId: number;
}
export interface HistoryRecord {
  readonly id: number;
  readonly at: number;
  readonly kind: 'messagesAdded' | 'messagesDeleted' | 'labelsAdded' | 'labelsRemoved';
  readonly mail: StoredMail;
  readonly labelIds: readonly string[];
}

/** One Gmail mailbox; ids, threads, history and dates are made here, as Gmail makes them. */
export interface GmailMailbox {
  readonly address: string;
  /** Puts a mail (RFC 822 text) into the inbox; answers its id. */
  readonly receive: (raw: string) => string;
  readonly send: (raw: string) => string;
  readonly trash: (id: string) => void;
  /** Deleted for good: a later get is 404. An unknown id throws. */
  readonly remove: (id: string) => void;
  /** Newest first, as messages.list gives them. */
  readonly mails: () => readonly StoredMail[];
  readonly historyId: () => number;
  /** Records after this id, oldest first; null when the id is older than what is kept. */
  readonly historySince: (id: number) => readonly HistoryRecord[] | null;
}

export function openGmailMailbox(address: string, clock: FakeClock): GmailMailbox {
  const mails = new Map<string, StoredMail>();
  const history: HistoryRecord[] = [];
  let lastHistoryId = 1_000_000;
  let lastMail = 0x19a0000000000000n;

  function record(
    kind: HistoryRecord['kind'],
    mail: StoredMail,
    labelIds: readonly string[] = [],
  ): void {
    // Ids grow and leave gaps, so that nobody counts on the next one.
    lastHistoryId += 7;
    mail.historyId = lastHistoryId;
    history.push({ id: lastHistoryId, at: clock.now(), kind, mail, labelIds });
  }

  function put(raw: string, labelIds: readonly string[]): string {
    const payload = payloadOf(raw);
    lastMail += 0x11n;
    const id = lastMail.toString(16);
    const answered = `${headerIn(payload.headers, 'in-reply-to') ?? ''} ${headerIn(payload.headers, 'references') ?? ''}`;
    const earlier = [...mails.values()].find((mail) => {
      const messageId = headerIn(mail.payload.headers, 'message-id');
      return messageId !== null && answered.includes(messageId);
    });
    const threadId = earlier?.threadId ?? id;
    const internalDate = clock.now();
    const mail = { id, threadId, raw, payload, internalDate, labelIds, historyId: 0 };
    mails.set(id, mail);
    record('messagesAdded', mail);
    return id;
  }

  function known(id: string): StoredMail {
    const mail = mails.get(id);
    if (mail === undefined) throw new RangeError(`${address} has no mail ${id}`);
    return mail;
  }

  return {
    address,
    receive: (raw) => put(raw, ['INBOX', 'UNREAD']),
    send: (raw) => put(raw, ['SENT']),
    trash: (id) => {
      const mail = known(id);
      mail.labelIds = [...mail.labelIds.filter((label) => label !== 'INBOX'), 'TRASH'];
      record('labelsAdded', mail, ['TRASH']);
      record('labelsRemoved', mail, ['INBOX']);
    },
    remove: (id) => {
      record('messagesDeleted', known(id));
      mails.delete(id);
    },
    mails: () => [...mails.values()].reverse(),
    historyId: () => lastHistoryId,
    historySince: (id) => {
      const gone =
        history.filter(({ at }) => at < clock.now() - historyKept).at(-1)?.id ?? 1_000_000;
      return id < gone ? null : history.filter((one) => one.id > id);
    },
  };
}
