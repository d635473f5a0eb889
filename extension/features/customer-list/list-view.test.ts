import { expect, test } from 'vitest';
import {
  countFilters,
  everything,
  formatListView,
  type ListView,
  parseListView,
  queryOf,
  viewOf,
} from './list-view.ts';

const owner = '00000000-0000-4000-8000-000000000001';
const tag = '00000000-0000-4000-8000-000000000002';
const full: ListView = {
  ...{ text: 'acme & co', statuses: ['intent', 'won'], tiers: ['A'], owners: [owner] },
  ...{ regions: ['CN-32', 'DE'], industry: 'C34', types: ['channel'], tags: [tag] },
  ...{ idleDays: 30, order: 'name' },
};

test('a view comes back from its address and from its saved search as it was', () => {
  const params = new URLSearchParams(formatListView(full).toString());
  expect(parseListView(params)).toEqual({ view: full, problems: [] });
  expect(viewOf(queryOf(full))).toEqual(full);
  expect(parseListView(formatListView(everything)).view).toEqual(everything);
  expect(formatListView(everything).toString()).toBe('');
});

test('what does not narrow is not asked', () => {
  expect(queryOf(everything)).toEqual({ text: '', order: 'last_follow_up' });
  expect(queryOf({ ...everything, idleDays: 0, text: ' a ' })).toEqual({
    ...{ text: 'a', order: 'last_follow_up', filters: { idle_days: 0 } },
  });
  expect(countFilters(everything)).toBe(0);
  expect(countFilters(full)).toBe(10);
});

test.each([
  ['q', 'x'.repeat(101), 'text'],
  ['status', 'sold', 'filter'],
  ['tier', 'A,Z', 'filter'],
  ['owner', "1' or true --", 'owner'],
  ['region', '../etc', 'code'],
  ['industry', '<script>', 'code'],
  ['tag', 'all', 'tag'],
  ['idle', '-1', 'idle'],
  ['idle', '99999', 'idle'],
  ['idle', '1e3', 'idle'],
  ['order', 'password', 'order'],
  ['owner', Array.from({ length: 21 }, () => owner).join(','), 'owner'],
] as const)('%s=%s is left out and told', (name, value, problem) => {
  const { view, problems } = parseListView(new URLSearchParams({ [name]: value }));
  expect(problems).toEqual([problem]);
  expect(JSON.stringify(view)).not.toContain('sold');
  expect(view.idleDays).toBeNull();
  expect(view.order).toBe('last_follow_up');
});

test('of a list the known values still count', () => {
  expect(parseListView(new URLSearchParams({ tier: 'A,Z,A,B' })).view.tiers).toEqual(['A', 'B']);
});
