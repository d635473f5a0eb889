import { expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

test.each(['/rest/v1/rpc/who_am_i', '/auth/v1/token?grant_type=password', '/functions/v1/tick'])(
  'the extension may ask for %s with its own headers',
  async (path) => {
    const answer = await fetch(backend.url + path, {
      method: 'OPTIONS',
      headers: {
        origin: extension,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,authorization,x-threadbook-org',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toContain('x-threadbook-org');
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
  },
);

test.each([
  ['/health', 200],
  ['/auth/v1/admin/users', 401],
  ['/rest/v1/rpc/who_am_i', 401],
  ['/functions/v1/no-such-function', 404],
])('the answer of %s (%i) can be read from another origin', async (path, status) => {
  const answer = await fetch(backend.url + path, { headers: { origin: extension } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  await answer.body?.cancel();
});
