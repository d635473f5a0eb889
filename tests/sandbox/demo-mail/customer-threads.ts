import {
  fromGmail,
  gmailQuote,
  gmailSignature,
  outlookParagraphs,
  outlookQuote,
  paragraphs,
} from '../mail-html.ts';
import type { MailMessage, MailThread } from '../mailbox.ts';
import { daysAgoAt } from '../wall-time.ts';
import { people } from './people.ts';

const harbourSignature = gmailSignature(
  'Zhao Min',
  'Account Manager, Harbour Tools',
  '+86 21 5550 1420',
);

/** Threads with customers that Zhao Min owns: English, Chinese and German, quoted as each mail program does. */
export function customerThreads(now: Date, zone: string): MailThread[] {
  return [
    acmeQuote(now, zone),
    yunfanDrawing(now, zone),
    nordlichtDelivery(now, zone),
    acmeSamples(now, zone),
  ];
}

function acmeQuote(now: Date, zone: string): MailThread {
  const { wangFang, liLei, zhaoMin } = people;
  const first: MailMessage = {
    from: wangFang,
    to: [zhaoMin],
    cc: [liLei],
    sentAt: daysAgoAt(now, zone, 5, '10:24'),
    html: fromGmail(
      paragraphs(
        'Hi Zhao Min,',
        '',
        'We are adding two packing lines in Suzhou in January and need 40 cordless carton sealers. Could you quote the HT-220 and the HT-240, with spare blades for a year?',
        '',
        'Delivery before 20 January matters more to us than the last two per cent.',
        '',
        'Best,',
        'Wang Fang',
      ),
    ),
  };
  const answer: MailMessage = {
    from: zhaoMin,
    to: [wangFang],
    cc: [liLei],
    sentAt: daysAgoAt(now, zone, 4, '16:05'),
    html: fromGmail(
      paragraphs(
        'Hi Wang Fang,',
        '',
        'Thank you. Attached are both quotes; the HT-240 is on stock, so 8 January is safe. For 40 pieces I can offer 6 % off list.',
      ) + harbourSignature,
      gmailQuote(first, 'en', zone),
    ),
  };
  const last: MailMessage = {
    from: wangFang,
    to: [zhaoMin],
    cc: [liLei],
    sentAt: new Date(now.getTime() - 95 * 60_000),
    html: fromGmail(
      paragraphs(
        'Hi Zhao Min,',
        '',
        'The HT-240 convinced our line leads. Li Lei still asks whether the two-year service plan can be included at the price you named. If it can, we order 40 this week.',
        '',
        'Could you call me on Friday morning to settle it?',
      ) +
        gmailSignature(
          'Wang Fang 王芳',
          'Head of Purchasing',
          'Acme Packaging Co.',
          '+86 512 5550 0188',
        ),
      gmailQuote(answer, 'en', zone),
    ),
  };
  return {
    key: 'acme-quote',
    subject: 'Quote for 40 carton sealers, delivery in January',
    folder: 'inbox',
    unread: true,
    messages: [first, answer, last],
  };
}

function yunfanDrawing(now: Date, zone: string): MailThread {
  const { ouyangJing, zhaoMin } = people;
  const subject = '夹具图纸修改确认';
  const first: MailMessage = {
    from: zhaoMin,
    to: [ouyangJing],
    cc: [],
    sentAt: daysAgoAt(now, zone, 2, '11:30'),
    html: outlookParagraphs(
      '欧阳经理，您好：',
      '附件是按上周讨论修改后的夹具图纸，定位销直径已改为 8 mm，请确认。',
      '确认后我们安排打样，预计十个工作日。',
      '赵敏',
    ),
  };
  return {
    key: 'yunfan-drawing',
    subject: `回复: ${subject}`,
    folder: 'inbox',
    unread: true,
    messages: [
      first,
      {
        from: ouyangJing,
        to: [zhaoMin],
        cc: [],
        sentAt: daysAgoAt(now, zone, 1, '17:42'),
        html:
          outlookParagraphs(
            '赵经理，您好：',
            '图纸已经和工艺部核对过，定位销没有问题。请把底板厚度从 12 mm 改为 15 mm，其余可以打样。',
            '另外，首批数量由 20 套增加到 35 套，麻烦更新一下报价。',
            '',
            '欧阳静',
            '采购经理',
            '苏州云帆精密制造有限公司',
            '电话：0512-5550 2266　手机：138 5550 1122',
          ) + outlookQuote(first, subject, 'zh-CN', zone),
      },
    ],
  };
}

function nordlichtDelivery(now: Date, zone: string): MailThread {
  const { juergenMueller, zhaoMin } = people;
  const subject = 'Liefertermin Drehmomentschlüssel';
  const first: MailMessage = {
    from: zhaoMin,
    to: [juergenMueller],
    cc: [],
    sentAt: daysAgoAt(now, zone, 3, '15:10'),
    html: outlookParagraphs(
      'Sehr geehrter Herr Müller,',
      'die 25 Drehmomentschlüssel DW-60 sind fertig kalibriert. Wir können am 4. Dezember ab Schanghai verladen.',
      'Mit freundlichen Grüßen',
      'Zhao Min',
    ),
  };
  return {
    key: 'nordlicht-delivery',
    subject: `AW: ${subject}`,
    folder: 'inbox',
    unread: false,
    messages: [
      first,
      {
        from: juergenMueller,
        to: [zhaoMin],
        cc: [],
        sentAt: new Date(now.getTime() - 4 * 3_600_000),
        html:
          outlookParagraphs(
            'Guten Tag Frau Zhao,',
            'der 4. Dezember passt uns gut. Bitte legen Sie die Kalibrierscheine jeder Kiste bei, unser Wareneingang prüft sie einzeln.',
            'Für das Frühjahr planen wir weitere 60 Stück. Können Sie mir bis Monatsende einen Rahmenpreis nennen?',
            'Mit freundlichen Grüßen',
            'Jürgen Müller',
            'Leiter Einkauf',
            'Nordlicht Maschinenbau GmbH',
            'Tel. +49 431 5550 1730',
          ) + outlookQuote(first, subject, 'de', zone),
      },
    ],
  };
}

function acmeSamples(now: Date, zone: string): MailThread {
  const { liLei, zhaoMin, wangFang } = people;
  return {
    key: 'acme-samples',
    subject: 'Samples arrived 🎉 thank you',
    folder: 'inbox',
    unread: false,
    messages: [
      {
        from: liLei,
        to: [zhaoMin],
        cc: [wangFang],
        sentAt: daysAgoAt(now, zone, 9, '09:15'),
        html: fromGmail(
          paragraphs(
            'Hello,',
            '',
            'The six blades are here and already on the test bench. First impression: quieter than what we have. I will send figures after a week.',
            '',
            'Li Lei 李雷',
            'Production Engineer, Acme Packaging Co.',
          ),
        ),
      },
    ],
  };
}
