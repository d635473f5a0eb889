import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const email = 'otto@settings.example';
const org = '11111111-1111-4111-8111-111111111111';
let userId = '';

const readSettings = `
  jsonb_build_object(
    'headers', current_setting('request.headers', true)::json,
    'method', current_setting('request.method', true),
    'path', current_setting('request.path', true),
    'claims', current_setting('request.jwt.claims', true)::jsonb,
    'caller', current_user, 'uid', auth.uid(), 'role', auth.role(), 'email', auth.email())`;

beforeAll(async () => {
  const { data, error } = await backend.service().auth.admin.createUser({
    ...{ email, password: 'threadbook-demo', email_confirm: true },
  });
  if (error !== null) throw error;
  userId = data.user.id;
  await backend.sql.unsafe(`
    create function public.read_settings() returns jsonb language sql stable as $$ select ${readSettings} $$;
    create view public.settings_seen with (security_invoker = true) as select ${readSettings} as seen;
    grant select on public.settings_seen to anon, authenticated`);
  await backend.reloadSchema();
});

test('a function sees the headers of the request, in lower case', async () => {
  const client = await backend.signIn(email, { 'X-Threadbook-Org': org });
  const { data } = await client.rpc('read_settings');
  expect(data).toMatchObject({
    ...{ method: 'POST', path: '/rpc/read_settings', caller: 'authenticated' },
    headers: { 'x-threadbook-org': org, 'content-type': 'application/json' },
    ...{ uid: userId, role: 'authenticated', email },
  });
});

test('a table, and so its policies, sees them too', async () => {
  const client = await backend.signIn(email, { 'x-threadbook-org': org });
  const { data } = await client.from('settings_seen').select('seen').single();
  expect(data?.seen).toMatchObject({
    ...{ method: 'GET', path: '/settings_seen', uid: userId, caller: 'authenticated' },
    headers: { 'x-threadbook-org': org },
  });
});

test('without a session the claims say anon', async () => {
  const { data } = await backend.anonymous().rpc('read_settings');
  expect(data).toMatchObject({ claims: { role: 'anon' }, caller: 'anon', uid: null });
});

test('no credential is handed to the database', async () => {
  const client = await backend.signIn(email);
  const { data } = await client.rpc('read_settings');
  for (const name of ['authorization', 'apikey', 'cookie'])
    expect(data.headers).not.toHaveProperty(name);
});

test('one request leaves nothing behind for the next on the same connection', async () => {
  const client = await backend.signIn(email, { 'x-threadbook-org': org });
  await Promise.all(Array.from({ length: 12 }, () => client.rpc('read_settings')));
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => backend.anonymous().rpc('read_settings')),
  );
  for (const { data } of answers) {
    expect(data.headers).not.toHaveProperty('x-threadbook-org');
    expect(data.uid).toBeNull();
  }
});

test('a signed role outside the three is refused', async () => {
  await backend.sql`update auth.users set role = 'supabase_admin' where id = ${userId}`;
  try {
    const client = await backend.signIn(email);
    const { data, error } = await client.rpc('read_settings');
    expect(data).toBeNull();
    expect(error).not.toBeNull();
  } finally {
    await backend.sql`update auth.users set role = 'authenticated' where id = ${userId}`;
  }
});

test('sqlAs shows the database what the gateway shows it', async () => {
  const [row] = await backend.sqlAs(
    'authenticated',
    { sub: userId, email },
    (sql) => sql`select public.read_settings() as seen`,
    { 'x-threadbook-org': org },
  );
  expect(row?.seen).toMatchObject({
    ...{ uid: userId, caller: 'authenticated', email, headers: { 'x-threadbook-org': org } },
  });
});
