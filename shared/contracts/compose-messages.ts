import * as z from 'zod/mini';
import { snapshotCompose } from './inbox-snapshot.ts';

/** Longest text that is put into a mail with one command. */
export const longestInsertedText = 100_000;

/** Sidebar → content script: puts plain text into a mail that is being written, where its caret is or was. */
export const insertText = z.strictObject({
  type: z.literal('inbox.insert_text'),
  /** Of `snapshotCompose.key`. */
  key: z.string().check(z.minLength(1), z.maxLength(100)),
  text: z.string().check(z.minLength(1), z.maxLength(longestInsertedText)),
  /** Put into the subject if that is empty; null leaves the subject alone. One line. */
  subject: z.nullable(z.string().check(z.maxLength(1_000))),
});

/** What became of it. The codes are those of the error catalogue. */
export const insertTextAnswer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), subjectSet: z.boolean() }),
  z.strictObject({ ok: z.literal(false), code: z.enum(['TC011', 'TC012']) }),
]);

/** A mail that the reader sent from an editor of the page. */
export const sentMail = z.strictObject({
  /** Names this sending; both reports about it carry it. */
  sendId: z.string(),
  /**
   * `sent`: the editor closed after Send. `bound`: the mail stands in the page under its real id. `cancelled`: the page
   * took it back. A sending is reported as `sent` first, and once more at most.
   */
  state: z.enum(['sent', 'bound', 'cancelled']),
  /** ISO instant of the click or key. */
  at: z.string(),
  account: z.nullable(z.string()),
  /** As it was at that moment. */
  compose: snapshotCompose,
  /** Inner HTML of what was written, at most 512 kB; the quotation only where the page shows it. null: not found. */
  html: z.nullable(z.string()),
  /** False when the text was cut. */
  complete: z.boolean(),
  /** The id that the sent mail got, which is none of its draft's; null while unknown, and always in Outlook. */
  messageId: z.nullable(z.string()),
  threadId: z.nullable(z.string()),
});

/** Content script → sidebar. */
export const mailSent = z.strictObject({ type: z.literal('inbox.sent'), mail: sentMail });

export type InsertText = z.infer<typeof insertText>;
export type InsertTextAnswer = z.infer<typeof insertTextAnswer>;
export type SentMail = z.infer<typeof sentMail>;
