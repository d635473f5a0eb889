import type { InboxSnapshot, SnapshotMessage } from '../contracts/inbox-snapshot.ts';

const derived = 'conversation:';

/**
 * Outlook's conversation view names the conversation but not its messages. There a message is known by its conversation,
 * its sender and its time as shown: stable in one mailbox and language, and where another language shows it, the soft
 * key finds the mail. Messages that lack one of these stay without a name.
 */
export function withMessageNames(snapshot: InboxSnapshot): InboxSnapshot {
  const conversation = snapshot.thread?.conversationId ?? null;
  if (snapshot.surface !== 'outlook' || conversation === null) return snapshot;
  const names = snapshot.messages.map((message) => message.id ?? nameIn(conversation, message));
  // Two messages of one sender within a minute: nobody knows which of them is meant later.
  const isUnique = (name: string | null) => names.filter((other) => other === name).length === 1;
  const messages = snapshot.messages.map((message, index) => {
    const name = names[index] ?? null;
    return { ...message, id: isUnique(name) ? name : message.id };
  });
  return { ...snapshot, messages };
}

function nameIn(conversation: string, { from, dateRaw }: SnapshotMessage): string | null {
  const sender = from?.email ?? from?.name ?? null;
  return sender === null || dateRaw === null
    ? null
    : `${derived}${conversation}/${sender}/${dateRaw}`;
}

/** Whether it is the provider's own id, good for its API, and not a name of ours. */
export const isProviderId = (id: string): boolean => !id.startsWith(derived);

/**
 * Where an id is one of a kind. Two ids of one mailbox are never one mail; a provider's id and a name of ours may well
 * be, and so may Outlook's two kinds of ids, so that each kind counts as a mailbox of its own.
 */
export function idSpace(id: string, mailbox: string): string {
  if (!isProviderId(id)) return `${mailbox}#conversations`;
  return /^A[AQ]kA/.test(id) ? immutableIdSpace(mailbox) : mailbox;
}

/**
 * Of Outlook's ids that stay when a mail is moved: the page may show those or the others.
 * https://learn.microsoft.com/en-us/graph/outlook-immutable-id
 */
export const immutableIdSpace = (mailbox: string): string => `${mailbox}#immutable`;
