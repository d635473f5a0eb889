// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';
import type { AuditLine } from './audit-filter.ts';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/audit';
});

const markup = '<img src=x onerror=alert(1)>';
const base: AuditLine = {
  ...{ line: 90, at: '2026-11-20T01:55:00Z', actor_id: uuidOf(30), actor_name: 'Chen Jie' },
  ...{ source: 'sidebar', action: 'change', table_name: 'customers', row_id: uuidOf(60) },
  ...{ row_name: markup, customer: { customer_id: uuidOf(60), name: markup } },
  before: { owner_id: uuidOf(30), remark: { hidden: true } },
  after: { owner_id: uuidOf(31), remark: { hidden: true } },
};
const people = [
  { member_id: uuidOf(30), name: 'Chen Jie' },
  { member_id: uuidOf(31), name: 'Liu Yang' },
].map((one) => ({
  ...{ ...one, email: 'x@harbour-tools.example', role: 'rep' as const, team_id: null },
  ...{ is_data_steward: false, status: 'active' as const },
}));

function administrator(lines: readonly AuditLine[] = [base], language: 'en' | 'zh-CN' = 'en') {
  const asked: OperationArgs<'auditLines'>[] = [];
  renderFeature(<Workspace />, {
    membership: { role: 'admin' },
    language,
    crm: {
      members: async () => people,
      teams: async () => [],
      auditLines: async (args) => {
        asked.push(args);
        return lines
          .filter(({ line }) => args.before === null || line < args.before)
          .slice(0, args.limit);
      },
    },
  });
  return asked;
}

test('a change is told in words: who, which row, what stood there and what does; names are text', async () => {
  administrator();
  const line = (await screen.findByText('Chen Jie', { selector: 'strong' })).closest('li');
  expect(line?.textContent).toContain(`Chen Jie changed customer ${markup}`);
  expect(line?.textContent).toContain('ownerbefore Chen Jie → after Liu Yang');
  expect(line?.textContent).toContain('by way of the sidebar');
  expect(document.querySelector('img')).toBeNull();
  expect(
    within(line ?? document.body)
      .getByRole('link')
      .getAttribute('href'),
  ).toBe(`#/customer/${uuidOf(60)}`);
});

test('a personal value or a secret is not told, in either language', async () => {
  administrator([base], 'zh-CN');
  const line = (await screen.findByText('Chen Jie', { selector: 'strong' })).closest('li');
  expect(line?.textContent).toContain('之前 此处不显示 → 之后 此处不显示');
  expect(line?.textContent).not.toContain('hidden');
});

test('words of the rows are said in the reader’s language, what somebody typed is left as it is', async () => {
  const line: AuditLine = {
    ...base,
    ...{ table_name: 'organisation_settings', row_name: null, customer: null },
    before: { name: 'lead', status: 'lead', workdays: [1, 2], at: null },
    after: { name: 'won', status: 'won', workdays: [7], at: '2026-11-19T02:00:00Z' },
  };
  administrator([line], 'zh-CN');
  const shown = (await screen.findByText('Chen Jie', { selector: 'strong' })).closest('li');
  expect(shown?.textContent).toContain('名称之前 lead → 之后 won');
  expect(shown?.textContent).toContain('状态之前 线索 → 之后 成交');
  expect(shown?.textContent).toContain('工作日之前 周一和周二 → 之后 周日');
  expect(shown?.textContent).toContain('at之前 空 → 之后 昨天 10:00');
});

test('filters go to the address and are what is asked', async () => {
  const asked = administrator();
  await screen.findByText('Chen Jie', { selector: 'strong' });
  const chosen = [
    ['Who', 'actor', uuidOf(31)],
    ['What', 'action', 'permission'],
    ['Kind of row', 'kind', 'members'],
    ['From', 'from', '2026-11-01'],
  ] as const;
  for (const [label, name, value] of chosen) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await waitFor(() => expect(window.location.hash).toContain(`${name}=${value}`));
    await waitFor(() => expect(screen.getByLabelText(label)).toHaveProperty('value', value));
  }
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      ...{ actor_id: uuidOf(31), by_system: false, action: 'permission', table_name: 'members' },
      ...{ from: '2026-11-01', to: null, before: null },
    }),
  );
  expect(window.location.hash).toBe(
    `#/audit?actor=${uuidOf(31)}&action=permission&kind=members&from=2026-11-01`,
  );
  fireEvent.change(screen.getByLabelText('Who'), { target: { value: 'system' } });
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ actor_id: null, by_system: true }));
});

test('a forged address asks for no more than it may, and says what was left out', async () => {
  window.location.hash = `#/audit?actor=nobody&kind=mails&from=2026-11-20&to=2026-11-01&x=1`;
  const asked = administrator();
  await screen.findByText(/Part of the address is no filter/);
  await screen.findByText('The period ends before it begins.');
  await waitFor(() => expect(asked.length).toBeGreaterThan(0));
  expect(asked.every((args) => args.actor_id === null && args.table_name === null)).toBe(true);
  expect(asked.every(({ from, to }) => from === null && to === null)).toBe(true);
});

test('the next page begins below the last line', async () => {
  const many = Array.from({ length: 60 }, (_, n) => ({ ...base, line: 100 - n }));
  const asked = administrator(many);
  fireEvent.click(await screen.findByText('Show more'));
  await waitFor(() => expect(document.querySelectorAll('ol > li')).toHaveLength(60));
  expect(asked.map(({ before }) => before)).toEqual([null, 51]);
  expect(screen.queryByText('Show more')).toBeNull();
});

test('the log is the administrators’; a manager finds no way to it', async () => {
  renderFeature(<Workspace />, { membership: { role: 'manager' } });
  await screen.findByRole('heading', { name: 'There is no such page.' });
  expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
});
