import { expect, test } from 'vitest';
import { outsiders } from '../../../shared/domain/thread-people.ts';
import { focusPerson } from './focus-person.ts';
import { mail, person, threadOf } from './testing/thread.ts';

const wang = person('wang.fang@acme.example', 'Wang Fang');
const li = person('li.lei@acme.example', 'Li Lei');
const maria = person('maria@aurora.example', 'Maria Rossi');
const me = person('me@own.example', 'Me');

const focus = (snapshot: ReturnType<typeof threadOf>, known: string[]) => {
  const people = outsiders(snapshot, { ownDomains: ['own.example'], colleagueAddresses: [] });
  return focusPerson(snapshot, people, ({ email }) => known.includes(email ?? ''))?.email;
};

test('the outside sender of the latest message comes first', () => {
  const snapshot = threadOf(mail(wang, me), mail(li, me), mail(me, wang));
  expect(focus(snapshot, ['wang.fang@acme.example', 'li.lei@acme.example'])).toBe(
    'li.lei@acme.example',
  );
});

test('a sender nobody knows gives way to somebody on the mail who is known', () => {
  expect(focus(threadOf(mail(maria, me, wang)), ['wang.fang@acme.example'])).toBe(
    'wang.fang@acme.example',
  );
});

test('among strangers it is the sender again', () => {
  expect(focus(threadOf(mail(maria, me, wang)), [])).toBe('maria@aurora.example');
});

test('in a mail of our own it is whom it goes to', () => {
  expect(focus(threadOf(mail(me, maria)), [])).toBe('maria@aurora.example');
});
