import { useState } from 'react';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type {
  LogInteractionArgs,
  LogInteractionResult,
} from '../../../shared/contracts/interactions.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { isKept, mayHaveArrived } from '../../ui/may-have-arrived.ts';
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
  /** Why the database refused what this form saved before. */
  readonly refused: unknown;
  /** It survives whatever happens from here on; its answer comes later, or why there is none. */
  readonly onKept: (opId: string, answer: Promise<LogInteractionResult>) => void;
}

/** Checks and keeps; what is refused comes back to the form, at the field that it concerns. */
export function useSaveLog({ state, shown, context, timeZone, refused, onKept }: SaveLogOptions) {
  const { crm, outbox, clock, inbox } = usePorts();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<LogErrors>(() =>
    refused === null ? noErrors : placeError(refused, shown),
  );

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
      if (draft.kind === 'mail' && inbox !== null && written.snapshot !== null)
        await requireSamePage(inbox, written.snapshot);
      args = await buildLogInteraction(draft, planned, written);
      if (Date.parse(args.occurred_at) > clock.now().getTime() + 60_000) {
        setErrors({ ...noErrors, timeInFuture: true });
        return;
      }
    }
    try {
      await outbox?.keep('logInteraction', args);
      if (outbox !== null) return onKept(args.op_id, answerLater(draft, args));
    } catch (error) {
      if (!(error instanceof CrmError) || error.code !== 'TC031') throw error;
    }
    // Nothing keeps it but this form: a tab that closes meanwhile sends the same operation when it comes back.
    await state.keep({ ...draft, attempt: args });
    const result = await crm.logInteraction(args);
    await state.forget();
    void announce(...changedByLogging);
    onKept(args.op_id, Promise.resolve(result));
  }

  /** The form is closed by now: what it held is forgotten once nobody needs it, or brought back with the reason. */
  async function answerLater(draft: LogDraft, args: LogInteractionArgs) {
    try {
      const result = await crm.logInteraction(args);
      await state.forget();
      void announce(...changedByLogging);
      return result;
    } catch (error) {
      if (isKept(error)) await state.forget();
      else await state.keep({ ...draft, attempt: null, op_id: freshAfter(error, draft) });
      throw error;
    }
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
        state.change({ attempt: null, op_id: freshAfter(error, shown) });
        if (isReused(error)) void announce(...changedByLogging);
      }
    } finally {
      setBusy(false);
    }
  }

  return { save, busy, errors };
}

const isReused = (error: unknown): boolean => error instanceof CrmError && error.code === 'TB005';

/** What is said under a name that stands for something else already goes under a new one. */
const freshAfter = (error: unknown, { op_id }: LogDraft): string =>
  isReused(error) ? crypto.randomUUID() : op_id;
