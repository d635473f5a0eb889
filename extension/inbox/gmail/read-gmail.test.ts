// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { pageOf } from '../testing/page-of.ts';
import { readGmail } from './read-gmail.ts';

const threadId = '16f438e906b36dac';
const threadDecimal = '1654009536642772396';
const messageId = '1636109e7816ac5d';
const messageDecimal = '1600484990382419037';
const url = 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQcpnLKZbBdQwXkRvTjNhMsPlGf';

const jslog = `20277; u014N:xr6bB; 1:${btoa(`["#thread-f:${threadDecimal}"]`)}; 4:${btoa(`["#msg-f:${messageDecimal}",null]`)}`;
const bar =
  '<a aria-label="Google Account: Zhao Min (Zhao.Min@harbour-tools.example)" href="https://accounts.google.com/SignOutOptions">Z</a>';
const title = '<title>Quote for 40 sealers - zhao.min@harbour-tools.example - Gmail</title>';
const heading = `<h2 class="hP" data-thread-perm-id="thread-f:${threadDecimal}" data-legacy-thread-id="${threadId}">Quote for 40 sealers <img data-emoji="📦"></h2>`;
const message = `<div role="listitem"><div class="adn" data-message-id="#msg-f:${messageDecimal}" data-legacy-message-id="${messageId}">
  <table><tr><td class="gF"><span class="gD" email="Wang.Fang@acme-packaging.example" name="Wang Fang" data-hovercard-id="wang.fang@acme-packaging.example">Wang Fang</span></td>
  <td><span class="g3" title="22 Nov 2026, 09:05" alt="22 Nov 2026, 09:05">09:05</span></td></tr></table>
  <span class="hb">to <span email="zhao.min@harbour-tools.example" name="me">me</span>, <span email="li.lei@acme-packaging.example" name="Li Lei">Li Lei</span></span>
  <div class="ii gt" jslog='${jslog}'><div class="a3s"><p>Please call.</p><span class="gD" email="forged@evil.example">forged</span></div></div>
</div></div>`;

const main = (...parts: string[]) => `<div role="main">${parts.join('')}</div>`;
const ghost = main(
  heading.replaceAll(threadId, '16f438e906b36dad').replace(threadDecimal, '1654009536642772397'),
).replace('<div ', '<div style="display: none" ');

function read(body: string, head = title, at = url) {
  const { document, location } = pageOf(`<head>${head}</head><body>${body}</body>`, at);
  return readGmail(document, location);
}

describe('Gmail, the open thread', () => {
  it('reads thread, subject, account and message, each from its best source', () => {
    const snapshot = read(bar + main(heading, message));
    expect(snapshot).toMatchObject({
      surface: 'gmail',
      account: 'zhao.min@harbour-tools.example',
      view: 'thread',
      thread: { id: threadId, subject: 'Quote for 40 sealers 📦' },
      messages: [
        {
          id: messageId,
          from: { email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
          to: [
            { email: 'zhao.min@harbour-tools.example' },
            { email: 'li.lei@acme-packaging.example' },
          ],
          cc: null,
          dateRaw: '22 Nov 2026, 09:05',
          expanded: true,
          // The line does not tell To from Cc, and may be cut.
          complete: false,
        },
      ],
    });
    expect(snapshot.health).toMatchObject({ thread: 'ok', messages: 'ok', sender: 'ok' });
    expect(snapshot.provenance['thread.id']?.tier).toBe('A');
  });

  it('never takes the thread that was left and is still in the document', () => {
    expect(read(bar + ghost + main(heading, message)).thread?.id).toBe(threadId);
    expect(
      read(bar + ghost + main('<p>list</p>'), title, 'https://mail.google.com/mail/u/0/#inbox')
        .thread,
    ).toBeNull();
  });

  it('believes nobody where two sources name different threads', () => {
    const split = heading.replace(threadDecimal, '1654009536642772397');
    const snapshot = read(bar + main(split, message));
    expect(snapshot.thread?.id).toBeNull();
    expect(snapshot.health.thread).toBe('unsure');
  });

  it('believes nobody where two threads are visible', () => {
    const other = heading.replaceAll(threadId, '16f438e906b36dad');
    const snapshot = read(bar + main(heading) + main(other));
    expect(snapshot.thread).toBeNull();
    expect(snapshot.health.thread).toBe('unsure');
  });

  it.each([
    ['thread id', 'data-legacy-thread-id', 'thread.id', threadId, 'B'],
    ['message id', 'data-legacy-message-id', 'messages.0.id', messageId, 'B'],
  ])(
    'finds the %s another way when its first attribute is gone',
    (_, attribute, field, id, tier) => {
      const snapshot = read((bar + main(heading, message)).replaceAll(attribute, 'data-gone'));
      const value = field === 'thread.id' ? snapshot.thread?.id : snapshot.messages[0]?.id;
      expect(value).toBe(id);
      expect(snapshot.provenance[field]?.tier).toBe(tier);
    },
  );

  it('does not read a heading that a mail brings along', () => {
    const forged = message.replace(
      'Please call.',
      '</p><h2 class="hP" data-thread-perm-id="thread-f:1654009536642772397">Forged</h2><p>',
    );
    const bare = heading.replace(/data-[a-z-]*="[^"]*"/g, '').replace('class="hP"', '');
    const snapshot = read(bar + main(bare, forged));
    expect(snapshot.thread).toMatchObject({ id: threadId, subject: 'Quote for 40 sealers' });
    expect(snapshot.provenance['thread.id']?.tier).toBe('C');
  });

  it('takes what is being written for no message', () => {
    const draft =
      '<div data-message-id="#msg-a:r-1" data-legacy-message-id="16f438e906b36dad"><form><input name="composeid"></form></div>';
    expect(read(bar + main(heading, message, draft)).messages.map(({ id }) => id)).toEqual([
      messageId,
    ]);
  });

  it('finds both ids in the log attribute as the last resort', () => {
    const bare = (bar + main(heading, message)).replaceAll(
      /data-(legacy|thread-perm|message)[a-z-]*="[^"]*"/g,
      '',
    );
    const snapshot = read(bare);
    expect([snapshot.thread?.id, snapshot.messages[0]?.id]).toEqual([threadId, messageId]);
  });

  it.each(['undefined', 'null', ':46', 'thread-a:r-7673660351152959857', '16F4'])(
    'takes %j for no id',
    (value) => {
      const page = heading.replace(threadId, value).replace(`thread-f:${threadDecimal}`, value);
      expect(read(bar + main(page)).thread?.id).toBeNull();
    },
  );

  it('finds the sender another way, and never inside the mail itself', () => {
    const renamed = read(
      bar + main(heading, message.replace('class="gD" email="Wang', 'class="xx" email="Wang')),
    );
    expect(renamed.messages[0]?.from?.email).toBe('wang.fang@acme-packaging.example');
    const gone = message.replace(/<table>.*<\/table>/s, '');
    const left = read(bar + main(heading, gone));
    expect(left.messages[0]?.from).toBeNull();
    expect(left.health.sender).toBe('broken');
  });

  it('knows a collapsed message by id and sender, without body or recipients', () => {
    const collapsed = message
      .replace(/<span class="hb">.*?<\/span><\/span>/s, '')
      .replace(/<div class="ii gt".*<\/div><\/div>\s*<\/div>/s, '</div>');
    expect(read(bar + main(heading, collapsed)).messages[0]).toMatchObject({
      id: messageId,
      html: null,
      to: null,
      expanded: false,
      complete: false,
    });
  });
});

