import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkLibraries } from './postgres-programs.ts';

let folder = '';
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'threadbook-programs-')));
  await mkdir(join(folder, 'native', 'lib'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const list = (links: readonly { source: string; target: string }[]) =>
  writeFile(join(folder, 'native', 'pg-symlinks.json'), JSON.stringify(links));

test('libraries whose links an install without scripts left out are linked at the start', async () => {
  await writeFile(join(folder, 'native', 'lib', 'libicu.so.60.2'), 'the library');
  await list([
    { source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' },
    { source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so' },
  ]);
  await linkLibraries(folder);
  await linkLibraries(folder);
  for (const name of ['libicu.so', 'libicu.so.60'])
    expect(await readFile(join(folder, 'native', 'lib', name), 'utf8')).toBe('the library');
});

test('a package without a list of links needs none', async () => {
  await expect(linkLibraries(folder)).resolves.toBeUndefined();
});
