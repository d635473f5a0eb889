import { useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { isKept, mayHaveArrived } from '../../ui/may-have-arrived.ts';
import { useAnnounce } from '../../ui/use-announce.ts';
import type { KeptDraft } from '../../ui/use-kept-draft.ts';
import { changedByMeetings } from './changed-by-meetings.ts';
import {
  buildOutcome,
  type HeldMeeting,
  type OutcomeDraft,
  type OutcomeProblem,
} from './outcome-draft.ts';

interface SaveOutcomeOptions {
  readonly state: KeptDraft<OutcomeDraft>;
  readonly shown: OutcomeDraft;
  readonly meeting: HeldMeeting;
  readonly customerId: string;
  readonly timeZone: string;
  readonly onDone: (opId: string) => void;
}

/** Checks and sends what a person tells of a meeting; the draft is forgotten once it is safe. */
export function useSaveOutcome(options: SaveOutcomeOptions) {
  const { state, shown, meeting, customerId, timeZone, onDone } = options;
  const { crm, clock } = usePorts();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OutcomeProblem | null>(null);
  const [error, setError] = useState<unknown>(null);

  async function save() {
    if (busy) return;
    setProblem(null);
    setError(null);
    const built = buildOutcome(shown, meeting, { customerId, now: clock.now(), timeZone });
    if (!built.ok) {
      setProblem(built.problem);
      return;
    }
    setBusy(true);
    try {
      // As it is sent: another try of the same words is the same operation.
      await state.keep(shown);
      await crm.logInteraction(built.args);
      await finish();
    } catch (failure) {
      if (isKept(failure)) return await finish();
      const reused = failure instanceof CrmError && failure.code === 'TB005';
      if (reused || !mayHaveArrived(failure)) state.change({ op_id: crypto.randomUUID() });
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  async function finish() {
    await state.forget();
    void announce(...changedByMeetings);
    onDone(shown.op_id);
  }

  return { save, busy, problem, error };
}
