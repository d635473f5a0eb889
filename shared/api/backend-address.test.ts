import { expect, test } from 'vitest';
import { isLoopback, parseBackendAddress } from './backend-address.ts';

const publishableKey = 'sb_publishable_abc';
const jwt = (role: string) => `eyJhbGciOiJIUzI1NiJ9.${btoa(JSON.stringify({ role }))}.c2ln`;

test.each([
  ['https://abc.supabase.co', 'https://abc.supabase.co'],
  ['https://abc.supabase.co/', 'https://abc.supabase.co'],
  ['http://127.0.0.1:54321', 'http://127.0.0.1:54321'],
])('a build may talk to %s', (url, origin) => {
  expect(parseBackendAddress({ url, publishableKey }).url).toBe(origin);
});

test.each([
  'http://abc.supabase.co',
  'https://abc.supabase.co/rest/v1',
  'https://user:pass@abc.supabase.co',
  'https://abc.supabase.co?key=1',
  'javascript:alert(1)',
  'abc.supabase.co',
  '',
])('a build for "%s" is refused, and told how an address looks', (url) => {
  expect(() => parseBackendAddress({ url, publishableKey })).toThrow(/https origin/);
});

test.each(['sb_secret_abc', jwt('service_role')])('the secret key %s never gets in', (key) => {
  const parse = () => parseBackendAddress({ url: 'https://a.example', publishableKey: key });
  expect(parse).toThrow(/publishable key/);
});

test('the anon key of an older project is a publishable key', () => {
  const parse = () =>
    parseBackendAddress({ url: 'https://a.example', publishableKey: jwt('anon') });
  expect(parse).not.toThrow();
});

test.each([
  ['http://127.0.0.1:54321', true],
  ['http://localhost:54321', true],
  ['http://[::1]:54321', true],
  ['https://localhost.example', false],
])('%s is this machine: %s', (url, expected) => {
  expect(isLoopback({ url })).toBe(expected);
});
