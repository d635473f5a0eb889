import type { PageData } from '../page-data.ts';
import type { PageWords } from '../page-words.ts';
import type { OutlookWords } from './outlook-words.ts';

/** Runs in the page. What every part of it is given. */
export interface OutlookPage {
  readonly data: PageData;
  readonly words: PageWords;
  readonly own: OutlookWords;
  /** Opens a mail, or a folder's list. */
  go(folder: string, id: string | null): void;
  /** Another layout or language, at the same mail. */
  change(name: string, value: string | null): void;
  openWindow(itemId: string): void;
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
