// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CrmApi } from '../../../shared/api/crm-api.ts';
import type { InboxSnapshot, SnapshotEvent } from '../../../shared/contracts/inbox-snapshot.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import type { Meeting } from '../../../shared/contracts/meetings.ts';
import { toLocalInput } from '../../../shared/domain/zoned-time.ts';
import { page, person } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from '../shell/testing/customers.ts';
import { NOW, renderSidebar, uuidOf, zhaoMin } from '../shell/testing/render-sidebar.tsx';

afterEach(cleanup);

const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const contact = {
  ...{ contact_id: uuidOf(20), name: 'Wang Fang', title: null, is_primary: true },
  ...{ addresses: [wang.email ?? ''], phones: [], wechat: null, has_left: false },
};
const absent = { ...contact, contact_id: uuidOf(21), name: 'Li Lei', addresses: [] };
const acme = customer(10, 'Acme Packaging Co.', { contacts: [contact, absent] });
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const wall = (hours: number) => toLocalInput(inHours(hours), timeZone);

/** An event from so many hours on, one hour long, as the page shows it. */
function eventIn(hours: number, given: Partial<SnapshotEvent> = {}): InboxSnapshot {
  return {
    ...{ ...page, surface: 'google-calendar', host: 'calendar.google.com', view: 'event' },
    event: {
      ...{ placement: 'popover', id: 'e1', seriesId: null, calendarId: null, title: 'Samples' },
      ...{ timeRaw: 'shown', start: wall(hours), end: wall(hours + 1), allDay: false },
      ...{ location: 'Room 3', organizer: null, guests: [{ ...wang, answer: 'accepted' }] },
      ...{ ownAnswer: null, recurring: false, certain: true },
      ...given,
    },
  };
}

const plannedIn = (hours: number, given: Partial<Meeting['follow_ups'][number]> = {}): Meeting => ({
  ...{ meeting_id: uuidOf(50), title: 'Samples', location: null, cancelled: false },
  ...{ starts_at: inHours(hours).toISOString(), ends_at: inHours(hours + 1).toISOString() },
  ...{ starts_on: null, ends_on: null },
  follow_ups: [
    {
      ...{ follow_up_id: uuidOf(70), customer_id: acme.customer_id, customer_name: acme.name },
      ...{ state: 'planned', by: { member_id: zhaoMin.member_id, name: zhaoMin.name } },
      ...{ recorded_at: inHours(-0.05).toISOString(), op_id: uuidOf(80), outcome: null },
      ...{ contact_ids: [contact.contact_id] },
      ...given,
    },
  ],
});

function beside(snapshot: InboxSnapshot, crm: Partial<CrmApi> = {}) {
  return renderSidebar({
    snapshot,
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(acme)]),
      ...crm,
    },
  });
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const plan = () =>
  vi.fn<CrmApi['planMeeting']>(async () => ({
    ...{ meeting_id: uuidOf(50), undo_until: inHours(1).toISOString() },
    follow_ups: [{ follow_up_id: uuidOf(70), customer_id: acme.customer_id, created: true }],
  }));

