// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  account,
  messageDecimal,
  messageId,
  read,
  threadDecimal,
  threadId,
} from './testing/gmail-markup.ts';

const printUrl = `https://mail.google.com/mail/u/0/?ik=1&view=pt&search=all&permthid=thread-f:${threadDecimal}&simpl=msg-f:${messageDecimal}`;

const printed = (recipients: string, body = 'Please call.') =>
  `<table width="100%" class="message"><tbody>
    <tr><td><font size="-1"><b>Wang Fang </b>&lt;Wang.Fang@acme-packaging.example&gt;</font></td><td align="right"><font size="-1">Sun, Nov 22, 2026 at 9:05 AM</font></td></tr>
    <tr><td colspan="2"><font size="-1" class="recipient">${recipients}</font></td></tr>
    <tr><td colspan="2"><table cellpadding="12"><tbody><tr><td><div><font size="-1">${body}</font></div></td></tr></tbody></table></td></tr>
  </tbody></table>`;

const page = (...messages: string[]) =>
  `<div class="bodycontainer"><table width="100%"><tbody><tr><td><img alt="Gmail"></td><td align="right"><font size="-1"><b>Zhao Min &lt;${account}&gt;</b></font></td></tr></tbody></table><hr>
   <div class="maincontent"><table><tbody><tr><td><font size="+1"><b>Quote for 40 sealers</b></font><br><font size="-1">1 message</font></td></tr></tbody></table><hr>${messages.join('<hr>')}</div></div>`;

const both = `<div>To: Zhao Min &lt;${account}&gt;, "Li, Lei" &lt;li.lei@acme-packaging.example&gt;</div><div>Cc: he.lin@baiqiao-trading.example</div>`;
const head = '<title>Gmail - Quote for 40 sealers</title>';

describe('the window for printing', () => {
  it('tells all of a thread, field by field; the address names thread and messages', () => {
    const snapshot = read(page(printed(both)), head, printUrl);
    expect(snapshot).toMatchObject({
      view: 'popout',
      account,
      ownAddresses: [account],
      thread: { id: threadId, subject: 'Quote for 40 sealers' },
      messages: [
        {
          id: messageId,
          from: { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
          to: [
            { email: account, name: 'Zhao Min' },
            { email: 'li.lei@acme-packaging.example', name: 'Li, Lei' },
          ],
          cc: [{ email: 'he.lin@baiqiao-trading.example', name: null }],
          dateRaw: 'Sun, Nov 22, 2026 at 9:05 AM',
          html: '<div><font size="-1">Please call.</font></div>',
          complete: true,
        },
      ],
      health: { thread: 'ok', messages: 'ok', sender: 'ok', account: 'ok' },
    });
  });

  it('names no messages when the address lists another number of them', () => {
    const snapshot = read(page(printed(both), printed(both)), head, printUrl);
    expect(snapshot.messages.map(({ id }) => id)).toEqual([null, null]);
  });

  it('puts nobody into a field whose label is not known', () => {
    const message = read(page(printed(`<div>Ke: ${account}</div>`)), head, printUrl).messages[0];
    expect(message).toMatchObject({ to: null, cc: null, complete: false });
  });

  it('takes no printed mail within a mail for another message', () => {
    const snapshot = read(page(printed(both, printed(both))), head, printUrl);
    expect(snapshot.messages).toHaveLength(1);
  });

  it('is broken when its tables are other than we know', () => {
    const snapshot = read('<p>Quote</p>', head, printUrl);
    expect(snapshot).toMatchObject({
      thread: null,
      messages: [],
      health: { thread: 'broken', messages: 'broken' },
    });
  });
});
