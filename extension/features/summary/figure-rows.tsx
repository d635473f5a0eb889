import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { SummaryArgs, SummaryResult } from '../../../shared/contracts/summary.ts';
import type { FigureRow } from '../../../shared/contracts/summary-figures.ts';
import { describeInstant } from '../../../shared/domain/describe-time.ts';
import { describeAmount } from '../../../shared/domain/money.ts';
import { usePorts } from '../../ports.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { ExactTime } from '../../ui/exact-time.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { CustomerName } from './customer-name.tsx';
import { ExportButton } from './export-button.tsx';
import { tableOfPart } from './export-rows.ts';
import { sectionStrings } from './section-strings.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary-rows.module.css';
import type { PartView } from './summary-view.ts';
import { partArgs, useFigureRows } from './use-figures.ts';

interface FigureRowsProps {
  readonly args: SummaryArgs;
  readonly part: PartView | null;
  readonly members: SummaryResult['by_member'];
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** The rows behind a figure of the sections, each with the way to its customer. */
export function FigureRows({ part, ...props }: FigureRowsProps) {
  return part === null ? null : <RowsOfPart {...props} part={part} />;
}

function RowsOfPart(props: FigureRowsProps & { part: PartView }) {
  const { args, part, members, timeZone, onClose } = props;
  const t = useStrings(summaryStrings);
  const section = useStrings(sectionStrings);
  const language = useLanguage();
  const now = useNow();
  const { crm } = usePorts();
  const query = useFigureRows(args, part);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const figure = section(`rows_${part.figure}`);
  const member = members.find((one) => one.member_id === part.memberId)?.name;
  const hasAmounts = !['new_customers', 'touched', 'overdue_age', 'moved', 'missing'].includes(
    part.figure,
  );
  const amount = (row: FigureRow) =>
    row.amount_minor === null || row.currency === null
      ? '–'
      : describeAmount(row.amount_minor, row.currency, language);
  return (
    <section className={classes.rows} aria-labelledby="figure-rows">
      <header className={classes.head}>
        <h3 id="figure-rows" ref={heading} tabIndex={-1} className={classes.title}>
          {member === undefined
            ? t('rows_of', { figure })
            : t('rows_of_member', { figure, member })}
        </h3>
        <ExportButton
          figure={part.figure}
          days={args}
          title={figure}
          take={async () => {
            const { rows } = await crm.exportFigure(partArgs(args, part));
            return tableOfPart(rows, part, section, timeZone);
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
        <table className={classes.table} aria-labelledby="figure-rows">
          <thead>
            <tr>
              <th scope="col">{t('customer')}</th>
              <th scope="col">{t('who')}</th>
              <th scope="col">{section(`at_${part.figure}`)}</th>
              {hasAmounts ? <th scope="col">{section('amount')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {query.data.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <CustomerName row={row} />
                  {row.title === null ? null : <span className={classes.dim}>{row.title}</span>}
                </th>
                <td>{row.member_name ?? t('nobody')}</td>
                <td>
                  {row.at === null ? (
                    t('never')
                  ) : (
                    <ExactTime instant={row.at} timeZone={timeZone}>
                      {describeInstant(row.at, now, timeZone, language)}
                    </ExactTime>
                  )}
                </td>
                {hasAmounts ? <td>{amount(row)}</td> : null}
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
}
