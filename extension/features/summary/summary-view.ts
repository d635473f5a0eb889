import { tier } from '../../../shared/contracts/customers.ts';
import { uuid } from '../../../shared/contracts/scalars.ts';
import {
  type CustomerChoice,
  type SummaryFigure,
  summaryFigure,
} from '../../../shared/contracts/summary.ts';
import { type SectionFigure, sectionFigure } from '../../../shared/contracts/summary-figures.ts';
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

/** Which part of a figure of the sections is open: a source, a stage, a month; null for all of it. */
export interface PartView {
  readonly figure: SectionFigure;
  readonly key: string | null;
  readonly memberId: string | null;
}

/** Which customers are counted; null leaves none out. Region, industry and type are codes of the dictionaries. */
export interface CustomerView {
  readonly tier: (typeof tier.options)[number] | null;
  readonly type: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly source: string | null;
}

export const allCustomers: CustomerView = {
  ...{ tier: null, type: null, region: null, industry: null, source: null },
};

/** All that the summary shows, as the address bar holds it. */
export interface SummaryView {
  readonly period: PeriodName;
  readonly days: DayRange;
  readonly teamId: string | null;
  readonly customers: CustomerView;
  readonly rows: RowsView | null;
  readonly part: PartView | null;
}

/** What in the address could not be understood, and was replaced by what is usual. */
export type ViewProblem = 'period' | 'dates' | 'team' | 'customers' | 'rows';

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
  const customers = readCustomers(params, problems);
  const part = readPart(params, problems);
  const rows = part === null ? readRows(params, problems) : null;
  return { view: { period, days, teamId, customers, rows, part }, problems };
}

export function formatSummaryView(view: SummaryView): URLSearchParams {
  const params = new URLSearchParams({ period: view.period });
  if (view.period === 'custom') {
    params.set('from', view.days.from);
    params.set('to', view.days.to);
  }
  if (view.teamId !== null) params.set('team', view.teamId);
  for (const name of ['tier', 'type', 'region', 'industry', 'source'] as const) {
    const chosen = view.customers[name];
    if (chosen !== null) params.set(name, chosen);
  }
  if (view.rows !== null) {
    params.set('rows', view.rows.figure);
    if (view.rows.memberId !== null) params.set('rep', view.rows.memberId);
    if (view.rows.day !== null) params.set('day', view.rows.day);
  }
  if (view.part !== null) {
    params.set('rows', view.part.figure);
    if (view.part.key !== null) params.set('part', view.part.key);
    if (view.part.memberId !== null) params.set('rep', view.part.memberId);
  }
  return params;
}

/** As the database is asked; null where nobody is left out. */
export function choiceOf(view: CustomerView): CustomerChoice | null {
  if (Object.values(view).every((chosen) => chosen === null)) return null;
  return {
    ...(view.tier === null ? {} : { tiers: [view.tier] }),
    ...(view.type === null ? {} : { customer_types: [view.type] }),
    ...(view.region === null ? {} : { regions: [view.region] }),
    ...(view.industry === null ? {} : { industry: view.industry }),
    ...(view.source === null ? {} : { sources: [view.source] }),
  };
}

export function isRange(range: DayRange): boolean {
  if (!isDay(range.from) || !isDay(range.to)) return false;
  const days = countDays(range);
  return days >= 1 && days <= MOST_DAYS;
}

function readCustomers(params: URLSearchParams, problems: ViewProblem[]): CustomerView {
  const before = problems.length;
  const typed = params.get('tier');
  const known = typed === null ? null : tier.safeParse(typed);
  if (known?.success === false) problems.push('customers');
  const code = (name: string): string | null => {
    const given = params.get(name);
    if (given === null || /^[\w-]{1,40}$/.test(given)) return given;
    problems.push('customers');
    return null;
  };
  const customers = {
    tier: known?.success === true ? known.data : null,
    ...{ type: code('type'), region: code('region'), industry: code('industry') },
    source: code('source'),
  };
  // Half of a choice would be another one.
  return problems.length > before ? allCustomers : customers;
}

/** Figures that are told as one number: a part of them is none. */
const isWhole = (figure: SectionFigure) => ['touched', 'won', 'cycle'].includes(figure);

function readPart(params: URLSearchParams, problems: ViewProblem[]): PartView | null {
  const figure = sectionFigure.safeParse(params.get('rows'));
  if (!figure.success) return null;
  const key = params.get('part');
  const before = problems.length;
  const memberId = readId(params.get('rep'), 'rows', problems);
  const wrong = key === '' || (key ?? '').length > 500 || (key !== null && isWhole(figure.data));
  if (wrong) problems.push('rows');
  return problems.length > before ? null : { figure: figure.data, key, memberId };
}

function readRows(params: URLSearchParams, problems: ViewProblem[]): RowsView | null {
  const asked = params.get('rows');
  if (asked === null) return null;
  if (sectionFigure.safeParse(asked).success) return null;
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
