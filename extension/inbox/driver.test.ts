// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { startDriver } from './driver.ts';

/** The page's one fact: the text of its body. */
function snapshotOf(subject: string, thread: InboxSnapshot['health']['thread']): InboxSnapshot {
  return {
    surface: 'gmail',
    host: 'mail.google.com',
    account: null,
    ownAddresses: [],
    view: 'thread',
    pageLanguage: null,
    url: '',
    thread: { id: subject, legacyId: null, conversationId: null, subject },
    messages: [],
    rows: [],
    composes: [],
    event: null,
    provenance: {},
    health: {
      account: 'ok',
      thread,
      messages: 'ok',
      sender: 'ok',
      rows: 'idle',
      compose: 'idle',
      event: 'idle',
    },
  };
}

let stop: AbortController;
let passes: number;
let spoken: (string | null | undefined)[];
let isBroken: boolean;
let isHostile: boolean;
let passesTold: number;
/** Messages that the page shows, whatever its heading says. */
let standing: InboxSnapshot['messages'];

async function run(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

function start() {
  return startDriver({
    window,
    read: (page) => {
      passes += 1;
      if (isHostile) throw new TypeError('secret words of the page');
      const snapshot = snapshotOf(page.body.textContent ?? '', isBroken ? 'broken' : 'ok');
      return { ...snapshot, messages: standing };
    },
    speak: (_seq, snapshot) => spoken.push(snapshot.thread?.subject),
    passed: () => {
      passesTold += 1;
    },
    isOurs: (node) => node instanceof Element && node.localName === 'threadbook-sidebar',
    signal: stop.signal,
  });
}

describe('the driver', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.textContent = 'first';
    stop = new AbortController();
    passes = 0;
    spoken = [];
    isBroken = false;
    isHostile = false;
    passesTold = 0;
    standing = [];
  });
  afterEach(async () => {
    stop.abort();
    vi.useRealTimers();
    if (location.hash === '') return;
    // The event of going back comes later, and would wake the driver of the next test.
    const back = new Promise((resolve) => {
      window.addEventListener('hashchange', resolve, { once: true });
    });
    location.hash = '';
    await back;
  });

  it('speaks once the page has stood still, and not again while nothing changes', async () => {
    start();
    await run(35);
    expect(spoken).toEqual([]);
    await run(2_000);
    expect(spoken).toEqual(['first']);
  });

  it('says nothing of what the page showed only in passing', async () => {
    start();
    await run(1_000);
    document.body.textContent = 'passing';
    await run(30);
    document.body.textContent = 'second';
    await run(1_000);
    expect(spoken).toEqual(['first', 'second']);
  });

  it('waits its 50 ms also when the page stirs without showing anything else', async () => {
    start();
    await run(1_000);
    document.body.textContent = 'second';
    for (let stir = 0; stir < 3; stir++) {
      await run(10);
      document.body.append(document.createElement('i'));
    }
    expect(spoken).toEqual(['first']);
    await run(300);
    expect(spoken).toEqual(['first', 'second']);
  });

  describe('after a navigation', () => {
    const message = (id: string): InboxSnapshot['messages'][number] => ({
      ...{ id, to: null, cc: null, html: null, text: null, expanded: false, complete: false },
      ...{ from: { email: `${id}@aurora.example`, name: null }, dateRaw: '9:10' },
    });
    const goTo = (subject: string, ...ids: string[]) => {
      history.pushState(null, '', `#${subject}`);
      standing = ids.map(message);
      document.body.textContent = subject;
    };

    beforeEach(async () => {
      standing = [message('one')];
      start();
      await run(1_000);
    });

    it('speaks at first sight of a mail that has nothing in common with the one before', async () => {
      goTo('second', 'two');
      await run(20);
      expect(spoken).toEqual(['first', 'second']);
    });

    it('waits with a mail that has a message in common with the one before', async () => {
      goTo('second', 'one', 'two');
      await run(35);
      expect(spoken).toEqual(['first']);
    });

    it('waits with a mail whose heading may still be that of the one before', async () => {
      goTo('first', 'two');
      await run(35);
      expect(spoken).toEqual(['first']);
    });

    it('waits with what changes after the first sight until it has stood still', async () => {
      goTo('second', 'two');
      await run(20);
      document.body.textContent = 'passing';
      await run(30);
      document.body.textContent = 'third';
      await run(300);
      expect(spoken).toEqual(['first', 'second', 'third']);
    });
  });

  it('does not believe a new heading while the messages of the page that was left still stand', async () => {
    standing = [
      {
        ...{ id: null, to: null, cc: null, html: null, expanded: false, complete: false },
        ...{ from: { email: 'maria@aurora.example', name: null }, dateRaw: '9:10' },
      },
    ];
    document.body.textContent = 'first';
    start();
    await run(400);
    history.pushState(null, '', '#second');
    document.body.textContent = 'second';
    await run(800);
    expect(spoken).toEqual(['first']);
    standing = [];
    document.body.append(document.createElement('p'));
    await run(800);
    expect(spoken.at(-1)).toBe('second');
  });

  it('does not take the mail of the page that was left for the one that is coming', async () => {
    start();
    await run(1_000);
    location.hash = '#inbox/next';
    await run(600);
    expect(spoken).toEqual(['first']);
    document.body.textContent = 'second';
    await run(300);
    expect(spoken).toEqual(['first', 'second']);
  });

  it('answers "nothing" once, and warns once without the page’s words, when reading throws', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    isHostile = true;
    const driver = start();
    for (let second = 0; second < 6; second++) {
      document.body.append(String(second));
      await run(1_000);
    }
    expect(driver.latest()?.snapshot).toMatchObject({ view: 'unknown', thread: null });
    expect(spoken).toHaveLength(1);
    expect(warn.mock.calls).toEqual([['Threadbook cannot read this page (TypeError).']]);
    warn.mockRestore();
  });

  it('tells of each pass, so that marks come back to rows that were drawn anew', async () => {
    start();
    await run(1_000);
    const before = passesTold;
    document.body.append(document.createElement('i'));
    await run(100);
    expect(passesTold).toBeGreaterThan(before);
    expect(spoken).toEqual(['first']);
  });

  it('makes one pass for many changes in a frame', async () => {
    start();
    await run(1_000);
    const before = passes;
    for (let change = 0; change < 500; change++) document.body.append(String(change));
    await run(20);
    expect(passes - before).toBeLessThanOrEqual(2);
  });

  it('gives a page that looks broken its time to load before it says so', async () => {
    isBroken = true;
    start();
    await run(3_000);
    expect(spoken).toEqual([]);
    await run(2_000);
    expect(spoken).toEqual(['first']);
  });

  it('M12 says within five seconds what it cannot read, also of a page that comes to rest late', async () => {
    isBroken = true;
    start();
    await run(4_300);
    document.body.textContent = 'late';
    await run(650);
    expect(spoken.at(-1)).toBe('late');
  });

  it('gives what opens later a second to be complete', async () => {
    start();
    await run(6_000);
    isBroken = true;
    document.body.textContent = 'half drawn';
    await run(900);
    expect(spoken).toEqual(['first']);
    isBroken = false;
    document.body.textContent = 'second';
    await run(300);
    expect(spoken).toEqual(['first', 'second']);
  });

  it('is not woken by our own nodes', async () => {
    start();
    await run(1_000);
    const before = passes;
    document.body.append(document.createElement('threadbook-sidebar'));
    await run(1_000);
    expect(passes).toBe(before);
  });

  it('is not woken by what other extensions do in the page', async () => {
    const theirs = document.createElement('div');
    theirs.className = 'inboxsdk__sidebar';
    document.body.append(theirs);
    start();
    await run(1_000);
    const before = passes;
    theirs.append(document.createElement('b'));
    theirs.firstElementChild?.setAttribute('aria-selected', 'true');
    document.documentElement.append(document.createElement('grammarly-card'));
    await run(1_000);
    theirs.remove();
    await run(1_000);
    expect(passes).toBe(before);
  });

  it('tells what the page shows at this moment, before it has stood still', async () => {
    const driver = start();
    await run(1_000);
    document.body.textContent = 'second';
    expect(driver.present().thread?.subject).toBe('second');
    expect(driver.latest()?.snapshot.thread?.subject).toBe('first');
  });

  it('reads again when it is told to, and speaks only of what is new', async () => {
    const driver = start();
    await run(1_000);
    const before = passes;
    driver.readAgain();
    await run(1_000);
    expect(passes).toBeGreaterThan(before);
    expect(spoken).toEqual(['first']);
  });

  it('counts on from the adapter that it takes the place of', async () => {
    const first = start();
    await run(1_000);
    const earlier = first.latest()?.seq ?? Number.POSITIVE_INFINITY;
    stop.abort();
    stop = new AbortController();
    const second = start();
    await run(1_000);
    expect(second.latest()?.seq).toBeGreaterThan(earlier);
  });

  it('falls silent for good when it is stopped', async () => {
    start();
    stop.abort();
    document.body.textContent = 'later';
    await run(5_000);
    expect(spoken).toEqual([]);
  });
});
