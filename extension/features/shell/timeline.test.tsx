// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { TimelineItem } from '../../../shared/contracts/timeline-operations.ts';
import { mail, person, threadOf } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');
const author = { member_id: zhaoMin.member_id, name: zhaoMin.name };

/** Twenty-five calls, each a day before the one before it. */
const calls: TimelineItem[] = Array.from({ length: 25 }, (_, n) => {
  const at = new Date(Date.parse('2026-11-19T02:00:00Z') - n * 86_400_000).toISOString();
  return {
    ...{ item: 'follow_up', item_id: uuidOf(100 + n), at, follow_up_id: uuidOf(100 + n) },
    ...{ kind: 'call', direction: 'out', occurred_at: at, author, subject: null, text: null },
    ...{ outcome: null, note: `Call ${n}`, next_plan: null, visibility: 'full', participants: [] },
  };
});

function beside() {
  const asked: OperationArgs<'customerTimeline'>[] = [];
  renderSidebar({
    snapshot: threadOf(mail(wang, person(zhaoMin.email, zhaoMin.name))),
    crm: {
      customerCard: async () => acme,
      matchPeople: answer([candidateOf(acme)]),
      customerTimeline: async (args) => {
        asked.push(args);
        const { before, limit = 20, kinds } = args;
        if (kinds !== null && kinds !== undefined && !kinds.includes('call')) return [];
        const from =
          before == null ? 0 : calls.findIndex(({ item_id }) => item_id === before.item_id) + 1;
        return calls.slice(from, from + limit);
      },
    },
  });
  return asked;
}

test('a timeline is read page by page, each once and without a gap', async () => {
  const asked = beside();
  await screen.findByText('Call 0');
  expect(screen.queryByText('Call 20')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show older' }));
  await screen.findByText('Call 24');
  for (const { note } of calls.flatMap((one) => (one.item === 'follow_up' ? [one] : [])))
    expect(screen.getAllByText(note ?? '')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull();
  expect(asked.map(({ before }) => before?.item_id ?? null)).toEqual([null, uuidOf(119)]);
});

test('it is narrowed to one kind, and says so where there is none of it', async () => {
  const asked = beside();
  await screen.findByText('Call 0');
  const filter = screen.getByRole('combobox');
  filter.focus();
  fireEvent.change(filter, { target: { value: 'visit' } });
  // Nothing takes the hand off it while the answer is on its way.
  expect(document.activeElement).toBe(screen.getByRole('combobox'));
  await waitFor(() => expect(screen.queryByText('Call 0')).toBeNull());
  expect(asked.at(-1)?.kinds).toEqual(['visit']);
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'call' } });
  await screen.findByText('Call 0');
});
