import type { Person } from '../contracts/inbox-snapshot.ts';
import type { LoggedMailPayload, Participant } from '../contracts/interactions.ts';
import type { Digester } from './digests.ts';
import { isAutomatic, judgeMail } from './mail-kind.ts';
import type { MailReading } from './mail-reading.ts';
import { type GmailPart, gmailMessage, readGmailMail } from './provider-mail.ts';

/** A mail that a connection found, as the database takes it. */
export interface FoundMail {
  /** The same for the same message of the same mailbox, whenever it is found. */
  readonly op_id: string;
  readonly occurred_at: string;
  readonly mail: LoggedMailPayload;
}

export type LeftOut =
  | 'unreadable'
  /** Spam, trash, drafts, chats; Gmail's tabs of promotions, social, updates and forums. */
  | 'folder'
  /** The member excluded its label. */
  | 'label'
  /** Its sender marked it personal, private or confidential. */
  | 'confidential'
  | 'automatic';

const foldersLeftOut = new Set([
  ...['SPAM', 'TRASH', 'DRAFT', 'CHAT'],
  ...['CATEGORY_PROMOTIONS', 'CATEGORY_SOCIAL', 'CATEGORY_UPDATES', 'CATEGORY_FORUMS'],
]);

/**
 * What of a message in a connected mailbox may be logged at all, whoever it is with.
 * @param json of users.messages.get with `format=full`
 * @param mailbox the address whose mailbox it is, lower case
 * @param excludedLabels ids of labels whose mail the member never logs
 */
export async function findGmailMail(
  json: unknown,
  mailbox: string,
  excludedLabels: ReadonlySet<string>,
  digester: Digester,
): Promise<FoundMail | LeftOut> {
  const parsed = gmailMessage.safeParse(json);
  const reading = await readGmailMail(json, mailbox);
  if (!parsed.success || reading === null) return 'unreadable';
  const { payload, labelIds = [], threadId = null, internalDate } = parsed.data;
  if (labelIds.some((label) => foldersLeftOut.has(label))) return 'folder';
  if (labelIds.some((label) => excludedLabels.has(label))) return 'label';
  const headers = headersOf(payload);
  // RFC 4021, 2.1.55: Personal, Private, Company-Confidential.
  if (/personal|private|confidential/i.test(headers.get('sensitivity')?.[0] ?? ''))
    return 'confidential';
  const contentTypes = payload === undefined ? [] : typesOf(payload);
  const { subject, text } = reading;
  const from = reading.from?.email ?? null;
  const { kind } = judgeMail({ headers, from, subject, text, contentTypes });
  // An invitation is the calendar's.
  if (isAutomatic(kind) || kind === 'calendar') return 'automatic';
  const occurred = reading.sentAt ?? new Date(Number(internalDate ?? 0)).toISOString();
  const isOut = labelIds.includes('SENT') || from === mailbox;
  return {
    op_id: await operationId(`${mailbox}/${parsed.data.id}`),
    occurred_at: occurred,
    mail: await payloadOf(reading, { mailbox, threadId, id: parsed.data.id, isOut }, digester),
  };
}

async function payloadOf(
  reading: MailReading,
  where: { mailbox: string; threadId: string | null; id: string; isOut: boolean },
  digester: Digester,
): Promise<LoggedMailPayload> {
  const { mailbox, threadId, id, isOut } = where;
  const from = reading.from?.email ?? null;
  const { subject, sentAt, messageId } = reading;
  const soft = await digester.softKeys({ from, subject, sentAt });
  const provider = {
    kind: 'provider' as const,
    value: await digester.providerKey('gmail', mailbox, id),
    mailbox: await digester.mailbox('gmail', mailbox),
  };
  const name =
    messageId === null
      ? []
      : [
          {
            kind: 'message_id' as const,
            value: await digester.messageId(messageId),
            mailbox: null,
          },
        ];
  return {
    key_version: digester.version,
    keys: [provider, ...name],
    soft_key: soft.signed?.own ?? null,
    soft_keys_near: soft.signed?.near ?? [],
    senderless_key: soft.senderless?.own ?? null,
    senderless_keys_near: soft.senderless?.near ?? [],
    complete: true,
    thread: threadId === null ? null : await digester.thread('gmail', mailbox, threadId),
    direction: isOut ? 'out' : 'in',
    subject: subject?.slice(0, 1000) ?? null,
    sent_at: sentAt,
    participants: participantsOf(reading),
    text: reading.text.slice(0, 100_000),
    original_text: reading.text.slice(0, 100_000),
    source: {
      surface: 'gmail',
      mailbox: mailbox.slice(0, 320),
      thread_id: threadId?.slice(0, 500) ?? null,
      message_id: id.slice(0, 500),
      url: `https://mail.google.com/mail/?authuser=${encodeURIComponent(mailbox)}#all/${encodeURIComponent(id)}`,
    },
    automatic: false,
  };
}

function participantsOf({ from, recipients }: MailReading): Participant[] {
  const entry = (role: Participant['role'], { email, name }: Person): Participant => ({
    ...{ role, address: email?.slice(0, 320) ?? null, name: name?.slice(0, 200) ?? null },
  });
  return [
    ...(from === null ? [] : [entry('from', from)]),
    ...recipients.map((person) => entry('to', person)),
  ].slice(0, 500);
}

function headersOf(payload: GmailPart | undefined): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const { name, value } of payload?.headers ?? []) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), value]);
  }
  return headers;
}

function typesOf(part: GmailPart): string[] {
  const whole = part.headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  return [whole ?? part.mimeType ?? '', ...(part.parts ?? []).flatMap(typesOf)];
}

/** A name-based UUID: version 8 of RFC 9562, of a SHA-256. */
async function operationId(name: string): Promise<string> {
  const data = new TextEncoder().encode(`threadbook/found/gmail/${name}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const hex = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
