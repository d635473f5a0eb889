import * as z from 'zod/mini';
import { normaliseMessageId } from './digests.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { readHeaderDate } from './header-date.ts';
import { type MailReading, readingOfEml } from './mail-reading.ts';
import { parseEml } from './parse-eml.ts';
import { type MailPerson, parseAddressList } from './people.ts';
import { replyFromHtml, replyFromText, replyFromUniqueBody } from './reply-text.ts';
import { htmlFourEntities } from './words/html-entity-names.ts';

/** https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages */
const gmailPart = z.object({
  mimeType: z.optional(z.string()),
  filename: z.optional(z.string()),
  headers: z.optional(z.array(z.object({ name: z.string(), value: z.string() }))),
  body: z.optional(z.object({ data: z.optional(z.string()) })),
  get parts() {
    return z.optional(z.array(gmailPart));
  },
});
export const gmailMessage = z.object({
  id: z.string(),
  threadId: z.optional(z.string()),
  labelIds: z.optional(z.array(z.string())),
  /** Epoch milliseconds: when Google received it. */
  internalDate: z.optional(z.string()),
  /** The whole mail in base64url, with `format=raw`. */
  raw: z.optional(z.string()),
  payload: z.optional(gmailPart),
});
export type GmailPart = z.infer<typeof gmailPart>;

/**
 * A message as Gmail's API gives it, with `format=raw` or `format=full`. null when it is none, or has no content
 * (`format=minimal`).
 * @param mailbox the address whose mailbox it is
 */
export async function readGmailMail(json: unknown, mailbox: string): Promise<MailReading | null> {
  const parsed = gmailMessage.safeParse(json);
  if (!parsed.success) return null;
  const { id, internalDate, raw, payload } = parsed.data;
  const received = receivedAt(internalDate === undefined ? null : Number(internalDate));
  const where = { mailbox: `gmail/${mailbox}`, providerId: id, received };
  const bytes = raw === undefined ? null : fromBase64Url(raw);
  if (bytes !== null)
    return readingOfEml(
      await parseEml(bytes, received === null ? null : new Date(received)),
      where,
    );
  if (payload?.headers === undefined) return null;
  const header = (name: string) =>
    payload.headers?.find((one) => one.name.toLowerCase() === name)?.value ?? null;
  const date = readHeaderDate(header('date'), received === null ? null : new Date(received));
  return {
    messageId: normaliseMessageId(header('message-id') ?? '') || null,
    mailbox: where.mailbox,
    providerId: id,
    from: parseAddressList(header('from') ?? '')[0] ?? null,
    subject: decodedSubject(header('subject')),
    sentAt: date.at ?? received,
    recipients: ['to', 'cc'].flatMap((name) => parseAddressList(header(name) ?? '')),
    text: textOf(payload),
    complete: true,
  };
}

/** Gmail decodes most headers itself; what it leaves is decoded here. */
const decodedSubject = (subject: string | null): string | null =>
  subject === null ? null : decodeEncodedWords(subject);

function textOf(payload: GmailPart): string {
  const html = firstPart(payload, 'text/html');
  if (html !== null) return replyFromHtml(html, htmlFourEntities).text;
  return replyFromText(firstPart(payload, 'text/plain') ?? '').text;
}

/** Nested messages and attachments hold other people's words. */
function firstPart(part: GmailPart, type: string): string | null {
  if ((part.filename ?? '') !== '' || part.mimeType === 'message/rfc822') return null;
  if (part.mimeType === type) {
    const bytes = fromBase64Url(part.body?.data ?? '');
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }
  for (const inner of part.parts ?? []) {
    const found = firstPart(inner, type);
    if (found !== null) return found;
  }
  return null;
}

const graphPerson = z.object({
  emailAddress: z.object({
    name: z.optional(z.nullable(z.string())),
    address: z.optional(z.nullable(z.string())),
  }),
});
const graphBody = z.object({ contentType: z.string(), content: z.string() });
/** https://learn.microsoft.com/en-us/graph/api/resources/message */
const graphMessage = z.object({
  id: z.string(),
  internetMessageId: z.optional(z.nullable(z.string())),
  subject: z.optional(z.nullable(z.string())),
  from: z.optional(z.nullable(graphPerson)),
  toRecipients: z.optional(z.array(graphPerson)),
  ccRecipients: z.optional(z.array(graphPerson)),
  sentDateTime: z.optional(z.nullable(z.string())),
  receivedDateTime: z.optional(z.nullable(z.string())),
  /** What is unique to this mail: without the history, where Exchange recognises it. */
  uniqueBody: z.optional(z.nullable(graphBody)),
  body: z.optional(z.nullable(graphBody)),
});

/** A message as Microsoft Graph gives it. null when it is none. @param mailbox the address whose mailbox it is */
export function readGraphMail(json: unknown, mailbox: string): MailReading | null {
  const parsed = graphMessage.safeParse(json);
  if (!parsed.success) return null;
  const mail = parsed.data;
  const received = readHeaderDate(mail.receivedDateTime, null).at;
  const sent = readHeaderDate(mail.sentDateTime, received === null ? null : new Date(received)).at;
  return {
    messageId: normaliseMessageId(mail.internetMessageId ?? '') || null,
    mailbox: `outlook/${mailbox}`,
    providerId: mail.id,
    from: mail.from == null ? null : graphPersonOf(mail.from),
    subject: mail.subject ?? null,
    sentAt: sent ?? received,
    recipients: [...(mail.toRecipients ?? []), ...(mail.ccRecipients ?? [])].map(graphPersonOf),
    text: graphText(mail),
    complete: true,
  };
}

/** What the author wrote: unique already, or cut out of the whole. */
function graphText({ uniqueBody, body }: z.infer<typeof graphMessage>): string {
  const content = uniqueBody ?? body ?? null;
  if (content === null) return '';
  const contentType = content.contentType.toLowerCase() === 'html' ? 'html' : 'text';
  if (uniqueBody)
    return replyFromUniqueBody({ contentType, content: uniqueBody.content }, htmlFourEntities).text;
  return contentType === 'html'
    ? replyFromHtml(content.content, htmlFourEntities).text
    : replyFromText(content.content).text;
}

function graphPersonOf({ emailAddress }: z.infer<typeof graphPerson>): MailPerson {
  const [read] = parseAddressList(`<${emailAddress.address ?? ''}>`);
  const name = emailAddress.name?.trim() ?? '';
  const email = read?.email ?? null;
  return { name: name === '' || name.toLowerCase() === email ? null : name, email, invalid: null };
}

function receivedAt(epoch: number | null): string | null {
  return epoch === null || !Number.isFinite(epoch) || epoch <= 0 || epoch > 8.64e15
    ? null
    : new Date(epoch).toISOString();
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