describe('beside an event that is to come', () => {
  test('one click plans it, at the time that the page shows and with the guests who are contacts', async () => {
    const planMeeting = plan();
    let meeting: Meeting | null = null;
    beside(eventIn(24), { planMeeting, meetingOfEvent: async () => ({ meeting, alike: [] }) });
    const click = await button('Plan the follow-up');
    meeting = plannedIn(24);
    fireEvent.click(click);
    await screen.findByText(/Planned by you/);
    expect(planMeeting).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        ...{ starts_at: inHours(24).toISOString(), ends_at: inHours(25).toISOString() },
        ...{ time_zone: timeZone, title: 'Samples', location: 'Room 3', visibility: 'full' },
        ...{ customer_ids: [acme.customer_id], contact_ids: [contact.contact_id] },
      }),
    );
    expect(screen.queryByRole('button', { name: 'Record the outcome' })).toBeNull();
  });

  test('its plan begins with the level that its member usually chooses, and another can be chosen', async () => {
    const planMeeting = plan();
    renderSidebar({
      snapshot: eventIn(24),
      membership: { default_visibility: 'subject' },
      crm: {
        customerCard: async () => acme,
        customerTimeline: async () => [],
        matchPeople: answer([candidateOf(acme)]),
        planMeeting,
      },
    });
    const click = await button('Plan the follow-up');
    const level = screen.getByLabelText('Who may read it');
    expect(level).toHaveProperty('value', 'subject');
    fireEvent.change(level, { target: { value: 'private' } });
    fireEvent.click(click);
    await waitFor(() =>
      expect(planMeeting).toHaveBeenCalledWith(expect.objectContaining({ visibility: 'private' })),
    );
  });

  test('before that, nothing of it but digests is asked about', async () => {
    const asked: unknown[] = [];
    beside(eventIn(24), {
      meetingOfEvent: async (args) => {
        asked.push(args);
        return { meeting: null, alike: [] };
      },
    });
    await button('Plan the follow-up');
    const sent = JSON.stringify(asked);
    for (const clear of ['Samples', 'e1"', 'Room 3', 'wang.fang', zhaoMin.email]) {
      expect(sent).not.toContain(clear);
    }
    expect(asked).toEqual([
      {
        key_version: 7,
        customer_ids: [acme.customer_id],
        keys: {
          event: expect.stringMatching(/^[\w-]{22}$/),
          calendar: expect.stringMatching(/^[\w-]{22}$/),
          shown: expect.stringMatching(/^[\w-]{22}$/),
          titled: expect.stringMatching(/^[\w-]{22}$/),
        },
      },
    ]);
  });

  test('an own plan is taken back for ten minutes', async () => {
    const undoInteraction = vi.fn(async () => ({ removed: 1, kept: 0 }));
    beside(eventIn(24), {
      undoInteraction,
      meetingOfEvent: async () => ({ meeting: plannedIn(24), alike: [] }),
    });
    fireEvent.click(await button('Undo'));
    await waitFor(() =>
      expect(undoInteraction).toHaveBeenCalledWith(
        expect.objectContaining({ target_op_id: uuidOf(80) }),
      ),
    );
    cleanup();
    const old = plannedIn(24, { recorded_at: inHours(-0.2).toISOString() });
    beside(eventIn(24), { meetingOfEvent: async () => ({ meeting: old, alike: [] }) });
    await screen.findByText(/Planned by you/);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });

  test("a colleague's plan is named as theirs and not planned again", async () => {
    const by = { member_id: uuidOf(9), name: 'Wang Hao' };
    const meeting = plannedIn(24, { by, op_id: null });
    beside(eventIn(24), { meetingOfEvent: async () => ({ meeting, alike: [] }) });
    await screen.findByText(/Planned by Wang Hao/);
    expect(screen.queryByRole('button', { name: 'Plan the follow-up' })).toBeNull();
  });

  test('one that was moved takes its plan along, once', async () => {
    const moveMeeting = vi.fn<CrmApi['moveMeeting']>(async () => ({ meeting_id: uuidOf(50) }));
    let meeting = plannedIn(24);
    beside(eventIn(48), {
      moveMeeting: async (args) => {
        meeting = plannedIn(48);
        return moveMeeting(args);
      },
      meetingOfEvent: async () => ({ meeting, alike: [] }),
    });
    await screen.findByText(/the plan moved along/);
    expect(moveMeeting).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        ...{ meeting_id: uuidOf(50), starts_at: inHours(48).toISOString() },
      }),
    );
  });

  test('a tab that still shows the old time does not move it back', async () => {
    const moveMeeting = vi.fn<CrmApi['moveMeeting']>(async () => ({ meeting_id: uuidOf(50) }));
    let meeting = plannedIn(24);
    const { told } = beside(eventIn(24), {
      moveMeeting,
      meetingOfEvent: async () => ({ meeting, alike: [] }),
    });
    const line = await screen.findByText(/Planned by you/);
    const before = line.textContent;
    meeting = plannedIn(48);
    told('meeting');
    await waitFor(() => expect(screen.getByText(/Planned by you/).textContent).not.toBe(before));
    expect(moveMeeting).not.toHaveBeenCalled();
  });

  test('of one that may have been moved the reader is asked', async () => {
    const moveMeeting = vi.fn<CrmApi['moveMeeting']>(async () => ({ meeting_id: uuidOf(50) }));
    const alike = async () => ({ meeting: null, alike: [plannedIn(24)] });
    beside(eventIn(48, { id: null }), { moveMeeting, meetingOfEvent: alike });
    fireEvent.click(await button('No, another one'));
    await button('Plan the follow-up');
    expect(moveMeeting).not.toHaveBeenCalled();
    cleanup();
    beside(eventIn(48, { id: null }), { moveMeeting, meetingOfEvent: alike });
    fireEvent.click(await button('Yes, it was moved'));
    await waitFor(() => expect(moveMeeting).toHaveBeenCalledOnce());
  });

  test('cancelled it says so, and can take place after all', async () => {
    const cancelMeeting = vi.fn<CrmApi['cancelMeeting']>(async ({ meeting_id, cancelled }) => {
      meeting = plannedIn(24, { state: cancelled ? 'cancelled' : 'planned' });
      return { meeting_id, cancelled };
    });
    let meeting = plannedIn(24);
    beside(eventIn(24), {
      cancelMeeting,
      meetingOfEvent: async () => ({ meeting, alike: [] }),
    });
    fireEvent.click(await button('Mark as cancelled'));
    await screen.findByText(/^Cancelled:/);
    fireEvent.click(await button('It takes place after all'));
    await screen.findByText(/Planned by you/);
  });

  test('whose time the page does not tell is not planned, and is logged by hand', async () => {
    beside(eventIn(24, { start: null, end: null, allDay: null }));
    await screen.findByText(/does not tell for certain when/);
    expect(screen.queryByRole('button', { name: 'Plan the follow-up' })).toBeNull();
    await button('Meeting');
  });
});

