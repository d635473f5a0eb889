import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './day-chart.module.css';
import { describeCalendarDay } from './describe-days.ts';
import { listDays } from './period.ts';
import { summaryStrings } from './strings.ts';
import type { Summary } from './use-summary.ts';

/** The chart in words: one line per day with follow-ups, one column per rep. */
export function DayTable({ summary, title }: { summary: Summary; title: string }) {
  const t = useStrings(summaryStrings);
  const language = useLanguage();
  const members = summary.by_member.filter((member) => member.follow_ups > 0);
  const counts = new Map<string, number>();
  for (const { day, member_id, count } of summary.by_day) {
    const key = `${day}/${member_id}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  const days = listDays(summary)
    .map((day) => ({
      day,
      cells: members.map((member) => counts.get(`${day}/${member.member_id}`) ?? 0),
    }))
    .map((row) => ({ ...row, total: row.cells.reduce((sum, count) => sum + count, 0) }))
    .filter((row) => row.total > 0)
    .reverse();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling region, not a part of the page's outline.
    <div
      role="region"
      aria-label={`${title}: ${t('as_table')}`}
      className={classes.tableBox}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('total')}</th>
            {members.map((member) => (
              <th key={member.member_id} scope="col">
                {member.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((row) => (
            <tr key={row.day}>
              <th scope="row">{describeCalendarDay(row.day, language, 'weekday')}</th>
              <td>{row.total}</td>
              {row.cells.map((count, index) => (
                <td key={members[index]?.member_id}>{count === 0 ? '' : count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
