import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import { lazy, Suspense, useState } from 'react';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { ClaimCaps, claimsPossible } from './claim-caps.tsx';
import { ClaimOutcomes } from './claim-outcomes.tsx';
import { PoolFilters } from './pool-filters.tsx';
import classes from './pool-lists.module.css';
import { PoolTable } from './pool-table.tsx';
import { formatPoolView, type PoolView, parsePoolView, wholePool } from './pool-view.ts';
import { poolListStrings } from './strings.ts';
import { useClaims } from './use-claims.ts';
import { type PoolCustomer, usePoolCustomers, usePoolLimits, usePools } from './use-pool.ts';

const AssignSheet = lazy(async () => ({
  default: (await import('./assign-sheet.tsx')).AssignSheet,
}));

/** What lies in the pools that are open to the reader, narrowed as the address says; claimed from the row, or several at once. */
export function PoolList({ membership, params, onParams }: PageProps) {
  const t = useStrings(poolListStrings);
  const asked = parsePoolView(params);
  const pools = usePools();
  const limits = usePoolLimits();
  // A pool that is closed to the reader, or none at all: the others are shown and it is told. The database refuses it too.
  const isClosed =
    asked.view.pool !== null &&
    pools.data?.some(({ pool_id }) => pool_id === asked.view.pool) === false;
  const view: PoolView = isClosed ? { ...asked.view, pool: null } : asked.view;
  const customers = usePoolCustomers(view, asked.view.pool === null || pools.data !== undefined);
  const claims = useClaims();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // Chosen rows as they were chosen, or all that match; null while nobody assigns.
  const [assigning, setAssigning] = useState<readonly PoolCustomer[] | 'all' | null>(null);
  const show = (next: PoolView, how: 'go' | 'replace' = 'go') =>
    onParams(formatPoolView(next), how);

  const rows = customers.data;
  // What is gone meanwhile, or is not shown any more, is not chosen either.
  const chosenRows = rows?.filter(({ customer_id }) => chosen.has(customer_id)) ?? [];
  const handedOut = new Set(
    pools.data?.filter(({ can_assign }) => can_assign).map(({ pool_id }) => pool_id),
  );
  const assignable = chosenRows.filter(({ pool_id }) => handedOut.has(pool_id));
  const mayAssignAll = view.pool === null ? handedOut.size > 0 : handedOut.has(view.pool);
  const possible = limits.data === undefined ? null : claimsPossible(limits.data);
  const isNarrowed = Object.values(view).some((value) => value !== null);

  function choose(ids: readonly string[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const id of ids)
      if (isChosen) next.add(id);
      else next.delete(id);
    setChosen(next);
  }

  if (pools.data?.length === 0) return <p className={classes.dim}>{t('no_pools')}</p>;
  return (
    <>
      {membership.role !== 'agent' && limits.data !== undefined && (
        <ClaimCaps limits={limits.data} />
      )}
      <PoolFilters view={view} pools={pools.data ?? []} onView={show} />
      {(asked.isOdd || isClosed) && (
        <div role="alert" className={classes.problem}>
          <p>{t('odd')}</p>
          <Button size="compact-sm" variant="default" onClick={() => show(view, 'replace')}>
            {t('fix')}
          </Button>
        </div>
      )}
      <ClaimOutcomes outcomes={claims.outcomes} onDismiss={claims.dismiss} />
      {[pools, limits, customers].map(
        (part, n) =>
          part.isError && (
            // The parts are three and stay in their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            <ErrorNote key={n} error={part.error} onRetry={() => void part.refetch()} />
          ),
      )}
      <p role="status" className={classes.dim}>
        {rows === undefined
          ? ''
          : t(customers.hasNextPage ? 'shown_more' : 'shown', { count: rows.length })}
      </p>
      {chosenRows.length > 0 && (
        <ChosenBar
          rows={chosenRows}
          possible={possible}
          assignable={assignable.length}
          isPending={claims.pending.size > 0}
          onAssign={() => setAssigning(assignable)}
          onClaim={(picked) => {
            setChosen(new Set());
            void claims.claim(picked);
          }}
          onNone={() => setChosen(new Set())}
        />
      )}
      {chosenRows.length === 0 && mayAssignAll && rows !== undefined && rows.length > 0 && (
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" onClick={() => setAssigning('all')}>
            {t('assign_all')}
          </Button>
        </div>
      )}
      {rows === undefined ? (
        customers.isError ? null : (
          <div role="status" aria-label={t('loading')} className={classes.frame}>
            {[62, 48, 70, 54, 66, 44].map((width) => (
              <div key={width} className={classes.placeholder}>
                <Placeholder width={`${width}%`} line={24} />
              </div>
            ))}
          </div>
        )
      ) : rows.length === 0 ? (
        <div className={classes.empty}>
          <p className={classes.strong}>{t(isNarrowed ? 'empty_filtered' : 'empty')}</p>
          {isNarrowed ? (
            <Button size="compact-sm" variant="default" onClick={() => show(wholePool)}>
              {t('clear')}
            </Button>
          ) : (
            <p>{t('empty_more')}</p>
          )}
        </div>
      ) : (
        <PoolTable
          rows={rows}
          pools={pools.data ?? []}
          membership={membership}
          chosen={chosen}
          canClaim={possible !== 0}
          pending={claims.pending}
          isStale={customers.isPlaceholderData}
          onChoose={choose}
          onClaim={(row) => void claims.claim([row])}
        />
      )}
      {customers.hasNextPage && (
        <Button
          variant="default"
          disabled={customers.isFetchingNextPage}
          onClick={() => void customers.fetchNextPage()}
        >
          {customers.isFetchingNextPage ? t('loading_more') : t('more')}
        </Button>
      )}
      {assigning !== null && (
        <Suspense fallback={null}>
          <AssignSheet
            rows={assigning === 'all' ? null : assigning}
            view={view}
            onClose={() => {
              setAssigning(null);
              setChosen(new Set());
            }}
          />
        </Suspense>
      )}
    </>
  );
}
