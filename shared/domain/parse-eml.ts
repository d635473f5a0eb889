import type { Address, Attachment, Email } from 'postal-mime';
import { attachedOriginal } from './attached-original.ts';
import { normaliseMessageId } from './digests.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { type ForwardedMail, readForwarded } from './forwarded.ts';
import { type HeaderDate, readHeaderDate } from './header-date.ts';
import { htmlToText } from './html-to-text.ts';
import { judgeMail, type MailKindReading } from './mail-kind.ts';
import { type MailPerson, normaliseAddress, parseAddressList } from './people.ts';
import { type MimeMail, type MimeWarning, readMime } from './read-mime.ts';
import { receivedTime } from './received-time.ts';
import { type Reply, replyFromHtml, replyFromText } from './reply-text.ts';
import { readSignature, type Signature } from './signature.ts';
import { htmlFourEntities } from './words/html-entity-names.ts';
import { forwardPrefixes } from './words/subject-prefixes.ts';

export interface ParsedAttachment {
  readonly name: string | null;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** One RFC 5322 mail, read whole. Unknown is null or empty; `warnings` are codes of what was wrong. */
export interface ParsedMail {
  /** Normalised; null when the header is missing. */
  readonly messageId: string | null;
  /** As the header has it. */
  readonly messageIdHeader: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly from: readonly MailPerson[];
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly replyTo: readonly MailPerson[];
  readonly subject: string | null;
  /** UTC, ISO 8601. Where the Date header is missing or broken, when the provider received the mail; else null. */
  readonly date: string | null;
  readonly kind: MailKindReading['kind'];
  readonly kindBecause: string;
  /** The whole text of the mail, as the plain part has it or as the HTML reads. */
  readonly text: string;
  readonly html: string | null;
  readonly reply: Reply;
  readonly signature: Signature | null;
  readonly forwarded: ForwardedMail | null;
  readonly attachments: readonly ParsedAttachment[];
  readonly warnings: readonly MailWarning[];
}

export type MailWarning =
  | MimeWarning
  | 'message_id_missing'
  | 'sender_missing'
  | 'sender_invalid'
  | NonNullable<HeaderDate['problem']>;

/** @param received when the provider received the mail; null to take it from the Received lines */
export async function parseEml(
  raw: Uint8Array | string,
  received: Date | null = null,
): Promise<ParsedMail> {
  const mime = await readMime(raw);
  const mail = readParsed(mime, received);
  // A mail that came back or was reported holds its original too, and passes nothing on.
  if (mail.kind === 'bounce' || mail.kind === 'notification') return { ...mail, forwarded: null };
  const alone = async (attached: Uint8Array) => readParsed(await readMime(attached), null);
  return { ...mail, forwarded: (await attachedOriginal(mime.attached, alone)) ?? mail.forwarded };
}

function readParsed(
  { email, plain, html, warnings: seen }: MimeMail,
  received: Date | null,
): ParsedMail {
  const warnings: MailWarning[] = [...seen];
  const headers = headersOf(email);
  const arrived = received ?? receivedTime(headers);
  const from = peopleOf(email, 'from', email.from === undefined ? [] : [email.from]);
  const date = readHeaderDate(headers.get('date')?.[0], arrived);
  if (date.problem !== null) warnings.push(date.problem);
  const messageId =
    email.messageId === undefined ? null : normaliseMessageId(email.messageId) || null;
  if (messageId === null) warnings.push('message_id_missing');
  if (from.length === 0) warnings.push('sender_missing');
  else if (from.every((person) => person.email === null)) warnings.push('sender_invalid');
  const text = plain ?? (html === null ? '' : htmlToText(html, htmlFourEntities));
  const reply = html === null ? replyFromText(text) : replyFromHtml(html, htmlFourEntities);
  const subject = wholeHeader(email, 'subject', email.subject ?? null);
  const { kind, because } = judgeMail({
    headers,
    from: from[0]?.email ?? null,
    subject,
    text: reply.ownText,
    contentTypes: contentTypesOf(email),
  });
  return {
    messageId,
    messageIdHeader: messageId === null ? null : (email.messageId?.trim() ?? null),
    inReplyTo: email.inReplyTo === undefined ? null : normaliseMessageId(email.inReplyTo) || null,
    references: (email.references ?? '')
      .split(/\s+/)
      .map(normaliseMessageId)
      .filter((id) => id !== ''),
    from,
    to: peopleOf(email, 'to', email.to ?? []),
    cc: peopleOf(email, 'cc', email.cc ?? []),
    replyTo: peopleOf(email, 'reply-to', email.replyTo ?? []),
    subject,
    date: date.at ?? arrived?.toISOString() ?? null,
    kind,
    kindBecause: because,
    text,
    html,
    reply,
    signature:
      reply.signatureText === null
        ? null
        : readSignature(reply.signatureText, from[0]?.name ?? null),
    forwarded:
      saysForward(subject) || reply.history === 'forward'
        ? readForwarded(reply.originalText, saysForward(subject))
        : null,
    attachments: email.attachments.map(printedAttachment),
    warnings,
  };
}

function printedAttachment({ filename, mimeType, content }: Attachment): ParsedAttachment {
  const size = typeof content === 'string' ? content.length : content.byteLength;
  return { name: filename, type: mimeType, size };
}

/** Programs cut letters in two between encoded words; decoded one by one they leave U+FFFD. */
function wholeHeader(email: Email, key: string, read: string | null): string | null {
  if (read === null || !read.includes('\ufffd')) return read;
  const line = email.headerLines.find((header) => header.key === key)?.line ?? '';
  return decodeEncodedWords(
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

function peopleOf(email: Email, key: string, addresses: readonly Address[]): MailPerson[] {
  const people = addresses
    .flatMap((entry) => (entry.group === undefined ? [entry] : entry.group))
    .map(({ name, address }) => {
      const normal = normaliseAddress(address);
      const shown = name.trim() === '' || name.trim().toLowerCase() === normal ? null : name.trim();
      return {
        name: shown,
        email: normal,
        invalid: normal === null && address !== '' ? address : null,
      };
    })
    .filter((person) => person.name !== null || person.email !== null || person.invalid !== null);
  return people.some(({ name }) => name?.includes('\ufffd'))
    ? parseAddressList(wholeHeader(email, key, '\ufffd') ?? '')
    : people;
}

function headersOf(email: Email): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    const known = headers.get(key);
    if (known === undefined) headers.set(key, [value]);
    else known.push(value);
  }
  return headers;
}

/** Of the whole first, then of the parts. */
function contentTypesOf(email: Email): string[] {
  const whole = email.headers.find(({ key }) => key === 'content-type')?.value ?? 'text/plain';
  return [whole, ...email.attachments.map((part) => part.mimeType)];
}

/** Whether the subject carries a forward prefix ("Fwd:", 转发：), behind a gateway's "[External]" too. */
function saysForward(subject: string | null): boolean {
  const bare = (subject ?? '').replace(/^\s*(?:[[【][^\]】]{1,40}[\]】]\s*){0,3}/u, '');
  const prefix = /^([\p{L}\p{M}.]{1,20})\s?[:：]/u.exec(bare)?.[1]?.toLowerCase();
  return prefix !== undefined && forwardPrefixes.has(prefix);
}
