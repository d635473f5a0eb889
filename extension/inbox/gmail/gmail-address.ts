import { hexId, hexOfDecimal, localId } from './gmail-ids.ts';

/** What the address of a Gmail page says. */
export interface GmailAddress {
  /** `print` is also the window of an entire message; `compose` a window with nothing but an editor. */
  readonly window: 'print' | 'popout' | 'compose' | null;
  /** The address names a thread, by its id or by a token that is no id of any API. */
  readonly namesThread: boolean;
  /** A hex id in the hash: the thread's, or with conversation view off the message's. */
  readonly hashId: string | null;
  /** The thread that a popout or print window was opened for. */
  readonly threadId: string | null;
  readonly localThreadId: string | null;
  /** The messages of a print window, in its order; a local one is null. */
  readonly messageIds: readonly (string | null)[];
  readonly isSearch: boolean;
  /** A mailbox that somebody else gave access to. */
  readonly isDelegated: boolean;
  /** Which of the accounts that are signed in in this browser, as `/mail/u/N/` counts them. */
  readonly accountIndex: string;
}

export function readAddress({ pathname, search, hash }: Location): GmailAddress {
  const query = new URLSearchParams(search);
  const thread = query.get('permthid') ?? query.get('th');
  const threadId = hexOfDecimal(thread, 'thread') ?? hexId(thread);
  const named = threadInHash(hash);
  const localThreadId = localId(thread, 'thread');
  return {
    window: windowOf(pathname, query),
    namesThread: named !== null || threadId !== null || localThreadId !== null,
    hashId: named?.id ?? null,
    threadId,
    localThreadId,
    messageIds: [...query.getAll('permmsgid'), ...query.getAll('simpl')].map((name) =>
      hexOfDecimal(name, 'msg'),
    ),
    isSearch: /^#(?:search|advanced-search)\//.test(hash),
    isDelegated: /^\/mail\/(?:b\/|u\/\d+\/d\/)/.test(pathname),
    accountIndex: /\/u\/(\d+)(?:\/|$)/.exec(pathname)?.[1] ?? '0',
  };
}

/** Seen in addresses: `?view=pt` (print), `lg` (entire message), `btop` and `/popout` (own window), `cm` (compose). */
function windowOf(pathname: string, query: URLSearchParams): GmailAddress['window'] {
  const view = query.get('view');
  if (view === 'pt' || view === 'lg') return 'print';
  if (view === 'cm') return 'compose';
  return view === 'btop' || /\/popout\/?$/.test(pathname) ? 'popout' : null;
}

/** The thread that the hash names: a token that is no id of any API, or an id. null on lists. */
export function threadInHash(hash: string): { token: string; id: string | null } | null {
  const [path = ''] = hash.replace(/^#/, '').split('?');
  const [section = '', ...rest] = path.split('/');
  // The first part behind these names a label or what is searched for, however long, and no thread.
  const named = ['label', 'category', 'search', 'advanced-search', 'settings', 'create-filter'];
  const last = (named.includes(section) ? rest.slice(1) : rest).at(-1) ?? '';
  // Tokens are made of letters that are no vowels, so that they spell no word.
  if (!/^(?:[0-9a-f]{15,16}|[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{16,})$/.test(last)) return null;
  return { token: last, id: hexId(last) };
}
