import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MailReading } from './mail-reading.ts';
import { sameMail } from './same-mail.ts';

const page: MailReading = {
  messageId: null,
  mailbox: 'gmail/zhao.min@harbour-tools.example',
  providerId: '18c2f0a1b2c3d4e5',
  from: { email: 'maria.rossi@fonderia-aurora.example', name: 'Maria Rossi' },
  subject: 'Re: Sample 7',
  sentAt: '2026-11-03T02:08:00Z',
  recipients: [{ email: 'zhao.min@harbour-tools.example', name: 'Zhao Min' }],
  text: 'The sample arrived on Monday, thank you. Please send the invoice to our office.',
  complete: true,
};
const api: MailReading = {
  ...page,
  messageId: '<1@firm.example>',
  mailbox: 'outlook/chen.yu@harbour-tools.example',
  providerId: 'AAMk1',
  subject: 'Sample 7',
  sentAt: '2026-11-03T02:08:41Z',
};

const to = (email: string) => ({ email, name: null });
const many = [to('zhao.min@harbour-tools.example'), to('joe@firm.example')];
const long = `${page.text} ${'And there is more to say about delivery, payment, packing and colours. '.repeat(3)} Best of all in spring, when roads dry and ships leave every second day with room for pallets.`;

describe('one mail, read twice', () => {
  test.each<[string, Partial<MailReading>]>([
    ['off a page and by an API', {}],
    ['with a banner above', { text: `CAUTION external.\n${page.text}` }],
    ['clipped a little', { text: page.text.slice(0, 60) }],
    ['two minutes apart', { sentAt: '2026-11-03T02:10:00Z' }],
    ['with the recipient in another case', { recipients: [to('ZHAO.MIN@harbour-tools.example')] }],
    ['with a sender by name alone', { from: { email: null, name: 'Rossi, Maria (Sales)' } }],
    ['with recipients by name alone', { recipients: [{ email: null, name: 'ZHAO  Min' }] }],
  ])('%s', (_, change) => {
    expect(sameMail(page, { ...api, ...change })).toBe('same');
  });

  test.each<[string, Partial<MailReading>]>([
    ['with recipients summarised', { recipients: many, complete: true }],
    ['with a text that is clipped', { text: long }],
  ])('in part, where the page says so, %s', (_, change) => {
    expect(sameMail({ ...page, complete: false }, { ...api, ...change })).toBe('same');
  });

  test('by its Message-ID, whatever else was read', () => {
    expect(sameMail({ ...page, messageId: '1@FIRM.example', text: '', subject: null }, api)).toBe(
      'same',
    );
  });
});

describe('two mails', () => {
  test.each<[string, Partial<MailReading>]>([
    ['from two senders', { from: to('joe@firm.example') }],
    ['of which one went to somebody else as well', { recipients: many }],
    ['of two subjects', { subject: 'Sample 8' }],
    ['ten minutes apart', { sentAt: '2026-11-03T02:18:00Z' }],
    [
      'with two texts',
      { text: 'We decided against the offer and will come back to you in spring, perhaps.' },
    ],
    [
      'of the same text to another customer within the minute',
      { recipients: [to('other@firm.example')] },
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
    ['no sender', { from: null }],
    ['a sender by another name', { from: { email: null, name: 'M. R.' } }],
    ['a recipient by another name', { recipients: [{ email: null, name: 'Min' }] }],
    ['a text of which the other may be a beginning', { text: long }],
    ['no time', { sentAt: null }],
    ['no recipients', { recipients: [] }],
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
    from: fc.constantFrom(null, to('a@x.example'), to('b@x.example'), { email: null, name: 'A' }),
    subject: fc.constantFrom(null, 'Re: x', 'x', 'y'),
    sentAt: fc.constantFrom(
      null,
      '2026-11-03T02:08:00Z',
      '2026-11-03T02:09:30Z',
      '2026-11-03T02:20:00Z',
    ),
    recipients: fc.subarray([to('a@x.example'), to('c@x.example'), { email: null, name: 'C' }]),
    complete: fc.boolean(),
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
