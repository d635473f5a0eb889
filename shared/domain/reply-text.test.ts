import { describe, expect, test } from 'vitest';
import { replyFromText } from './reply-text.ts';

/** Above older mail of every form stands the same answer; it must come out alone. */
const answer =
  'Hello Min,\n\nthe sample arrived, thank you.\nPlease send the invoice.\n\nBest regards\nMaria';
const older = 'Dear Maria,\n\nthe sample left today.\n\nMin';
const quoted = older.replace(/^/gm, '> ');

const heads: readonly (readonly [string, string])[] = [
  [
    'Gmail in English',
    `On Mon, Nov 2, 2026 at 10:14 AM Zhao Min <zhao.min@harbour-tools.example> wrote:\n\n${quoted}`,
  ],
  [
    'Gmail wrapped before the address',
    `On Mon, Nov 2, 2026 at 10:14 AM Zhao Min <\nzhao.min@harbour-tools.example> wrote:\n\n${quoted}`,
  ],
  [
    'Gmail wrapped before the verb',
    `On Mon, Nov 2, 2026 at 10:14 AM Zhao Min <zhao.min@harbour-tools.example>\nwrote:\n\n${quoted}`,
  ],
  [
    'Gmail in German',
    `Am Mo., 2. Nov. 2026 um 10:14 Uhr schrieb Zhao Min <zhao.min@harbour-tools.example>:\n\n${quoted}`,
  ],
  [
    'Gmail in French',
    `Le lun. 2 nov. 2026 à 10:14, Zhao Min <zhao.min@harbour-tools.example> a écrit :\n\n${quoted}`,
  ],
  [
    'Gmail in Spanish',
    `El lun, 2 nov 2026 a las 10:14, Zhao Min (<zhao.min@harbour-tools.example>) escribió:\n\n${quoted}`,
  ],
  [
    'Gmail in Italian',
    `Il giorno lun 2 nov 2026 alle ore 10:14 Zhao Min <zhao.min@harbour-tools.example> ha scritto:\n\n${quoted}`,
  ],
  [
    'Gmail in Portuguese',
    `Em seg., 2 de nov. de 2026 às 10:14, Zhao Min <zhao.min@harbour-tools.example> escreveu:\n\n${quoted}`,
  ],
  [
    'Gmail in Dutch',
    `Op ma 2 nov 2026 om 10:14 schreef Zhao Min <zhao.min@harbour-tools.example>:\n\n${quoted}`,
  ],
  [
    'Gmail in Russian',
    `пн, 2 нояб. 2026 г. в 10:14, Zhao Min <zhao.min@harbour-tools.example>:\n\n${quoted}`,
  ],
  [
    'Gmail in Polish',
    `pon., 2 lis 2026 o 10:14 Zhao Min <zhao.min@harbour-tools.example> napisał(a):\n\n${quoted}`,
  ],
  [
    'Gmail in Turkish',
    `Zhao Min <zhao.min@harbour-tools.example>, 2 Kas 2026 Pzt, 10:14 tarihinde şunu yazdı:\n\n${quoted}`,
  ],
  [
    'Gmail in Japanese',
    `2026年11月2日(月) 10:14 Zhao Min <zhao.min@harbour-tools.example>:\n\n${quoted}`,
  ],
  [
    'Gmail in Simplified Chinese',
    `Zhao Min <zhao.min@harbour-tools.example> 于2026年11月2日周一 10:14写道：\n\n${quoted}`,
  ],
  [
    'Gmail in Traditional Chinese',
    `Zhao Min <zhao.min@harbour-tools.example> 於 2026年11月2日 週一 上午10:14寫道：\n\n${quoted}`,
  ],
  [
    'Gmail in Korean',
    `2026년 11월 2일 (월) 오전 10:14, Zhao Min <zhao.min@harbour-tools.example>님이 작성:\n\n${quoted}`,
  ],
  [
    'Apple Mail',
    `> On 2 Nov 2026, at 10:14, Zhao Min <zhao.min@harbour-tools.example> wrote:\n>\n${quoted}`,
  ],
  ['Thunderbird', `On 02/11/2026 10:14, Zhao Min wrote:\n${quoted}`],
  ['Thunderbird in German', `Am 02.11.26 um 10:14 schrieb Zhao Min:\n${quoted}`],
  ['Thunderbird in Hungarian', `2026.11.02. 10:14 keltezéssel, Zhao Min írta:\n${quoted}`],
  [
    'old Gmail without a verb',
    `2026-11-02 10:14 GMT+08:00 Zhao Min <zhao.min@harbour-tools.example>:\n\n${quoted}`,
  ],
  [
    'Yahoo without quote marks',
    `On Monday, November 2, 2026 at 10:14:05 AM GMT+8, Zhao Min <zhao.min@harbour-tools.example> wrote:\n\n${older}`,
  ],
  [
    'Zoho without a colon',
    `---- On Mon, 02 Nov 2026 10:14:05 +0800 zhao.min@harbour-tools.example wrote ----\n\n${older}`,
  ],
  [
    'mail.ru',
    `Понедельник, 2 ноября 2026, 10:14 +08:00 от Zhao Min <zhao.min@harbour-tools.example>:\n\n${older}`,
  ],
  [
    'Outlook in English',
    `From: Zhao Min <zhao.min@harbour-tools.example>\nSent: Monday, November 2, 2026 10:14 AM\nTo: Maria Rossi <maria.rossi@fonderia-aurora.example>\nSubject: Sample\n\n${older}`,
  ],
  [
    'Outlook with a rule',
    `________________________________\nFrom: Zhao Min\nSent: Monday, November 2, 2026 10:14 AM\nTo: Maria Rossi\nSubject: Sample\n\n${older}`,
  ],
  [
    'Outlook with bold labels',
    `*From:* Zhao Min [mailto:zhao.min@harbour-tools.example]\n*Sent:* Monday, November 2, 2026 10:14 AM\n*To:* Maria Rossi\n*Subject:* Sample\n\n${older}`,
  ],
  [
    'Outlook in German',
    `Von: Zhao Min <zhao.min@harbour-tools.example>\nGesendet: Montag, 2. November 2026 10:14\nAn: Maria Rossi\nBetreff: Muster\n\n${older}`,
  ],
  [
    'Outlook in French',
    `De : Zhao Min <zhao.min@harbour-tools.example>\nEnvoyé : lundi 2 novembre 2026 10:14\nÀ : Maria Rossi\nObjet : Échantillon\n\n${older}`,
  ],
  [
    'Outlook in Spanish',
    `De: Zhao Min <zhao.min@harbour-tools.example>\nEnviado: lunes, 2 de noviembre de 2026 10:14\nPara: Maria Rossi\nAsunto: Muestra\n\n${older}`,
  ],
  [
    'Outlook in Italian',
    `Da: Zhao Min <zhao.min@harbour-tools.example>\nInviato: lunedì 2 novembre 2026 10:14\nA: Maria Rossi\nOggetto: Campione\n\n${older}`,
  ],
  [
    'Outlook in Russian',
    `От: Zhao Min <zhao.min@harbour-tools.example>\nОтправлено: 2 ноября 2026 г. 10:14\nКому: Maria Rossi\nТема: Образец\n\n${older}`,
  ],
  [
    'Outlook in Japanese',
    `差出人: Zhao Min <zhao.min@harbour-tools.example>\n送信日時: 2026年11月2日 10:14\n宛先: Maria Rossi\n件名: サンプル\n\n${older}`,
  ],
  [
    'old Outlook',
    `-----Original Message-----\nFrom: Zhao Min\nSent: Monday, November 2, 2026 10:14 AM\nTo: Maria Rossi\nSubject: Sample\n\n${older}`,
  ],
  [
    'old Outlook in German',
    `-----Ursprüngliche Nachricht-----\nVon: Zhao Min\nGesendet: Montag, 2. November 2026 10:14\nAn: Maria Rossi\nBetreff: Muster\n\n${older}`,
  ],
  [
    'a separator in a language unknown',
    `-------- Stara vijest --------\nFrom: Zhao Min\nDate: 2 Nov 2026 10:14\nSubject: Sample\n\n${older}`,
  ],
  [
    'QQ Mail',
    `------------------ 原始邮件 ------------------\n发件人: "Zhao Min" <zhao.min@harbour-tools.example>;\n发送时间: 2026年11月2日(星期一) 上午10:14\n收件人: "Maria Rossi"<maria.rossi@fonderia-aurora.example>;\n抄送: "采购部"<buy@fonderia-aurora.example>;\n主题: 样品\n\n${older}`,
  ],
  [
    'QQ Mail with spaced labels and a dash line',
    `------------------ 原始邮件 ------------------\n发  件  人：Zhao Min\n发送时间：2026年11月2日 10:14\n收  件  人：Maria Rossi\n主    题：样品\n\n${older}`,
  ],
  [
    'NetEase 163',
    `在 2026-11-02 10:14:05，"Zhao Min" <zhao.min@harbour-tools.example> 写道：\n\n${quoted}`,
  ],
  [
    'NetEase without quote marks',
    `在2026年11月2日 10:14，Zhao Min<zhao.min@harbour-tools.example> 写道：\n\n${older}`,
  ],
  [
    'NetEase replied message',
    `---- 回复的原邮件 ----\n发件人 Zhao Min<zhao.min@harbour-tools.example>\n日期 2026年11月02日 10:14\n收件人 Maria Rossi\n主题 样品\n\n${older}`,
  ],
  [
    'Foxmail',
    `发件人： Zhao Min\n发送时间： 2026-11-02 10:14\n收件人： Maria Rossi\n抄送： 采购部\n主题： 样品\n\n${older}`,
  ],
  [
    'Foxmail in English',
    `From: Zhao Min\nDate: 2026-11-02 10:14\nTo: Maria Rossi\nSubject: Sample\n\n${older}`,
  ],
  [
    'Chinese Outlook',
    `发件人: Zhao Min <zhao.min@harbour-tools.example>\n发送时间: 2026年11月2日 10:14\n收件人: Maria Rossi <maria.rossi@fonderia-aurora.example>\n主题: 样品\n\n${older}`,
  ],
  [
    'Chinese Outlook of a Mac',
    `发件人: Zhao Min <zhao.min@harbour-tools.example>\n日期: 2026年11月2日 星期一 10:14\n收件人: Maria Rossi\n主题: 样品\n\n${older}`,
  ],
  [
    'Traditional Chinese Outlook',
    `寄件者: Zhao Min <zhao.min@harbour-tools.example>\n寄件日期: 2026年11月2日 上午 10:14\n收件者: Maria Rossi\n主旨: 樣品\n\n${older}`,
  ],
  [
    'older Traditional Chinese Outlook',
    `寄件者： Zhao Min\n傳送時間： 2026年11月2日 上午 10:14\n收件者： Maria Rossi\n主旨： 樣品\n\n${older}`,
  ],
  [
    'DingTalk mail',
    `------------------------------------------------------------------\n发件人：Zhao Min<zhao.min@harbour-tools.example>\n日　期：2026年11月02日 10:14:05\n收件人：Maria Rossi\n主　题：样品\n\n${older}`,
  ],
  [
    'WeCom mail',
    `------------------&nbsp;Original&nbsp;------------------\nFrom: "Zhao Min"<zhao.min@harbour-tools.example>;\nDate: Mon, Nov 2, 2026 10:14 AM\nTo: "Maria Rossi"<maria.rossi@fonderia-aurora.example>;\nSubject: Sample\n\n${older}`.replaceAll(
      '&nbsp;',
      ' ',
    ),
  ],
  ['Lotus Notes', `----- Forwarded by Maria Rossi/AURORA on 02/11/2026 10:30 -----\n\n${older}`],
];

