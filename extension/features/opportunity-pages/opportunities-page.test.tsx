// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { ListedOpportunity } from '../../../shared/contracts/opportunity-operations.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Workspace } from '../workspace/workspace.tsx';

cleanUpAfterEach();
beforeEach(() => {
  window.location.hash = '#/opportunities';
});

const stages = (['lead', 'proposal', 'won', 'lost'] as const).map((key, n) => ({
  ...{ stage_id: uuidOf(50 + n), key, name: key, probability: 10 * n },
  outcome: key === 'won' || key === 'lost' ? key : ('open' as const),
}));

/** What is sold in this test: one opportunity at the first stage. */
const carton: ListedOpportunity = {
  ...{ opportunity_id: uuidOf(1), version: 1, code: 'S20261110001', title: 'Carton line' },
  ...{ customer_id: uuidOf(2), customer_name: 'Acme <b>', expected_amount_minor: 128_000_00 },
  ...{ currency: 'CNY', expected_close_on: '2020-01-31', stage_id: uuidOf(50), stage_key: 'lead' },
  ...{ stage_name: 'lead', probability: 0, outcome: 'open', lost_reason: null, competitor: null },
  ...{ next_plan: null, owner: null, last_follow_up_at: null, closed_at: null, can_edit: true },
  created_at: '2026-10-01T02:00:00Z',
};

/** A board whose one opportunity moves as in the database, and what was sent. */
function open(given: Partial<ListedOpportunity> = {}, crm: Partial<CrmApi> = {}) {
  let here: ListedOpportunity = { ...carton, ...given };
  const moved: OperationArgs<'moveOpportunity'>[] = [];
  const asked: OperationArgs<'opportunityBoard'>[] = [];
  renderFeature(<Workspace />, {
    crm: {
      ownerChoices: async () => [],
      opportunityStages: async () => stages.map((stage) => ({ ...stage })),
      opportunityBoard: async (args) => {
        asked.push(args);
        return stages.map((stage) => {
          const mine = stage.stage_id === here.stage_id;
          return {
            ...{ ...stage, retired: false, count: mine ? 1 : 0 },
            amounts: mine ? [{ currency: 'CNY', amount_minor: 128_000_00 }] : [],
            opportunities: mine ? [{ ...here }] : [],
          };
        });
      },
      moveOpportunity: async (args) => {
        moved.push(args);
        const stage = stages.find(({ stage_id }) => stage_id === args.stage_id);
        if (stage === undefined) throw new CrmError('TB001');
        here = {
          ...here,
          stage_id: stage.stage_id,
          stage_key: stage.key,
          lost_reason: args.reason,
        };
        const { opportunity_id, code, customer_id, stage_id, version } = here;
        return { opportunity_id, code, customer_id, stage_id, version };
      },
      ...crm,
    },
  });
  return { moved, asked };
}
const column = async (name: string) =>
  within(await screen.findByRole('region', { name: new RegExp(`^${name}`) }));
const transfer = { setData: () => undefined, effectAllowed: 'none' };
async function drag(from: string, to: string): Promise<void> {
  const card = (await column(from)).getByRole('listitem');
  fireEvent.dragStart(card, { dataTransfer: transfer });
  const target = await screen.findByRole('region', { name: new RegExp(`^${to}`) });
  fireEvent.dragOver(target, { dataTransfer: transfer });
  fireEvent.drop(target, { dataTransfer: transfer });
}

test('a card says what, for whom, how much and that its day has passed; names are text', async () => {
  open();
  const lead = await column('Lead');
  expect(lead.getByRole('link', { name: 'Carton line' }).getAttribute('href')).toContain(uuidOf(1));
  expect(lead.getByRole('link', { name: 'Acme <b>' }).getAttribute('href')).toContain(uuidOf(2));
  expect(lead.getByText(/overdue/)).toBeDefined();
  expect(lead.getByText('Nobody’s')).toBeDefined();
  expect((await column('Won')).getByText('None here.')).toBeDefined();
});

test('dragged to another stage it is moved there, from where it was seen', async () => {
  const { moved } = open();
  await drag('Lead', 'Proposal');
  await (await column('Proposal')).findByRole('link', { name: 'Carton line' });
  expect(moved).toMatchObject([{ stage_id: uuidOf(51), from_stage_id: uuidOf(50), reason: null }]);
});

test('dragged to lost it asks why before anything is sent', async () => {
  const { moved } = open();
  await drag('Lead', 'Lost');
  const why = await screen.findByLabelText('Why was it lost?');
  expect(moved).toEqual([]);
  fireEvent.change(why, { target: { value: 'Price' } });
  fireEvent.click(screen.getByRole('button', { name: 'Mark as lost' }));
  await (await column('Lost')).findByText('Price');
  expect(moved).toMatchObject([{ stage_id: uuidOf(53), reason: 'Price' }]);
});

test('a drop is done once: what is moved on by hand afterwards stays there', async () => {
  const { moved } = open();
  await drag('Lead', 'Proposal');
  await (await column('Proposal')).findByRole('link', { name: 'Carton line' });
  const choice = screen.getByRole('combobox', { name: 'Stage of Carton line' });
  fireEvent.change(choice, { target: { value: uuidOf(52) } });
  await (await column('Won')).findByRole('link', { name: 'Carton line' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(moved.map(({ stage_id }) => stage_id)).toEqual([uuidOf(51), uuidOf(52)]);
});

test('without a pointer it is moved by the choice on the card', async () => {
  const { moved } = open();
  const choice = await screen.findByRole('combobox', { name: 'Stage of Carton line' });
  fireEvent.change(choice, { target: { value: uuidOf(51) } });
  await (await column('Proposal')).findByRole('link', { name: 'Carton line' });
  expect(moved).toHaveLength(1);
});

test('what is not one’s to move is neither dragged nor offered to be', async () => {
  open({ can_edit: false });
  const card = (await column('Lead')).getByRole('listitem');
  expect(card.getAttribute('draggable')).toBe('false');
  expect(screen.queryByRole('combobox', { name: 'Stage of Carton line' })).toBeNull();
});

test('moved by somebody else meanwhile: told, and shown where it stands once looked at again', async () => {
  const { asked } = open(
    {},
    {
      moveOpportunity: async () => {
        throw new CrmError('TB040');
      },
    },
  );
  await drag('Lead', 'Proposal');
  expect((await screen.findByRole('alert')).textContent).toContain('TB040');
  const before = asked.length;
  fireEvent.click(within(screen.getByRole('alert')).getByRole('button'));
  await waitFor(() => expect(asked.length).toBeGreaterThan(before));
});

test('an address that cannot be understood is told, and the rest is shown', async () => {
  window.location.hash = '#/opportunities?owner=all&closing=overdue';
  const { asked } = open();
  await screen.findByText(/could not be understood/);
  await column('Lead');
  expect(asked[0]?.filter.owner_ids).toBeUndefined();
  expect(asked[0]?.filter.closes_until).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('what is searched for stands in the address and is asked', async () => {
  const { asked } = open();
  await column('Lead');
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
    target: { value: '纸箱' },
  });
  await waitFor(() => expect(asked.at(-1)?.filter).toEqual({ text: '纸箱' }));
  expect(decodeURIComponent(window.location.hash)).toContain('q=纸箱');
});
