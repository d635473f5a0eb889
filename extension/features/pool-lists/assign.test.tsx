// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
// What the page fetches when it is wanted: fetched before, so that no test waits for it.
beforeAll(async () => {
  await import('./pool-page.tsx');
  await import('./assign-sheet.tsx');
});
beforeEach(() => {
  window.location.hash = '#/pool';
});

const people = [
  { member_id: uuidOf(7), name: 'Wang Hao' },
  { member_id: uuidOf(8), name: 'Li Na' },
];
const row = (n: number): OperationResult<'poolCustomers'>[number] => ({
  ...{ customer_id: uuidOf(1000 + n), code: `CUS2026010500${n}`, name: `Customer ${n}` },
  ...{ industry_code: 'C', region_code: 'DE', customer_type: 'channel', source_channel: null },
  ...{ status: 'potential', tier: 'B', pool_id: uuidOf(700), since: '2026-11-18T02:00:00Z' },
  ...{ why: 'new', last_follow_up_at: null, contacts: 0, reason: null },
  ...{ has_owner: false, can_claim: true, waits_until: null },
});
const looked: OperationResult<'previewAssignment'> = {
  customers: 2,
  members: [
    { ...{ member_id: uuidOf(7), name: 'Wang Hao' }, customers: 1, held: 40 },
    { ...{ member_id: uuidOf(8), name: 'Li Na' }, customers: 1, held: 3 },
  ],
  customer_ids: [uuidOf(1001), uuidOf(1002)],
  skipped: [{ why: 'no_room', customers: 1 }],
  taken: [],
};
const carriedOut: OperationResult<'assignCustomers'> = {
  ...{ round_id: uuidOf(90), customers: 1 },
  members: [{ member_id: uuidOf(7), customers: 1 }],
  skipped: [{ why: 'gone', customers: 1 }],
  taken: [
    {
      ...{ customer_id: uuidOf(1002), name: null, owner_name: 'Chen Yu', by_name: 'Zhou Qi' },
      how: 'assigned',
    },
  ],
};

function page(given: Partial<CrmApi> = {}, options: Parameters<typeof renderFeature>[1] = {}) {
  return renderFeature(<Workspace />, {
    membership: { role: 'manager' },
    ...options,
    crm: {
      pools: async () => [
        {
          ...{ pool_id: uuidOf(700), name: 'Public pool', is_default: true, can_claim: true },
          ...{ can_assign: true, customers: 12, region_codes: [], rights: [] },
        },
      ],
      poolLimits: async () => ({
        ...{ claims_left: null, most_claims_a_day: null, room: null, most_owned: null },
        cool_down_days: 0,
      }),
      dictionaries: async () => [],
      poolMembers: async () => people,
      poolCustomers: async () => [row(1), row(2), row(3)],
      ...given,
    },
  });
}

async function choose(name: string) {
  fireEvent.click(await screen.findByRole('checkbox', { name }));
}

test('chosen rows are given as they were previewed; who was quicker is named with the row', async () => {
  const previewed: OperationArgs<'previewAssignment'>[] = [];
  const assigned: OperationArgs<'assignCustomers'>[] = [];
  page({
    previewAssignment: async (args) => {
      previewed.push(args);
      return looked;
    },
    assignCustomers: async (args) => {
      assigned.push(args);
      return carriedOut;
    },
  });
  await choose('Choose all that are shown');
  fireEvent.click(screen.getByRole('button', { name: 'Assign 3…' }));
  const sheet = within(await screen.findByRole('dialog', { name: 'Assign 3 customers' }));
  expect(sheet.getByRole('button', { name: 'Preview' })).toHaveProperty('disabled', true);
  fireEvent.click(await sheet.findByLabelText('Wang Hao'));
  fireEvent.click(sheet.getByLabelText('Li Na'));
  fireEvent.click(sheet.getByLabelText('Everybody ends with equally many'));
  fireEvent.click(sheet.getByRole('button', { name: 'Preview' }));
  await sheet.findByText('Wang Hao gets 1 customer and holds 40 now');
  sheet.getByText('1 stays: nobody chosen has room for it.');
  fireEvent.click(sheet.getByRole('button', { name: 'Assign 2 customers' }));
  await sheet.findByText('1 customer was assigned.');
  sheet.getByText('1 is no longer in the pool.');
  sheet.getByText('Customer 2: assigned to Chen Yu by Zhou Qi');
  const { op_id: _op, round_id: _round, ...sent } = assigned[0] ?? {};
  expect(sent).toEqual(previewed[0]);
  expect(sent).toMatchObject({
    ...{ customer_ids: [uuidOf(1001), uuidOf(1002), uuidOf(1003)], by: 'load' },
    ...{ member_ids: [uuidOf(7), uuidOf(8)], filter: null },
  });
});

