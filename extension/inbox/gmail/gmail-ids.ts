/**
 * Gmail's ids. A thread or message is one 64-bit number: decimal in `thread-f:` and `msg-f:`, hex in `data-legacy-*`
 * and in the Gmail API. `thread-a:r…` and `msg-a:r…` are local to this mailbox and convert to nothing.
 */
export function hexId(raw: string | null): string | null {
  return raw !== null && /^[0-9a-f]{15,16}$/.test(raw) ? raw : null;
}

/** `#thread-f:123` or `msg-f:123` as hex; null for local ids and for the literals that Gmail sometimes writes. */
export function hexOfDecimal(raw: string | null, kind: 'thread' | 'msg'): string | null {
  const decimal = new RegExp(`^#?${kind}-f:(\\d{1,20})$`).exec(raw ?? '')?.[1];
  // Never through Number: it has 53 bits.
  return decimal === undefined ? null : hexId(BigInt(decimal).toString(16));
}

/** The log attribute holds base64 of JSON lists: field 1 names the thread, field 4 the message. */
export function idInJslog(
  jslog: string | null,
  field: 1 | 4,
  kind: 'thread' | 'msg',
): string | null {
  const encoded = new RegExp(`(?:^|;)\\s*${field}:([A-Za-z0-9+/=_-]+)`).exec(jslog ?? '')?.[1];
  if (encoded === undefined) return null;
  const list: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
  const first: unknown = Array.isArray(list) ? list[0] : null;
  return typeof first === 'string' ? hexOfDecimal(first, kind) : null;
}

/** The thread that the address names: a token that is no id of any API, or an id. null on lists. */
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