describe('the answer stands alone, above older mail of', () => {
  test.each(heads)('%s', (_, head) => {
    const reply = replyFromText(`${answer}\n\n${head}`);
    expect(reply.text).toBe(answer);
    expect(reply.cut).toContain('the sample left today.');
    expect(reply.originalText).toContain('the sample left today.');
  });

  test.each(heads)('%s, with Windows line ends', (_, head) => {
    expect(replyFromText(`${answer}\n\n${head}`.replaceAll('\n', '\r\n')).text).toBe(answer);
  });
});

describe("the author's words are never taken for older mail", () => {
  test.each([
    'On Monday we shipped 20 boxes.\n\nOn Tuesday the customer wrote:\nnothing was inside.\n\nWhat now?',
    'From: 10 pieces\nto: 20 pieces\nthe price changes.',
    'As the director wrote: quality first.\n\nPlease confirm.',
    'Subject: what I said on the phone.\n\nCall me.',
    'Regarding the date: Monday suits us.\nPrice: 20 USD\nTo: Hamburg',
    'Item A\n-----\nItem B\n-----\nItem C',
    '我写道：先付款。\n\n请确认。',
    '主题：下周来访\n\n我们周三到。',
    'We discussed:\n- price\n- terms\n\nMaria',
    'Am 3. November schrieb unser Kunde:\nDie Ware ist gut.\n\nFreut mich!',
    'The list:\n1 > 2\na -> b\n\nDone',
    'Sent from my desk, where it is warm, with some delay.\n\nSorry.',
    'Original message: see the attached file.\n\nThanks',
  ])('%s', (text) => {
    expect(replyFromText(text).text).toBe(text);
    expect(replyFromText(text).cut).toBe('');
  });
});

