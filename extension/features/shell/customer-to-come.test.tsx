// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import type { OutboxItem } from '../../../shared/contracts/outbox.ts';
import type { Outbox } from '../../ports.ts';
import { mail, person, threadOf } from '../people/testing/thread.ts';
import { answer } from './testing/customers.ts';
import { NOW, renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const maria = person('maria@aurora-foundry.example', 'Maria Rossi');
const creation: OutboxItem = {
  ...{ op_id: uuidOf(80), operation: 'createCustomer', kept_at: NOW.toISOString(), attempts: 1 },
  ...{ state: 'waiting', error: null, subject: 'Aurora Foundry', words: null, mail: null },
  addresses: ['Maria@Aurora-Foundry.example'],
};

function beside(...items: OutboxItem[]) {
  const kept: LogInteractionArgs[] = [];
  const outbox: Outbox = {
    keep: async (_operation, args) => void kept.push(args as LogInteractionArgs),
    state: async () => ({
      ...{ waiting: items.length, parked: 0, needs_sign_in: false },
      items,
    }),
    retry: async () => undefined,
    discard: async () => undefined,
  };
  const sidebar = renderSidebar({
    outbox,
    snapshot: threadOf(mail(maria, me)),
    crm: {
      matchPeople: answer([]),
      logInteraction: () => Promise.reject(new CrmError('TC030')),
    },
  });
  return { ...sidebar, kept };
}

test('the mail of a customer that waits to be made can be logged, under the name of what makes it', async () => {
  const { kept } = beside(creation);
  const panel = await screen.findByRole('region', { name: 'Aurora Foundry' });
  within(panel).getByText(/what you log now goes to it/);
  fireEvent.click(within(panel).getByRole('button', { name: 'Phone call' }));
  fireEvent.change(await screen.findByLabelText('Note'), { target: { value: 'Wants a quote' } });
  const [soon] = screen.getAllByRole('radio', { name: /9:00/ });
  if (soon === undefined) throw new Error('a next step is offered');
  fireEvent.click(soon);
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(kept).toHaveLength(1));
  expect(kept[0]).toMatchObject({ customer_ids: [creation.op_id], contact_ids: [] });
});

test('one that needs a decision says so', async () => {
  beside({ ...creation, state: 'parked', error: { code: 'TB017', field: 'name', facts: {} } });
  await screen.findByText(/could not be made yet and needs you/);
});

test('of another person nothing is shown', async () => {
  beside({ ...creation, addresses: ['somebody@else.example'] });
  await screen.findByRole('button', { name: 'New customer' });
});
