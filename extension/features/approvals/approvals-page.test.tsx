// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';
import type { Approval } from './use-approvals.ts';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/approvals';
});

const markup = '<img src=x onerror=alert(1)>';
const approval = (n: number, given: Partial<Approval> = {}): Approval => ({
  ...{ approval_id: uuidOf(n), kind: 'customer', customer_id: uuidOf(100 + n) },
  ...{ code: `CUS2026112000${n}`, name: `Customer ${n}` },
  requested_by: { member_id: uuidOf(30), name: 'Liu Yang' },
  ...{ requested_at: '2026-11-20T01:55:00Z', can_decide: true },
  ...given,
});

interface Given {
  readonly waiting?: readonly Approval[];
  readonly refusals?: ReadonlyMap<string, CrmError>;
  readonly crm?: Partial<CrmApi>;
}

/** A manager and what waits; what is decided leaves the list, as in the database. */
function manager({ waiting = [approval(1), approval(2)], refusals, crm }: Given = {}) {
  const decided: OperationArgs<'decideApproval'>[] = [];
  renderFeature(<Workspace />, {
    membership: { role: 'manager' },
    crm: {
      approvals: async () =>
        waiting.filter((one) => !decided.some((done) => done.approval_id === one.approval_id)),
      customersToVerify: async () => [],
      decideApproval: async (args) => {
        const refusal = refusals?.get(args.approval_id);
        if (refusal !== undefined) throw refusal;
        decided.push(args);
        return {
          approval_id: args.approval_id,
          customer_id: uuidOf(1),
          state: args.approve ? 'approved' : 'rejected',
        };
      },
      ...crm,
    },
  });
  return decided;
}

const rowOf = async (name: string) => {
  const row = (await screen.findByRole('link', { name })).closest('li');
  if (row === null) throw new Error(`No row of ${name}.`);
  return within(row);
};

test('a new customer is approved with one press, leaves the list, and it is said', async () => {
  const decided = manager();
  const row = await rowOf('Customer 1');
  expect(row.getByText('Liu Yang, today')).toBeDefined();
  fireEvent.click(row.getByRole('button', { name: 'Approve' }));
  await screen.findByText('Customer 1 is approved.');
  expect(decided).toMatchObject([{ approval_id: uuidOf(1), approve: true, note: null }]);
  expect(screen.queryByRole('link', { name: 'Customer 1' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Customer 2' })).toBeDefined();
});

test('nobody is refused without a reason', async () => {
  const decided = manager();
  const row = await rowOf('Customer 2');
  fireEvent.click(row.getByRole('button', { name: 'Refuse…' }));
  const refuse = row.getByRole('button', { name: 'Refuse' });
  expect(refuse).toHaveProperty('disabled', true);
  fireEvent.change(row.getByLabelText(/Why not/), { target: { value: '  ' } });
  expect(refuse).toHaveProperty('disabled', true);
  fireEvent.change(row.getByLabelText(/Why not/), { target: { value: 'Known since May' } });
  fireEvent.click(refuse);
  await screen.findByText('Customer 2 is refused.');
  expect(decided).toMatchObject([{ approve: false, note: 'Known since May' }]);
});

test('several are approved at once; the one that somebody else decided stops it and is told', async () => {
  const decided = manager({
    waiting: [approval(1), approval(2), approval(3)],
    refusals: new Map([[uuidOf(2), new CrmError('TB044')]]),
  });
  for (const n of [1, 2])
    fireEvent.click(await screen.findByRole('checkbox', { name: `Choose Customer ${n}` }));
  fireEvent.click(screen.getByRole('button', { name: 'Approve 2' }));
  expect((await screen.findByRole('alert')).textContent).toContain('TB044');
  expect(decided.map(({ approval_id }) => approval_id)).toEqual([uuidOf(1)]);
  await waitFor(() => expect(screen.queryByRole('link', { name: 'Customer 1' })).toBeNull());
  expect(screen.getByRole('link', { name: 'Customer 3' })).toBeDefined();
});

test('what one asked for oneself can only be waited for', async () => {
  manager({ waiting: [approval(1, { can_decide: false })] });
  await screen.findByRole('heading', { name: 'Yours, waiting for somebody else' });
  await screen.findByText('Nothing waits for you.');
  expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
});

test('what is new is shown with customers that may be the same; names are text', async () => {
  manager({
    waiting: [approval(1, { name: markup })],
    crm: {
      dictionaries: async () => [],
      customerFile: async () => ({
        ...{ customer_id: uuidOf(101), version: 1, code: 'CUS20261120001', name: markup },
        ...{ short_name: null, industry_code: 'C34', customer_type: 'potential' },
        ...{ region_code: '320500', source_channel: null, address: '1 Quay Road' },
        ...{ registered_address: null, founded_on: null, first_contact_on: null },
        ...{ past_cooperation: null, key_needs: null, need_priority: null, remark: null },
        ...{ headcount: null, annual_revenue_minor: null, revenue_currency: null, tier: null },
        ...{ status: 'lead', approval: 'pending', verified_at: null, masked: false },
        ...{ leaves_at: null, tags: [], collaborators: [], opportunities: [], contracts: [] },
        ...{ contacts: [], status_history: [] },
      }),
      findDuplicates: async () => [
        {
          ...{ relation: 'mine', customer_id: uuidOf(101), code: 'CUS20261120001', name: markup },
          ...{ owner_name: null, reasons: ['name'] },
        },
        {
          ...{ relation: 'colleague', customer_id: null, code: null, name: null },
          ...{ owner_name: 'Chen Jie', reasons: ['name'] },
        },
      ],
    },
  });
  const row = await rowOf(markup);
  const details = row.getByText('What is new').closest('details');
  if (details === null) throw new Error('Nothing to open.');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  await row.findByText('1 Quay Road');
  expect(row.getByText('A customer of Chen Jie’s')).toBeDefined();
  expect(row.getAllByRole('link')).toHaveLength(1);
  expect(document.querySelector('img')).toBeNull();
});

test('own customers with facts that were only suggested lead to their pages', async () => {
  manager({
    waiting: [],
    crm: {
      customersToVerify: async () => [
        {
          ...{ customer_id: uuidOf(9), code: 'CUS20261120009', name: 'Nine GmbH' },
          ...{ to_verify: ['name', 'phone'], created_at: '2026-11-20T01:55:00Z' },
        },
      ],
    },
  });
  const link = await screen.findByRole('link', { name: 'Nine GmbH' });
  expect(link.getAttribute('href')).toBe(`#/customer/${uuidOf(9)}`);
  expect(link.closest('li')?.textContent).toContain('2 facts');
});
