import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const secret = 'the customer would pay 12,000';

beforeAll(async () => {
  await backend.sql.unsafe(`
    create function public.quote_back(words text) returns void language plpgsql as $$
    begin raise exception using errcode = '22000', message = words, detail = words; end $$`);
  await backend.reloadSchema();
});

test('a failed request leaves its code in the log, without what was sent', async () => {
  const { error } = await backend.anonymous().rpc('quote_back', { words: secret });
  expect(error?.message).toBe(secret);
  expect(backend.logged.join('\n')).toContain('22000');
  expect(backend.logged.join('\n')).not.toContain(secret);
});

test('a failed sign-in leaves neither address nor password in the log', async () => {
  await backend.anonymous().auth.signInWithPassword({
    email: 'someone@quiet.example',
    password: secret,
  });
  expect(backend.logged.join('\n')).not.toMatch(/quiet\.example|12,000/);
});
