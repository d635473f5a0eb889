import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';

test.each([
  ['<div>one</div><div>two</div>', 'one\ntwo'],
  ['<p>one</p><p>two</p>', 'one\n\ntwo'],
  ['one<br>two<br><br>three', 'one\ntwo\n\nthree'],
  ['<div>one</div><div><br></div><div>two</div>', 'one\n\ntwo'],
  ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  [
    '<table><tr><td>Price</td><td>20</td></tr><tr><td>Qty</td><td>5</td></tr></table>',
    'Price 20\nQty 5',
  ],
  ['one <b>bold</b>, <i>two</i>', 'one bold, two'],
  ['  one \n  two  ', 'one two'],
  ['<pre>one\n  two</pre>', 'one\n  two'],
  ['one&nbsp;&nbsp;two', 'one  two'],
  [
    '<blockquote type="cite">old<blockquote type="cite">older</blockquote></blockquote>',
    '> old\n>> older',
  ],
  [
    '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">indented</blockquote>',
    'indented',
  ],
  ['<style>p{color:red}</style><script>alert(1)</script>x', 'x'],
  ['<div style="display:none">preheader</div>seen', 'seen'],
  ['<img src=x onerror=alert(1)>&lt;img src=x&gt;', '<img src=x>'],
  ['你好<br>世界', '你好\n世界'],
  ['<a href="https://firm.example">our site</a>', 'our site'],
  ['<o:p>&nbsp;</o:p>', ''],
])('%s', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('words of the visible text all come out, in order', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const tag = fc.constantFrom('div', 'span', 'b', 'p', 'td', 'li', 'font');
  fc.assert(
    fc.property(fc.array(fc.tuple(tag, word), { maxLength: 20 }), (pieces) => {
      const html = pieces.map(([name, text]) => `<${name}>${text}</${name}> `).join('');
      const words = htmlToText(html)
        .split(/[\s-]+/)
        .filter((found) => found !== '');
      expect(words).toEqual(pieces.map(([, text]) => text));
    }),
  );
});
