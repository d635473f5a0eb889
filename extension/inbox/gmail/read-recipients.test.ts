// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { fieldBegun, fieldNamed } from './recipient-words.ts';
import { account, details, readMessage, span } from './testing/gmail-markup.ts';

const me = span(account, 'Zhao Min');
const li = span('li.lei@acme-packaging.example', 'Li Lei');
const he = span('he.lin@baiqiao-trading.example', '何琳');
const addresses = (people: readonly { email: string | null }[] | null | undefined) =>
  people?.map(({ email }) => email?.split('@')[0]) ?? null;

describe('recipients of a Gmail message', () => {
  it('are all that the line names while nothing tells To from Cc', () => {
    const message = readMessage();
    expect(addresses(message?.to)).toEqual(['zhao.min', 'li.lei']);
    expect(message).toMatchObject({ cc: null, complete: false });
  });

  it.each([
    ['en', 'from:', 'to:', 'cc:'],
    ['zh-CN', '发件人：', '收件人：', '抄送：'],
    ['zh-TW', '寄件者：', '收件者：', '副本：'],
    ['de', 'Von:', 'An:', 'Cc:'],
    ['fr', 'de :', 'à :', 'Cc :'],
    ['ru', 'от:', 'кому:', 'копия:'],
  ])('stand field by field in the details in %s', (_, from, to, cc) => {
    const sender = span('wang.fang@acme-packaging.example', 'Wang Fang');
    const message = readMessage({
      details: details([from, sender], [to, me], [cc, `${li}, ${he}`]),
    });
    expect(addresses(message?.to)).toEqual(['zhao.min']);
    // The line names nobody whom the details do not know, and may name fewer.
    expect(addresses(message?.cc)).toEqual(['li.lei', 'he.lin']);
    expect(message?.complete).toBe(true);
  });

  it('are no others where the details open inside the line', () => {
    const sender = span('wang.fang@acme-packaging.example', 'Wang Fang');
    const known = details(['from:', sender], ['to:', me], ['cc:', li]);
    const message = readMessage({ line: `to ${me}, ${li}${known}` });
    expect(addresses(message?.to)).toEqual(['zhao.min']);
    expect(addresses(message?.cc)).toEqual(['li.lei']);
    expect(message?.complete).toBe(true);
  });

  it('are never joined by the sender of details in a language that nobody knows', () => {
    const sender = span('wang.fang@acme-packaging.example', 'Wang Fang');
    const foreign = details(['xx:', sender], ['yy:', me], ['zz:', li]);
    const message = readMessage({ line: `to ${me}, ${li}${foreign}` });
    expect(addresses(message?.to)).toEqual(['zhao.min', 'li.lei']);
    expect(message).toMatchObject({ cc: null, complete: false });
  });

  it('have an empty Cc where the details have no such line', () => {
    const message = readMessage({ line: `to ${me}`, details: details(['to:', me]) });
    expect(message).toMatchObject({ cc: [], complete: true });
  });

  it('are not put into a field whose name nobody knows', () => {
    const message = readMessage({ details: details(['to:', me], ['kópia:', li]) });
    expect(addresses(message?.to)).toEqual(['zhao.min']);
    expect(message).toMatchObject({ cc: null, complete: false });
  });

  it('are unknown where the line names somebody whom the details lack', () => {
    const message = readMessage({ line: `to ${me}, ${he}`, details: details(['to:', me]) });
    expect(message).toMatchObject({ to: null, cc: null, complete: false });
  });

  it.each(['cc: ', 'Cc: ', '抄送：', 'Kopie: '])('are told apart in the line by %j', (word) => {
    const message = readMessage({ line: `to ${me}, ${word}${li}, ${he}` });
    expect(addresses(message?.to)).toEqual(['zhao.min']);
    expect(addresses(message?.cc)).toEqual(['li.lei', 'he.lin']);
    expect(message?.complete).toBe(false);
  });

  it('are in neither field when they were blind copies', () => {
    const message = readMessage({ line: `to ${li}, bcc: ${me}` });
    expect(addresses(message?.to)).toEqual(['li.lei']);
    expect(message?.cc).toEqual([]);
  });

  it('lose nobody to another’s address', () => {
    const wrong = me.replace('data-hovercard-id="zhao.min', 'data-hovercard-id="chen.yu');
    expect(addresses(readMessage({ line: `to ${wrong}, ${li}` })?.to)).toEqual(['li.lei']);
  });

  it.each([
    ['bcc:', 'bcc'],
    ['密送：', 'bcc'],
    ['reply-to:', 'reply'],
    ['to', null],
    ['mailed-by:', null],
  ])('know the label %j', (label, field) => {
    expect(fieldNamed(label)).toBe(field);
  });

  it.each([
    [', cc: ', 'cc'],
    ['to ', null],
    [', ', null],
    ['Re cc', null],
  ])('hear a field begin in %j', (words, field) => {
    expect(fieldBegun(words)).toBe(field);
  });
});
