// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { CrmError } from '../../../shared/contracts/errors.ts';
import type { LogInteractionArgs } from '../../../shared/contracts/interactions.ts';
import {
  cleanUpAfterEach,
  recording,
  renderFeature,
  uuidOf,
} from '../workspace/testing/render-feature.tsx';
import { card, choose, form, logMail, result, save } from './testing/log-mail-form.tsx';

cleanUpAfterEach();

test('a retry after a dead backend and a closed tab sends the same operation, byte for byte', async () => {
  const sent: LogInteractionArgs[] = [];
  const drafts = new Map<string, string>();
  const first = renderFeature(logMail(), {
    drafts,
    crm: {
      logInteraction: async (args) => {
        sent.push(args);
        throw new CrmError('TC001');
      },
    },
  });
  await form();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: '价格决定' } });
  choose('Tomorrow 9:00');
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('TC001');
  expect(screen.getByText(/Saving again cannot log it twice/)).toBeTruthy();
  first.unmount();

  const onKept = vi.fn();
  renderFeature(logMail({ onKept }), {
    drafts,
    crm: { logInteraction: recording(sent, result) },
  });
  await form();
  expect(screen.getByLabelText('Note')).toHaveProperty('value', '价格决定');
  save();
  await waitFor(() => expect(onKept).toHaveBeenCalledWith(sent[0]?.op_id, expect.any(Promise)));
  expect(sent[1]).toEqual(sent[0]);
  expect(drafts.size).toBe(0);
});

test('what was typed comes back after the form was closed, and can be thrown away', async () => {
  const drafts = new Map<string, string>();
  const first = renderFeature(logMail(), { drafts });
  await form();
  choose('Objection');
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'too dear' } });
  first.unmount();
  expect(drafts.size).toBe(1);

  renderFeature(logMail(), { drafts });
  await form();
  expect(screen.getByText('What you typed before is back.')).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Objection' })).toHaveProperty('checked', true);
  fireEvent.click(screen.getByRole('button', { name: 'Start over' }));
  expect(screen.getByLabelText('Note')).toHaveProperty('value', '');
  await waitFor(() => expect(drafts.size).toBe(0));
});

test('an operation that was already used for other content is given a new name, and says so', async () => {
  const sent: LogInteractionArgs[] = [];
  renderFeature(logMail(), {
    crm: {
      logInteraction: async (args) => {
        sent.push(args);
        if (sent.length === 1) throw new CrmError('TB005');
        return result;
      },
    },
  });
  await form();
  choose('Tomorrow 9:00');
  save();
  expect((await screen.findByRole('alert')).textContent).toContain('TB005');
  save();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.op_id).not.toBe(sent[0]?.op_id);
});

test('a logged mail tells by whom and when instead of a form; another customer can still have it', async () => {
  const key = 'k'.repeat(22);
  renderFeature(
    logMail({
      logged: [
        {
          key,
          follow_up_id: uuidOf(51),
          customer_id: card.customer_id,
          by: { member_id: uuidOf(9), name: 'Wang Hao 王浩' },
          at: '2026-11-19T06:05:00Z',
          op_id: null,
        },
      ],
      messageIds: { [key]: '18c1' },
    }),
    { crm: { searchCustomers: async () => [] } },
  );
  expect(await screen.findByText('Logged by Wang Hao 王浩, yesterday 14:05')).toBeTruthy();
  expect(screen.queryByRole('form')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Log to another customer too' }));
  expect(await screen.findByRole('searchbox')).toBeTruthy();
});

test('a mail that is logged elsewhere meanwhile takes away an untouched form, and no typed text', async () => {
  const key = 'k'.repeat(22);
  const elsewhere = {
    logged: [
      {
        key,
        follow_up_id: uuidOf(51),
        customer_id: card.customer_id,
        by: { member_id: uuidOf(9), name: 'Wang Hao' },
        at: '2026-11-20T01:59:00Z',
        op_id: null,
      },
    ],
    messageIds: { [key]: '18c1' },
  };
  let hear: () => void = () => undefined;
  function HeardLater() {
    const [heard, setHeard] = useState(false);
    hear = () => setHeard(true);
    return logMail(heard ? elsewhere : {});
  }
  const untouched = renderFeature(<HeardLater />);
  await form();
  act(() => hear());
  expect(await screen.findByText(/Logged by Wang Hao/)).toBeTruthy();
  untouched.unmount();

  renderFeature(<HeardLater />);
  await form();
  fireEvent.change(screen.getByLabelText('Note'), { target: { value: 'Mine' } });
  act(() => hear());
  expect(await screen.findByText(/Wang Hao logged this mail in the meantime/)).toBeTruthy();
  expect(screen.getByLabelText('Note')).toHaveProperty('value', 'Mine');
});
