/** A mail as its author wrote it, and how two people look at it. */
export interface WrittenMail {
  readonly messageId: string;
  readonly from: Named;
  readonly to: readonly Named[];
  readonly cc: readonly Named[];
  readonly subject: string;
  /** UTC, ISO 8601, with seconds. */
  readonly date: string;
  readonly paragraphs: readonly string[];
  readonly signature?: readonly string[];
  readonly quoted?: readonly string[];
  readonly gmail: Reader;
  readonly outlook: Reader;
}

export interface Named {
  readonly name: string;
  readonly email: string;
}

/** Somebody's screen: its language and zone, and what it changes about a mail. */
export interface Reader {
  readonly language: string;
  readonly timeZone: string;
  /** The thread's title, where it is not the mail's own subject. */
  readonly subject?: string;
  /** A gateway's warning above the text. */
  readonly banner?: string;
  /** The page shows people by these names and without their addresses. */
  readonly names?: Readonly<Record<string, string>>;
  /** The page shows the first paragraphs only. */
  readonly clipped?: boolean;
  /** The page shows one recipient and "3 more". */
  readonly summarised?: boolean;
}

const zhao = { name: 'Zhao Min', email: 'zhao.min@harbour-tools.example' };
const chen = { name: '陈宇', email: 'chen.yu@harbour-tools.example' };
const wang = { name: 'Wang Fang', email: 'wang.fang@acme-packaging.example' };
const ouyang = { name: '欧阳静', email: 'ouyang.jing@yunfan-precision.example' };
const keller = { name: 'Sophie Keller', email: 's.keller@nordlicht-maschinen.example' };
const rossi = { name: 'Maria Rossi', email: 'maria.rossi@fonderia-aurora.example' };
const tanaka = { name: '田中 健', email: 'tanaka@kita-seiki.example' };
const ivanova = { name: 'Анна Иванова', email: 'ivanova@volga-instrument.example' };
const silva = { name: 'João Silva', email: 'joao.silva@porto-moldes.example' };
const lin = { name: '林怡君', email: 'yijun.lin@formosa-parts.example' };
const nowak = { name: 'Piotr Nowak', email: 'p.nowak@wisla-metal.example' };
const yilmaz = { name: 'Ayşe Yılmaz', email: 'ayse@bosfor-kalip.example' };
const shanghai = 'Asia/Shanghai';

const spoken = (topic: string) => [
  'Dear Zhao Min,',
  `thank you for the call this morning. As we said, ${topic}.`,
  'Please let me know by Friday whether your factory can keep the date, because our own customer is waiting for an answer.',
];

