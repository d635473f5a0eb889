/**
 * Outlook's ids. Pages hold them in the alphabet of EWS (base64); Microsoft Graph and the newer addresses write `/` as
 * `-` and `+` as `_`, which is the reverse of base64url. They name the same thing, so one form is kept: that of the page.
 */
export function idKind(id: string): 'conversation' | 'item' | null {
  if (!/^[A-Za-z0-9+/_-]{20,}={0,2}$/.test(id)) return null;
  // Conversation ids begin with AAQk or AQQk, item ids with AAMk, AAkA or AQMk.
  if (/^A[AQ]Qk/.test(id)) return 'conversation';
  return /^(?:AAMk|AAkA|AQMk)/.test(id) ? 'item' : null;
}

/** In the page's own alphabet, whichever it came in; null when it is no id of Outlook's. */
export function outlookId(raw: string | null): string | null {
  if (raw === null || idKind(raw) === null) return null;
  return inPageAlphabet(raw);
}

/** An id of Microsoft Graph as the page writes it. */
export const inPageAlphabet = (id: string): string => id.replaceAll('-', '/').replaceAll('_', '+');

/** As Microsoft Graph takes it. */
export const graphId = (id: string): string => id.replaceAll('/', '-').replaceAll('+', '_');

/** A conversation's id, or null. */
export const conversationIn = (raw: string | null): string | null => ofKind(raw, 'conversation');

/** An item's id, or null. */
export const itemIn = (raw: string | null): string | null => ofKind(raw, 'item');

function ofKind(raw: string | null, kind: 'conversation' | 'item'): string | null {
  return raw !== null && idKind(raw) === kind ? outlookId(raw) : null;
}
