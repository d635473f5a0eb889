import type {
  Capability,
  Health,
  InboxSnapshot,
} from '../../../shared/contracts/inbox-snapshot.ts';

/**
 * What must hold of a capability that says it is well, whatever reader filled the snapshot in. Readers judge by what they
 * looked for; this looks at what came out, so that a reader that believes a wrong value is found out.
 */
const invariants: Readonly<Record<Capability, (snapshot: InboxSnapshot) => boolean>> = {
  account: ({ account }) => account === null || isAddress(account),
  thread: ({ surface, thread }) =>
    thread?.id == null || surface !== 'gmail' || gmailId.test(thread.id),
  messages: ({ surface, messages }) =>
    messages.every(({ id }) => id === null || surface !== 'gmail' || gmailId.test(id)),
  sender: ({ messages }) =>
    messages.every(({ from }) => from?.email == null || isAddress(from.email)),
  rows: ({ surface, rows }) =>
    rows.every(
      ({ threadId }) => threadId === null || surface !== 'gmail' || gmailId.test(threadId),
    ),
  compose: ({ composes }) =>
    composes.every(({ to, cc, bcc }) =>
      [to, cc, bcc].every((field) =>
        (field ?? []).every(({ email }) => email === null || isAddress(email)),
      ),
    ),
  event: ({ surface, event }) =>
    event?.id == null || surface !== 'google-calendar' || googleEventId.test(event.id),
};

/** Gmail's ids as its API takes them; local ids, `undefined` and `:46` are none. */
const gmailId = /^[0-9a-f]{15,16}$/;
/** https://developers.google.com/workspace/calendar/api/v3/reference/events: base32hex, with the instance behind it. */
const googleEventId = /^[a-v0-9_TZ]{5,1024}$/;
const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** The snapshot with `broken` where a capability claims to be well and its values cannot be. */
export function withInvariants(snapshot: InboxSnapshot): InboxSnapshot {
  const health: Record<Capability, Health> = { ...snapshot.health };
  for (const [capability, state] of entriesOf(snapshot.health)) {
    const claims = state === 'ok' || state === 'degraded';
    if (claims && !invariants[capability](snapshot)) health[capability] = 'broken';
  }
  return { ...snapshot, health };
}

/** Capabilities with their states, typed. */
export function entriesOf(health: InboxSnapshot['health']): [Capability, Health][] {
  const { account, thread, messages, sender, rows, compose, event } = health;
  return [
    ['account', account],
    ['thread', thread],
    ['messages', messages],
    ['sender', sender],
    ['rows', rows],
    ['compose', compose],
    ['event', event],
  ];
}
