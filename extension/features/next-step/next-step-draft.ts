import * as z from 'zod/mini';
import type { ErrorCode } from '../../../shared/contracts/errors.ts';
import type { NextStep } from '../../../shared/contracts/interactions.ts';
import { instant, type Priority } from '../../../shared/contracts/scalars.ts';
import { fromLocalInput } from '../../../shared/domain/zoned-time.ts';

/** What was chosen and typed about the next step, as it is kept in a draft. */
export const nextStepDraft = z.object({
  /** A shortcut's id, `pick` or `none`; null before a choice. */
  choice: z.nullable(z.string()),
  /** The instant that the chosen shortcut meant when it was chosen. */
  at: z.nullable(instant),
  /** Wall time in the organisation's zone as typed, `YYYY-MM-DDTHH:mm`; may be incomplete. */
  picked: z.string(),
  plan: z.string(),
  reason: z.string(),
});

export type NextStepDraft = z.infer<typeof nextStepDraft>;

export const emptyNextStep: NextStepDraft = {
  choice: null,
  at: null,
  picked: '',
  plan: '',
  reason: '',
};

export type NextStepField = 'choice' | 'picked' | 'plan' | 'reason';

/** A field to correct; `code` is the catalogue's, `text` names the text of this feature. */
export interface NextStepProblem {
  readonly field: NextStepField;
  readonly code: Extract<ErrorCode, 'TB010' | 'TB011'>;
  readonly text: 'choose_step' | 'plan_missing' | 'reason_missing' | 'time_missing' | 'time_past';
}

export type ResolvedNextStep =
  | { readonly ok: true; readonly next: NextStep | null; readonly reason: string | null }
  | { readonly ok: false; readonly problem: NextStepProblem };

/** What the draft says, or the first field that keeps it from being saved. The database checks the same again. */
export function resolveNextStep(
  draft: NextStepDraft,
  context: { readonly now: Date; readonly timeZone: string; readonly priority: Priority },
): ResolvedNextStep {
  if (draft.choice === null) return problem('choice', 'TB010', 'choose_step');
  if (draft.choice === 'none') {
    const reason = draft.reason.trim();
    return reason === ''
      ? problem('reason', 'TB010', 'reason_missing')
      : { ok: true, next: null, reason };
  }
  const field = draft.choice === 'pick' ? 'picked' : 'choice';
  let at = draft.at;
  if (draft.choice === 'pick') {
    at = fromLocalInput(draft.picked, context.timeZone)?.toISOString() ?? null;
    if (at === null) return problem('picked', 'TB010', 'time_missing');
  }
  if (at === null) return problem('choice', 'TB010', 'choose_step');
  if (Date.parse(at) <= context.now.getTime()) return problem(field, 'TB011', 'time_past');
  const plan = draft.plan.trim();
  if (plan === '') return problem('plan', 'TB010', 'plan_missing');
  return { ok: true, next: { plan, at, priority: context.priority }, reason: null };
}

function problem(
  field: NextStepField,
  code: NextStepProblem['code'],
  text: NextStepProblem['text'],
): ResolvedNextStep {
  return { ok: false, problem: { field, code, text } };
}
