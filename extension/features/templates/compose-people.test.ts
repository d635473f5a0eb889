import { describe, expect, test } from 'vitest';
import type { SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { mail, person, thread } from '../people/testing/thread.ts';
import { writingTo } from './compose-people.ts';

const me = person('zhao.min@harbour-tools.example', 'Zhao Min');
const colleague = person('chen.yu@harbour-tools.example', 'Chen Yu');
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const muller = person('j.mueller@nordlicht.example', 'Jürgen Müller');
const own = { ownDomains: ['harbour-tools.example'], colleagueAddresses: [] };
const fromWang = thread('18c0', mail(wang, me));

const composing = (given: Partial<SnapshotCompose>): SnapshotCompose => ({
  ...{ key: 'editor-1', kind: 'new', placement: 'window', draftId: null, threadId: null },
  ...{ localThreadId: null, to: [], cc: [], bcc: [], subject: '' },
  ...given,
});
const names = (compose: SnapshotCompose | null) =>
  writingTo(fromWang, compose, own).people.map(({ name }) => name);

describe('a template is for', () => {
  test('the people of the open mail where none is being written', () => {
    expect(names(null)).toEqual(['Wang Fang']);
  });

  test('those whom the mail is written to, in copy or hidden, but no colleague', () => {
    const to = composing({ to: [colleague, muller], cc: [me], bcc: [wang] });
    expect(names(to)).toEqual(['Jürgen Müller', 'Wang Fang']);
    expect(names(composing({ to: [colleague] }))).toEqual([]);
  });

  test.each(['new', 'forward', null] as const)(
    'nobody while a mail (%s) has no recipients, whatever thread is open beside it',
    (kind) => {
      expect(names(composing({ kind }))).toEqual([]);
      expect(names(composing({ kind, to: null, cc: null, bcc: null }))).toEqual([]);
    },
  );

  test('the people of the thread in an answer whose recipients the page does not show', () => {
    expect(names(composing({ kind: 'reply', to: null, cc: null, bcc: null }))).toEqual([
      'Wang Fang',
    ]);
  });
});

test('what is asked about a mail’s recipients holds nothing of the thread beside it', () => {
  const { snapshot } = writingTo(fromWang, composing({ to: [muller] }), own);
  expect([snapshot.thread, snapshot.messages, snapshot.event]).toEqual([null, [], null]);
});