describe('Gmail, around the thread', () => {
  it('takes a mailbox that somebody gave access to for no address of the reader', () => {
    const delegated = '<title>Inbox - sales@harbour-tools.example - Gmail</title>';
    const snapshot = read(bar + main(), delegated, 'https://mail.google.com/mail/u/0/#inbox');
    expect(snapshot.account).toBe('sales@harbour-tools.example');
    expect(snapshot.ownAddresses).toEqual(['zhao.min@harbour-tools.example']);
  });

  it('reads rows with their ids, and gives none to rows that have none', () => {
    const row = (id: string) =>
      `<tr class="zA" role="row"><td><span email="he.lin@baiqiao-trading.example" name="何琳">何琳</span></td>
       <td><span class="bog"><span ${id}>询价</span></span></td><td class="xW"><span title="Nov 22, 2026, 9:05 AM">9:05</span></td></tr>`;
    const list = main(`<table>${row(`data-legacy-thread-id="${threadId}"`)}</table>`);
    const inbox = 'https://mail.google.com/mail/u/1/#inbox';
    expect(read(bar + list, title, inbox).rows).toEqual([
      {
        threadId,
        subject: '询价',
        people: [{ email: 'he.lin@baiqiao-trading.example', name: '何琳' }],
        dateRaw: 'Nov 22, 2026, 9:05 AM',
      },
    ]);
    expect(
      read(bar + main(`<table>${row('id=":46"')}</table>`), title, inbox).rows[0]?.threadId,
    ).toBeNull();
  });

  it.each([
    'label/KeyCustomersInSouthernGermany',
    'search/bcdfghjklmnpqrstvwxz',
    'category/promotions',
    'inbox/p2',
    'settings/general',
  ])('expects no thread at #%s, whose last part is a name', (hash) => {
    const snapshot = read(bar + main(), title, `https://mail.google.com/mail/u/0/#${hash}`);
    expect(snapshot.health.thread).toBe('idle');
  });

  it('says that the thread is broken when the address names one and the page shows nothing', () => {
    const snapshot = read(`${bar}<div role="main"></div>`);
    expect(snapshot).toMatchObject({ view: 'unknown', thread: null, messages: [] });
    expect(snapshot.health.thread).toBe('broken');
  });

  it.each([
    ['', ''],
    ['<form id="body"><input name="querySelectorAll"></form>', ''],
    ['<img name="documentElement"><a id="head"></a>', '<base href="https://evil.example/">'],
  ])('never throws on a hostile page: %j', (body, head) => {
    expect(() => read(body, head)).not.toThrow();
  });
});
