import { expect } from '@playwright/test';
import { type InboxSnapshot, inboxSnapshot } from '../../shared/contracts/inbox-snapshot.ts';
import { demoMailbox, demoThreads } from '../sandbox/demo-mailbox.ts';
import type { Mailbox } from '../sandbox/mailbox.ts';
import { threadUrl } from '../sandbox/page-ids.ts';
import type { AdapterWorld } from '../tools/adapter-world.ts';
import { type Layout, layouts } from './layouts.ts';
import { openLayout } from './open-layout.ts';
import { now, settled, test } from './test.ts';
import { untruths } from './true-or-unknown.ts';

const surfaces = ['gmail', 'outlook'] as const;
const threads = surfaces.map((surface) => layoutOf(`${surface}, thread`));

for (const layout of threads) {
  test(`${layout.name}: cut off anywhere, the page is read truly as far as it goes`, async ({
    open,
    openMarkup,
  }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    const markup = await markupOf(adapter);
    const lies: string[] = [];
    const cuts = 32;
    for (let cut = 0; cut < cuts; cut += 1) {
      const at = Math.round((markup.length * cut) / cuts);
      const broken = await openMarkup(markup.slice(0, at), layout.url);
      const read = await readSafely(broken);
      const found = untruths(truth, read, { mayBeCut: true, mayLackPeople: true });
      lies.push(...found.map((lie) => `cut at ${at} of ${markup.length}: ${lie}`));
    }
    expect(lies).toEqual([]);
  });

  test(`${layout.name}: without a doctype the answer is the same`, async ({ open, openMarkup }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    const markup = (await markupOf(adapter)).replace(/^<!doctype[^>]*>/i, '');
    const quirky = await openMarkup(markup, layout.url);
    expect(await quirky.page.evaluate('document.compatMode')).toBe('BackCompat');
    expect(await settled(quirky)).toEqual(truth);
  });

  test(`M11 ${layout.name}: names that hide the document’s own properties change nothing`, async ({
    open,
    openMarkup,
  }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    const markup = (await markupOf(adapter)).replace(/<body[^>]*>/, (body) => body + clobbering);
    const hostile = await openMarkup(markup, layout.url);
    expect(await hostile.page.evaluate('document.body instanceof HTMLBodyElement')).toBe(false);
    expect(untruths(truth, await readSafely(hostile))).toEqual([]);
  });

  test(`H10 ${layout.name}: a body of 5 MB is read without delay`, async ({ open }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    await adapter.evaluate('threadbookAdapter.fillBody(5_000_000, 1_000)');
    const { snapshot, ms } = await timedRead(adapter);
    expect(snapshot.thread).toEqual(truth.thread);
    expect(snapshot.messages.map(({ from }) => from)).toEqual(
      truth.messages.map(({ from }) => from),
    );
    const large = snapshot.messages.filter(({ html }) => (html?.length ?? 0) > 100_000);
    expect(large).toHaveLength(1);
    expect(large[0]?.html?.length).toBeLessThanOrEqual(512_000);
    expect(large[0]?.complete).toBe(false);
    expect(ms).toBeLessThan(1_500);
  });

  // As markup: parsers end at 512 levels, and 3,000 that a script builds end the browser's own tab (seen, Chromium 156).
  test(`${layout.name}: 5,000 nested elements round everything are no hindrance`, async ({
    open,
    openMarkup,
  }) => {
    const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
    const nested = '<div>'.repeat(5_000);
    const markup = (await markupOf(adapter)).replace(/<body[^>]*>/, (body) => body + nested);
    const deep = await openMarkup(markup, layout.url);
    const { snapshot, ms } = await timedRead(deep);
    expect(untruths(truth, snapshot)).toEqual([]);
    expect(ms).toBeLessThan(1_500);
  });

  test(`${layout.name}: 10,000 recipients are read without delay`, async ({ open }) => {
    const mailbox = demoMailbox({ now });
    const crowd = Array.from({ length: 10_000 }, (_, index) => ({
      name: `Person ${index}`,
      email: `person.${index}@crowd.example`,
    }));
    const adapter = await open(layout.url, changed(mailbox, layout, { to: crowd }));
    await settled(adapter, ({ messages }) => messages.length > 0);
    const { snapshot, ms } = await timedRead(adapter);
    const to = snapshot.messages.at(-1)?.to ?? null;
    // All of them, or a part that is called one, or unknown.
    if (to !== null && snapshot.messages.at(-1)?.complete === true) expect(to).toHaveLength(10_000);
    expect(ms).toBeLessThan(1_500);
  });

  test(`${layout.name}: people and subjects named like the language’s own properties are just names`, async ({
    open,
  }) => {
    const mailbox = demoMailbox({ now });
    const person = { name: '__proto__', email: 'constructor@prototype.example' };
    const named = changed(mailbox, layout, { from: person }, 'constructor');
    const adapter = await open(layout.url, named);
    const read = await settled(adapter, ({ thread }) => thread?.subject === 'constructor');
    expect(read.messages.map(({ from }) => from?.name)).toContain('__proto__');
    expect(Object.getPrototypeOf(read.provenance)).toBe(Object.prototype);
  });
}

