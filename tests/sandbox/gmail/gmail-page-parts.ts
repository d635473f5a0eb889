import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';
import type { GmailView } from './gmail-view.ts';
import type { GmailWords } from './gmail-words.ts';

/** Runs in the page. What every part of it is given. */
export interface GmailPage {
  readonly data: PageData;
  readonly words: PageWords;
  readonly own: GmailWords;
  readonly view: GmailView;
  /** The mailbox that is open; the reader's own, unless somebody else gave access to it. */
  readonly mailbox: string;
  /** Opens a thread of the present list, or one message of it. */
  open(thread: PageThread, message: PageMessage | null): void;
  back(): void;
  write(kind: WriteKind, threadId: string | null, messageId: string | null): void;
}

export type WriteKind = 'new' | 'reply' | 'replyAll' | 'forward';

/** What the page's editor listens to, on the document. */
export const writeEvent = 'sandbox-write';

export interface WriteDetail {
  readonly kind: WriteKind;
  readonly threadId: string | null;
  readonly messageId: string | null;
}

/** What the page listens to, on the document: a reply was sent in a thread, with the draft's local name. */
export const sentEvent = 'sandbox-sent';

export interface SentDetail {
  readonly threadId: string;
  readonly localId: string;
  readonly to: PageMessage['to'];
  readonly cc: PageMessage['cc'];
  readonly text: string;
}

let given = 0;

/** An id in the page's own form, `:2s`: another one at every load, and no id of any mail. */
export function pageId(): string {
  given += 1;
  return `:${(given + 60).toString(36)}`;
}
