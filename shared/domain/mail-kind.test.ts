import { describe, expect, test } from 'vitest';
import { isAutomatic, judgeMail, type MailToJudge } from './mail-kind.ts';

const judge = (
  mail: Partial<Omit<MailToJudge, 'headers'>> & { headers?: Record<string, string> | null },
) =>
  judgeMail({
    from: 'jane@firm.example',
    subject: 'Order 4711',
    text: 'Please find our order attached.',
    contentTypes: ['text/plain'],
    ...mail,
    headers:
      mail.headers == null
        ? null
        : new Map(Object.entries(mail.headers).map(([name, value]) => [name, [value]])),
  }).kind;

describe('what a person writes is human', () => {
  test.each([
    ['a plain order', {}],
    [
      'a reply',
      { subject: 'Re: your newsletter', text: 'Thanks, that was interesting. Can you quote?' },
    ],
    ['from a role address', { from: 'info@firm.example' }],
    [
      'from a sales address with an offer',
      { from: 'sales@firm.example', text: 'Here is our special offer, valid for a limited time.' },
    ],
    [
      'with a firm’s small print',
      { text: 'See you Monday.\n\nPrivacy policy: firm.example/privacy' },
    ],
    ['about a delivery', { subject: 'Delivery failed?', text: 'The boxes never arrived.' }],
    [
      'about an absence',
      {
        text: 'I will be out of office next week, so let us talk on Friday. We need 200 pcs of the blue one, as discussed, at the old price. Please confirm.'.repeat(
          10,
        ),
      },
    ],
    [
      'about a leaver',
      {
        text: 'My colleague is no longer with the company. I take over. Please send me the price list.',
      },
    ],
    ['with an empty List-Unsubscribe', { headers: { 'list-unsubscribe': '' } }],
    ['with Auto-Submitted: no', { headers: { 'auto-submitted': 'no' } }],
    ['cancelling an order in Chinese', { subject: '退订', text: '我们想退订上周的订单，请确认。' }],
    ['in Chinese', { subject: '询价', text: '您好，请报价500件，谢谢。' }],
    [
      'with a report attached',
      { contentTypes: ['multipart/mixed; boundary=x', 'application/pdf'] },
    ],
    [
      'in answer to an alert',
      { subject: 'Re: question on the invoice', from: 'alert.smith@firm.example' },
    ],
  ])('%s', (_, mail) => {
    expect(judge(mail)).toBe('human');
  });
});

describe('lists', () => {
  test.each<Record<string, string>>([
    { 'list-post': '<mailto:users@lists.firm.example>', 'list-id': '<users.lists.firm.example>' },
    { precedence: 'list' },
    { 'x-mailing-list': '<kernel@firm.example>' },
    { 'x-beenthere': 'users@lists.firm.example' },
    { 'list-id': '<users.lists.firm.example>' },
    { sender: 'owner-users@firm.example' },
    { 'errors-to': 'users-admin@firm.example' },
    { 'return-path': '<users-bounces+jane=x@firm.example>' },
  ])('%j', (headers) => expect(judge({ headers })).toBe('list'));
});

describe('newsletters', () => {
  test.each([
    [
      'by header',
      { headers: { 'list-unsubscribe': '<mailto:u@firm.example>', precedence: 'bulk' } },
    ],
    ['by precedence', { headers: { precedence: 'bulk' } }],
    [
      'without headers, by its way out',
      { text: 'Our new pumps are here!\nTo unsubscribe from this list click here.' },
    ],
    ['in German', { text: 'Neue Pumpen!\nNewsletter abmelden' }],
    ['in Chinese', { text: '新品上市！\n如不想再收到此类邮件，请取消订阅' }],
    ['in Russian', { text: 'Новые насосы!\nОтписаться' }],
    [
      'by sender and one hint',
      { from: 'news@industry-digest.example', text: 'Trends of the week. All rights reserved.' },
    ],
    [
      'by a mailer’s header and one hint',
      { headers: { 'feedback-id': '1:x' }, text: 'New pumps. Privacy policy.' },
    ],
    [
      'by many hints',
      { text: 'Special offer! Click here. Limited time. All rights reserved. Privacy policy.' },
    ],
  ])('%s', (_, mail) => expect(judge(mail)).toBe('newsletter'));
});

describe('notifications', () => {
  test.each([
    ['from noreply', { from: 'no-reply@shop.example', subject: 'Your order has shipped' }],
    ['by Auto-Submitted', { headers: { 'auto-submitted': 'auto-generated' } }],
  ])('%s', (_, mail) => expect(judge(mail)).toBe('notification'));
});

describe('bounces', () => {
  test.each([
    ['a report', { contentTypes: ['multipart/report; report-type=delivery-status'] }],
    ['a status part', { contentTypes: ['multipart/mixed', 'message/delivery-status'] }],
    ['Gmail’s header', { headers: { 'x-failed-recipients': 'joe@firm.example' } }],
    [
      'a daemon on the page',
      { from: 'mailer-daemon@firm.example', subject: 'Undelivered Mail Returned to Sender' },
    ],
    ['a postmaster’s Chinese words', { from: 'postmaster@qq.example', subject: '系统退信' }],
    ['an empty return path', { headers: { 'return-path': '<>' }, subject: 'Unzustellbar: Order' }],
  ])('%s', (_, mail) => expect(judge(mail)).toBe('bounce'));
});

describe('absences and leavers are told apart', () => {
  test.each([
    ['by subject', { subject: 'Out of Office: Order 4711' }, 'out_of_office'],
    ['by German subject', { subject: 'Automatische Antwort: Order 4711' }, 'out_of_office'],
    ['by Chinese subject', { subject: '自动回复: 询价' }, 'out_of_office'],
    ['by header', { headers: { 'auto-submitted': 'auto-replied' } }, 'out_of_office'],
    [
      'by text',
      { text: 'I am currently out of the office until 3 May with limited access to my email.' },
      'out_of_office',
    ],
    ['by Chinese text', { text: '您好，我正在休假，12月1日回来。' }, 'out_of_office'],
    [
      'a leaver',
      {
        subject: 'Automatic reply: Order',
        text: 'Jane Doe is no longer with the company. Please write to Joe.',
      },
      'left_company',
    ],
    [
      'a German leaver',
      {
        subject: 'Automatische Antwort: Order',
        text: 'Frau Doe ist nicht mehr im Unternehmen tätig.',
      },
      'left_company',
    ],
    [
      'a French leaver who says so in person',
      { subject: 'Réponse automatique : Order', text: 'Je ne fais plus partie de la société.' },
      'left_company',
    ],
    [
      'a Spanish leaver who says so in person',
      { subject: 'Respuesta automática: Order', text: 'Ya no trabajo en la empresa.' },
      'left_company',
    ],
    [
      'a Chinese leaver',
      { subject: '自动回复：询价', text: '您好，李雷已离职，请联系王芳。' },
      'left_company',
    ],
  ])('%s', (_, mail, kind) => expect(judge(mail)).toBe(kind));
});

test('an invitation is a meeting, not a robot', () => {
  const kind = judge({ contentTypes: ['multipart/alternative', 'text/calendar; method=REQUEST'] });
  expect(kind).toBe('calendar');
  expect(isAutomatic('calendar')).toBe(false);
});

test('an abuse report is known by its opening where the page shows no headers', () => {
  const opening = 'This is an email abuse report for an email message received from IP 192.0.2.1';
  expect(judge({ headers: null, subject: 'FW: Earn money', text: opening })).toBe('notification');
  expect(judge({ headers: null, text: `You wrote: ${opening}` })).toBe('human');
});
