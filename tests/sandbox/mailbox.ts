/**
 * A mailbox as data: what the Gmail and the Outlook page of the sandbox show, and what a test may expect them to show.
 * Demo mail and folders of `.eml` files both become this.
 */
export type SandboxSurface = 'gmail' | 'outlook';
/** The language of the mail page's own interface, which also decides how it writes dates. */
export type SandboxLanguage = (typeof sandboxLanguages)[number];
export const sandboxLanguages = ['en', 'zh-CN', 'de'] as const;

export interface MailPerson {
  readonly name: string;
  readonly email: string;
}

export interface MailMessage {
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly sentAt: Date;
  /** The body as it was sent; each page cleans it in its own manner before showing it. */
  readonly html: string;
}

export interface MailThread {
  /** Names the thread in tests and URLs; ids are derived from it, so they are the same in every run. */
  readonly key: string;
  readonly subject: string;
  readonly folder: 'inbox' | 'sent';
  readonly unread: boolean;
  /** Oldest first. */
  readonly messages: readonly MailMessage[];
}

/** A file that could not be read: listed, so that nobody takes a short mailbox for a complete one. */
export interface MailboxError {
  readonly key: string;
  readonly reason: string;
}

export interface Mailbox {
  readonly owner: MailPerson;
  readonly language: SandboxLanguage;
  readonly timeZone: string;
  readonly now: Date;
  /** In no particular order; the pages sort by the last message. */
  readonly threads: readonly MailThread[];
  readonly errors: readonly MailboxError[];
}

/** @throws Error when the mailbox has no such thread: a mistake in a test. */
export function threadOf(mailbox: Mailbox, key: string): MailThread {
  const thread = mailbox.threads.find((candidate) => candidate.key === key);
  if (thread === undefined) throw new Error(`The sandbox mailbox has no thread "${key}".`);
  return thread;
}

export function lastMessageOf(thread: MailThread): MailMessage {
  const last = thread.messages.at(-1);
  if (last === undefined) throw new Error(`The thread "${thread.key}" has no message.`);
  return last;
}
