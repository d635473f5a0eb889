import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addressForms, domainSuffixes } from './address-forms.ts';
import { createDigester, type DigestKind, softKeyValues } from './digests.ts';

const kinds = [
  'address',
  'domain',
  'thread',
  'mailbox',
  'provider',
  'message_id',
  'soft1',
  'soft1_senderless',
] as const;
const vectors = z
  .object({
    keys: z.array(z.object({ version: z.int(), key: z.string() })),
    digests: z.array(
      z.object({ version: z.int(), kind: z.enum(kinds), value: z.string(), digest: z.string() }),
    ),
    addresses: z.array(
      z.object({
        input: z.string(),
        exact: z.string(),
        plus: z.string(),
        canonical: z.string(),
        digests: z.object({ exact: z.string(), plus: z.string(), canonical: z.string() }),
      }),
    ),
    suffixes: z.array(
      z.object({
        address: z.string(),
        ownDomains: z.array(z.string()),
        suffixes: z.array(z.string()),
        digests: z.array(z.string()),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('./digest-vectors.json', import.meta.url), 'utf8')));

const [firstKey] = vectors.keys;
if (firstKey === undefined) throw new Error('digest-vectors.json has no key');
const digester = createDigester(firstKey);

describe('digests', () => {
  test.each(vectors.digests)('$kind of “$value” under key $version', async (vector) => {
    const key = vectors.keys.find(({ version }) => version === vector.version);
    if (key === undefined) throw new Error('unknown version');
    expect(await createDigester(key).digest(vector.kind, vector.value)).toBe(vector.digest);
  });

  test.each(vectors.addresses)('the three forms of $input', async (vector) => {
    expect(addressForms(vector.input)).toEqual({
      exact: vector.exact,
      plus: vector.plus,
      canonical: vector.canonical,
    });
    expect(await digester.address(vector.input)).toEqual(vector.digests);
  });

  test.each(vectors.suffixes)('the suffixes of $address', async (vector) => {
    expect(domainSuffixes(vector.address, vector.ownDomains)).toEqual(vector.suffixes);
    expect(await digester.domains(vector.address, vector.ownDomains)).toEqual(vector.digests);
  });

  test('fit the contract: 22 characters of base64url', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom<DigestKind>(...kinds), fc.string(), async (kind, value) => {
        expect(await digester.digest(kind, value)).toMatch(/^[A-Za-z0-9_-]{22}$/);
      }),
    );
  });

  test('a message id is the same with and without brackets, in any case', async () => {
    expect(await digester.messageId(' <CAB+1=x@Mail.firm.example> ')).toBe(
      await digester.messageId('cab+1=x@mail.firm.example'),
    );
  });

  test('the same id in two mailboxes gives two provider keys', async () => {
    expect(await digester.providerKey('gmail', 'a@firm.example', '18c2')).not.toBe(
      await digester.providerKey('gmail', 'b@firm.example', '18c2'),
    );
  });

  test('a key of another length is refused', () => {
    expect(() => createDigester({ version: 1, key: 'AAAA' })).toThrow(RangeError);
  });
});

describe('soft keys', () => {
  const mail = {
    from: 'Li@Firm.example',
    subject: 'RE: 回复：Quote  7',
    sentAt: '2026-11-03T02:08:59Z',
  };

  test('are made of sender, subject without prefixes and the minute in UTC', () => {
    expect(softKeyValues(mail).signed?.own).toBe('li@firm.example\nquote 7\n2026-11-03T02:08');
  });

  test('near ones run from two minutes before to two after', () => {
    expect(softKeyValues(mail).signed?.near.map((value) => value.slice(-5))).toEqual([
      '02:06',
      '02:07',
      '02:08',
      '02:09',
      '02:10',
    ]);
  });

  test.each([
    ['no sender', { ...mail, from: null }],
    ['a sender that is no address', { ...mail, from: 'Li' }],
  ])('%s leaves the one of subject and minute', async (_, incomplete) => {
    expect(softKeyValues(incomplete)).toMatchObject({
      signed: null,
      senderless: { own: 'quote 7\n2026-11-03T02:08' },
    });
    expect((await digester.softKeys(incomplete)).senderless).toEqual(
      (await digester.softKeys(mail)).senderless,
    );
  });

  test('a mail without a subject is never proposed by its minute alone', () => {
    expect(softKeyValues({ ...mail, subject: 'Re:' }).senderless).toBeNull();
  });

  test.each([
    ['no time', { ...mail, sentAt: null }],
    ['a time that is none', { ...mail, sentAt: 'yesterday' }],
  ])('%s gives none', async (_, incomplete) => {
    expect(await digester.softKeys(incomplete)).toEqual({ signed: null, senderless: null });
  });

  test('of two readings at most two minutes apart meet; of others never', async () => {
    await fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: -10, max: 10 }),
        (date, minutes) => {
          const other = new Date(date.getTime() + minutes * 60_000);
          const one = softKeyValues({ ...mail, sentAt: date.toISOString() });
          const two = softKeyValues({ ...mail, sentAt: other.toISOString() });
          for (const kind of ['signed', 'senderless'] as const)
            expect(one[kind]?.near.includes(two[kind]?.own ?? '')).toBe(Math.abs(minutes) <= 2);
        },
      ),
    );
  });

  test('differ for two customers who got the same text in the same minute from two senders', () => {
    expect(softKeyValues(mail).signed?.own).not.toBe(
      softKeyValues({ ...mail, from: 'wang@firm.example' }).signed?.own,
    );
  });
});
