import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { requireSamePage } from './same-page.ts';
import { thread } from './testing/thread.ts';

const filledInBeside = thread('18c0');

/** A page that shows one after another; the last stays. */
function showing(...snapshots: (InboxSnapshot | null)[]) {
  let look = 0;
  return {
    present: async () => {
      const shown = snapshots[Math.min(look, snapshots.length - 1)] ?? null;
      look += 1;
      return shown;
    },
  };
}

async function answerOf(work: Promise<void>): Promise<string> {
  const answer = work.then(
    () => 'ok',
    (error: unknown) => String(Reflect.get(Object(error), 'code')),
  );
  await vi.runAllTimersAsync();
  return answer;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a form is written beside the page that it was filled in beside', async () => {
  expect(await answerOf(requireSamePage(showing(filledInBeside), filledInBeside))).toBe('ok');
});

test('a page that is just drawing itself anew is looked at again', async () => {
  const blinks = showing({ ...filledInBeside, thread: null }, filledInBeside);
  expect(await answerOf(requireSamePage(blinks, filledInBeside))).toBe('ok');
});

test.each<readonly [string, InboxSnapshot | null]>([
  ['another mailbox', { ...filledInBeside, account: 'shared@harbour-tools.example' }],
  ['a mailbox that cannot be told', { ...filledInBeside, account: null }],
  ['another thread', thread('18c1')],
  ['another host', { ...filledInBeside, surface: 'outlook', host: 'outlook.office.com' }],
  ['nothing, since nobody answers', null],
])('beside %s nothing is written', async (_what, present) => {
  expect(await answerOf(requireSamePage(showing(present), filledInBeside))).toBe('TC010');
});
