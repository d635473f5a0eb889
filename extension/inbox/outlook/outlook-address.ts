import { conversationIn, itemIn } from '../../../shared/domain/outlook-ids.ts';
import { addressIn } from '../page/page-text.ts';

/** What the address of Outlook's page says. */
export interface OutlookAddress {
  readonly conversationId: string | null;
  readonly itemId: string | null;
  /** The same item, named a second time in the query of a deep link. */
  readonly itemInQuery: string | null;
  /** A mail is open, whatever its id. */
  readonly opensMail: boolean;
  /** The window shows that mail and nothing else. */
  readonly isReadWindow: boolean;
  readonly isSearch: boolean;
  readonly isCompose: boolean;
  /** The drafts folder, where opening means writing. */
  readonly isDrafts: boolean;
  /** Another module (people, tasks) that lives on the same hosts. */
  readonly isOtherModule: boolean;
  /** The mailbox that was opened explicitly, `/mail/<address>/…`: a shared one, or somebody else's. */
  readonly mailbox: string | null;
}

/**
 * Forms (all also with an account's number, `/mail/0/…`): `/mail/<folder>/id/<id>`, `/mail/id/<id>`,
 * `/mail/<address>/<folder>/id/<id>`, `/mail/deeplink/read/<id>?ItemID=<id>`, `/mail/deeplink/readconv/<id>`,
 * `/mail/compose/<id>`, `/mail/search`. A folder may be named by an id too, so that only what follows `id` counts.
 */
export function readAddress({ pathname, search }: Location): OutlookAddress {
  const parts = pathname.split('/').filter((part) => part !== '');
  const query = new URLSearchParams(search);
  const rest = parts.slice(/^\d+$/.test(parts[1] ?? '') ? 2 : 1);
  const isDeep = rest[0] === 'deeplink';
  const isReadWindow = isDeep && /^read(?:conv|message)?$/.test(rest[1] ?? '');
  const named = isReadWindow ? rest[2] : behind(rest, 'id');
  const id = decode(named ?? null);
  const inQuery = isReadWindow ? query.get('ItemID') : null;
  const isCompose = rest[isDeep ? 1 : 0] === 'compose';
  return {
    conversationId: conversationIn(id),
    itemId: itemIn(id) ?? (named === undefined ? itemIn(inQuery) : null),
    itemInQuery: itemIn(inQuery),
    opensMail: !isCompose && (named !== undefined || inQuery !== null),
    isReadWindow,
    isSearch: rest[0] === 'search',
    isCompose,
    isDrafts: rest.includes('drafts'),
    isOtherModule: parts[0] !== undefined && !/^(?:mail|owa)$/.test(parts[0]),
    mailbox: rest[0] === undefined ? null : addressIn(decode(rest[0])),
  };
}

function behind(parts: readonly string[], word: string): string | undefined {
  const at = parts.indexOf(word);
  return at === -1 ? undefined : parts[at + 1];
}

/** Ids are percent-encoded in the path, seen also twice. */
function decode(raw: string | null): string | null {
  if (raw === null) return null;
  try {
    const once = decodeURIComponent(raw);
    return /%(?:2[BbFf]|3[Dd])/.test(once) ? decodeURIComponent(once) : once;
  } catch {
    return null;
  }
}
