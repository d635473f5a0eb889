import { useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import { resolveNextStep } from '../next-step/next-step-draft.ts';
import { requireSamePage } from '../people/same-page.ts';
import { buildLogInteraction, type LogContext } from './build-log-interaction.ts';
import type { LogDraft } from './log-draft.ts';
import { type LogErrors, noErrors, placeError } from './log-errors.ts';

interface SaveLogOptions {
  readonly state: KeptDraft<LogDraft>;
  /** The draft as it is shown, with the plan that the form suggests. */
  readonly shown: LogDraft;
  readonly context: () => Promise<LogContext>;
  readonly timeZone: string;
  readonly onDone: (opId: string, result: LogInteractionResult) => void;
}

/** Checks, keeps, sends; what comes back is placed at the field that it concerns. */
export function useSaveLog({ state, shown, context, timeZone, onDone }: SaveLogOptions) {
  const { crm, clock, inbox } = usePorts();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<LogErrors>(noErrors);

  async function send(draft: LogDraft) {
    const { attempt } = draft;
    let args = attempt;
    if (args === null) {
      if (draft.kind !== 'mail' && draft.note.trim() === '') {
        setErrors({ ...noErrors, noteMissing: true });
        return;
      }
      const planned = resolveNextStep(draft.next, {
        now: clock.now(),
        timeZone,
        priority: draft.priority,
      });
      if (!planned.ok) {
        setErrors({ ...noErrors, next: planned.problem });
        return;
      }
      const written = await context();
      // What was built before belongs to the mail that it was built from, and is sent again as it was.
      if (draft.kind === 'mail' && inbox !== null) await requireSamePage(inbox, written.snapshot);
      args = await buildLogInteraction(draft, planned, written);
      if (Date.parse(args.occurred_at) > clock.now().getTime() + 60_000) {
        setErrors({ ...noErrors, timeInFuture: true });
        return;
      }
    }
    // Kept before it is sent: a tab that closes meanwhile sends the same operation when it comes back.
    await state.keep({ ...draft, attempt: args });
    const result = await crm.logInteraction(args);
    await state.forget();
    void announce(...changedByLogging);
    onDone(args.op_id, result);
  }

  async function save() {
    if (busy) return;
    setBusy(true);
    setErrors(noErrors);
    try {
      await send(shown);
    } catch (error) {
      setErrors(placeError(error, shown));
      if (!mayHaveArrived(error)) {
        const reused = error instanceof CrmError && error.code === 'TB005';
        state.change({ attempt: null, ...(reused ? { op_id: crypto.randomUUID() } : {}) });
        if (reused) void announce(...changedByLogging);
      }
    } finally {
      setBusy(false);
    }
  }

  return { save, busy, errors };
}
