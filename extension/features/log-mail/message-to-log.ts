import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';

interface LoggedState {
  readonly messages: readonly ReadMessage[];
  readonly logged: readonly LoggedMail[];
  /** Which message of the page a logged mail's key stands for. */
  readonly messageIds: Readonly<Record<string, string>>;
}

/** The newest message by a person that this customer does not have yet; else the newest that there is. */
export function messageToLog(state: LoggedState & { customerId: string }): ReadMessage | null {
  const { messages, customerId } = state;
  const open = messages.filter((message) => loggedFor(state, message, customerId) === null);
  return open.findLast(({ kind }) => kind === 'human') ?? open.at(-1) ?? messages.at(-1) ?? null;
}

/** How this customer has this message already, or null. A message without an id on the page is not known by it. */
export function loggedFor(
  { logged, messageIds }: LoggedState,
  message: ReadMessage | null,
  customerId: string,
): LoggedMail | null {
  if (message?.id == null) return null;
  return (
    logged.find(
      (entry) => entry.customer_id === customerId && messageIds[entry.key] === message.id,
    ) ?? null
  );
}

/** Names a message within its thread: by its id, or by its place where the page shows none. */
export function messageName(
  messages: readonly ReadMessage[],
  message: ReadMessage | null,
): string | null {
  if (message === null) return null;
  return message.id ?? `#${messages.indexOf(message)}`;
}

export function messageNamed(
  messages: readonly ReadMessage[],
  name: string | null,
): ReadMessage | null {
  return messages.find((message) => messageName(messages, message) === name) ?? null;
}
