import { expect, test } from 'vitest';
import { readAttribution } from './attribution-parts.ts';
import { parseEml } from './parse-eml.ts';
import { attributionLines } from './testing/quote-heads.ts';

const mail = (subject: string, html: string) =>
  `From: Tom <tom@maker.example>\r\nTo: li@maker.example\r\nSubject: ${subject}\r\nMessage-ID: <a@b.example>\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;

/** Who forwards, the subject, the HTML and the date as it stands there. */
const forwards: readonly (readonly [string, string, string, string])[] = [
  [
    'Gmail',
    'Fwd: Offer',
    '<div dir="ltr">FYI<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername" dir="auto">Jane Doe</strong> <span dir="auto">&lt;<a href="mailto:jane@firm.example">jane@firm.example</a>&gt;</span><br>Date: Tue, Nov 3, 2026 at 10:12 AM<br>Subject: Offer<br>To: Tom &lt;<a href="mailto:tom@maker.example">tom@maker.example</a>&gt;<br></div><br><br><div dir="ltr">Please quote 500 pcs.</div></div></div>',
    'Tue, Nov 3, 2026 at 10:12 AM',
  ],
  [
    'Outlook',
    'FW: Offer',
    '<div class=WordSection1><p class=MsoNormal>FYI</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>From:</b> Jane Doe &lt;jane@firm.example&gt; <br><b>Sent:</b> Tuesday, November 3, 2026 10:12 AM<br><b>To:</b> Tom &lt;tom@maker.example&gt;<br><b>Subject:</b> Offer</p></div></div><p class=MsoNormal>Please quote 500 pcs.</p></div>',
    'Tuesday, November 3, 2026 10:12 AM',
  ],
  [
    'Apple Mail',
    'Fwd: Offer',
    '<html><body>FYI<br><div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Jane Doe &lt;<a href="mailto:jane@firm.example">jane@firm.example</a>&gt;<br></div><div><b>Subject: </b>Offer<br></div><div><b>Date: </b>3 November 2026 at 10:12:00 CET<br></div><div><b>To: </b>Tom &lt;<a href="mailto:tom@maker.example">tom@maker.example</a>&gt;<br></div><br><div>Please quote 500 pcs.</div></blockquote></div></body></html>',
    '3 November 2026 at 10:12:00 CET',
  ],
  [
    'QQ Mail',
    '转发：Offer',
    '<div>请看</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div style="background:#efefef"><div><b>发件人:</b>&nbsp;"Jane Doe"&lt;jane@firm.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月3日(星期二) 上午10:12</div><div><b>收件人:</b>&nbsp;"Tom"&lt;tom@maker.example&gt;;</div><div><b>主题:</b>&nbsp;Offer</div></div><div>Please quote 500 pcs.</div>',
    '2026年11月3日(星期二) 上午10:12',
  ],
  [
    'NetEase',
    'Fw: Offer',
    '<div>FYI</div><br>-------- 转发邮件信息 --------<br>发件人："Jane Doe" &lt;jane@firm.example&gt;<br>发送日期：2026-11-03 10:12:00<br>收件人：tom@maker.example<br>主题：Offer<br><br><div>Please quote 500 pcs.</div>',
    '2026-11-03 10:12:00',
  ],
  [
    'Thunderbird',
    'Fwd: Offer',
    '<p>FYI</p><div class="moz-forward-container">-------- Forwarded Message --------<table class="moz-email-headers-table"><tbody><tr><th>Subject: </th><td>Offer</td></tr><tr><th>Date: </th><td>Tue, 3 Nov 2026 10:12:00 +0800</td></tr><tr><th>From: </th><td>Jane Doe <a href="mailto:jane@firm.example">&lt;jane@firm.example&gt;</a></td></tr><tr><th>To: </th><td>tom@maker.example</td></tr></tbody></table><br><p>Please quote 500 pcs.</p></div>',
    'Tue, 3 Nov 2026 10:12:00 +0800',
  ],
  [
    'Outlook on the web',
    'Fw: Offer',
    '<div>FYI</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Jane Doe &lt;jane@firm.example&gt;<br><b>Sent:</b> Tuesday, November 3, 2026 10:12 AM<br><b>To:</b> Tom &lt;tom@maker.example&gt;<br><b>Subject:</b> Offer</font><div>&nbsp;</div></div><div>Please quote 500 pcs.</div>',
    'Tuesday, November 3, 2026 10:12 AM',
  ],
  [
    'Yahoo',
    'Fw: Offer',
    '<div>FYI</div><div class="yahoo_quoted"><div>----- Forwarded Message -----</div><div><b>From:</b> Jane Doe &lt;jane@firm.example&gt;</div><div><b>To:</b> "tom@maker.example" &lt;tom@maker.example&gt;</div><div><b>Sent:</b> Tuesday, November 3, 2026 at 10:12:00 AM GMT+8</div><div><b>Subject:</b> Offer</div><div><br></div><div>Please quote 500 pcs.</div></div>',
    'Tuesday, November 3, 2026 at 10:12:00 AM GMT+8',
  ],
  [
    'Gmail, twice: the first original shown',
    'Fwd: Fwd: Offer',
    '<div>FYI<br><br>---------- Forwarded message ---------<br>From: Jane Doe &lt;jane@firm.example&gt;<br>Date: Tue, Nov 3, 2026<br>Subject: Offer<br>To: Tom &lt;tom@maker.example&gt;<br><br>Please quote 500 pcs.<br><br>---------- Forwarded message ---------<br>From: Old &lt;old@older.example&gt;<br>Date: Mon, Nov 2, 2026<br>Subject: Older<br>To: Jane &lt;jane@firm.example&gt;<br><br>older</div>',
    'Tue, Nov 3, 2026',
  ],
  [
    'Outlook in Italian',
    'I: Offer',
    '<p>FYI</p><hr><p><b>Da:</b> Jane Doe &lt;jane@firm.example&gt;<br><b>Inviato:</b> martedì 3 novembre 2026 10:12<br><b>A:</b> Tom &lt;tom@maker.example&gt;<br><b>Oggetto:</b> Offer</p><p>Please quote 500 pcs.</p>',
    'martedì 3 novembre 2026 10:12',
  ],
  [
    'Outlook in German behind a gateway',
    '[EXTERNAL] WG: Offer',
    '<p>zK</p><p>Von: Jane Doe [mailto:jane@firm.example]<br>Gesendet: Dienstag, 3. November 2026 10:12<br>An: Tom<br>Betreff: Offer</p><p>Please quote 500 pcs.</p>',
    'Dienstag, 3. November 2026 10:12',
  ],
  [
    'Outlook for somebody',
    'FW: Offer',
    '<p>FYI</p><p>From: Ann on behalf of Jane Doe &lt;jane@firm.example&gt;<br>Sent: Tuesday, November 3, 2026 10:12 AM<br>To: Tom<br>Subject: Offer</p><p>Please quote 500 pcs.</p>',
    'Tuesday, November 3, 2026 10:12 AM',
  ],
];

test.each(forwards)(
  '%s passes on whose mail it was, and what it said',
  async (_, subject, html, date) => {
    const { forwarded, reply } = await parseEml(mail(subject, html));
    expect(forwarded).toMatchObject({
      from: { name: 'Jane Doe', email: 'jane@firm.example' },
      date,
      subject: 'Offer',
      text: expect.stringMatching(/^Please quote 500 pcs\./),
    });
    expect(forwarded?.to.map(({ name, email }) => email ?? name)[0]).toMatch(
      /^tom@maker\.example$|^Tom$/,
    );
    expect(reply.text).toMatch(/^(?:FYI|请看|zK)$/);
  },
);

test('an answer passes nothing on, though it holds the mail that it answers', async () => {
  const html =
    '<p>Fine.</p><p>From: Jane Doe &lt;jane@firm.example&gt;<br>Sent: Tuesday<br>To: Tom<br>Subject: Offer</p><p>old</p>';
  expect(await parseEml(mail('Re: Offer', html))).toMatchObject({
    forwarded: null,
    reply: { text: 'Fine.' },
  });
});

const lines = Object.values(attributionLines)
  .flat()
  .filter((line) => !/^-{5}|^---- 回/.test(line));

test.each(lines)('%s names its author and the time', (line) => {
  const { from, date } = readAttribution(line.replace(/[\u200e\u200f\u202a-\u202e]/g, ''));
  expect(['Jane Doe', '王芳', '山田 花子']).toContain(from?.name);
  expect(from?.email).toBe(/<?‪?(\w+@firm\.example)/.exec(line)?.[1] ?? null);
  expect(date).toMatch(/10[:.]12/);
  expect(date).toMatch(/2026|26|11/);
  expect(date).not.toMatch(/Jane|skrev|schrieb|王芳/);
});
