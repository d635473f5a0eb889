// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { Reminder, TodayResult } from '../../../shared/contracts/reminders.ts';
import { cleanUpAfterEach, renderFeature, uuidOf } from '../workspace/testing/render-feature.tsx';
import { Today } from './today-list.tsx';

cleanUpAfterEach();

function reminder(
  n: number,
  due_at: string,
  plan: string,
  given: Partial<Reminder> = {},
): Reminder {
  return {
    reminder_id: uuidOf(n),
    kind: 'follow_up',
    customer_id: uuidOf(10),
    customer_name: 'Acme',
    plan,
    due_at,
    priority: 'medium',
    due_version: 1,
    open_url: null,
    ...given,
  };
}

const list: TodayResult = {
  as_of: '2026-11-20T02:00:00Z',
  overdue: [
    reminder(2, '2026-11-19T01:00:00Z', 'Send samples'),
    reminder(1, '2026-11-12T01:00:00Z', 'Send the quote', { priority: 'high' }),
  ],
  today: [reminder(3, '2026-11-20T07:30:00Z', 'Call 欧阳静')],
  coming: [reminder(4, '2026-11-21T01:00:00Z', 'Ask for the drawing')],
};

const none: TodayResult = { ...list, overdue: [], today: [], coming: [] };
const done = { reminder_id: uuidOf(1), state: 'done' as const, due_at: list.as_of, due_version: 1 };
const plans = () =>
  screen.getAllByRole('listitem').map((row) => row.querySelector('p + p')?.textContent);

test('the oldest overdue stands first, then today by time, then the coming days', async () => {
  renderFeature(<Today />, { crm: { today: async () => list } });
  await screen.findByText('Send the quote');
  expect(plans()).toEqual(['Send the quote', 'Send samples', 'Call 欧阳静', 'Ask for the drawing']);
  const [overdue] = screen.getAllByRole('heading');
  expect(overdue?.textContent).toBe('Overdue2');
  expect(screen.getByText('High priority')).toBeTruthy();
  expect(screen.getByText('tomorrow')).toBeTruthy();
});

test('one key marks a reminder done; the row leaves at once and the hand goes on with the next', async () => {
  const completeReminder = vi.fn(async () => done);
  let remaining = list;
  const { announced } = renderFeature(<Today />, {
    crm: { today: async () => remaining, completeReminder },
  });
  const first = await screen.findByRole('button', { name: 'Done: Send the quote, Acme' });
  first.focus();
  remaining = { ...list, overdue: list.overdue.slice(0, 1) };
  fireEvent.keyDown(first, { key: 'd' });
  await waitFor(() => expect(screen.queryByText('Send the quote')).toBeNull());
  expect(completeReminder).toHaveBeenCalledWith(
    expect.objectContaining({ reminder_id: uuidOf(1) }),
  );
  await waitFor(() => expect(screen.getByText('Done: Send the quote')).toBeTruthy());
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Done: Send samples, Acme');
  expect(announced).toContain('summary');
});

test('arrow keys walk through the rows', async () => {
  renderFeature(<Today />, { crm: { today: async () => list } });
  const first = await screen.findByRole('button', { name: 'Done: Send the quote, Acme' });
  first.focus();
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  const second = screen.getByRole('button', { name: 'Done: Send samples, Acme' });
  expect(document.activeElement).toBe(second);
  fireEvent.keyDown(second, { key: 'ArrowUp' });
  expect(document.activeElement).toBe(first);
});

