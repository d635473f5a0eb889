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

/** What is otherwise as for any mail that comes in now. */
export interface Arrival {
  readonly labelIds?: readonly string[];
  /** When Gmail took it in, milliseconds since 1970. */
  readonly at?: number;
  /** For a mail whose thread or id a test must know before it is there. */
  readonly id?: string;
  readonly threadId?: string;
}

/** One Gmail mailbox; ids, threads, history and dates are made here, as Gmail makes them. */
export interface GmailMailbox {
  readonly address: string;
  /** Puts a mail (RFC 822 text) into the inbox; answers its id. */
  readonly receive: (raw: string, arrival?: Arrival) => string;
  readonly send: (raw: string) => string;
  readonly trash: (id: string) => void;
  /** Deleted for good: a later get is 404. An unknown id throws. */
  readonly remove: (id: string) => void;
  /** Labels that its owner made, beside those that every mailbox has. */
  readonly labels: { readonly id: string; readonly name: string }[];
  /** Items of a page at most, whatever is asked for: Gmail may give fewer. */
  readonly mostPerPage: number;
  /** History up to now is dropped, as Google sometimes does within hours. */
  readonly forgetHistory: () => void;
  /** Newest first, as messages.list gives them. */
  readonly mails: () => readonly StoredMail[];
  readonly historyId: () => number;
  /** Records after this id, oldest first; null when the id is older than what is kept. */
  readonly historySince: (id: number) => readonly HistoryRecord[] | null;
}

export function openGmailMailbox(
  address: string,
  clock: FakeClock,
  mostPerPage = 500,
): GmailMailbox {
  const mails = new Map<string, StoredMail>();
  const history: HistoryRecord[] = [];
  // Ids begin with the time, as Gmail's do: those of a fake that is started anew are not the old ones.
  let lastHistoryId = Math.floor(clock.now() / 1000);
  let lastMail = BigInt(clock.now()) << 20n;
  /** Older ids are not known any more. */
  let firstKnown = lastHistoryId;

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

  function put(raw: string, usual: readonly string[], arrival: Arrival = {}): string {
    const payload = payloadOf(raw);
    lastMail += 0x11n;
    const { id = lastMail.toString(16), labelIds = usual } = arrival;
    const answered = `${headerIn(payload.headers, 'in-reply-to') ?? ''} ${headerIn(payload.headers, 'references') ?? ''}`;
    const earlier = [...mails.values()].find((mail) => {
      const messageId = headerIn(mail.payload.headers, 'message-id');
      return messageId !== null && answered.includes(messageId);
    });
    const threadId = arrival.threadId ?? earlier?.threadId ?? id;
    const internalDate = arrival.at ?? clock.now();
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
    labels: [],
    mostPerPage,
    forgetHistory: () => {
      firstKnown = lastHistoryId;
    },
    receive: (raw, arrival) => put(raw, ['INBOX', 'UNREAD'], arrival),
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
    mails: () => [...mails.values()].reverse().sort((a, b) => b.internalDate - a.internalDate),
    historyId: () => lastHistoryId,
    historySince: (id) => {
      const gone = history.filter(({ at }) => at < clock.now() - historyKept).at(-1)?.id ?? 0;
      return id < Math.max(gone, firstKnown) ? null : history.filter((one) => one.id > id);
    },
  };
}
