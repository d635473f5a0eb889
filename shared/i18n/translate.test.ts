import { expect, test } from 'vitest';
import { defineStrings } from './define-strings.ts';
import { languageFor } from './languages.ts';
import { translate } from './translate.ts';

const strings = defineStrings('translate-test', {
  en: {
    plain: 'Save',
    named: 'Belongs to {{owner}}.',
    days: { one: '{{count}} day ago', other: '{{count}} days ago' },
  },
  'zh-CN': { plain: '保存', named: '{{owner}}的客户', days: '{{count}} 天前' },
});

test('a text is found in the language that is asked for', () => {
  expect(translate(strings, 'en')('plain')).toBe('Save');
  expect(translate(strings, 'zh-CN')('plain')).toBe('保存');
});

test('numbers choose their form, and Chinese has one form for all of them', () => {
  const en = translate(strings, 'en');
  const zh = translate(strings, 'zh-CN');
  expect([en('days', { count: 1 }), en('days', { count: 0 }), en('days', { count: 12 })]).toEqual([
    '1 day ago',
    '0 days ago',
    '12 days ago',
  ]);
  expect([zh('days', { count: 1 }), zh('days', { count: 12 })]).toEqual(['1 天前', '12 天前']);
});

test('a name that looks like markup or like a reference stays the text that it is', () => {
  const t = translate(strings, 'en');
  for (const owner of ['<img src=x onerror=alert(1)>', '$t(plain)', '{{owner}}', '$&', 'a & b']) {
    expect(t('named', { owner })).toBe(`Belongs to ${owner}.`);
  }
});

test("the language follows the browser's first preference that there is", () => {
  expect(languageFor(['de-DE', 'zh-TW', 'en'])).toBe('zh-CN');
  expect(languageFor(['en-GB', 'zh-CN'])).toBe('en');
  expect(languageFor(['fr'])).toBe('en');
});

test('a name does not turn the direction of the sentence that it stands in', () => {
  expect(translate(strings, 'en')('named', { owner: '\u202Eoaz \u2067x\u2069\u200F' })).toBe(
    'Belongs to oaz x.',
  );
});
