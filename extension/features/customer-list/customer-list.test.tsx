// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { DictionaryEntry, FoundCustomer } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { customer } from '../shell/testing/customers.ts';
import {
  cleanUpAfterEach,
  member,
  NOW,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
// A page of many parts, on a machine that may be busy.
configure({ asyncUtilTimeout: 4_000 });
// What the page fetches when it is wanted: fetched before, so that no test waits for it.
beforeAll(async () => {
  await import('./customer-list.tsx');
  await import('../log-follow-up/log-sheet.tsx');
});
beforeEach(() => {
  window.location.hash = '#/customers';
});

type Search = OperationArgs<'searchCustomers'>;
const script = '<img src=x onerror=alert(1)>';
const found = (n: number, given: Partial<FoundCustomer> = {}): FoundCustomer => ({
  ...{ customer_id: uuidOf(1000 + n), code: `CUS20260105${n}`, name: `Customer ${n}` },
  ...{ status: 'intent', tier: 'B', owner_name: 'Zhao Min', relation: 'mine' },
  ...{ last_follow_up_at: '2026-11-18T02:00:00Z', region_code: 'DE' },
  ...{ industry_code: 'C', customer_type: 'channel', ...given },
});
const entry = (kind: DictionaryEntry['kind'], code: string, en: string, zh: string) => ({
  ...{ kind, code, parent_code: null, label_en: en, label_zh: zh },
});

function list(given: Partial<CrmApi> = {}, options: Parameters<typeof renderFeature>[1] = {}) {
  const asked: Search[] = [];
  const view = renderFeature(<Workspace />, {
    ...options,
    crm: {
      ownerChoices: async () => [
        { member_id: uuidOf(9), name: 'Chen Yu' },
        { member_id: member.member_id, name: member.name },
      ],
      tags: async () => [{ tag_id: uuidOf(8), name: 'Fair 2026', kind: 'general' }],
      savedViews: async () => [],
      dictionaries: async () => [
        entry('region', 'DE', 'Germany', '德国'),
        entry('industry', 'C', 'Manufacturing', '制造业'),
        entry('customer_type', 'channel', 'Channel partner', '渠道客户'),
      ],
      searchCustomers: async (args) => {
        asked.push(args);
        return [found(1, { name: script }), found(2, { tier: null, last_follow_up_at: null })];
      },
      ...given,
    },
  });
  return { ...view, asked };
}

test('customers stand in the list with what was chosen, and lead to their page', async () => {
  list();
  const link = await screen.findByRole('link', { name: 'Customer 2' });
  expect(link.getAttribute('href')).toBe(`#/customer/${uuidOf(1002)}`);
  // A name that looks like markup is text.
  expect(screen.getByRole('link', { name: script })).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  const row = link.closest('tr');
  expect(row?.textContent).toContain('never');
  expect(await within(row ?? document.body).findByText('Germany')).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Region' })).toBeTruthy();
  expect(screen.queryByRole('columnheader', { name: 'Industry' })).toBeNull();
  expect(document.title).toBe('Customers · Threadbook');
});

test('what is typed is asked once it stands still, and stands in the address', async () => {
  const { asked } = list();
  await screen.findByRole('link', { name: 'Customer 2' });
  const field = screen.getByRole('searchbox', { name: 'Find in the list' });
  for (const text of ['a', 'ac', 'acme']) fireEvent.change(field, { target: { value: text } });
  await waitFor(() => expect(window.location.hash).toBe('#/customers?q=acme'));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ text: 'acme', limit: 100 }));
  expect(asked).toHaveLength(2);
});

