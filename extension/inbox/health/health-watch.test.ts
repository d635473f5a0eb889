import { expect, test } from 'vitest';
import type { InboxSnapshot } from '../../../shared/contracts/inbox-snapshot.ts';
import { HealthWatch, languageTag } from './health-watch.ts';
import { withInvariants } from './invariants.ts';

const idle: InboxSnapshot['health'] = {
  ...{ account: 'idle', thread: 'idle', messages: 'idle', sender: 'idle' },
  ...{ rows: 'idle', compose: 'idle', event: 'idle' },
};

const snapshot = (changes: Partial<InboxSnapshot>): InboxSnapshot => ({
  ...{ surface: 'gmail', host: 'mail.google.com', account: null, ownAddresses: [], view: 'thread' },
  ...{ pageLanguage: 'en', url: '', thread: null, messages: [], rows: [], composes: [] },
  ...{ event: null, provenance: {}, health: idle },
  ...changes,
});
const ids = new Map([['h2[data-legacy-thread-id]', 'thread-legacy']]);
const found = snapshot({
  health: { ...idle, thread: 'ok' },
  provenance: { 'thread.id': { tier: 'A', selector: 'h2[data-legacy-thread-id]' } },
});
const note = { capability: 'thread', state: 'ok', found: { tier: 'A', locator: 'thread-legacy' } };

test('a state is told when it comes, and not again while it lasts or after a page without it', () => {
  const watch = new HealthWatch();
  expect(watch.news(found, ids)).toEqual([note]);
  expect(watch.news(found, ids)).toEqual([]);
  expect(watch.news(snapshot({}), ids)).toEqual([]);
  expect(watch.news(found, ids)).toEqual([]);
  const broken = snapshot({ health: { ...idle, thread: 'broken' } });
  expect(watch.news(broken, ids)).toEqual([{ capability: 'thread', state: 'broken', found: null }]);
  expect(watch.news(found, ids)).toEqual([note]);
});

test('a selector that is in no table is not told by its text', () => {
  const [told] = new HealthWatch().news(found, new Map());
  expect(told?.found).toEqual({ tier: 'A', locator: 'unlisted' });
});

test.each<readonly [string, Partial<InboxSnapshot>]>([
  ['account', { account: 'undefined' }],
  ['thread', { thread: { id: ':46', legacyId: null, conversationId: null, subject: null } }],
  ['rows', { rows: [{ threadId: 'thread-a:r12', subject: null, people: [], dateRaw: null }] }],
])('%s that claims to be well with a value that cannot be is broken', (capability, values) => {
  const claims = snapshot({ ...values, health: { ...idle, [capability]: 'ok' } });
  expect(withInvariants(claims).health).toEqual({ ...idle, [capability]: 'broken' });
});

test.each([
  ['zh-CN', 'zh-CN'],
  ['de', 'de'],
  ['zh-Hans-CN', 'zh-Hans'],
  ['a secret of the page', null],
  ['secret', null],
  [null, null],
])('the language %j is told as %j', (attribute, told) => {
  expect(languageTag(attribute)).toBe(told);
});
