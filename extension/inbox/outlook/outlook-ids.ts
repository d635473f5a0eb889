/** What the address of Outlook's page says. Ids are EWS base64, percent-encoded in the path. */
export interface OutlookAddress {
  readonly conversationId: string | null;
  readonly itemId: string | null;
  /** A mail is open, whatever its id. */
  readonly opensMail: boolean;
  readonly view: 'list' | 'thread' | 'search' | 'popout' | 'compose';
}

/** Conversation ids begin with AAQk or AQQk, item ids with AAMk, AAkA or AQMk. */
export function idKind(id: string): 'conversation' | 'item' | null {
  if (!/^[A-Za-z0-9+/_-]{20,}={0,2}$/.test(id)) return null;
  if (/^A[AQ]Qk/.test(id)) return 'conversation';
  return /^(?:AAMk|AAkA|AQMk)/.test(id) ? 'item' : null;
}

export function readAddress(location: Location): OutlookAddress {
  const { pathname, search } = location;
  const deep = /\/mail\/deeplink\/(?:read|readconv)\/([^/?#]+)/.exec(pathname)?.[1];
  const inPath = /\/id\/([^/?#]+)/.exec(pathname)?.[1];
  const inQuery = new URLSearchParams(search).get('ItemID') ?? undefined;
  const raw = decode(deep ?? inPath ?? inQuery);
  const kind = raw === null ? null : idKind(raw);
  const composes = /\/mail\/(?:deeplink\/)?compose/.test(pathname);
  return {
    conversationId: kind === 'conversation' ? raw : null,
    itemId: kind === 'item' ? raw : null,
    opensMail: !composes && (deep ?? inPath ?? inQuery) !== undefined,
    view: composes ? 'compose' : deep !== undefined ? 'popout' : raw !== null ? 'thread' : 'list',
  };
}

function decode(raw: string | undefined): string | null {
  if (raw === undefined) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
