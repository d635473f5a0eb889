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
  /** Where `cc` is null the page does not tell both apart: these are all recipients that it names. */
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
  /**
   * Gmail: the name of a thread that began in this mailbox, `thread-a:r…`, all there is until Gmail has given it an id.
   * It converts to no id and other mailboxes do not know it; nothing may be logged under it.
   */
  localId: z.optional(nullableText),
  subject: nullableText,
});

export const snapshotRow = z.object({
  threadId: nullableText,
  subject: nullableText,
  people: z.array(person),
  dateRaw: nullableText,
});

/** A mail that is being written. */
export const snapshotCompose = z.object({
  /** Names this editor among those of the page for as long as it stands open; what text is inserted by. */
  key: z.string(),
  /** null where the page does not tell. */
  kind: z.nullable(z.enum(['new', 'reply', 'forward'])),
  placement: z.nullable(z.enum(['window', 'inline', 'popout'])),
  /** The page's own name of the draft; never the id of the mail that is sent from it. */
  draftId: nullableText,
  /** The provider's thread that is answered; null for a new mail. */
  threadId: nullableText,
  /** A name that only this mailbox knows, until the provider gives the thread an id. */
  localThreadId: nullableText,
  /** null: the field was not found; an empty list: it is empty. */
  to: z.nullable(z.array(person)),
  cc: z.nullable(z.array(person)),
  bcc: z.nullable(z.array(person)),
  /** As typed, `''` while nothing is; null where the field was not found. */
  subject: nullableText,
});

export const guestAnswer = z.enum(['accepted', 'declined', 'tentative', 'none']);

export const snapshotGuest = z.object({
  email: nullableText,
  name: nullableText,
  answer: z.nullable(guestAnswer),
});

/** The calendar event that is open. Times stay as shown, beside what the shown text says for certain. */
export const snapshotEvent = z.object({
  placement: z.enum(['popover', 'page', 'edit', 'list']),
  /** The provider's id with the suffix of the instance; null in Outlook unless the address names it. */
  id: nullableText,
  /** The series that it belongs to, where the id tells. */
  seriesId: nullableText,
  calendarId: nullableText,
  title: nullableText,
  timeRaw: nullableText,
  /** Wall times in the reader's zone, `YYYY-MM-DDTHH:MM`, or `YYYY-MM-DD` of an all-day event; null where unsure. */
  start: nullableText,
  /** For all-day events the last day, inclusive. */
  end: nullableText,
  allDay: z.nullable(z.boolean()),
  location: nullableText,
  organizer: z.nullable(person),
  /** null: the page does not show them. */
  guests: z.nullable(z.array(snapshotGuest)),
  ownAnswer: z.nullable(guestAnswer),
  recurring: z.nullable(z.boolean()),
  /** False for what is read from an accessible name alone: a candidate, to be found at the provider by time and title. */
  certain: z.boolean(),
});

export const provenance = z.object({ tier: z.enum(['A', 'B', 'C']), selector: z.string() });

export const capability = z.enum([
  'account',
  'thread',
  'messages',
  'sender',
  'rows',
  'compose',
  'event',
]);
export const health = z.enum(['ok', 'degraded', 'broken', 'unsure', 'idle']);

export const inboxSnapshot = z.object({
  surface,
  host: z.string(),
  /** The mailbox that is open, lower case. */
  account: nullableText,
  /** Addresses of the reader in person. A delegated or shared mailbox is `account`, and not among these. */
  ownAddresses: z.array(z.string()),
  /** `none`: nothing of a mailbox or calendar is on the page. `unknown`: something is, and nobody can say what. */
  view: z.enum([
    'list',
    'thread',
    'search',
    'popout',
    'compose',
    'event',
    'calendar',
    'none',
    'unknown',
  ]),
  /** BCP 47 language of the page's interface, from <html lang>. */
  pageLanguage: nullableText,
  url: z.string(),
  thread: z.nullable(snapshotThread),
  messages: z.array(snapshotMessage),
  rows: z.array(snapshotRow),
  composes: z.array(snapshotCompose),
  event: z.nullable(snapshotEvent),
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
export type SnapshotCompose = z.infer<typeof snapshotCompose>;
export type SnapshotEvent = z.infer<typeof snapshotEvent>;
export type SnapshotGuest = z.infer<typeof snapshotGuest>;
export type GuestAnswer = z.infer<typeof guestAnswer>;
export type Provenance = z.infer<typeof provenance>;
export type Capability = z.infer<typeof capability>;
export type Health = z.infer<typeof health>;
export type InboxSnapshot = z.infer<typeof inboxSnapshot>;