test('a refused row comes back, and trying again is the same operation', async () => {
  const sent: string[] = [];
  renderFeature(<Today />, {
    crm: {
      today: async () => list,
      completeReminder: async ({ op_id }) => {
        sent.push(op_id);
        if (sent.length === 1) throw new CrmError('TC001');
        return done;
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Done: Send the quote, Acme' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('TC001');
  await waitFor(() => expect(plans()).toContain('Send the quote'));
  fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toBe(sent[0]);
});

test('a reminder that somebody closed meanwhile is no error', async () => {
  let remaining = list;
  renderFeature(<Today />, {
    crm: {
      today: async () => remaining,
      completeReminder: () => {
        remaining = { ...list, overdue: list.overdue.slice(0, 1) };
        return Promise.reject(new CrmError('TB024'));
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Done: Send the quote, Acme' }));
  await waitFor(() => expect(screen.queryByText('Send the quote')).toBeNull());
  expect(screen.queryByRole('alert')).toBeNull();
});

test('snoozing takes two presses and sends the instant that the chip names', async () => {
  let remaining = list;
  const snoozeReminder = vi.fn(async () => {
    remaining = { ...list, overdue: list.overdue.slice(0, 1) };
    return { ...done, state: 'open' as const };
  });
  renderFeature(<Today />, { crm: { today: async () => remaining, snoozeReminder } });
  const row = await screen.findByRole('button', { name: 'Done: Send the quote, Acme' });
  fireEvent.keyDown(row, { key: 's' });
  const choices = screen.getByRole('group', { name: 'Until when?' });
  expect(document.activeElement).toBe(within(choices).getByText('Today 17:00'));
  fireEvent.click(within(choices).getByText('Tomorrow 9:00'));
  await waitFor(() =>
    expect(snoozeReminder).toHaveBeenCalledWith(
      expect.objectContaining({ until: '2026-11-21T01:00:00.000Z' }),
    ),
  );
  await waitFor(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Done: Send samples, Acme'),
  );
});

test('a snooze of one’s own must lie ahead', async () => {
  const snoozeReminder = vi.fn();
  renderFeature(<Today />, { crm: { today: async () => list, snoozeReminder } });
  fireEvent.click(await screen.findByRole('button', { name: 'Snooze: Send the quote, Acme' }));
  fireEvent.click(screen.getByRole('button', { name: 'Pick a time' }));
  fireEvent.change(screen.getByLabelText('Date and time'), {
    target: { value: '2026-11-20T09:00' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Snooze until then' }));
  expect(await screen.findByText('This time has passed. Choose a later one.')).toBeTruthy();
  expect(snoozeReminder).not.toHaveBeenCalled();
});

test('the mail that a reminder came from opens by key', async () => {
  const url = 'https://mail.google.com/mail/u/0/#inbox/18c0';
  const { opened } = renderFeature(<Today />, {
    crm: {
      today: async () => ({
        ...none,
        today: [reminder(5, '2026-11-20T07:30:00Z', 'Call', { open_url: url })],
      }),
    },
  });
  fireEvent.keyDown(await screen.findByRole('button', { name: 'Done: Call, Acme' }), { key: 'o' });
  expect(opened).toEqual([url]);
});

test('an empty day says so kindly, in both languages', async () => {
  const { unmount } = renderFeature(<Today />, { crm: { today: async () => none } });
  expect(await screen.findByText('Nothing waits for you.')).toBeTruthy();
  unmount();
  renderFeature(<Today />, { crm: { today: async () => none }, language: 'zh-CN' });
  expect(await screen.findByText(/现在没有待办/)).toBeTruthy();
});

test('one key asks to whom a reminder goes; who takes it is pressed, the row leaves, and it is said', async () => {
  const reassignReminder = vi.fn(async () => ({ ...done, state: 'open' as const }));
  const takers = [{ member_id: uuidOf(7), name: 'Wang Hao' }];
  let remaining = list;
  renderFeature(<Today />, {
    crm: {
      today: async () => remaining,
      reminderTakers: async () => ({ takers }),
      reassignReminder,
    },
  });
  const first = await screen.findByRole('button', { name: 'Done: Send the quote, Acme' });
  first.focus();
  fireEvent.keyDown(first, { key: 'r' });
  const group = await screen.findByRole('group', { name: 'To whom?' });
  const taker = await within(group).findByRole('button', { name: 'Wang Hao' });
  await waitFor(() => expect(document.activeElement).toBe(taker));
  remaining = { ...list, overdue: list.overdue.slice(0, 1) };
  fireEvent.click(taker);
  await waitFor(() => expect(screen.queryByText('Send the quote')).toBeNull());
  expect(reassignReminder).toHaveBeenCalledWith(
    expect.objectContaining({ reminder_id: uuidOf(1), member_id: uuidOf(7) }),
  );
  expect(await screen.findByText('Given to Wang Hao: Send the quote')).toBeTruthy();
});

test('where nobody else works the customer it is said; Escape goes back to the row', async () => {
  renderFeature(<Today />, {
    crm: { today: async () => list, reminderTakers: async () => ({ takers: [] }) },
  });
  fireEvent.click(
    await screen.findByRole('button', { name: 'Give to somebody else: Send the quote, Acme' }),
  );
  const nobody = await screen.findByText('Nobody else works this customer.');
  fireEvent.keyDown(nobody, { key: 'Escape' });
  expect(screen.queryByRole('group', { name: 'To whom?' })).toBeNull();
});

test('the warning that a customer goes back to the pool is given to nobody', async () => {
  const warning = reminder(5, '2026-11-20T07:30:00Z', 'x', { kind: 'recycling' });
  renderFeature(<Today />, {
    crm: { today: async () => ({ ...none, today: [warning] }) },
  });
  await screen.findByText('Goes back to the pool then, unless you follow up');
  expect(screen.queryByRole('button', { name: /^Give to somebody else/ })).toBeNull();
});
