import * as z from 'zod/mini';
import { digest, instant, longText, priority, uuid } from './scalars.ts';

export const visibility = z.enum(['full', 'subject', 'fact', 'private']);
export type Visibility = z.infer<typeof visibility>;
export const outcome = z.enum(['interested', 'wants_quote', 'objection', 'no_answer', 'other']);
/** `no_show`: they did not come; it needs no note. */
export const meetingOutcome = z.enum([
  'interested',
  'wants_quote',
  'objection',
  'no_show',
  'other',
]);
export const anyOutcome = z.enum([...outcome.options, 'no_show']);

export const participant = z.object({
  role: z.enum(['from', 'to', 'cc']),
  address: z.nullable(z.string().check(z.maxLength(320))),
  name: z.nullable(z.string().check(z.maxLength(200))),
});

/** Names of one mail. Exact keys decide; soft keys only propose (ARCHITECTURE.md, “Once”). */
export const mailKey = z.object({
  kind: z.enum(['message_id', 'provider']),
  value: digest,
  /** Digest of provider and mailbox, for `provider` keys: two ids of one mailbox are never one mail. */
  mailbox: z.nullable(digest),
});

export const loggedMailPayload = z.object({
  key_version: z.int(),
  keys: z.array(mailKey).check(z.maxLength(4)),
  /** Soft key of the mail's own minute. */
  soft_key: z.nullable(digest),
  /** Soft keys of the minutes from −2 to +2, for finding the same mail read in another inbox. */
  soft_keys_near: z.array(digest).check(z.maxLength(5)),
  /** The same without the sender, for pages that show a sender by name alone. */
  senderless_key: z.nullable(digest),
  senderless_keys_near: z.array(digest).check(z.maxLength(5)),
  /** False where the page shows only part of it: text clipped, recipients summarised. */
  complete: z.boolean(),
  thread: z.nullable(digest),
  direction: z.enum(['in', 'out']),
  subject: z.nullable(z.string().check(z.maxLength(1000))),
  sent_at: z.nullable(instant),
  participants: z.array(participant).check(z.maxLength(500)),
  /** What this author wrote, cleaned. */
  text: longText,
  /** Everything the page showed, so that what was cut can be seen later. */
  original_text: z.string().check(z.maxLength(500_000)),
  /** Where the caller can open it again; kept for the caller alone. */
  source: z.object({
    surface: z.enum(['gmail', 'outlook']),
    mailbox: z.nullable(z.string().check(z.maxLength(320))),
    thread_id: z.nullable(z.string().check(z.maxLength(500))),
    message_id: z.nullable(z.string().check(z.maxLength(500))),
    url: z.nullable(z.string().check(z.maxLength(2000))),
  }),
  automatic: z.boolean(),
});

export const nextStep = z.object({
  plan: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  at: instant,
  priority,
});

export const logInteractionArgs = z.object({
  op_id: uuid,
  kind: z.enum(['call', 'visit', 'mail', 'meeting', 'chat', 'other']),
  source: z.enum(['sidebar', 'quick_entry', 'automatic', 'calendar', 'import']),
  occurred_at: instant,
  /** Required for kind `mail`, null otherwise. */
  mail: z.nullable(loggedMailPayload),
  /** The planned meeting that this tells the outcome of; kind `meeting` only. */
  meeting_id: z.optional(uuid),
  customer_ids: z.array(uuid).check(z.minLength(1), z.maxLength(20)),
  contact_ids: z.array(uuid).check(z.maxLength(50)),
  visibility,
  outcome: z.nullable(anyOutcome),
  note: z.nullable(longText),
  /** What the contact was for. */
  goal: z.optional(z.nullable(z.string().check(z.maxLength(500)))),
  /** What to take up the next time. */
  next_points: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
  /** Which opportunity it was about, of one of the customers. */
  opportunity_id: z.optional(z.nullable(uuid)),
  next: z.nullable(nextStep),
  /** Why there is no next step; needed when `next` is null. */
  no_next_reason: z.nullable(z.string().check(z.maxLength(500))),
});

export const logInteractionResult = z.object({
  mail_id: z.nullable(uuid),
  follow_ups: z.array(z.object({ follow_up_id: uuid, customer_id: uuid, created: z.boolean() })),
  reminder_id: z.nullable(uuid),
  undo_until: instant,
});

export const undoInteractionArgs = z.object({ op_id: uuid, target_op_id: uuid });
export const undoInteractionResult = z.object({ removed: z.int(), kept: z.int() });

export type Outcome = z.infer<typeof outcome>;
export type MeetingOutcome = z.infer<typeof meetingOutcome>;
export type Participant = z.infer<typeof participant>;
export type MailKey = z.infer<typeof mailKey>;
export type LoggedMailPayload = z.infer<typeof loggedMailPayload>;
export type NextStep = z.infer<typeof nextStep>;
export type LogInteractionArgs = z.infer<typeof logInteractionArgs>;
export type LogInteractionResult = z.infer<typeof logInteractionResult>;
