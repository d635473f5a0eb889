import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { surrogateKey } from './mail-identity.ts';
import { parseEml } from './parse-eml.ts';

const mail = (headers: Record<string, string>, body = 'Hello') =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${body}`;
const whole = {
  'Message-ID': '<CAB+1=x@Mail.firm.example>',
  From: '"Rossi, Maria" <maria.rossi@fonderia-aurora.example>',
  To: 'Zhao Min <zhao.min@harbour-tools.example>',
  Subject: '=?UTF-8?B?5oql5Lu3?= 7',
  Date: 'Tue, 3 Nov 2026 10:08:59 +0800',
};

test('a mail is read whole', async () => {
  expect(
    await parseEml(mail(whole, 'Please quote.\r\n\r\n-- \r\nMaria Rossi\r\nExport Manager')),
  ).toMatchObject({
    messageId: 'cab+1=x@mail.firm.example',
    messageIdHeader: '<CAB+1=x@Mail.firm.example>',
    from: [{ name: 'Rossi, Maria', email: 'maria.rossi@fonderia-aurora.example' }],
    to: [{ name: 'Zhao Min', email: 'zhao.min@harbour-tools.example' }],
    subject: '报价 7',
    date: '2026-11-03T02:08:59.000Z',
    kind: 'human',
    reply: { text: 'Please quote.' },
    signature: { title: { value: 'Export Manager' } },
    warnings: [],
  });
});

describe('what is wrong has a code, and nothing throws', () => {
  test.each([
    ['no date', { ...whole, Date: '' }, 'date_missing'],
    ['a garbage date', { ...whole, Date: 'next Tuesday' }, 'date_unreadable'],
    ['32 November', { ...whole, Date: 'Tue, 32 Nov 2026 10:08:59 +0800' }, 'date_impossible'],
    ['the epoch', { ...whole, Date: 'Thu, 1 Jan 1970 00:00:00 +0000' }, 'date_implausible'],
    ['the year 2099', { ...whole, Date: 'Tue, 3 Nov 2099 10:08:59 +0800' }, 'date_implausible'],
    ['no Message-ID', { ...whole, 'Message-ID': '' }, 'message_id_missing'],
    ['no sender', { ...whole, From: '' }, 'sender_missing'],
    ['a sender that is no address', { ...whole, From: 'Maria at home' }, 'sender_invalid'],
  ])('%s', async (_, headers, warning) => {
    const read = await parseEml(mail(headers), new Date('2026-11-04T00:00:00Z'));
    expect(read.warnings).toEqual([warning]);
    if (warning.startsWith('date')) expect(read.date).toBe('2026-11-04T00:00:00.000Z');
  });

  test('MIME nested deeper than anything real', async () => {
    const deep = Array.from(
      { length: 400 },
      (_, level) => `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n`,
    ).join('');
    expect((await parseEml(`From: a@firm.example\r\n${deep}`)).warnings).toContain('mime_too_deep');
  });

  test('ten thousand recipients', async () => {
    const to = Array.from({ length: 10_000 }, (_, index) => `j${index}@firm.example`).join(
      ',\r\n ',
    );
    expect((await parseEml(mail({ ...whole, To: to }))).to).toHaveLength(10_000);
  });

  test('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { date } = await parseEml(bytes);
        if (date !== null) expect(Date.parse(date)).toBeGreaterThan(Date.parse('1971-01-01'));
      }),
    );
  });
});

describe('characters', () => {
  test('GB2312 that is GB18030 is decoded', async () => {
    const body = new Uint8Array([0xc4, 0xe3, 0xba, 0xc3, 0x20, 0x81, 0x30, 0x84, 0x36]);
    const head = new TextEncoder().encode(
      mail({ ...whole, 'Content-Type': 'text/plain; charset=gb2312' }, ''),
    );
    const read = await parseEml(new Uint8Array([...head, ...body]));
    expect(read.text).toContain('你好');
    expect(read.text).not.toContain('\ufffd');
  });

  test('a charset that nobody knows leaves the mail readable', async () => {
    const read = await parseEml(mail({ ...whole, 'Content-Type': 'text/plain; charset=klingon' }));
    expect(read.text).toContain('Hello');
  });
});

test('a forward gives the original sender, date, subject and text', async () => {
  const body =
    'FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: 周婷 <zhou.ting@ruixin-plastics.example>\r\nDate: Mon, Nov 2, 2026\r\nSubject: Sample\r\nTo: <zhao.min@harbour-tools.example>\r\n\r\nThe sample is ready.';
  expect(await parseEml(mail({ ...whole, Subject: 'Fwd: Sample' }, body))).toMatchObject({
    reply: { text: 'FYI' },
    forwarded: {
      from: { name: '周婷', email: 'zhou.ting@ruixin-plastics.example' },
      subject: 'Sample',
      text: 'The sample is ready.',
    },
  });
});

test('the answer above an older mail is no forward', async () => {
  const body =
    'Thanks\r\n\r\nFrom: A <a@firm.example>\r\nSent: Monday\r\nTo: B\r\nSubject: x\r\n\r\nold';
  expect((await parseEml(mail({ ...whole, Subject: 'RE: x' }, body))).forwarded).toBeNull();
});

test('a mail without Message-ID has a name that is the same each time, and another for another text', async () => {
  const headers = { ...whole, 'Message-ID': '' };
  const [one, again, other] = await Promise.all(
    ['Hello', 'Hello ', 'Hello!'].map(async (body) =>
      surrogateKey(await parseEml(mail(headers, body))),
    ),
  );
  expect(one).toBe(again);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[\w-]{43}$/);
});
