import type { GmailMailbox, StoredMail } from './gmail-mailbox.ts';
import { headerIn } from './gmail-payload.ts';
import { googleError } from './google-error.ts';

/** users.messages.list: newest first, without spam and trash unless `includeSpamTrash` asks. */
export function listMessages(mailbox: GmailMailbox, query: URLSearchParams): Response {
  const fits = filterOf(query.get('q') ?? '');
  if (fits === null) return googleError(501, 'fakeLacks', `This fake lacks q=${query.get('q')}`);
  const labels = query.getAll('labelIds');
  const hidden = query.get('includeSpamTrash') === 'true' ? [] : ['SPAM', 'TRASH'];
  const found = mailbox
    .mails()
    .filter(({ labelIds }) => !hidden.some((label) => labelIds.includes(label)))
    .filter(({ labelIds }) => labels.every((label) => labelIds.includes(label)))
    .filter(fits);
  const page = pageOf(found, query, mailbox.mostPerPage);
  if (page === null) return googleError(400, 'invalidArgument', 'Invalid pageToken');
  return Response.json({
    // Gmail leaves the field out when nothing is found.
    ...(page.items.length === 0
      ? {}
      : { messages: page.items.map(({ id, threadId }) => ({ id, threadId })) }),
    resultSizeEstimate: found.length,
    ...page.next,
  });
}

/** users.messages.get in the formats full (the default), metadata, minimal and raw. */
export function getMessage(mailbox: GmailMailbox, id: string, query: URLSearchParams): Response {
  const mail = mailbox.mails().find((one) => one.id === id);
  if (mail === undefined) return googleError(404, 'notFound', 'Requested entity was not found.');
  const about = {
    id,
    threadId: mail.threadId,
    labelIds: mail.labelIds,
    historyId: `${mail.historyId}`,
    internalDate: `${mail.internalDate}`,
    sizeEstimate: Buffer.byteLength(mail.raw),
  };
  const format = query.get('format') ?? 'full';
  if (format === 'minimal') return Response.json(about);
  if (format === 'raw') {
    return Response.json({ ...about, raw: Buffer.from(mail.raw).toString('base64url') });
  }
  if (format === 'full') return Response.json({ ...about, payload: mail.payload });
  if (format !== 'metadata') return googleError(400, 'invalidArgument', 'Invalid format');
  const wanted = query.getAll('metadataHeaders').map((name) => name.toLowerCase());
  const headers = mail.payload.headers.filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name.toLowerCase()),
  );
  return Response.json({ ...about, payload: { mimeType: mail.payload.mimeType, headers } });
}

/** One page of a list, of `most` items; `nextPageToken` beside it while more follows; null for a token it never gave. */
export function pageOf<Item>(items: readonly Item[], query: URLSearchParams, most: number) {
  const token = query.get('pageToken') ?? 'p0';
  const start = /^p(\d+)$/.exec(token)?.[1];
  if (start === undefined) return null;
  const from = Number(start);
  const to = from + Math.min(Number(query.get('maxResults') ?? 100), 500, most);
  return {
    items: items.slice(from, to),
    next: to < items.length ? { nextPageToken: `p${to}` } : {},
  };
}

/**
 * `from:`, `to:`, `cc:` with a whole address or a domain, `after:`, `before:` in seconds, and `{…}` for "one of these".
 * Null for anything else: a query that silently finds nothing would make a sync look complete.
 */
function filterOf(q: string): ((mail: StoredMail) => boolean) | null {
  const groups = q.match(/\{[^}]*\}|\S+/g) ?? [];
  const tests = groups.map((group) => {
    const either = (group.startsWith('{') ? group.slice(1, -1) : group)
      .trim()
      .split(/\s+/)
      .map(termOf);
    return either.includes(null)
      ? null
      : (mail: StoredMail) => either.some((test) => test?.(mail) === true);
  });
  return tests.includes(null) ? null : (mail) => tests.every((test) => test?.(mail) === true);
}

function termOf(term: string): ((mail: StoredMail) => boolean) | null {
  const [, name, value = ''] = /^(from|to|cc|after|before):(\S+)$/.exec(term) ?? [];
  if (name === undefined) return null;
  if (name === 'from' || name === 'to' || name === 'cc') {
    const wanted = value.toLowerCase();
    const fits = (address: string) =>
      address === wanted || address.endsWith(`@${wanted}`) || address.endsWith(`.${wanted}`);
    return ({ payload }) => addressesIn(headerIn(payload.headers, name) ?? '').some(fits);
  }
  if (!/^\d+$/.test(value)) return null;
  const at = Number(value) * 1000;
  return ({ internalDate }) => (name === 'after' ? internalDate >= at : internalDate < at);
}

const addressesIn = (header: string): readonly string[] =>
  header.toLowerCase().match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
