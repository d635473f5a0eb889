import { expect, test } from 'vitest';
import { replyFromText } from './reply-text.ts';
import { readSignature } from './signature.ts';

interface Card {
  readonly name: string | null;
  readonly title: string | null;
  readonly company: string | null;
  readonly address: string | null;
  readonly wechat: string | null;
  /** E.164 where the number says it by itself, as printed where only its country would. */
  readonly phones: readonly string[];
}

/** What the author wrote, the sender's name, how they sign; what is read, and what of it stays with the text. */
const signed: readonly (readonly [string, string, string, Card, string])[] = [
  [
    'Please send the drawing.',
    'Tom Roe',
    'Best regards,\n\nTom Roe\nPurchasing Manager | Maker Ltd.\nT +44 (0)20 7946 0123 | M +44 7700 900123\n12 High Street, London EC1A 1BB\nwww.maker.example',
    {
      name: 'Tom Roe',
      title: 'Purchasing Manager',
      company: 'Maker Ltd.',
      address: '12 High Street, London EC1A 1BB',
      wechat: null,
      phones: ['+442079460123', '+447700900123'],
    },
    'Best regards,',
  ],
  [
    'Bitte um Angebot.',
    'Jürgen Müller',
    'Mit freundlichen Grüßen\n\ni. A. Jürgen Müller\nEinkauf\n\nNordlicht Maschinenbau GmbH & Co. KG\nIndustriestraße 12\n20095 Hamburg\nTel.: +49 40 123456-78\nFax: +49 40 123456-99\nMobil: 0171 2345678\nE-Mail: j.mueller@nordlicht.example\nGeschäftsführer: Hans Müller, HRB 12345 Amtsgericht Hamburg',
    {
      name: 'Jürgen Müller',
      title: 'Einkauf',
      company: 'Nordlicht Maschinenbau GmbH & Co. KG',
      address: 'Industriestraße 12, 20095 Hamburg',
      wechat: null,
      phones: ['+494012345678', '+494012345699', '0171 2345678'],
    },
    'Mit freundlichen Grüßen',
  ],
  [
    '请报价。',
    '王芳',
    '王芳\n采购部 经理\n深圳市蓝鲸电子有限公司\n地址：深圳市南山区科技园南路88号\n电话：0755-8888 6666 转 801\n手机：138 0013 8000\n微信：wangfang_88\n邮箱：wangfang@lanjing.example',
    {
      name: '王芳',
      title: '采购部 经理',
      company: '深圳市蓝鲸电子有限公司',
      address: '深圳市南山区科技园南路88号',
      wechat: 'wangfang_88',
      phones: ['+8675588886666', '+8613800138000'],
    },
    '',
  ],
  [
    '请报价。',
    '李伟',
    '此致\n敬礼\n\n李伟 | 销售总监\n宁波瑞欣塑料制品有限公司\nMobile/WeChat: +86 139 5555 6666\nAdd: No. 5 Harbour Road, Ningbo 315000, China',
    {
      name: '李伟',
      title: '销售总监',
      company: '宁波瑞欣塑料制品有限公司',
      address: 'No. 5 Harbour Road, Ningbo 315000, China',
      wechat: '13955556666',
      phones: ['+8613955556666'],
    },
    '此致\n敬礼',
  ],
  [
    'Merci de confirmer.',
    'Pierre Dubois',
    'Cordialement,\nPierre Dubois\nResponsable Achats\nUsine Lumière S.A.\n15 rue de la Paix, 75002 Paris\nTél. : 01 42 68 53 00 / Port. : 06 12 34 56 78',
    {
      name: 'Pierre Dubois',
      title: 'Responsable Achats',
      company: 'Usine Lumière S.A.',
      address: '15 rue de la Paix, 75002 Paris',
      wechat: null,
      phones: ['01 42 68 53 00', '06 12 34 56 78'],
    },
    'Cordialement,',
  ],
  [
    'よろしくお願いします。',
    '山田太郎',
    '--------------------------\n株式会社サンプル\n営業部 課長 山田太郎\n〒100-0001 東京都千代田区1-1-1\nTEL: 03-1234-5678 FAX: 03-1234-5679\nMobile: 090-1234-5678\nyamada@sample.example\n--------------------------',
    {
      name: '山田太郎',
      title: '営業部 課長',
      company: '株式会社サンプル',
      address: '〒100-0001 東京都千代田区1-1-1',
      wechat: null,
      phones: ['03-1234-5678', '03-1234-5679', '090-1234-5678'],
    },
    '',
  ],
  [
    'Gracias por la oferta.',
    'Ana García',
    'Saludos cordiales,\n\nAna García López\nJefa de Compras\nEmpaques del Sur, S.L.\nCalle Mayor 5, 28013 Madrid\nMóvil: +34 612 345 678',
    {
      name: 'Ana García López',
      title: 'Jefa de Compras',
      company: 'Empaques del Sur, S.L.',
      address: 'Calle Mayor 5, 28013 Madrid',
      wechat: null,
      phones: ['+34612345678'],
    },
    'Saludos cordiales,',
  ],
  [
    'Ok.',
    'Kim',
    '감사합니다.\n\n김철수 과장\n(주)한빛산업\nTel: 02-1234-5678\nHP: 010-1234-5678',
    {
      name: '김철수',
      title: '과장',
      company: '(주)한빛산업',
      address: null,
      wechat: null,
      phones: ['02-1234-5678', '010-1234-5678'],
    },
    '감사합니다.',
  ],
  [
    'See attached.',
    'Jane Doe',
    'Jane Doe, PhD\nHead of R&D, Acme Labs Inc.\n+1 (555) 010-2345 x12\nSkype: jane.doe | LinkedIn: linkedin.com/in/janedoe',
    {
      name: 'Jane Doe',
      title: 'Head of R&D',
      company: 'Acme Labs Inc.',
      address: null,
      wechat: null,
      phones: ['+15550102345'],
    },
    '',
  ],
  [
    'Yes.',
    'Li Wei',
    'Thanks,\nLi Wei (李伟)\nSales Director\nBlue Whale Electronics Co., Ltd.\nWechat/Whatsapp: +8613800138000\nE: liwei@bluewhale.example W: www.bluewhale.example',
    {
      name: 'Li Wei (李伟)',
      title: 'Sales Director',
      company: 'Blue Whale Electronics Co., Ltd.',
      address: null,
      wechat: '13800138000',
      phones: ['+8613800138000'],
    },
    'Thanks,',
  ],
];

test.each(signed)('%s signed by %s', (written, sender, signature, card, closing) => {
  const reply = replyFromText(`${written}\n\n${signature}`);
  expect(reply.text).toBe(closing === '' ? written : `${written}\n\n${closing}`);
  const read = readSignature(reply.signatureText ?? '', sender);
  expect({
    name: read?.name?.value ?? null,
    title: read?.title?.value ?? null,
    company: read?.company?.value ?? null,
    address: read?.address?.value ?? null,
    wechat: read?.wechat?.value ?? null,
    phones: read?.phones.map(({ e164, raw }) => e164 ?? raw),
  }).toEqual(card);
  for (const field of [read?.name, read?.title, read?.company, read?.wechat])
    if (field) expect(signature).toContain(field.source);
});
