import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { importMapPath, renderImportMap } from './import-map.ts';

test('functions run on hosted with the versions of package-lock.json', async () => {
  expect(
    await readFile(importMapPath, 'utf8'),
    'supabase/functions/deno.json is stale. Run: npm run generate',
  ).toBe(await renderImportMap());
});
