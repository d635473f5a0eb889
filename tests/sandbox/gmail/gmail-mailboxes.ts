import type { MailPerson } from '../mailbox.ts';
import type { PageData, PageMessage, PageThread } from '../page-data.ts';
import type { GmailView } from './gmail-view.ts';

/** Runs in the page. Whose mailbox it is, and what of it the layout shows. */
export interface OpenMailbox {
  readonly data: PageData;
  readonly mailbox: string;
}

/**
 * Ids are the mailbox's own: the same mail has others in the second account and in a mailbox that somebody gave access
 * to. There the reader in person stays who they are.
 */
export function openMailbox(data: PageData, view: GmailView): OpenMailbox {
  const shift = view.isDelegated ? 2n : BigInt(view.accountIndex % 2);
  const owner = view.accountIndex % 2 === 1 ? secondAccount(data.owner) : data.owner;
  const threads = data.threads.map((thread) => shifted(repeated(thread, view.messageCount), shift));
  return {
    data: { ...data, owner, threads },
    mailbox: view.isDelegated ? sharedAddress(data) : owner.email,
  };
}

export const sharedAddress = ({ ownDomain }: PageData): string => `sales@${ownDomain}`;

export const secondAccount = ({ name, email }: MailPerson): MailPerson => ({
  name,
  email: email.replace('@', '.private@'),
});

/** Its own messages over and over, the last one last; ids count on from those of the last. */
function repeated(thread: PageThread, count: number | null): PageThread {
  if (count === null) return thread;
  const { messages } = thread;
  const made = Array.from({ length: count }, (_, index): PageMessage | undefined => {
    const back = count - 1 - index;
    const source = messages[(messages.length - 1 - (back % messages.length)) % messages.length];
    return source === undefined || back < messages.length
      ? source
      : renumbered(source, BigInt(back));
  });
  return { ...thread, messages: made.filter((message) => message !== undefined) };
}

const renumbered = (message: PageMessage, by: bigint): PageMessage => {
  const number = BigInt(message.decimal) + by;
  return { ...message, id: number.toString(16), decimal: number.toString() };
};

function shifted(thread: PageThread, shift: bigint): PageThread {
  if (shift === 0n) return thread;
  const by = shift << 40n;
  const number = BigInt(thread.decimal) + by;
  return {
    ...thread,
    id: number.toString(16),
    decimal: number.toString(),
    messages: thread.messages.map((message) => renumbered(message, by)),
  };
}
