import { useRef, useState } from 'react';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { DoneIcon } from '../../ui/icons.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-several.module.css';
import { logSeveralStrings } from './strings.ts';

/** The database's own window; it decides, this only hides a button that would be refused. */
const UNDO_MS = 10 * 60_000;

export interface LoggedTogether {
  readonly opIds: readonly string[];
  readonly at: Date;
}

/** "3 mails logged · Undo all". */
export function SeveralLine(props: {
  readonly batch: LoggedTogether;
  readonly onUndone: () => void;
}) {
  const { batch, onUndone } = props;
  const t = useStrings(logSeveralStrings);
  const { crm } = usePorts();
  const announce = useAnnounce();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // One operation for the undo of each, however often it is tried.
  const undoIds = useRef(new Map<string, string>());

  async function undoAll() {
    setBusy(true);
    setError(null);
    try {
      // The newest first: with it goes the next step of all.
      for (const target of [...batch.opIds].reverse()) {
        const op_id = undoIds.current.get(target) ?? crypto.randomUUID();
        undoIds.current.set(target, op_id);
        await crm.undoInteraction({ op_id, target_op_id: target });
      }
      onUndone();
    } catch (failure) {
      setError(failure);
    } finally {
      await announce(...changedByLogging);
      setBusy(false);
    }
  }

  return (
    <>
      <p className={classes.line} role="status">
        <DoneIcon />
        <span className={classes.said}>{t('done', { count: batch.opIds.length })}</span>
        {now.getTime() - batch.at.getTime() < UNDO_MS && (
          <button
            type="button"
            className={classes.link}
            disabled={busy}
            onClick={() => void undoAll()}
          >
            {busy ? t('undoing') : t('undo')}
          </button>
        )}
      </p>
      {error !== null && <ErrorNote error={error} onRetry={() => void undoAll()} />}
    </>
  );
}
