import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot, SnapshotThread } from '../../../shared/contracts/inbox-snapshot.ts';
import { addressIn, attributeOf, cleanText, textOf } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { isVisible, visibleMatches } from '../page/visibility.ts';
import { readAddress } from './outlook-ids.ts';
import { mailBody, outlook } from './outlook-locators.ts';
import { addressBook, readRows } from './read-list.ts';
import { messageBlocks, readMessages } from './read-messages.ts';

/** Outlook's page as a snapshot. Reads only; what it does not find is null. */
export function readOutlook(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'outlook'));
  const address = readAddress(location);
  const account = readAccount(reading, document);
  const pane = readingPane(reading, document, address.view === 'popout');
  const blocks = pane === null ? [] : messageBlocks(reading, pane);
  const isOpen = pane !== null && blocks.length > 0;
  const thread = isOpen ? readThread(reading, document, pane, location) : null;
  const messages = isOpen
    ? readMessages(
        reading,
        blocks,
        address.itemId,
        addressBook(document, account, thread?.conversationId ?? null),
      )
    : [];
  const rows = readRows(reading, document);
  reading.judge('thread', 'thread.id', thread?.id != null, address.opensMail || isOpen);
  reading.judge('messages', 'messages', messages.length > 0, address.opensMail);
  reading.judge(
    'sender',
    'messages.0.from',
    messages.some(({ from }) => from !== null),
    isOpen,
  );
  reading.judge('account', 'account', account !== null, address.view !== 'popout');
  reading.judge('rows', 'rows', rows.length > 0, false);
  return {
    surface: 'outlook',
    host: location.hostname,
    account,
    ownAddresses: account === null ? [] : [account],
    view: address.view === 'list' && isOpen ? 'thread' : address.view,
    pageLanguage: cleanText(document.documentElement?.getAttribute('lang') ?? null),
    url: location.href,
    thread,
    messages,
    rows,
    composes: [],
    event: null,
    provenance: reading.provenance,
    health: reading.health,
  };
}

/** A pane that stands empty ("2 conversations selected") holds no document. */
function readingPane(reading: Reading, document: Document, popout: boolean): Element | null {
  const holding = (selector: string) =>
    visibleMatches(document, selector).find((pane) =>
      [...pane.querySelectorAll(`${mailBody}, ${outlook.sender.selector}`)].some(isVisible),
    ) ?? null;
  return reading.first('pane', [
    { locator: outlook.pane, read: () => holding(outlook.pane.selector) },
    { locator: outlook.paneMain, read: () => holding(outlook.paneMain.selector) },
    // The deep link's window has no role of its own.
    ...(popout ? [{ locator: outlook.paneMain, read: () => document.body }] : []),
  ]);
}

function readThread(
  reading: Reading,
  document: Document,
  pane: Element,
  location: Location,
): SnapshotThread {
  const { conversationId, itemId } = readAddress(location);
  const fromAddress = conversationId ?? itemId;
  const id = reading.agreed('thread.id', 'thread', [
    { locator: outlook.conversationUrl, read: () => fromAddress },
    // An item's id and its conversation's are two names: only like is compared with like.
    ...(itemId === null
      ? [{ locator: outlook.conversationRow, read: () => selectedConversation(document) }]
      : []),
  ]);
  const outside = (selector: string) =>
    [...pane.querySelectorAll(selector)].find((found) => found.closest(mailBody) === null) ?? null;
  const subject = reading.first('thread.subject', [
    { locator: outlook.subject, read: () => headingText(outside(outlook.subject.selector)) },
    {
      locator: outlook.subjectTitle,
      read: () => headingText(outside(outlook.subjectTitle.selector)),
    },
  ]);
  return { id, legacyId: itemId, conversationId: itemId === null ? id : null, subject };
}

/** One selected row means the open one; several mean ticks, and then nobody knows. */
function selectedConversation(document: Document): string | null {
  const selected = visibleMatches(document, outlook.conversationRow.selector);
  return selected.length === 1 ? attributeOf(selected[0] ?? null, 'data-convid') : null;
}

const headingText = (heading: Element | null): string | null =>
  attributeOf(heading, 'title') ?? textOf(heading);

function readAccount(reading: Reading, document: Document): string | null {
  const at = (selector: string) => document.querySelector(selector);
  return reading.first('account', [
    {
      locator: outlook.accountMenu,
      read: () => addressIn(textOf(at(outlook.accountMenu.selector))),
    },
    {
      locator: outlook.accountRoot,
      read: () =>
        addressIn(attributeOf(at(outlook.accountRoot.selector), 'data-folder-name')) ??
        addressIn(attributeOf(at(outlook.accountRoot.selector), 'title')),
    },
    {
      locator: outlook.accountTree,
      read: () =>
        [...document.querySelectorAll(outlook.accountTree.selector)]
          .map((item) => addressIn(attributeOf(item, 'title') ?? textOf(item)))
          .find((address) => address !== null) ?? null,
    },
    {
      locator: outlook.accountButton,
      read: () => addressIn(attributeOf(at(outlook.accountButton.selector), 'aria-label')),
    },
  ]);
}
