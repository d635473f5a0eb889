import { expect, test } from 'vitest';
import { errorCatalogue, isErrorCode } from '../contracts/errors.ts';
import { errorText, errorTexts } from './error-texts.ts';

const codes = Object.keys(errorCatalogue).filter(isErrorCode);
const chinese = /[\u4e00-\u9fff]/;

test('every error code says in both languages what happened, what is safe and what to do', () => {
  for (const texts of [errorTexts.en, errorTexts['zh-CN']]) {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort());
    for (const code of codes) {
      expect(texts[code].what.length, code).toBeGreaterThan(5);
      expect(texts[code].advice.length, code).toBeGreaterThan(10);
    }
  }
});

test('the Chinese texts are Chinese and the English ones are not', () => {
  for (const code of codes) {
    expect(errorTexts['zh-CN'][code].what, code).toMatch(chinese);
    expect(errorTexts['zh-CN'][code].advice, code).toMatch(chinese);
    expect(`${errorTexts.en[code].what}${errorTexts.en[code].advice}`, code).not.toMatch(chinese);
  }
});

test('no two codes say the same, so that a reader can tell them apart', () => {
  for (const texts of [errorTexts.en, errorTexts['zh-CN']]) {
    expect(new Set(codes.map((code) => texts[code].what)).size).toBe(codes.length);
  }
});

test("a colleague's customer is told with its owner's name, as plain text", () => {
  expect(errorText('en', 'TB020', { owner_name: '<b>Liu Yang</b>' }).what).toBe(
    'This customer belongs to <b>Liu Yang</b>.',
  );
  expect(errorText('zh-CN', 'TB020', { owner_name: '刘洋' }).what).toBe('这是刘洋的客户。');
});

test('a fact is told as it is, braces and all; without it the text has no gap', () => {
  const told = errorText('en', 'TB051', { unclosed: '{{contact.name' }).what;
  expect(told).toBe('This is not closed: “{{contact.name”.');
  expect(errorText('en', 'TB051').what).toBe(errorTexts.en.TB051.what);
});
