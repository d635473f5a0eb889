import { uuid } from '../../../shared/contracts/scalars.ts';
import { type SummaryFigure, summaryFigure } from '../../../shared/contracts/summary.ts';
import {
  countDays,
  type DayRange,
  daysOfPeriod,
  isDay,
  MOST_DAYS,
  type PeriodName,
  periodNames,
} from './period.ts';

/** Which rows are open below the figures. */
export interface RowsView {
  readonly figure: SummaryFigure;
  readonly memberId: string | null;
  readonly day: string | null;
}

/** All that the summary shows, as the address bar holds it. */
export interface SummaryView {
  readonly period: PeriodName;
  readonly days: DayRange;
  readonly teamId: string | null;
  readonly rows: RowsView | null;
}

/** What in the address could not be understood, and was replaced by what is usual. */
export type ViewProblem = 'period' | 'dates' | 'team' | 'rows';

const usualPeriod = 'this-month';

/** Reads an address that anybody may have typed: nothing in it is trusted, everything odd is told. */
export function parseSummaryView(
  params: URLSearchParams,
  today: string,
): { view: SummaryView; problems: ViewProblem[] } {
  const problems: ViewProblem[] = [];
  const named = params.get('period') ?? usualPeriod;
  let period = periodNames.find((name) => name === named);
  if (period === undefined) {
    problems.push('period');
    period = usualPeriod;
  }
  let days: DayRange;
  if (period === 'custom') {
    const range = { from: params.get('from') ?? '', to: params.get('to') ?? '' };
    if (isRange(range)) days = range;
    else {
      problems.push('dates');
      period = usualPeriod;
      days = daysOfPeriod(usualPeriod, today);
    }
  } else days = daysOfPeriod(period, today);

  const teamId = readId(params.get('team'), 'team', problems);
  return { view: { period, days, teamId, rows: readRows(params, problems) }, problems };
}

export function formatSummaryView(view: SummaryView): URLSearchParams {
  const params = new URLSearchParams({ period: view.period });
  if (view.period === 'custom') {
    params.set('from', view.days.from);
    params.set('to', view.days.to);
  }
  if (view.teamId !== null) params.set('team', view.teamId);
  if (view.rows !== null) {
    params.set('rows', view.rows.figure);
    if (view.rows.memberId !== null) params.set('rep', view.rows.memberId);
    if (view.rows.day !== null) params.set('day', view.rows.day);
  }
  return params;
}

export function isRange(range: DayRange): boolean {
  if (!isDay(range.from) || !isDay(range.to)) return false;
  const days = countDays(range);
  return days >= 1 && days <= MOST_DAYS;
}

function readRows(params: URLSearchParams, problems: ViewProblem[]): RowsView | null {
  const asked = params.get('rows');
  if (asked === null) return null;
  const figure = summaryFigure.safeParse(asked);
  const day = params.get('day');
  if (!figure.success || (day !== null && !isDay(day))) {
    problems.push('rows');
    return null;
  }
  return { figure: figure.data, memberId: readId(params.get('rep'), 'rows', problems), day };
}

function readId(text: string | null, name: ViewProblem, problems: ViewProblem[]): string | null {
  if (text === null || text === '') return null;
  const id = uuid.safeParse(text);
  if (id.success) return id.data;
  problems.push(name);
  return null;
}
