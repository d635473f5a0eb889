import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { threadInHash } from './gmail-ids.ts';
import { gmail } from './gmail-locators.ts';
import { readComposes } from './read-composes.ts';
import { readMessages } from './read-messages.ts';
import { readRows } from './read-rows.ts';
import { readThread } from './read-thread.ts';

/** Gmail's page as a snapshot. Reads only; what it does not find is null. */
export function readGmail(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'gmail'));
  const account = readAccount(reading, document);
  const expected = threadInHash(location.hash) !== null;
  const main = mainView(reading, document);
  const thread = main === null ? null : readThread(reading, main, location, account.address);
  const messages = main === null ? [] : readMessages(reading, main);
  const rows = readRows(reading, main ?? document);
  const isThread = thread !== null || messages.length > 0;
  reading.judge(
    'thread',
    'thread.id',
    thread?.id !== null && thread !== null,
    expected || isThread,
  );
  reading.judge('messages', 'messages', messages.length > 0, expected || thread !== null);
  reading.judge(
    'sender',
    'messages.0.from',
    messages.some(({ from }) => from?.email != null),
    messages.some(({ expanded }) => expanded),
  );
  reading.judge('account', 'account', account.address !== null, true);
  reading.judge('rows', 'rows', rows.length > 0, false);
  const composes = readComposes(reading, document, location);
  return {
    surface: 'gmail',
    host: location.hostname,
    account: account.address,
    ownAddresses: account.own,
    view: viewOf(location, document, isThread),
    pageLanguage: cleanText(document.documentElement?.getAttribute('lang') ?? null),
    url: location.href,
    thread,
    messages,
    rows,
    composes,
    event: null,
    provenance: reading.provenance,
    health: reading.health,
  };
}

/**
 * The view that a person sees. Views that were left stay in the document, hidden; taking the first match logged the
 * wrong thread in other products.
 */
function mainView(reading: Reading, document: Document): Element | null {
  const marks = `${gmail.messages.selector}, ${gmail.messagesLegacy.selector}, h2[data-legacy-thread-id], h2.hP, div.ii.gt`;
  const mains = visibleMatches(document, 'div[role=main], [role=main]');
  const withThread = mains.filter((main) => [...main.querySelectorAll(marks)].some(isVisible));
  // Two visible threads: nobody knows which one is meant.
  if (withThread.length > 1) {
    reading.health.thread = 'unsure';
    return null;
  }
  if (withThread[0] !== undefined) return withThread[0];
  if (mains.length > 0) return largest(mains);
  // Popouts have no main: there the whole body is the thread.
  return document.body?.querySelector(marks) == null ? null : document.body;
}

function largest(elements: readonly Element[]): Element | null {
  const area = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width * height;
  };
  return [...elements].sort((one, other) => area(other) - area(one))[0] ?? null;
}

/** A delegated mailbox shows two addresses: the mailbox in the title, the person in the bar. Both are the reader's. */
function readAccount(
  reading: Reading,
  document: Document,
): { address: string | null; own: string[] } {
  const bar = addressIn(
    attributeOf(document.querySelector(gmail.accountBar.selector), 'aria-label'),
  );
  const title = addressInTitle(document.title);
  const address = reading.first('account', [
    ...(title !== null && title !== bar && bar !== null
      ? [{ locator: gmail.accountTitle, read: () => title }]
      : []),
    { locator: gmail.accountBar, read: () => bar },
    { locator: gmail.accountTitle, read: () => title },
  ]);
  return { address, own: [...new Set([address, bar].filter((one) => one !== null))] };
}

/** "Subject - address - Gmail": the address stands between the last two dashes, never within the subject. */
function addressInTitle(title: string): string | null {
  const part = title.split(' - ').at(-2)?.trim() ?? '';
  return addressIn(part) === part.toLowerCase() ? part.toLowerCase() : null;
}

function viewOf(location: Location, document: Document, isThread: boolean): InboxSnapshot['view'] {
  if (/[?&]view=(?:pt|lg|btop)/.test(location.search)) return 'popout';
  if (isThread && document.body?.classList.contains('xE')) return 'popout';
  if (isThread) return 'thread';
  if (threadInHash(location.hash) !== null) return 'unknown';
  return /^#(?:search|advanced-search)\//.test(location.hash) ? 'search' : 'list';
}
