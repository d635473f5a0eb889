import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { cleanText } from '../page/page-text.ts';
import { Reading } from '../page/reading.ts';
import { type GmailAddress, readAddress } from './gmail-address.ts';
import { judgeGmail } from './gmail-health.ts';
import { gmail } from './gmail-locators.ts';
import { listRows } from './list-rows.ts';
import { messageBlocks } from './message-blocks.ts';
import { openView } from './open-view.ts';
import { titleOf } from './page-parts.ts';
import { type GmailMailbox, readMailbox } from './read-account.ts';
import { readComposes } from './read-composes.ts';
import { readMessage } from './read-messages.ts';
import { readPrint } from './read-print.ts';
import { readRow } from './read-rows.ts';
import { readThread, subjectInTitle } from './read-thread.ts';

/** What a window shows, before it is judged. */
type Shown = Pick<InboxSnapshot, 'account' | 'ownAddresses' | 'thread' | 'messages' | 'rows'> & {
  readonly hasGrid: boolean;
  /** A main view, whatever it holds. */
  readonly hasMain: boolean;
};

/** Gmail's page as a snapshot. Reads only; what it does not find is null. */
export function readGmail(
  document: Document,
  location: Location,
  added: readonly AddedLocator[] = [],
): InboxSnapshot {
  const reading = new Reading(added.filter(({ surface }) => surface === 'gmail'));
  const address = readAddress(location);
  const shown =
    address.window === 'print'
      ? readPrintWindow(reading, document, address)
      : readMailWindow(reading, document, address);
  const { account, ownAddresses, thread, messages, rows, hasGrid, hasMain } = shown;
  const composes = readComposes(reading, document, location);
  const hasMailbox = hasMain || thread !== null || rows.length > 0 || composes.length > 0;
  judgeGmail(reading, {
    namesThread: address.namesThread && address.window !== 'compose',
    ...{ account, thread, messages, rows, hasGrid, hasMailbox },
  });
  return {
    surface: 'gmail',
    host: location.hostname,
    account,
    ownAddresses,
    view: viewOf(address, { isOpen: thread !== null, hasMailbox }),
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

function readMailWindow(reading: Reading, document: Document, address: GmailAddress): Shown {
  const mailbox = readMailbox(reading, document, address);
  const view = openView(reading, document);
  if (view.hasMany) reading.health.thread = 'unsure';
  const rows = listRows(reading, view.lists).map((row) => readRow(reading, row));
  const open = view.thread;
  const blocks = open === null ? [] : messageBlocks(reading, open);
  const messages = blocks.map((block, index) => readMessage(reading, block, `messages.${index}`));
  // In a window with a list the tab is called after the list.
  const isAlone = rows.length === 0 && messages.length > 0;
  const title = !isAlone ? null : subjectInTitle(titleOf(document), mailbox.account);
  const messageIds = messages.map(({ id }) => id);
  const thread =
    open === null ? null : readThread(reading, open, { address, blocks, messageIds, title });
  return {
    account: mailbox.account,
    ownAddresses: own(mailbox),
    // A list of something else, or the frame of a thread that has yet to come.
    thread: messages.length === 0 && thread?.id == null && thread?.subject == null ? null : thread,
    messages,
    rows,
    hasGrid: rows.length === 0 && view.lists.some(holdsMails),
    hasMain: document.querySelector('[role=main]') !== null,
  };
}

const holdsMails = (list: Element): boolean =>
  list.querySelector('[role=grid] tr [email], tr.zA [email]') !== null;

function readPrintWindow(reading: Reading, document: Document, address: GmailAddress): Shown {
  const { account, subject, messages } = readPrint(reading, document, address);
  const id = reading.first('thread.id', [
    { locator: gmail.printThread, read: () => address.threadId },
  ]);
  const localId = address.localThreadId;
  const thread = { id, legacyId: id, conversationId: null, localId, subject };
  return {
    account,
    ownAddresses: account === null || address.isDelegated ? [] : [account],
    thread: messages.length === 0 ? null : thread,
    messages,
    rows: [],
    hasGrid: false,
    hasMain: false,
  };
}

const own = ({ own: person }: GmailMailbox): string[] => (person === null ? [] : [person]);

function viewOf(
  { window, namesThread, isSearch }: GmailAddress,
  { isOpen, hasMailbox }: { readonly isOpen: boolean; readonly hasMailbox: boolean },
): InboxSnapshot['view'] {
  if (window === 'compose') return 'compose';
  if (window !== null) return 'popout';
  if (isOpen) return 'thread';
  if (!hasMailbox) return 'none';
  if (namesThread) return 'unknown';
  return isSearch ? 'search' : 'list';
}