test('all that match is carried out with what was looked at, and nothing that came since', async () => {
  window.location.hash = '#/pool?tier=B&lain=month';
  const previewed: OperationArgs<'previewAssignment'>[] = [];
  const assigned: OperationArgs<'assignCustomers'>[] = [];
  page({
    previewAssignment: async (args) => {
      previewed.push(args);
      return looked;
    },
    assignCustomers: async (args) => {
      assigned.push(args);
      return { ...carriedOut, customers: 2, taken: [], skipped: [] };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Assign all that match…' }));
  const sheet = within(await screen.findByRole('dialog'));
  sheet.getByText('Customers of the pool: Tier B and For a month at most.');
  fireEvent.click(await sheet.findByLabelText('Wang Hao'));
  fireEvent.change(sheet.getByLabelText('At most'), { target: { value: '0' } });
  expect(sheet.getByRole('button', { name: 'Preview' })).toHaveProperty('disabled', true);
  fireEvent.change(sheet.getByLabelText('At most'), { target: { value: '50' } });
  fireEvent.click(sheet.getByRole('button', { name: 'Preview' }));
  const assign = await sheet.findByRole('button', { name: 'Assign 2 customers' });
  expect(previewed[0]).toMatchObject({
    ...{ customer_ids: [], most: 50 },
    filter: { tier: 'B', most_days: 30 },
  });
  fireEvent.click(assign);
  await sheet.findByText('2 customers were assigned.');
  expect(assigned[0]).toMatchObject({
    ...{ customer_ids: looked.customer_ids, filter: null, seed: previewed[0]?.seed },
  });
});

test('other people are another question: the numbers of the one before go', async () => {
  page({ previewAssignment: async () => looked });
  await choose('Choose Customer 1');
  fireEvent.click(screen.getByRole('button', { name: 'Assign 1…' }));
  const sheet = within(await screen.findByRole('dialog'));
  fireEvent.click(await sheet.findByLabelText('Wang Hao'));
  fireEvent.click(sheet.getByRole('button', { name: 'Preview' }));
  await sheet.findByRole('button', { name: 'Assign 2 customers' });
  fireEvent.click(sheet.getByLabelText('Li Na'));
  expect(sheet.queryByRole('button', { name: 'Assign 2 customers' })).toBeNull();
});

test('a plan by filter is saved under a name with its day', async () => {
  const saved: OperationArgs<'saveAssignment'>[] = [];
  page({
    previewAssignment: async () => looked,
    saveAssignment: async (args) => {
      saved.push(args);
      return { assignment_id: uuidOf(60) };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Assign all that match…' }));
  const sheet = within(await screen.findByRole('dialog'));
  fireEvent.click(await sheet.findByLabelText('Li Na'));
  fireEvent.click(sheet.getByRole('button', { name: 'Preview' }));
  fireEvent.change(await sheet.findByLabelText('Name'), { target: { value: ' Weekly ' } });
  fireEvent.change(sheet.getByLabelText('Runs'), { target: { value: '2' } });
  expect(sheet.getByRole('option', { name: 'Every Tuesday' })).toBeTruthy();
  fireEvent.submit(sheet.getByLabelText('Name'));
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]).toMatchObject({
    ...{ name: 'Weekly', weekly_on: 2 },
    plan: { customer_ids: [], member_ids: [uuidOf(8)], by: 'number', most: null },
  });
});

test('who may not hand out is offered no assignment, and no saved ones by an address', async () => {
  window.location.hash = '#/pool?tab=assignments';
  page({
    pools: async () => [
      {
        ...{ pool_id: uuidOf(700), name: 'Public pool', is_default: true, can_claim: true },
        ...{ can_assign: false, customers: 12, region_codes: [], rights: [] },
      },
    ],
    savedAssignments: async () => [],
  });
  await choose('Choose Customer 1');
  await screen.findByRole('button', { name: 'Claim 1 customer' });
  expect(screen.queryByRole('button', { name: /Assign/ })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Saved assignments' })).toBeNull();
});

const kept: OperationResult<'savedAssignments'>[number] = {
  ...{ assignment_id: uuidOf(61), name: 'North', weekly_on: 1, last_run_on: '2026-11-16' },
  ...{ round_id: uuidOf(62), paused: false, made_by: 'Wang Fang' },
  plan: {
    ...{ customer_ids: [], member_ids: [uuidOf(7)], by: 'number', seed: 'x', most: 20 },
    filter: { pool_id: null, tier: 'A', region_code: null, industry_code: null },
  },
};

test('a saved one says what it does, is looked at in its own round before it runs, paused and removed by two presses', async () => {
  window.location.hash = '#/pool?tab=assignments';
  const previewed: OperationArgs<'previewAssignment'>[] = [];
  const ran: OperationArgs<'runAssignment'>[] = [];
  const paused: boolean[] = [];
  const removed: string[] = [];
  let all = [kept];
  page({
    savedAssignments: async () => all,
    previewAssignment: async (args) => {
      previewed.push(args);
      return looked;
    },
    runAssignment: async (args) => {
      ran.push(args);
      return carriedOut;
    },
    pauseAssignment: async ({ assignment_id, paused: wanted }) => {
      paused.push(wanted);
      all = [{ ...kept, paused: wanted }];
      return { assignment_id, paused: wanted };
    },
    removeAssignment: async ({ assignment_id }) => {
      removed.push(assignment_id);
      all = [];
      return { assignment_id };
    },
  });
  const item = (await screen.findByText('North')).closest('li');
  for (const text of ['Tier A', 'To 1 person', 'At most 20', 'Every Monday', 'Wang Fang'])
    expect(item?.textContent).toContain(text);
  fireEvent.click(screen.getByRole('button', { name: 'Run now: “North”…' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Assign 2 customers' }));
  await screen.findByText('A customer of the pool: assigned to Chen Yu by Zhou Qi');
  expect(previewed[0]).toMatchObject({ round_id: uuidOf(62) });
  expect(ran[0]?.seed).toBe(previewed[0]?.seed);
  fireEvent.click(await screen.findByRole('button', { name: 'Pause “North”' }));
  await screen.findByText('(paused)');
  expect(paused).toEqual([true]);
  const remove = await screen.findByRole('button', { name: 'Remove “North”' });
  await waitFor(() => expect(remove).toHaveProperty('disabled', false));
  fireEvent.click(remove);
  expect(removed).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Really remove' }));
  await screen.findByText('Nothing is saved yet.');
});
