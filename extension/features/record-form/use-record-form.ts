import { useRef, useState } from 'react';
import { CrmError, type ErrorCode } from '../../../shared/contracts/errors.ts';
import { usePorts } from '../../ports.ts';
import { isKept } from '../../ui/may-have-arrived.ts';
import { type KeptDraft, useKeptDraft } from '../../ui/use-kept-draft.ts';
import { changedFields, type Fields, mergeEdits } from './merge-edits.ts';
import { type RecordDraft, recordDraft } from './record-draft.ts';

/** A record as it was read: its texts, and the version that an edit is made from (0: not there yet). */
export interface ReadRecord<F extends Fields> {
  readonly fields: F;
  readonly version: number;
}

export interface Conflict<F extends Fields> {
  readonly by: string | null;
  readonly theirs: ReadRecord<F>;
  readonly fields: readonly (keyof F & string)[];
}

interface RecordFormOptions<F extends Fields> {
  /** Where what is typed is kept beyond a closed tab. */
  readonly draftKey: string;
  readonly record: ReadRecord<F>;
  /** What keeps it from being sent, by field. */
  readonly check: (fields: F) => Partial<Record<keyof F & string, ErrorCode>>;
  /** Sends what changed. The same call again is the same operation. @throws CrmError */
  readonly save: (write: RecordWrite<F>) => Promise<void>;
  /** Reads the record anew, after somebody else was quicker. */
  readonly readAgain: () => Promise<ReadRecord<F>>;
  readonly onDone: () => void;
}

export interface RecordWrite<F extends Fields> {
  readonly op_id: string;
  readonly fields: F;
  readonly changed: readonly (keyof F & string)[];
  readonly version: number;
}

export interface RecordForm<F extends Fields> {
  /** null until it is known whether something was typed before. */
  readonly kept: KeptDraft<RecordDraft<F>> | null;
  readonly busy: boolean;
  readonly fieldErrors: Partial<Record<keyof F & string, ErrorCode>>;
  /** What concerns no single field. */
  readonly error: unknown;
  readonly conflict: Conflict<F> | null;
  change(field: keyof F & string, value: string): void;
  submit(): Promise<void>;
  cancel(): void;
  /** The outbox has what was saved: the form has nothing left to do. */
  readonly isKept: boolean;
  close(): void;
  keepTheirs(): Promise<void>;
  saveMine(): Promise<void>;
}

/**
 * A form on one record of the database. An edit from an older version is refused there; what both changed to different
 * texts is asked, everything else is merged and sent again by itself.
 */
export function useRecordForm<F extends Fields>(options: RecordFormOptions<F>): RecordForm<F> {
  const { draftKey, record, check, save, readAgain, onDone } = options;
  const { outbox } = usePorts();
  const kept = useKeptDraft(draftKey, recordDraft(record));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [fieldErrors, setFieldErrors] = useState<Partial<Record<keyof F & string, ErrorCode>>>({});
  const [conflict, setConflict] = useState<Conflict<F> | null>(null);
  // The same write again is the same operation, so that an answer that was lost does no harm.
  const ids = useRef(new Map<string, string>());

  async function send(draft: RecordDraft<F>, mayAsk: boolean): Promise<void> {
    if (kept === null) return;
    await kept.keep(draft);
    const changed = changedFields(draft.base, draft.fields);
    const write = { fields: draft.fields, changed, version: draft.version };
    const name = JSON.stringify(write);
    const op_id = ids.current.get(name) ?? crypto.randomUUID();
    ids.current.set(name, op_id);
    try {
      await save({ ...write, op_id });
    } catch (refusal) {
      if (!(refusal instanceof CrmError) || refusal.code !== 'TB040' || !mayAsk) throw refusal;
      const theirs = await readAgain();
      const merged = mergeEdits(draft.base, draft.fields, theirs.fields);
      if (merged.conflicts.length > 0) {
        const by = typeof refusal.facts.by === 'string' ? refusal.facts.by : null;
        setConflict({ by, theirs, fields: merged.conflicts });
        return;
      }
      // Nothing of theirs is overwritten; should somebody be quicker once more, the reader is told.
      await send({ base: theirs.fields, fields: merged.fields, version: theirs.version }, false);
      return;
    }
    await kept.forget();
    onDone();
  }

  async function run(draft: RecordDraft<F>): Promise<void> {
    if (busy) return;
    const wrong = check(draft.fields);
    setFieldErrors(wrong);
    setError(null);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    setConflict(null);
    try {
      await send(draft, true);
    } catch (refusal) {
      // A new record would be made again from what was typed; an edit is gone on from.
      if (outbox !== null && isKept(refusal) && draft.version === 0) await kept?.forget();
      const field = fieldOf(refusal, draft.fields);
      if (field !== null && refusal instanceof CrmError) {
        setFieldErrors(withError(field, refusal.code));
      } else setError(refusal);
    } finally {
      setBusy(false);
    }
  }

  return {
    ...{ kept, busy, fieldErrors, error, conflict, close: onDone },
    isKept: outbox !== null && isKept(error),
    change(field, value) {
      if (kept !== null) kept.change({ fields: { ...kept.draft.fields, [field]: value } });
    },
    async submit() {
      if (kept === null) return;
      if (record.version > 0 && changedFields(kept.draft.base, kept.draft.fields).length === 0) {
        await kept.forget();
        onDone();
        return;
      }
      await run(kept.draft);
    },
    cancel() {
      kept?.startOver();
      onDone();
    },
    async keepTheirs() {
      await kept?.forget();
      onDone();
    },
    async saveMine() {
      if (kept === null || conflict === null) return;
      const { base, fields } = kept.draft;
      const merged = mergeEdits(base, fields, conflict.theirs.fields);
      await run({
        base: conflict.theirs.fields,
        fields: merged.fields,
        version: conflict.theirs.version,
      });
    },
  };
}

function withError<K extends string>(field: K, code: ErrorCode): Partial<Record<K, ErrorCode>> {
  const errors: Partial<Record<K, ErrorCode>> = {};
  errors[field] = code;
  return errors;
}

/** The field of the form that a refusal names, be it as `changes.name`, `contact.name` or `name`. */
function fieldOf<F extends Fields>(refusal: unknown, fields: F): (keyof F & string) | null {
  if (!(refusal instanceof CrmError) || refusal.field === null) return null;
  const named = refusal.field.split('.').at(-1);
  for (const field in fields) if (field === named || named === `${field}_minor`) return field;
  return null;
}
