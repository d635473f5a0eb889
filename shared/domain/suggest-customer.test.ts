import { expect, test } from 'vitest';
import { newContact } from '../contracts/customers.ts';
import { loadSharedDomains } from './shared-domains.ts';
import { readSignature } from './signature.ts';
import { suggestCustomer } from './suggest-customer.ts';

const sharedDomains = await loadSharedDomains();

const suggest = (email: string | null, name: string | null, signature = '') =>
  suggestCustomer({
    person: { email, name },
    signature: readSignature(signature, name),
    language: 'en',
    sharedDomains,
  });

test('a Chinese stranger: firm, region by the city in its name, trade, mobile, WeChat', () => {
  expect(
    suggest(
      'zhou.ting@ruixin-plastics.example',
      '周婷',
      '周婷 销售经理\n宁波瑞欣塑料制品有限公司\n手机：13800138000\n微信：zhouting_rx',
    ),
  ).toMatchObject({
    name: '宁波瑞欣塑料制品有限公司',
    short_name: '瑞欣塑料制品',
    region_code: '330200',
    industry_code: 'C29',
    customer_type: 'potential',
    domains: ['ruixin-plastics.example'],
    contact: { name: '周婷', title: '销售经理', phones: ['+8613800138000'], wechat: 'zhouting_rx' },
    sources: { name: 'signature', region_code: 'company_name', 'contact.title': 'signature' },
  });
});

test('an Italian stranger: the country by the number', () => {
  expect(
    suggest(
      'maria.rossi@fonderia-aurora.example',
      'Rossi, Maria',
      'Maria Rossi\nExport Manager\nFonderia Aurora S.p.A.\nTel. +39 06 1234 5678',
    ),
  ).toMatchObject({
    name: 'Fonderia Aurora S.p.A.',
    short_name: 'Fonderia Aurora',
    region_code: 'IT',
    industry_code: 'C31',
    contact: { name: 'Maria Rossi', addresses: ['maria.rossi@fonderia-aurora.example'] },
    to_verify: ['industry_code', 'region_code', 'customer_type'],
  });
});

test('without a signature the domain gives a name to be checked and the country', () => {
  expect(suggest('j.doe@mail.blue-harbour.de', null)).toMatchObject({
    name: 'Blue Harbour',
    region_code: 'DE',
    domains: ['blue-harbour.de'],
    contact: { name: 'J Doe' },
    to_verify: ['name', 'industry_code', 'region_code', 'customer_type'],
  });
});

test('a Chinese registered domain is cut where the registry cuts it', () => {
  expect(suggest('li@mail.yunfan.com.cn', '李雷').domains).toEqual(['yunfan.com.cn']);
});

test.each(['li@qq.com', 'li@vip.163.com', 'jane@gmail.com'])('%s never gives a domain', (email) => {
  expect(suggest(email, '李雷')).toMatchObject({
    domains: [],
    name: '',
    contact: { addresses: [email] },
  });
});

test('a role address is nobody’s name', () => {
  expect(suggest('info@blue-harbour.example', null).contact.name).toBe('');
});

test('nothing at all is an empty form, not an error', () => {
  expect(suggest(null, null)).toMatchObject({ name: '', domains: [], region_code: null });
});

test('a national number is read in the region that was found', () => {
  const { contact } = suggest(
    'j@nordlicht.de',
    'Jürgen Müller',
    'Jürgen Müller\nNordlicht GmbH\nMobil: 0171 5550123',
  );
  expect(contact.phones).toEqual(['+491715550123']);
});

test('what is suggested fits the contract', () => {
  const { contact } = suggest(
    'a@b.example',
    'x'.repeat(300),
    `${'y'.repeat(90)} Ltd\nTel: +49 40 5550123`,
  );
  expect(newContact.safeParse(contact).success).toBe(true);
});

test('a host of free mail that only the whole list knows is no customer either', () => {
  expect(suggest('jane.doe@flashmail.net', 'Jane Doe')).toMatchObject({ name: '', domains: [] });
});
