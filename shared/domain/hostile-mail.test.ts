import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddressList } from './people.ts';
import { replyFromHtml, replyFromText } from './reply-text.ts';
import { readShownDate } from './shown-date.ts';
import { readSignature } from './signature.ts';
import { stripSubjectPrefixes } from './subject-key.ts';
import { htmlFourEntities } from './words/html-entity-names.ts';

/**
 * No regular expression here may back-track without end. Linear code reads these 30,000 characters in a fraction of
 * a second; quadratic code needs minutes, so that the bound tells them apart on any machine.
 */
const LENGTH = 30_000;
const BOUND = 3_000;
const repeated = (piece: string) => piece.repeat(Math.ceil(LENGTH / piece.length));

function within(work: () => unknown): void {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(BOUND);
}

describe('hostile mail is read in linear time', () => {
  const pieces = [
    'a',
    ' ',
    '\n',
    '\t',
    '> ',
    '>',
    '-',
    '_',
    '--\n',
    '*',
    '=',
    '.',
    ':',
    '：',
    '@',
    '<',
    '>\n',
    '<<',
    '(',
    ')',
    '"',
    '\\',
    ',',
    ';',
    '[',
    ']',
    '&',
    '&amp',
    '&#',
    '<div>',
    '</div>',
    '<blockquote type=cite>',
    '<a x="',
    '<!--',
    '</',
    '<p style="',
    '1',
    '1 ',
    '+1',
    '1-',
    '(0)',
    'On 3 Nov 2026\n',
    'On 3 Nov 2026 ',
    'wrote:\n',
    'From: x\n',
    'From: x\nTo: y\n',
    'From:\n\n',
    '在2026年',
    '写道：',
    '发件人：\n',
    '-----a',
    '---- Forwarded ---- From: ',
    'Sent from my x\n\n',
    'Best regards\n',
    'Ltd ',
    'a@b.c ',
    'a@',
    '\u3000',
    '\u00a0',
    '\ud800',
    '微信:',
    'Tel: 1',
    'unsubscribe ',
  ];
  test.each(pieces)('%j, over and over', (piece) => {
    const text = repeated(piece);
    within(() => replyFromText(text));
    within(() => replyFromText(`${text}x`));
    within(() => replyFromHtml(text, htmlFourEntities));
    within(() => readSignature(text, 'Jane Doe'));
    within(() => parseAddressList(text));
    within(() => stripSubjectPrefixes(text));
    within(() =>
      readShownDate(text, { pageLanguage: 'en', timeZone: 'Asia/Shanghai', now: new Date(0) }),
    );
  });

  test('any two of them, mixed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pieces),
        fc.constantFrom(...pieces),
        fc.constantFrom(...pieces),
        (one, two, end) => {
          const text = repeated(one + two) + end;
          within(() => replyFromText(text));
          within(() => replyFromHtml(text, htmlFourEntities));
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});

test('every word of a mail is in what was kept, cut or taken for the signature', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'On 3 Nov 2026 at 10:00, Jane <jane@firm.example> wrote:',
      '-----Original Message-----',
      'From: Jane',
      'Sent: Monday',
      'To: Joe',
      'Subject: x',
      '-- ',
      'Best regards',
      'Sent from my iPhone',
      '> old words',
      '>> older words',
      '',
      'Tel: +44 20 7946 0123',
      'CAUTION: This email came from outside',
      'Disclaimer',
      '________________',
    ),
    fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,5}$/),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const { text, cut, signatureText, originalText } = replyFromText(lines.join('\n'));
      const words = (of: string) =>
        of
          .split(/[\s>]+/)
          .filter((word) => word !== '')
          .sort();
      expect(words(`${text}\n${cut}\n${signatureText ?? ''}`)).toEqual(words(originalText));
      expect(words(originalText)).toEqual(words(lines.join('\n')));
    }),
    { numRuns: 1000 },
  );
});
