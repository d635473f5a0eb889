import { textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import {
  bodies,
  labelledBy,
  outermost,
  pageElements,
  pageMatches,
  someOf,
  textsOf,
} from './mail-content.ts';
import { draftMark, fieldLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';

/** One message of the pane: the part that holds its head, and its body, which may stand beside it. */
export interface MessageBlock {
  readonly element: Element;
  /** What the page itself put there: all of the block but the mail. */
  readonly head: readonly Element[];
  /** null while collapsed. */
  readonly body: Element | null;
}

/** The messages of the pane in the page's order, drafts left out: a draft is no message yet. */
export function messageBlocks(reading: Reading, pane: Element): MessageBlock[] {
  const found = reading.first('messages', [
    {
      locator: outlook.sender,
      read: () => someOf(outermost(pageMatches(pane, outlook.sender.selector))),
    },
    {
      locator: outlook.messageLabel,
      read: () => someOf(outermost(pageMatches(pane, outlook.messageLabel.selector))),
    },
    {
      locator: outlook.senderLabel,
      read: () => someOf(outermost(labelledBy(pageElements(pane), fieldLabels.from))),
    },
    ...reading
      .added('messages', pane, () => pane)
      .map(({ locator }) => ({ locator, read: () => someOf(pageMatches(pane, locator.selector)) })),
    // Bodies alone tell how many there are and what they say, though not from whom.
    { locator: outlook.messageBody, read: () => someOf(bodies(pane)) },
  ]);
  return withBodies(pane, found ?? []).filter((block) => !isDraft(block));
}

/**
 * Around each anchor the largest part of the pane that holds no other one: one block, one message. In document order a
 * part that holds another anchor holds a neighbour, so that neighbours are all there is to ask.
 */
function around(pane: Element, anchors: readonly Element[]): Element[] {
  return anchors.map((anchor, index) => {
    const neighbours = [anchors[index - 1], anchors[index + 1]].filter((one) => one !== undefined);
    let block = anchor;
    for (let at = anchor.parentElement; at !== null && at !== pane; at = at.parentElement) {
      const part = at;
      if (neighbours.some((neighbour) => part.contains(neighbour))) break;
      block = part;
    }
    return block;
  });
}

/**
 * A body belongs to the last head before it. Seen: an empty placeholder inside the block and the body behind it, as a
 * part of its own; so the first one that holds something counts.
 */
function withBodies(pane: Element, anchors: readonly Element[]): MessageBlock[] {
  const all = bodies(pane);
  let next = 0;
  return around(pane, anchors).map((element, index) => {
    const anchor = anchors[index];
    const following = anchors[index + 1];
    const own: Element[] = [];
    for (let body = all[next]; body !== undefined; body = all[++next]) {
      if (following !== undefined && !isBefore(body, following)) break;
      if (anchor !== undefined && !isBefore(body, anchor)) own.push(body);
    }
    const shown = own.filter(isVisible);
    const body = shown.length > 1 ? shown.find(holdsSomething) : undefined;
    return { element, head: pageElements(element), body: body ?? shown[0] ?? null };
  });
}

const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

const holdsSomething = (body: Element): boolean =>
  textOf(body) !== null || body.querySelector('img') !== null;

const subjects = `${outlook.subject.selector}, ${outlook.subjectTitle.selector}`;

/** A draft says so before its text, or is an editor and nothing else. A subject that begins with the word is not one. */
function isDraft({ element, head, body }: MessageBlock): boolean {
  if (body === null && element.querySelector(outlook.editor.selector) !== null) return true;
  for (const { text, holder } of textsOf(head)) {
    if (!draftMark.test(text) || holder.closest(subjects) !== null) continue;
    if (body === null || isBefore(holder, body)) return true;
  }
  return false;
}
