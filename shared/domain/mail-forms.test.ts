import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { softKeyValues } from './digests.ts';
import type { MailReading } from './mail-reading.ts';
import { sameMail } from './same-mail.ts';
import { type MailForm, mailForms, readForm } from './testing/mail-forms.ts';
import { type WrittenMail, writtenMails } from './testing/written-mails.ts';

const withoutKeys = (reading: MailReading): MailReading => ({
  ...reading,
  messageId: null,
  mailbox: null,
  providerId: null,
});

const pairs = mailForms.flatMap((one, index) =>
  mailForms.slice(index + 1).map((other): [MailForm, MailForm] => [one, other]),
);

/** Whether the database would find one by the soft keys of the other. */
function propose(one: MailReading, other: MailReading): boolean {
  const keysOf = ({ from, subject, sentAt }: MailReading) =>
    softKeyValues({ from: from?.email ?? null, subject, sentAt });
  const [mine, theirs] = [keysOf(one), keysOf(other)];
  if (mine.signed !== null && theirs.signed !== null)
    return theirs.signed.near.includes(mine.signed.own);
  return mine.senderless !== null && theirs.senderless?.near.includes(mine.senderless.own) === true;
}

describe.each(Object.entries(writtenMails))('%s is one mail', (_, mail) => {
  test.each(pairs)('as %s and as %s', async (one, other) => {
    const [first, second] = [await readForm(mail, one), await readForm(mail, other)];
    expect(sameMail(first, second)).toBe('same');
    // And by what they say alone, as between a page and a connection of another mailbox.
    expect(sameMail(withoutKeys(first), withoutKeys(second)), describeBoth(first, second)).toBe(
      'same',
    );
    expect(propose(first, second) && propose(second, first), describeBoth(first, second)).toBe(
      true,
    );
  });
});

const describeBoth = (one: MailReading, other: MailReading) =>
  JSON.stringify([one, other], null, 1);

const [sample] = Object.values(writtenMails);
if (sample === undefined) throw new Error('no mails');

describe('near misses are never one mail', () => {
  const person = (n: number) => ({ name: `Buyer ${n}`, email: `buyer@customer-${n}.example` });
  const seller = { name: 'Zhao Min', email: 'zhao.min@harbour-tools.example' };
  const round = [1, 2, 3, 4, 5].map(
    (n): WrittenMail => ({
      ...{ ...sample, from: seller, to: [person(n)], messageId: `<${n}@harbour-tools.example>` },
      ...{ subject: 'Our new catalogue', date: `2026-11-03T02:08:${10 + n * 7}Z` },
    }),
  );

  test('the same text to five customers within a minute, in any two forms', async () => {
    for (const one of round)
      for (const other of round)
        if (one !== other)
          for (const form of mailForms)
            for (const otherForm of mailForms) {
              const [first, second] = [await readForm(one, form), await readForm(other, otherForm)];
              expect(sameMail(withoutKeys(first), withoutKeys(second))).not.toBe('same');
            }
  });

  test('the same text first to one, then to that one and another', async () => {
    const more: WrittenMail = {
      ...sample,
      messageId: '<more@x.example>',
      to: [...sample.to, person(1)],
    };
    for (const form of mailForms)
      for (const otherForm of mailForms) {
        const [first, second] = [await readForm(sample, form), await readForm(more, otherForm)];
        expect(sameMail(withoutKeys(first), withoutKeys(second))).not.toBe('same');
      }
  });

  const others: Readonly<Record<string, Partial<WrittenMail>>> = {
    'a correction a minute later': {
      date: '2026-11-03T02:09:20Z',
      paragraphs: [
        'Sorry, please take this file and not the other one, which had the old prices in it.',
      ],
    },
    'the same words under another subject': {
      subject: 'Re: Quotation 8',
      gmail: { ...sample.gmail, subject: 'Quotation 8' },
    },
    'the same words three minutes later': { date: '2026-11-03T02:12:01Z' },
    'a namesake at another firm': {
      from: { name: 'Wang Fang', email: 'wang.fang@another-firm.example' },
    },
  };
  test.each(Object.entries(others))('%s', async (_, change) => {
    const other: WrittenMail = { ...sample, ...change, messageId: '<other@x.example>' };
    for (const form of mailForms)
      for (const otherForm of mailForms) {
        const [first, second] = [await readForm(sample, form), await readForm(other, otherForm)];
        expect(sameMail(first, second)).not.toBe('same');
        expect(sameMail(withoutKeys(first), withoutKeys(second))).not.toBe('same');
      }
  });

  test('two Message-IDs, and two ids of one mailbox, whatever else agrees', async () => {
    const reading = await readForm(sample, 'gmail api');
    expect(sameMail(reading, { ...reading, messageId: 'another@x.example' })).toBe('different');
    const page = await readForm(sample, 'gmail page');
    expect(sameMail(page, { ...page, providerId: '18c2f0a1b2c3d4e6' })).toBe('different');
  });
});

test('any two of all these mails, in any forms, are one only when they are one', async () => {
  const readings = await Promise.all(
    Object.entries(writtenMails).flatMap(([name, mail]) =>
      mailForms.map(async (form) => ({ name, reading: withoutKeys(await readForm(mail, form)) })),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...readings), fc.constantFrom(...readings), (one, other) => {
      expect(sameMail(one.reading, other.reading) === 'same').toBe(one.name === other.name);
      expect(sameMail(other.reading, one.reading)).toBe(sameMail(one.reading, other.reading));
    }),
    { numRuns: 1500 },
  );
});
