import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useState } from 'react';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useOperation } from '../../ui/use-operation.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { ChooseLogged } from './choose-logged.tsx';
import { ChoosePlanned } from './choose-planned.tsx';
import classes from './connections.module.css';
import { DisconnectQuestion } from './disconnect-question.tsx';
import { connectionStrings } from './strings.ts';
import type { Connection } from './use-connections.ts';

interface MailboxRowProps {
  readonly connection: Connection;
  readonly timeZone: string;
  /** null where none can be connected. */
  readonly onReconnect: (() => void) | null;
  readonly onEnded: (revoked: boolean) => void;
}

/** One mailbox or calendar: its state in words, what it logs, and what its member can do about it. */
export function MailboxRow({ connection, timeZone, onReconnect, onEnded }: MailboxRowProps) {
  const t = useStrings(connectionStrings);
  const { crm, mailboxes } = usePorts();
  const [leaving, setLeaving] = useState(false);
  const { connection_id, state, importing, progress, rule } = connection;
  const pause = useOperation(
    (args: { readonly paused: boolean }, op_id) =>
      crm.pauseConnection({ op_id, connection_id, ...args }),
    ['connections'],
  );
  const canStop = state === 'paused' || (state === 'connected' && rule !== 'off');
  return (
    <li className={classes.mailbox}>
      <p className={classes.address}>
        {connection.kind === 'mail'
          ? connection.address
          : t('calendar_of', { address: connection.address })}
      </p>
      <StateInWords connection={connection} timeZone={timeZone} />
      {importing && progress !== null && progress.total > 0 && (
        <div className={classes.progress}>
          <progress value={progress.done} max={progress.total} aria-label={t('importing')} />
          <span className={classes.dim}>{t('progress', progress)}</span>
        </div>
      )}
      {state !== 'revoked' &&
        (connection.kind === 'mail' ? (
          <ChooseLogged connection={connection} />
        ) : (
          <ChoosePlanned connection={connection} />
        ))}
      <div className={classes.actions}>
        {state === 'failing' && onReconnect !== null && (
          <Button size="compact-sm" onClick={onReconnect}>
            {t('reconnect_button')}
          </Button>
        )}
        {canStop && (
          <Button
            size="compact-sm"
            variant="default"
            loading={pause.isPending}
            onClick={() => pause.mutate({ paused: state !== 'paused' })}
          >
            {state === 'paused' ? t('go_on_reading') : t('stop')}
          </Button>
        )}
        {mailboxes !== null && !leaving && (
          <Button size="compact-sm" variant="subtle" onClick={() => setLeaving(true)}>
            {t('disconnect')}
          </Button>
        )}
      </div>
      {pause.isError && <ErrorNote error={pause.error} />}
      {leaving && (
        <DisconnectQuestion
          connection={connection}
          onCancel={() => setLeaving(false)}
          onEnded={onEnded}
        />
      )}
    </li>
  );
}

function StateInWords({ connection, timeZone }: { connection: Connection; timeZone: string }) {
  const t = useStrings(connectionStrings);
  const language = useLanguage();
  const now = useNow();
  const { kind, state, problem, importing, last_synced_at } = connection;
  if (state === 'paused' || state === 'revoked') return <p>{t(state)}</p>;
  if (state === 'failing')
    return (
      <p className={classes.failing}>
        {t(problem === 'reconnect' || problem === 'not_allowed' ? problem : 'given_up')}
      </p>
    );
  if (problem !== null) return <p>{t(problem)}</p>;
  if (importing) return <p>{t(kind === 'mail' ? 'importing' : 'reading_calendar')}</p>;
  if (last_synced_at === null) return <p>{t('fresh')}</p>;
  const time = describeInstant(last_synced_at, now, timeZone, language);
  return <p>{t('connected', { time })}</p>;
}
