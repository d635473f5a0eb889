import { expect, test } from 'vitest';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import { createMessageRouter, type MessageSender, speakerTo } from './message-router.ts';

const extensionId = 'pjkokgpbachdoljepgbhnghpipndlkae';
const extensionOrigin = `chrome-extension://${extensionId}`;
const gmail = 'https://mail.google.com/mail/u/0/#inbox';

const sidebar: MessageSender = {
  id: extensionId,
  url: `${extensionOrigin}/sidebar.html`,
  frameId: 7,
  tab: { id: 3 },
};
const loader: MessageSender = { id: extensionId, url: gmail, frameId: 0, tab: { id: 3 } };

const refusal = { ok: false, error: { code: 'TC007', field: null, facts: {} } };

/** A router whose handlers write down what reached them. */
function listening() {
  const reached: unknown[] = [];
  const spoken: unknown[] = [];
  const route = createMessageRouter({
    extensionId,
    extensionOrigin,
    handlers: {
      page: async (message: ToBackground) => {
        reached.push(message);
        return 'heard';
      },
      inbox: async (message, tab) => {
        reached.push({ message, tab });
      },
      changed: (keys) => {
        reached.push({ keys });
      },
      spoken: (message, tabId) => {
        spoken.push({ message, tabId });
      },
    },
  });
  return { route, reached, spoken };
}

const privileged: readonly (readonly [string, unknown])[] = [
  ['crm.call', { type: 'crm.call', operation: 'today', args: {} }],
  ['session.current', { type: 'session.current' }],
  ['session.sign_in', { type: 'session.sign_in', args: { email: 'a@b.example', password: 'x' } }],
  ['session.sign_out', { type: 'session.sign_out' }],
  ['drafts.read', { type: 'drafts.read', key: 'log' }],
  ['drafts.write', { type: 'drafts.write', key: 'log', value: 'x' }],
  ['preferences.read', { type: 'preferences.read' }],
  ['preferences.set_language', { type: 'preferences.set_language', language: 'en' }],
  ['health.read', { type: 'health.read' }],
  ['tab.own', { type: 'tab.own' }],
  ['tab.tell', { type: 'tab.tell', message: { type: 'frame.move' } }],
  ['tab.open_workspace', { type: 'tab.open_workspace', path: 'today' }],
  ['tab.open_adapter_health', { type: 'tab.open_adapter_health' }],
  ['tab.open_mail', { type: 'tab.open_mail', place: gmail }],
];

test.each(privileged)('%s is answered to a page of our own', async (_type, message) => {
  const { route, reached } = listening();
  expect(await route(message, sidebar)).toEqual({ ok: true, value: 'heard' });
  expect(reached).toEqual([message]);
});

test.each(privileged)('M03 %s from a content script is refused', async (_type, message) => {
  const { route, reached } = listening();
  expect(await route(message, loader)).toEqual(refusal);
  expect(reached).toEqual([]);
});

test.each<readonly [string, MessageSender]>([
  ['another extension', { ...sidebar, id: 'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb' }],
  ['nobody', {}],
  [
    'a page whose address only begins like ours',
    { ...sidebar, url: `${extensionOrigin}.example/` },
  ],
  ['a web page', { ...sidebar, url: 'https://example.com/sidebar.html' }],
])('M05 a privileged message from %s is refused', async (_who, sender) => {
  const { route, reached } = listening();
  expect(await route({ type: 'session.current' }, sender)).toEqual(refusal);
  expect(reached).toEqual([]);
});

test('the loader gets the adapter for its own tab', async () => {
  const { route, reached } = listening();
  expect(await route({ type: 'inbox.load_adapter' }, loader)).toEqual({ ok: true, value: null });
  expect(reached).toEqual([
    { message: { type: 'inbox.load_adapter' }, tab: { tabId: 3, url: gmail } },
  ]);
});

const ofThePage: readonly (readonly [string, unknown])[] = [
  ['frame.read_place', { type: 'frame.read_place' }],
  [
    'frame.keep_place',
    { type: 'frame.keep_place', place: { folded: false, side: 'right', width: 400 } },
  ],
  ['locators.read', { type: 'locators.read' }],
  ['health.noted', { type: 'health.noted', page_language: 'en', notes: [] }],
];

test.each(ofThePage)('%s is heard from an inbox and from nowhere else', async (_type, message) => {
  const { route, reached } = listening();
  expect(await route(message, loader)).toEqual({ ok: true, value: null });
  expect(await route(message, { ...loader, frameId: 4 })).toEqual(refusal);
  expect(await route(message, { ...loader, url: 'https://example.com/' })).toEqual(refusal);
  expect(await route(message, sidebar)).toEqual(refusal);
  expect(reached).toEqual([{ message, tab: { tabId: 3, url: gmail } }]);
});

test('a sidebar wider than half a page, or of no width at all, is remembered nowhere', async () => {
  const { route, reached } = listening();
  for (const width of [0, 5_000, 400.5, Number.NaN, '400']) {
    const place = { folded: false, side: 'right', width };
    expect(await route({ type: 'frame.keep_place', place }, loader)).toEqual(refusal);
  }
  expect(reached).toEqual([]);
});

