import * as z from 'zod/mini';
import {
  type LogInteractionArgs,
  meetingOutcome,
  visibility,
} from '../../../shared/contracts/interactions.ts';
import type { EventTimes } from '../../../shared/contracts/meetings.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';
import { eventSpan } from '../../../shared/domain/calendar/event-times.ts';
import {
  emptyNextStep,
  type NextStepProblem,
  nextStepDraft,
  resolveNextStep,
} from '../next-step/next-step-draft.ts';

/** What a person tells of a meeting, and the name under which it is sent, however often. */
const outcomeDraft = z.object({
  version: z.literal(1),
  op_id: uuid,
  outcome: z.nullable(meetingOutcome),
  note: z.string(),
  next: nextStepDraft,
  /** The plan is a person's own text and no longer follows the outcome. */
  plan_edited: z.boolean(),
  visibility,
  /** null: those with whom it was planned. */
  contact_ids: z.nullable(z.array(uuid)),
});

export type OutcomeDraft = z.infer<typeof outcomeDraft>;

/** A meeting that is over, at one customer. */
export interface HeldMeeting extends EventTimes {
  readonly meeting_id: string;
  readonly title: string | null;
  /** With whom it was planned. */
  readonly contact_ids: readonly string[];
}

export const outcomeDraftKey = (meetingId: string, customerId: string): string =>
  `meeting/${meetingId}/${customerId}`;

export const freshOutcome = (visibility: OutcomeDraft['visibility']): OutcomeDraft => ({
  version: 1,
  op_id: crypto.randomUUID(),
  outcome: null,
  note: '',
  next: emptyNextStep,
  plan_edited: false,
  visibility,
  contact_ids: null,
});

export function parseOutcome(kept: string | null): OutcomeDraft | null {
  if (kept === null) return null;
  try {
    const parsed = outcomeDraft.safeParse(JSON.parse(kept));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export type OutcomeProblem =
  | { readonly field: 'summary' }
  | { readonly field: 'next'; readonly problem: NextStepProblem };

export type BuiltOutcome =
  | { readonly ok: true; readonly args: LogInteractionArgs }
  | { readonly ok: false; readonly problem: OutcomeProblem };

/** The operation that the form stands for, or the first field that keeps it from being saved. */
export function buildOutcome(
  draft: OutcomeDraft,
  meeting: HeldMeeting,
  context: { readonly customerId: string; readonly now: Date; readonly timeZone: string },
): BuiltOutcome {
  const { customerId, now, timeZone } = context;
  const note = draft.note.trim();
  if (note === '' && draft.outcome !== 'no_show') {
    return { ok: false, problem: { field: 'summary' } };
  }
  const planned = resolveNextStep(draft.next, { now, timeZone, priority: 'medium' });
  if (!planned.ok) return { ok: false, problem: { field: 'next', problem: planned.problem } };
  const start = eventSpan(meeting, timeZone)?.start ?? now;
  return {
    ok: true,
    args: {
      op_id: draft.op_id,
      kind: 'meeting',
      source: 'sidebar',
      occurred_at: start.toISOString(),
      mail: null,
      meeting_id: meeting.meeting_id,
      customer_ids: [customerId],
      // Nobody of them came: nobody took part.
      contact_ids:
        draft.outcome === 'no_show' ? [] : [...(draft.contact_ids ?? meeting.contact_ids)],
      visibility: draft.visibility,
      outcome: draft.outcome,
      note: note === '' ? null : note,
      next: planned.next,
      no_next_reason: planned.reason,
    },
  };
}
