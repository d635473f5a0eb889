import { expect, test } from 'vitest';
import { replyFromHtml, replyFromText } from './reply-text.ts';

const head =
  '<p>Hello Tom,</p><div style="border-top:solid #E1E1E1 1pt"><p><b>From:</b> Tom Roe &lt;tom@maker.example&gt;<br><b>Sent:</b> Monday, November 2, 2026 3:20 PM<br><b>To:</b> Jane<br><b>Subject:</b> Offer</p></div>';

test.each([
  '<p>How many?</p><p><span style="color:red">Five hundred.</span></p>',
  '<p>How many?</p><p>&nbsp;</p><div style="font-size:11pt; color: rgb(0, 111, 201)">Five hundred.</div>',
  '<ul><li>How many？<ul><li><font color="#00B050">Five hundred.</font></li></ul></li></ul>',
])('an answer in colour below a question of an older mail stays: %s', (older) => {
  const { text } = replyFromHtml(head + older);
  expect(text).toContain('How many');
  expect(text).toContain('Five hundred.');
});

test.each([
  '<p>How many?</p><p>Regards</p><p style="color:red">Maker Ltd.</p>',
  '<p>Have you seen it?</p><p style="color:red"><a href="https://maker.example">maker.example</a></p>',
  '<p>How many?</p><p style="color:#1F497D">We have 500.</p>',
  '<p style="color:red">How many?</p><p style="color:red">And when?</p>',
])('an older mail that merely has colours is cut: %s', (older) => {
  expect(replyFromHtml(head + older).text).toBe('Hello Tom,');
});

test('a postscript below the signature stays', () => {
  expect(replyFromText('Fine.\n\n-- \nJane\n\nPS: The sample goes to Bob.').text).toContain(
    'The sample goes to Bob.',
  );
});
