import { describe, expect, it } from 'vitest';
import { scorePage } from './score-page.ts';

const lin = { email: 'lin.yue@acme.example', name: 'Lin Yue' };
const zhao = { email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' };
const read = {
  view: 'thread',
  account: 'zhao.min@harbour-tools.example',
  ownAddresses: ['zhao.min@harbour-tools.example'],
  thread: { id: '18c0ffee18c0ffee', subject: 'Offer  for\nboxes' },
  messages: [
    { id: null, from: lin, to: [zhao], cc: null, date: '2026-03-02T01:00:12Z', text: 'Hello all' },
  ],
  rows: [{ threadId: null, subject: 'Offer', people: [lin], dateRaw: null }],
  composes: [],
  event: null,
};

const verdicts = (expected: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    scorePage(expected, read).fields.map(({ field, verdict }) => [field, verdict]),
  );

describe('the score of a page', () => {
  it('calls a value where none can be known wrong, and a missing one unknown', () => {
    expect(
      verdicts({ thread: { threadId: null }, messages: [{ messageId: 'x', cc: null }] }),
    ).toEqual({
      'thread.threadId': 'wrong',
      'messages.length': 'right',
      'messages.0.messageId': 'unknown',
      'messages.0.cc': 'right',
    });
  });

  it('folds white space, and compares dates by the minute that pages show', () => {
    expect(
      verdicts({
        subject: 'Offer for boxes',
        messages: [{ date: '2026-03-02T09:00:00+08:00', textContains: 'Hello' }],
      }),
    ).toMatchObject({
      subject: 'right',
      'messages.0.date': 'right',
      'messages.0.textContains': 'right',
    });
  });

  it('holds people against each other by address, and names where the label gives them', () => {
    const from = { email: 'LIN.YUE@acme.example', name: 'Lin' };
    const to = ['zhao.min@harbour-tools.example'];
    expect(verdicts({ messages: [{ from, to, recipients: [lin] }] })).toEqual({
      'messages.length': 'right',
      'messages.0.from.email': 'right',
      'messages.0.from.name': 'wrong',
      'messages.0.to': 'right',
      'messages.0.recipients': 'wrong',
    });
  });

  it('takes labels with people for those of a row, and no id of the document for an id of a mail', () => {
    expect(verdicts({ people: [lin], subject: 'Offer', threadId: null, dateRaw: 'today' })).toEqual(
      {
        people: 'right',
        subject: 'right',
        threadId: 'right',
        dateRaw: 'unknown',
      },
    );
    expect(verdicts({ rowCount: 2, firstRows: [{ domId: ':35' }] })).toEqual({
      rowCount: 'wrong',
      'firstRows.0.domId': 'right',
    });
  });

  it('misses no mail that is being written, and no event', () => {
    expect(verdicts({ compose: [{ kind: 'new', to: [] }], event: { eventId: 'e1' } })).toEqual({
      'compose.length': 'wrong',
      'compose.0.kind': 'unknown',
      'compose.0.to': 'unknown',
      'event.eventId': 'unknown',
    });
  });

  it('finds words that may stand nowhere, and a delegated mailbox among one’s own addresses', () => {
    expect(
      verdicts({
        mustNotContain: ['boxes', 'crates'],
        delegatedMailbox: 'zhao.min@harbour-tools.example',
        others: ['lin.yue@acme.example'],
      }),
    ).toEqual({
      mustNotContain: 'right',
      delegatedMailbox: 'right',
      'delegatedMailbox, own': 'wrong',
      others: 'right',
    });
    expect(scorePage({ mustNotContain: ['boxes'] }, read).misses).toMatchObject([
      { verdict: 'wrong', found: 'boxes' },
    ]);
  });

  it('names the labels that nothing answers', () => {
    expect(
      scorePage({ weather: 'fine', note: 'a remark', thread: { stars: 3 } }, read).notCompared,
    ).toEqual(['weather', 'thread.stars']);
  });
});
