import { describe, expect, test } from 'vitest';
import type { SnapshotMessage } from '../contracts/inbox-snapshot.ts';
import { readMessage } from './read-message.ts';

const message: SnapshotMessage = {
  id: '18c2f0a1b2c3d4e5',
  from: { email: 'Maria.Rossi@Fonderia-Aurora.example', name: ' Maria Rossi ' },
  to: [{ email: 'zhao.min@harbour-tools.example', name: null }],
  cc: null,
  dateRaw: 'Tue, Nov 3, 2026, 10:08 AM',
  html:
    '<div>Please quote.</div><div><br></div><div>Kind regards,</div><div>Maria Rossi</div><div>Export Manager</div><div>Tel. +39 030 555 0142</div>' +
    '<div class="gmail_quote"><div class="gmail_attr">On 2 Nov Zhao Min wrote:</div><blockquote class="gmail_quote">old words</blockquote></div>',
  expanded: true,
  complete: true,
};
const context = {
  surface: 'gmail' as const,
  pageLanguage: 'en',
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-22T10:00:00Z'),
};

test('a message of the page is read: people, instant, words, signature, what was cut', () => {
  const read = readMessage(message, context);
  expect(read).toMatchObject({
    id: '18c2f0a1b2c3d4e5',
    from: { email: 'maria.rossi@fonderia-aurora.example', name: 'Maria Rossi' },
    to: [{ email: 'zhao.min@harbour-tools.example', name: null }],
    cc: [],
    sentAt: '2026-11-03T02:08:00.000Z',
    dateProblem: null,
    text: 'Please quote.\n\nKind regards,',
    kind: 'human',
    mailKind: 'human',
    complete: true,
  });
  expect(read.signature?.title?.value).toBe('Export Manager');
  expect(read.cut).toContain('Export Manager');
  expect(read.cut).toContain('old words');
  expect(read.originalText).toContain('> old words');
});

test('the same bytes in another zone are another instant', () => {
  expect(readMessage(message, { ...context, timeZone: 'Europe/Berlin' }).sentAt).toBe(
    '2026-11-03T09:08:00.000Z',
  );
});

describe('what the page does not show is unknown, never guessed', () => {
  test('a collapsed message has no text', () => {
    expect(readMessage({ ...message, html: null }, context)).toMatchObject({
      text: '',
      cut: '',
      signature: null,
    });
  });

  test('an unknown sender is null', () => {
    expect(readMessage({ ...message, from: null }, context).from).toBeNull();
  });

  test.each([
    [null, 'date_missing'],
    ['10:08 AM', 'date_without_day'],
    ['sometime', 'date_unreadable'],
  ])('the date %j is null, with the reason', (dateRaw, problem) => {
    expect(readMessage({ ...message, dateRaw }, context)).toMatchObject({
      sentAt: null,
      dateProblem: problem,
    });
  });

  test('an address that is none is null beside its name', () => {
    const from = { email: 'maria at home', name: 'Maria' };
    expect(readMessage({ ...message, from }, context).from).toEqual({ email: null, name: 'Maria' });
  });
});

test.each([
  ['a newsletter', '<div>New pumps! <a href="#">Unsubscribe here</a></div>', null, 'newsletter'],
  [
    'an absence by the subject of the thread',
    '<div>Back on Monday.</div>',
    'Automatic reply: Order',
    'out_of_office',
  ],
  [
    'an absence by its text',
    '<div>I am out of the office until Monday with limited access to e-mail.</div>',
    null,
    'out_of_office',
  ],
])('%s is automatic', (_, html, subject, mailKind) => {
  expect(readMessage({ ...message, html }, { ...context, subject })).toMatchObject({
    kind: 'automatic',
    mailKind,
  });
});

test('an answer to an automatic reply is human, though the thread is named after it', () => {
  expect(readMessage(message, { ...context, subject: 'Automatic reply: Order' }).kind).toBe(
    'human',
  );
});

test('a name made of markup is text', () => {
  const from = { email: 'x@firm.example', name: '<img src=x onerror=alert(1)>' };
  expect(readMessage({ ...message, from }, context).from?.name).toBe(
    '<img src=x onerror=alert(1)>',
  );
});
