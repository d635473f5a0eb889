import { expect, test } from 'vitest';
import { findOptions, optionsOf } from './use-dictionaries.ts';

const entries = [
  ['industry', 'I', null, 'Information technology', '信息传输、软件和信息技术服务业'],
  ['industry', 'I65', 'I', 'Software and IT services', '软件和信息技术服务业'],
  ['region', '320000', 'CN', 'Jiangsu', '江苏省'],
  ['region', '320500', '320000', 'Suzhou', '苏州市'],
] as const;
const dictionary = entries.map(([kind, code, parent_code, label_en, label_zh]) => ({
  kind,
  code,
  parent_code,
  label_en,
  label_zh,
}));
const values = (typed: string, language: 'en' | 'zh-CN', kind: 'industry' | 'region') =>
  findOptions(optionsOf(dictionary, kind, language), typed).map((option) => option.value);

test('an industry is found by code and by either language, whichever the page speaks', () => {
  expect(values('i65', 'en', 'industry')).toEqual(['I65']);
  expect(values('软件 服务', 'en', 'industry')).toContain('I65');
  expect(values('SOFTWARE', 'zh-CN', 'industry')).toEqual(['I65']);
});

test('a town is shown with its province and found by it', () => {
  const [jiangsu, suzhou] = optionsOf(dictionary, 'region', 'zh-CN');
  expect([jiangsu?.label, suzhou?.label]).toEqual(['江苏省', '苏州市（江苏省）']);
  expect(values('jiangsu', 'en', 'region')).toEqual(['320000', '320500']);
});
