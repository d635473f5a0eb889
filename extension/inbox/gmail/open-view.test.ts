// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  account,
  bar,
  expanded,
  heading,
  jslog,
  list,
  listUrl,
  main,
  messageId,
  read,
  threadDecimal,
  threadId,
  title,
} from './testing/gmail-markup.ts';

const thread = heading + list(expanded());
const other = thread
  .replaceAll(threadId, '17f438e906b36dac')
  .replaceAll(`thread-f:${threadDecimal}`, 'thread-f:1726066936870268332')
  .replace(/ jslog='[^']*'/g, '');

describe('what of Gmail a person sees', () => {
  it.each([
    ['full view', main(thread)],
    ['a pane in the main view', main('<table role="grid"></table>', `<div>${thread}</div>`)],
    ['a pane beside the main view', `${main('<p>list</p>')}<div>${thread}</div>`],
    ['a window without a main view', `<div>${thread}</div>`],
    [
      'a left thread beside the open one',
      main(`<div style="display:none">${other}</div>${thread}`),
    ],
  ])('is the thread in %s', (_, page) => {
    expect(read(bar + page)).toMatchObject({
      view: 'thread',
      thread: { id: threadId, subject: 'Quote for 40 sealers' },
      messages: [{ id: messageId }],
      health: { thread: 'ok', messages: 'ok' },
    });
  });

  it.each([
    ['two main views', main(thread) + main(other)],
    ['one', main(thread + other)],
  ])('is no thread at all when two are in sight in %s', (_, page) => {
    const snapshot = read(bar + page);
    expect(snapshot).toMatchObject({ thread: null, messages: [], health: { thread: 'unsure' } });
  });

  it('is a popout where its address says so, which names the thread once more', () => {
    const at = (id: string) =>
      `https://mail.google.com/mail/u/0/popout?ver=1&search=inbox&th=${encodeURIComponent(`#thread-f:${id}`)}&cvid=1`;
    const page = `<div>${thread}</div>`;
    expect(read(page, title, at(threadDecimal))).toMatchObject({
      view: 'popout',
      account,
      thread: { id: threadId },
    });
    expect(read(page, title, at('1654009536642772397')).thread?.id).toBeNull();
    const bare = page.replaceAll(/data-(legacy-thread|thread-perm)-id="[^"]*"/g, '');
    expect(read(bare, title, at(threadDecimal)).thread?.id).toBe(threadId);
  });

  it.each([
    ['list', '<table role="grid"></table>', listUrl],
    ['search', '', 'https://mail.google.com/mail/u/1/#search/sealers'],
    ['unknown', '', 'https://mail.google.com/mail/u/0/#inbox/FMfcgzQcpnLKZbBdQwXkRvTjNhMsPlGf'],
  ])('is %s by the address', (view, content, url) => {
    expect(read(bar + main(content), title, url).view).toBe(view);
  });

  it('is nothing on a page without a mailbox, where nothing is missed either', () => {
    expect(read('<p>Sign in</p>', '', listUrl)).toMatchObject({
      view: 'none',
      health: { account: 'idle', rows: 'idle' },
    });
  });
});

describe('the thread’s name', () => {
  it('is local until Gmail has numbered it: known, and no id', () => {
    const local = heading
      .replace(` data-legacy-thread-id="${threadId}"`, '')
      .replace(`thread-f:${threadDecimal}`, 'thread-a:r-12');
    const own = expanded({ ids: 'data-message-id="#msg-a:r-12"', log: '' });
    const snapshot = read(bar + main(local, list(own)));
    expect(snapshot.thread).toMatchObject({ id: null, localId: 'thread-a:r-12' });
    expect(snapshot.health.thread).toBe('degraded');
  });

  it('is not the message’s that the address names', () => {
    const bare = main(
      heading.replaceAll(/ data-[a-z-]*="[^"]*"/g, ''),
      list(expanded({ log: '' })),
    );
    const url = `https://mail.google.com/mail/u/0/#all/${messageId}`;
    expect(read(bar + bare, title, url).thread?.id).toBeNull();
    expect(read(bar + main(thread), title, url).thread?.id).toBe(threadId);
  });

  it('is unknown where the page logs another thread than it shows', () => {
    const log = jslog().replace(
      btoa(`["#thread-f:${threadDecimal}"]`),
      btoa('["#thread-f:1654009536642772397"]'),
    );
    const snapshot = read(bar + main(heading, list(expanded({ log }))));
    expect(snapshot.thread?.id).toBeNull();
    expect(snapshot.health.thread).toBe('unsure');
  });

  it('stands in the title as well, but not while a list gives the tab its name', () => {
    const page = list(expanded());
    expect(read(bar + main(page)).thread?.subject).toBe('Quote for 40 sealers');
    const row = `<table><tr><td><div role="checkbox"></div></td><td><span data-legacy-thread-id="${threadId}">x</span></td></tr></table>`;
    expect(read(bar + main(row, page)).thread?.subject).toBeNull();
  });
});
