import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { changedByLogging } from '../../ui/changed-by-logging.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { DoneIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-actions.module.css';
import { shellStrings } from './strings.ts';

/** The database's own window; it decides, this only hides a button that would be refused. */
const UNDO_MS = 10 * 60_000;
const HOUR_MS = 60 * 60_000;

interface LoggedLineProps {
  readonly logged: LoggedMail;
  readonly membership: Membership;
  readonly onUndone: () => void;
}

/** "Logged by you, 2 min ago · Undo": who has the mail already, and the way back while there is one. */
export function LoggedLine({ logged, membership, onUndone }: LoggedLineProps) {
  const t = useStrings(shellStrings);
  const time = useLoggedTime(logged.at, membership.time_zone);
  const now = useNow();
  const mine = logged.by.member_id === membership.member_id;
  const undo = useUndo(logged.op_id, onUndone);
  const undoable = logged.op_id !== null && now.getTime() - new Date(logged.at).getTime() < UNDO_MS;
  return (
    <>
      <p className={classes.logged}>
        <DoneIcon />
        <span className={classes.loggedText}>
          <ExactTime instant={logged.at} timeZone={membership.time_zone}>
            {mine ? t('logged_by_you', { time }) : t('logged_by', { name: logged.by.name, time })}
          </ExactTime>
        </span>
        {undoable && (
          <button
            type="button"
            className={classes.undo}
            disabled={undo.isPending}
            onClick={() => undo.mutate()}
          >
            {undo.isPending ? t('undoing') : t('undo')}
          </button>
        )}
      </p>
      {undo.isError && <ErrorNote error={undo.error} onRetry={() => undo.mutate()} />}
    </>
  );
}

/** Minutes while it is fresh, then the clock. */
function useLoggedTime(at: string, timeZone: string): string {
  const t = useStrings(shellStrings);
  const language = useLanguage();
  const now = useNow();
  const age = now.getTime() - new Date(at).getTime();
  if (age < 60_000) return t('just_now');
  if (age < HOUR_MS) return t('minutes_ago', { count: Math.floor(age / 60_000) });
  return describeInstant(at, now, timeZone, language);
}

/** One operation for one undo: a second click, or another try after a broken line, is the same operation. */
function useUndo(target: string | null, onUndone: () => void) {
  const { crm } = usePorts();
  const announce = useAnnounce();
  const [opId] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async () => {
      if (target === null) return;
      await crm.undoInteraction({ op_id: opId, target_op_id: target });
    },
    // Pending until the thread was read again: nothing flickers back to what it was.
    onSuccess: async () => {
      await announce(...changedByLogging);
      onUndone();
    },
  });
}
