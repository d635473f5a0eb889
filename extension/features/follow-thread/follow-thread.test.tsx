// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import type { OperationArgs } from '../../../shared/contracts/operations.ts';
import type { ReadMessage } from '../../../shared/domain/read-message.ts';
import { card, message, result, snapshot } from '../log-mail/testing/log-mail-form.tsx';
import { cleanUpAfterEach, member, renderFeature } from '../workspace/testing/render-feature.tsx';
import { FollowThread } from './inbox-follow-thread.tsx';

cleanUpAfterEach();

const followed = {
  since: '2026-11-19T08:00:00Z',
  customer_ids: [card.customer_id],
  visibility: 'full' as const,
};
const late: ReadMessage = { ...message, id: '18c9', sentAt: '2026-11-20T01:00:00.000Z' };
const early: ReadMessage = { ...message, id: '18c1', sentAt: '2026-11-18T01:00:00.000Z' };

const panel = (follows: typeof followed | null, messages: readonly ReadMessage[]) => (
  <FollowThread
    snapshot={snapshot}
    messages={messages}
    card={card}
    membership={member}
    match={{
      result: { people: [], card: null, logged: [], follows },
      ...{ candidates: {}, excluded: [], messageIds: {}, threadId: '18c0' },
    }}
  />
);

test('a followed thread logs what came later, once, to be completed by a person', async () => {
  const sent: LogInteractionArgs[] = [];
  const crm = {
    digestKeys: async () => [{ version: 7, key: 'A'.repeat(43) }],
    logInteraction: async (args: LogInteractionArgs) => {
      sent.push(args);
      return result;
    },
  };
  const first = renderFeature(panel(followed, [early, late]), { crm });
  await screen.findByText('1 new mail was logged.');
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    ...{ source: 'automatic', customer_ids: [card.customer_id], note: null, next: null },
    mail: { source: { message_id: '18c9' } },
  });
  expect(logInteractionArgs.parse(sent[0])).toEqual(sent[0]);
  first.unmount();
  // The same mail in another tab is the same operation, which the database answers as it did before.
  renderFeature(panel(followed, [late]), { crm });
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]?.op_id).toBe(sent[0]?.op_id);
});

test('a thread that nobody follows is left alone until somebody does', async () => {
  const asked: OperationArgs<'followThread'>[] = [];
  renderFeature(panel(null, [late]), {
    crm: {
      digestKeys: async () => [{ version: 7, key: 'A'.repeat(43) }],
      followThread: async (args) => {
        asked.push(args);
        return { thread: args.thread, follows: args.follows };
      },
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Follow this thread' }));
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ follows: true, customer_ids: [card.customer_id] });
});
