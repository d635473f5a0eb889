/**
 * Runs in the page. Which layout the page has: what the real one keeps in its settings stands in the query here, so that
 * each layout has an address. Paths, hashes and the queries of windows are the real page's.
 *
 * | address | layout |
 * |---|---|
 * | `?pane=right`, `?pane=below` | list and thread side by side, or one above the other |
 * | `?conversations=off` | one row and one page a message |
 * | `?messages=12` | every thread with that many messages, the older ones folded away |
 * | `?lang=en`, `zh-CN`, `de` | the language of the interface, dates included |
 * | `/mail/u/1/` | the second of two accounts that are signed in |
 * | `/mail/b/<token>/u/0/` | a mailbox that somebody gave access to |
 * | `/mail/u/0/popout?th=#thread-f:…` | a thread in a window of its own |
 * | `/mail/u/0/?view=pt&permthid=thread-f:…` | a thread for printing |
 */
export interface GmailView {
  readonly pane: 'none' | 'right' | 'below';
  readonly hasConversations: boolean;
  /** null: as many as the thread has. */
  readonly messageCount: number | null;
  readonly window: 'popout' | 'print' | null;
  /** Decimal, of the thread that a window was opened for. */
  readonly windowThread: string | null;
  readonly accountIndex: number;
  readonly isDelegated: boolean;
}

export function readView(): GmailView {
  const query = new URLSearchParams(location.search);
  const pane = query.get('pane');
  const count = Number(query.get('messages'));
  const thread = query.get('permthid') ?? query.get('th') ?? '';
  return {
    pane: pane === 'right' || pane === 'below' ? pane : 'none',
    hasConversations: query.get('conversations') !== 'off',
    messageCount: count >= 1 && count <= 200 ? Math.floor(count) : null,
    window: windowIn(query),
    windowThread: /thread-f:(\d+)$/.exec(thread)?.[1] ?? null,
    accountIndex: Number(/\/u\/(\d+)(?:\/|$)/.exec(location.pathname)?.[1] ?? 0),
    isDelegated: location.pathname.startsWith('/mail/b/'),
  };
}

function windowIn(query: URLSearchParams): GmailView['window'] {
  if (query.get('view') === 'pt') return 'print';
  return /\/popout\/?$/.test(location.pathname) ? 'popout' : null;
}

/** What the hash says: `#inbox`, `#inbox/<token>`, `#search/<words>/<token>`. */
export interface GmailRoute {
  readonly folder: string;
  readonly words: string;
  readonly token: string | null;
  /** The list that the thread was opened from. */
  readonly list: string;
}

export function readRoute(): GmailRoute {
  const [path = ''] = location.hash.replace(/^#/, '').split('?');
  const [folder = 'inbox', ...rest] = path.split('/');
  const isSearch = folder === 'search';
  const list = isSearch ? `#search/${rest[0] ?? ''}` : `#${folder || 'inbox'}`;
  return {
    folder: folder || 'inbox',
    words: isSearch ? decodeURIComponent((rest[0] ?? '').replaceAll('+', ' ')) : '',
    token: (isSearch ? rest[1] : rest[0]) ?? null,
    list,
  };
}

/** Another layout or language, at the same mail. */
export function changeQuery(name: string, value: string | null): void {
  const query = new URLSearchParams(location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  location.assign(`${location.pathname}${text === '' ? '' : `?${text}`}${location.hash}`);
}
