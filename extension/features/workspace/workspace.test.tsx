// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type {
  SummaryArgs,
  SummaryResult,
  SummaryRowsArgs,
} from '../../../shared/contracts/summary.ts';
import { sectionAnswers } from '../../../tests/gallery/summary-answers.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from './testing/render-feature.tsx';
import { Workspace } from './workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '';
});

const east = uuidOf(7);
const script = '<img src=x onerror=alert(1)>';
const teams = async () => [
  { team_id: uuidOf(6), parent_team_id: null, name: 'Sales 销售部', depth: 0 },
  { team_id: east, parent_team_id: uuidOf(6), name: 'East 华东组', depth: 1 },
];

function summaryOf(args: SummaryArgs): SummaryResult {
  const lastDay = (Date.parse(args.to) - Date.parse(args.from)) / 86_400_000;
  return {
    as_of: '2026-11-20T06:05:00Z',
    from: args.from,
    to: args.to,
    follow_ups: { count: 412, previous: 381 },
    timeliness: {
      within: 87,
      counted: 100,
      left_out: 12,
      previous_within: 90,
      previous_counted: 100,
    },
    overdue: { count: 19, oldest_due_at: '2026-11-14T01:00:00Z' },
    idle: { count: 31, of: 220, days: 30 },
    by_member: [
      {
        member_id: uuidOf(101),
        name: script,
        team_id: east,
        follow_ups: 12,
        within: 10,
        counted: 12,
        overdue: 3,
        idle: 4,
      },
    ],
    by_day: [{ member_id: uuidOf(101), kind: 'mail', days: [lastDay], counts: [12] }],
  };
}

const row = (n: number) => ({
  id: uuidOf(500 + n),
  customer_id: uuidOf(600 + n),
  customer_name: n === 1 ? script : '苏州云帆精密制造有限公司',
  customer_code: `CUS2026010500${n}`,
  member_name: 'Zhao Min',
  at: '2026-11-19T01:00:00Z',
  recorded_at: '2026-11-20T02:00:00Z',
  kind: 'mail',
  title: null,
});

function manager(hash = '', language: 'en' | 'zh-CN' = 'en') {
  window.location.hash = hash;
  const asked: SummaryArgs[] = [];
  const askedRows: SummaryRowsArgs[] = [];
  const view = renderFeature(<Workspace />, {
    language,
    membership: { role: 'manager' },
    crm: {
      teams,
      today: async () => ({ as_of: '2026-11-20T02:00:00Z', overdue: [], today: [], coming: [] }),
      ...sectionAnswers,
      summary: async (args) => {
        asked.push(args);
        return summaryOf(args);
      },
      summaryRows: async (args) => {
        askedRows.push(args);
        return args.cursor === null
          ? { rows: [row(1)], next_cursor: 'next' }
          : { rows: [row(2)], next_cursor: null };
      },
    },
  });
  return { ...view, asked, askedRows };
}

test('the figures that matter come first, each with its change, its meaning and when it is from', async () => {
  const { asked } = manager();
  const tile = await screen.findByRole('button', { name: /^Follow-ups 412/ });
  expect(tile.textContent).toContain('8 % more than before');
  expect(
    document.getElementById(tile.getAttribute('aria-describedby') ?? '')?.textContent,
  ).toContain('by the time of the contact');
  expect(screen.getByRole('button', { name: /^Recorded in 24 h/ }).textContent).toContain('87 %');
  expect(screen.getByRole('button', { name: /^Overdue 19/ }).textContent).toContain(
    'oldest: 6 days',
  );
  expect(screen.getByRole('button', { name: /^Going cold 31/ }).textContent).toContain('31of 220');
  expect(screen.getByText('As of 14:05')).toBeTruthy();
  expect(asked).toEqual([{ from: '2026-11-01', to: '2026-11-20', team_id: null }]);
  expect(document.title).toBe('Summary · Threadbook');
});

test('period and team go to the address and are what is asked', async () => {
  const { asked } = manager();
  await screen.findByRole('button', { name: /^Follow-ups 412/ });
  fireEvent.change(screen.getByLabelText('Period'), { target: { value: 'this-week' } });
  await waitFor(() => expect(window.location.hash).toBe('#/summary?period=this-week'));
  fireEvent.change(await screen.findByLabelText('Team'), { target: { value: east } });
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({ from: '2026-11-16', to: '2026-11-20', team_id: east }),
  );
  expect(window.location.hash).toBe(`#/summary?period=this-week&team=${east}`);
});

