import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupThreads, type ThreadedMail } from './mail-threads.ts';

const people = ['zhao.min@harbour-tools.example', 'wang.fang@acme-packaging.example'];
const mail = (messageId: string | null, change: Partial<ThreadedMail> = {}): ThreadedMail => ({
  ...{ messageId, inReplyTo: null, references: [], subject: 'Quotation 7', people },
  sentAt: '2026-11-03T02:08:00Z',
  ...change,
});
const ids = (mails: readonly ThreadedMail[]) =>
  groupThreads(mails).map((thread) => thread.map(({ messageId }) => messageId));

describe('one conversation', () => {
  test('by the mail that it answers, whatever the subject and the order of reading', () => {
    const first = mail('1@x.example');
    const answer = mail('2@x.example', {
      ...{ inReplyTo: '<1@X.example>', subject: 'Something else' },
      sentAt: '2026-11-04T02:08:00Z',
    });
    expect(ids([answer, first])).toEqual([['1@x.example', '2@x.example']]);
  });

  test('by a reference to a mail that nobody has', () => {
    const references = ['<lost@x.example>'];
    expect(ids([mail('2@x.example', { references }), mail('3@x.example', { references })])).toEqual(
      [['2@x.example', '3@x.example']],
    );
  });

  test.each(['Re: Quotation 7', '回复：Quotation 7', 'AW: WG: quotation 7', 'Odp: Quotation 7'])(
    'by an answer’s subject, where a program names nothing: %s',
    (subject) => {
      const answer = mail('2@x.example', { subject, sentAt: '2026-11-04T02:08:00Z' });
      expect(ids([mail('1@x.example'), answer])).toHaveLength(1);
    },
  );
});

describe('two conversations', () => {
  const later = { sentAt: '2026-11-04T02:08:00Z', subject: 'Re: Quotation 7' };
  test.each<[string, Partial<ThreadedMail>]>([
    ['under one subject that is no answer', { ...later, subject: 'Quotation 7' }],
    ['with other people', { ...later, people: [people[0] ?? '', 'joe@firm.example'] }],
    ['two months apart', { ...later, sentAt: '2027-01-20T02:08:00Z' }],
    ['where the answer names another mail', { ...later, inReplyTo: 'other@x.example' }],
    ['without a subject', { ...later, subject: 'Re:' }],
    ['without a time', { ...later, sentAt: null }],
  ])('%s', (_, change) => {
    expect(ids([mail('1@x.example'), mail('2@x.example', change)])).toHaveLength(2);
  });

  test('of one newsletter to many', () => {
    const issues = [1, 2, 3].map((n) =>
      mail(`${n}@x.example`, {
        subject: 'News',
        people: ['news@x.example', `reader${n}@y.example`],
      }),
    );
    expect(ids(issues)).toHaveLength(3);
  });
});

test('every mail is in exactly one thread, and the order of reading changes nothing', () => {
  const anyMail = fc.record<ThreadedMail>({
    messageId: fc.constantFrom('a@x', 'b@x', 'c@x', 'd@x', null),
    inReplyTo: fc.constantFrom('a@x', 'b@x', null),
    references: fc.subarray(['a@x', 'c@x', 'e@x']),
    subject: fc.constantFrom('Re: x', 'x', 'y', null),
    sentAt: fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    people: fc.subarray(['a@p', 'b@p', 'c@p']),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(anyMail, { maxLength: 12, selector: ({ sentAt }) => sentAt }),
      (mails) => {
        const threads = groupThreads(mails);
        expect(threads.flat()).toHaveLength(mails.length);
        expect(new Set(threads.flat()).size).toBe(mails.length);
        expect(groupThreads(mails.toReversed())).toEqual(threads);
      },
    ),
  );
});
