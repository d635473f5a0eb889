import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import type { PageData, PageThread } from '../page-data.ts';
import { wordsIn } from '../page-words.ts';
import { messageList } from './outlook-list.ts';
import { conversation } from './outlook-thread.ts';

/** Runs in the page: a single-page application on pushState, like Outlook; list and reading pane side by side. */
const data: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const words = wordsIn(data.language);
const read = new Set<string>();
const ticked = new Set<string>();
const list = element('div', { class: 'list-column' });
const main = element('div', {
  role: 'main',
  'data-app-section': 'MailReadCompose',
  class: 'reading',
});
let opened = 0;
let openId: string | null = null;
let query = '';

/** How long the pane lags behind the address; on the real page 100 to 300 ms. */
const paneDelay = 120;

function show(): void {
  const match = /\/id\/([^/?#]+)/.exec(location.pathname);
  const id = match?.[1] === undefined ? null : decodeURIComponent(match[1]);
  const thread = data.threads.find((candidate) => candidate.id === id) ?? null;
  openId = thread?.id ?? null;
  if (thread !== null) read.add(thread.id);
  document.title = `${words.mail} - ${data.owner.name} - Outlook`;
  showList();
  setTimeout(() => {
    if ((thread?.id ?? null) === openId) showPane(thread);
  }, paneDelay);
}

function showPane(thread: PageThread | null): void {
  opened += 1;
  if (thread === null || ticked.size > 0) main.replaceChildren(emptyPane());
  else main.replaceChildren(conversation(data, words, thread, opened));
}

function emptyPane(): HTMLElement {
  const text = ticked.size > 0 ? String(ticked.size) : words.nothingSelected;
  return element(
    'div',
    { class: 'empty-pane' },
    icon(icons.inbox, 64),
    element('div', {}, text),
    element('small', {}, words.nothingSelectedHint),
  );
}

function showList(): void {
  const sent = location.pathname.startsWith('/mail/sentitems');
  const threads = data.threads
    .filter((thread) => thread.folder === (sent ? 'sent' : 'inbox') && matches(thread))
    .map((thread) => ({ ...thread, unread: thread.unread && !read.has(thread.id) }));
  const shown = messageList(
    data,
    words,
    threads,
    { openId, ticked },
    {
      open(thread) {
        ticked.clear();
        go(`/mail/${sent ? 'sentitems' : 'inbox'}/id/${encodeURIComponent(thread.id)}`);
      },
      tick(thread) {
        if (!ticked.delete(thread.id)) ticked.add(thread.id);
        showList();
        showPane(data.threads.find((candidate) => candidate.id === openId) ?? null);
      },
    },
  );
  const scrolled = list.querySelector('[role=listbox]')?.scrollTop ?? 0;
  list.replaceChildren(shown);
  const box = list.querySelector('[role=listbox]');
  if (box !== null) box.scrollTop = scrolled;
}

function matches(thread: PageThread): boolean {
  const text = [
    thread.subject,
    ...thread.messages.flatMap((m) => [m.from.name, m.from.email, m.snippet]),
  ].join(' ');
  return text.toLowerCase().includes(query.toLowerCase());
}

function go(path: string): void {
  history.pushState(null, '', path);
  show();
}

function header(): HTMLElement {
  const input = element('input', {
    id: 'topSearchInput',
    'aria-label': words.search,
    placeholder: words.search,
    autocomplete: 'off',
  });
  input.addEventListener('input', () => {
    query = input instanceof HTMLInputElement ? input.value : '';
    showList();
  });
  return element(
    'header',
    { id: 'O365_NavHeader', role: 'banner' },
    element('span', { class: 'tiles' }, icon(icons.menu)),
    element('span', { class: 'product' }, words.mail),
    element('div', { class: 'search-box', role: 'search' }, icon(icons.search, 16), input),
    element(
      'button',
      {
        id: 'O365_MainLink_Me',
        type: 'button',
        'aria-label': `${words.accountManager} ${data.owner.name}`,
      },
      avatar(data.owner.name, 32),
    ),
    element(
      'div',
      { id: 'mectrl_main_body', hidden: '' },
      element('div', { id: 'mectrl_currentAccount_primary' }, data.owner.name),
      element('div', { id: 'mectrl_currentAccount_secondary' }, data.owner.email),
    ),
  );
}

function folderTree(): HTMLElement {
  const folder = (path: string, label: string, url: string | null) => {
    const item = element(
      'div',
      {
        role: 'treeitem',
        'aria-level': '2',
        class: 'folder',
        title: label,
        'data-folder-name': label.toLowerCase(),
      },
      icon(path, 18),
      element('span', {}, label),
    );
    return url === null ? item : onClick(item, () => go(url));
  };
  return element(
    'nav',
    { class: 'folders', 'aria-label': words.folders },
    element(
      'div',
      { role: 'tree' },
      element(
        'div',
        {
          id: 'primaryMailboxRoot_1',
          role: 'treeitem',
          'aria-level': '1',
          class: 'root',
          title: data.owner.email,
          'data-folder-name': data.owner.email,
        },
        data.owner.email,
      ),
      folder(icons.inbox, words.inbox, '/mail/inbox'),
      folder(icons.draft, words.drafts, null),
      folder(icons.send, words.sentItems, '/mail/sentitems'),
      folder(icons.trash, words.deleted, null),
      folder(icons.folder, words.junk, null),
      folder(icons.archive, words.archive, null),
    ),
  );
}

function ribbon(): HTMLElement {
  const tool = (path: string, label: string) =>
    element('span', { class: 'tool', role: 'button', 'aria-label': label }, icon(path, 18), label);
  return element(
    'div',
    { class: 'ribbon', role: 'toolbar' },
    element('span', { class: 'new-mail', role: 'button' }, icon(icons.pencil, 18), words.newMail),
    tool(icons.trash, words.delete),
    tool(icons.archive, words.archive),
    tool(icons.reply, words.reply),
    tool(icons.replyAll, words.replyAll),
    tool(icons.forward, words.forward),
  );
}

function appBar(): HTMLElement {
  return element(
    'div',
    { class: 'app-bar', 'aria-hidden': 'true' },
    element('span', { class: 'current' }, icon(icons.inbox)),
    element('span', {}, icon(icons.calendar)),
    element('span', {}, icon(icons.people)),
  );
}

document.body.append(
  element(
    'div',
    { id: 'app' },
    header(),
    element(
      'div',
      { class: 'below' },
      appBar(),
      element(
        'div',
        { class: 'module' },
        ribbon(),
        element('div', { class: 'columns' }, folderTree(), list, main),
      ),
    ),
  ),
);
addEventListener('popstate', show);
if (!location.pathname.startsWith('/mail/')) history.replaceState(null, '', '/mail/inbox');
show();
