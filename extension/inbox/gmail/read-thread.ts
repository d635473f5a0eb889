import type { SnapshotThread } from '../../../shared/contracts/inbox-snapshot.ts';
import { attributeOf, cleanText } from '../page/page-text.ts';
import type { Reading } from '../page/reading.ts';
import { visibleMatches } from '../page/visibility.ts';
import { hexId, hexOfDecimal, idInJslog, threadInHash } from './gmail-ids.ts';
import { gmail, mailBody } from './gmail-locators.ts';

/** null when no thread is open in the view. */
export function readThread(
  reading: Reading,
  main: Element,
  location: Location,
  account: string | null,
): SnapshotThread | null {
  const heading = main.querySelector('h2[data-legacy-thread-id], h2[data-thread-perm-id], h2.hP');
  if (heading === null && main.querySelector('div.ii.gt, [data-message-id]') === null) return null;
  const body = visibleMatches(main, gmail.threadLog.selector)[0] ?? null;
  const strong = reading.agreed('thread.id', 'thread', [
    {
      locator: gmail.threadLegacy,
      read: () => hexId(attributeOf(visibleHeading(main), 'data-legacy-thread-id')),
    },
    {
      locator: gmail.threadPerm,
      read: () => hexOfDecimal(attributeOf(visibleHeading(main), 'data-thread-perm-id'), 'thread'),
    },
    { locator: gmail.threadHash, read: () => threadInHash(location.hash)?.id ?? null },
    {
      locator: gmail.threadLog,
      read: () => idInJslog(body?.getAttribute('jslog') ?? null, 1, 'thread'),
    },
  ]);
  const subject = reading.first('thread.subject', [
    { locator: gmail.subject, read: () => subjectText(shown(main, gmail.subject.selector)) },
    {
      locator: gmail.subjectThread,
      read: () => subjectText(shown(main, gmail.subjectThread.selector)),
    },
    {
      locator: gmail.subjectTitle,
      read: () => subjectInTitle(main.ownerDocument.title, account),
    },
  ]);
  return { id: strong, legacyId: strong, conversationId: null, subject };
}

const visibleHeading = (main: Element): Element | null =>
  shown(main, 'h2[data-legacy-thread-id], h2[data-thread-perm-id]');

/** Headings of threads that were left stay in the page, hidden; a mail may bring headings of its own. */
const shown = (main: Element, selector: string): Element | null =>
  visibleMatches(main, selector).find((heading) => heading.closest(mailBody) === null) ?? null;

/** Emoji are images that carry their character. */
function subjectText(heading: Element | null): string | null {
  if (heading === null) return null;
  const parts = [...heading.childNodes].map((node) =>
    node instanceof (heading.ownerDocument.defaultView?.Element ?? Element)
      ? (node.getAttribute('data-emoji') ?? node.textContent ?? '')
      : (node.textContent ?? ''),
  );
  return cleanText(parts.join(''));
}

function subjectInTitle(title: string, account: string | null): string | null {
  if (account === null) return null;
  const end = title.toLowerCase().lastIndexOf(` - ${account} - `);
  return end <= 0 ? null : cleanText(title.slice(0, end));
}
