import { readFile, writeFile } from 'node:fs/promises';
import { importMapPath, renderImportMap } from '../../supabase/local/functions/import-map.ts';
import { domainListsMigration, migrationPath } from '../../supabase/seed/generate-domain-lists.ts';
import { writeDatabaseTypes } from '../../supabase/tests/write-database-types.ts';

/**
 * `npm run generate`: writes every generated file anew: the import map of the functions, the domain lists of their
 * migration, the types of the database. Tests are red while one of them is stale.
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
  'types of the database': await writeDatabaseTypes(new AbortController().signal),
};
for (const [name, state] of Object.entries(written)) console.log(`${state.padEnd(8)}${name}`);
