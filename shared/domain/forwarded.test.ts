import { describe, expect, test } from 'vitest';
import { readForwarded } from './forwarded.ts';

const body = 'The sample is ready.';
const from = { name: 'Ting Zhou', email: 'zhou.ting@ruixin-plastics.example' };
const sender = `${from.name} <${from.email}>`;

describe('the original sender and text of a forward', () => {
  test.each([
    [
      'Gmail',
      `---------- Forwarded message ---------\nFrom: ${sender}\nDate: Mon, Nov 2, 2026 at 10:14 AM\nSubject: Sample\nTo: Zhao Min <zhao.min@harbour-tools.example>\n\n\n${body}`,
    ],
    [
      'Gmail in Chinese',
      `---------- 转发的邮件 ---------\n发件人： ${sender}\n日期：2026年11月2日周一 10:14\n主题：样品\n收件人： <zhao.min@harbour-tools.example>\n\n${body}`,
    ],
    [
      'Apple Mail',
      `Begin forwarded message:\n\nFrom: ${sender}\nSubject: Sample\nDate: 2 November 2026 at 10:14:05 CST\nTo: Zhao Min <zhao.min@harbour-tools.example>\n\n${body}`,
    ],
    [
      'Apple Mail in German',
      `Anfang der weitergeleiteten Nachricht:\n\nVon: ${sender}\nBetreff: Muster\nDatum: 2. November 2026 um 10:14:05 MEZ\nAn: Zhao Min <zhao.min@harbour-tools.example>\n\n${body}`,
    ],
    [
      'Apple Mail quoted',
      `> Begin forwarded message:\n> \n> From: ${sender}\n> Subject: Sample\n> Date: 2 November 2026\n> To: zhao.min@harbour-tools.example\n> \n> ${body}`,
    ],
    [
      'Outlook',
      `________________________________\nFrom: ${sender}\nSent: Monday, November 2, 2026 10:14 AM\nTo: Zhao Min <zhao.min@harbour-tools.example>\nSubject: Sample\n\n${body}`,
    ],
    [
      'Outlook with links',
      `From: Ting Zhou [mailto:${from.email}]\nSent: Monday, November 2, 2026 10:14 AM\nTo: Zhao Min\nSubject: Sample\n\n${body}`,
    ],
    ['Outlook of a Mac', `On 02/11/2026, 10:14, "Ting Zhou" <${from.email}> wrote:\n\n    ${body}`],
    [
      'Thunderbird',
      `-------- Forwarded Message --------\nSubject: \tSample\nDate: \tMon, 2 Nov 2026 10:14:05 +0800\nFrom: \t${sender}\nTo: \tzhao.min@harbour-tools.example\n\n${body}`,
    ],
    [
      'Yahoo, glued',
      `  ----- Forwarded Message ----- From: ${sender}To: Zhao Min <zhao.min@harbour-tools.example>Sent: Monday, November 2, 2026, 10:14:05 AM GMT+8Subject: Sample\n ${body}`,
    ],
    [
      'QQ Mail',
      `------------------ 原始邮件 ------------------\n发件人: "Ting Zhou" <${from.email}>;\n发送时间: 2026年11月2日(星期一) 上午10:14\n收件人: "Zhao Min"<zhao.min@harbour-tools.example>;\n主题: 样品\n\n${body}`,
    ],
    [
      'NetEase',
      `-------- 转发邮件信息 --------\n发件人："Ting Zhou" <${from.email}>\n发送日期：2026-11-02 10:14:05\n收件人：zhao.min@harbour-tools.example\n主题：样品\n\n${body}`,
    ],
    [
      'Foxmail',
      `发件人： Ting Zhou <${from.email}>\n发送时间： 2026-11-02 10:14\n收件人： Zhao Min\n主题： 样品\n\n${body}`,
    ],
    [
      'mail.ru',
      `-------- Пересылаемое сообщение --------\nОт кого: ${sender}\nКому: zhao.min@harbour-tools.example\nДата: Понедельник, 2 ноября 2026, 10:14 +08:00\nТема: Образец\n\n${body}`,
    ],
    [
      'on behalf of',
      `From: ${sender} on behalf of Service <service@ruixin-plastics.example>\nSent: Monday\nTo: Zhao Min\nSubject: Sample\n\n${body}`,
    ],
  ])('%s', (_, text) => {
    for (const words of ['', 'FYI, please call them.\n\n']) {
      const forwarded = readForwarded(words + text, true);
      expect(forwarded?.from).toMatchObject(from);
      expect(forwarded?.text.replace(/^> ?/gm, '').trim()).toBe(body);
    }
  });
});

test('subject and recipients are told as well', () => {
  const text = `---------- Forwarded message ---------\nFrom: ${sender}\nDate: Mon, Nov 2, 2026\nSubject: Sample 7\nTo: a@firm.example, B <b@firm.example>\nCc: c@firm.example\n\n${body}`;
  expect(readForwarded(text)).toMatchObject({
    subject: 'Sample 7',
    date: 'Mon, Nov 2, 2026',
    to: [{ email: 'a@firm.example' }, { name: 'B', email: 'b@firm.example' }],
    cc: [{ email: 'c@firm.example' }],
  });
});

test.each([
  '',
  'Hello',
  'From: 10 pieces\nto: 20',
  'Thanks!\n\nOn 2 Nov 2026 10:14, Jane <jane@firm.example> wrote:\n> x',
])('no forward is invented in %j', (text) => expect(readForwarded(text)).toBeNull());

test("NetEase's plain text has the header block as a table", () => {
  const text =
    '请处理\n\n---- 转发的邮件 ----\n| 发件人 | 李雷<li@firm.example> |\n| 日期 | 2026年11月02日 15:20 |\n| 收件人 | tom@maker.example |\n| 主题 | 订单 |\n我们订购50件';
  expect(readForwarded(text)).toMatchObject({
    from: { name: '李雷', email: 'li@firm.example' },
    date: '2026年11月02日 15:20',
    subject: '订单',
    text: '我们订购50件',
  });
});
