import { describe, expect, test } from 'vitest';
import { readSignature } from './signature.ts';

const read = (text: string, sender: string | null = null) => {
  const signature = readSignature(text, sender);
  return {
    name: signature?.name?.value ?? null,
    title: signature?.title?.value ?? null,
    company: signature?.company?.value ?? null,
    phones: signature?.phones.map(({ e164, raw, kind }) => `${kind} ${e164 ?? raw}`) ?? [],
    emails: signature?.emails.map(({ value }) => value) ?? [],
    wechat: signature?.wechat?.value ?? null,
    address: signature?.address?.value ?? null,
    website: signature?.website?.value ?? null,
  };
};
const nothing = {
  name: null,
  title: null,
  company: null,
  phones: [],
  emails: [],
  wechat: null,
  address: null,
  website: null,
};

describe('signatures of many countries are read', () => {
  test.each([
    [
      'Italian',
      'Maria Rossi\nExport Manager\nFonderia Aurora S.p.A.\nVia Roma 12, 25100 Brescia, Italy\nTel. +39 030 555 0123 | Mobile +39 347 555 0123\nmaria.rossi@fonderia-aurora.example | www.fonderia-aurora.example',
      {
        name: 'Maria Rossi',
        title: 'Export Manager',
        company: 'Fonderia Aurora S.p.A.',
        phones: ['phone +390305550123', 'mobile +393475550123'],
        emails: ['maria.rossi@fonderia-aurora.example'],
        address: 'Via Roma 12, 25100 Brescia, Italy',
        website: 'www.fonderia-aurora.example',
      },
    ],
    [
      'Chinese',
      '周婷 采购经理\n宁波瑞欣塑料制品有限公司\n手机：138 0013 8000\n电话：0574-8765 4321\n微信：zhouting_rx\n地址：浙江省宁波市鄞州区创新路88号\n邮箱：zhou.ting@ruixin-plastics.example',
      {
        name: '周婷',
        title: '采购经理',
        company: '宁波瑞欣塑料制品有限公司',
        phones: ['mobile +8613800138000', 'phone +8657487654321'],
        emails: ['zhou.ting@ruixin-plastics.example'],
        wechat: 'zhouting_rx',
        address: '浙江省宁波市鄞州区创新路88号',
      },
    ],
    [
      'German',
      'Jürgen Müller\nLeiter Einkauf\nNordlicht Maschinenbau GmbH\nHafenstraße 5\n20457 Hamburg\nTel.: +49 (0)40 555 0123\nFax: +49 40 555 0124\nMobil: 0171 5550123',
      {
        name: 'Jürgen Müller',
        title: 'Leiter Einkauf',
        company: 'Nordlicht Maschinenbau GmbH',
        phones: ['phone +49405550123', 'fax +49405550124', 'mobile 0171 5550123'],
        address: 'Hafenstraße 5, 20457 Hamburg',
      },
    ],
    [
      'one line',
      'Tom Becker | Sales Director | Atlas Fasteners Ltd | +44 20 7946 0123',
      {
        name: 'Tom Becker',
        title: 'Sales Director',
        company: 'Atlas Fasteners Ltd',
        phones: ['phone +442079460123'],
      },
    ],
    [
      'title and firm on a line',
      'Li Lei 李雷\nProduction Engineer, Acme Packaging Co.',
      { name: 'Li Lei 李雷', title: 'Production Engineer', company: 'Acme Packaging Co.' },
    ],
    [
      'a firm and its department',
      '陈晓\n\n深圳市蓝鲸电子有限公司　工程部',
      { name: '陈晓', company: '深圳市蓝鲸电子有限公司' },
    ],
    [
      'mobile as WeChat',
      '王芳\n微信同号：13800138000',
      { name: '王芳', phones: ['mobile +8613800138000'], wechat: '13800138000' },
    ],
    [
      'English of a Chinese firm',
      'Li Lei (李雷)\nSales Manager\nAcme Packaging Co., Ltd.\nMob: +86 138 0013 8000\nWeChat: lilei-acme\nAdd: No. 5 Harbour Road, Ningbo, China',
      {
        title: 'Sales Manager',
        company: 'Acme Packaging Co., Ltd.',
        phones: ['mobile +8613800138000'],
        wechat: 'lilei-acme',
        address: 'No. 5 Harbour Road, Ningbo, China',
      },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });
});

test("the sender's display name proves which line is the name", () => {
  expect(read('jane doe\nAcme Ltd', 'Jane Doe').name).toBe('jane doe');
});

test('each value says which line it came from', () => {
  const signature = readSignature('Jane Doe\nBuyer\nT: +44 20 7946 0123', null);
  expect(signature?.title?.source).toBe('Buyer');
  expect(signature?.phones[0]?.source).toBe('T: +44 20 7946 0123');
});

test.each(['Sent from my iPhone', '', '-- ', '-----'])(
  '“%s” says nothing about a person',
  (text) => {
    expect(readSignature(text, null)).toBeNull();
  },
);

test.each([
  'Order 20261122-4711',
  'Invoice 2026/1122334455',
  '2026-11-22 10:15:00',
  'IBAN DE89 3704 0044 0532 0130 00',
  'Total: 1,234,567.00 EUR',
  'VAT DE123456789',
])('“%s” holds no telephone number', (line) => {
  expect(read(`Jane Doe\n${line}`).phones).toEqual([]);
});

test('a line of garbage is nothing', () => {
  expect(read('?!? …')).toEqual(nothing);
});
