import { Button, NativeSelect } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { lazy, Suspense, useState } from 'react';
import { uuid } from '../../../shared/contracts/scalars.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useAnnounce } from '../../ui/use-announce.ts';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { LeavingRow } from './leaving-row.tsx';
import classes from './pool-lists.module.css';
import { poolListStrings } from './strings.ts';
import { type Leaving, useLeaving } from './use-leaving.ts';
import { usePoolMembers } from './use-pool.ts';

const LogSheet = lazy(async () => ({
  default: (await import('../log-follow-up/log-sheet.tsx')).LogSheet,
}));

/** What goes to the pool unless somebody does something: when, why, and what keeps it. */
export function LeavingList({ membership, params, onParams }: PageProps) {
  const t = useStrings(poolListStrings);
  const now = useNow(60_000);
  const announce = useAnnounce();
  const members = usePoolMembers();
  const [logging, setLogging] = useState<Leaving | null>(null);
  const [told, setTold] = useState('');
  const named = params.get('member');
  const member = members.data?.find(({ member_id }) => member_id === named) ?? null;
  const isOdd = named !== null && members.data !== undefined && member === null;
  const leaving = useLeaving(
    member?.member_id ?? null,
    named === null || !uuid.safeParse(named).success || !members.isPending,
  );
  const rows = leaving.data?.customers;
  return (
    <>
      {(members.data?.length ?? 0) > 1 && (
        <NativeSelect
          className={classes.whose}
          label={t('whose')}
          value={member?.member_id ?? ''}
          data={[
            { value: '', label: t('everybody') },
            ...(members.data ?? []).map(({ member_id, name }) => ({
              value: member_id,
              label: visibleText(name),
            })),
          ]}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            onParams(
              new URLSearchParams({ tab: 'leaving', ...(chosen !== '' && { member: chosen }) }),
              'go',
            );
          }}
        />
      )}
      {isOdd && (
        <p role="alert" className={classes.problem}>
          {t('member_odd')}
        </p>
      )}
      {[members, leaving].map(
        (part, n) =>
          part.isError && (
            // The parts are two and stay in their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <ErrorNote key={n} error={part.error} onRetry={() => void part.refetch()} />
          ),
      )}
      <p role="status" className={told === '' ? classes.silent : classes.told}>
        {told}
      </p>
      {leaving.data !== undefined && (
        <p className={classes.dim}>
          {!leaving.data.recycles
            ? t('leaving_off')
            : leaving.data.warn_days === 0
              ? t('leaving_unwarned')
              : t('leaving_lead', { count: leaving.data.warn_days })}
        </p>
      )}
      {leaving.isPending && (
        <div role="status" aria-label={t('leaving_loading')} className={classes.frame}>
          {[62, 48, 70].map((width) => (
            <div key={width} className={classes.placeholder}>
              <Placeholder width={`${width}%`} line={40} />
            </div>
          ))}
        </div>
      )}
      {rows?.length === 0 && leaving.data?.recycles === true && (
        <div className={classes.empty}>
          <p className={classes.strong}>{t('leaving_none')}</p>
          <p>{t('leaving_none_more')}</p>
        </div>
      )}
      {rows !== undefined && rows.length > 0 && (
        <ul className={`${classes.plain} ${classes.frame} ${classes.rows}`}>
          {rows.map((row) => (
            <LeavingRow
              key={row.customer_id}
              row={row}
              now={now}
              membership={membership}
              onLog={() => setLogging(row)}
              onKept={setTold}
            />
          ))}
        </ul>
      )}
      {leaving.hasNextPage && (
        <Button
          variant="default"
          disabled={leaving.isFetchingNextPage}
          onClick={() => void leaving.fetchNextPage()}
        >
          {leaving.isFetchingNextPage ? t('loading_more') : t('more')}
        </Button>
      )}
      {logging !== null && (
        <Suspense fallback={null}>
          <LogSheet
            customerId={logging.customer_id}
            customerName={logging.name}
            membership={membership}
            onLogged={(entry) => {
              const name = visibleText(logging.name);
              setTold(entry === null ? t('log_waits', { name }) : t('logged', { name }));
              setLogging(null);
              void announce('pool');
            }}
            onClose={() => setLogging(null)}
          />
        </Suspense>
      )}
    </>
  );
}
