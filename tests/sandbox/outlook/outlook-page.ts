import { element } from '../build-element.ts';
import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import { wordsIn } from '../page-words.ts';
import { appBar, folderTree, header, ribbon, sharedFolder } from './outlook-frame.ts';
import { MessageList } from './outlook-list.ts';
import { type OutlookPage, type WriteDetail, writeEvent } from './outlook-page-parts.ts';
import type { ListedMail } from './outlook-row.ts';
import { settingsPane } from './outlook-settings.ts';
import { conversation, emptyPane, singleMessage } from './outlook-thread.ts';
import { graphId, pathTo, readRoute, readView, withQuery } from './outlook-view.ts';
import { outlookWordsIn } from './outlook-words.ts';

/** Runs in the page: a single-page application on pushState, like Outlook; list and reading pane side by side. */
const data: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const page: OutlookPage = {
  data,
  words: wordsIn(data.language),
  own: outlookWordsIn(data.language),
  go(folder, id) {
    ticked.clear();
    history.pushState(null, '', pathTo(folder, id));
    show();
  },
  change(name, value) {
    // Ids of conversations and of items are two kinds: another arrangement begins at the folder.
    if (name === 'view') history.replaceState(null, '', pathTo(readRoute().folder, null));
    location.assign(withQuery(name, value));
  },
  openWindow(itemId) {
    const query = new URLSearchParams({ ItemID: itemId, exvsurl: '1' });
    window.open(`/mail/deeplink/read/${encodeURIComponent(graphId(itemId))}?${query}`);
  },
  write(kind, threadId, messageId) {
    const detail: WriteDetail = { kind, threadId, messageId };
    document.dispatchEvent(new CustomEvent(writeEvent, { detail }));
  },
};
const view = readView();
const read = new Set<string>();
const ticked = new Set<string>();
const main = element('div', {
  role: 'main',
  'aria-label': page.own.readingPane,
  'data-app-section': 'MailReadCompose',
  class: 'reading',
});
const list = new MessageList(page, { folder: () => readRoute().folder, tick });
const folders = element('div', { class: 'folder-column' });
let opened = 0;
let query = '';

/** How long the pane lags behind the address; on the real page 100 to 300 ms. */
const paneDelay = 120;

function show(): void {
  const { id } = readRoute();
  const found = mailOf(id);
  if (found !== null) read.add(found.thread.id);
  document.title = `${page.words.mail} - ${data.owner.name} - Outlook`;
  showList();
  setTimeout(() => {
    if (readRoute().id === id) showPane();
  }, paneDelay);
}

function showPane(): void {
  opened += 1;
  const found = mailOf(readRoute().id);
  if (found === null || ticked.size > 1) main.replaceChildren(emptyPane(page, ticked.size));
  else main.replaceChildren(paneOf(found));
}

interface FoundMail {
  readonly thread: PageThread;
  /** null: the whole conversation. */
  readonly message: PageMessage | null;
}

function mailOf(id: string | null): FoundMail | null {
  for (const thread of id === null ? [] : data.threads) {
    if (thread.id === id) return { thread, message: null };
    const message = thread.messages.find((candidate) => candidate.id === id);
    if (message !== undefined) return { thread, message };
  }
  return null;
}

const paneOf = ({ thread, message }: FoundMail): HTMLElement =>
  message === null
    ? conversation(page, thread, opened, view.hasDraft)
    : singleMessage(page, thread, message, opened);

function showList(): void {
  const { folder, id, mailbox } = readRoute();
  folders.replaceChildren(folderTree(page, { folder, mailbox, hasSharedRoot: view.hasSharedRoot }));
  const box = list.element.querySelector('[role=listbox]');
  const scrolled = box?.scrollTop ?? 0;
  list.show(listed(folder), { openId: id, ticked, heading: headingOf(folder) });
  if (box !== null) box.scrollTop = scrolled;
}

function headingOf(folder: string): string {
  if (query !== '') return page.own.results;
  const { words } = page;
  const names = new Map([
    ['sentitems', words.sentItems],
    ['drafts', words.drafts],
    ['archive', words.archive],
    ['junkemail', words.junk],
    ['deleteditems', words.deleted],
  ]);
  return names.get(folder) ?? words.inbox;
}

function listed(folder: string): ListedMail[] {
  const shown = folder === 'sentitems' ? 'sent' : 'inbox';
  const has = ['inbox', 'sentitems', sharedFolder].includes(folder);
  // A search looks into every folder; results keep the folder's address.
  const threads = data.threads.filter(
    (thread) => (query === '' ? has && thread.folder === shown : true) && matches(thread),
  );
  return threads.flatMap((thread) =>
    view.messages
      ? [...thread.messages].reverse().map((message) => rowOf(thread, message))
      : thread.messages.slice(-1).map((message) => rowOf(thread, message)),
  );
}

function rowOf(thread: PageThread, message: PageMessage): ListedMail {
  const { fullDate, shortDate, snippet } = message;
  return {
    conversationId: thread.id,
    openId: view.messages ? message.id : thread.id,
    people: view.messages ? [message.from] : peopleOf(thread),
    subject: thread.subject,
    ...{ fullDate, shortDate, snippet },
    unread: thread.unread && !read.has(thread.id),
  };
}

/** Everyone but the owner who wrote in the thread; where nobody else did, whom the owner wrote to. */
function peopleOf(thread: PageThread): ListedMail['people'] {
  const senders = new Map([...thread.messages].reverse().map(({ from }) => [from.email, from]));
  senders.delete(data.owner.email);
  return senders.size > 0 ? [...senders.values()] : (thread.messages.at(-1)?.to ?? []);
}

function matches(thread: PageThread): boolean {
  const text = [
    thread.subject,
    ...thread.messages.flatMap((m) => [m.from.name, m.from.email, m.snippet]),
  ].join(' ');
  return text.toLowerCase().includes(query.toLowerCase());
}

function tick(id: string): void {
  if (!ticked.delete(id)) ticked.add(id);
  showList();
  showPane();
}

/** The window of one mail: nothing around it, no role, no account; only the address names what it shows. */
function showReadWindow(): void {
  const { id } = readRoute();
  const found = mailOf(id);
  const pane = element(
    'div',
    { id: 'ReadingPaneContainerId', class: 'read-window' },
    found === null ? emptyPane(page, 0) : paneOf(found),
  );
  document.title = found?.thread.subject ?? page.words.mail;
  document.body.append(element('div', { id: 'app' }, pane));
}

function showMailbox(): void {
  const settings = settingsPane(page, view);
  const act = {
    search(text: string): void {
      query = text;
      showList();
    },
    settings: () => settings.toggleAttribute('hidden'),
  };
  document.body.append(
    element(
      'div',
      { id: 'app' },
      header(page, act),
      element(
        'div',
        { class: 'below' },
        appBar(),
        element(
          'div',
          { class: 'module' },
          ribbon(page),
          element(
            'div',
            { class: 'columns' },
            folders,
            element('div', { class: 'list-column' }, list.element),
            main,
          ),
        ),
      ),
      settings,
    ),
  );
  addEventListener('popstate', show);
  if (!location.pathname.startsWith('/mail/'))
    history.replaceState(null, '', pathTo('inbox', null));
  show();
}

if (readRoute().window === null) showMailbox();
else showReadWindow();
