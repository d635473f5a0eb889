// @vitest-environment happy-dom
import { configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { CustomerFile } from '../../../shared/contracts/customer-file.ts';
import type { CustomerCard } from '../../../shared/contracts/customers.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { Membership } from '../../../shared/contracts/session.ts';
import { customer } from '../shell/testing/customers.ts';
import {
  cleanUpAfterEach,
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
  await import('./customer-page.tsx');
  await import('../log-follow-up/log-follow-up.tsx');
});
const id = uuidOf(60);
beforeEach(() => {
  window.location.hash = `#/customer/${id}`;
});

const contact = {
  ...{ contact_id: uuidOf(61), name: 'Wang Fang', title: 'Purchasing', is_primary: true },
  ...{ addresses: ['wang.fang@acme.example'], phones: [], wechat: null, has_left: false },
};
const file: CustomerFile = {
  ...{ customer_id: id, version: 3, code: 'CUS20260105001', name: 'Acme', short_name: null },
  ...{ industry_code: 'C', customer_type: 'direct', region_code: 'CN', source_channel: null },
  ...{ address: null, registered_address: null, founded_on: null, first_contact_on: null },
  ...{ past_cooperation: null, key_needs: null, need_priority: null, remark: 'Likes carton' },
  ...{ headcount: null, annual_revenue_minor: null, revenue_currency: null, tier: 'B' },
  ...{ status: 'intent', approval: 'approved', verified_at: null, masked: false },
  ...{ leaves_at: null, tags: [], collaborators: [], contacts: [], opportunities: [] },
  contracts: [
    {
      ...{ contract_id: uuidOf(62), version: 1, title: 'Frame contract', state: 'signed' },
      ...{ amount_minor: 1_200_000, currency: 'CNY', signed_on: '2026-01-10' },
      ...{ starts_on: null, ends_on: null, opportunity_id: null },
    },
  ],
  status_history: [
    {
      ...{ from: 'potential', to: 'intent', reason: 'Asked for a quote', rule: null },
      ...{ by: 'Zhao Min', at: '2026-10-01T02:00:00Z' },
    },
  ],
};
const reminder = (n: number, customer_id: string, plan: string) => ({
  ...{ reminder_id: uuidOf(80 + n), kind: 'follow_up' as const, customer_id, plan },
  ...{ customer_name: 'Acme', due_at: '2026-11-20T07:00:00Z', priority: 'medium' as const },
  ...{ due_version: 1, open_url: null },
});

function page(
  card: Partial<CustomerCard> = {},
  crm: Partial<CrmApi> = {},
  role: Membership['role'] = 'rep',
) {
  return renderFeature(<Workspace />, {
    membership: { role },
    crm: {
      customerCard: async () => customer(60, 'Acme', { contacts: [contact], ...card }),
      customerFile: async () => file,
      customerTimeline: async () => [],
      dictionaries: async () => [],
      opportunityStages: async () => [],
      tags: async () => [],
      ownerHistory: async () => [
        {
          ...{ kind: 'claimed', from: null, to: 'Zhao Min', by: 'Zhao Min', note: null },
          at: '2026-09-01T02:00:00Z',
        },
      ],
      today: async () => ({
        ...{ as_of: NOW.toISOString(), overdue: [], coming: [] },
        today: [reminder(1, id, 'Send samples'), reminder(2, uuidOf(99), 'Another customer')],
      }),
      ...crm,
    },
  });
}

test('the tab of the browser names the customer, and gives the name back when another page is opened', async () => {
  page({ name: 'Müller & Söhne <b>' });
  await waitFor(() => expect(document.title).toBe('Müller & Söhne <b> · Threadbook'));
  window.location.hash = '#/customer/nonsense';
  await waitFor(() => expect(document.title).toBe('Customer · Threadbook'));
  // Now the card is known already.
  window.location.hash = `#/customer/${id}`;
  await waitFor(() => expect(document.title).toBe('Müller & Söhne <b> · Threadbook'));
});

test('everything about a customer stands on its page', async () => {
  page();
  expect(await screen.findByRole('heading', { name: 'Acme', level: 2 })).toBeTruthy();
  await screen.findByText('Wang Fang');
  await screen.findByText('Frame contract');
  await screen.findByText('Likes carton');
  await screen.findByText('Asked for a quote');
  await screen.findByText('Pool → Zhao Min');
  // Of the day's list only what concerns this customer.
  await screen.findByText('Send samples');
  expect(screen.queryByText('Another customer')).toBeNull();
  // The list that it belongs to is marked among the pages.
  const pages = screen.getByRole('navigation', { name: 'Pages' });
  expect(within(pages).getByRole('link', { name: 'Customers' }).getAttribute('aria-current')).toBe(
    'true',
  );
});

