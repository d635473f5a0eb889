import * as z from 'zod/mini';
import './scalars.ts';

/**
 * What an inbox adapter read off the page: the contract between content script and sidebar.
 * Unknown is `null` and never a guess. Dates stay as shown and bodies stay HTML here;
 * `shared/domain/read-message.ts` interprets them on the sidebar's side.
 */
const nullableText = z.nullable(z.string());

export const surface = z.enum(['gmail', 'outlook', 'google-calendar', 'outlook-calendar']);

export const person = z.object({ email: nullableText, name: nullableText });

export const snapshotMessage = z.object({
  /** Gmail: 15–16 hex digits. Outlook: item id, else null. */
  id: nullableText,
  from: z.nullable(person),
  to: z.nullable(z.array(person)),
  cc: z.nullable(z.array(person)),
  /** As shown, in the reader's language and zone. */
  dateRaw: nullableText,
  /** Inner HTML of the message body, at most 512 kB; null while collapsed. */
  html: nullableText,
  expanded: z.boolean(),
  /** False when the page shows only part of it (clipped, collapsed, recipients summarised). */
  complete: z.boolean(),
});

export const snapshotThread = z.object({
  /** The stable id that the provider's API takes: Gmail's hex thread id, Outlook's conversation or item id. */
  id: nullableText,
  legacyId: nullableText,
  conversationId: nullableText,
  subject: nullableText,
});

export const snapshotRow = z.object({
  threadId: nullableText,
  subject: nullableText,
  people: z.array(person),
  dateRaw: nullableText,
});

export const provenance = z.object({ tier: z.enum(['A', 'B', 'C']), selector: z.string() });

export const capability = z.enum(['account', 'thread', 'messages', 'sender', 'rows']);
export const health = z.enum(['ok', 'degraded', 'broken', 'unsure', 'idle']);

export const inboxSnapshot = z.object({
  surface,
  host: z.string(),
  /** The mailbox that is open, lower case. */
  account: nullableText,
  /** Addresses that are the reader's own in this mailbox (delegated mailboxes show two). */
  ownAddresses: z.array(z.string()),
  view: z.enum(['list', 'thread', 'search', 'popout', 'compose', 'event', 'unknown']),
  /** BCP 47 language of the page's interface, from <html lang>. */
  pageLanguage: nullableText,
  url: z.string(),
  thread: z.nullable(snapshotThread),
  messages: z.array(snapshotMessage),
  rows: z.array(snapshotRow),
  /** field path → where its value was found, e.g. `thread.id` or `messages.0.from`. */
  provenance: z.record(z.string(), provenance),
  /** `broken` = the route says that it should be there and nothing found it; `idle` = does not apply to this view. */
  health: z.record(capability, health),
});

export type Surface = z.infer<typeof surface>;
export type Person = z.infer<typeof person>;
export type SnapshotMessage = z.infer<typeof snapshotMessage>;
export type SnapshotRow = z.infer<typeof snapshotRow>;
export type SnapshotThread = z.infer<typeof snapshotThread>;
export type Provenance = z.infer<typeof provenance>;
export type Capability = z.infer<typeof capability>;
export type Health = z.infer<typeof health>;
export type InboxSnapshot = z.infer<typeof inboxSnapshot>;