const nothingThere: Readonly<Record<string, string>> = {
  'an empty answer': '',
  'an empty page': '<!doctype html>',
  'a page of words': '<!doctype html><p>Service unavailable',
  'frames instead of a body': '<!doctype html><frameset><frame></frameset>',
  'no doctype and an unclosed comment': '<div role=main><!-- ',
  'a login page': '<!doctype html><title>Sign in</title><form><input type=password></form>',
};

for (const surface of surfaces) {
  for (const [name, html] of Object.entries(nothingThere)) {
    test(`${surface}, ${name}: nothing is read, and nothing breaks`, async ({ openMarkup }) => {
      const adapter = await openMarkup(html, threadUrl(surface, demoThreads.knownCustomer));
      const { account, thread, messages, rows, composes, event } = await readSafely(adapter);
      // What the address alone says may stand.
      expect({ account, messages, rows, composes, event }).toEqual({
        account: null,
        messages: [],
        rows: [],
        composes: [],
        event: null,
      });
      expect(thread?.subject ?? null).toBeNull();
    });
  }
}

for (const layout of threads) {
  test(`${layout.name}: where the page’s scripts spoil what reading needs, the driver tells the truth or nothing, and warns once`, async ({
    open,
    inPageWorld,
  }) => {
    // The driver is patient with a page that looks broken: all of them wait at the same time.
    const trials = Object.entries(sabotages).map(async ([name, sabotage]) => {
      const { adapter, truth } = await openLayout(open, layout, demoMailbox({ now }));
      const warnings: string[] = [];
      adapter.page.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(message.text());
      });
      const exposed = await inPageWorld(adapter.page);
      await exposed.evaluate(`${sabotage}; 0`);
      await exposed.evaluate('threadbookAdapter.drive()');
      await expect.poll(() => said(exposed), { timeout: 10_000 }).not.toHaveLength(0);
      const lies = (await said(exposed)).flatMap((snapshot) => untruths(truth, snapshot));
      expect(lies, name).toEqual([]);
      expect(warnings.length, name).toBeLessThanOrEqual(1);
      for (const warning of warnings) expect(warning, name).not.toContain('@');
    });
    await Promise.all(trials);
  });
}

const throwing = `{ configurable: true, get() { throw new TypeError('secret@page.example'); } }`;

/** What a page's own script may do to everybody who shares its world. */
const sabotages: Readonly<Record<string, string>> = {
  'text that throws': `Object.defineProperty(Node.prototype, 'textContent', ${throwing})`,
  'attributes that throw': `Element.prototype.getAttribute = () => { throw new Error('secret@page.example'); }`,
  'a body that throws': `Object.defineProperty(document, 'body', ${throwing})`,
  'searching that throws': `Document.prototype.querySelectorAll = Element.prototype.querySelectorAll = () => { throw new Error('secret@page.example'); }`,
};

const clobbering = [
  'body',
  'title',
  'documentElement',
  'querySelector',
  'querySelectorAll',
  'location',
  'defaultView',
]
  .map(
    (name) =>
      `<form name="${name}" id="${name}"><input name="parentNode"><input name="children"><input name="getAttribute"></form><img name="${name}">`,
  )
  .join('');

async function said(adapter: AdapterWorld): Promise<InboxSnapshot[]> {
  const spoken = await adapter.evaluate('threadbookAdapter.said()');
  return Array.isArray(spoken) ? spoken.map((snapshot) => inboxSnapshot.parse(snapshot)) : [];
}

function layoutOf(name: string): Layout {
  const layout = layouts.find((one) => one.name === name);
  if (layout === undefined) throw new Error(`There is no layout "${name}".`);
  return layout;
}

/** The page as it stands, without what its scripts and their data would add. */
async function markupOf({ page }: AdapterWorld): Promise<string> {
  return page.evaluate(() => {
    for (const own of document.querySelectorAll('script, template')) own.remove();
    return `<!doctype html>${document.documentElement.outerHTML}`;
  });
}

async function readSafely(adapter: AdapterWorld): Promise<InboxSnapshot> {
  const read = await adapter.read();
  if (read === null) throw new Error('The address is one of ours, and nothing was read.');
  return read;
}

async function timedRead(adapter: AdapterWorld): Promise<{ snapshot: InboxSnapshot; ms: number }> {
  const ms = await adapter.evaluate('threadbookAdapter.msOfRead()');
  return { snapshot: await readSafely(adapter), ms: Number(ms) };
}

/** The mailbox with the last message of the layout's thread changed. */
function changed(
  mailbox: Mailbox,
  layout: Layout,
  last: Partial<Mailbox['threads'][number]['messages'][number]>,
  subject?: string,
): Mailbox {
  return {
    ...mailbox,
    threads: mailbox.threads.map((thread) =>
      thread.key === layout.open
        ? {
            ...thread,
            subject: subject ?? thread.subject,
            messages: thread.messages.map((message, index) =>
              index === thread.messages.length - 1 ? { ...message, ...last } : message,
            ),
          }
        : thread,
    ),
  };
}
