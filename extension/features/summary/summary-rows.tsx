import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { SummaryArgs, SummaryResult, SummaryRow } from '../../../shared/contracts/summary.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { readKind } from '../interaction-kind/interaction-kinds.ts';
import { interactionKindStrings } from '../interaction-kind/strings.ts';
import { CustomerName } from './customer-name.tsx';
import { describeCalendarDay } from './describe-days.ts';
import { ExportButton } from './export-button.tsx';
import { tableOfRows, timeColumn } from './export-rows.ts';
import { sectionStrings } from './section-strings.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary-rows.module.css';
import type { RowsView } from './summary-view.ts';
import { rowsArgs, useSummaryRows } from './use-summary.ts';

interface SummaryRowsProps {
  readonly args: SummaryArgs;
  readonly rows: RowsView;
  readonly members: SummaryResult['by_member'];
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** The rows behind a figure: what was counted, one by one. */
export function SummaryRows({ args, rows, members, timeZone, onClose }: SummaryRowsProps) {
  const t = useStrings(summaryStrings);
  const kindName = useStrings(interactionKindStrings);
  const language = useLanguage();
  const now = useNow();
  const section = useStrings(sectionStrings);
  const { crm } = usePorts();
  const query = useSummaryRows(args, rows);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const figure = t(rows.figure);
  const member = members.find((one) => one.member_id === rows.memberId)?.name;
  const title =
    member === undefined ? t('rows_of', { figure }) : t('rows_of_member', { figure, member });
  const time = (instant: string) => (
    <ExactTime instant={instant} timeZone={timeZone}>
      {describeInstant(instant, now, timeZone, language)}
    </ExactTime>
  );
  return (
    <section className={classes.rows} aria-labelledby="summary-rows">
      <header className={classes.head}>
        <h2 id="summary-rows" ref={heading} tabIndex={-1} className={classes.title}>
          {title}{' '}
          {rows.day === null
            ? null
            : t('rows_on', { day: describeCalendarDay(rows.day, language, 'weekday') })}
        </h2>
        <ExportButton
          figure={rows.figure}
          days={rows.day === null ? args : { from: rows.day, to: rows.day }}
          title={figure}
          take={async () => {
            const taken = await crm.exportSummaryRows(rowsArgs(args, rows));
            return tableOfRows(taken.rows, rows.figure, { t, section, kindName }, timeZone);
          }}
        />
        <button type="button" className={classes.close} aria-label={t('close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {query.isError ? (
        <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <div aria-busy="true">
          {[1, 2, 3, 4].map((line) => (
            <Placeholder key={line} width="80%" line={32} />
          ))}
        </div>
      ) : query.data.length === 0 ? (
        <p className={classes.dim}>{t('no_rows')}</p>
      ) : (
        <table className={classes.table} aria-labelledby="summary-rows">
          <thead>
            <tr>
              <th scope="col">{t('customer')}</th>
              {rows.figure === 'idle' ? null : <th scope="col">{t('what')}</th>}
              <th scope="col">{t('who')}</th>
              <th scope="col">{t(timeColumn(rows.figure))}</th>
            </tr>
          </thead>
          <tbody>
            {query.data.map((row) => (
              <tr key={`${row.id}/${row.customer_id}`}>
                <th scope="row">
                  <CustomerName row={row} />
                </th>
                {rows.figure === 'idle' ? null : <td>{what(row)}</td>}
                <td>{row.member_name ?? t('nobody')}</td>
                <td>
                  {row.at === null ? t('never') : time(row.at)}
                  {rows.figure === 'late' && row.recorded_at !== null ? (
                    <span className={classes.dim}>
                      {t('recorded', {
                        time: describeInstant(row.recorded_at, now, timeZone, language),
                      })}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="compact-sm"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {query.isFetchingNextPage ? t('loading') : t('more_rows')}
        </Button>
      ) : null}
    </section>
  );

  function what(row: SummaryRow) {
    const kind = readKind(row.kind);
    return (
      <>
        {row.title !== null ? (
          <span className={classes.name}>{row.title}</span>
        ) : row.kind === 'mail' ? (
          <span className={classes.name}>{t('hidden_title')}</span>
        ) : null}
        {kind === null ? null : <span className={classes.dim}>{kindName(kind)}</span>}
      </>
    );
  }
}
