import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot, Person } from '../../../shared/contracts/inbox-snapshot.ts';
import type {
  LoggedMailPayload,
  LogInteractionArgs,
  MailKey,
  NextStep,
  Participant,
} from '../../../shared/contracts/interactions.ts';
import type { Digester, MailSurface } from '../../../shared/domain/digests.ts';
import { mailSurface } from '../../../shared/domain/mail-surface.ts';
import { idSpace, isProviderId } from '../../../shared/domain/message-name.ts';
import { normaliseAddress } from '../../../shared/domain/people.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { fromLocalInput } from '../../../shared/domain/zoned-time.ts';
import type { LogDraft } from './log-draft.ts';

export interface LogContext {
  /** null beside no page: typed in by hand. */
  readonly snapshot: InboxSnapshot | null;
  /** null for a call or a visit, and where the page cannot be read. */
  readonly message: ReadMessage | null;
  readonly card: CustomerCard;
  readonly digester: Digester;
  /** Whether an address is the reader's own or a colleague's. */
  readonly isInsider: (email: string) => boolean;
  readonly timeZone: string;
}

interface PlannedNext {
  readonly next: NextStep | null;
  readonly reason: string | null;
}

/** The operation that the form stands for: the same form and the same mail give the same arguments, byte for byte. */
export async function buildLogInteraction(
  draft: LogDraft,
  planned: PlannedNext,
  context: LogContext,
): Promise<LogInteractionArgs> {
  const { message, snapshot } = context;
  const surface = snapshot === null ? null : mailSurface(snapshot);
  const mail =
    draft.kind === 'mail' && message !== null && snapshot !== null && surface !== null
      ? await mailPayload(message, surface, { ...context, snapshot })
      : null;
  return {
    op_id: draft.op_id,
    kind: draft.kind,
    source: snapshot === null ? 'quick_entry' : 'sidebar',
    occurred_at: occurredAt(draft, message, context.timeZone),
    mail,
    customer_ids: [context.card.customer_id],
    contact_ids: draft.contact_ids ?? contactsOnMail(context.card, message),
    visibility: draft.visibility,
    outcome: draft.outcome,
    note: draft.note.trim() || null,
    goal: draft.goal.trim() || null,
    next_points: draft.next_points.trim() || null,
    opportunity_id: draft.opportunity_id,
    next: planned.next,
    no_next_reason: planned.reason,
  };
}

/** The person's correction, else the mail's own time, else the moment at which the form was opened. */
export function occurredAt(draft: LogDraft, message: ReadMessage | null, timeZone: string): string {
  const corrected = fromLocalInput(draft.occurred, timeZone);
  if (corrected !== null) return corrected.toISOString();
  return (draft.kind === 'mail' ? message?.sentAt : null) ?? draft.opened_at;
}

/** Contacts of the customer whose address stands on the mail. */
export function contactsOnMail(card: CustomerCard, message: ReadMessage | null): string[] {
  if (message === null) return [];
  const present = new Set(
    [message.from, ...message.to, ...message.cc].flatMap((person) => person?.email ?? []),
  );
  return card.contacts
    .filter((contact) =>
      contact.addresses.some((address) => present.has(normaliseAddress(address) ?? '')),
    )
    .map((contact) => contact.contact_id);
}

/** One mail as the database takes it, for whichever customers. */
export async function mailPayload(
  message: ReadMessage,
  surface: MailSurface,
  {
    snapshot,
    digester,
    isInsider,
  }: Pick<LogContext, 'digester' | 'isInsider'> & { readonly snapshot: InboxSnapshot },
): Promise<LoggedMailPayload> {
  const { account, thread } = snapshot;
  const from = message.from?.email ?? null;
  const soft = await digester.softKeys({
    from,
    subject: thread?.subject ?? null,
    sentAt: message.sentAt,
  });
  return {
    key_version: digester.version,
    keys: await exactKeys(message, surface, account, digester),
    soft_key: soft.signed?.own ?? null,
    soft_keys_near: soft.signed?.near ?? [],
    senderless_key: soft.senderless?.own ?? null,
    senderless_keys_near: soft.senderless?.near ?? [],
    complete: message.complete,
    thread:
      account !== null && thread?.id ? await digester.thread(surface, account, thread.id) : null,
    direction: from !== null && isInsider(from) ? 'out' : 'in',
    subject: thread?.subject?.slice(0, 1000) ?? null,
    sent_at: message.sentAt,
    participants: participants(message),
    text: message.text.slice(0, 100_000),
    original_text: message.originalText.slice(0, 500_000),
    source: {
      surface,
      mailbox: account?.slice(0, 320) ?? null,
      thread_id: thread?.id?.slice(0, 500) ?? null,
      message_id: message.id !== null && isProviderId(message.id) ? message.id.slice(0, 500) : null,
      url: /^https:\/\/.{1,1990}$/.test(snapshot.url) ? snapshot.url : null,
    },
    automatic: message.kind === 'automatic',
  };
}

/** The page shows the provider's id, good for one mailbox only; a Message-ID comes with a mailbox connection. */
async function exactKeys(
  message: ReadMessage,
  surface: MailSurface,
  account: string | null,
  digester: Digester,
): Promise<MailKey[]> {
  if (message.id === null || account === null) return [];
  return [
    {
      kind: 'provider',
      value: await digester.providerKey(surface, account, message.id),
      mailbox: await digester.mailbox(surface, idSpace(message.id, account)),
    },
  ];
}

function participants(message: ReadMessage): Participant[] {
  const entry =
    (role: Participant['role']) =>
    (person: Person): Participant => ({
      role,
      address: person.email,
      name: person.name?.slice(0, 200) ?? null,
    });
  return [
    ...(message.from === null ? [] : [entry('from')(message.from)]),
    ...message.to.map(entry('to')),
    ...message.cc.map(entry('cc')),
  ].slice(0, 500);
}
