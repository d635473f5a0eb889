import { describe, expect, test } from 'vitest';
import { parseEml } from './parse-eml.ts';

const encoder = new TextEncoder();
const raw = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : part)),
  );
const base64 = (bytes: readonly number[]) => btoa(String.fromCharCode(...bytes));

const head =
  'From: Jane <jane@firm.example>\r\nDate: Tue, 3 Nov 2026 10:12:00 +0800\r\nMessage-ID: <a@b.example>\r\n';
const typed = (charset: string) =>
  `${head}Subject: x\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`;
/** 你好 in GB2312 and its supersets. */
const greeting = [0xc4, 0xe3, 0xba, 0xc3];
/** 龦, four bytes that only GB18030 has. */
const rare = [0x82, 0x35, 0x8f, 0x33];
const western = [0x47, 0x72, 0xfc, 0xdf, 0x65];

describe('a text is read in the charset that its bytes prove', () => {
  test.each([
    ['GB18030 under the name of GB2312', raw(typed('gb2312'), greeting, rare), '你好龦', []],
    ['GBK under the name of UTF-8', raw(typed('utf-8'), greeting), '你好', ['charset_wrong']],
    [
      'GBK under the name of Latin-1',
      raw(typed('iso-8859-1'), greeting),
      '你好',
      ['charset_wrong'],
    ],
    ['GBK without a name', raw(`${head}Subject: x\r\n\r\n`, greeting), '你好', ['charset_wrong']],
    [
      'UTF-8 under the name of GB2312',
      raw(typed('gb2312'), '你好，请报价'),
      '你好，请报价',
      ['charset_wrong'],
    ],
    [
      'UTF-8 under the name of Latin-1',
      raw(typed('iso-8859-1'), 'Grüße aus Köln'),
      'Grüße aus Köln',
      ['charset_wrong'],
    ],
    ['UTF-8 under an unknown name', raw(typed('x-unheard-of'), '你好'), '你好', ['charset_wrong']],
    ['UTF-8 without a name', raw(`${head}Subject: x\r\n\r\n`, '你好 é'), '你好 é', []],
    ['Latin-1 under its own name', raw(typed('iso-8859-1'), western), 'Grüße', []],
    ['Latin-1 under the name of ASCII', raw(typed('us-ascii'), western), 'Grüße', []],
    ['Latin-1 under the name of UTF-8', raw(typed('utf-8'), western), 'Grüße', ['charset_wrong']],
    ['Korean under its own name', raw(typed('euc-kr'), [0xbe, 0xc8, 0xb3, 0xe7]), '안녕', []],
    [
      'HTML in base64 under the wrong name',
      raw(
        `${head}Subject: x\r\nContent-Type: text/html;\r\n charset="gb2312"\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
        base64([...encoder.encode('<p>你好，请报价</p>')]),
      ),
      '你好，请报价',
      ['charset_wrong'],
    ],
  ])('%s', async (_, mail, text, warnings) => {
    const read = await parseEml(mail);
    expect({ text: read.text.trim(), warnings: read.warnings }).toEqual({ text, warnings });
  });
});

describe('headers', () => {
  const utf8 = [...encoder.encode('你好')];
  test.each([
    ['bare UTF-8', raw(head, 'Subject: 你好\r\n\r\nx'), '你好'],
    ['bare GBK', raw(head, 'Subject: ', greeting, '\r\n\r\nx'), '你好'],
    ['bare Latin-1', raw(head, 'Subject: ', western, '\r\n\r\nx'), 'Grüße'],
    [
      'GB18030 named GB2312',
      raw(head, `Subject: =?gb2312?B?${base64([...greeting, ...rare])}?=\r\n\r\nx`),
      '你好龦',
    ],
    [
      'a letter cut in two between encoded words',
      raw(
        head,
        `Subject: =?utf-8?B?${base64(utf8.slice(0, 2))}?=\r\n =?utf-8?B?${base64(utf8.slice(2))}?=\r\n\r\nx`,
      ),
      '你好',
    ],
    ['line ends of an old Mac', raw(head.replaceAll('\r\n', '\r'), 'Subject: 你好\r\rx'), '你好'],
    [
      'an mbox line above',
      raw('From jane@firm.example Tue Nov  3 10:12:00 2026\r\n', head, 'Subject: 你好\r\n\r\nx'),
      '你好',
    ],
  ])('%s', async (_, mail, subject) => {
    expect((await parseEml(mail)).subject).toBe(subject);
  });

  test("a name cut in two is read from the header's bytes", async () => {
    const name = `=?utf-8?B?${base64([0xe7, 0x8e])}?= =?utf-8?B?${base64([0x8b, ...encoder.encode('芳')])}?=`;
    const read = await parseEml(`From: ${name} <wangfang@firm.example>\r\n\r\nx`);
    expect(read.from).toEqual([{ name: '王芳', email: 'wangfang@firm.example', invalid: null }]);
  });
});

describe('a mail without a usable date has the time at which the provider received it', () => {
  const received =
    'Received: from a by b\r\n\twith ESMTP id 1; Tue, 3 Nov 2026 02:12:05 +0000 (UTC)\r\nReceived: from c by a; Tue, 3 Nov 2020 02:12:05 +0000\r\n';
  test.each([
    ['missing', ''],
    ['garbage', 'Date: yesterday\r\n'],
    ['the epoch', 'Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n'],
    ['the future', 'Date: Tue, 3 Nov 2099 02:12:05 +0000\r\n'],
    ['impossible', 'Date: Tue, 31 Nov 2026 02:12:05 +0000\r\n'],
  ])('%s', async (_, date) => {
    const read = await parseEml(`${received}${date}From: a@b.example\r\n\r\nx`);
    expect(read.date).toBe('2026-11-03T02:12:05.000Z');
    expect(read.warnings.some((code) => code.startsWith('date_'))).toBe(true);
    expect((await parseEml(`${date}From: a@b.example\r\n\r\nx`, null)).date).toBe(
      date.includes('2099') ? '2099-11-03T02:12:05.000Z' : null,
    );
  });
});

describe('a mail that hangs on as a file is the original', () => {
  const inner =
    'From: Old <old@acme.example>\r\nTo: jane@firm.example\r\nSubject: Inner\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\n\r\nInner text\r\n';
  const carrying = (part: string) =>
    `${head}Subject: Fwd: Inner\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee attached.\r\n--b\r\n${part}\r\n--b--\r\n`;
  const original = {
    from: { name: 'Old', email: 'old@acme.example', invalid: null },
    to: [{ name: null, email: 'jane@firm.example', invalid: null }],
    cc: [],
    date: '2026-11-02T09:00:00.000Z',
    subject: 'Inner',
    text: 'Inner text',
  };
  test.each([
    ['message/rfc822', `Content-Type: message/rfc822\r\n\r\n${inner}`],
    [
      'named',
      `Content-Type: message/rfc822; name="inner.eml"\r\nContent-Disposition: attachment; filename="inner.eml"\r\n\r\n${inner}`,
    ],
    [
      'a file of another type',
      `Content-Type: application/octet-stream; name="inner.eml"\r\nContent-Transfer-Encoding: base64\r\n\r\n${btoa(inner)}`,
    ],
    [
      'two deep: the first original shown',
      `Content-Type: message/rfc822\r\n\r\n${inner.replace('\r\n\r\n', '\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\n').trimEnd()}\r\n--c\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@older.example\r\n\r\nOlder\r\n--c--`,
    ],
  ])('%s', async (_, part) => {
    const { forwarded, reply } = await parseEml(carrying(part));
    expect({ ...forwarded, text: forwarded?.text.slice(0, 10) }).toEqual(original);
    expect(reply.text).toBe('See attached.');
  });

  test('but in a bounce it is what did not arrive', async () => {
    const report = carrying(`Content-Type: message/rfc822\r\n\r\n${inner}`).replace(
      'multipart/mixed',
      'multipart/report; report-type=delivery-status',
    );
    expect(await parseEml(report)).toMatchObject({ kind: 'bounce', forwarded: null });
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['noise', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)],
  ['headers that never end', raw(`From: a@b.example\r\n${'X: y\r\n'.repeat(20_000)}`)],
  [
    'a part that never ends',
    raw(
      `${head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!`,
    ),
  ],
])('%s does not throw and is told by codes', async (_, mail) => {
  expect(Array.isArray((await parseEml(mail)).warnings)).toBe(true);
});

test.each([
  [
    'a boundary that nothing has',
    `${head}Content-Type: multipart/mixed; boundary="=_x"\r\n\r\n--=_y\r\n\r\nPlease quote.`,
    '--=_y\r\n\r\nPlease quote.',
  ],
  ['no headers', 'Please quote\n500 pcs.', 'Please quote\n500 pcs.'],
])('%s: the words stay, with a code', async (_, mail, text) => {
  const read = await parseEml(mail);
  expect(read.text).toBe(text);
  expect(read.warnings).toContain('body_unreadable');
});
