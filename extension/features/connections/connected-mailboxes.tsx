import { useState } from 'react';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { ConnectMailbox } from './connect-mailbox.tsx';
import classes from './connections.module.css';
import { MailboxRow } from './mailbox-row.tsx';
import { connectionStrings } from './strings.ts';
import type { Connection } from './use-connections.ts';
import { useConsent } from './use-consent.ts';

/** The reader's own connected mailboxes: how each is doing, what it logs, connecting and disconnecting. */
export function ConnectedMailboxes({ timeZone }: { readonly timeZone: string }) {
  const t = useStrings(connectionStrings);
  const { mailboxes } = usePorts();
  const consent = useConsent();
  const { query } = consent;
  /** What became of the last one that was disconnected. */
  const [ended, setEnded] = useState<string | null>(null);
  if (query.data === undefined)
    return query.isError ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div aria-busy="true">
        <Placeholder width="60%" />
      </div>
    );
  const { connections } = query.data;
  const tellEnd = ({ provider }: Connection, revoked: boolean): void => {
    consent.forget();
    setEnded(
      revoked ? t('disconnected') : t('not_revoked', { provider: t(`provider_${provider}`) }),
    );
  };
  const told = (arrived: Connection | null): string | null =>
    arrived &&
    t(arrived.rule === 'off' ? 'arrived_choose' : 'arrived', {
      address:
        arrived.kind === 'mail' ? arrived.address : t('calendar_of', { address: arrived.address }),
    });
  return (
    <>
      {connections.length === 0 && <p>{t('none')}</p>}
      {connections.length > 0 && (
        <ul className={classes.list}>
          {connections.map((connection) => (
            <MailboxRow
              key={connection.connection_id}
              connection={connection}
              timeZone={timeZone}
              onReconnect={
                mailboxes === null
                  ? null
                  : () => {
                      const { provider, kind, address } = connection;
                      consent.ask({ provider, kind, address });
                    }
              }
              onEnded={(revoked) => tellEnd(connection, revoked)}
            />
          ))}
        </ul>
      )}
      <p role="status" className={classes.told}>
        {told(consent.arrived) ?? ended ?? ''}
      </p>
      {consent.canConnect && <ConnectMailbox consent={consent} />}
    </>
  );
}