test('a figure leads to its rows, page by page; names that look like markup are text', async () => {
  const { askedRows } = manager();
  fireEvent.click(await screen.findByRole('button', { name: /^Recorded in 24 h/ }));
  const table = await screen.findByRole('table', { name: /Recorded late: the rows/ });
  expect(within(table).getByText(script)).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  expect(window.location.hash).toContain('rows=late');
  expect(document.activeElement?.textContent).toContain('Recorded late: the rows');
  fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
  expect(await within(table).findByText('苏州云帆精密制造有限公司')).toBeTruthy();
  expect(askedRows.map(({ cursor }) => cursor)).toEqual([null, 'next']);
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(window.location.hash).not.toContain('rows='));
});

test('a number of a rep leads to that rep’s rows', async () => {
  const { askedRows } = manager();
  const cell = await screen.findByRole('button', { name: `Overdue 3, ${script}: the rows` });
  fireEvent.click(cell);
  await waitFor(() =>
    expect(askedRows[0]).toMatchObject({ figure: 'overdue', member_id: uuidOf(101), day: null }),
  );
});

test('a forged address asks for no more than the reader may see, and says so', async () => {
  const { asked } = manager(`#/summary?period=forever&team=${uuidOf(999)}`);
  const alert = await screen.findByRole('alert');
  await waitFor(() => expect(alert.textContent).toContain('it is not yours to see'));
  expect(alert.textContent).toContain('There is no such period');
  await screen.findByRole('button', { name: /^Follow-ups 412/ });
  expect(asked.every((args) => args.team_id === null)).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Fix the address' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  expect(window.location.hash).toBe('#/summary?period=this-month');
});

test('a rep sees their own figures and no teams to choose', async () => {
  renderFeature(<Workspace />, {
    crm: { ...sectionAnswers, teams: async () => [], summary: async (args) => summaryOf(args) },
  });
  expect(await screen.findByText(/Your own figures/)).toBeTruthy();
  expect(screen.queryByLabelText('Team')).toBeNull();
});

test('an own period needs two days in order, at most a year apart', async () => {
  const { asked } = manager();
  await screen.findByRole('button', { name: /^Follow-ups 412/ });
  fireEvent.change(screen.getByLabelText('Period'), { target: { value: 'custom' } });
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-21' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect((await screen.findByRole('alert')).textContent).toContain('two days in order');
  expect(asked).toHaveLength(1);
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-10-01' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  await waitFor(() =>
    expect(asked.at(-1)).toEqual({ from: '2026-10-01', to: '2026-11-20', team_id: null }),
  );
});

test('the chart can be read as a table and walked by arrows, Enter leads to the day', async () => {
  const { askedRows } = manager('#/summary?period=this-week');
  const last = await screen.findByRole('button', { name: 'Fri 20 Nov: 12 follow-ups' });
  expect(last.tabIndex).toBe(0);
  last.focus();
  fireEvent.keyDown(last, { key: 'ArrowLeft' });
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Thu 19 Nov: 0 follow-ups');
  fireEvent.click(last);
  await waitFor(() =>
    expect(askedRows[0]).toMatchObject({ figure: 'follow_ups', day: '2026-11-20' }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Table' }));
  expect(screen.getByRole('rowheader', { name: 'Fri 20 Nov' })).toBeTruthy();
});

test('another page begins at its top, and one that was left where it was left', async () => {
  manager();
  await screen.findByRole('button', { name: /^Follow-ups 412/ });
  const scrolled = vi.spyOn(window, 'scrollTo');
  const place = (top: number) => {
    Object.defineProperty(window, 'scrollY', { value: top, configurable: true });
    fireEvent.scroll(window);
  };
  place(640);
  fireEvent.click(screen.getByRole('link', { name: 'Today' }));
  await screen.findByText(/Nothing waits|nothing/i);
  expect(scrolled).toHaveBeenLastCalledWith(0, 0);
  place(0);
  fireEvent.click(screen.getByRole('link', { name: 'Summary' }));
  await screen.findByRole('button', { name: /^Follow-ups 412/ });
  expect(scrolled).toHaveBeenLastCalledWith(0, 640);
  scrolled.mockRestore();
});

test('a backend that cannot be reached is told with its code and asked again', async () => {
  const summary = vi.fn((args: SummaryArgs) => Promise.resolve(summaryOf(args)));
  summary.mockRejectedValueOnce(new CrmError('TB008'));
  renderFeature(<Workspace />, { membership: { role: 'admin' }, crm: { teams, summary } });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('TB008');
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: /^Follow-ups 412/ })).toBeTruthy();
});

test('the pages are links, in the chosen language; an unknown page says that nothing is lost', async () => {
  manager('#/nowhere', 'zh-CN');
  expect(await screen.findByRole('heading', { name: '没有这个页面。' })).toBeTruthy();
  fireEvent.click(screen.getByRole('link', { name: '今天' }));
  await waitFor(() => expect(window.location.hash).toBe('#/today'));
  expect(await screen.findByText(/现在没有待办/)).toBeTruthy();
});
