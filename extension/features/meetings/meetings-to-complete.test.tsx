// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import type { MeetingToComplete } from '../../../shared/contracts/meetings.ts';
import { customer } from '../shell/testing/customers.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { MeetingsToComplete } from './meetings-to-complete.tsx';

cleanUpAfterEach();

const acme = customer(10, 'Acme Packaging Co.');

const held = (n: number, given: Partial<MeetingToComplete> = {}): MeetingToComplete => ({
  ...{ meeting_id: uuidOf(50 + n), follow_up_id: uuidOf(70 + n), customer_id: acme.customer_id },
  ...{ customer_name: acme.name, title: `Meeting ${n}`, contact_ids: [] },
  ...{ starts_at: '2026-11-19T02:00:00Z', ends_at: '2026-11-19T03:30:00Z' },
  ...{ starts_on: null, ends_on: null },
  ...given,
});

function listing(...first: MeetingToComplete[]) {
  let meetings = first;
  return {
    remove: (id: string) => {
      meetings = meetings.filter(({ meeting_id }) => meeting_id !== id);
    },
    restore: () => {
      meetings = first;
    },
    meetingsToComplete: async () => ({ meetings }),
  };
}

const logged = {
  mail_id: null,
  follow_ups: [],
  reminder_id: null,
  undo_until: '2026-11-20T02:10:00Z',
};

async function tell() {
  fireEvent.click(
    await screen.findByRole('button', {
      name: 'Record the outcome: Meeting 1, Acme Packaging Co.',
    }),
  );
  fireEvent.change(await screen.findByLabelText('Summary'), { target: { value: 'Agreed' } });
  const [nextStep] = screen.getAllByRole('radio', { name: /9:00/ });
  if (nextStep === undefined) throw new Error('a next step is offered');
  fireEvent.click(nextStep);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
}

test('each stands with its time in the organisation, its title and its customer', async () => {
  const fair = { starts_at: null, ends_at: null, starts_on: '2026-11-17', ends_on: '2026-11-18' };
  const list = listing(held(1), held(2, fair), held(3, { title: null }));
  renderFeature(<MeetingsToComplete />, { crm: list });
  const rows = await screen.findAllByRole('listitem');
  expect(rows.map((row) => row.querySelector('p')?.textContent)).toEqual([
    'yesterday 10:00–11:30',
    '17 Nov – 18 Nov, all day',
    'yesterday 10:00–11:30',
  ]);
  expect(rows[2]?.textContent).toContain('a meeting');
});

test('one whose outcome was told leaves, and comes back when that is undone', async () => {
  const sent: LogInteractionArgs[] = [];
  const list = listing(held(1), held(2));
  const undoInteraction = vi.fn(async () => {
    list.restore();
    return { removed: 0, kept: 1 };
  });
  const { announced } = renderFeature(<MeetingsToComplete />, {
    crm: {
      ...{ meetingsToComplete: list.meetingsToComplete, customerCard: async () => acme },
      undoInteraction,
      logInteraction: async (args) => {
        sent.push(args);
        list.remove(uuidOf(51));
        return logged;
      },
    },
  });
  await tell();
  await screen.findByText('Outcome recorded: Meeting 1');
  expect(sent[0]).toMatchObject({ meeting_id: uuidOf(51), kind: 'meeting', note: 'Agreed' });
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(announced).toEqual(expect.arrayContaining(['customer', 'today', 'meeting']));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
  expect(undoInteraction).toHaveBeenCalledWith(
    expect.objectContaining({ target_op_id: sent[0]?.op_id }),
  );
});

test('a cancelled one leaves, and comes back when that is undone', async () => {
  const list = listing(held(1));
  const cancelMeeting = vi.fn<CrmApi['cancelMeeting']>(async ({ meeting_id, cancelled }) => {
    if (cancelled) list.remove(meeting_id);
    else list.restore();
    return { meeting_id, cancelled };
  });
  renderFeature(<MeetingsToComplete />, {
    crm: { meetingsToComplete: list.meetingsToComplete, cancelMeeting },
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Mark as cancelled: Meeting 1/ }));
  await screen.findByText('Cancelled: Meeting 1');
  await waitFor(() => expect(screen.queryAllByRole('listitem')).toHaveLength(0));
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryAllByRole('listitem')).toHaveLength(1));
});

test('what was typed survives a dead line, and is sent again as the same operation', async () => {
  const sent: LogInteractionArgs[] = [];
  const drafts = new Map<string, string>();
  const list = listing(held(1));
  const crm = (fails: boolean): Partial<CrmApi> => ({
    ...{ meetingsToComplete: list.meetingsToComplete, customerCard: async () => acme },
    logInteraction: async (args) => {
      sent.push(args);
      if (fails) throw new CrmError('TC001');
      return logged;
    },
  });
  const first = renderFeature(<MeetingsToComplete />, { drafts, crm: crm(true) });
  await tell();
  await screen.findByRole('alert');
  first.unmount();
  renderFeature(<MeetingsToComplete />, { drafts, crm: crm(false) });
  fireEvent.click(await screen.findByRole('button', { name: /^Record the outcome: Meeting 1/ }));
  expect(await screen.findByLabelText('Summary')).toHaveProperty('value', 'Agreed');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Outcome recorded: Meeting 1');
  expect(sent[1]).toEqual(sent[0]);
  expect(drafts.size).toBe(0);
});

test('where no meeting waits nothing is shown', async () => {
  const asked = vi.fn(async () => ({ meetings: [] }));
  const { container } = renderFeature(<MeetingsToComplete />, {
    crm: { meetingsToComplete: asked },
  });
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(container.querySelector('section')).toBeNull();
});
