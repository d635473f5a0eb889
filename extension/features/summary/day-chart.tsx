import { type KeyboardEvent, useRef, useState } from 'react';
import { useLanguage } from '../../ui/language.tsx';
import { useStrings } from '../../ui/use-strings.ts';
import classes from './day-chart.module.css';
import { DayTable } from './day-table.tsx';
import { describeCalendarDay, describeRange } from './describe-days.ts';
import { axisEnd, countByDay, type DayCount } from './figures.ts';
import { type DayRange, listDays } from './period.ts';
import { summaryStrings } from './strings.ts';
import type { Summary } from './use-summary.ts';

interface DayChartProps {
  readonly summary: Summary;
  /** One day, or the week that a mark stands for where the period is long. */
  readonly onDays: (range: DayRange) => void;
}

/** Follow-ups by day as columns from zero; the same as a table by day and rep. */
export function DayChart({ summary, onDays }: DayChartProps) {
  const t = useStrings(summaryStrings);
  const [asTable, setAsTable] = useState(false);
  const marks = countByDay(listDays(summary), summary.by_day);
  const title = marks.some((mark) => mark.day !== mark.until) ? t('by_week') : t('by_day');
  return (
    <section className={classes.panel} aria-labelledby="summary-by-day">
      <header className={classes.head}>
        <h2 id="summary-by-day" className={classes.title}>
          {title}
        </h2>
        <div className={classes.switch}>
          {([false, true] as const).map((table) => (
            <button
              key={String(table)}
              type="button"
              aria-pressed={asTable === table}
              onClick={() => setAsTable(table)}
            >
              {table ? t('as_table') : t('as_chart')}
            </button>
          ))}
        </div>
      </header>
      {asTable ? (
        <DayTable summary={summary} title={title} />
      ) : (
        <Columns summary={summary} marks={marks} title={title} onDays={onDays} />
      )}
    </section>
  );
}

function Columns(props: DayChartProps & { marks: readonly DayCount[]; title: string }) {
  const { summary, marks, title, onDays } = props;
  const t = useStrings(summaryStrings);
  const language = useLanguage();
  const [current, setCurrent] = useState(marks.length - 1);
  const [pointed, setPointed] = useState<number | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const top = axisEnd(Math.max(...marks.map((mark) => mark.count)));
  const busiest = Math.max(...marks.map((mark) => mark.count));
  const every = Math.ceil(marks.length / 7);

  const describe = (mark: DayCount) =>
    mark.day === mark.until
      ? describeCalendarDay(mark.day, language, 'weekday')
      : describeRange({ from: mark.day, to: mark.until }, language);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: current - 1,
      ArrowRight: current + 1,
      Home: 0,
      End: marks.length - 1,
    }[event.key];
    if (to === undefined || to < 0 || to >= marks.length) return;
    event.preventDefault();
    setCurrent(to);
    row.current?.querySelectorAll('button')[to]?.focus();
  };

  const shown = pointed === null ? undefined : marks[pointed];
  return (
    <>
      <p className={classes.readout} aria-hidden="true">
        {shown === undefined
          ? ''
          : `${t('day_count', { day: describe(shown), count: shown.count })}${byMember(summary, shown, language)}`}
      </p>
      <div className={classes.chart}>
        <div className={classes.axis} aria-hidden="true">
          <span>{top}</span>
          <span>{top / 2}</span>
          <span>0</span>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: columns of a chart are no fields of a form. */}
        <div
          ref={row}
          role="group"
          aria-label={`${title}. ${t('chart_keys')}`}
          className={classes.columns}
          data-dense={marks.length > 16 ? '' : undefined}
          onKeyDown={onKeyDown}
        >
          {marks.map((mark, index) => (
            <button
              key={mark.day}
              type="button"
              className={classes.column}
              tabIndex={index === current ? 0 : -1}
              aria-label={t('day_count', { day: describe(mark), count: mark.count })}
              onFocus={() => {
                setCurrent(index);
                setPointed(index);
              }}
              onBlur={() => setPointed(null)}
              onMouseEnter={() => setPointed(index)}
              onMouseLeave={() => setPointed(null)}
              onClick={() => onDays({ from: mark.day, to: mark.until })}
            >
              <span
                className={classes.bar}
                style={{ height: `${(mark.count / top) * 100}%` }}
                data-busiest={mark.count === busiest && mark.count > 0 ? '' : undefined}
              >
                {mark.count === 0 ? null : <span className={classes.value}>{mark.count}</span>}
              </span>
            </button>
          ))}
        </div>
        <div className={classes.days} aria-hidden="true">
          {marks.map((mark, index) =>
            index % every === 0 ? (
              <span
                key={mark.day}
                style={{ left: `${((index + 0.5) / marks.length) * 100}%` }}
                data-second={(index / every) % 2 === 1 ? '' : undefined}
              >
                {describeCalendarDay(mark.day, language)}
              </span>
            ) : null,
          )}
        </div>
      </div>
    </>
  );
}

/** Who they were, most first: ": Zhao Min 5, Wang Hao 4". */
function byMember(summary: Summary, mark: DayCount, language: string): string {
  const named = summary.by_member
    .map((member) => ({
      name: member.name,
      count: summary.by_day
        .filter(
          (one) =>
            one.member_id === member.member_id && one.day >= mark.day && one.day <= mark.until,
        )
        .reduce((sum, one) => sum + one.count, 0),
    }))
    .filter((member) => member.count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, 4)
    .map((member) => `${member.name} ${member.count}`);
  if (named.length === 0) return '';
  return language === 'en' ? ` (${named.join(', ')})` : `（${named.join('，')}）`;
}
