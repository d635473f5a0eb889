import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import type { PageData, PageThread } from '../page-data.ts';
import { wordsIn } from '../page-words.ts';
import { threadList } from './gmail-list.ts';
import { threadView } from './gmail-thread.ts';

/**
 * Runs in the page: a single-page application on the hash, like Gmail. A thread that was left stays in the document,
 * hidden: the ghosts that make "take the first match" wrong.
 */
const data: PageData = JSON.parse(document.getElementById('sandbox-data')?.textContent ?? '');
const words = wordsIn(data.language);
const read = new Set<string>();
const views = element('div', { class: 'aeF' });
const navigation = element('div', { class: 'aeN', role: 'navigation' });
const ghostsKept = 2;

function show(): void {
  const [folder = 'inbox', ...rest] =
    location.hash.replace(/^#/, '').split('?')[0]?.split('/') ?? [];
  const token = rest.at(-1);
  const thread = data.threads.find((candidate) => candidate.token === token);
  if (thread === undefined)
    showList(folder, folder === 'search' ? decodeURIComponent(rest[0] ?? '') : '');
  else showThread(thread, location.hash.slice(0, location.hash.lastIndexOf('/')));
}

function showThread(thread: PageThread, listHash: string): void {
  read.add(thread.id);
  const view = threadView(data, words, thread, () => {
    location.hash = listHash;
  });
  place(view, 'thread');
  document.title = `${thread.subject} - ${data.owner.email} - Mail`;
  showNavigation('');
}

function showList(folder: string, query: string): void {
  const wanted = data.threads
    .filter((thread) =>
      folder === 'search'
        ? matches(thread, query)
        : folder === 'sent'
          ? thread.folder === 'sent'
          : thread.folder === 'inbox',
    )
    .map((thread) => ({ ...thread, unread: thread.unread && !read.has(thread.id) }));
  const base =
    folder === 'search' ? `#search/${encodeURIComponent(query)}` : `#${folder || 'inbox'}`;
  place(
    threadList(data, words, wanted, (thread) => {
      location.hash = `${base}/${thread.token}`;
    }),
    'list',
  );
  const unread = wanted.filter((thread) => thread.unread).length;
  document.title = `${words.inbox}${unread > 0 ? ` (${unread})` : ''} - ${data.owner.email} - Mail`;
  showNavigation(folder);
}

function matches(thread: PageThread, query: string): boolean {
  const text = [
    thread.subject,
    ...thread.messages.flatMap((m) => [m.from.name, m.from.email, m.snippet]),
  ].join(' ');
  return text.toLowerCase().includes(query.toLowerCase());
}

/** Puts a view in front; lists are thrown away, threads stay as ghosts. */
function place(view: HTMLElement, kind: 'list' | 'thread'): void {
  for (const old of Array.from(views.children)) {
    if (old instanceof HTMLElement && old.dataset.kind === 'thread') old.style.display = 'none';
    else old.remove();
  }
  while (views.children.length > ghostsKept) views.children[0]?.remove();
  views.append(element('div', { class: 'nH', 'data-kind': kind }, view));
}

function showNavigation(current: string): void {
  const unread = data.threads.filter(
    (t) => t.unread && t.folder === 'inbox' && !read.has(t.id),
  ).length;
  const entry = (path: string, label: string, hash: string, count = 0) =>
    element(
      'div',
      { class: `aim${current === hash ? ' ain' : ''}` },
      element(
        'a',
        { href: `#${hash}`, class: 'J-Ke n0' },
        icon(path),
        element('span', {}, label),
        count > 0 ? element('b', { class: 'bsU' }, String(count)) : null,
      ),
    );
  navigation.replaceChildren(
    element(
      'div',
      { class: 'T-I T-I-KE L3', role: 'button', tabindex: '0' },
      icon(icons.pencil),
      words.compose,
    ),
    entry(icons.inbox, words.inbox, 'inbox', unread),
    entry(icons.star, words.starred, 'starred'),
    entry(icons.clock, words.snoozed, 'snoozed'),
    entry(icons.send, words.sent, 'sent'),
    entry(icons.draft, words.drafts, 'drafts'),
  );
}

function header(): HTMLElement {
  const input = element('input', {
    name: 'q',
    'aria-label': words.search,
    placeholder: words.search,
    autocomplete: 'off',
  });
  const form = element('form', { class: 'aJh', role: 'search' }, icon(icons.search), input);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (input instanceof HTMLInputElement)
      location.hash = input.value === '' ? '#inbox' : `#search/${encodeURIComponent(input.value)}`;
  });
  const account = element(
    'a',
    {
      class: 'gb_B gb_Za',
      href: 'https://accounts.google.com/SignOutOptions?hl=en&continue=https://mail.google.com/mail',
      role: 'button',
      'aria-label': `${words.account}: ${data.owner.name}  \n(${data.owner.email})`,
    },
    avatar(data.owner.name, 32),
  );
  account.addEventListener('click', (event) => event.preventDefault());
  return element(
    'header',
    { class: 'gb_Ha', role: 'banner' },
    element('div', { class: 'gb_Fc' }, icon(icons.menu)),
    onClick(element('div', { class: 'gb_uc' }, icon(icons.inbox, 26), words.mail), () => {
      location.hash = '#inbox';
    }),
    form,
    account,
  );
}

document.body.append(
  element(
    'div',
    { class: 'nH bkL' },
    header(),
    element('div', { class: 'nH bkK' }, navigation, element('div', { class: 'AO' }, views)),
  ),
);
addEventListener('hashchange', show);
if (location.hash === '') location.hash = '#inbox';
else show();
