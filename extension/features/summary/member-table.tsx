import type { SummaryFigure } from '../../../shared/contracts/summary.ts';
import { useStrings } from '../../ui/use-strings.ts';
import { countByDay, percent } from './figures.ts';
import { listDays } from './period.ts';
import { SparkBars } from './small-pictures.tsx';
import { summaryStrings } from './strings.ts';
import classes from './summary.module.css';
import type { Summary } from './use-summary.ts';

interface MemberTableProps {
  readonly summary: Summary;
  readonly onRows: (figure: SummaryFigure, memberId: string) => void;
}

/** One line per rep, busiest first; every number leads to its rows. The small columns share one scale. */
export function MemberTable({ summary, onRows }: MemberTableProps) {
  const t = useStrings(summaryStrings);
  const days = listDays(summary);
  const lines = [...summary.by_member]
    .sort((one, other) => other.follow_ups - one.follow_ups || compare(one.name, other.name))
    .map((member) => ({
      member,
      marks: countByDay(
        days,
        summary.by_day.filter((one) => one.member_id === member.member_id),
      ),
    }));
  const most = Math.max(1, ...lines.flatMap(({ marks }) => marks.map((mark) => mark.count)));
  return (
    <section className={classes.panel} aria-labelledby="summary-by-rep">
      <h2 id="summary-by-rep" className={classes.panelTitle}>
        {t('by_rep')}
      </h2>
      <table className={classes.members}>
        <thead>
          <tr>
            <th scope="col">{t('rep')}</th>
            <td className={classes.wide} />
            <th scope="col">{t('follow_ups')}</th>
            <th scope="col">{t('in_time')}</th>
            <th scope="col">{t('overdue')}</th>
            <th scope="col">{t('idle')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ member, marks }) => {
            const rate = percent(member.within, member.counted);
            const cell = (figure: SummaryFigure, count: number, shown: string, tone?: string) => (
              <td>
                {count === 0 ? (
                  <span className={classes.dim}>{shown}</span>
                ) : (
                  <button
                    type="button"
                    className={classes.cell}
                    data-tone={tone}
                    aria-label={t('rows_of_member', {
                      figure: `${t(figure)} ${shown}`,
                      member: member.name,
                    })}
                    onClick={() => onRows(figure, member.member_id)}
                  >
                    {shown}
                  </button>
                )}
              </td>
            );
            return (
              <tr key={member.member_id}>
                <th scope="row">{member.name}</th>
                <td className={classes.wide}>
                  <SparkBars marks={marks} most={most} />
                </td>
                {cell('follow_ups', member.follow_ups, String(member.follow_ups))}
                {cell(
                  'late',
                  member.counted - member.within,
                  rate === null ? t('nothing_counted') : t('share', { percent: rate }),
                )}
                {cell(
                  'overdue',
                  member.overdue,
                  String(member.overdue),
                  member.overdue > 0 ? 'danger' : undefined,
                )}
                {cell('idle', member.idle, String(member.idle))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function compare(one: string, other: string): number {
  return one.localeCompare(other);
}
