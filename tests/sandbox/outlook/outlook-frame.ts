import { avatar, element, icon, icons, onClick } from '../build-element.ts';
import { classes } from './outlook-classes.ts';
import type { OutlookPage } from './outlook-page-parts.ts';

/** Runs in the page. What stands around list and pane: header, folders, ribbon, bar of apps. */
export function header(
  page: OutlookPage,
  act: { search(query: string): void; settings(): void },
): HTMLElement {
  const { data, words, own } = page;
  const input = element('input', {
    id: 'topSearchInput',
    'aria-label': words.search,
    placeholder: words.search,
    autocomplete: 'off',
  });
  input.addEventListener('input', () => {
    act.search(input instanceof HTMLInputElement ? input.value : '');
  });
  return element(
    'header',
    { id: 'O365_NavHeader', role: 'banner' },
    element('span', { class: 'tiles' }, icon(icons.menu)),
    element('span', { class: 'product' }, 'Outlook'),
    element(
      'div',
      { class: 'search-box', id: 'searchBoxColumnContainerId', role: 'search' },
      icon(icons.search, 16),
      input,
    ),
    onClick(
      element(
        'button',
        {
          id: 'owaSettingsButton',
          type: 'button',
          'aria-label': own.settings,
          title: own.settings,
        },
        icon(gear, 20),
      ),
      act.settings,
    ),
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

/** Where the shared mailbox's inbox lives: folders of other mailboxes are named by an id. */
export const sharedFolder = 'AQMkADM1ZmJjNzE0ALTk2ZGQtNGE3ZiAAAAAAEMAAAA=';

export const sharedAddress = (page: OutlookPage): string => `sales@${page.data.ownDomain}`;

export interface FolderState {
  readonly folder: string;
  /** The mailbox that was opened explicitly. */
  readonly mailbox: string | null;
  readonly hasSharedRoot: boolean;
}

export function folderTree(page: OutlookPage, state: FolderState): HTMLElement {
  const { words, own } = page;
  const folder = (path: string, label: string, name: string) =>
    onClick(
      element(
        'div',
        {
          role: 'treeitem',
          'aria-level': '2',
          'aria-selected': String(state.folder === name),
          class: classes('folder'),
          title: label,
          'data-folder-name': label.toLowerCase(),
        },
        icon(path, 18),
        element('span', {}, label),
      ),
      () => page.go(name, null),
    );
  const root = (id: string, address: string) =>
    element(
      'div',
      {
        id,
        role: 'treeitem',
        'aria-level': '1',
        'aria-expanded': 'true',
        class: classes('root'),
        title: address,
        'data-folder-name': address,
      },
      element('span', {}, address),
    );
  const address = state.mailbox ?? page.data.owner.email;
  return element(
    'nav',
    { class: 'folders', 'aria-label': words.folders, 'data-app-section': 'NavigationPane' },
    element(
      'div',
      { role: 'tree', id: 'folderPaneDroppableContainer' },
      element(
        'div',
        {
          id: 'favoritesRoot',
          role: 'treeitem',
          'aria-level': '1',
          'aria-expanded': 'false',
          class: classes('root'),
          title: own.favorites,
        },
        own.favorites,
      ),
      root(`primaryMailboxRoot_${address}`, address),
      folder(icons.inbox, words.inbox, 'inbox'),
      folder(icons.draft, words.drafts, 'drafts'),
      folder(icons.send, words.sentItems, 'sentitems'),
      folder(icons.trash, words.deleted, 'deleteditems'),
      folder(icons.folder, words.junk, 'junkemail'),
      folder(icons.archive, words.archive, 'archive'),
      ...(state.hasSharedRoot
        ? [
            root('sharedMailboxRoot_1', sharedAddress(page)),
            folder(icons.inbox, words.inbox, sharedFolder),
          ]
        : []),
    ),
  );
}

export function ribbon(page: OutlookPage): HTMLElement {
  const { words, own } = page;
  const tool = (path: string, label: string) =>
    element('span', { class: 'tool', role: 'button', 'aria-label': label }, icon(path, 18), label);
  return element(
    'div',
    { class: 'ribbon-area', 'data-app-section': 'Ribbon' },
    element(
      'div',
      { class: 'tabs', role: 'tablist' },
      element('b', { role: 'tab', 'aria-selected': 'true' }, own.today),
      element('span', { role: 'tab' }, own.viewTab),
      element('span', { role: 'tab' }, own.help),
    ),
    element(
      'div',
      { class: 'ribbon', role: 'toolbar' },
      onClick(
        element(
          'span',
          { class: 'new-mail', role: 'button' },
          icon(icons.pencil, 18),
          words.newMail,
        ),
        () => page.write('new', null, null),
      ),
      tool(icons.trash, words.delete),
      tool(icons.archive, words.archive),
      tool(icons.reply, words.reply),
      tool(icons.replyAll, words.replyAll),
      tool(icons.forward, words.forward),
    ),
  );
}

export function appBar(): HTMLElement {
  return element(
    'div',
    { class: 'app-bar', role: 'navigation', 'aria-label': 'left-rail-appbar' },
    element('span', { class: 'current' }, icon(icons.inbox)),
    element('a', { href: '/calendar/view/week', 'aria-label': 'Calendar' }, icon(icons.calendar)),
    element('span', {}, icon(icons.people)),
  );
}

const gear =
  'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM4 12h2M18 12h2M12 4v2M12 18v2M6.3 6.3l1.5 1.5M16.2 16.2l1.5 1.5M17.7 6.3l-1.5 1.5M7.8 16.2l-1.5 1.5';
