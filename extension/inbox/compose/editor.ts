import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';

/** A mail that is being written, as the page holds it. */
export interface Editor {
  /** Names it for as long as it stands open. */
  readonly key: string;
  /** The part of the page that belongs to this mail alone: recipients, subject, text and the Send button. */
  readonly root: Element;
  /** null where the text was not found. */
  readonly body: Element | null;
  readonly subject: Element | null;
}

/** What a sent mail is recognised by afterwards. */
export interface PendingSend {
  /** As it was at the moment of sending. */
  readonly compose: SnapshotCompose;
  /** Ids that stood in the page before: the sent mail has none of them, its draft may have had one. */
  readonly idsBefore: ReadonlySet<string>;
  /** How many messages of the open thread were the reader's. */
  readonly ownBefore: number;
}

export interface SentIds {
  readonly messageId: string | null;
  readonly threadId: string | null;
}

/** What differs between the hosts, for inserting text and for noticing that a mail was sent. */
export interface ComposePlaces {
  /** Editors that are open, minimised ones included, in document order. */
  editors(document: Document): readonly Editor[];
  /** Whether pressing there, inside the editor, sends its mail now; planning it for later does not. */
  isSendControl(target: Element, editor: Editor): boolean;
  /** Whether these keys, pressed in an editor, send its mail. */
  isSendKey(event: KeyboardEvent): boolean;
  /** Whether pressing there takes the last sending back. */
  isUndoControl(target: Element): boolean;
  /** The page's own handling of pasted text knows how to undo it; elsewhere the browser's typing does. */
  readonly takesPaste: boolean;
  /** Whether the page tells the ids of messages; where it does not, the thread is all that is found. */
  readonly namesMessages: boolean;
  /** Every id of a message that the document holds, drafts included. */
  idsShown(document: Document): ReadonlySet<string>;
  /** Where the sent mail stands by now; null while it does not. */
  sent(document: Document, pending: PendingSend, shown: InboxSnapshot | null): SentIds | null;
}

/** Keys by the element that stays for as long as the editor does. */
const keys = new WeakMap<Element, string>();
let given = 0;

export function keyOf(element: Element): string {
  const known = keys.get(element);
  if (known !== undefined) return known;
  given += 1;
  const key = `editor-${given}`;
  keys.set(element, key);
  return key;
}

/**
 * The smallest part of the page around an element that holds what a whole editor has.
 * @returns null when another editor's anchor comes into it before it is whole
 */
export function smallestAround(
  anchor: Element,
  isWhole: (part: Element) => boolean,
  anchors: readonly Element[],
): Element | null {
  for (let part: Element | null = anchor; part !== null; part = part.parentElement) {
    const at = part;
    if (anchors.some((other) => other !== anchor && at.contains(other))) return null;
    if (isWhole(part)) return part;
  }
  return null;
}
