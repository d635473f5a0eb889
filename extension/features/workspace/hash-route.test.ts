import { expect, test } from 'vitest';
import { formatRoute, parseRoute } from './hash-route.ts';

test('an address names a page and its view', () => {
  const { page, params } = parseRoute('#/summary?period=this-week&team=x');
  expect(page).toBe('summary');
  expect([...params]).toEqual([
    ['period', 'this-week'],
    ['team', 'x'],
  ]);
  expect(formatRoute(page, params)).toBe('#/summary?period=this-week&team=x');
});

test('addresses as people and older links write them name the same page', () => {
  for (const hash of ['#/today', '#today', '/today', 'today', '#/today/', '#/today?']) {
    expect(parseRoute(hash).page).toBe('today');
  }
  expect(parseRoute('').page).toBe('');
  expect(parseRoute('#/../../etc').page).toBe('../../etc');
});