test('each filter narrows what is asked and stands in the address; they are cleared at once', async () => {
  const { asked } = list();
  await screen.findByRole('link', { name: 'Customer 2' });
  fireEvent.click(screen.getByRole('button', { name: 'Won' }));
  await waitFor(() => expect(window.location.hash).toBe('#/customers?status=won'));
  fireEvent.click(screen.getByRole('button', { name: 'A' }));
  for (const [label, value] of [
    ['Owner', member.member_id],
    ['Type', 'channel'],
    ['Tag', uuidOf(8)],
    ['No contact for', '30'],
    ['Order', 'name'],
  ] as const) {
    const before = window.location.hash;
    fireEvent.change(await screen.findByLabelText(label, { selector: 'select' }), {
      target: { value },
    });
    await waitFor(() => expect(window.location.hash).not.toBe(before));
    await waitFor(() =>
      expect(screen.getByLabelText(label, { selector: 'select' })).toHaveProperty('value', value),
    );
  }
  await waitFor(() =>
    expect(asked.at(-1)).toMatchObject({
      order: 'name',
      filters: {
        ...{ statuses: ['won'], tiers: ['A'], owner_ids: [member.member_id] },
        ...{ customer_types: ['channel'], tag_ids: [uuidOf(8)], idle_days: 30 },
      },
    }),
  );
  expect(screen.getByRole('option', { name: 'Zhao Min (you)' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(window.location.hash).toBe('#/customers?order=name'));
});

test('a forged address shows no more than the reader may see, and says what was left out', async () => {
  window.location.hash = `#/customers?owner=${uuidOf(666)}&status=sold&region=XX&tag=${uuidOf(7)}&idle=soon`;
  const { asked } = list();
  await waitFor(() => {
    const told = screen.getByRole('alert').textContent;
    expect(told).toContain('it is not yours to see');
    expect(told).toContain('no such status');
    expect(told).toContain('no such region');
    expect(told).toContain('no such tag');
    expect(told).toContain('number of days');
  });
  await screen.findByRole('link', { name: 'Customer 2' });
  expect(asked.every(({ filters }) => filters === undefined)).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Fix the address' }));
  await waitFor(() => expect(window.location.hash).toBe('#/customers'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the next page begins behind the last row, in the order that was asked for', async () => {
  window.location.hash = '#/customers?order=name';
  const asked: Search[] = [];
  const page = (from: number) => Array.from({ length: 100 }, (_, n) => found(from + n));
  list({
    searchCustomers: async (args) => {
      asked.push(args);
      return args.after === undefined ? page(0) : [found(500)];
    },
  });
  await screen.findByRole('link', { name: 'Customer 1' });
  // Of a hundred rows only those in sight are drawn, and nothing more is asked before one gets there.
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(60);
  expect(asked).toHaveLength(1);
  Object.defineProperty(window, 'scrollY', { value: 4_000, configurable: true });
  fireEvent.scroll(window);
  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.after).toEqual({ value: 'Customer 99', customer_id: uuidOf(1099) });
  Object.defineProperty(window, 'scrollY', { value: 0, configurable: true });
});

test('arrows walk from row to row', async () => {
  list();
  const first = await screen.findByRole('link', { name: script });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('Customer 2');
  fireEvent.keyDown(screen.getByRole('link', { name: 'Customer 2' }), { key: 'ArrowUp' });
  expect(document.activeElement).toBe(first);
});

test('columns are chosen and stay chosen', async () => {
  const drafts = new Map<string, string>();
  const { unmount } = list({}, { drafts });
  await screen.findByRole('link', { name: 'Customer 2' });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Industry' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Owner' }));
  await screen.findByRole('columnheader', { name: 'Industry' });
  unmount();
  list({}, { drafts });
  await screen.findByRole('columnheader', { name: 'Industry' });
  expect(screen.queryByRole('columnheader', { name: 'Owner' })).toBeNull();
});

