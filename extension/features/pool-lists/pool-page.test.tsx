// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
// What the page fetches when it is wanted: fetched before, so that no test waits for it.
beforeAll(async () => {
  await import('./pool-page.tsx');
});
beforeEach(() => {
  window.location.hash = '#/pool';
});

type Row = OperationResult<'poolCustomers'>[number];
const script = '<img src=x onerror=alert(1)>';
const row = (n: number, given: Partial<Row> = {}): Row => ({
  ...{ customer_id: uuidOf(1000 + n), code: `CUS2026010500${n}`, name: `Customer ${n}` },
  ...{ industry_code: 'C', region_code: 'DE', customer_type: 'channel', source_channel: null },
  ...{ status: 'potential', tier: 'B', pool_id: uuidOf(700), since: '2026-11-18T02:00:00Z' },
  ...{ why: 'released', last_follow_up_at: null, contacts: 2, reason: 'No need' },
  ...{ has_owner: false, can_claim: true, waits_until: null, ...given },
});
const limits: OperationResult<'poolLimits'> = {
  ...{ claims_left: 3, most_claims_a_day: 20, room: null, most_owned: null, cool_down_days: 7 },
};
const pool = (n: number, name: string): OperationResult<'pools'>[number] => ({
  ...{ pool_id: uuidOf(700 + n), name, is_default: n === 0, can_claim: true, can_assign: false },
  ...{ customers: 12, region_codes: [], rights: [] },
});

function page(given: Partial<CrmApi> = {}, options: Parameters<typeof renderFeature>[1] = {}) {
  const asked: OperationArgs<'poolCustomers'>[] = [];
  const view = renderFeature(<Workspace />, {
    ...options,
    crm: {
      pools: async () => [pool(0, 'Public pool'), pool(1, 'North')],
      poolLimits: async () => limits,
      dictionaries: async () => [
        {
          ...{ kind: 'region', code: 'DE', parent_code: null },
          ...{ label_en: 'Germany', label_zh: '德国' },
        },
      ],
      poolCustomers: async (args) => {
        asked.push(args);
        return [row(1), row(2, { name: script, reason: null, why: 'recycled' })];
      },
      ...given,
    },
  });
  return { ...view, asked };
}

test('the pool lists masked customers, why they lie there, and what one may still claim', async () => {
  page();
  const link = await screen.findByRole('link', { name: 'Customer 1' });
  expect(link.getAttribute('href')).toBe(`#/customer/${uuidOf(1001)}`);
  const told = link.closest('tr')?.textContent;
  expect(told).toContain('2 people known');
  expect(told).toContain('Given back: No need');
  await within(link.closest('tr') ?? document.body).findByText('Germany');
  await screen.findByText('3 of 20 claims left today.');
  screen.getByText('Who gives a customer up waits 7 days.');
  // A name that looks like markup is text.
  expect(screen.getByRole('link', { name: script }).closest('tr')?.textContent).toContain(
    'Lay idle',
  );
  expect(document.querySelector('img')).toBeNull();
});

