import { describe, expect, test } from 'vitest';
import { readForwarded } from './forwarded.ts';
import { replyFromHtml, replyFromText } from './reply-text.ts';
import { attributionLines, headerBlockLabels } from './testing/quote-heads.ts';

const own = 'Thank you, the second offer is fine.\n\nPlease send the contract.';
const old =
  'Dear Tom,\n\nHere is the offer that you asked for.\nPrices are firm until May.\n\nJane';
const marked = (text: string) => text.replace(/^/gm, '> ');
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const blocks = (text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '<div><br></div>' : `<div>${escaped(line)}</div>`))
    .join('');

describe.each(Object.entries(attributionLines))('quotes of %s are cut', (_, heads) => {
  test.each(heads)('%s', (head) => {
    const mails = {
      'unmarked below': `${own}\n\n${head}\n\n${old}`,
      'without blank lines': `${own}\n${head}\n${old}`,
      'marked below': `${own}\n\n${head}\n\n${marked(old)}\n`,
      'all marked': `${own}\n\n${marked(`${head}\n\n${old}`)}\n`,
      'answered below': `${head}\n${marked(old)}\n\n${own}`,
      wrapped: `${own}\n\n${head.replace(/(?<=^.{20,}) (?=<\S+@)/, '\n')}\n\n${marked(old)}\n`,
    };
    const texts = Object.entries(mails)
      .filter(([form]) => form !== 'wrapped' || !head.startsWith('---'))
      .map(([form, mail]) => [form, replyFromText(mail).text]);
    const pages = [
      blocks(`${own}\n\n${head}\n\n${old}`),
      `${blocks(own)}<br><div>${escaped(head)}<br><blockquote type="cite">${blocks(old)}</blockquote></div>`,
    ].map((html) => ['HTML', replyFromHtml(html).text]);
    for (const [form, text] of [...texts, ...pages])
      expect({ form, text }).toEqual({ form, text: own });
  });
});

const colons = [':', ' :', '：'];
const rules = ['', '________________________________\n', '-----Original Message-----\n'];

describe.each(Object.entries(headerBlockLabels))('header blocks in %s', (language, sets) => {
  test.each(sets)('%s, %s, %s, %s, %s', (from, date, to, copy, subject) => {
    const shownDate = language.startsWith('zh') ? '2026年11月3日 10:12' : '3 Nov 2026 10:12';
    for (const colon of colons)
      for (const rule of rules)
        for (const hasCopy of [true, false]) {
          const fields = [
            [from, 'Jane Doe <jane@firm.example>'],
            [date, shownDate],
            [to, 'Tom Roe <tom@maker.example>; Ann <ann@maker.example>'],
            ...(hasCopy ? [[copy, 'Li Wei <liwei@maker.example>']] : []),
            [subject, 'Re: Offer'],
          ];
          const block = (bold: string) =>
            rule +
            fields.map(([label, value]) => `${bold}${label}${colon}${bold} ${value}`).join('\n');
          const texts = [
            replyFromText(`${own}\n\n${block('')}\n\n${old}`).text,
            replyFromText(`${own}\n${block('')}\n${old}`).text,
            replyFromText(`${own}\n\n${block('*')}\n\n${old}`).text,
            replyFromHtml(
              `${blocks(own)}<div style="border-top:solid #E1E1E1 1pt"><p>${escaped(block('')).replaceAll('\n', '<br>')}</p></div>${blocks(old)}`,
            ).text,
          ];
          expect(texts).toEqual(texts.map(() => own));
          const forwarded = readForwarded(`See below\n\n${block('')}\n\n${old}`, true);
          expect(forwarded).toEqual({
            from: { name: 'Jane Doe', email: 'jane@firm.example', invalid: null },
            to: [
              { name: 'Tom Roe', email: 'tom@maker.example', invalid: null },
              { name: 'Ann', email: 'ann@maker.example', invalid: null },
            ],
            cc: hasCopy ? [{ name: 'Li Wei', email: 'liwei@maker.example', invalid: null }] : [],
            date: shownDate,
            subject: 'Re: Offer',
            text: old,
          });
        }
  });
});
