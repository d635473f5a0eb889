import { expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();

test('the gateway says that it is well', async () => {
  const answer = await fetch(`${backend.url}/health`);
  expect(await answer.json()).toEqual({ status: 'ok' });
});

test('an account made through the admin API signs in, and its claims verify against the JWKS', async () => {
  const service = backend.service();
  const { data, error } = await service.auth.admin.createUser({
    email: 'Nora@harbour-tools.example',
    password: 'threadbook-demo',
    email_confirm: true,
    user_metadata: { name: 'Nora' },
  });
  expect(error).toBeNull();
  const client = await backend.signIn('nora@harbour-tools.example');
  const claims = await client.auth.getClaims();
  expect(claims.error).toBeNull();
  expect(claims.data?.header.alg).toBe('ES256');
  expect(claims.data?.claims).toMatchObject({
    sub: data.user?.id,
    role: 'authenticated',
    email: 'nora@harbour-tools.example',
    user_metadata: { name: 'Nora' },
    aal: 'aal1',
    iss: `${backend.url}/auth/v1`,
  });
});
