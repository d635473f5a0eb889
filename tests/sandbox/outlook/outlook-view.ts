/**
 * Runs in the page. Which layout the page has: what the real one keeps in its settings stands in the query here, so that
 * each layout has an address. The path is the real page's.
 *
 * | query | layout |
 * |---|---|
 * | `view=messages` | message threading off: one row and one pane a message |
 * | `shared=on` | a shared mailbox below the reader's own in the folder tree |
 * | `draft=on` | a saved draft in every conversation |
 * | `lang=en`, `zh-CN`, `de` | the language of the interface, dates included |
 */
export interface OutlookView {
  readonly messages: boolean;
  readonly hasSharedRoot: boolean;
  readonly hasDraft: boolean;
}

/** What the path says: `/mail[/0][/<mailbox>]/<folder>[/id/<id>]` or a read window. */
export interface OutlookRoute {
  readonly folder: string;
  readonly mailbox: string | null;
  /** In the page's own alphabet, whichever the address uses. */
  readonly id: string | null;
  readonly window: 'read' | 'readconv' | null;
}

export function readView(): OutlookView {
  const query = new URLSearchParams(location.search);
  return {
    messages: query.get('view') === 'messages',
    hasSharedRoot: query.get('shared') === 'on',
    hasDraft: query.get('draft') === 'on',
  };
}

export function readRoute(): OutlookRoute {
  const [first = '', second = '', third = '', fourth = ''] = behindAccount();
  if (first === 'deeplink' && (second === 'read' || second === 'readconv')) {
    return { folder: 'inbox', mailbox: null, id: pageId(third), window: second };
  }
  const mailbox = first.includes('@') ? first : null;
  const [folder, word, id] = mailbox === null ? [first, second, third] : [second, third, fourth];
  return {
    folder: folder === '' ? 'inbox' : folder,
    mailbox,
    id: word === 'id' ? pageId(id) : null,
    window: null,
  };
}

/** The path of a folder or mail, in the mailbox and with the account's number that are open now. */
export function pathTo(folder: string, id: string | null): string {
  const { mailbox } = readRoute();
  const number = /^\/mail\/\d+(?=\/|$)/.exec(location.pathname)?.[0] ?? '/mail';
  const box = mailbox === null ? '' : `/${mailbox}`;
  const mail = id === null ? '' : `/id/${encodeURIComponent(id)}`;
  return `${number}${box}/${folder}${mail}${location.search}`;
}

/** The same place with another layout or language. */
export function withQuery(name: string, value: string | null): string {
  const query = new URLSearchParams(location.search);
  if (value === null) query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return `${location.pathname}${text === '' ? '' : `?${text}`}`;
}

function behindAccount(): string[] {
  const parts = location.pathname.split('/').filter((part) => part !== '');
  return parts.slice(/^\d+$/.test(parts[1] ?? '') ? 2 : 1).map(decodeURIComponent);
}

/** Read windows name items in the alphabet of Microsoft Graph. */
const pageId = (id: string): string => id.replaceAll('-', '/').replaceAll('_', '+');

export const graphId = (id: string): string => id.replaceAll('/', '-').replaceAll('+', '_');
