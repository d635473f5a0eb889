// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SentMail } from '../../../shared/contracts/compose-messages.ts';
import type { InboxSnapshot, SnapshotCompose } from '../../../shared/contracts/inbox-snapshot.ts';
import { gmailComposePlaces } from '../gmail/gmail-compose-places.ts';
import { readGmail } from '../gmail/read-gmail.ts';
import { followSend } from './follow-send.ts';
import type { Attempt, SendWatch } from './watch-sends.ts';

const threadId = '16f438e906b36dac';
const before = '1636109e7816ac5d';
const draftsOwn = '1636109e7816ac60';
const sentId = '1636109e7816ac61';
const draftId = 'msg-a:r-5';
const me = 'zhao.min@harbour-tools.example';

const compose: SnapshotCompose = {
  key: 'editor-900',
  kind: 'reply',
  placement: 'inline',
  draftId,
  threadId,
  localThreadId: null,
  to: [{ email: 'wang.fang@acme-packaging.example', name: 'Wang Fang' }],
  cc: [],
  bcc: [],
  subject: 'Re: Quote',
};

const block = (name: string, id: string | null, from: string) =>
  `<div role="listitem"><div class="adn" data-message-id="#${name}" ${id === null ? '' : `data-legacy-message-id="${id}"`}>
   <span class="gD" email="${from}" name="x">x</span><span class="g3" title="22 Nov 2026, 09:05">09:05</span>
   <div class="ii gt"><div class="a3s">Text</div></div></div></div>`;
const known = block('msg-f:1600484990382419037', before, 'wang.fang@acme-packaging.example');
const page = (...blocks: string[]) =>
  `<a aria-label="Google Account: Zhao Min (${me})" href="https://accounts.google.com/SignOutOptions">Z</a>
   <div role="main"><h2 class="hP" data-legacy-thread-id="${threadId}">Quote</h2><div role="list">${blocks.join('')}</div></div>`;
const editor = (draft: string) =>
  `<div role="dialog"><div role="region"><form><div name="to"></div><div name="cc"></div><div name="bcc"></div><input name="subjectbox">
   <input type="hidden" name="composeid" value="9"><input type="hidden" name="draft" value="#${draft}"><input type="hidden" name="rt" value=""></form>
   <div g_editable="true" role="textbox" contenteditable="true">They leave on Friday.</div></div></div>`;

let reported: SentMail[] = [];
let stop = new AbortController();

const present = (): InboxSnapshot => readGmail(document, location);

/** A reply was sent while the thread showed its first message and the draft's own number. */
function follow(change: Partial<SnapshotCompose> = {}): void {
  const watch: SendWatch = {
    window,
    places: gmailComposePlaces,
    present,
    latest: present,
    report: (mail) => reported.push(mail),
    newId: () => 'send-1',
    now: () => new Date(),
    signal: stop.signal,
  };
  const written = { ...compose, ...change };
  const sent: Attempt = {
    editor: { key: written.key, root: document.body, body: null, subject: null },
    compose: written,
    text: 'They leave on Friday.',
    idsBefore: new Set([before, draftsOwn]),
    ownBefore: 0,
    mail: {
      ...{ sendId: 'send-1', state: 'sent', at: new Date().toISOString(), account: me },
      ...{ compose: written, html: 'They leave on Friday.', complete: true },
      ...{ messageId: null, threadId: written.threadId },
    },
  };
  followSend(watch, sent);
}

const states = () => reported.map(({ state, messageId }) => [state, messageId]);

