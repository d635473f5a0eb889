import { textOf } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { pageElements, textsOf } from './mail-content.ts';
import { type Evidence, evidenceKinds, messageEvidence } from './message-evidence.ts';
import { draftMark } from './outlook-labels.ts';
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
  const parts = pageElements(pane);
  const evidence = messageEvidence(reading, pane, parts);
  const blocks = withBodies(largestParts(pane, evidence), evidence);
  const heads = headsOf(
    parts,
    blocks.map(({ element }) => element),
  );
  return blocks
    .map((block, index) => ({ ...block, head: heads[index] ?? [] }))
    .filter((block) => !isDraft(block));
}

/** The largest parts of the pane that hold nothing twice. A part with a date alone is a line about a message. */
function largestParts(pane: Element, evidence: Evidence): Element[] {
  const counts = new Map<Element, Record<keyof Evidence, number>>();
  for (const kind of evidenceKinds) {
    for (const found of evidence[kind]) {
      for (
        let at: Element | null = found;
        at !== null;
        at = at === pane ? null : at.parentElement
      ) {
        const count = counts.get(at) ?? { sender: 0, label: 0, date: 0, body: 0 };
        count[kind] += 1;
        counts.set(at, count);
      }
    }
  }
  const blocks: Element[] = [];
  const split = (part: Element): void => {
    const count = counts.get(part);
    if (count === undefined) return;
    if (evidenceKinds.some((kind) => count[kind] > 1))
      for (const child of part.children) split(child);
    else if (count.sender + count.label + count.body > 0) blocks.push(part);
  };
  split(pane);
  return blocks;
}

/**
 * Seen: an empty place for the body inside the block, and the body behind it as a part of its own. Any other body
 * without a head is a message that nobody signed.
 */
function withBodies(
  blocks: readonly Element[],
  { body: all, sender, label, date }: Evidence,
): { element: Element; body: Element | null }[] {
  const heads = [...sender, ...label, ...date];
  const found: { element: Element; body: Element | null }[] = [];
  for (const element of blocks) {
    const body = all.find((one) => element.contains(one)) ?? null;
    const last = found.at(-1);
    const isBodyAlone = body !== null && !heads.some((head) => element.contains(head));
    if (isBodyAlone && last?.body != null && !holdsSomething(last.body)) last.body = body;
    else found.push({ element, body });
  }
  return found;
}

const holdsSomething = (body: Element): boolean =>
  textOf(body) !== null || body.querySelector('img') !== null;

/** Elements at and below each block; blocks and elements come in document order, so that one walk is enough. */
function headsOf(parts: readonly Element[], blocks: readonly Element[]): Element[][] {
  let at = 0;
  return blocks.map((block) => {
    const start = parts.indexOf(block, at);
    // A body alone is none of the page's own elements.
    if (start === -1) return [];
    for (at = start; at < parts.length; at++) {
      const part = parts[at];
      if (part !== undefined && !block.contains(part)) break;
    }
    return parts.slice(start, at);
  });
}

const subjects = `${outlook.subject.selector}, ${outlook.subjectTitle.selector}`;

/** A draft says so before its text, or is an editor and nothing else. A subject that begins with the word is not one. */
function isDraft({ element, head, body }: MessageBlock): boolean {
  if (body === null && element.querySelector(outlook.editor.selector) !== null) return true;
  for (const { text, holder } of textsOf(head, /^\s*[[【]/)) {
    if (!draftMark.test(text) || holder.closest(subjects) !== null) continue;
    if (body === null || isBefore(holder, body)) return true;
  }
  return false;
}

const isBefore = (one: Element, other: Element): boolean =>
  (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
