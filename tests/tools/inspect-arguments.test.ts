import { describe, expect, it } from 'vitest';
import { inspectArguments, WrongArguments } from './inspect-arguments.ts';

const url = 'https://mail.google.com/mail/u/0/#inbox';

describe('the arguments of inspect', () => {
  it('takes a page with its address, and the two files round a fragment wherever they stand', () => {
    const whole = { kind: 'page', file: 'a.html', url, wrap: { prefix: 'p', suffix: 's' } };
    expect(inspectArguments(['page', 'a.html', '--url', url, '--wrap', 'p', 's'])).toEqual(whole);
    expect(inspectArguments(['--wrap', 'p', 's', 'page', '--url', url, 'a.html'])).toEqual(whole);
    expect(inspectArguments(['page', 'a.html', '--url', url])).toEqual({ ...whole, wrap: null });
  });

  it('takes mails and calendars without an address', () => {
    expect(inspectArguments(['mail', 'a.eml'])).toEqual({ kind: 'mail', file: 'a.eml' });
    expect(inspectArguments(['calendar', 'dir'])).toEqual({ kind: 'calendar', file: 'dir' });
  });

  it.each([
    { words: [], says: /npm run inspect/ },
    { words: ['page'], says: /npm run inspect/ },
    { words: ['picture', 'a.png'], says: /npm run inspect/ },
    { words: ['page', 'a.html', 'b.html', '--url', url], says: /npm run inspect/ },
    { words: ['page', 'a.html'], says: /--url URL/ },
    { words: ['page', 'a.html', '--url'], says: /--url/ },
    { words: ['page', 'a.html', '--url', 'mail.google.com'], says: /no https address/ },
    { words: ['page', 'a.html', '--url', 'http://mail.google.com/'], says: /no https address/ },
    { words: ['page', 'a.html', '--url', url, '--wrap', 'p'], says: /two files/ },
    { words: ['page', 'a.html', '--wrap', 'p', '--url', url], says: /two files/ },
    { words: ['page', 'a.html', '--url', url, '--colour'], says: /--colour/ },
    { words: ['mail', 'a.eml', '--url', url], says: /for pages/ },
  ])('refuses $words and says why', ({ words, says }) => {
    expect(() => inspectArguments(words)).toThrow(WrongArguments);
    expect(() => inspectArguments(words)).toThrow(says);
  });
});
