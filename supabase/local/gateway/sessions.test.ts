import { decodeJwt, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from '../../seed/demo-organisation.ts';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const email = 'nora.sessions@harbour-tools.example';
let userId = '';

beforeAll(async () => {
  const { data, error } = await backend.service().auth.admin.createUser({
    email,
    password: demoPassword,
    email_confirm: true,
    user_metadata: { name: 'Nora' },
    app_metadata: { plan: 'demo' },
  });
  if (error !== null) throw error;
  userId = data.user.id;
  await backend.sql.unsafe(`
    create function public.caller_claims() returns jsonb
    language sql stable set search_path = '' as $$ select auth.jwt() $$`);
  await backend.reloadSchema();
});

test('claims verify against the published keys, without asking the server who it is', async () => {
  const client = await backend.signIn(email);
  const { data, error } = await client.auth.getClaims();
  expect(error).toBeNull();
  expect(data?.header.alg).toBe('ES256');
  expect(data?.claims).toMatchObject({
    ...{ sub: userId, role: 'authenticated', aud: 'authenticated', email, aal: 'aal1' },
    user_metadata: { name: 'Nora' },
    app_metadata: { provider: 'email', plan: 'demo' },
    iss: `${backend.url}/auth/v1`,
    amr: [{ method: 'password' }],
  });
});

test('the published keys hold no private part', async () => {
  const answer = await fetch(`${backend.url}/auth/v1/.well-known/jwks.json`);
  const text = await answer.text();
  expect(text).toContain('"kty":"EC"');
  expect(text).not.toContain('"d"');
});

test('an access token lives one hour', async () => {
  const { data } = await (await backend.signIn(email)).auth.getSession();
  const claims = decodeJwt(data.session?.access_token ?? '');
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
  expect(data.session?.expires_in).toBe(3600);
});

test('the database sees the claims of the token', async () => {
  const { data } = await (await backend.signIn(email)).rpc('caller_claims');
  expect(data).toMatchObject({ sub: userId, app_metadata: { plan: 'demo' }, aal: 'aal1' });
});

test('a refresh token is good once: the next one works, the first one no longer', async () => {
  const client = await backend.signIn(email);
  const first = (await client.auth.getSession()).data.session?.refresh_token ?? '';
  const second = await client.auth.refreshSession({ refresh_token: first });
  expect(second.error).toBeNull();
  expect(second.data.session?.refresh_token).not.toBe(first);
  const third = await client.auth.refreshSession();
  expect(third.error).toBeNull();
  expect(decodeJwt(third.data.session?.access_token ?? '')).toMatchObject({
    user_metadata: { name: 'Nora' },
  });
  const stolen = await client.auth.refreshSession({ refresh_token: first });
  expect(stolen.error?.status).toBe(400);
  expect(stolen.error?.code).toBe('refresh_token_already_used');
});

test('after signing out the refresh token is dead', async () => {
  const client = await backend.signIn(email);
  const { data } = await client.auth.getSession();
  await client.auth.signOut();
  const again = await backend.anonymous().auth.refreshSession({
    refresh_token: data.session?.refresh_token ?? '',
  });
  expect(again.error?.status).toBe(400);
});

test.each([
  ['a wrong password', { email, password: 'not-the-password' }],
  ['an unknown address', { email: 'nobody@harbour-tools.example', password: demoPassword }],
])('%s is answered as GoTrue does: 400 invalid_credentials', async (_what, credentials) => {
  const { error } = await backend.anonymous().auth.signInWithPassword(credentials);
  expect(error).toMatchObject({ status: 400, code: 'invalid_credentials' });
});

test('who signs up is signed in and sees nothing: an account alone is no member', async () => {
  const client = backend.anonymous();
  const { data, error } = await client.auth.signUp({
    email: 'stranger@harbour-tools.example',
    password: demoPassword,
  });
  expect([error, data.session === null]).toEqual([null, false]);
  expect((await client.from('customers').select('id')).data).toEqual([]);
  const { error: refusal } = await client.rpc('today', { payload: {} });
  expect(refusal?.code).toBe('TB003');
});

test('an address with an account signs up no second time', async () => {
  const { error } = await backend.anonymous().auth.signUp({ email, password: 'another-password' });
  expect(error).toMatchObject({ status: 422, code: 'user_already_exists' });
});

describe('a token that is not ours', () => {
  const ask = (token: string) =>
    fetch(`${backend.url}/rest/v1/rpc/caller_claims`, {
      method: 'POST',
      headers: { apikey: backend.publishableKey, authorization: `Bearer ${token}` },
    });
  const claims = { sub: '00000000-0000-4000-8000-000000000000', role: 'service_role' };

  test('signed with a guessed secret is refused', async () => {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('super-secret-jwt-token-with-at-least-32-characters-long'));
    const answer = await ask(token);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: 'PGRST301' });
  });

  test('with changed claims is refused', async () => {
    const { data } = await (await backend.signIn(email)).auth.getSession();
    const [header, , signature] = data.session?.access_token.split('.') ?? [];
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    expect((await ask(`${header}.${forged}.${signature}`)).status).toBe(401);
  });
});

describe('a hook on access tokens', () => {
  beforeAll(() =>
    backend.sql.unsafe(`
      create or replace function public.custom_access_token_hook(event jsonb) returns jsonb
      language sql stable set search_path = '' as $$
        select jsonb_build_object('claims', event -> 'claims' || '{"hooked": true}')
      $$;
      revoke execute on function public.custom_access_token_hook(jsonb) from public;
      grant execute on function public.custom_access_token_hook(jsonb) to supabase_auth_admin`),
  );

  test('is called as supabase_auth_admin and its claims are signed', async () => {
    const { data } = await (await backend.signIn(email)).auth.getSession();
    expect(decodeJwt(data.session?.access_token ?? '')).toMatchObject({
      hooked: true,
      aal: 'aal1',
    });
  });
});
