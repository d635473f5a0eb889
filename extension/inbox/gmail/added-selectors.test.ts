// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { AddedLocator } from '../../../shared/contracts/added-locators.ts';
import { pageOf } from '../testing/page-of.ts';
import { readGmail } from './read-gmail.ts';
import {
  account,
  expanded,
  heading,
  listUrl,
  main,
  messageId,
  threadId,
  threadUrl,
} from './testing/gmail-markup.ts';

const added = (
  slot: AddedLocator['slot'],
  selector: string,
  attribute: string | null,
): AddedLocator => ({ surface: 'gmail', slot, selector, attribute });

/** A page that nobody has seen yet: everything is there, in places of its own. */
const page = `<div role="main">
  <b data-new-mailbox="${account}"></b>
  <h4 data-new-thread="${threadId}">Quote for 40 sealers</h4>
  <section data-new-message="${messageId}"><table><tr><td role="gridcell">
    <i data-new-sender="wang.fang@acme-packaging.example">Wang Fang</i></td></tr></table>
    <i data-new-date="22 Nov 2026, 09:05"></i>
    <p data-new-to=""><span email="li.lei@acme-packaging.example" name="Li Lei">Li</span></p>
    <div data-new-body="1">Please call.</div></section></div>`;

const selectors = [
  added('account', 'b[data-new-mailbox]', 'data-new-mailbox'),
  added('thread', 'h4[data-new-thread]', 'data-new-thread'),
  added('subject', 'h4[data-new-thread]', null),
  added('messages', 'section[data-new-message]', 'data-new-message'),
  added('message_id', 'section[data-new-message]', 'data-new-message'),
  added('sender', 'i[data-new-sender]', 'data-new-sender'),
  added('date', 'i[data-new-date]', 'data-new-date'),
  added('recipients', 'p[data-new-to]', null),
  added('body', 'div[data-new-body]', 'data-new-body'),
];

function read(html: string, url: string, locators: readonly AddedLocator[]) {
  const { document, location } = pageOf(`<head></head><body>${html}</body>`, url);
  return readGmail(document, location, locators);
}

describe('selectors that the organisation adds', () => {
  it('find what the page has moved to another place', () => {
    expect(read(page, threadUrl, [])).toMatchObject({ account: null, thread: null, messages: [] });
    expect(read(page, threadUrl, selectors)).toMatchObject({
      account,
      thread: { id: threadId, subject: 'Quote for 40 sealers' },
      messages: [
        {
          from: { email: 'wang.fang@acme-packaging.example' },
          to: [{ email: 'li.lei@acme-packaging.example', name: 'Li Lei' }],
          dateRaw: '22 Nov 2026, 09:05',
          html: 'Please call.',
          expanded: true,
        },
      ],
    });
  });

  it('find rows, and never speak against what the page says itself', () => {
    const rows = read(
      main(
        '<ul><li data-new-row="1"><a data-thread-id="#thread-f:1654009536642772396">询价</a></li></ul>',
      ),
      listUrl,
      [added('rows', 'li[data-new-row]', 'data-new-row')],
    ).rows;
    expect(rows).toMatchObject([{ threadId, subject: '询价' }]);
    const forged = added('thread', 'h2', 'data-forged');
    const snapshot = read(
      main(heading.replace('<h2', '<h2 data-forged="17f438e906b36dac"'), expanded()),
      threadUrl,
      [forged],
    );
    expect(snapshot.thread?.id).toBe(threadId);
  });

  it('do no harm when they are none', () => {
    const wrong = [added('messages', 'div[', 'id'), added('thread', ':has(', 'id')];
    expect(read(page, threadUrl, wrong)).toMatchObject({ thread: null, messages: [] });
  });

  it('find nothing within a mail', () => {
    const body = '<i data-new-sender="x@evil.example">x</i>';
    const sender = { sender: '<span>Wang</span>', picture: '' };
    const html = main(heading, expanded({ ...sender, body }));
    const snapshot = read(html, threadUrl, selectors);
    expect(snapshot.messages[0]?.from).toBeNull();
  });
});