describe('answers between the lines', () => {
  const inline =
    'On Mon, 2 Nov 2026 at 10:14, Zhao Min <zhao.min@harbour-tools.example> wrote:\n' +
    '> Which colour?\n\nBlue.\n\n> How many?\n\nTwenty.\n\n> Thanks\n> Min\n';

  test('keep the lines that they answer, and lose the rest', () => {
    expect(replyFromText(inline).text).toBe('> Which colour?\n\nBlue.\n\n> How many?\n\nTwenty.');
  });

  test('keep words above them too', () => {
    expect(replyFromText(`Hi, see below.\n\n${inline}`).text).toContain(
      'Hi, see below.\n\n> Which',
    );
  });

  test('below one quote of the whole mail stand alone', () => {
    const reply = replyFromText(
      'On 2 Nov 2026 10:14, Zhao Min wrote:\n> Which colour?\n> Min\n\nBlue.',
    );
    expect(reply.text).toBe('Blue.');
  });

  test.each(['Please see my answers below in red.', '您好，回复见下面红字。'])(
    'announced with “%s” stay, and the older mail with them',
    (own) => {
      const history =
        'From: Zhao Min\nSent: Monday, November 2, 2026\nTo: Tom\nSubject: x\n\n1. Which colour?\nBlue.';
      expect(replyFromText(`${own}\n\n${history}`).text).toContain('Blue.');
    },
  );

  test('are not announced by the colour of the goods', () => {
    const history =
      'From: Zhao Min\nSent: Monday, November 2, 2026\nTo: Tom\nSubject: x\n\nWhich colour?';
    expect(replyFromText(`We take 20 boxes in red.\n\n${history}`).text).toBe(
      'We take 20 boxes in red.',
    );
  });

  test('are not a device, a footer or a list below the quote', () => {
    const reply = replyFromText(
      `${answer}\n\nOn 2 Nov 2026 10:14, Zhao Min wrote:\n${quoted}\n\nSent from my iPhone`,
    );
    expect(reply.text).toBe(answer);
  });
});

