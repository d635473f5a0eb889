import { expect, test } from 'vitest';
import type { LoggedMail } from '../../../shared/contracts/customers.ts';
import { type JustLogged, loggedState } from './logged-state.ts';
import { mail, person, threadOf } from './testing/thread.ts';

const wang = person('wang.fang@acme.example', 'Wang Fang');
const me = person('me@own.example', 'Me');
const { messages } = threadOf(mail(wang, me), mail(wang, me));

const logged = (key: string, given: Partial<LoggedMail> = {}): LoggedMail => ({
  key,
  follow_up_id: `f-${key}`,
  customer_id: 'acme',
  by: { member_id: 'm', name: 'Zhao Min' },
  at: '2026-11-20T01:00:00Z',
  op_id: null,
  ...given,
});

const match = (...mails: LoggedMail[]) => ({
  result: { people: [], card: null, follows: null, logged: mails },
  messageIds: { first: '18c00', second: '18c01' },
  threadId: '18c0',
  candidates: {},
  excluded: [],
});

test('what is logged for another customer is not logged for this one', () => {
  const state = loggedState(
    match(logged('first', { customer_id: 'other' })),
    messages,
    'acme',
    null,
  );
  expect(state).toEqual({ latest: null, loggedCount: 0, countable: 2 });
});

test('the last one logged is told, and how many of the thread there are', () => {
  const later = logged('second', { at: '2026-11-20T01:30:00Z' });
  expect(loggedState(match(later, logged('first')), messages, 'acme', null)).toEqual({
    latest: later,
    loggedCount: 2,
    countable: 2,
  });
});

test('what was logged here a moment ago counts once, before and after the database tells it', () => {
  const fresh: JustLogged = {
    ...logged('', { op_id: 'op', at: '2026-11-20T02:00:00Z' }),
    isMail: true,
  };
  expect(loggedState(match(), messages, 'acme', fresh)).toMatchObject({
    latest: { op_id: 'op' },
    loggedCount: 1,
  });
  const told = match(logged('second', { op_id: 'op', at: '2026-11-20T02:00:01Z' }));
  expect(loggedState(told, messages, 'acme', fresh)).toMatchObject({
    latest: { key: 'second' },
    loggedCount: 1,
  });
});

test('a call logged from here is no mail of the thread', () => {
  const call: JustLogged = { ...logged('', { op_id: 'op' }), isMail: false };
  expect(loggedState(match(), messages, 'acme', call)).toMatchObject({
    loggedCount: 0,
    countable: 2,
  });
});
