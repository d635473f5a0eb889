import { describe, expect, test } from 'vitest';
import { findPhones } from './phone-shapes.ts';
import { regionOfPhone, toE164 } from './phones.ts';

describe('printed numbers become E.164 in the region where they were printed', () => {
  test.each([
    ['138 0013 8000', 'CN', '+8613800138000'],
    ['010-6552 9988', 'CN', '+861065529988'],
    ['(0512) 5550 2266', 'CN', '+8651255502266'],
    ['030 1234567', 'DE', '+49301234567'],
    ['+49 (0)30 1234567', null, '+49301234567'],
    ['0039 06 1234 5678', 'DE', '+390612345678'],
    ['(415) 555-2671', 'US', '+14155552671'],
    ['＋８６ １３８００１３８０００', null, '+8613800138000'],
  ])('%s in %s', (printed, region, e164) => {
    expect(toE164(printed, region)).toBe(e164);
  });

  test.each(['', 'call me', '12', '0301234567'])('%j without a region is none', (printed) => {
    expect(toE164(printed, null)).toBeNull();
  });
});

test('a number tells its country', () => {
  expect(regionOfPhone('+8613800138000')).toBe('CN');
  expect(regionOfPhone('+390612345678')).toBe('IT');
});

test.each([
  ['手机：13800138000', 'mobile', '+8613800138000', null],
  ['电话：010-65529988 转 801', 'phone', '+861065529988', '801'],
  ['電話：03-1234-5678', 'phone', null, null],
  ['传真: 021-5888 0000', 'fax', '+862158880000', null],
  ['Tel: +1 415 555 2671 ext. 12', 'phone', '+14155552671', '12'],
  ['T +44 (0)20 7946 0123', 'phone', '+442079460123', null],
])('%s', (line, kind, e164, extension) => {
  expect(findPhones(line)).toMatchObject([{ kind, e164, extension }]);
});
