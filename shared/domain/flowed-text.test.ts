import { expect, test } from 'vitest';
import { hideFlowed, joinFlowed } from './flowed-text.ts';
import { parseEml } from './parse-eml.ts';

test.each([
  ['one \ntwo\nthree', 'one two\nthree'],
  ['> old \nnew', '> old \nnew'],
  ['> one \n> two\n>> deep', '> one two\n>> deep'],
  ['end.\n-- \nJane', 'end.\n-- \nJane'],
  [' From here', 'From here'],
])('%j is %j', (flowed, joined) => {
  expect(joinFlowed(flowed, false)).toBe(joined);
});

test('with DelSp the space at the fold was only there to fold', () => {
  expect(joinFlowed('这是 \n一行', true)).toBe('这是一行');
});

test('only a header is changed, never a text that speaks of it', () => {
  const mail = 'Content-Type: text/plain\r\n\r\nWe use format=flowed here.';
  expect(hideFlowed(mail).isFlowed).toBe(false);
});

test('the answer below a flowed quote is not swallowed by it', async () => {
  const mail =
    'From: jane@firm.example\r\nContent-Type: text/plain; charset=utf-8;\r\n format=flowed\r\n\r\n' +
    'On 02/11/2026 10:14, Zhao Min wrote:\r\n> Which colour? \r\nBlue, \r\nplease.';
  expect((await parseEml(mail)).reply.text).toBe('Blue, please.');
});
