import { expect, test } from 'vitest';
import { formatRoute, pageLink } from '../page-links/page-links.ts';
import { parseRoute } from './hash-route.ts';

test('an address names a page and its view', () => {
  const route = parseRoute('#/summary?period=this-week&team=x');
  expect(route).toMatchObject({ page: 'summary', id: null });
  expect([...route.params]).toEqual([
    ['period', 'this-week'],
    ['team', 'x'],
  ]);
  expect(formatRoute(route)).toBe('#/summary?period=this-week&team=x');
});

test('an address names what its page is about, and any name of it comes back as it was', () => {
  expect(parseRoute('#/customer/7a1b')).toMatchObject({ page: 'customer', id: '7a1b' });
  for (const id of ['a/b', 'a?b=c#d', '50%', '客户 一']) {
    expect(parseRoute(pageLink('customer', { id })).id).toBe(id);
  }
});

test('addresses as people and older links write them name the same page', () => {
  for (const hash of ['#/today', '#today', '/today', 'today', '#/today/', '#/today?']) {
    expect(parseRoute(hash)).toMatchObject({ page: 'today', id: null });
  }
  expect(parseRoute('').page).toBe('');
  expect(parseRoute('#/../../etc')).toMatchObject({ page: '..', id: '../etc' });
  expect(parseRoute('#/customer/50%')).toMatchObject({ page: 'customer', id: '50%' });
});
