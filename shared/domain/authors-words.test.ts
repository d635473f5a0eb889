import { describe, expect, test } from 'vitest';
import { replyFromHtml, replyFromText, replyFromUniqueBody } from './reply-text.ts';

/** Texts that look like quotes, blocks or signatures and are what the author had to say. */
const prose: readonly (readonly [string, string])[] = [
  ['from prose', 'Hello,\n\nFrom: 10 pcs\nTo: 500 pcs\nPrice on request.\n\nJane'],
  [
    'journey',
    'Please book the freight:\n\nFrom: Shanghai\nTo: Hamburg\nDate: 3 May 2026\n\nThanks, Tom',
  ],
  [
    'journey2',
    'Please book:\n\nFrom: Shanghai, 10:00\nTo: Hamburg\nDate: 3 May 2026 10:00\nCargo: 2 pallets',
  ],
  [
    'courier zh',
    '请寄到以下地址：\n\n收件人：李伟\n电话：13800138000\n地址：上海市浦东新区世纪大道1号\n\n谢谢',
  ],
  [
    'courier zh2',
    '快递信息：\n寄件人：王芳\n收件人：李伟\n日期：11月3日\n单号：SF123456\n请查收。',
  ],
  ['prose zh', '你好，\n\n系统里的发件人写的是你的名字，发件人：王芳，这样对吗？\n\n谢谢'],
  [
    'he wrote',
    'Hello,\n\nOn Monday he wrote:\nwe need more time. I think that is fine.\n\nBest,\nTom',
  ],
  [
    'he wrote dated',
    'Hello,\n\nOn 3 November 2026 at 10:12 he wrote:\nwe need more time. I do not agree.\n\nTom',
  ],
  ['name wrote', 'Jane Doe wrote:\nwe need more time.\n\nI do not agree with her.'],
  [
    'addr wrote',
    'Last week Jane (jane@firm.example) wrote:\n\nThe goods are late.\n\nWhat do we tell her?',
  ],
  ['zh wrote', '王总在会上写道：\n我们需要更多时间。\n\n你怎么看？'],
  ['wrote colon q', 'As my boss wrote:\n"no discount"\nSo sorry.'],
  ['ps after device', 'See you tomorrow.\n\nSent from my iPhone\n\nPS: bring the samples please'],
  [
    'original message in prose',
    'I lost the original message. Could you send it again?\nOriginal message: lost.',
  ],
  [
    'dashes heading',
    'Agenda\n\n----- Prices -----\n\nWe ask for 5 %.\n\n----- Delivery -----\n\nMay.',
  ],
  ['hr rule', 'First part.\n\n-----\n\nSecond part.\n\n_____\n\nThird part.'],
  [
    'list of contacts',
    'Please contact:\n\nJane Doe\njane@firm.example\n+44 20 7946 0123\n\nShe knows all about it.',
  ],
  [
    'address in the middle',
    'Ship to:\n\nAcme Ltd.\n12 High Street\nLondon\n\nand invoice to:\n\nAcme Holding Ltd.\n5 Low Street\nLeeds\n\nby Friday please.',
  ],
  ['meeting labels', 'Meeting\nDate: 3 Nov 2026\nTime: 10:00\nSubject: offer\nTo bring: samples'],
  ['form', 'Subject: order\nDate: 3 Nov\nFrom: our Shanghai office\nQuantity: 10'],
  ['schedule', 'On 3 Nov 2026 at 10:12 we start:\n- welcome\n- tour'],
  [
    'deadline with address',
    'On Nov 3, 2026 please write to Jane Doe <jane@firm.example>:\nshe has the key.',
  ],
  [
    'regards ps',
    'The price is fine.\n\nBest regards,\nTom\n\nPS: Please send also the drawing by Friday, we need it.',
  ],
  [
    'thanks midway',
    'Thanks\n\nPlease send 20 pcs of the A4 and 30 pcs of the B5.\nDelivery to the usual place.',
  ],
  ['numbers', 'Our order:\n\nA4 box 500 pcs\nB5 box 300 pcs\nTel: please call before delivery'],
  [
    'delivery contact',
    'Please deliver to:\nOmega Trading Co., Ltd.\nNo. 5 Harbour Road, Ningbo\nTel: +86 574 8765 4321\nContact: Mr. Chen',
  ],
  ['dash paragraph', 'We agree with\n-- the price\n-- the terms\nplease send the contract'],
  ['confidential prose', 'This message is intended to tell you about the delay.'],
  ['caution prose', 'Caution: External paint was damaged.\n\nPlease send new one.'],
  [
    'list of mails in prose',
    'Two mails came:\n\nJane Doe <jane@firm.example>, 3 Nov 2026: asks for price\nTom Roe <tom@maker.example>, 4 Nov 2026: asks for samples\n\nWhat shall we answer?',
  ],
  [
    'log excerpt',
    'Our log says:\n\n2026-11-03 10:12 login of jane@firm.example failed:\nwrong password\n\nCan you help?',
  ],
  [
    'confid',
    'Hello,\n\nDisclaimer: I am no expert.\n\nI think the price is too high. What do you think?',
  ],
  ['name list', 'Attendees:\n\nJane Doe\nTom Roe\nWang Fang'],
  ['sales team', 'We met:\nJane Doe, Purchasing Manager, Acme Ltd.\nTom Roe, CEO, Maker Ltd.'],
  ['two dashes para', 'Options:\n\n--\nA: 5 %\nB: 6 %\nC: 7 %\n--\n\nWhich one?'],
  ['thx', 'Thanks!\nJane'],
  ['zh short', '好的，谢谢！\n王芳'],
  ['quote of own', 'He said:\n> no\nand I said yes.'],
];

