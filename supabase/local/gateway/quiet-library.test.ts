import { beforeAll, expect, test } from 'vitest';
import { useBackend } from '../testing/test-database.ts';

const backend = useBackend();
const secret = 'the customer would pay 12,000';

beforeAll(async () => {
  await backend.sql.unsafe(`
    create function public.quote_back(state text, words text) returns void language plpgsql as $$
    begin raise exception using errcode = state, message = words, detail = words; end $$`);
  await backend.reloadSchema();
});

test.each(['22000', 'P0001'])(
  'a request that fails with %s leaves its code in the log, without what was sent',
  async (state) => {
    const { error } = await backend.anonymous().rpc('quote_back', { state, words: secret });
    expect(error?.message).toBe(secret);
    expect(backend.logged).toContain(`a request failed: ${state}`);
    expect(backend.logged.join('\n')).not.toContain(secret);
  },
);

test('a refusal of the catalogue is an answer and no line in the log', async () => {
  await backend.anonymous().rpc('quote_back', { state: 'TB001', words: secret });
  expect(backend.logged.join('\n')).not.toContain('TB001');
});

test('a failed sign-in leaves neither address nor password in the log', async () => {
  await backend.anonymous().auth.signInWithPassword({
    email: 'someone@quiet.example',
    password: secret,
  });
  expect(backend.logged.join('\n')).not.toMatch(/quiet\.example|12,000/);
});
