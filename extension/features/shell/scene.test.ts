import { expect, test } from 'vitest';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { mail, page, person, threadOf } from '../people/testing/thread.ts';
import { sceneOf, threadKey } from './scene.ts';

const chen = person('chen.yu@own.example', 'Chen Yu');
const wang = person('wang.fang@acme.example', 'Wang Fang');
const somebody = [
  { ref: 'p1', email: 'wang.fang@acme.example', name: null, role: 'from' as const },
];

test('a list is no mail', () => {
  expect(sceneOf(page, [])).toEqual({ kind: 'nothing_open' });
  expect(sceneOf(null, [])).toEqual({ kind: 'reading' });
});

test('a mail among colleagues has nobody outside; one that still loads is not judged', () => {
  expect(sceneOf(threadOf(mail(chen, chen)), [])).toEqual({ kind: 'nobody_outside' });
  expect(sceneOf(threadOf(), [])).toEqual({ kind: 'reading' });
});

test('what cannot be read is named, the first cause first', () => {
  const broken: InboxSnapshot = {
    ...threadOf(),
    health: {
      account: 'ok',
      thread: 'ok',
      messages: 'broken',
      sender: 'broken',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
  };
  expect(sceneOf(broken, [])).toEqual({ kind: 'unreadable', what: 'messages' });
});

test('people who were found in spite of a broken part are shown', () => {
  const snapshot: InboxSnapshot = {
    ...threadOf(mail(wang, chen)),
    health: {
      account: 'broken',
      thread: 'ok',
      messages: 'ok',
      sender: 'ok',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
  };
  expect(sceneOf(snapshot, somebody).kind).toBe('people');
});

test('more messages of a thread are the same thread; another thread or mailbox is another', () => {
  const one = threadOf(mail(wang, chen));
  expect(threadKey(threadOf(mail(wang, chen), mail(chen, wang)))).toBe(threadKey(one));
  expect(threadKey({ ...one, account: 'other@own.example' })).not.toBe(threadKey(one));
  expect(threadKey(page)).toBe('');
});
