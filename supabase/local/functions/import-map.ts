import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Generated; what Deno reads, on hosted and in the tests. */
export const importMapPath = new URL('../../functions/deno.json', import.meta.url);

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.optional(z.string()) })),
});

const importStatement = /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]/gm;

/** Name of the package in `zod/mini` and `@supabase/supabase-js/x`. */
const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** What shared code fetches when a function first needs it; read by no pattern, since it is no statement. */
const fetchedOnDemand = ['chinese-days/dist/chinese-days.json'];

/** Every bare import under supabase/functions, as written there. */
async function bareImports(): Promise<string[]> {
  const found = new Set<string>(fetchedOnDemand);
  for await (const file of glob('supabase/functions/**/*.ts', { cwd: root })) {
    if (file.endsWith('.test.ts')) continue;
    const text = await readFile(`${root}/${file}`, 'utf8');
    for (const [, specifier] of text.matchAll(importStatement))
      if (specifier !== undefined && !specifier.startsWith('.')) found.add(specifier);
  }
  return [...found].sort();
}

/**
 * The import map for Deno, with the versions of package-lock.json, so that a function runs on hosted with what it was
 * tested with. Throws when a function imports what the lock does not hold.
 */
export async function renderImportMap(): Promise<string> {
  const lock = lockFile.parse(JSON.parse(await readFile(`${root}/package-lock.json`, 'utf8')));
  const imports: Record<string, string> = {};
  for (const specifier of await bareImports()) {
    const name = packageName(specifier);
    const version = lock.packages[`node_modules/${name}`]?.version;
    if (version === undefined)
      throw new Error(`${specifier} is imported by a function and is not in package-lock.json`);
    imports[specifier] = `npm:${name}@${version}${specifier.slice(name.length)}`;
  }
  return `${JSON.stringify({ imports }, null, 2)}\n`;
}
