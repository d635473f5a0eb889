// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { DictionaryEntry } from '../../../shared/contracts/customers.ts';
import type { SummaryArgs, SummaryRowsArgs } from '../../../shared/contracts/summary.ts';
import { sectionAnswers } from '../../../tests/gallery/summary-answers.ts';
import { cleanUpAfterEach, renderFeature } from './testing/render-feature.tsx';
import { Workspace } from './workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '';
});

const entry = (kind: DictionaryEntry['kind'], code: string, en: string, zh: string) => ({
  ...{ kind, code, parent_code: null, label_en: en, label_zh: zh },
});
const dictionaries: DictionaryEntry[] = [
  entry('region', 'CN', 'China', '中国'),
  entry('region', 'DE', 'Germany', '德国'),
  entry('industry', 'C', 'Manufacturing', '制造业'),
  entry('customer_type', 'channel', 'Channel partner', '渠道客户'),
];

function summaryPage(hash = '', language: 'en' | 'zh-CN' = 'en') {
  window.location.hash = hash;
  const asked: SummaryArgs[] = [];
  const askedRows: SummaryRowsArgs[] = [];
  renderFeature(<Workspace />, {
    language,
    membership: { role: 'manager' },
    crm: {
      ...sectionAnswers,
      teams: async () => [],
      dictionaries: async () => dictionaries,
      summary: async (args) => {
        asked.push(args);
        return {
          ...{
            as_of: '2026-11-20T06:05:00Z',
            from: args.from,
            to: args.to,
            by_member: [],
            by_day: [],
          },
          follow_ups: { count: 4, previous: 3 },
          timeliness: {
            ...{ within: 4, counted: 4, left_out: 0, previous_within: 3, previous_counted: 3 },
          },
          overdue: { count: 1, oldest_due_at: '2026-11-14T01:00:00Z' },
          idle: { count: 1, of: 2, days: 30 },
        };
      },
      summaryRows: async (args) => {
        askedRows.push(args);
        return { rows: [], next_cursor: null };
      },
    },
  });
  return { asked, askedRows };
}

test('tier and type narrow the figures and the rows behind them, and stand in the address', async () => {
  const { asked, askedRows } = summaryPage();
  await screen.findByRole('button', { name: /^Follow-ups 4/ });
  expect(asked[0]).not.toHaveProperty('customers');
  fireEvent.change(screen.getByLabelText('Tier'), { target: { value: 'A' } });
  fireEvent.change(await screen.findByLabelText('Type'), { target: { value: 'channel' } });
  await waitFor(() =>
    expect(asked.at(-1)?.customers).toEqual({ tiers: ['A'], customer_types: ['channel'] }),
  );
  expect(window.location.hash).toBe('#/summary?period=this-month&tier=A&type=channel');
  fireEvent.click(screen.getByRole('button', { name: /^Overdue 1/ }));
  await waitFor(() =>
    expect(askedRows[0]).toMatchObject({
      ...{ figure: 'overdue', customers: { tiers: ['A'], customer_types: ['channel'] } },
    }),
  );
  fireEvent.change(screen.getByLabelText('Tier'), { target: { value: '' } });
  await waitFor(() => expect(window.location.hash).not.toContain('tier'));
  fireEvent.change(screen.getByLabelText('Type'), { target: { value: '' } });
  await waitFor(() => expect(window.location.hash).toBe('#/summary?period=this-month'));
});

test('a region is chosen by keys in the language of the page, and given up again', async () => {
  const { asked } = summaryPage('', 'zh-CN');
  const region = await screen.findByRole('combobox', { name: '地区' });
  expect(region).toHaveProperty('value', '全部地区');
  fireEvent.click(region);
  await screen.findByRole('option', { name: '德国', hidden: true });
  for (const key of ['ArrowDown', 'ArrowDown']) fireEvent.keyDown(region, { key, code: key });
  fireEvent.keyDown(region, { key: 'Enter', code: 'Enter' });
  await waitFor(() => expect(asked.at(-1)?.customers).toEqual({ regions: ['DE'] }));
  expect(region).toHaveProperty('value', '德国');
  fireEvent.click(region);
  fireEvent.click(await screen.findByRole('option', { name: '全部地区', hidden: true }));
  await waitFor(() => expect(window.location.hash).toBe('#/summary?period=this-month'));
});

test('a code that no dictionary holds is told, and everybody is counted', async () => {
  const { asked } = summaryPage('#/summary?period=this-month&industry=X99');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('all customers are shown');
  await screen.findByRole('button', { name: /^Follow-ups 4/ });
  expect(asked.every((args) => args.customers === undefined)).toBe(true);
});
