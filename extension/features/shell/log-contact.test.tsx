// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import { mail, page, person, thread } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(cleanup);

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');

async function logged(snapshot: ReturnType<typeof thread>, button: string) {
  const sent: LogInteractionArgs[] = [];
  renderSidebar({
    snapshot,
    crm: {
      customerCard: async () => acme,
      matchPeople: answer([candidateOf(acme)]),
      logInteraction: async (args) => {
        sent.push(args);
        return {
          ...{ mail_id: null, reminder_id: null, undo_until: '2026-11-20T02:10:00Z' },
          follow_ups: [{ follow_up_id: uuidOf(70), customer_id: acme.customer_id, created: true }],
        };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: button }));
  fireEvent.change(await screen.findByLabelText('Note'), {
    target: { value: 'Asked for samples' },
  });
  const [nextStep] = screen.getAllByRole('radio', { name: /9:00/ });
  if (nextStep === undefined) throw new Error('a next step is offered');
  fireEvent.click(nextStep);
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(sent).toHaveLength(1));
  return sent[0];
}

test.each([
  ['Phone call', 'call'],
  ['Visit', 'visit'],
  ['Chat', 'chat'],
])('beside a mail a %s is logged without the mail', async (button, kind) => {
  const args = await logged(thread('18c0', mail(wang, me)), button);
  expect(args).toMatchObject({ kind, mail: null, note: 'Asked for samples' });
});

test('beside an event the meeting is logged', async () => {
  const event: InboxSnapshot = {
    ...page,
    surface: 'google-calendar',
    host: 'calendar.google.com',
    view: 'calendar',
    event: {
      ...{ placement: 'popover', id: 'e1', seriesId: null, calendarId: null, title: 'Samples' },
      ...{ timeRaw: 'Friday', start: null, end: null, allDay: false, location: null },
      ...{ organizer: me, guests: [{ ...wang, answer: null }] },
      ...{ ownAnswer: null, recurring: null, certain: true },
    },
  };
  const args = await logged(event, 'Meeting');
  expect(args).toMatchObject({ kind: 'meeting', mail: null });
  expect(screen.queryByRole('button', { name: 'Log this mail' })).toBeNull();
});
