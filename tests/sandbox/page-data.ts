import { cleanBody, snippetOf } from './clean-body.ts';
import {
  lastMessageOf,
  type Mailbox,
  type MailMessage,
  type MailPerson,
  type MailThread,
  type SandboxLanguage,
  type SandboxSurface,
} from './mailbox.ts';
import {
  decimalOf,
  gmailMessageId,
  gmailThreadId,
  gmailToken,
  outlookConversationId,
  outlookItemId,
} from './page-ids.ts';
import { fullDate, shortDate } from './shown-dates.ts';

/**
 * What the server hands to the page's own script: everything ready to be shown, so that the script holds no logic
 * about dates, ids or cleaning. Bodies travel beside it, one `<template>` each, since Gmail's Trusted Types forbid
 * turning text into markup in the page.
 */
export interface PageMessage {
  readonly id: string;
  readonly decimal: string;
  readonly from: MailPerson;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly fullDate: string;
  readonly shortDate: string;
  readonly snippet: string;
  readonly bodyTemplate: string;
}

export interface PageThread {
  readonly key: string;
  readonly id: string;
  readonly decimal: string;
  /** What stands in the address: Gmail's token, Outlook's conversation id. */
  readonly token: string;
  readonly subject: string;
  readonly folder: MailThread['folder'];
  readonly unread: boolean;
  readonly messages: readonly PageMessage[];
}

export interface PageData {
  readonly owner: MailPerson;
  readonly language: SandboxLanguage;
  /** Names and addresses of the owner's own organisation appear without address in Outlook. */
  readonly ownDomain: string;
  readonly threads: readonly PageThread[];
  readonly errors: readonly { readonly key: string; readonly reason: string }[];
}

export interface PageBodies {
  readonly data: PageData;
  /** template id → clean HTML */
  readonly bodies: ReadonlyMap<string, string>;
}

export function pageData(surface: SandboxSurface, mailbox: Mailbox): PageBodies {
  const bodies = new Map<string, string>();
  const newestFirst = [...mailbox.threads].sort(
    (a, b) => lastMessageOf(b).sentAt.getTime() - lastMessageOf(a).sentAt.getTime(),
  );
  const threads = newestFirst.map((thread, threadIndex) =>
    pageThread(surface, mailbox, thread, (message, index) => {
      const id = `body-${threadIndex}-${index}`;
      bodies.set(id, cleanBody(message.html, surface));
      return id;
    }),
  );
  const { owner, language, errors } = mailbox;
  return {
    data: { owner, language, ownDomain: owner.email.split('@')[1] ?? '', threads, errors },
    bodies,
  };
}

function pageThread(
  surface: SandboxSurface,
  mailbox: Mailbox,
  thread: MailThread,
  template: (message: MailMessage, index: number) => string,
): PageThread {
  const { key, subject, folder, unread } = thread;
  const gmail = surface === 'gmail';
  const id = gmail ? gmailThreadId(key) : outlookConversationId(key);
  return {
    key,
    id,
    decimal: gmail ? decimalOf(id) : '',
    token: gmail ? gmailToken(key) : id,
    subject,
    folder,
    unread,
    messages: thread.messages.map((message, index) => {
      const messageId = gmail ? gmailMessageId(key, index) : outlookItemId(key, index);
      return {
        id: messageId,
        decimal: gmail ? decimalOf(messageId) : '',
        from: message.from,
        to: message.to,
        cc: message.cc,
        fullDate: fullDate(surface, message.sentAt, mailbox),
        shortDate: shortDate(message.sentAt, mailbox),
        snippet: snippetOf(message.html),
        bodyTemplate: template(message, index),
      };
    }),
  };
}
