import PostalMime, { type Address, type Email } from 'postal-mime';
import { normaliseMessageId } from './digests.ts';
import { hideFlowed, joinFlowed } from './flowed-text.ts';
import { type ForwardedMail, readForwarded } from './forwarded.ts';
import { type HeaderDate, readHeaderDate } from './header-date.ts';
import { htmlToText } from './html-to-text.ts';
import { judgeMail, type MailKindReading } from './mail-kind.ts';
import { type MailPerson, normaliseAddress } from './people.ts';
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

/** One RFC 5322 mail, read whole. Unknown is null or empty; `problems` are codes of what was wrong. */
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
  /** UTC, ISO 8601; null when missing or broken: the provider's received time is to be taken then. */
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
  readonly problems: readonly MailProblem[];
}

export type MailProblem =
  | 'mime_unreadable'
  | 'mime_too_deep'
  | 'message_id_missing'
  | 'sender_missing'
  | 'sender_invalid'
  | NonNullable<HeaderDate['problem']>;

/** @param received the provider's time, against which a Date in the future is measured; null when unknown */
export async function parseEml(
  raw: Uint8Array | string,
  received: Date | null = null,
): Promise<ParsedMail> {
  const problems: MailProblem[] = [];
  const hidden = hideFlowed(raw);
  const email = await parseMime(hidden.raw, problems);
  const from = peopleOf(email.from === undefined ? [] : [email.from]);
  const date = readHeaderDate(email.date, received);
  if (date.problem !== null) problems.push(date.problem);
  const messageId =
    email.messageId === undefined ? null : normaliseMessageId(email.messageId) || null;
  if (messageId === null) problems.push('message_id_missing');
  if (from.length === 0) problems.push('sender_missing');
  else if (from.every((person) => person.email === null)) problems.push('sender_invalid');
  const html = email.html ?? null;
  const plain =
    email.text !== undefined && hidden.isFlowed
      ? joinFlowed(email.text, hidden.deletesSpace)
      : email.text;
  const text = plain ?? (html === null ? '' : htmlToText(html, htmlFourEntities));
  const reply = html === null ? replyFromText(text) : replyFromHtml(html, htmlFourEntities);
  const subject = email.subject ?? null;
  const { kind, because } = judgeMail({
    headers: headersOf(email),
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
    to: peopleOf(email.to ?? []),
    cc: peopleOf(email.cc ?? []),
    replyTo: peopleOf(email.replyTo ?? []),
    subject,
    date: date.at,
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
    attachments: email.attachments.map((part) => ({
      name: part.filename,
      type: part.mimeType,
      size: typeof part.content === 'string' ? part.content.length : part.content.byteLength,
    })),
    problems,
  };
}

const empty: Email = { headers: [], headerLines: [], attachments: [] };

async function parseMime(raw: Uint8Array, problems: MailProblem[]): Promise<Email> {
  try {
    return await PostalMime.parse(raw, { maxNestingDepth: 100 });
  } catch (error) {
    problems.push(
      error instanceof Error && /nest/i.test(error.message) ? 'mime_too_deep' : 'mime_unreadable',
    );
    return empty;
  }
}

function peopleOf(addresses: readonly Address[]): MailPerson[] {
  return addresses
    .flatMap((entry) => (entry.group === undefined ? [entry] : entry.group))
    .map(({ name, address }) => {
      const email = normaliseAddress(address);
      const shown = name.trim() === '' || name.trim().toLowerCase() === email ? null : name.trim();
      return { name: shown, email, invalid: email === null && address !== '' ? address : null };
    })
    .filter((person) => person.name !== null || person.email !== null || person.invalid !== null);
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

/** Whether the subject carries a forward prefix ("Fwd:", 转发：). */
function saysForward(subject: string | null): boolean {
  const prefix = /^\s*([\p{L}\p{M}.]{1,20})\s?[:：]/u.exec(subject ?? '')?.[1]?.toLowerCase();
  return prefix !== undefined && forwardPrefixes.has(prefix);
}
