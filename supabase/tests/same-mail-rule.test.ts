import type { SupabaseClient } from '@supabase/supabase-js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LoggedMailPayload } from '../../shared/contracts/interactions.ts';
import { createDigester } from '../../shared/domain/digests.ts';
import type { MailReading } from '../../shared/domain/mail-reading.ts';
import { nameKey } from '../../shared/domain/name-key.ts';
import { sameMail } from '../../shared/domain/same-mail.ts';
import { type MailForm, mailForms, readForm } from '../../shared/domain/testing/mail-forms.ts';
import { type WrittenMail, writtenMails } from '../../shared/domain/testing/written-mails.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { namedCustomerIds } from '../seed/demo-customers.ts';
import { demoRep } from '../seed/demo-organisation.ts';
import { anyDigest, call, logPayload, mailPayload } from './call-operation.ts';

const backend = useBackend();
const digester = createDigester({ version: 1, key: 'A'.repeat(43) });
let rep: SupabaseClient;

beforeAll(async () => {
  rep = await backend.signIn(demoRep);
});

/** What the sidebar sends of a reading, as if each came from a mailbox of its own: nothing but soft keys can meet. */
async function payloadOf(reading: MailReading, name: string): Promise<LoggedMailPayload> {
  const { signed, senderless } = await digester.softKeys({
    from: reading.from?.email ?? null,
    subject: reading.subject,
    sentAt: reading.sentAt,
  });
  const person = (role: 'from' | 'to', one: MailReading['recipients'][number]) => ({
    role,
    address: one.email,
    name: one.name,
  });
  return mailPayload(name, {
    keys: [{ kind: 'provider', value: anyDigest(name), mailbox: anyDigest(`mailbox of ${name}`) }],
    ...{ soft_key: signed?.own ?? null, soft_keys_near: signed?.near ?? [] },
    ...{ senderless_key: senderless?.own ?? null, senderless_keys_near: senderless?.near ?? [] },
    ...{ subject: reading.subject, sent_at: reading.sentAt, text: reading.text },
    ...{ original_text: reading.text, complete: reading.complete },
    participants: [
      ...(reading.from === null ? [] : [person('from', reading.from)]),
      ...reading.recipients.map((one) => person('to', one)),
    ],
  });
}

async function log(mail: WrittenMail, form: MailForm, name: string): Promise<string | null> {
  const payload = await payloadOf(await readForm(mail, form), `${name} as ${form}`);
  const { mail_id } = await call(rep, 'logInteraction', logPayload(namedCustomerIds.acme, payload));
  return mail_id;
}

test.each(Object.entries(writtenMails))(
  '%s becomes one record, whichever five forms it is logged in',
  async (name, mail) => {
    const ids = new Set<string | null>();
    for (const form of mailForms) ids.add(await log(mail, form, name));
    expect(ids.size).toBe(1);
  },
);

describe('the database decides as shared/domain/same-mail.ts does', () => {
  const [sample] = Object.values(writtenMails);
  if (sample === undefined) throw new Error('no mails');
  const [zhao] = sample.to;
  if (zhao === undefined) throw new Error('no recipient');
  const more = Array.from(
    { length: 40 },
    (_, n) => `Crate ${n + 41} holds casting ${n * 13} of alloy ${n * 17 + 5}.`,
  );
  const buyer = { name: 'Buyer', email: 'buyer@customer.example' };
  const changes: Readonly<Record<string, Partial<WrittenMail>>> = {
    nothing: {},
    'half a minute': { date: '2026-11-03T02:08:59Z' },
    'three minutes': { date: '2026-11-03T02:12:10Z' },
    'another recipient': { to: [buyer] },
    'one recipient more': { to: [...sample.to, buyer] },
    'another sender of the same name': { from: { ...sample.from, email: 'wang.fang@x.example' } },
    'another text': { paragraphs: ['We decided against it and come back to you in spring.'] },
    'a namesake among the recipients': { to: [{ ...zhao, email: 'zhao.min@x.example' }] },
    'a text that goes on after the same beginning': { paragraphs: [...sample.paragraphs, ...more] },
    'another subject': {
      subject: 'Re: Quotation 8',
      gmail: { ...sample.gmail, subject: 'Quotation 8' },
    },
    'names alone': {
      outlook: { ...sample.outlook, names: { [sample.from.email]: 'FANG Wang' } },
      gmail: { ...sample.gmail, names: {} },
    },
    'another name alone': {
      outlook: { ...sample.outlook, names: { [sample.from.email]: 'Purchasing' } },
      gmail: { ...sample.gmail, names: { [sample.from.email]: 'Purchasing' } },
    },
    'a clipped page': {
      gmail: { ...sample.gmail, clipped: true },
      outlook: { ...sample.outlook, clipped: true },
    },
  };

  const brief = { ...sample, paragraphs: ['Thank you very much!'], signature: [], quoted: [] };
  const cases: [string, WrittenMail, Partial<WrittenMail>][] = [
    ...Object.entries(changes).map(
      ([name, change]): [string, WrittenMail, Partial<WrittenMail>] => [name, sample, change],
    ),
    ['a word of a few', brief, { paragraphs: ['Thank you!'] }],
    ['nothing, and say little', brief, {}],
  ];

  test.each(cases)('of two mails that differ by %s', async (name, base, change) => {
    for (const [index, [form, other]] of [
      ['gmail page', 'outlook page'] as const,
      ['outlook page', 'gmail page'] as const,
      ['graph', 'gmail page'] as const,
      ['outlook page', 'eml'] as const,
    ].entries()) {
      // A month of its own for each pair, so that pairs do not meet.
      const moved = (mail: WrittenMail): WrittenMail => ({
        ...mail,
        date: mail.date.replace(/^2026-11/, `2026-0${index + 2}`),
        subject: `${mail.subject} ${name}`,
        gmail: { ...mail.gmail, subject: `${mail.gmail.subject ?? mail.subject} ${name}` },
      });
      const [first, second] = [moved(base), moved({ ...base, ...change })];
      const keyless = async (mail: WrittenMail, as: MailForm) => ({
        ...(await readForm(mail, as)),
        ...{ messageId: null, mailbox: null, providerId: null },
      });
      const verdict = sameMail(await keyless(first, form), await keyless(second, other));
      const one = await log(first, form, `first ${name} ${index}`);
      const two = await log(second, other, `second ${name} ${index}`);
      expect(one === two, `${form}, ${other}: ${verdict}`).toBe(verdict === 'same');
    }
  });
});

test('names are compared alike', async () => {
  for (const name of [
    'Rossi, Maria (Sales)',
    '  maria  ROSSI ',
    'Ｍａｒｉａ　Ｒｏｓｓｉ',
    '王芳（采购部）',
    "O'Neill Joe",
    'Jean-Luc [EXT]',
    'Ångström, Öe',
    ' . ',
    '',
  ]) {
    const [row] = await backend.sql`select private.name_key(${name}) as key`;
    expect(row, name).toEqual({ key: nameKey(name) });
  }
});
