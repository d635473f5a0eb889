import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { functionNames } from './functions/function-host.ts';
import { accessTokenSeconds } from './gateway/access-tokens.ts';
import { functionsFolder } from './start-serving.ts';

// config.toml sets up the hosted project, supabase/local the one on this machine: where both speak, they agree.

/** `section.key` → value as written; enough of TOML for a file of scalars. */
async function readConfig(): Promise<Map<string, string>> {
  const text = await readFile(new URL('../config.toml', import.meta.url), 'utf8');
  const values = new Map<string, string>();
  let section = '';
  for (const line of text.split('\n')) {
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const [, key, value] = /^(\w+) = (.+)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) values.set(`${section}.${key}`, value);
  }
  return values;
}

test.each([
  ['api.schemas', '["public"]'],
  ['api.max_rows', '1000'],
  ['api.auto_expose_new_tables', 'false'],
  ['db.major_version', '17'],
  ['auth.enable_signup', 'true'],
  ['auth.minimum_password_length', '8'],
  ['auth.jwt_expiry', String(accessTokenSeconds)],
  ['auth.enable_refresh_token_rotation', 'true'],
])('hosted and local agree on %s', async (key, value) => {
  expect((await readConfig()).get(key)).toBe(value);
});

test('each function checks its callers itself, on hosted as here', async () => {
  const config = await readConfig();
  for (const name of await functionNames(functionsFolder))
    expect(config.get(`functions.${name}.verify_jwt`), name).toBe('false');
});