/** Twelve mails and more, each read by two people in their languages and zones. */
export const writtenMails: Readonly<Record<string, WrittenMail>> = {
  'a reply in English': {
    ...{ messageId: '<CAF1=quote-7@mail.acme-packaging.example>', from: wang, to: [zhao], cc: [] },
    ...{ subject: 'Re: Quotation 7', date: '2026-11-03T02:08:41Z' },
    paragraphs: spoken('we would like two hundred of the small pallets instead of one hundred'),
    signature: ['Wang Fang', 'Purchasing, Acme Packaging', '+86 512 6288 1200'],
    quoted: ['Dear Ms. Wang, please find our quotation 7 attached.', 'Kind regards, Zhao Min'],
    gmail: { language: 'en', timeZone: 'America/New_York', subject: 'Quotation 7' },
    outlook: { language: 'en-US', timeZone: shanghai },
  },
  'a Chinese reply with a full-width colon': {
    ...{ messageId: '<202611031015.abc@yunfan-precision.example>', from: ouyang, to: [zhao] },
    ...{ cc: [chen], subject: '回复：回复：精密件报价', date: '2026-11-03T02:15:09Z' },
    paragraphs: [
      '赵经理，您好！',
      '附件中的图纸已经更新，请按新的公差重新报价，数量五百件，交期在明年三月之前。',
      '另外，上次的样品我们已经检验合格，可以安排批量生产。',
    ],
    signature: ['欧阳静', '苏州云帆精密制造有限公司 采购部', '手机：138 0013 8000'],
    quoted: ['欧阳经理，您好，报价单见附件。', '赵敏'],
    gmail: { language: 'zh-CN', timeZone: shanghai, subject: '精密件报价' },
    outlook: {
      ...{ language: 'zh-CN', timeZone: shanghai },
      names: { [ouyang.email]: '欧阳静', [zhao.email]: 'Zhao Min', [chen.email]: '陈宇' },
    },
  },
  'a German answer behind a gateway': {
    ...{ messageId: '<5F.77@nordlicht-maschinen.example>', from: keller, to: [zhao], cc: [] },
    ...{ subject: 'AW: WG: Liefertermin Fräsköpfe', date: '2026-10-24T23:58:31Z' },
    paragraphs: [
      'Guten Tag Frau Zhao,',
      'der Termin in der 48. Woche passt uns gut. Bitte bestätigen Sie die Menge von sechzig Stück noch einmal schriftlich.',
    ],
    signature: ['Sophie Keller', 'Einkauf', 'Nordlicht Maschinen GmbH'],
    gmail: { language: 'de', timeZone: 'Europe/Berlin' },
    outlook: {
      ...{ language: 'de', timeZone: 'Europe/Berlin' },
      subject: '[EXTERN] AW: WG: Liefertermin Fräsköpfe',
      banner:
        'ACHTUNG: Diese E-Mail kommt von außerhalb des Unternehmens. Klicken Sie nicht auf Links und öffnen Sie keine Anhänge, wenn Sie den Absender nicht kennen.',
    },
  },
  'a short mail under an [EXTERNAL] banner': {
    ...{ messageId: '<short-1@acme-packaging.example>', from: wang, to: [zhao, chen], cc: [] },
    ...{ subject: 'FW: Sample 12', date: '2026-11-05T06:30:02Z' },
    paragraphs: ['The second sample has arrived and looks good. Thank you!'],
    gmail: { language: 'en-GB', timeZone: 'Europe/London' },
    outlook: {
      ...{ language: 'en-US', timeZone: shanghai, subject: '[EXTERNAL] FW: Sample 12' },
      banner:
        'CAUTION: This email originated from outside of the organization. Do not click links or open attachments unless you recognize the sender and know the content is safe.',
    },
  },
  'a Chinese mail marked as from outside': {
    ...{ messageId: '<tencent_77AB@yunfan-precision.example>', from: ouyang, to: [zhao], cc: [] },
    ...{ subject: '答复: 明年三月的交期', date: '2026-11-06T09:59:58Z' },
    paragraphs: ['好的，三月十五日之前交货没有问题，请把合同发给我们，我们盖章以后寄回。'],
    quoted: ['请问三月的交期能否保证？'],
    gmail: { language: 'zh-CN', timeZone: shanghai },
    outlook: {
      ...{ language: 'zh-CN', timeZone: shanghai, subject: '【外部邮件】答复: 明年三月的交期' },
      banner: '外部邮件：此邮件来自公司外部，请谨慎点击链接和附件。',
    },
  },
  'a long mail that Gmail clips': {
    ...{ messageId: '<long@fonderia-aurora.example>', from: rossi, to: [zhao], cc: [] },
    ...{ subject: 'Specifications of the castings', date: '2026-11-09T13:20:30Z' },
    paragraphs: [
      'Dear Zhao Min, below are the specifications that you asked for.',
      ...Array.from(
        { length: 24 },
        (_, index) =>
          `Part ${index + 1}: wall of ${index + 3} millimetres, alloy number ${700 + index}, tolerance class ${(index % 5) + 4}, packed in crates of ${index * 4 + 12}, colour code ${9000 + index * 7}.`,
      ),
      'Please confirm each of them.',
    ],
    gmail: { language: 'it', timeZone: 'Europe/Rome', clipped: true },
    outlook: { language: 'en-GB', timeZone: 'Europe/Rome' },
  },
  'a sender whom the address book calls otherwise': {
    ...{ messageId: '<book@fonderia-aurora.example>', from: rossi, to: [zhao], cc: [chen] },
    ...{ subject: 'R: Campioni', date: '2026-11-10T07:41:12Z' },
    paragraphs: spoken('the castings will be ready in the second week of December'),
    gmail: { language: 'fr', timeZone: 'Europe/Paris' },
    outlook: {
      ...{ language: 'fr', timeZone: 'Europe/Paris' },
      names: {
        [rossi.email]: 'ROSSI, Maria (Vendite)',
        [zhao.email]: 'Min ZHAO',
        [chen.email]: '陈宇（销售部）',
      },
    },
  },
  'a Japanese forward': {
    ...{ messageId: '<20261111.tanaka@kita-seiki.example>', from: tanaka, to: [zhao], cc: [] },
    ...{ subject: '返信: 転送: 見積依頼', date: '2026-11-11T00:05:59Z' },
    paragraphs: [
      'いつもお世話になっております。北精機の田中です。',
      '見積書を拝受いたしました。数量を三百個に変更した場合の単価もお知らせください。',
    ],
    signature: ['田中 健', '北精機株式会社 購買部'],
    gmail: { language: 'ja', timeZone: 'Asia/Tokyo' },
    outlook: { language: 'ja', timeZone: 'Asia/Tokyo' },
  },
  'a Russian answer with a counter': {
    ...{ messageId: '<r2@volga-instrument.example>', from: ivanova, to: [zhao], cc: [] },
    ...{ subject: 'Re[2]: Отв: Поставка инструмента', date: '2026-11-12T08:00:00Z' },
    paragraphs: [
      'Добрый день!',
      'Подтверждаем заказ на сорок комплектов. Счёт просим выслать на адрес бухгалтерии до конца недели.',
    ],
    quoted: ['Здравствуйте, высылаем предложение на сорок комплектов.'],
    gmail: { language: 'ru', timeZone: 'Europe/Moscow' },
    outlook: { language: 'ru', timeZone: 'Europe/Moscow' },
  },
  'a mail to many of whom Gmail shows one': {
    ...{
      messageId: '<many@porto-moldes.example>',
      from: silva,
      to: [zhao, chen],
      cc: [wang, rossi],
    },
    ...{ subject: 'RES: ENC: Moldes para a feira', date: '2026-11-13T16:45:20Z' },
    paragraphs: [
      'Prezados,',
      'seguem os desenhos dos moldes para a feira de março. Aguardamos a confirmação do prazo e do preço até sexta-feira.',
    ],
    signature: ['João Silva', 'Porto Moldes, Lda.'],
    gmail: { language: 'pt-BR', timeZone: 'America/Sao_Paulo', summarised: true },
    outlook: { language: 'es', timeZone: 'Europe/Madrid' },
  },
  'a traditional Chinese reply': {
    ...{ messageId: '<tw-1@formosa-parts.example>', from: lin, to: [chen], cc: [] },
    ...{ subject: '回覆: 轉寄: 零件交期', date: '2026-11-16T03:03:03Z' },
    paragraphs: ['陳先生您好，零件已經備妥，預計下週三出貨，請確認收貨地址與聯絡電話。'],
    gmail: { language: 'zh-TW', timeZone: 'Asia/Taipei' },
    outlook: { language: 'zh-TW', timeZone: 'Asia/Taipei' },
  },
  'Polish and Turkish prefixes, read in Kathmandu': {
    ...{ messageId: '<odp@wisla-metal.example>', from: nowak, to: [zhao], cc: [yilmaz] },
    ...{ subject: 'Odp: YNT: Stal narzędziowa', date: '2026-11-17T10:59:59Z' },
    paragraphs: spoken('the tool steel of grade four is sold out until the end of January'),
    gmail: { language: 'en', timeZone: 'Asia/Kathmandu' },
    outlook: { language: 'en-GB', timeZone: 'Australia/Lord_Howe' },
  },
  'a Spanish forward at the turn of the year': {
    ...{ messageId: '<rv@porto-moldes.example>', from: silva, to: [zhao], cc: [] },
    ...{ subject: 'RV: SV: TR: Feria de enero', date: '2025-12-31T23:30:30Z' },
    paragraphs: spoken('the stand at the fair in January will be number forty in hall six'),
    gmail: { language: 'es', timeZone: 'Europe/Madrid' },
    outlook: { language: 'en-US', timeZone: 'America/Los_Angeles' },
  },
};
