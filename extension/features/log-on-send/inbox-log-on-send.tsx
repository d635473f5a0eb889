import { useEffect, useState } from 'react';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './log-on-send.module.css';
import { logOnSendStrings } from './strings.ts';
import { useSentMails } from './use-sent-mails.ts';

interface LogOnSendProps {
  readonly snapshot: InboxSnapshot;
  readonly membership: Membership;
}

/** The choice beside a mail that is being written, and what became of the last one that was sent. */
export function LogOnSend({ snapshot, membership }: LogOnSendProps) {
  const t = useStrings(logOnSendStrings);
  const { isOn, choose } = useChoice(snapshot);
  const { told, error, retry } = useSentMails(isOn, snapshot, membership);
  return (
    <section className={classes.row} aria-label={t('log_on_send')} data-log-on-send="">
      {snapshot.composes.length > 0 && (
        <label className={classes.choice} title={t('hint')}>
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget }) => choose(currentTarget.checked)}
          />
          {t('log_on_send')}
        </label>
      )}
      <span role="status" className={classes.told}>
        {told !== null &&
          (told.state === 'logged' ? t('logged', { count: told.customers }) : t(told.state))}
      </span>
      {error !== null && <ErrorNote error={error} onRetry={retry ?? undefined} />}
    </section>
  );
}

/** Off until somebody ticks it; remembered per mailbox. */
function useChoice({ surface, account }: InboxSnapshot) {
  const { drafts } = usePorts();
  const key = `log-on-send/${surface}/${(account ?? '').slice(0, 200)}`;
  const [chosen, setChosen] = useState<{ key: string; isOn: boolean } | null>(null);
  useEffect(() => {
    let isLate = false;
    drafts.read(key).then(
      (kept) => {
        if (!isLate) setChosen({ key, isOn: kept === 'on' });
      },
      // What cannot be read was not chosen.
      () => undefined,
    );
    return () => {
      isLate = true;
    };
  }, [drafts, key]);
  const choose = (isOn: boolean) => {
    setChosen({ key, isOn });
    void drafts.write(key, isOn ? 'on' : null).catch(() => undefined);
  };
  return { isOn: account !== null && chosen?.key === key && chosen.isOn, choose };
}
