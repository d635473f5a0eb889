import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { errorCatalogue } from '../../shared/contracts/errors.ts';
import { normaliseAddress } from '../../shared/domain/people.ts';
import { useBackend } from '../local/testing/test-database.ts';
import { domainListsMigration, migrationPath } from '../seed/generate-domain-lists.ts';
import { pinyinMigration, pinyinMigrationPath } from '../seed/generate-pinyin.ts';
import { databaseTypes, databaseTypesFile } from './database-types.ts';

const backend = useBackend();

const vectorFile = z.object({
  keys: z.array(z.object({ version: z.int(), key: z.string() })),
  digests: z.array(
    z.object({ version: z.int(), kind: z.string(), value: z.string(), digest: z.string() }),
  ),
  addresses: z.array(
    z.object({ input: z.string(), exact: z.string(), plus: z.string(), canonical: z.string() }),
  ),
});

const vectors = vectorFile.parse(
  JSON.parse(
    await readFile(new URL('../../shared/domain/digest-vectors.json', import.meta.url), 'utf8'),
  ),
);

test('digests are those of the shared vectors', async () => {
  for (const { version, kind, value, digest } of vectors.digests) {
    const key = vectors.keys.find((known) => known.version === version)?.key ?? '';
    const [row] = await backend.sql`
      select private.digest(${Buffer.from(key, 'base64url')}, ${kind}, ${value}) as digest`;
    expect(row, `${kind} ${value}`).toEqual({ digest });
  }
});

test('the forms of an address are those of the shared vectors', async () => {
  for (const { input, exact, plus, canonical } of vectors.addresses) {
    const [row] = await backend.sql`
      select n.a as exact, private.plus_form(n.a) as plus, private.canonical_form(n.a) as canonical
      from private.normal_address(${input}) as n (a)`;
    expect(row, input).toEqual({ exact, plus, canonical });
  }
});

test.each([
  'plain',
  'two@at@signs.example',
  'a b@firm.example',
  '.dot@firm.example',
  'a..b@firm.example',
  'a@-firm.example',
  'a@firm..example',
  `${'x'.repeat(65)}@firm.example`,
  '<img src=x onerror=alert(1)>',
])('%s is an address to neither', async (input) => {
  const [row] = await backend.sql`select private.normal_address(${input}) as address`;
  expect([row?.address, normaliseAddress(input)]).toEqual([null, null]);
});

test('the catalogue of errors is the same on both sides', async () => {
  const rows = await backend.sql<{ code: string; name: string }[]>`
    select c as code, private.error_name(c) as name
    from unnest(${Object.keys(errorCatalogue)}::text[]) as c where private.error_name(c) is not null`;
  const ofDatabase = Object.entries(errorCatalogue)
    .filter(([code]) => code.startsWith('TB'))
    .map(([code, { name }]) => ({ code, name }));
  expect(rows.map(({ code, name }) => ({ code, name }))).toEqual(ofDatabase);
});

test('the lists of shared domains and public suffixes are current', async () => {
  // Stale: run `node supabase/seed/generate-domain-lists.ts`; once released, write a new migration instead.
  expect(await readFile(migrationPath, 'utf8')).toBe(await domainListsMigration());
});

test('the initials of Chinese characters are those of the package', async () => {
  // Stale: run `npm run generate`.
  expect(await readFile(pinyinMigrationPath, 'utf8')).toBe(pinyinMigration());
});

test('the generated types are those of the migrated database', async () => {
  // Stale: run `npm run generate`.
  expect(await readFile(databaseTypesFile, 'utf8')).toBe(await databaseTypes(backend.sql));
});
