import type { Reading } from '../page/reading.ts';
import { isVisible } from '../page/visibility.ts';
import { isDateAlone } from './full-date.ts';
import { bodies, labelledBy, matching, outermost, pageMatches, textsOf } from './mail-content.ts';
import { fieldLabels } from './outlook-labels.ts';
import { outlook } from './outlook-locators.ts';

/** What a message has once: two of one kind in a part of the page are two messages. */
export const evidenceKinds = ['sender', 'label', 'date', 'body'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];
export type Evidence = Readonly<Record<EvidenceKind, readonly Element[]>>;

/**
 * All that tells one message from the next, by whatever it is found: a message that has lost its sender's id must not
 * melt into its neighbour, and the date's text is there even when every attribute is gone.
 * @param parts the page's own elements of the pane, in document order
 */
export function messageEvidence(
  reading: Reading,
  pane: Element,
  parts: readonly Element[],
): Evidence {
  const hasRows = pane.querySelector(rowOrFolder) !== null;
  const shown = hasRows ? parts.filter((part) => part.closest(rowOrFolder) === null) : parts;
  // Few elements have any of these: only they are asked for whole lists of selectors.
  const identified = shown.filter((part) =>
    ['id', 'data-testid'].some((name) => part.hasAttribute(name)),
  );
  const accessible = shown.filter((part) => part.hasAttribute('aria-label'));
  const named = matching(identified, outlook.sender.selector);
  const labelled = labelledBy(accessible, fieldLabels.from);
  const messages = matching(accessible, outlook.messageLabel.selector);
  const bodyParts = bodies(pane).filter(isVisible);
  const added = reading
    .added('messages', pane, () => pane)
    .map(({ locator }) => ({ locator, found: pageMatches(pane, locator.selector) }));
  reading.first('messages', [
    { locator: outlook.sender, read: () => some(named) },
    { locator: outlook.messageLabel, read: () => some(messages) },
    { locator: outlook.senderLabel, read: () => some(labelled) },
    ...added.map(({ locator, found }) => ({ locator, read: () => some(found) })),
    { locator: outlook.messageBody, read: () => some(bodyParts) },
  ]);
  const dated = `${outlook.date.selector}, ${outlook.dateId.selector}`;
  const dates = new Set(matching(identified, dated));
  for (const { text, holder } of textsOf(shown, /\d[:.]\d\d/)) {
    if (isDateAlone(text)) dates.add(holder);
  }
  const extra = added.flatMap(({ found }) => found);
  return {
    sender: oneEach(shown, new Set([...named, ...labelled])),
    label: oneEach(shown, new Set([...messages, ...extra])),
    date: oneEach(shown, dates),
    body: bodyParts,
  };
}

/** Of a list that the pane may hold too; a row is never a message. */
const rowOrFolder = '[role=option], [role=tree]';

const some = (found: readonly Element[]): true | null => (found.length === 0 ? null : true);

const oneEach = (parts: readonly Element[], found: ReadonlySet<Element>): Element[] =>
  outermost(parts.filter((part) => found.has(part)));