describe('beside an event that is over', () => {
  async function fillIn() {
    fireEvent.click(await screen.findByRole('radio', { name: 'Wants a quote' }));
    fireEvent.change(screen.getByLabelText('Summary'), { target: { value: 'Two lines' } });
    const [nextStep] = screen.getAllByRole('radio', { name: /9:00/ });
    if (nextStep === undefined) throw new Error('a next step is offered');
    fireEvent.click(nextStep);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  }

  function logging(sent: LogInteractionArgs[], then: () => void = () => undefined) {
    return async (args: LogInteractionArgs) => {
      sent.push(args);
      then();
      return { mail_id: null, follow_ups: [], reminder_id: null, undo_until: NOW.toISOString() };
    };
  }

  test('the outcome of a planned meeting is recorded, and who recorded it is shown', async () => {
    const sent: LogInteractionArgs[] = [];
    let meeting = plannedIn(-2);
    beside(eventIn(-2), {
      meetingOfEvent: async () => ({ meeting, alike: [] }),
      logInteraction: logging(sent, () => {
        meeting = plannedIn(-2, { state: 'done', outcome: 'wants_quote' });
      }),
    });
    fireEvent.click(await button('Record the outcome'));
    await fillIn();
    await screen.findByText('Outcome recorded by you: Wants a quote');
    expect(sent).toEqual([
      expect.objectContaining({
        ...{ kind: 'meeting', meeting_id: uuidOf(50), occurred_at: inHours(-2).toISOString() },
        ...{ outcome: 'wants_quote', note: 'Two lines', contact_ids: [contact.contact_id] },
        next: expect.objectContaining({ plan: 'Send Wang Fang the quote' }),
      }),
    ]);
  });

  test('of one that nobody planned both are done at once', async () => {
    const sent: LogInteractionArgs[] = [];
    const planMeeting = plan();
    beside(eventIn(-2), { planMeeting, logInteraction: logging(sent) });
    fireEvent.click(await button('Record the outcome'));
    await fillIn();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(planMeeting).toHaveBeenCalledOnce();
    expect(sent[0]).toMatchObject({ meeting_id: uuidOf(50), contact_ids: [contact.contact_id] });
  });

  test('without a word about it nothing is sent, but of nobody having come', async () => {
    const sent: LogInteractionArgs[] = [];
    beside(eventIn(-2), {
      meetingOfEvent: async () => ({ meeting: plannedIn(-2), alike: [] }),
      logInteraction: logging(sent),
    });
    fireEvent.click(await button('Record the outcome'));
    const [nextStep] = await screen.findAllByRole('radio', { name: /9:00/ });
    if (nextStep === undefined) throw new Error('a next step is offered');
    fireEvent.click(nextStep);
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Say in a few words what it was about.');
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: 'Did not come' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ outcome: 'no_show', note: null, contact_ids: [] });
  });
});
