// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
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
// What the page fetches when it is wanted: fetched before, so that no test waits for it.
beforeAll(async () => {
  await import('./pool-page.tsx');
  await import('../log-follow-up/log-sheet.tsx');
});
beforeEach(() => {
  window.location.hash = '#/pool?tab=leaving';
});

type Coming = OperationResult<'comingRecycling'>;
type Row = Coming['customers'][number];
const self = { member_id: member.member_id, name: member.name };
const hao = { member_id: uuidOf(7), name: 'Wang Hao' };
const row = (n: number, given: Partial<Row> = {}): Row => ({
  ...{ customer_id: uuidOf(1000 + n), code: `CUS2026010500${n}`, name: `Customer ${n}` },
  ...{ tier: 'E', owner: self, idle_since: '2026-11-08T02:00:00Z', idle_days: 15 },
  ...{ warned_for: '2026-11-23T02:00:00Z', leaves_at: '2026-11-23T02:00:00Z' },
  ...{ last_follow_up_at: '2026-11-08T02:00:00Z', can_keep: false, ...given },
});
const soon = (customers: Row[]): Coming => ({ recycles: true, warn_days: 7, customers });

function page(given: Partial<CrmApi>, options: Parameters<typeof renderFeature>[1] = {}) {
  return renderFeature(<Workspace />, {
    ...options,
    crm: { poolMembers: async () => [self], ...given },
  });
}

test('each says when it leaves and because of what, soonest first, and leads to the customer', async () => {
  page({
    comingRecycling: async () =>
      soon([
        // A tier that changed after the warning has other days than it was warned of.
        row(1, { leaves_at: '2026-12-01T02:00:00Z' }),
        row(2),
        row(3, { tier: null, leaves_at: '2026-11-20T01:00:00Z' }),
        row(4, { owner: hao }),
      ]),
  });
  const link = await screen.findByRole('link', { name: 'Customer 2' });
  expect(link.getAttribute('href')).toBe(`#/customer/${uuidOf(1002)}`);
  const texts = [...document.querySelectorAll('main li')].map((item) => item.textContent ?? '');
  expect(texts.map((text) => text.slice(0, 10))).toEqual([
    'Customer 3',
    'Customer 2',
    'Customer 4',
    'Customer 1',
  ]);
  expect(texts[0]).toContain('Leaves you within the hour');
  expect(texts[0]).toContain('a customer without a tier may lie idle');
  expect(texts[1]).toContain('Leaves you in 3 days');
  expect(texts[1]).toContain('in touch for 12 days, and tier E may lie idle for 15 days');
  expect(texts[2]).toContain('Leaves Wang Hao in 3 days');
});

test('a follow-up logged from the row keeps the customer, and the list is read again', async () => {
  let customers = [row(1002)];
  const logged: OperationArgs<'logInteraction'>[] = [];
  page({
    comingRecycling: async () => soon(customers),
    customerCard: async () => customer(2002, 'Customer 1002'),
    customerFile: () => Promise.reject(new CrmError('TB001')),
    logInteraction: async (args) => {
      logged.push(args);
      customers = [];
      return {
        ...{ mail_id: null, reminder_id: null, undo_until: NOW.toISOString() },
        follow_ups: [{ follow_up_id: uuidOf(90), customer_id: uuidOf(2002), created: true }],
      };
    },
  });
  fireEvent.click(
    await screen.findByRole('button', { name: 'Log a follow-up with Customer 1002' }),
  );
  const form = await screen.findByRole('form', { name: 'Log for Customer 1002' });
  fireEvent.click(within(form).getByLabelText('Visit'));
  fireEvent.change(within(form).getByLabelText('Note'), { target: { value: 'Saw the line' } });
  fireEvent.click(within(form).getByLabelText(/^None/));
  fireEvent.change(await within(form).findByLabelText('Why is there no next step?'), {
    target: { value: 'answered' },
  });
  fireEvent.click(within(form).getByRole('button', { name: /^Save/ }));
  await screen.findByText('Customer 1002 stays: its days begin anew.');
  await screen.findByText('Nothing leaves soon.');
  expect(logged).toMatchObject([{ customer_ids: [uuidOf(2002)] }]);
});

test('who is above keeps it with a reason; a refusal is told and the reason stays typed', async () => {
  let customers = [row(1, { owner: hao, can_keep: true })];
  const kept: OperationArgs<'keepCustomer'>[] = [];
  page({
    comingRecycling: async () => soon(customers),
    keepCustomer: async (args) => {
      kept.push(args);
      if (kept.length === 1) throw new CrmError('TB002', 'customer_id');
      customers = [];
      return { customer_id: args.customer_id };
    },
  });
  const open = await screen.findByRole('button', { name: 'Keep Customer 1 with its owner…' });
  expect(screen.queryByRole('button', { name: /^Log/ })).toBeNull();
  fireEvent.click(open);
  const reason = screen.getByLabelText('Why does it stay?');
  expect(screen.getByRole('button', { name: 'Keep' })).toHaveProperty('disabled', true);
  fireEvent.change(reason, { target: { value: ' Fair in May ' } });
  fireEvent.submit(reason);
  await screen.findByText(/TB002/);
  expect(reason).toHaveProperty('value', ' Fair in May ');
  fireEvent.submit(reason);
  await screen.findByText('Customer 1 stays with Wang Hao.');
  await screen.findByText('Nothing leaves soon.');
  expect(kept[1]).toMatchObject({ customer_id: uuidOf(1001), reason: 'Fair in May' });
});

test('a manager chooses whose; an address with somebody else’s member shows what one may see and says so', async () => {
  const asked: (string | null)[] = [];
  const given: Partial<CrmApi> = {
    poolMembers: async () => [self, hao],
    comingRecycling: async ({ member_id }) => {
      asked.push(member_id);
      return soon([row(1)]);
    },
  };
  window.location.hash = `#/pool?tab=leaving&member=${uuidOf(666)}`;
  page(given);
  await screen.findByText(/not yours to see/);
  await screen.findByRole('link', { name: 'Customer 1' });
  expect(asked).toEqual([null]);
  fireEvent.change(screen.getByLabelText('Whose'), { target: { value: hao.member_id } });
  await waitFor(() => expect(asked.at(-1)).toBe(hao.member_id));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('where nothing is recycled, or nobody is warned, it is said and not shown as an empty list', async () => {
  const { unmount } = page({
    comingRecycling: async () => ({ recycles: false, warn_days: 7, customers: [] }),
  });
  await screen.findByText(/Nothing is recycled/);
  expect(screen.queryByText('Nothing leaves soon.')).toBeNull();
  unmount();
  page({ comingRecycling: async () => ({ recycles: true, warn_days: 0, customers: [] }) });
  await screen.findByText(/nobody is warned/);
});

test('in Chinese it is complete', async () => {
  page({ comingRecycling: async () => soon([row(1)]) }, { language: 'zh-CN' });
  await screen.findByText('3 天后离开你');
  expect(document.querySelector('main')?.textContent).not.toMatch(/Leaves|because|Log|tier/);
});
