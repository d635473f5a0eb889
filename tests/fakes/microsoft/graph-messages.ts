import type { Message, Recipient } from '@microsoft/microsoft-graph-types';
import { graphError } from './graph-error.ts';
import { nextLink, pageSizeOf } from './graph-pages.ts';
import type { OutlookMailbox, StoredMessage } from './outlook-mailbox.ts';

const sensitivity = 'Integer 0x36';
/** Given only where they are asked for: https://learn.microsoft.com/en-us/graph/api/resources/message */
const onlyWhenSelected = new Set(['internetMessageHeaders', 'uniqueBody']);
const most = 1000;

type Written = Message & { '@odata.type'?: string };

/** A message as a request sees it: ids by its `Prefer`, properties by its `$select`. */
export function writeMessage(message: StoredMessage, request: Request): Written {
  const whole = wholeMessage(message, idOf(message, request));
  const query = new URL(request.url).searchParams;
  const selected = query.get('$select')?.split(',');
  const wanted = (name: string): boolean =>
    name === 'id' || (selected?.includes(name) ?? !onlyWhenSelected.has(name));
  const picked: Written = Object.fromEntries(
    Object.entries(whole).filter(([name]) => wanted(name)),
  );
  const expand = query.get('$expand') ?? '';
  if (/singleValueExtendedProperties\(\$filter=id eq 'Integer 0x0*36'\)/i.test(expand))
    picked.singleValueExtendedProperties = [
      { id: sensitivity, value: `${message.mail.sensitivity ?? 0}` },
    ];
  // The type of a derived one is told whatever was selected.
  if (message.mail.isInvitation === true)
    picked['@odata.type'] = '#microsoft.graph.eventMessageRequest';
  return picked;
}

export const idOf = (message: StoredMessage, request: Request): string =>
  /IdType\s*=\s*"ImmutableId"/i.test(request.headers.get('prefer') ?? '')
    ? message.immutableId
    : message.regularId;

function wholeMessage(message: StoredMessage, id: string) {
  const { mail, conversationId, folderId, isDraft } = message;
  const at = new Date(message.at).toISOString().replace('.000Z', 'Z');
  const html = (text: string) => `<html><body><div>${text}</div></body></html>`;
  const whole = [mail.text, ...(mail.history === undefined ? [] : [mail.history])];
  return {
    ...{ id, conversationId, parentFolderId: folderId, isDraft, isRead: isDraft },
    ...{ subject: mail.subject, internetMessageId: mail.messageId },
    ...{ receivedDateTime: at, sentDateTime: at, createdDateTime: at, lastModifiedDateTime: at },
    from: person(mail.from, mail.fromName),
    sender: person(mail.from, mail.fromName),
    toRecipients: mail.to.map((address) => person(address)),
    ccRecipients: (mail.cc ?? []).map((address) => person(address)),
    ...{ bccRecipients: [], replyTo: [], categories: [...(mail.categories ?? [])] },
    ...{ hasAttachments: false, importance: 'normal' as const },
    inferenceClassification: 'focused' as const,
    bodyPreview: mail.text.slice(0, 255),
    body: { contentType: 'html' as const, content: html(whole.join('<hr>')) },
    uniqueBody: { contentType: 'html' as const, content: html(mail.text) },
    internetMessageHeaders: Object.entries(mail.headers ?? {}).map(([name, value]) => ({
      ...{ name, value },
    })),
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.regularId)}`,
  } satisfies Message;
}

const person = (address: string, name?: string): Recipient => ({
  emailAddress: { name: name ?? address, address },
});

/** GET /me/messages with `$search`, newest first and at most a thousand, or with `$filter` by time or category; or of one folder. */
export function listMessages(
  mailbox: OutlookMailbox,
  request: Request,
  mostPerPage: number,
  folderId: string | null = null,
): Response {
  const url = new URL(request.url);
  const search = url.searchParams.get('$search');
  const filter = url.searchParams.get('$filter');
  if (search !== null && (filter !== null || url.searchParams.has('$orderby')))
    return graphError(400, 'SearchWithFilter');
  const since = filter === null ? null : sinceOf(filter);
  const category = filter === null ? null : categoryOf(filter);
  const fits = search === null ? () => true : fitsSearch(search);
  if (fits === null || (filter !== null && since === null && category === null))
    return graphError(501, 'FakeLacks');
  const isRising = url.searchParams.get('$orderby') === 'receivedDateTime asc';
  const all = mailbox
    .messages()
    .filter((one) => one.at >= (since ?? 0) && fits(one))
    .filter((one) => folderId === null || one.folderId === folderId)
    .filter((one) => category === null || one.mail.categories?.includes(category) === true);
  const found = isRising ? all.toReversed() : all;
  const capped = search === null ? found : found.slice(0, most);
  const start = Number(url.searchParams.get('$skiptoken') ?? url.searchParams.get('$skip') ?? 0);
  const end = start + Math.min(pageSizeOf(request), mostPerPage);
  return Response.json({
    value: capped.slice(start, end).map((one) => writeMessage(one, request)),
    ...(end < capped.length ? nextLink(url, { $skiptoken: `${end}` }) : {}),
  });
}

/** Of `categories/any(c:c eq '…')`; null for any other filter. */
function categoryOf(filter: string): string | null {
  const [, name] = /^categories\/any\(c:c eq '((?:[^']|'')*)'\)$/.exec(filter) ?? [];
  return name?.replaceAll("''", "'") ?? null;
}

/** Milliseconds of `receivedDateTime ge …`; null for any other filter. */
export function sinceOf(filter: string): number | null {
  const [, at] = /^receivedDateTime ge (\S+)$/.exec(filter) ?? [];
  const since = Date.parse(at ?? '');
  return Number.isNaN(since) ? null : since;
}

/**
 * `"(participants:a OR participants:b) AND received>=2026-11-01 AND received<=2026-11-20"`, by whole addresses or domains. Null
 * for anything else: a search that silently finds nothing would make a sync look complete.
 */
function fitsSearch(search: string): ((message: StoredMessage) => boolean) | null {
  const [, people, after, before] =
    /^"\(([^()]+)\) AND received>=(\d{4}-\d\d-\d\d)(?: AND received<=(\d{4}-\d\d-\d\d))?"$/.exec(
      search,
    ) ?? [];
  if (people === undefined || after === undefined) return null;
  const values = people.split(' OR ').map((one) => /^participants:(\S+)$/.exec(one)?.[1] ?? null);
  if (values.includes(null)) return null;
  return ({ mail, at }) => {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day < after || (before !== undefined && day > before)) return false;
    const all = [mail.from, ...mail.to, ...(mail.cc ?? [])].map((one) => one.toLowerCase());
    return values.some((value) =>
      all.some((one) => one === value || one.endsWith(`@${value}`) || one.endsWith(`.${value}`)),
    );
  };
}
