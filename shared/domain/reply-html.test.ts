import { describe, expect, test } from 'vitest';
import { replyFromHtml } from './reply-text.ts';

/** Older mail as mail programs mark it in HTML, below the same answer. */
const older = 'The sample left today.';
const head =
  '<b>From:</b> Zhao Min &lt;zhao.min@harbour-tools.example&gt;<br><b>Sent:</b> Monday, November 2, 2026 10:14 AM<br>' +
  '<b>To:</b> Maria Rossi<br><b>Subject:</b> Sample';
const answer = '<div>Thank you.</div><div><br></div><div>Maria</div>';

const programs: readonly (readonly [string, string])[] = [
  [
    'Gmail',
    `<div dir="ltr">${answer}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Nov 2, 2026 at 10:14 AM Zhao Min &lt;<a href="mailto:zhao.min@harbour-tools.example">zhao.min@harbour-tools.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><div>${older}</div></blockquote></div>`,
  ],
  [
    'Gmail in a language unknown',
    `<div dir="ltr">${answer}</div><div class="gmail_quote"><div class="gmail_attr">Zhao Min &lt;zhao.min@harbour-tools.example&gt; kirjutas 2. nov<br></div><blockquote class="gmail_quote" style="border-left:1px solid">${older}</blockquote></div>`,
  ],
  [
    'Gmail as its page shows it',
    `<div class="ii gt"><div class="a3s aiL">${answer}<div class="gmail_quote"><div class="adm"><div class="ajR"></div></div><div class="h5"><div class="gmail_attr">On 2 Nov Zhao Min wrote:</div><blockquote class="gmail_quote">${older}</blockquote></div></div></div></div>`,
  ],
  [
    'Outlook on the web',
    `<div class="elementToProof">${answer}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font>${head}</font><div>&nbsp;</div></div><div>${older}</div>`,
  ],
  [
    'Outlook for the desktop',
    `<div class="WordSection1"><p class="MsoNormal">Thank you.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">Maria<o:p></o:p></p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal">${head}<o:p></o:p></p></div><p class="MsoNormal">${older}<o:p></o:p></p></div>`,
  ],
  [
    'Outlook for the Mac',
    `<div>${answer}<div id="mail-editor-reference-message-container"><div style="border-top:1pt solid #B5C4DF"><p>${head}</p></div>${older}</div></div>`,
  ],
  [
    'the Outlook of a phone',
    `${answer}<div id="ms-outlook-mobile-signature">Get <a href="#">Outlook for iOS</a></div><div id="mail-editor-reference-message-container"><hr><div id="divRplyFwdMsg">${head}</div>${older}</div>`,
  ],
  [
    'Apple Mail',
    `${answer}<br><div><blockquote type="cite"><div>On 2 Nov 2026, at 10:14, Zhao Min &lt;zhao.min@harbour-tools.example&gt; wrote:</div><br><div>${older}</div></blockquote></div>`,
  ],
  [
    'Thunderbird',
    `${answer}<div class="moz-cite-prefix">Am 02.11.26 um 10:14 schrieb Zhao Min:<br></div><blockquote type="cite" cite="mid:1@firm.example">${older}</blockquote>`,
  ],
  [
    'Yahoo',
    `<div class="ydp1">${answer}</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, 2 November 2026, Zhao Min &lt;z@firm.example&gt; wrote:</div><div>${older}</div></div>`,
  ],
  [
    'QQ Mail',
    `${answer}<div><br></div><div style="font-size:12px;font-family:Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="background:#efefef"><div><b>发件人:</b>&nbsp;"Zhao Min"&lt;z@firm.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月2日(星期一) 上午10:14</div><div><b>收件人:</b>&nbsp;"Maria"&lt;m@firm.example&gt;;</div><div><b>主题:</b>&nbsp;样品</div></div><div>${older}</div>`,
  ],
  [
    'NetEase',
    `${answer}<div id="divNeteaseMailCard"></div>在 2026-11-02 10:14:05，"Zhao Min" &lt;z@firm.example&gt; 写道：<br><blockquote id="isReplyContent" style="PADDING-LEFT:1ex;MARGIN:0px 0px 0px 0.8ex;BORDER-LEFT:#ccc 1px solid">${older}</blockquote>`,
  ],
  [
    'NetEase of today',
    `${answer}<div style="border-top:1px solid #EAEAEA"><div class="J-reply" id="ntes-pcmail-quote">---- 回复的原邮件 ----</div><table><tr><td>发件人</td><td>Zhao Min</td></tr></table><div>${older}</div></div>`,
  ],
  [
    'Foxmail',
    `<div>Thank you.</div><div><br></div><div>Maria</div><blockquote style="margin-Top: 0px; margin-Bottom: 0px; margin-Left: 0.5em"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div><b>发件人：</b>&nbsp;Zhao Min</div><div><b>发送时间：</b>&nbsp;2026-11-02&nbsp;10:14</div><div><b>收件人：</b>&nbsp;Maria</div><div><b>主题：</b>&nbsp;样品</div></div><div>${older}</div></blockquote>`,
  ],
  [
    'DingTalk',
    `${answer}<div class="__aliyun_previous_marker">------------------------------------------------------------------</div><div>发件人：Zhao Min&lt;z@firm.example&gt;</div><div>日　期：2026年11月02日 10:14:05</div><div>收件人：Maria&lt;m@firm.example&gt;</div><div>主　题：样品</div><div>${older}</div>`,
  ],
];

describe('the answer stands alone in the HTML of', () => {
  test.each(programs)('%s', (_, html) => {
    const reply = replyFromHtml(html);
    expect(reply.text).toBe('Thank you.\n\nMaria');
    expect(`${reply.cut}`).toContain(older);
    expect(reply.originalText).toContain(older);
  });
});

test('answers between the quotes of Gmail keep what they answer', () => {
  const html =
    '<div dir="ltr">See below.</div><div class="gmail_quote"><div class="gmail_attr">On 2 Nov 2026 Zhao Min &lt;z@firm.example&gt; wrote:<br></div>' +
    '<blockquote class="gmail_quote" style="border-left:1px solid">Which colour?</blockquote><div>Blue.</div>' +
    '<blockquote class="gmail_quote" style="border-left:1px solid">How many?</blockquote><div>Twenty.</div>' +
    '<blockquote class="gmail_quote" style="border-left:1px solid">Min</blockquote></div>';
  expect(replyFromHtml(html).text).toBe(
    'See below.\n\n> Which colour?\nBlue.\n> How many?\nTwenty.'.replace('\n\n>', '\n>'),
  );
});

test("Gmail's own signature is told apart", () => {
  const html =
    '<div dir="ltr">Yes.<div><br></div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature"><div>Maria Rossi</div><div>Export Manager</div></div></div>';
  expect(replyFromHtml(html)).toMatchObject({
    text: 'Yes.',
    signatureText: '--\nMaria Rossi\nExport Manager',
  });
});

test('an indented paragraph of the author stays', () => {
  const html =
    '<div>Our terms:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0"><div>30 days net</div></blockquote><div>Agreed?</div>';
  expect(replyFromHtml(html)).toMatchObject({ text: 'Our terms:\n30 days net\nAgreed?', cut: '' });
});
