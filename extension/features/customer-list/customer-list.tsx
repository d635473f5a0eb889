import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { lazy, Suspense, useState } from 'react';
import type { FoundCustomer, LoggedMail } from '../../../shared/contracts/customers.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { PageProps } from '../page-links/page-links.ts';
import { LoggedLine } from '../shell/logged-line.tsx';
import { ColumnChoice } from './column-choice.tsx';
import classes from './customer-list.module.css';
import { CustomerTable, CustomerTablePlaceholder } from './customer-table.tsx';
import { ListFilters } from './list-filters.tsx';
import { countFilters, everything, formatListView, type ListView, queryOf } from './list-view.ts';
import { SavedViews } from './saved-views.tsx';
import { customerListStrings } from './strings.ts';
import { useColumns } from './use-columns.ts';
import { useCustomers } from './use-customers.ts';
import { useListView } from './use-list-view.ts';

const LogSheet = lazy(async () => ({
  default: (await import('../log-follow-up/log-sheet.tsx')).LogSheet,
}));

const NewCustomerSheet = lazy(async () => ({
  default: (await import('./new-customer-sheet.tsx')).NewCustomerSheet,
}));

/** All customers that the reader sees, narrowed as the address says; a follow-up is logged from the row. */
export function CustomerList({ membership, params, onParams }: PageProps) {
  const t = useStrings(customerListStrings);
  const { view, problems, known } = useListView(params);
  const { chosen, show: showColumn } = useColumns();
  const customers = useCustomers(known ? queryOf(view) : null);
  const [logging, setLogging] = useState<FoundCustomer | null>(null);
  const [logged, setLogged] = useState<Logged | null>(null);
  const [creating, setCreating] = useState(false);
  const change = (next: Partial<ListView>, how: 'go' | 'replace' = 'go') =>
    onParams(formatListView({ ...view, ...next }), how);

  function afterLog(entry: LoggedMail | null) {
    if (logging !== null) setLogged({ name: logging.name, entry });
    setLogging(null);
  }

  const rows = customers.data;
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        <p role="status" className={classes.dim}>
          {rows === undefined
            ? ''
            : t(customers.hasNextPage ? 'shown_more' : 'shown', { count: rows.length })}
        </p>
        {membership.role !== 'agent' && (
          <Button size="compact-sm" className={classes.create} onClick={() => setCreating(true)}>
            {t('new_customer')}
          </Button>
        )}
        <ColumnChoice chosen={chosen ?? []} onShow={showColumn} />
      </header>
      <SavedViews view={view} />
      <ListFilters view={view} membership={membership} onView={change} />
      {problems.length > 0 && (
        <div role="alert" className={classes.problem}>
          <p className={classes.strong}>{t('problem_title')}</p>
          {problems.map((problem) => (
            <p key={problem}>{t(`problem_${problem}`)}</p>
          ))}
          <Button size="compact-sm" variant="default" onClick={() => change({}, 'replace')}>
            {t('dismiss')}
          </Button>
        </div>
      )}
      {logged !== null && (
        <div className={classes.logged} role="status">
          <span>
            {t(logged.entry === null ? 'kept' : 'logged', { customer: visibleText(logged.name) })}
          </span>
          {logged.entry !== null && (
            <LoggedLine
              key={logged.entry.op_id}
              logged={logged.entry}
              membership={membership}
              onUndone={() => setLogged(null)}
            />
          )}
        </div>
      )}
      {customers.isError && (
        <ErrorNote error={customers.error} onRetry={() => void customers.refetch()} />
      )}
      {rows === undefined || chosen === null ? (
        customers.isError ? null : (
          <CustomerTablePlaceholder />
        )
      ) : rows.length === 0 ? (
        <Empty
          narrowed={view.text !== '' || countFilters(view) > 0}
          onClear={() => change({ ...everything, order: view.order })}
        />
      ) : (
        <CustomerTable
          rows={rows}
          columns={chosen}
          membership={membership}
          stale={customers.isPlaceholderData}
          hasMore={customers.hasNextPage}
          loadingMore={customers.isFetchingNextPage}
          onMore={() => void customers.fetchNextPage()}
          onLog={setLogging}
        />
      )}
      {creating && (
        <Suspense fallback={null}>
          <NewCustomerSheet onClose={() => setCreating(false)} />
        </Suspense>
      )}
      {logging !== null && (
        <Suspense fallback={null}>
          <LogSheet
            customerId={logging.customer_id}
            customerName={logging.name}
            membership={membership}
            onLogged={afterLog}
            onClose={() => setLogging(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface Logged {
  readonly name: string;
  /** null: it waits on this machine. */
  readonly entry: LoggedMail | null;
}

function Empty({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const t = useStrings(customerListStrings);
  return (
    <div className={classes.empty}>
      <p className={classes.strong}>{t(narrowed ? 'empty' : 'empty_all')}</p>
      <p>{t(narrowed ? 'empty_more' : 'empty_all_more')}</p>
      {narrowed && (
        <Button size="compact-sm" variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}
