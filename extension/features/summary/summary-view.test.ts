import { expect, test } from 'vitest';
import { countDays, daysOfPeriod, listDays } from './period.ts';
import { allCustomers, choiceOf, formatSummaryView, parseSummaryView } from './summary-view.ts';

const today = '2026-03-04';
const team = '00000000-0000-4000-8000-000000000006';
const parse = (query: string) => parseSummaryView(new URLSearchParams(query), today);

test('a view goes through the address and comes back the same', () => {
  for (const query of [
    'period=this-week',
    `period=last-30-days&team=${team}&rows=late`,
    'period=this-month&tier=A&type=long_term&region=CN&industry=C34&source=website',
    `period=this-month&rows=overdue_age&part=2&rep=${team}`,
    `period=custom&from=2026-01-01&to=2026-12-31&rows=follow_ups&rep=${team}&day=2026-02-28`,
  ]) {
    const { view, problems } = parse(query);
    expect(problems).toEqual([]);
    expect(formatSummaryView(view).toString()).toBe(query);
  }
});

const forged: [query: string, problem: string][] = [
  ['period=forever', 'period'],
  ['period=custom', 'dates'],
  ['period=custom&from=2026-02-30&to=2026-03-01', 'dates'],
  ['period=custom&from=2026-03-02&to=2026-03-01', 'dates'],
  ['period=custom&from=2020-01-01&to=2026-01-01', 'dates'],
  ["team=' or 1=1", 'team'],
  ['tier=F', 'customers'],
  ["region=' or 1=1", 'customers'],
  ['rows=salaries', 'rows'],
  ['rows=late&day=tomorrow', 'rows'],
  ['rows=late&rep=<script>', 'rows'],
  ['rows=won&rep=<script>', 'rows'],
  ['rows=lost&part=', 'rows'],
  ['rows=won&part=Price', 'rows'],
  ["source=' or 1=1", 'customers'],
];

test.each(forged)('%s is told as a problem and replaced by what is usual', (query, problem) => {
  const { view, problems } = parse(query);
  expect(problems).toEqual([problem]);
  expect(countDays(view.days)).toBeGreaterThan(0);
  expect(parseSummaryView(formatSummaryView(view), today).problems).toEqual([]);
});

test('the database is asked for what is chosen, and for everybody where nothing is', () => {
  expect(choiceOf(parse('period=this-month').view.customers)).toBeNull();
  expect(choiceOf(parse('tier=A&region=CN').view.customers)).toEqual({
    ...{ tiers: ['A'], regions: ['CN'] },
  });
  expect(choiceOf(parse('type=direct&industry=C').view.customers)).toEqual({
    ...{ customer_types: ['direct'], industry: 'C' },
  });
});

test('of a choice that is half understood nothing is kept', () => {
  expect(parse('tier=A&type=%3Cb%3E').view.customers).toEqual(allCustomers);
});

test('weeks begin on Monday, months on the first, and every period ends today', () => {
  expect(daysOfPeriod('this-week', '2026-11-22')).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(daysOfPeriod('this-week', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  expect(daysOfPeriod('this-month', today)).toEqual({ from: '2026-03-01', to: today });
  expect(daysOfPeriod('last-30-days', today)).toEqual({ from: '2026-02-03', to: today });
  expect(countDays(daysOfPeriod('last-30-days', today))).toBe(30);
});

test('no day is lost or doubled where clocks change', () => {
  const days = listDays({ from: '2026-03-01', to: '2026-11-30' });
  expect(new Set(days).size).toBe(days.length);
  expect([days[0], days.at(-1), days.length]).toEqual(['2026-03-01', '2026-11-30', 275]);
});
