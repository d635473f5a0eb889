import { describe, expect, test } from 'vitest';
import { describeAmount, minorToUnits, parseAmount, typedAmount } from './money.ts';

describe('an amount that is typed', () => {
  test.each<readonly [string, string, number | null | undefined]>([
    ['12,345.67', 'CNY', 1_234_567],
    ['12 345', 'EUR', 1_234_500],
    ['１２３４５', 'CNY', 1_234_500],
    ['0.5', 'CNY', 50],
    ['1200', 'JPY', 1200],
    ['1.5', 'KWD', 1500],
    ['', 'CNY', null],
    [' ', 'CNY', null],
    ['1.234,5', 'EUR', undefined],
    ['12,34', 'CNY', undefined],
    ['1.5', 'JPY', undefined],
    ['1.234', 'CNY', undefined],
    ['-5', 'CNY', undefined],
    ['5 Mio', 'CNY', undefined],
    ['99999999999999999', 'CNY', undefined],
  ])('%j %s is %s', (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor);
  });

  test.each([0, 5, 50, 1_234_567, 1_234_500])('%i comes back as it was', (minor) => {
    for (const currency of ['CNY', 'JPY', 'KWD'])
      expect(parseAmount(typedAmount(minor, currency), currency)).toBe(minor);
  });
});

test('a spreadsheet is given whole units', () => {
  expect(minorToUnits(1_234_567, 'CNY')).toBe(12_345.67);
  expect(minorToUnits(1200, 'JPY')).toBe(1200);
});

test('amounts are shown in their currency, without decimals where there are none', () => {
  expect(describeAmount(1_234_567, 'CNY', 'zh-CN')).toBe('¥12,345.67');
  expect(describeAmount(1_234_500, 'CNY', 'zh-CN')).toBe('¥12,345');
  expect(describeAmount(1200, 'JPY', 'en')).toBe('¥1,200');
  expect(describeAmount(50, 'EUR', 'en')).toBe('€0.50');
});