test.each(prose)('%s: nothing of it is taken away', (_, text) => {
  expect(replyFromText(text).text).toBe(text);
});

/** What came in, and what its author wrote. */
const mails: readonly (readonly [string, string, string])[] = [
  [
    'sig std',
    'Please send it.\n\nBest regards,\nTom Roe\nPurchasing Manager\nMaker Ltd.\nTel: +44 20 7946 0123\ntom@maker.example',
    'Please send it.\n\nBest regards,',
  ],
  [
    'sig zh',
    '请尽快发货。\n\n谢谢！\n李伟\n采购经理\n深圳市蓝鲸电子有限公司\n手机：13800138000\n微信：liwei_88',
    '请尽快发货。\n\n谢谢！',
  ],
  [
    'sig quote below',
    'OK.\n\n-- \nTom Roe\nMaker Ltd.\n\nOn 3 Nov 2026, at 10:12, Jane Doe <jane@firm.example> wrote:\n\n> Is it ok?\n',
    'OK.',
  ],
  [
    'quote with sig after bottom',
    'On 3 Nov 2026, at 10:12, Jane Doe <jane@firm.example> wrote:\n> Is it ok?\n\nYes it is.\n\n-- \nTom Roe',
    'Yes it is.',
  ],
  [
    'inline',
    'Hi Jane,\n\nOn 3 Nov 2026, at 10:12, Jane Doe <jane@firm.example> wrote:\n> How many?\n\nTen.\n\n> When?\n\nMay.\n\n> Thanks\n> Jane',
    'Hi Jane,\n\n> How many?\n\nTen.\n\n> When?\n\nMay.',
  ],
  [
    'inline sig',
    '> How many?\n\nTen.\n\n> When?\n\nMay.\n\n-- \nTom Roe\nMaker',
    '> How many?\n\nTen.\n\n> When?\n\nMay.',
  ],
  [
    'outlook express bottom',
    '----- Original Message -----\nFrom: Jane Doe\nTo: Tom Roe\nSent: Tuesday, November 3, 2026 10:12 AM\nSubject: Offer\n\n> How many?\n> Jane\n\nTen please.',
    'Ten please.',
  ],
  [
    'top and rest unmarked fwd',
    'FYI\n\n---------- Forwarded message ---------\nFrom: Jane Doe <jane@firm.example>\nDate: Tue, Nov 3, 2026\nSubject: Offer\nTo: <tom@maker.example>\n\nHello',
    'FYI',
  ],
  [
    'zh outlook',
    '好的，收到。\n\n发件人: 王芳 <wangfang@firm.example>\n发送时间: 2026年11月3日 10:12\n收件人: 李伟\n主题: 报价\n\n你好',
    '好的，收到。',
  ],
  [
    'zh no blank',
    '好的，收到。\n发件人： 王芳\n发送时间： 2026年11月3日 10:12\n收件人： 李伟\n抄送： 张三\n主题： 报价\n你好',
    '好的，收到。',
  ],
  [
    'wecom',
    '收到，谢谢\n\n发自我的企业微信\n\n------------------ Original ------------------\nFrom: 王芳 <wangfang@firm.example>\nDate: Tue, Nov 3, 2026 10:12 AM\nTo: 李伟 <liwei@maker.example>\nSubject: Re: 报价\n\n您好',
    '收到，谢谢',
  ],
  [
    'dingtalk',
    '收到，谢谢\n\n来自钉钉专属商务邮箱------------------------------------------------------------------发件人：王芳<wangfang@firm.example>日　期：2026年11月03日 10:12:00收件人：李伟<liwei@maker.example>主　题：报价\n\n您好',
    '收到，谢谢',
  ],
  [
    'foxmail',
    '好的\n\n\n\n李伟\n \n发件人： 王芳\n发送时间： 2026-11-03 10:12\n收件人： 李伟\n主题： 报价\n您好',
    '好的\n\n李伟',
  ],
  [
    'netease',
    '好的\n\n\n\n\n\n\n\nAt 2026-11-03 10:12:00, "王芳" <wangfang@firm.example> wrote:\n>您好',
    '好的',
  ],
  [
    'netease zh',
    '好的\n\n在 2026-11-03 10:12:00，"王芳" <wangfang@firm.example> 写道：\n\n您好\n请看',
    '好的',
  ],
  [
    'netease 163 reply header',
    '好的\n---- 回复的原邮件 ----\n| 发件人 | 王芳<wangfang@firm.example> |\n| 发送日期 | 2026年11月03日 10:12 |\n| 收件人 | 李伟<liwei@maker.example> |\n| 主题 | 报价 |\n您好',
    '好的',
  ],
  [
    'outlook mac',
    'Fine.\n\nFrom: Jane Doe <jane@firm.example>\nDate: Tuesday, 3 November 2026 at 10:12\nTo: Tom Roe <tom@maker.example>\nSubject: Offer\n\nold',
    'Fine.',
  ],
  [
    'text above inline below hdr',
    'Yes.\n\nFrom: Jane Doe [mailto:jane@firm.example]\nSent: Tue\nTo: Tom\nSubject: x\n\nold',
    'Yes.',
  ],
  [
    'lotus',
    'Fine.\n\nTom\n\n\n\nFrom:   Jane Doe <jane@firm.example>\nTo:     Tom Roe <tom@maker.example>\nDate:   03.11.2026 10:12\nSubject:        Offer\n\nold',
    'Fine.\n\nTom',
  ],
  [
    'teams of two',
    'Fine.\n\nTom\n\nJane Doe <jane@firm.example> schrieb am Di., 3. Nov. 2026, 10:12:\n\n> old',
    'Fine.\n\nTom',
  ],
  [
    'aol',
    'Fine.\n\n-----Original Message-----\nFrom: Jane Doe <jane@firm.example>\nTo: tom@maker.example\nSent: Tue, Nov 3, 2026 10:12 am\nSubject: Offer\n\nold',
    'Fine.',
  ],
  [
    'samsung',
    'Fine.\n\n\nSent from my Galaxy\n\n\n-------- Original message --------\nFrom: Jane Doe <jane@firm.example>\nDate: 03/11/2026 10:12 (GMT+01:00)\nTo: tom@maker.example\nSubject: Offer\n\nold',
    'Fine.',
  ],
  [
    'gmail mobile de',
    'Passt.\n\nJane Doe <jane@firm.example> schrieb am Di., 3. Nov. 2026, 10:12:\n\n> alt',
    'Passt.',
  ],
  ['banner', 'CAUTION: This email originated from outside the organisation.\n\nFine.', 'Fine.'],
  [
    'disclaimer',
    'Fine.\n\nTom\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.',
    'Fine.\n\nTom',
  ],
  [
    'spark',
    'Fine.\n\nSent via Spark\nOn 3 Nov 2026 at 10:12 +0100, Jane Doe <jane@firm.example>, wrote:\n> old',
    'Fine.',
  ],
  [
    'proton',
    'Fine.\n\nSent with Proton Mail secure email.\n\nOn Tuesday, November 3rd, 2026 at 10:12 AM, Jane Doe <jane@firm.example> wrote:\n\n> old',
    'Fine.',
  ],
  ['hey', 'Fine.\n\nOn November 3, 2026, Jane Doe <jane@firm.example> wrote:\n\n> old', 'Fine.'],
  [
    'superhuman',
    'Fine.\n\nSent via Superhuman\n\nOn Tue, Nov 3, 2026 at 10:12 AM, Jane Doe < jane@firm.example > wrote:\n\n> old',
    'Fine.',
  ],
  [
    'front',
    'Fine.\n\nOn November 3, 2026 at 10:12 AM GMT+8 jane@firm.example wrote:\n\nold',
    'Fine.',
  ],
  ['zendesk', 'Fine.\n\n##- Please type your reply above this line -##\n\nold', 'Fine.'],
  ['replyabove', 'Fine.\n\n--- Reply above this line ---\n\nold', 'Fine.'],
  [
    'banner tight',
    'CAUTION: This email originated from outside the organisation. Do not click links\nor open attachments unless you recognise the sender.\nHello Tom, please send the drawing.\nIt is urgent.\n\nJane',
    'Hello Tom, please send the drawing.\nIt is urgent.\n\nJane',
  ],
  [
    'banner zh',
    '【外部邮件】此邮件来自公司外部，请谨慎点击链接和附件。\n您好，请报价。\n\n王芳',
    '您好，请报价。\n\n王芳',
  ],
  ['empty own', '> old\n> older', ''],
];

