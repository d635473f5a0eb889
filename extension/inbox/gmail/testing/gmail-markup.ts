import { pageOf } from '../../testing/page-of.ts';
import { readGmail } from '../read-gmail.ts';

/** Markup as Gmail's page has it, put together by hand from what captures from 2014 to 2026 have in common. */
export const threadId = '16f438e906b36dac';
export const threadDecimal = '1654009536642772396';
export const messageId = '1636109e7816ac5d';
export const messageDecimal = '1600484990382419037';
export const account = 'zhao.min@harbour-tools.example';
export const threadUrl = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQcpnLKZbBdQwXkRvTjNhMsPlGf';
export const listUrl = 'https://mail.google.com/mail/u/0/#inbox';

export const bar = `<a aria-label="Google Account: Zhao Min  \n(${account})" href="https://accounts.google.com/SignOutOptions">Z</a>`;
export const title = `<title>Quote for 40 sealers - ${account} - Gmail</title>`;
export const heading = `<h2 class="hP" data-thread-perm-id="thread-f:${threadDecimal}" data-legacy-thread-id="${threadId}">Quote for 40 sealers</h2>`;

export const main = (...parts: string[]) => `<div role="main">${parts.join('')}</div>`;
export const list = (...items: string[]) => `<div role="list">${items.join('')}</div>`;

export const span = (email: string, name: string, shown = name) =>
  `<span email="${email}" name="${name}" data-hovercard-id="${email}">${shown}</span>`;

const wang = 'wang.fang@acme-packaging.example';

export function jslog(message = `#msg-f:${messageDecimal}`): string {
  return `20277; u014N:xr6bB; 1:${btoa(`["#thread-f:${threadDecimal}"]`)}; 4:${btoa(`["${message}",null]`)}`;
}

export interface MarkupOptions {
  readonly ids?: string;
  readonly sender?: string;
  readonly picture?: string;
  readonly line?: string;
  readonly details?: string;
  readonly body?: string;
  readonly date?: string;
  readonly log?: string;
}

/** An expanded message: its header as a table, then what it may show of details, then the mail. */
export function expanded(options: MarkupOptions = {}): string {
  const {
    ids = `data-message-id="#msg-f:${messageDecimal}" data-legacy-message-id="${messageId}"`,
    sender = `<span class="gD" email="${wang}" name="Wang Fang" data-hovercard-id="${wang}">Wang Fang</span>`,
    picture = `<img jid="${wang}" data-hovercard-id="${wang}" data-name="Wang Fang">`,
    line = `to ${span(account, 'me')}, ${span('li.lei@acme-packaging.example', 'Li Lei', 'Li')}`,
    details = '',
    body = '<p>Please call.</p>',
    date = '<span class="g3" title="22 Nov 2026, 09:05" alt="22 Nov 2026, 09:05" role="gridcell">09:05</span>',
    log = jslog(),
  } = options;
  return `<div role="listitem" class="h7" aria-expanded="true"><div class="adn ads" ${ids}>${picture}<div class="gs">
    <div class="gE"><table class="gJ"><tbody>
      <tr><td class="gF"><h3>${sender}</h3></td><td class="gH">${date}<span role="checkbox" title="Not starred 2"></span></td></tr>
      <tr><td colspan="2"><table><tbody><tr><td><span class="hb">${line}</span></td></tr></tbody></table></td></tr>
    </tbody></table></div>${details}
    <div><div class="ii gt" id=":1wo" jslog='${log}'><div class="a3s" id=":1wn">${body}</div></div></div>
  </div></div></div>`;
}

/** A collapsed message: header and first words; the element with the ids is there, empty and hidden. */
export function collapsed(className = 'kv', email = wang): string {
  return `<div role="listitem" class="${className}" aria-expanded="false"><div class="adf ads">
    <img jid="${email}"><table><tbody>
      <tr><td><span class="gD" email="${email}" name="Wang Fang">Wang Fang</span></td><td><span class="g3" title="21 Nov 2026, 17:30" role="gridcell">21 Nov</span></td></tr>
      <tr><td colspan="2"><div role="gridcell">Hi Zhao Min</div></td></tr>
    </tbody></table></div>
    <div class="adn ads" data-message-id="#msg-f:${messageDecimal}" data-legacy-message-id="${messageId}" style="display: none"></div></div>`;
}

/** The table that a click on the arrow opens. */
export const details = (...rows: readonly (readonly [string, string])[]) =>
  `<div class="ajA SK"><div><table class="ajC"><tbody>${rows
    .map(([label, value]) => `<tr><td><span>${label}</span></td><td>${value}</td></tr>`)
    .join('')}</tbody></table></div></div>`;

export function read(body: string, head = title, url = threadUrl) {
  const { document, location } = pageOf(`<head>${head}</head><body>${body}</body>`, url);
  return readGmail(document, location);
}

/** A page with one open thread. */
export const readThread = (...items: string[]) => read(bar + main(heading, list(...items)));

/** The only message of an open thread. */
export const readMessage = (options: MarkupOptions = {}) =>
  readThread(expanded(options)).messages[0];

/** Every class gets another name, as after a rebuild of the page. */
export const renamed = (html: string) => html.replace(/class="[^"]*"/g, 'class="q7Xz"');