describe('signatures and small print', () => {
  test('a signature below its delimiter is taken off and told', () => {
    const reply = replyFromText('Thanks.\n\n-- \nMaria Rossi\nExport Manager');
    expect(reply).toMatchObject({
      text: 'Thanks.',
      signatureText: '--\nMaria Rossi\nExport Manager',
    });
  });

  test('a block of contact data below the closing phrase is taken off; the phrase stays', () => {
    const reply = replyFromText(
      'Please quote.\n\nBest regards,\nMaria Rossi\nExport Manager\nFonderia Aurora S.p.A.\nTel. +39 030 555 0123',
    );
    expect(reply.text).toBe('Please quote.\n\nBest regards,');
    expect(reply.signatureText).toContain('Fonderia Aurora S.p.A.');
  });

  test.each([
    [
      'paragraph by paragraph',
      '请更新报价。\n\n欧阳静\n\n采购经理\n\n苏州云帆精密制造有限公司\n\n电话：0512-5550 2266',
      '请更新报价。',
    ],
    [
      'name and firm below thanks',
      'Please confirm.\n\nThanks,\nTom Becker\nAtlas Fasteners Ltd',
      'Please confirm.\n\nThanks,',
    ],
    [
      'name, title and firm without a phrase',
      'Figures follow.\n\nLi Lei\nProduction Engineer, Acme Packaging Co.',
      'Figures follow.',
    ],
  ])('a card %s is taken off', (_, text, own) => {
    expect(replyFromText(text).text).toBe(own);
  });

  test.each([
    'Please ask our logistics partner\nand the sales manager.',
    'Ship to:\n5 boxes for Hamburg\n3 boxes for Ningbo',
    'We need 20 pcs.\n\nSincerely,\nSales Manager',
    'The group decided.\nWe wrote to the company',
  ])('what only resembles a card stays: %j', (text) => {
    expect(replyFromText(text).text).toBe(text);
  });

  test('a name below the closing phrase is the author speaking', () => {
    expect(replyFromText('Please quote.\n\nBest regards,\nMaria').signatureText).toBeNull();
  });

  test.each([
    'Sent from my iPhone',
    'Von meinem iPhone gesendet',
    '发自我的iPhone',
    'Get Outlook for iOS',
    '发自我的华为手机',
    'Envoyé de mon iPhone',
  ])('“%s” is a signature', (line) =>
    expect(replyFromText(`Yes.\n\n${line}`)).toMatchObject({ text: 'Yes.', signatureText: line }),
  );

  test("a gateway's warning above and a firm's small print below are cut", () => {
    const reply = replyFromText(
      'CAUTION: This email originated from outside of the organization.\n\nYes, go ahead.\n\n' +
        'This e-mail and any attachments are confidential and intended solely for the addressee.',
    );
    expect(reply.text).toBe('Yes, go ahead.');
    expect(reply.cut).toContain('confidential');
  });
});

test('a forward without a word of its own has no text, and says that it is one', () => {
  const reply = replyFromText(
    '---------- Forwarded message ---------\nFrom: A <a@firm.example>\nDate: Mon\nSubject: x\nTo: b\n\nHello',
  );
  expect(reply).toMatchObject({ text: '', history: 'forward' });
});

test.each(['', '\n\n', '>', '> > >', '-- ', '\ufeff'])('nothing comes of nothing: %j', (text) => {
  expect(replyFromText(text).text).toBe('');
});
