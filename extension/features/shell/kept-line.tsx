import { DoneIcon } from '../../ui/icons.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-actions.module.css';
import { shellStrings } from './strings.ts';

const MINUTE_MS = 60_000;

interface KeptLineProps {
  readonly at: string;
  /** Its answer is expected any moment. */
  readonly sending: boolean;
}

/** In the place of "Logged by you": saved on this machine, and not yet answered by the database. */
export function KeptLine({ at, sending }: KeptLineProps) {
  const t = useStrings(shellStrings);
  const now = useNow();
  const age = now.getTime() - Date.parse(at);
  const time =
    age < MINUTE_MS ? t('just_now') : t('minutes_ago', { count: Math.floor(age / MINUTE_MS) });
  return (
    <p className={classes.logged} role="status">
      <DoneIcon />
      <span className={classes.loggedText}>
        {sending ? t('logged_by_you', { time }) : t('kept')}
      </span>
    </p>
  );
}
