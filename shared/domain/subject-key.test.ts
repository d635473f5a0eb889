import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stripSubjectPrefixes, subjectKey } from './subject-key.ts';

describe('prefixes in all languages come off, however many', () => {
  test.each([
    'Re: ',
    'RE: ',
    'Fwd: ',
    'FW: ',
    'Re: Fwd: RE: ',
    'Re[2]: ',
    'RE (3): ',
    'AW: ',
    'WG: ',
    'SV: ',
    'VS: ',
    'TR: ',
    'RV: ',
    'R: ',
    'I: ',
    'RES: ',
    'ENC: ',
    'Odp: ',
    'PD: ',
    'YNT: ',
    'İLT: ',
    'Отв: ',
    'Пересл: ',
    'ΑΠ: ',
    'Vá: ',
    'Továbbítás: ',
    '回复: ',
    '回复：',
    '答复: ',
    '答复：',
    '转发：',
    '转发: ',
    '回覆: ',
    '轉寄: ',
    '返信: ',
    '転送: ',
    '回复：转发：',
    'Re：',
    '[External] Re: ',
    '[EXT] ',
    '【外部邮件】回复：',
    'RE: [EXTERNAL] ',

    '답장: ',
    '전달: ',
  ])('%j', (prefix) => {
    expect(stripSubjectPrefixes(`${prefix}Quotation 7`)).toBe('Quotation 7');
  });
});

describe('words that only look like prefixes stay', () => {
  test.each([
    'Invoice: 4711',
    'Order 7: urgent',
    'Reply: yes',
    'Ref: 4711',
    'PS: one more thing',
    'Return: 3 boxes',
    '报价：500件',
    '[Project X] Plan',
    'Re',
    'Fwd',
  ])('%s', (subject) => expect(stripSubjectPrefixes(subject)).toBe(subject));
});

test('the key folds case, width and white space', () => {
  expect(subjectKey('RE:  ＱＵＯＴＥ\t 7 ')).toBe('quote 7');
});

// These results are stored in databases. A change here needs a new kind of soft key.
test.each([
  ['Re: Quotation 7', 'quotation 7'],
  ['回复：报价 7', '报价 7'],
  ['', ''],
  ['Re:', ''],
  ['🚢 Arrival', '🚢 arrival'],
  ['Straße', 'straße'],
  ['ﬁrst', 'first'],
])('frozen: %j → %j', (subject, key) => {
  expect(subjectKey(subject)).toBe(key);
});

test('a reply to any subject has the key of the subject', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('Re: ', '回复：', 'AW: ', 'Fwd: '),
      (subject, prefix) => {
        expect(subjectKey(prefix + subject)).toBe(subjectKey(subject));
      },
    ),
  );
});
