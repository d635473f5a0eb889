import { lazy, Suspense } from 'react';
import type { Membership } from '../../../shared/contracts/session.ts';
import type { SummaryArgs } from '../../../shared/contracts/summary.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { FigureTiles } from './figure-tiles.tsx';
import { KindBars } from './kind-bars.tsx';
import { MemberTable } from './member-table.tsx';
import type { DayRange } from './period.ts';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import { SummaryRows } from './summary-rows.tsx';
import type { PartView, RowsView, SummaryView } from './summary-view.ts';
import type { Summary } from './use-summary.ts';

const sections = async () => ({
  default: (await import('./summary-sections.tsx')).SummarySections,
});
const chart = async () => ({ default: (await import('./day-chart.tsx')).DayChart });
const SummarySections = lazy(sections);
const DayChart = lazy(chart);

/** Begins to fetch what stands below the first figures, while these are asked for; what fails is told in its place. */
export function fetchSummaryParts(): void {
  for (const load of [sections, chart]) load().catch(() => undefined);
}

interface SummaryBodyProps {
  readonly summary: Summary;
  readonly args: SummaryArgs;
  readonly view: SummaryView;
  readonly membership: Membership;
  /** The figures are still those of the view before. */
  readonly stale: boolean;
  readonly onRows: (rows: RowsView | null) => void;
  readonly onPart: (part: PartView | null) => void;
  /** Looks closer at a part of a long period. */
  readonly onDays: (days: DayRange) => void;
}

export function SummaryBody(props: SummaryBodyProps) {
  const { summary, view, membership, onRows } = props;
  const t = useStrings(summaryStrings);
  const quiet = summary.follow_ups.count === 0;
  return (
    <div className={classes.body} aria-busy={props.stale} data-stale={props.stale ? '' : undefined}>
      <FigureTiles
        summary={summary}
        timeZone={membership.time_zone}
        open={view.rows?.figure ?? null}
        onOpen={(figure) =>
          onRows(
            view.rows?.figure === figure && view.rows.memberId === null && view.rows.day === null
              ? null
              : { figure, memberId: null, day: null },
          )
        }
      />
      {view.rows === null ? null : (
        <SummaryRows
          key={JSON.stringify(view.rows)}
          args={props.args}
          rows={view.rows}
          members={summary.by_member}
          timeZone={membership.time_zone}
          onClose={() => onRows(null)}
        />
      )}
      {quiet ? (
        <div className={classes.empty}>
          <p className={classes.strong}>{t('empty')}</p>
          <p>{t('empty_more')}</p>
        </div>
      ) : (
        <div className={classes.charts}>
          <Suspense fallback={<div className={classes.chartPanel} aria-hidden="true" />}>
            <DayChart
              summary={summary}
              onDays={(days) =>
                days.from === days.to
                  ? onRows({ figure: 'follow_ups', memberId: null, day: days.from })
                  : props.onDays(days)
              }
            />
          </Suspense>
          <KindBars summary={summary} />
        </div>
      )}
      <MemberTable
        summary={summary}
        onRows={(figure, memberId) => onRows({ figure, memberId, day: null })}
      />
      <Suspense fallback={<div className={classes.chartPanel} aria-hidden="true" />}>
        <SummarySections
          summary={summary}
          args={props.args}
          part={view.part}
          timeZone={membership.time_zone}
          onPart={props.onPart}
        />
      </Suspense>
    </div>
  );
}
