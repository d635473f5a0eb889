import { element } from '../build-element.ts';
import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import { wordsIn } from '../page-words.ts';
import { header, navigation } from './gmail-frame.ts';
import { threadList } from './gmail-list.ts';
import { openMailbox } from './gmail-mailboxes.ts';
import { type GmailPage, type WriteDetail, writeEvent } from './gmail-page-parts.ts';
import { printPage } from './gmail-print.ts';
import type { ListedMail } from './gmail-row.ts';
import { settingsPane } from './gmail-settings.ts';
import { threadView } from './gmail-thread.ts';
import { readRoute, readView } from './gmail-view.ts';
import { gmailWordsIn } from './gmail-words.ts';

/**
 * Runs in the page: a single-page application on the hash, like Gmail. A thread that was left stays in the document,
 * hidden: the ghosts that make "take the first match" wrong.
 */
const served: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const view = readView();
const { data, mailbox } = openMailbox(served, view);
const page: GmailPage = {
  data,
  words: wordsIn(data.language),
  own: gmailWordsIn(data.language),
  view,
  mailbox,
  open(thread, message) {
    location.hash = `${readRoute().list}/${message?.id ?? thread.token}`;
  },
  back() {
    location.hash = readRoute().list;
  },
  write(kind, threadId, messageId) {
    const detail: WriteDetail = { kind, threadId, messageId };
    document.dispatchEvent(new CustomEvent(writeEvent, { detail }));
  },
};
const read = new Set<string>();
const views = element('div', { class: 'aeF' });
const folders = element('div', { class: 'aeN', role: 'navigation' });
const ghostsKept = 2;

interface FoundMail {
  readonly thread: PageThread;
  readonly message: PageMessage | null;
}

/** By its token, by its id, or with conversation view off by the id of a message. */
function mailOf(name: string | null): FoundMail | null {
  for (const thread of name === null ? [] : data.threads) {
    const message = thread.messages.find(({ id }) => id === name);
    if (!view.hasConversations && message !== undefined) return { thread, message };
    if (thread.token === name || thread.id === name) return { thread, message: null };
  }
  return null;
}

function show(): void {
  const { folder, token } = readRoute();
  const mail = mailOf(token);
  if (mail !== null) read.add(mail.thread.id);
  if (view.pane !== 'none') place(splitView(mail), 'list');
  else if (mail === null) place([list(null)], 'list');
  else place([threadView(page, mail.thread, mail.message)], 'thread');
  folders.replaceChildren(...navigation(page, mail === null ? folder : '', unreadCount()));
  // Beside its list a thread does not name the tab.
  const isAlone = mail !== null && view.pane === 'none';
  document.title = `${isAlone ? mail.thread.subject : listTitle()} - ${mailbox} - Mail`;
}

function list(open: FoundMail | null): HTMLElement {
  return threadList(page, listed(), open === null ? null : (open.message ?? open.thread).id);
}

function splitView(open: FoundMail | null): HTMLElement[] {
  const pane =
    open === null
      ? element('div', { class: 'apF apf' }, page.own.noThread)
      : threadView(page, open.thread, open.message);
  return [
    element(
      'div',
      { class: 'aia', 'data-pane': view.pane },
      list(open),
      element('div', { class: 'apG' }, pane),
    ),
  ];
}

function listed(): ListedMail[] {
  const { folder, words } = readRoute();
  const shown = folder === 'sent' ? 'sent' : 'inbox';
  const threads = data.threads.filter((thread) =>
    folder === 'search'
      ? matches(thread, words)
      : ['inbox', 'sent'].includes(folder) && thread.folder === shown,
  );
  return threads.flatMap((thread): ListedMail[] => {
    const unread = thread.unread && !read.has(thread.id);
    if (view.hasConversations) return [{ thread, message: null, unread }];
    return [...thread.messages].reverse().map((message) => ({ thread, message, unread }));
  });
}

function matches(thread: PageThread, words: string): boolean {
  const text = [
    thread.subject,
    ...thread.messages.flatMap((m) => [m.from.name, m.from.email, m.snippet]),
  ].join(' ');
  return text.toLowerCase().includes(words.toLowerCase());
}

const unreadCount = (): number =>
  data.threads.filter((t) => t.unread && t.folder === 'inbox' && !read.has(t.id)).length;

function listTitle(): string {
  const { folder } = readRoute();
  if (folder === 'search') return page.own.results;
  if (folder === 'sent') return page.words.sent;
  const unread = unreadCount();
  return unread > 0 ? `${page.words.inbox} (${unread})` : page.words.inbox;
}

/** Puts a view in front; lists are thrown away, threads stay as ghosts. */
function place(children: readonly HTMLElement[], kind: 'list' | 'thread'): void {
  for (const old of Array.from(views.children)) {
    if (old instanceof HTMLElement && old.dataset.kind === 'thread') old.style.display = 'none';
    else old.remove();
  }
  while (views.children.length > ghostsKept) views.children[0]?.remove();
  const main = element('div', { class: 'nH', role: 'main' }, ...children);
  views.append(element('div', { class: 'nH', 'data-kind': kind }, main));
}

function showMailbox(): void {
  const settings = settingsPane(page);
  document.body.append(
    element(
      'div',
      { class: 'nH bkL' },
      header(page, () => settings.toggleAttribute('hidden')),
      element('div', { class: 'nH bkK' }, folders, element('div', { class: 'AO' }, views)),
      settings,
    ),
  );
  addEventListener('hashchange', show);
  if (location.hash === '') location.hash = '#inbox';
  else show();
}

/** A window that was opened for one thread: nothing around it, and no main view. */
function showWindow(): void {
  const thread = data.threads.find(({ decimal }) => decimal === view.windowThread);
  const text = element('div', { class: 'TC' }, page.words.none);
  if (view.window === 'print') {
    document.title = `${page.words.mail} - ${thread?.subject ?? ''}`;
    document.body.className = 'sandbox-print';
    document.body.append(thread === undefined ? text : printPage(page, thread));
    return;
  }
  document.title = `${thread?.subject ?? ''} - ${mailbox} - Mail`;
  document.body.className = 'aAU xE Su';
  const shown = thread === undefined ? text : threadView(page, thread, null);
  document.body.append(element('div', { class: 'nH sandbox-window' }, shown));
}

if (view.window === null) showMailbox();
else showWindow();
