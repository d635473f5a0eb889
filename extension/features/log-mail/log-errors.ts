import { CrmError } from '../../../shared/contracts/errors.ts';
import type { NextStepProblem } from '../next-step/next-step-draft.ts';
import type { LogDraft } from './log-draft.ts';

export interface LogErrors {
  readonly next: NextStepProblem | null;
  readonly timeInFuture: boolean;
  /** A call or a visit without a word about it is no record of it. */
  readonly noteMissing: boolean;
  /** What concerns no single field. */
  readonly form: unknown;
}

export const noErrors: LogErrors = {
  next: null,
  timeInFuture: false,
  noteMissing: false,
  form: null,
};

/** Where an answer belongs in the form: by its code, at the field that it concerns. */
export function placeError(error: unknown, draft: LogDraft): LogErrors {
  const code = error instanceof CrmError ? error.code : null;
  if (code === 'TB010') {
    const none = draft.next.choice === 'none';
    const next: NextStepProblem = none
      ? { field: 'reason', code, text: 'reason_missing' }
      : { field: 'choice', code, text: 'choose_step' };
    return { ...noErrors, next };
  }
  if (code === 'TB011') {
    const field = draft.next.choice === 'pick' ? 'picked' : 'choice';
    return { ...noErrors, next: { field, code, text: 'time_past' } };
  }
  if (code === 'TB006' && error instanceof CrmError && error.field === 'note') {
    return { ...noErrors, noteMissing: true };
  }
  if (code === 'TB012') return { ...noErrors, timeInFuture: true };
  return { ...noErrors, form: error };
}
