// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionResult } from '../../../shared/contracts/interactions.ts';
import { emptyOutbox, type OutboxItem } from '../../../shared/contracts/outbox.ts';
import type { Outbox } from '../../ports.ts';
import { mail, person, thread } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { NOW, renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');
const item: OutboxItem = {
  ...{ op_id: uuidOf(80), operation: 'logInteraction', kept_at: NOW.toISOString(), attempts: 2 },
  ...{ state: 'waiting', error: { code: 'TC001', field: null, facts: {} } },
  ...{ subject: 'Offer 7731', words: 'Wants 300 boxes', addresses: [], mail: null },
};

/** An outbox that holds what a test puts in. */
function outboxWith(...items: OutboxItem[]) {
  const held = {
    items,
    keep: vi.fn(async () => undefined),
    retry: vi.fn(async () => undefined),
    discard: vi.fn(async (opId: string | null) => {
      held.items = held.items.filter(({ op_id }) => opId !== null && op_id !== opId);
    }),
    state: async () => ({
      ...emptyOutbox,
      items: held.items,
      waiting: held.items.filter(({ state }) => state === 'waiting').length,
      parked: held.items.filter(({ state }) => state === 'parked').length,
    }),
  };
  return held satisfies Outbox & { items: OutboxItem[] };
}

function sidebar(outbox: Outbox, logInteraction: () => Promise<LogInteractionResult>) {
  return renderSidebar({
    outbox,
    snapshot: thread('18c0', mail(wang, me)),
    crm: {
      customerCard: async () => acme,
      matchPeople: answer([candidateOf(acme)]),
      logInteraction,
    },
  });
}

async function saveCall(note = 'Asked for samples') {
  fireEvent.click(await screen.findByRole('button', { name: 'Phone call' }));
  fireEvent.change(await screen.findByLabelText('Note'), { target: { value: note } });
  const [nextStep] = screen.getAllByRole('radio', { name: /9:00/ });
  if (nextStep === undefined) throw new Error('a next step is offered');
  fireEvent.click(nextStep);
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
}

const never = () => new Promise<never>(() => undefined);
const refuse = (code: 'TB002' | 'TC030') => () => Promise.reject(new CrmError(code));

test('what was kept is shown as logged at once, before the database has answered', async () => {
  const outbox = outboxWith();
  sidebar(outbox, never);
  await saveCall();
  expect(await screen.findByText('Logged by you, just now')).toBeTruthy();
  expect(screen.queryByLabelText('Note')).toBeNull();
  expect(outbox.keep).toHaveBeenCalledWith(
    'logInteraction',
    expect.objectContaining({ note: 'Asked for samples' }),
  );
});

test('what the database refuses afterwards brings the form back, with what was typed and the reason', async () => {
  const outbox = outboxWith();
  sidebar(outbox, refuse('TB002'));
  await saveCall('Typed once');
  expect(await screen.findByText('Code TB002')).toBeTruthy();
  expect(outbox.discard).toHaveBeenCalledOnce();
});

test('what waits is said in the place of the log button, and counted at the foot', async () => {
  const outbox = outboxWith();
  const { told } = sidebar(outbox, refuse('TC030'));
  await saveCall();
  const mine = {
    ...item,
    mail: { thread_id: '18c0', message_id: null, customer_ids: [acme.customer_id] },
  };
  outbox.items.push(mine);
  told('outbox');
  expect(await screen.findByText('Kept on this computer, sent by itself')).toBeTruthy();
  expect(screen.getByRole('button', { name: '1 waiting' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Log this mail/ })).toBeNull();
});

test('what was refused while nobody looked needs a decision: send it again, or remove it after a question', async () => {
  const error = { code: 'TB012', field: 'occurred_at', facts: {} };
  const outbox = outboxWith({ ...item, state: 'parked', error });
  const { told } = sidebar(outbox, never);
  fireEvent.click(await screen.findByRole('button', { name: '1 needs you' }));
  const entry = await screen.findByRole('listitem');
  expect(entry.textContent).toContain('Offer 7731');
  expect(entry.textContent).toContain('TB012');
  fireEvent.click(within(entry).getByRole('button', { name: 'Send again: Follow-up: Offer 7731' }));
  expect(outbox.retry).toHaveBeenCalledWith(item.op_id);
  fireEvent.click(within(entry).getByRole('button', { name: /^Remove/ }));
  expect(outbox.discard).not.toHaveBeenCalled();
  fireEvent.click(within(entry).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(outbox.discard).toHaveBeenCalledWith(item.op_id));
  told('outbox');
  expect(await screen.findByText('Nothing is waiting.')).toBeTruthy();
});

test('signing out with waiting items asks what becomes of them', async () => {
  const outbox = outboxWith(item);
  sidebar(outbox, never);
  await screen.findByRole('button', { name: '1 waiting' });
  fireEvent.click(screen.getByRole('button', { name: 'Menu' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByText('1 item has not arrived yet.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Keep and sign out' }));
  expect(await screen.findByLabelText(/Password/)).toBeTruthy();
  expect(outbox.discard).not.toHaveBeenCalled();
});

test('once what waited has arrived, what could not be read meanwhile is read again', async () => {
  const outbox = outboxWith(item);
  let isDown = true;
  const { told } = renderSidebar({
    outbox,
    snapshot: thread('18c0', mail(wang, me)),
    crm: {
      customerCard: async () => {
        if (isDown) throw new CrmError('TC001');
        return acme;
      },
      matchPeople: answer([candidateOf(acme)]),
    },
  });
  await screen.findByRole('alert', {}, { timeout: 5000 });
  isDown = false;
  outbox.items.length = 0;
  told('outbox');
  expect(await screen.findByText('All saved')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});