test('a field is edited where it stands, from the version that was read', async () => {
  const asked: OperationArgs<'updateCustomer'>[] = [];
  page(
    {},
    {
      updateCustomer: async (args) => {
        asked.push(args);
        return { customer_id: id, version: 4 };
      },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: /^Edit Remark/ }));
  const field = await screen.findByDisplayValue('Likes carton');
  fireEvent.change(field, { target: { value: 'Wants film' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(asked).toMatchObject([{ version: 3, changes: { remark: 'Wants film' } }]),
  );
});

test('who may only read finds nothing to change and nothing to log', async () => {
  page({ can_log: false, relation: 'team' });
  await screen.findByText('Likes carton');
  expect(screen.getByText('You may read this customer, not log to it.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Edit / })).toBeNull();
  expect(screen.queryByRole('button', { name: /^Change the status/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Release to the pool' })).toBeNull();
});

test('a visit is logged on the page, by hand, and the way back is offered', async () => {
  const logged: OperationArgs<'logInteraction'>[] = [];
  page(
    {},
    {
      logInteraction: async (args) => {
        logged.push(args);
        return {
          ...{ mail_id: null, reminder_id: null, undo_until: NOW.toISOString() },
          follow_ups: [{ follow_up_id: uuidOf(90), customer_id: id, created: true }],
        };
      },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Log a follow-up' }));
  const form = await screen.findByRole('form', { name: 'Log for Acme' });
  fireEvent.click(within(form).getByLabelText('Visit'));
  fireEvent.change(within(form).getByLabelText('Note'), { target: { value: 'Saw the line' } });
  fireEvent.click(within(form).getByLabelText('None, because…'));
  fireEvent.change(await within(form).findByLabelText('Why is there no next step?'), {
    target: { value: 'answered' },
  });
  fireEvent.click(within(form).getByRole('button', { name: /^Save/ }));
  await screen.findByText(/^Logged by you/);
  expect(logged).toMatchObject([{ kind: 'visit', source: 'quick_entry', customer_ids: [id] }]);
  expect(screen.getByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('a customer of the pool is claimed from its page', async () => {
  const claimed: string[] = [];
  page(
    { relation: 'pool', owner: null, can_log: false, contacts: [] },
    {
      claimCustomer: async ({ customer_id }) => {
        claimed.push(customer_id);
        return { customer_id, as: 'owner' };
      },
    },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Claim this customer' }));
  await waitFor(() => expect(claimed).toEqual([id]));
});

test('an address that names no customer asks nothing; one that is others’ says the same', async () => {
  window.location.hash = "#/customer/1'%20or%20true";
  const { unmount } = page({}, { customerCard: () => Promise.reject(new Error('was asked')) });
  const nonsense = (await screen.findByRole('alert')).textContent;
  unmount();
  window.location.hash = `#/customer/${uuidOf(666)}`;
  page({}, { customerCard: () => Promise.reject(new CrmError('TB001', 'customer_id')) });
  expect((await screen.findByRole('alert')).textContent).toBe(nonsense);
  expect(nonsense).toContain('not yours to see');
});

const team = async () => [
  { member_id: uuidOf(1), name: 'Zhao Min' },
  { member_id: uuidOf(5), name: 'Wang Hao' },
];

test('who leads hands a customer over with a note, and takes it back', async () => {
  const given: OperationArgs<'transferCustomer'>[] = [];
  page(
    { relation: 'team' },
    {
      ownerChoices: team,
      transferCustomer: async (args) => {
        given.push(args);
        return { customer_id: id, owner_id: args.member_id };
      },
    },
    'manager',
  );
  fireEvent.change(await screen.findByLabelText('Hand over to'), { target: { value: uuidOf(5) } });
  fireEvent.change(screen.getByLabelText('What the next owner should know'), {
    target: { value: 'Wants carton' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Hand over to Wang Hao' }));
  await screen.findByText(/Wang Hao is the owner now/);
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(given).toMatchObject([
      { customer_id: id, member_id: uuidOf(5), note: 'Wants carton' },
      { customer_id: id, member_id: uuidOf(1), note: null },
    ]),
  );
});

test('a collaborator is added and removed; a cap that is full says so', async () => {
  const set: OperationArgs<'setCollaborator'>[] = [];
  page(
    { relation: 'team' },
    {
      ownerChoices: team,
      customerFile: async () => ({
        ...file,
        collaborators: [{ member_id: uuidOf(6), name: 'Sophie Keller' }],
      }),
      setCollaborator: async (args) => {
        set.push(args);
        return { customer_id: id, member_id: args.member_id };
      },
      transferCustomer: () => Promise.reject(new CrmError('TB062', 'member_id', { limit: 200 })),
    },
    'admin',
  );
  fireEvent.change(await screen.findByLabelText('Add a collaborator'), {
    target: { value: uuidOf(5) },
  });
  await waitFor(() => expect(set).toMatchObject([{ member_id: uuidOf(5), collaborates: true }]));
  const remove = screen.getByRole('button', { name: 'Remove Sophie Keller as collaborator' });
  await waitFor(() => expect(remove).toHaveProperty('disabled', false));
  fireEvent.click(remove);
  await waitFor(() =>
    expect(set.at(-1)).toMatchObject({ member_id: uuidOf(6), collaborates: false }),
  );
  fireEvent.change(screen.getByLabelText('Hand over to'), { target: { value: uuidOf(5) } });
  fireEvent.click(screen.getByRole('button', { name: 'Hand over to Wang Hao' }));
  expect((await screen.findByRole('alert')).textContent).toContain('TB062');
});

test('a rep is offered no one to hand a customer to', async () => {
  page();
  await screen.findByText('Pool → Zhao Min');
  expect(screen.queryByLabelText('Hand over to')).toBeNull();
});
