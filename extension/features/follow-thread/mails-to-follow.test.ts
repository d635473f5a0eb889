import { expect, test } from 'vitest';
import { uuid } from '../../../shared/contracts/scalars.ts';
import { message } from '../log-mail/testing/log-mail-form.tsx';
import { uuidOf } from '../workspace/testing/render-feature.tsx';
import { mailsToFollow, operationOf } from './mails-to-follow.ts';

const customer = uuidOf(10);
const follows = {
  since: '2026-11-19T08:00:00Z',
  customer_ids: [customer],
  visibility: 'full' as const,
};
const late = { ...message, id: 'late', sentAt: '2026-11-19T09:00:00.000Z' };
const take = (...messages: (typeof message)[]) =>
  mailsToFollow({ messages, follows, isLogged: (id) => id === 'logged' }).map(({ id }) => id);

test('later mails by people are taken, and nothing from before the thread was followed', () => {
  expect(take(late, { ...late, id: 'early', sentAt: '2026-11-19T07:59:59.000Z' })).toEqual([
    'late',
  ]);
});

test('what is logged, automatic, clipped, undated or without an id is left alone', () => {
  expect(
    take(
      { ...late, id: 'logged' },
      { ...late, kind: 'automatic' },
      { ...late, complete: false },
      { ...late, sentAt: null },
      { ...late, id: null },
    ),
  ).toEqual([]);
});

test('one mail has one operation, of the form that the contract takes', () => {
  const digest = 'Zm9vYmFyYmF6cXV4MTIzNA';
  expect(uuid.parse(operationOf(digest))).toBe(operationOf(digest));
  expect(operationOf('AAAAAAAAAAAAAAAAAAAAAA')).not.toBe(operationOf(digest));
});