test('each filter narrows what is asked and stands in the address; they are cleared at once', async () => {
  const { asked } = page();
  await screen.findByRole('link', { name: 'Customer 1' });
  for (const [label, value, part] of [
    ['Pool', uuidOf(701), `pool=${uuidOf(701)}`],
    ['Tier', 'A', 'tier=A'],
    ['Why here', 'recycled', 'why=recycled'],
    ['In the pool', 'over_month', 'lain=over_month'],
  ] as const) {
    fireEvent.change(screen.getByLabelText(label, { selector: 'select' }), { target: { value } });
    await waitFor(() => expect(window.location.hash).toContain(part));
    await waitFor(() =>
      expect(screen.getByLabelText(label, { selector: 'select' })).toHaveProperty('value', value),
    );
  }
  await waitFor(() =>
    expect(asked.at(-1)?.filter).toEqual({
      ...{ pool_id: uuidOf(701), tier: 'A', region_code: null, industry_code: null },
      ...{ why: 'recycled', least_days: 30 },
    }),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
  await waitFor(() => expect(window.location.hash).toBe('#/pool'));
});

test('a forged address shows the rest of it and says so; a closed pool is never asked for', async () => {
  window.location.hash = `#/pool?pool=${uuidOf(999)}&tier=Z&why=stolen&region=DE`;
  const { asked } = page();
  await screen.findByText(/not understood or is not open to you/);
  await screen.findByRole('link', { name: 'Customer 1' });
  expect(asked.map(({ filter }) => filter)).toEqual([
    { pool_id: null, tier: null, region_code: 'DE', industry_code: null },
  ]);
  fireEvent.click(screen.getByRole('button', { name: 'Fix the address' }));
  await waitFor(() => expect(window.location.hash).toBe('#/pool?region=DE'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('the next page begins behind the last row', async () => {
  const asked: OperationArgs<'poolCustomers'>[] = [];
  page({
    poolCustomers: async (args) => {
      asked.push(args);
      return args.after === null ? Array.from({ length: 50 }, (_, n) => row(n)) : [row(80)];
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }));
  await screen.findByRole('link', { name: 'Customer 80' });
  expect(asked[1]?.after).toEqual({ since: '2026-11-18T02:00:00Z', customer_id: uuidOf(1049) });
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
});

test('a claim says whose the customer is now; who came second reads the owner’s name', async () => {
  const claimed: OperationArgs<'claimCustomer'>[] = [];
  let rows = [row(1), row(2)];
  page({
    poolCustomers: async () => rows,
    claimCustomer: async (args) => {
      claimed.push(args);
      rows = rows.filter(({ customer_id }) => customer_id !== args.customer_id);
      if (claimed.length === 2)
        throw new CrmError('TB060', 'customer_id', { owner_name: 'Chen Yu' });
      return { customer_id: args.customer_id, as: 'owner' };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Claim Customer 1' }));
  await screen.findByText(/Customer 1 is yours/);
  expect(screen.getByRole('link', { name: 'Open' }).getAttribute('href')).toBe(
    `#/customer/${uuidOf(1001)}`,
  );
  const second = await screen.findByRole('button', { name: 'Claim Customer 2' });
  await waitFor(() => expect(second).toHaveProperty('disabled', false));
  fireEvent.click(second);
  await screen.findByText(/Customer 2: Chen Yu claimed this customer before you/);
  await screen.findByText('Nothing lies in the pool.');
});

test('several are claimed one after the other; where a cap is reached the rest is not tried', async () => {
  const claimed: string[] = [];
  page({
    poolCustomers: async () => [row(1), row(2), row(3)],
    claimCustomer: async ({ customer_id }) => {
      claimed.push(customer_id);
      if (claimed.length === 2) throw new CrmError('TB061', 'customer_id', { limit: 20 });
      return { customer_id, as: 'owner' };
    },
  });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are shown' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Claim 3 customers' }));
  await screen.findByText(/Customer 3 was not tried any more/);
  expect(claimed).toEqual([uuidOf(1001), uuidOf(1002)]);
  expect(screen.getByText(/Customer 2: You have claimed 20 customers today/)).toBeTruthy();
});

test('more than the caps leave are not sent, and it is said how many may be', async () => {
  page({ poolLimits: async () => ({ ...limits, claims_left: 1 }) });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Choose all that are shown' }));
  await screen.findByText('You may claim 1 more now. Choose fewer.');
  expect(screen.getByRole('button', { name: 'Claim 2 customers' })).toHaveProperty(
    'disabled',
    true,
  );
});

test('a lost answer is asked for again under its own id, so that nobody claims twice', async () => {
  const claimed: OperationArgs<'claimCustomer'>[] = [];
  page({
    claimCustomer: async (args) => {
      claimed.push(args);
      if (claimed.length === 1) throw new CrmError('TC001');
      return { customer_id: args.customer_id, as: 'owner' };
    },
  });
  const button = await screen.findByRole('button', { name: 'Claim Customer 1' });
  fireEvent.click(button);
  await screen.findByText('TC001');
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  fireEvent.click(screen.getByRole('button', { name: 'Claim Customer 1' }));
  await screen.findByText(/Customer 1 is yours/);
  expect(claimed[1]?.op_id).toBe(claimed[0]?.op_id);
});

test('whoever waits reads until when; service is offered no claim; another region’s is worked beside its owner', async () => {
  const { unmount } = page({
    poolCustomers: async () => [
      row(1, { waits_until: '2026-11-27T02:00:00Z' }),
      row(2, { has_owner: true }),
    ],
  });
  await screen.findByText(/yours to claim again/);
  expect(screen.queryByRole('button', { name: 'Claim Customer 1' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Join its owner: Customer 2' })).toBeTruthy();
  unmount();
  page(
    { poolCustomers: async () => [row(3, { can_claim: false })] },
    { membership: { role: 'agent' } },
  );
  await screen.findByRole('link', { name: 'Customer 3' });
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.queryByText(/claims left/)).toBeNull();
});

test('in Chinese the page is complete', async () => {
  page({}, { language: 'zh-CN' });
  await screen.findByRole('link', { name: 'Customer 1' });
  await screen.findByText(/今天还可领取 3 位/);
  expect(document.querySelector('main')?.textContent).not.toMatch(/Claim|Tier|Region|Pool|people/);
});
