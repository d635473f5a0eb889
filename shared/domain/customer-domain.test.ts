import { expect, test } from 'vitest';
import { customerDomainProblem } from './customer-domain.ts';
import { loadSharedDomains } from './shared-domains.ts';

test.each([
  ['acme-packaging.example', null],
  ['mail.acme.com.cn', null],
  ['acme.co.uk', null],
  ['com.cn', 'TB016'],
  ['co.uk', 'TB016'],
  ['github.io', 'TB016'],
  ['anything.ck', 'TB016'],
  ['www.ck', null],
  ['qq.com', 'TB016'],
  ['vip.qq.com', 'TB016'],
  ['mail.163.com', 'TB016'],
  ['notqq.com', null],
  ['cn', 'TB004'],
  ['', 'TB004'],
  ['10.0.0.1', 'TB004'],
  ['two words.example', 'TB004'],
] as const)('%s: %s', (domain, code) => {
  expect(customerDomainProblem(domain)).toBe(code);
});

test('the organisation’s own domain and what lies below it is no customer’s', () => {
  const own = { ownDomains: ['harbour-tools.example'] };
  expect(customerDomainProblem('harbour-tools.example', own)).toBe('TB016');
  expect(customerDomainProblem('cn.harbour-tools.example', own)).toBe('TB016');
  expect(customerDomainProblem('notharbour-tools.example', own)).toBeNull();
});

test('with the full list rare hosts of strangers are known too', async () => {
  const sharedDomains = await loadSharedDomains();
  expect(customerDomainProblem('mailinator.com', { sharedDomains })).toBe('TB016');
});
