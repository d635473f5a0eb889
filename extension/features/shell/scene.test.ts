import { expect, test } from 'vitest';
import type {
  Health,
  InboxSnapshot,
  SnapshotEvent,
} from '../../../shared/contracts/inbox-snapshot.ts';
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

const event: SnapshotEvent = {
  placement: 'popover',
  id: '4o8k2m6p1q3r',
  seriesId: null,
  calendarId: null,
  title: 'Line review',
  timeRaw: null,
  start: null,
  end: null,
  allDay: null,
  location: null,
  organizer: null,
  guests: null,
  ownAnswer: null,
  recurring: null,
  certain: true,
};
const calendar = (open: Partial<SnapshotEvent> | null, health: Health = 'ok'): InboxSnapshot => ({
  ...page,
  surface: 'google-calendar',
  view: open === null ? 'calendar' : 'event',
  event: open === null ? null : { ...event, ...open },
  health: { ...page.health, event: health },
});

test('an event of colleagues has nobody outside; one without addresses says so; a grid is nothing open', () => {
  const colleagues = [{ ...chen, answer: null }];
  expect(sceneOf(calendar({ guests: colleagues }), [])).toEqual({ kind: 'nobody_outside' });
  const names = [{ email: null, name: 'Wang Fang', answer: null }];
  expect(sceneOf(calendar({ guests: names }), [])).toEqual({ kind: 'nobody_named' });
  expect(sceneOf(calendar({}), [])).toEqual({ kind: 'nobody_named' });
  expect(sceneOf(calendar(null, 'idle'), [])).toEqual({ kind: 'nothing_open' });
  expect(sceneOf(calendar({}), somebody).kind).toBe('people');
});

test('an event that is not read, or read twice and differently, is said', () => {
  for (const health of ['broken', 'unsure'] as const) {
    expect(sceneOf(calendar(null, health), [])).toEqual({ kind: 'unreadable', what: 'event' });
  }
});

test('the next event is another place, on the same page and without ids as well', () => {
  const one = threadKey(calendar({}));
  expect(threadKey(calendar({ id: 'other' }))).not.toBe(one);
  expect(threadKey(calendar({ id: null, title: 'A' }))).not.toBe(
    threadKey(calendar({ id: null, title: 'B' })),
  );
  expect(threadKey(calendar({ ownAnswer: 'accepted' }))).toBe(one);
});
