import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MailReading, sameMail } from './same-mail.ts';

const page: MailReading = {
  messageId: null,
  mailbox: 'gmail/zhao.min@harbour-tools.example',
  providerId: '18c2f0a1b2c3d4e5',
  from: 'maria.rossi@fonderia-aurora.example',
  subject: 'Re: Sample 7',
  sentAt: '2026-11-03T02:08:00Z',
  recipients: ['zhao.min@harbour-tools.example'],
  text: 'The sample arrived on Monday, thank you. Please send the invoice to our office.',
};
const api: MailReading = {
  ...page,
  messageId: '<1@firm.example>',
  mailbox: 'outlook/chen.yu@harbour-tools.example',
  providerId: 'AAMk1',
  subject: 'Sample 7',
  sentAt: '2026-11-03T02:08:41Z',
};

describe('one mail, read twice', () => {
  test.each<[string, Partial<MailReading>]>([
    ['off a page and by an API', {}],
    ['with a banner above', { text: `CAUTION external.\n${page.text}` }],
    ['clipped a little', { text: page.text.slice(0, 60) }],
    ['two minutes apart', { sentAt: '2026-11-03T02:10:00Z' }],
    [
      'with the recipients in another order and case',
      { recipients: ['ZHAO.MIN@harbour-tools.example'] },
    ],
  ])('%s', (_, change) => {
    expect(sameMail(page, { ...api, ...change })).toBe('same');
  });

  test('by its Message-ID, whatever else was read', () => {
    expect(sameMail({ ...page, messageId: '1@FIRM.example', text: '', subject: null }, api)).toBe(
      'same',
    );
  });
});

describe('two mails', () => {
  test.each<[string, Partial<MailReading>]>([
    ['from two senders', { from: 'joe@firm.example' }],
    ['of two subjects', { subject: 'Sample 8' }],
    ['ten minutes apart', { sentAt: '2026-11-03T02:18:00Z' }],
    [
      'with two texts',
      { text: 'We decided against the offer and will come back to you in spring, perhaps.' },
    ],
    [
      'of the same text to another customer within the minute',
      { recipients: ['other@firm.example'] },
    ],
  ])('%s', (_, change) => {
    expect(sameMail(page, { ...api, ...change })).toBe('different');
  });

  test('by two Message-IDs, however alike', () => {
    expect(sameMail({ ...page, messageId: '2@firm.example' }, api)).toBe('different');
  });

  test('by two ids of one mailbox, however alike', () => {
    expect(sameMail(page, { ...page, providerId: '18c2f0a1b2c3d4e6' })).toBe('different');
  });
});

describe('what is not known is left to people', () => {
  test.each<[string, Partial<MailReading>]>([
    ['a sender by name only', { from: null }],
    ['no time', { sentAt: null }],
    ['recipients summarised', { recipients: null }],
    ['no text', { text: '' }],
    ['a word or two', { text: 'Thanks, Maria' }],
  ])('%s', (_, change) => {
    expect(sameMail(page, { ...api, ...change })).toBe('unsure');
  });
});

test('whichever is asked first, the answer is the same', () => {
  const reading = fc.record<MailReading>({
    messageId: fc.constantFrom(null, '1@x.example', '2@x.example'),
    mailbox: fc.constantFrom(null, 'gmail/a@x.example', 'outlook/b@x.example'),
    providerId: fc.constantFrom(null, '1', '2'),
    from: fc.constantFrom(null, 'a@x.example', 'b@x.example'),
    subject: fc.constantFrom(null, 'Re: x', 'x', 'y'),
    sentAt: fc.constantFrom(
      null,
      '2026-11-03T02:08:00Z',
      '2026-11-03T02:09:30Z',
      '2026-11-03T02:20:00Z',
    ),
    recipients: fc.constantFrom(null, [], ['a@x.example'], ['a@x.example', 'c@x.example']),
    text: fc.constantFrom(
      '',
      'ok',
      'one two three four five six seven',
      'one two three four five six seven eight nine ten eleven twelve',
    ),
  });
  fc.assert(
    fc.property(reading, reading, (one, other) => {
      expect(sameMail(one, other)).toBe(sameMail(other, one));
      if (one.messageId !== null && other.messageId !== null && one.messageId !== other.messageId)
        expect(sameMail(one, other)).toBe('different');
    }),
    { numRuns: 500 },
  );
});
