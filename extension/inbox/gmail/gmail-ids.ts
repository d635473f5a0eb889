/**
 * Gmail's ids. A thread or message is one 64-bit number: decimal in `thread-f:` and `msg-f:`, hex in `data-legacy-*`
 * and in the Gmail API. `thread-a:r…` and `msg-a:r…` are local to this mailbox and convert to nothing.
 */
export type IdKind = 'thread' | 'msg';

export function hexId(raw: string | null): string | null {
  return raw !== null && /^[0-9a-f]{15,16}$/.test(raw) ? raw : null;
}

/** `#thread-f:123` or `msg-f:123` as hex; null for local ids and for the literals that Gmail sometimes writes. */
export function hexOfDecimal(raw: string | null, kind: IdKind): string | null {
  const decimal = new RegExp(`^#?${kind}-f:(\\d{1,20})$`).exec(raw ?? '')?.[1];
  // Never through Number: it has 53 bits.
  return decimal === undefined ? null : hexId(BigInt(decimal).toString(16));
}

/** `thread-a:r…` without its `#`: a name that only this mailbox knows, given until Gmail has numbered the mail. */
export function localId(raw: string | null, kind: IdKind): string | null {
  return new RegExp(`^#?(${kind}-a:r?-?\\d+)$`).exec(raw ?? '')?.[1] ?? null;
}

/**
 * The log attribute holds base64 of JSON lists: field 1 names the thread, field 4 the message.
 * @returns the name as the page writes it, `#thread-f:123`; null where there is none, or the field cannot be read
 */
export function nameInJslog(jslog: string | null, kind: IdKind): string | null {
  const field = kind === 'thread' ? 1 : 4;
  const encoded = new RegExp(`(?:^|;)\\s*${field}:([A-Za-z0-9+/=_-]+)`).exec(jslog ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    const list: unknown = JSON.parse(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')));
    const first: unknown = Array.isArray(list) ? list[0] : null;
    return typeof first === 'string' ? first : null;
  } catch {
    // Cut or written in another way: no id, and nothing that we could do about it.
    return null;
  }
}
