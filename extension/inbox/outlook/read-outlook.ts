import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type {
  InboxSnapshot,
  Person,
  SnapshotMessage,
} from '../../../shared/contracts/inbox-snapshot.ts';
import { cleanText } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { addressBook } from './address-book.ts';
import { pageMatch } from './mail-content.ts';
import { type MessageBlock, messageBlocks } from './message-blocks.ts';
import { type OutlookAddress, readAddress } from './outlook-address.ts';
import { judgeOutlook } from './outlook-health.ts';
import { outlook } from './outlook-locators.ts';
import { type OutlookMailbox, readMailbox } from './read-account.ts';
import { readComposes } from './read-composes.ts';
import { type ListRow, listRows, readRows } from './read-list.ts';
import { readMessage } from './read-messages.ts';
import { readThread } from './read-thread.ts';
import { holdsEditor, type ReadingPane, readingPane } from './reading-pane.ts';
import { rowParts } from './row-parts.ts';

/** Outlook's page as a snapshot. Reads only; what it does not find is null. */
export function readOutlook(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'outlook'));
  const address = readAddress(location);
  const mailbox = readMailbox(reading, document, address);
  const rows = listRows(reading, document);
  const found = readingPane(reading, document, address.isReadWindow);
  if (found === 'many') reading.health.thread = 'unsure';
  const pane = found === 'many' ? null : found;
  const blocks = pane === null ? [] : messageBlocks(reading, pane.element);
  const open = pane !== null && blocks.length > 0 ? pane : null;
  const thread = open === null ? null : readThread(reading, open, address, rows);
  const messages =
    open === null
      ? []
      : readMessages(reading, blocks, {
          itemId: onlyItem(open, blocks, address) ? (thread?.legacyId ?? null) : null,
          mailbox,
          people: rowsPeople(reading, rows, thread?.conversationId ?? null),
        });
  const hasMailbox = rows.length > 0 || pageMatch(document, mailboxParts) !== null;
  const isWriting = holdsEditor(document);
  const { account } = mailbox;
  const composes = readComposes(reading, document, {
    location,
    thread,
    pane: open?.kind == null ? null : open.element,
    self: { email: mailbox.own, name: mailbox.ownName },
  });
  judgeOutlook(reading, { address, account, rows, thread, messages, hasMailbox, isWriting });
  return {
    surface: 'outlook',
    host: location.hostname,
    account,
    ownAddresses: mailbox.own === null ? [] : [mailbox.own],
    view: viewOf(document, address, { isOpen: open !== null, hasMailbox, isWriting }),
    pageLanguage: cleanText(document.documentElement?.getAttribute('lang') ?? null),
    url: location.href,
    thread,
    messages,
    rows: readRows(reading, rows),
    composes,
    event: null,
    provenance: reading.provenance,
    health: reading.health,
  };
}

/** The page shows the item that its address names, and nothing else. */
function onlyItem(
  pane: ReadingPane,
  blocks: readonly MessageBlock[],
  { isReadWindow }: OutlookAddress,
): boolean {
  return (pane.kind === 'item' || isReadWindow) && blocks.length === 1;
}

function readMessages(
  reading: Reading,
  blocks: readonly MessageBlock[],
  known: {
    readonly itemId: string | null;
    readonly mailbox: OutlookMailbox;
    readonly people: readonly Person[];
  },
): SnapshotMessage[] {
  const { itemId, mailbox, people } = known;
  const self = { email: mailbox.own, name: mailbox.ownName };
  const book = addressBook(self, people);
  const read = (block: MessageBlock, index: number, from = book) =>
    readMessage(reading, block, `messages.${index}`, { itemId, book: from });
  const expanded = blocks.map((block, index) => (block.body === null ? null : read(block, index)));
  const named = expanded.flatMap((message) => (message?.from == null ? [] : [message.from]));
  // A collapsed message shows everybody by name alone; an expanded one shows outside people with their address.
  const collapsedBook = addressBook(self, [...people, ...named]);
  return blocks.map((block, index) => expanded[index] ?? read(block, index, collapsedBook));
}

function rowsPeople(reading: Reading, rows: readonly ListRow[], id: string | null): Person[] {
  return rows
    .filter(({ conversationId }) => id !== null && conversationId === id)
    .flatMap(({ element }) => rowParts(reading, element).people);
}

function viewOf(
  document: Document,
  address: OutlookAddress,
  page: { readonly isOpen: boolean; readonly hasMailbox: boolean; readonly isWriting: boolean },
): InboxSnapshot['view'] {
  if (address.isReadWindow) return 'popout';
  if (address.isCompose) return 'compose';
  if (page.isOpen) return 'thread';
  if (!page.hasMailbox || address.isOtherModule) return page.isWriting ? 'compose' : 'none';
  if (address.opensMail && !page.isWriting) return 'thread';
  return address.isSearch || searchText(document) !== '' ? 'search' : 'list';
}

const mailboxParts = `${outlook.paneMain.selector}, ${outlook.list.selector}`;

/** What stands in the search box: results keep the folder's address. */
function searchText(document: Document): string {
  const box = document.querySelector('#topSearchInput');
  return box instanceof HTMLInputElement ? box.value.trim() : '';
}
