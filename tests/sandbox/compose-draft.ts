import { bodyOf, element } from './build-element.ts';
import type { MailPerson } from './mailbox.ts';
import type { PageData, PageMessage, PageThread } from './page-data.ts';

/** Runs in the sandbox pages. A mail before it is written: whom it goes to and what stands in it already. */
export type WriteKind = 'new' | 'reply' | 'replyAll' | 'forward';

export interface Draft {
  readonly kind: WriteKind;
  readonly thread: PageThread | null;
  /** The message that is answered or passed on. */
  readonly message: PageMessage | null;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  readonly bcc: readonly MailPerson[];
  readonly subject: string;
}

export function draftFor(
  data: PageData,
  kind: WriteKind,
  threadId: string | null,
  messageId: string | null,
): Draft {
  const thread = data.threads.find(({ id }) => id === threadId) ?? null;
  const message =
    thread?.messages.find(({ id }) => id === messageId) ?? thread?.messages.at(-1) ?? null;
  if (kind === 'new' || thread === null || message === null) {
    return { kind: 'new', thread: null, message: null, to: [], cc: [], bcc: [], subject: '' };
  }
  const isOwn = ({ email }: MailPerson) => email === data.owner.email;
  const to = isOwn(message.from) ? message.to : [message.from];
  const others = [...message.to, ...message.cc].filter(
    (person) => !isOwn(person) && !to.some(({ email }) => email === person.email),
  );
  return {
    ...{ kind, thread, message },
    to: kind === 'forward' ? [] : to,
    cc: kind === 'replyAll' ? others : [],
    bcc: [],
    subject: subjectOf(kind, thread.subject),
  };
}

/** Gmail's words; Outlook's are translated (outlook-compose.ts). */
function subjectOf(kind: WriteKind, subject: string): string {
  const prefix = kind === 'forward' ? 'Fwd: ' : 'Re: ';
  return subject.toLowerCase().startsWith(prefix.trim().toLowerCase()) ? subject : prefix + subject;
}

/** "Name <a@b>" or an address alone; null for what is no address yet. */
export function personTyped(text: string): MailPerson | null {
  const [, name = '', address = text] = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(text) ?? [];
  const email = address.trim();
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(email) ? { name: name || email, email } : null;
}

/** A mail that is passed on, below a head that the page wrote. */
export function forwardedNodes(message: PageMessage, lines: readonly string[]): Node[] {
  const head = element('div', { dir: 'ltr', class: 'gmail_attr' });
  for (const line of lines) head.append(...(head.hasChildNodes() ? [element('br', {})] : []), line);
  return [
    element('br', {}),
    element(
      'div',
      { class: 'gmail_quote gmail_quote_container' },
      head,
      bodyOf(message.bodyTemplate),
    ),
  ];
}
