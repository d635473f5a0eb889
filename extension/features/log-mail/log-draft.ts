import * as z from 'zod/mini';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { logInteractionArgs, outcome, visibility } from '../../../shared/contracts/interactions.ts';
import { instant, priority, uuid } from '../../../shared/contracts/scalars.ts';
import type { InteractionKind } from '../interaction-kind/interaction-kinds.ts';
import { emptyNextStep, nextStepDraft } from '../next-step/next-step-draft.ts';

/** One log form: what was typed, and the name under which it is sent, however often. */
const logDraft = z.object({
  version: z.literal(1),
  /** One per form: a retry after a dead backend or a closed tab is the same operation. */
  op_id: uuid,
  /** Which message of the thread, as `messageName` names it; null without a mail. */
  message: z.nullable(z.string()),
  opened_at: instant,
  kind: logInteractionArgs.shape.kind,
  /** Wall time in the organisation's zone where a person corrected it; empty = the mail's own time. */
  occurred: z.string(),
  outcome: z.nullable(outcome),
  note: z.string(),
  goal: z._default(z.string(), ''),
  next_points: z._default(z.string(), ''),
  opportunity_id: z._default(z.nullable(uuid), null),
  next: nextStepDraft,
  /** The plan is a person's own text and no longer follows the outcome. */
  plan_edited: z.boolean(),
  priority,
  visibility,
  /** Contacts that took part; null = those whose address is on the mail. */
  contact_ids: z.nullable(z.array(uuid)),
  /** Exactly what was sent when no answer came: sent again as it was, unless something is changed. */
  attempt: z.nullable(logInteractionArgs),
});

export type LogDraft = z.infer<typeof logDraft>;

export function freshLogDraft(start: {
  readonly opId: string;
  readonly now: Date;
  readonly message: string | null;
  readonly kind: InteractionKind;
  /** What its member's forms begin with. */
  readonly visibility: LogDraft['visibility'];
}): LogDraft {
  return {
    version: 1,
    op_id: start.opId,
    message: start.message,
    opened_at: start.now.toISOString(),
    kind: start.kind,
    occurred: '',
    outcome: null,
    note: '',
    goal: '',
    next_points: '',
    opportunity_id: null,
    next: emptyNextStep,
    plan_edited: false,
    priority: 'medium',
    visibility: start.visibility,
    contact_ids: null,
    attempt: null,
  };
}

/** One draft per mailbox, thread, kind and customer, or per kind and customer beside no page; at most 300 characters. */
export function logDraftKey(
  snapshot: InboxSnapshot | null,
  card: CustomerCard,
  kind: InteractionKind,
): string {
  if (snapshot === null) return `log-${kind}/no-page/${card.customer_id}`;
  const thread = snapshot.thread?.id ?? 'no-thread';
  // Outlook's ids differ at their end.
  return `log-${kind}/${snapshot.surface}/${(snapshot.account ?? '').slice(0, 80)}/${thread.slice(-150)}/${card.customer_id}`;
}

/** What was kept, or null where nothing was or an older version wrote it. */
export function parseLogDraft(kept: string | null): LogDraft | null {
  if (kept === null) return null;
  try {
    const parsed = logDraft.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The drafts' port takes a million characters; a huge mail is read again from the page instead of kept. */
export function serialiseLogDraft(draft: LogDraft): string {
  const whole = JSON.stringify(draft);
  return whole.length <= 900_000 ? whole : JSON.stringify({ ...draft, attempt: null });
}
