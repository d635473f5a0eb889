import { useQuery } from '@tanstack/react-query';
import type { OperationResult } from '../../../shared/contracts/operations.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './connections.module.css';
import { connectionStrings } from './strings.ts';

type Connection = OperationResult<'myConnections'>['connections'][number];

/** How each of the reader's own connected mailboxes is doing, in words. */
export function ConnectedMailboxes({ timeZone }: { readonly timeZone: string }) {
  const { crm } = usePorts();
  const t = useStrings(connectionStrings);
  const query = useQuery({
    queryKey: ['connections'],
    queryFn: () => crm.myConnections({}),
    // An import moves while one looks.
    refetchInterval: 30_000,
  });
  if (query.data === undefined)
    return query.isError ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <div aria-busy="true">
        <Placeholder width="60%" />
      </div>
    );
  const { connections } = query.data;
  if (connections.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className={classes.list}>
      {connections.map((connection) => (
        <li key={connection.connection_id}>
          <p className={classes.address}>{connection.address}</p>
          <StateInWords connection={connection} timeZone={timeZone} />
          {connection.state !== 'revoked' && (
            <p className={classes.dim}>{t(`rule_${connection.rule}`)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

function StateInWords({ connection, timeZone }: { connection: Connection; timeZone: string }) {
  const t = useStrings(connectionStrings);
  const language = useLanguage();
  const now = useNow();
  const { state, problem, importing, last_synced_at } = connection;
  if (state === 'paused' || state === 'revoked') return <p>{t(state)}</p>;
  if (problem !== null)
    return <p className={state === 'failing' ? classes.failing : undefined}>{t(problem)}</p>;
  if (importing) return <p>{t('importing')}</p>;
  if (last_synced_at === null) return <p>{t('fresh')}</p>;
  const time = describeInstant(last_synced_at, now, timeZone, language);
  return <p>{t('connected', { time })}</p>;
}
