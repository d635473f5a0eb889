import { expect, test } from 'vitest';
import { demoPassword } from '../../seed/demo-organisation.ts';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const admin = () => backend.service().auth.admin;
let made = 0;

async function createUser() {
  made += 1;
  const email = `person${made}@accounts.example`;
  const { data, error } = await admin().createUser({
    ...{ email, password: demoPassword, email_confirm: true },
    user_metadata: { name: 'Mia' },
  });
  if (error !== null) throw error;
  return { id: data.user.id, email };
}

test('an account is created, read, changed and deleted', async () => {
  const { id, email } = await createUser();
  const read = await admin().getUserById(id);
  expect(read.data.user).toMatchObject({ id, email, user_metadata: { name: 'Mia' } });

  const changed = await admin().updateUserById(id, {
    password: 'another-password',
    app_metadata: { plan: 'x' },
    user_metadata: { city: 'Ulm' },
  });
  expect(changed.data.user).toMatchObject({
    app_metadata: { provider: 'email', plan: 'x' },
    user_metadata: { name: 'Mia', city: 'Ulm' },
  });
  const signIn = (password: string) =>
    backend.anonymous().auth.signInWithPassword({ email, password });
  expect((await signIn(demoPassword)).error?.code).toBe('invalid_credentials');
  expect((await signIn('another-password')).error).toBeNull();

  expect((await admin().deleteUser(id)).error).toBeNull();
  expect((await admin().getUserById(id)).error).toMatchObject({ status: 404 });
  expect((await signIn('another-password')).error?.code).toBe('invalid_credentials');
});

test('accounts are listed by pages with their total', async () => {
  await createUser();
  await createUser();
  const { data, error } = await admin().listUsers({ page: 1, perPage: 1 });
  expect(error).toBeNull();
  expect(data.users).toHaveLength(1);
  const [row] = await backend.sql`select count(*)::int as total from auth.users`;
  const answer = await fetch(`${backend.url}/auth/v1/admin/users?per_page=1`, {
    headers: { apikey: backend.secretKey },
  });
  expect(answer.headers.get('x-total-count')).toBe(String(row?.total));
});

test('a second account with the same address is refused, in any spelling', async () => {
  const { email } = await createUser();
  const { error } = await admin().createUser({
    email: email.toUpperCase(),
    password: demoPassword,
  });
  expect(error).toMatchObject({ status: 422, code: 'email_exists' });
});

test.each([
  ['an address that is none', { email: 'nobody', password: demoPassword }],
  ['a password of four letters', { email: 'short@accounts.example', password: 'abcd' }],
])('%s is refused', async (_what, user) => {
  const { error } = await admin().createUser(user);
  expect(error).toMatchObject({ status: 400, code: 'validation_failed' });
});

test.each(['GET', 'POST'])('%s without the secret key is refused', async (method) => {
  const answer = await fetch(`${backend.url}/auth/v1/admin/users`, {
    ...{ method, headers: { apikey: backend.publishableKey } },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  expect(answer.status).toBe(401);
});

test('a session keeps no access to the admin API', async () => {
  const { email } = await createUser();
  const client = await backend.signIn(email);
  expect((await client.auth.admin.listUsers()).error?.status).toBe(401);
});

test('the secret key is refused in a browser, as on hosted', async () => {
  const answer = await fetch(`${backend.url}/rest/v1/rpc/who_am_i`, {
    method: 'POST',
    headers: { apikey: backend.secretKey, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' },
  });
  expect(answer.status).toBe(401);
});