test.each(mails)('%s: what the author wrote', (_, mail, written) => {
  expect(replyFromText(mail).text).toBe(written);
});

const pages: readonly (readonly [string, string, string])[] = [
  [
    'qq html',
    `<div>好的</div><div><br></div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>发件人:</b>&nbsp;"王芳"&lt;wangfang@firm.example&gt;;</div><div><b>发送时间:</b>&nbsp;2026年11月3日(星期二) 上午10:12</div><div><b>收件人:</b>&nbsp;"李伟"&lt;liwei@maker.example&gt;;</div><div><b>主题:</b>&nbsp;报价</div></div><div>您好</div>`,
    '好的',
  ],
  [
    'owa',
    `<div>Fine.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Jane<br><b>Sent:</b> x<br></div><div>old</div>`,
    'Fine.',
  ],
  [
    'outlook word',
    `<div class=WordSection1><p class=MsoNormal>Fine.<o:p></o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Jane Doe &lt;jane@firm.example&gt;<br><b>Sent:</b> Tuesday, November 3, 2026 10:12 AM<br><b>To:</b> Tom Roe<br><b>Subject:</b> Offer<o:p></o:p></p></div></div><p>old</p></div>`,
    'Fine.',
  ],
  [
    'gmail inline html',
    `<div dir="ltr"><div class="gmail_quote"><div class="gmail_attr">On Tue, Jane wrote:<br></div><blockquote class="gmail_quote" style="border-left:1px"><div>How many?</div></blockquote><div>Ten.</div><blockquote class="gmail_quote" style="border-left:1px"><div>When?</div></blockquote><div>May.</div></div></div>`,
    '> How many?\nTen.\n> When?\nMay.',
  ],
  [
    'apple html',
    `<html><body>Fine.<br><div><br><blockquote type="cite"><div>On 3 Nov 2026, at 10:12, Jane Doe &lt;jane@firm.example&gt; wrote:</div><br><div>old</div></blockquote></div></body></html>`,
    'Fine.',
  ],
  [
    'yahoo html',
    `<div>Fine.</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Tuesday Jane wrote:</div><div>old</div></div>`,
    'Fine.',
  ],
  [
    'tbird',
    `<p>Fine.</p><div class="moz-cite-prefix">On 03/11/2026 10:12, Jane Doe wrote:<br></div><blockquote type="cite"><p>old</p></blockquote>`,
    'Fine.',
  ],
  [
    'tbird bottom',
    `<div class="moz-cite-prefix">On 03/11/2026 10:12, Jane Doe wrote:<br></div><blockquote type="cite"><p>old</p></blockquote><p>Fine.</p><div class="moz-signature">-- <br>Tom</div>`,
    'Fine.',
  ],
];

test.each(pages)('%s as HTML: what the author wrote', (_, html, written) => {
  expect(replyFromHtml(html).text).toBe(written);
});

describe("Graph's uniqueBody is the author's", () => {
  test.each([
    ...prose.map(([, text]) => text),
    'From: Jane\nSent: 3 Nov 2026 10:12\nTo: Tom\nSubject: x\n\nis what I got.',
  ])('%j stays whole', (content) => {
    const { text, signatureText } = replyFromUniqueBody({ contentType: 'text', content });
    expect([text, signatureText].filter((part) => part !== null).join('\n\n')).toBe(content);
  });

  test('but for the signature and the rule that Outlook leaves', () => {
    const content =
      '<div>Fine.</div><div>&gt; May?</div><div>Yes.</div><div id="Signature">Tom Roe<br>Maker Ltd.</div><hr><p>________________________________</p>';
    const reply = replyFromUniqueBody({ contentType: 'html', content });
    expect(reply.text).toBe('Fine.\n> May?\nYes.');
    expect(reply.signatureText).toBe('Tom Roe\nMaker Ltd.');
    expect(reply.history).toBe('none');
  });
});