test('a view is saved under a name, opened by its link, and a removed one comes back', async () => {
  window.location.hash = '#/customers?tier=A';
  const saved: OperationArgs<'saveView'>[] = [];
  const removed: OperationArgs<'removeView'>[] = [];
  let views = [{ view_id: uuidOf(70), name: 'Mine', query: { text: 'x' } }];
  list({
    savedViews: async () => views,
    saveView: async (args) => {
      saved.push(args);
      return { view_id: uuidOf(71) };
    },
    removeView: async (args) => {
      removed.push(args);
      views = [];
      return { view_id: args.view_id };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Save this view' }));
  fireEvent.change(screen.getByLabelText('Name of the view'), { target: { value: ' Core ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(saved).toMatchObject([
      { name: 'Core', query: { text: '', filters: { tiers: ['A'] }, order: 'last_follow_up' } },
    ]),
  );
  expect((await screen.findByRole('link', { name: 'Mine' })).getAttribute('href')).toBe(
    '#/customers?q=x',
  );
  window.location.hash = '#/customers?q=x';
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the view Mine' }));
  await screen.findByText(/“Mine” was removed/);
  expect(removed).toMatchObject([{ view_id: uuidOf(70) }]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(saved.at(-1)).toMatchObject({ name: 'Mine', query: { text: 'x' } }));
});

test('a follow-up is logged from the row, with its next step, and can be undone', async () => {
  const logged: OperationArgs<'logInteraction'>[] = [];
  const undone: OperationArgs<'undoInteraction'>[] = [];
  list({
    customerCard: async () => customer(1002, 'Customer 2'),
    customerFile: () => Promise.reject(new CrmError('TB001')),
    logInteraction: async (args) => {
      logged.push(args);
      return {
        ...{ mail_id: null, reminder_id: null, undo_until: NOW.toISOString() },
        follow_ups: [{ follow_up_id: uuidOf(90), customer_id: uuidOf(1002), created: true }],
      };
    },
    undoInteraction: async (args) => {
      undone.push(args);
      return { removed: 1, kept: 0 };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Log a follow-up with Customer 2' }));
  const form = await screen.findByRole('form', { name: 'Log for Customer 2' });
  fireEvent.click(within(form).getByLabelText('Visit'));
  fireEvent.change(within(form).getByLabelText('Note'), { target: { value: 'Saw the line' } });
  fireEvent.click(within(form).getByLabelText(/^None/));
  fireEvent.change(await within(form).findByLabelText('Why is there no next step?'), {
    target: { value: 'answered' },
  });
  fireEvent.click(within(form).getByRole('button', { name: /^Save/ }));
  await screen.findByText('Logged with Customer 2.');
  expect(logged).toMatchObject([
    {
      ...{ kind: 'visit', source: 'quick_entry', mail: null, customer_ids: [uuidOf(1002)] },
      ...{ note: 'Saw the line', no_next_reason: 'answered' },
    },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(undone).toMatchObject([{ target_op_id: logged[0]?.op_id }]));
});

test('nothing found says what to try; no connection says its code and is asked again', async () => {
  window.location.hash = '#/customers?q=zzz';
  const searchCustomers = vi.fn(async (): Promise<FoundCustomer[]> => []);
  searchCustomers.mockRejectedValueOnce(new CrmError('TB008'));
  list({ searchCustomers });
  const alert = await screen.findByRole('alert', {}, { timeout: 4000 });
  expect(alert.textContent).toContain('TB008');
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await screen.findByText('No customer matches.');
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(window.location.hash).toBe('#/customers'));
});

test('in Chinese the page is complete', async () => {
  list({}, { language: 'zh-CN' });
  await screen.findByRole('link', { name: 'Customer 2' });
  await screen.findByText('渠道客户');
  expect(await screen.findByRole('option', { name: '全部负责人' })).toBeTruthy();
  expect(document.querySelector('main')?.textContent).not.toMatch(/Owner|Status|Filter|Log\b/);
});

test('a customer is made by hand, from what was typed before, and its page opens', async () => {
  const made: OperationArgs<'createCustomer'>[] = [];
  const typed = {
    ...{ version: 1, op_id: uuidOf(55), to_verify: [], sources: {} },
    fields: {
      ...{ name: 'Nordwind GmbH', short_name: '', industry_code: 'C', customer_type: 'channel' },
      ...{ region_code: 'DE', source_channel: '', domains: 'nordwind.example' },
      ...{ 'contact.name': 'Eva Roth', 'contact.title': '', 'contact.addresses': '' },
      ...{ 'contact.phones': '', 'contact.wechat': '' },
    },
  };
  list(
    {
      findDuplicates: async () => [],
      createCustomer: async (args) => {
        made.push(args);
        return { customer_id: uuidOf(1003), code: 'CUS20261120001', contact_id: null };
      },
      customerCard: () => Promise.reject(new CrmError('TB001')),
    },
    { drafts: new Map([['new-customer-by-hand', JSON.stringify(typed)]]) },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'New customer' }));
  const form = await screen.findByRole('form', { name: 'New customer' });
  fireEvent.click(within(form).getByRole('button', { name: 'Create customer' }));
  await waitFor(() => expect(window.location.hash).toBe(`#/customer/${uuidOf(1003)}`));
  expect(made).toMatchObject([
    {
      ...{ name: 'Nordwind GmbH', source_channel: null, domains: ['nordwind.example'] },
      ...{ contact: { name: 'Eva Roth' }, accept_duplicates: false },
    },
  ]);
});

test('a form that nobody filled in suggests nothing and creates nothing; who serves is offered none', async () => {
  const { unmount } = list({ findDuplicates: async () => [] });
  fireEvent.click(await screen.findByRole('button', { name: 'New customer' }));
  const form = await screen.findByRole('form', { name: 'New customer' });
  fireEvent.click(within(form).getByRole('button', { name: 'Create customer' }));
  await waitFor(() =>
    expect(
      within(form).getByLabelText('Full name of the company').getAttribute('aria-invalid'),
    ).toBe('true'),
  );
  expect(within(form).getByLabelText('Name')).toHaveProperty('value', '');
  unmount();
  list({}, { membership: { role: 'agent' } });
  await screen.findByRole('link', { name: 'Customer 2' });
  expect(screen.queryByRole('button', { name: 'New customer' })).toBeNull();
});
