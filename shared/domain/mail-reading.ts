import type { Person } from '../contracts/inbox-snapshot.ts';
import type { ParsedMail } from './parse-eml.ts';
import type { ReadMessage } from './read-message.ts';

/** One reading of a mail: off a page, by a provider's API, or from a file. Unknown is null. */
export interface MailReading {
  readonly messageId: string | null;
  /** `<surface>/<mailbox>` and the provider's id in it. */
  readonly mailbox: string | null;
  readonly providerId: string | null;
  /** Pages show some senders by name alone. */
  readonly from: Person | null;
  readonly subject: string | null;
  /** UTC, ISO 8601; pages show minutes only. */
  readonly sentAt: string | null;
  /** To and Cc, by address or by name alone. */
  readonly recipients: readonly Person[];
  /** What this author wrote, cleaned. */
  readonly text: string;
  /** False where the page shows only part of it: text clipped or collapsed, recipients summarised. */
  readonly complete: boolean;
}

/** A message of a page, as readMessage gives it. */
export function readingOfPage(
  read: ReadMessage,
  where: { readonly mailbox: string | null; readonly subject: string | null },
): MailReading {
  return {
    messageId: null,
    mailbox: where.mailbox,
    providerId: read.id,
    from: read.from,
    subject: where.subject,
    sentAt: read.sentAt,
    recipients: [...read.to, ...read.cc],
    text: read.text,
    complete: read.complete,
  };
}

/** A mail read whole. @param received the provider's time, where Date is missing or broken */
export function readingOfEml(
  mail: ParsedMail,
  where: {
    readonly mailbox: string | null;
    readonly providerId: string | null;
    readonly received: string | null;
  } = { mailbox: null, providerId: null, received: null },
): MailReading {
  return {
    messageId: mail.messageId,
    mailbox: where.mailbox,
    providerId: where.providerId,
    from: mail.from[0] ?? null,
    subject: mail.subject,
    sentAt: mail.date ?? where.received,
    recipients: [...mail.to, ...mail.cc],
    text: mail.reply.text,
    complete: true,
  };
}