test.each<readonly [string, MessageSender]>([
  ['another site', { ...loader, url: 'https://example.com/mail.google.com/' }],
  ['a host that ends like an inbox', { ...loader, url: 'https://evil-mail.google.com/' }],
  ['an inbox over plain http', { ...loader, url: 'http://mail.google.com/' }],
  ['a frame inside the inbox', { ...loader, frameId: 4 }],
  ['no tab', { ...loader, tab: undefined }],
  ['an opaque origin', { ...loader, url: 'about:blank' }],
])('M05 no adapter is injected for %s', async (_where, sender) => {
  const { route, reached } = listening();
  expect(await route({ type: 'inbox.load_adapter' }, sender)).toEqual(refusal);
  expect(reached).toEqual([]);
});

const malformed: readonly (readonly [string, unknown])[] = [
  ['an unknown type', { type: 'session.export' }],
  ['no type', { key: 'log' }],
  ['nothing', null],
  ['a string', 'session.current'],
  ['a list', [{ type: 'session.current' }]],
  ['an extra key', { type: 'session.current', url: 'https://example.com/' }],
  ['a wrong value', { type: 'preferences.set_language', language: 'tlh' }],
  ['a prototype', JSON.parse('{"type":"session.current","__proto__":{"polluted":true}}')],
  ['a constructor', JSON.parse('{"type":"session.current","constructor":{"prototype":{}}}')],
  ['two megabytes', { type: 'drafts.write', key: 'log', value: 'x'.repeat(2_000_000) }],
  [
    'two megabytes in small pieces',
    {
      type: 'crm.call',
      operation: 'today',
      args: Array.from({ length: 20_000 }, () => 'x'.repeat(100)),
    },
  ],
  [
    'a hundred thousand values',
    { type: 'crm.call', operation: 'today', args: Array(100_000).fill(0) },
  ],
];

test.each(malformed)('M02 a message that is %s is refused', async (_what, message) => {
  for (const sender of [sidebar, loader]) {
    const { route, reached } = listening();
    expect(await route(message, sender)).toEqual(refusal);
    expect(reached).toEqual([]);
  }
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('a message that contains itself is refused instead of walked for ever', async () => {
  const { route } = listening();
  const args: Record<string, unknown> = {};
  args.self = args;
  expect(await route({ type: 'crm.call', operation: 'today', args }, sidebar)).toEqual(refusal);
});

test('a snapshot is left to the sidebar of its tab', () => {
  const { route, reached } = listening();
  expect(route({ type: 'inbox.snapshot', seq: 1, snapshot: {} }, loader)).toBeNull();
  expect(reached).toEqual([]);
});

test('changes are heard from own pages and from nobody else', async () => {
  const { route, reached } = listening();
  const message = { type: 'changes.announced', keys: ['today'] };
  expect(route(message, sidebar)).toBeNull();
  expect(reached).toEqual([{ keys: ['today'] }]);
  expect(await route(message, loader)).toEqual(refusal);
  expect(reached).toHaveLength(1);
});

test('a handler that fails in a way nobody foresaw tells a code and no detail', async () => {
  const route = createMessageRouter({
    extensionId,
    extensionOrigin,
    handlers: {
      page: async () => {
        throw new TypeError('password was hunter2');
      },
      inbox: async () => undefined,
      changed: () => undefined,
      spoken: () => undefined,
    },
  });
  expect(await route({ type: 'session.current' }, sidebar)).toEqual({
    ok: false,
    error: { code: 'TC005', field: null, facts: {} },
  });
});

test('what the page says is passed on to its own tab from the top frame of an inbox, and from nowhere else', () => {
  const { route, reached, spoken } = listening();
  const message = { type: 'inbox.snapshot', seq: 1, snapshot: {} };
  expect(route(message, loader)).toBeNull();
  for (const sender of [
    { ...loader, frameId: 4 },
    { ...loader, url: 'https://example.com/' },
    { ...loader, id: 'aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb' },
    sidebar,
  ]) {
    route(message, sender);
  }
  expect(spoken).toEqual([{ message, tabId: 3 }]);
  expect(reached).toEqual([]);
});

const worker: MessageSender = { id: extensionId, url: `${extensionOrigin}/background.js` };

test('the sidebar hears mail pages and the background, and nobody else', () => {
  const speaker = (sender: MessageSender) => speakerTo({ extensionId, extensionOrigin }, sender);
  expect(speaker(loader)).toBe('inbox');
  expect(speaker(worker)).toBe('background');
  // Another extension, a frame inside of a mail page, another site, a page of ours in a tab.
  expect(speaker({ ...worker, id: 'another' })).toBeNull();
  expect(speaker({ ...loader, id: 'another' })).toBeNull();
  expect(speaker({ ...loader, frameId: 4 })).toBeNull();
  expect(speaker({ ...loader, url: 'https://shop.example/' })).toBeNull();
  expect(speaker({ ...worker, tab: { id: 3 } })).toBeNull();
  expect(speaker(sidebar)).toBeNull();
});
