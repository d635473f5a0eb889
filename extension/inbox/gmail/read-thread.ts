import type { SnapshotThread } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, cleanText } from '../page/page-text.ts';
import type { Attempt, Reading } from '../page/reading.ts';
import { visibleMatches } from '../page/visibility.ts';
import type { GmailAddress } from './gmail-address.ts';
import { hexId, hexOfDecimal, localId } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';
import type { MessageBlock } from './message-blocks.ts';
import { loggedName } from './read-messages.ts';

/** What else is known when the thread is read. */
export interface ThreadSurroundings {
  readonly address: GmailAddress;
  readonly blocks: readonly MessageBlock[];
  readonly messageIds: readonly (string | null)[];
  /** The title of the tab names the thread only where no list stands beside it. */
  readonly title: string | null;
}

export function readThread(
  reading: Reading,
  view: Element,
  around: ThreadSurroundings,
): SnapshotThread {
  const { address, blocks, messageIds } = around;
  const headings = headingsIn(view, blocks);
  const logged = blocks.map((block) => loggedName(block, 'thread'));
  const strong = reading.agreed('thread.id', 'thread', [
    ...each(gmail.threadLegacy, headings, (one) => hexId(attributeOf(one, legacy))),
    ...each(gmail.threadPerm, headings, (one) => hexOfDecimal(attributeOf(one, perm), 'thread')),
    { locator: gmail.threadQuery, read: () => address.threadId },
    { locator: gmail.threadHash, read: () => threadOfHash(address, messageIds) },
    ...each(gmail.threadLog, logged, (name) => hexOfDecimal(name, 'thread')),
  ]);
  const added = reading.added('thread', view, (value, element) =>
    isInMail(element, blocks) ? null : (hexId(value) ?? hexOfDecimal(value, 'thread')),
  );
  const id =
    strong ?? (reading.health.thread === 'unsure' ? null : reading.first('thread.id', added));
  const local = [...headings.map((one) => attributeOf(one, perm)), ...logged].map((name) =>
    localId(name, 'thread'),
  );
  return {
    id,
    legacyId: id,
    conversationId: null,
    localId: local.find((name) => name !== null) ?? address.localThreadId,
    subject: readSubject(reading, view, headings, around),
  };
}

/**
 * The address may name a message instead: with conversation view off, and in links to one message of a thread. It is
 * the thread's where the page shows several messages and none of them is it.
 */
function threadOfHash(
  { hashId }: GmailAddress,
  messageIds: readonly (string | null)[],
): string | null {
  const isMessage = messageIds.length < 2 || messageIds.some((id) => id === null || id === hashId);
  return isMessage ? null : hashId;
}

const legacy = 'data-legacy-thread-id';
const perm = 'data-thread-perm-id';

const each = <T>(
  locator: Attempt<string>['locator'],
  sources: readonly T[],
  read: (source: T) => string | null,
): Attempt<string>[] => sources.map((source) => ({ locator, read: () => read(source) }));

/** Headings of threads that were left stay in the page, hidden; a mail and an editor bring headings of their own. */
const headingsIn = (view: Element, blocks: readonly MessageBlock[]): Element[] =>
  visibleMatches(view, 'h2').filter(
    (heading) =>
      heading.closest('form, [role=dialog], [role=region]') === null &&
      !isInMessage(heading, blocks),
  );

const isInMessage = (element: Element, blocks: readonly MessageBlock[]): boolean =>
  blocks.some((block) => block.element.contains(element));

const isInMail = (element: Element, blocks: readonly MessageBlock[]): boolean =>
  blocks.some(({ body }) => body?.contains(element) === true);

function readSubject(
  reading: Reading,
  view: Element,
  headings: readonly Element[],
  { blocks, title }: ThreadSurroundings,
): string | null {
  const [first = null] = headings;
  const having = (name: string) => headings.find((heading) => heading.hasAttribute(name)) ?? null;
  return reading.first('thread.subject', [
    { locator: gmail.subjectThread, read: () => subjectText(having(legacy)) },
    { locator: gmail.subjectPerm, read: () => subjectText(having(perm)) },
    // Where several headings stand and none is marked, nobody knows which is the subject.
    {
      locator: gmail.subjectHeading,
      read: () => (headings.length > 1 ? null : subjectText(first)),
    },
    { locator: gmail.subjectTitle, read: () => title },
    {
      locator: gmail.subjectClass,
      read: () =>
        subjectText(
          headings.find((heading) => heading.matches(gmail.subjectClass.selector)) ?? null,
        ),
    },
    ...reading.added('subject', view, (value, element) =>
      isInMail(element, blocks) ? null : value,
    ),
  ]);
}

/** Emoji are images that carry their character. */
function subjectText(heading: Element | null): string | null {
  if (heading === null) return null;
  const parts = [...heading.childNodes].map((node) =>
    node instanceof Element
      ? (node.getAttribute('data-emoji') ?? node.textContent ?? '')
      : (node.textContent ?? ''),
  );
  return cleanText(parts.join(''));
}

/** "Subject - address - Gmail" as the title of the tab. */
export function subjectInTitle(title: string, account: string | null): string | null {
  if (account === null) return null;
  const end = title.toLowerCase().lastIndexOf(` - ${account} - `);
  return end <= 0 ? null : cleanText(title.slice(0, end));
}
