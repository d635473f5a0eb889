import type { Person } from '../contracts/inbox-snapshot.ts';
import type { LoggedMailPayload, Participant } from '../contracts/interactions.ts';
import type { Digester, MailSurface } from './digests.ts';
import { isAutomatic, judgeMail } from './mail-kind.ts';
import type { MailReading } from './mail-reading.ts';

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

/** A message of a connected mailbox, as its provider's reader hands it on. */
export interface ProviderMail {
  readonly surface: MailSurface;
  /** The address whose mailbox it is, lower case. */
  readonly mailbox: string;
  /** Where the id is one of a kind: the mailbox, unless the page may show another kind of id there. */
  readonly idSpace: string;
  readonly id: string;
  /** As the page names it. */
  readonly threadId: string | null;
  readonly reading: MailReading;
  /** When the provider got it, ISO 8601: for a mail without a date. */
  readonly received: string;
  readonly isOut: boolean;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly contentTypes: readonly string[];
  /** Opens it in the provider's page. */
  readonly url: string | null;
}

/** What of a message may be logged at all, whoever it is with: the rules that hold for every provider. */
export async function foundMail(
  mail: ProviderMail,
  digester: Digester,
): Promise<FoundMail | LeftOut> {
  const { headers, contentTypes, reading, mailbox } = mail;
  // RFC 4021, 2.1.55: Personal, Private, Company-Confidential.
  if (/personal|private|confidential/i.test(headers.get('sensitivity')?.[0] ?? ''))
    return 'confidential';
  const { subject, text } = reading;
  const from = reading.from?.email ?? null;
  const { kind } = judgeMail({ headers, from, subject, text, contentTypes });
  // An invitation is the calendar's.
  if (isAutomatic(kind) || kind === 'calendar') return 'automatic';
  const name = `${mail.surface}/${mailbox}/${mail.id}`;
  return {
    op_id: await operationId(name),
    occurred_at: reading.sentAt ?? mail.received,
    mail: await payloadOf(mail, digester),
  };
}

async function payloadOf(found: ProviderMail, digester: Digester): Promise<LoggedMailPayload> {
  const { surface, mailbox, threadId, id, reading } = found;
  const from = reading.from?.email ?? null;
  const { subject, sentAt, messageId } = reading;
  const soft = await digester.softKeys({ from, subject, sentAt });
  const provider = {
    kind: 'provider' as const,
    value: await digester.providerKey(surface, mailbox, id),
    mailbox: await digester.mailbox(surface, found.idSpace),
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
    thread: threadId === null ? null : await digester.thread(surface, mailbox, threadId),
    direction: found.isOut || from === mailbox ? 'out' : 'in',
    subject: subject?.slice(0, 1000) ?? null,
    sent_at: sentAt,
    participants: participantsOf(reading),
    text: reading.text.slice(0, 100_000),
    original_text: reading.text.slice(0, 100_000),
    source: {
      surface,
      mailbox: mailbox.slice(0, 320),
      thread_id: threadId?.slice(0, 500) ?? null,
      message_id: id.slice(0, 500),
      url: found.url,
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

/** A name-based UUID: version 8 of RFC 9562, of a SHA-256. */
async function operationId(name: string): Promise<string> {
  const data = new TextEncoder().encode(`threadbook/found/${name}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  const hex = [...hash.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