describe('a mail that was sent', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:05:00Z') });
    reported = [];
    stop = new AbortController();
    document.body.innerHTML = page(known);
  });
  afterEach(() => {
    stop.abort();
    vi.useRealTimers();
  });

  it('is bound to the number that its local name gets, once that has stood for a while', () => {
    follow();
    document.body.innerHTML = page(known, block(draftId, null, me));
    vi.advanceTimersByTime(5_000);
    expect(states()).toEqual([]);
    document.body.innerHTML = page(known, block(draftId, sentId, me));
    vi.advanceTimersByTime(1_000);
    expect(states()).toEqual([]);
    vi.advanceTimersByTime(3_000);
    expect(states()).toEqual([['bound', sentId]]);
  });

  it('is never bound to the number that its draft had', () => {
    follow();
    document.body.innerHTML = page(known, block(draftId, draftsOwn, me));
    vi.advanceTimersByTime(10_000);
    expect(states()).toEqual([]);
  });

  it('is found without its local name as the one own message behind all that was there', () => {
    follow({ draftId: null });
    document.body.innerHTML = page(known, block('msg-f:1600484990382419041', sentId, me));
    vi.advanceTimersByTime(3_000);
    expect(states()).toEqual([['bound', sentId]]);
  });

  it.each([
    [
      'two own messages are new',
      [block('msg-f:1', sentId, me), block('msg-f:2', '1636109e7816ac62', me)],
    ],
    ['what is new is somebody else’s', [block('msg-f:1', sentId, 'li.lei@acme-packaging.example')]],
  ])('stays unknown where %s', (_what, blocks) => {
    follow({ draftId: null });
    document.body.innerHTML = page(known, ...blocks);
    vi.advanceTimersByTime(10_000);
    expect(states()).toEqual([]);
  });

  it('is never looked for in another thread', () => {
    follow({ draftId: null });
    document.body.innerHTML = page(known, block('msg-f:1', sentId, me)).replace(
      threadId,
      '16f438e906b36dad',
    );
    vi.advanceTimersByTime(10_000);
    expect(states()).toEqual([]);
  });

  it('is cancelled when it comes back as the draft that it was', () => {
    follow();
    document.body.innerHTML = page(known) + editor(draftId);
    vi.advanceTimersByTime(1_000);
    expect(states()).toEqual([['cancelled', null]]);
    document.body.innerHTML = page(known, block(draftId, sentId, me));
    vi.advanceTimersByTime(5_000);
    expect(reported).toHaveLength(1);
  });

  it('is not cancelled by another mail that is begun', () => {
    follow();
    document.body.innerHTML = page(known) + editor('msg-a:r-77');
    vi.advanceTimersByTime(2_000);
    expect(states()).toEqual([]);
  });

  it('keeps the thread alone where its message is never seen', () => {
    follow({ kind: 'new', threadId: null, localThreadId: 'thread-a:r-8' });
    document.body.innerHTML = `<div role="main"><h2 data-thread-perm-id="thread-a:r-8" data-legacy-thread-id="${threadId}">Quote</h2></div>`;
    vi.advanceTimersByTime(310_000);
    expect(reported).toMatchObject([{ state: 'bound', messageId: null, threadId }]);
  });
});

describe('Gmail’s Send button', () => {
  const isSend = (attributes: string) => {
    document.body.innerHTML = `<div id="root"><div role="button" ${attributes}><span>x</span></div></div>`;
    const [root, target] = [document.querySelector('#root'), document.querySelector('span')];
    if (root === null || target === null) throw new Error('The page was not built.');
    return gmailComposePlaces.isSendControl(target, { key: '', root, body: null, subject: null });
  };

  it.each([
    'aria-label="Send \u202a(Ctrl-Enter)\u202c"',
    'aria-label="发送 \u202a(⌘Enter)\u202c"',
    'data-tooltip="Senden \u202a(Strg-Eingabetaste)\u202c"',
    'jslog="32601; u014N:cOuCgd"',
    'class="T-I aoO"',
  ])('is known by %s', (attributes) => expect(isSend(attributes)).toBe(true));

  it.each([
    'aria-label="More send options" aria-haspopup="true" class="hG"',
    'aria-label="Attach files"',
    'aria-label="Insert link \u202a(Ctrl-K)\u202c"',
    'aria-label="Discard draft \u202a(Ctrl-Shift-D)\u202c"',
  ])('is not %s', (attributes) => expect(isSend(attributes)).toBe(false));
});
