import { readFile, writeFile } from 'node:fs/promises';
import { importMapPath, renderImportMap } from '../../supabase/local/functions/import-map.ts';
import { domainListsMigration, migrationPath } from '../../supabase/seed/generate-domain-lists.ts';
import { pinyinMigration, pinyinMigrationPath } from '../../supabase/seed/generate-pinyin.ts';
import { writeDatabaseTypes } from '../../supabase/tests/write-database-types.ts';

/**
 * `npm run generate`: writes every generated file anew: the import map of the functions, the domain lists and
 * the pinyin of their migrations, the types of the database. Tests are red while one of them is stale.
 */
async function writeIfChanged(path: URL | string, text: string): Promise<'current' | 'written'> {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) return 'current';
  await writeFile(path, text);
  return 'written';
}

const written = {
  'import map of the functions': await writeIfChanged(importMapPath, await renderImportMap()),
  // Before the database is made from the migrations.
  'domain lists': await writeIfChanged(migrationPath, await domainListsMigration()),
  'initials of Chinese characters': await writeIfChanged(pinyinMigrationPath, pinyinMigration()),
  'types of the database': await writeDatabaseTypes(new AbortController().signal),
};
for (const [name, state] of Object.entries(written)) console.log(`${state.padEnd(8)}${name}`);
