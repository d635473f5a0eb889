import { execFile } from 'node:child_process';
import { chown, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/** Postgres refuses to run as root; `nobody` exists everywhere and needs no account to be made. */
const nobody = { uid: 65534, gid: 65534 };

/** Under whom Postgres runs: what stands before its command, and spawn options. */
export type PostgresAccount = {
  prefix: readonly string[];
  spawn: { uid: number; gid: number } | Record<string, never>;
};

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * `nobody` with leave to pass folders that are closed to him, as root has it, for a checkout under /root.
 * Postgres looks with access(2) at its own files, which heeds that leave only with the secure bit.
 */
const passingFolders = [
  'setpriv',
  `--reuid=${nobody.uid}`,
  `--regid=${nobody.gid}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--securebits=+no_setuid_fixup',
];

/**
 * The account that can run programs and keep data at `paths`: our own, or for root `nobody`.
 * Throws a sentence for the person at the terminal when `nobody` cannot get there.
 */
export async function accountFor(paths: readonly string[]): Promise<PostgresAccount> {
  if (!isRoot()) return { prefix: [], spawn: {} };
  const closed = await closedFolder(paths);
  if (closed === null) return { prefix: [], spawn: nobody };
  const [program = '', ...flags] = passingFolders;
  const passes = await promisify(execFile)(program, [...flags, 'test', '-x', closed]).then(
    () => true,
    () => false,
  );
  if (passes) return { prefix: passingFolders, spawn: {} };
  throw new Error(
    `PostgreSQL does not run as root, and the user nobody, who runs it then, may not enter ${closed}. ` +
      'Start as an ordinary user, or move the checkout to a folder that others may enter, such as /opt.',
  );
}

/** The first folder above any of `paths` that `nobody` may not enter. */
async function closedFolder(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
      const { mode, uid } = await stat(folder);
      if ((mode & (uid === nobody.uid ? 0o100 : 0o001)) === 0) return folder;
    }
  }
  return null;
}

/** Makes `folder` (0700) for the account that runs Postgres. */
export async function makeFolderForPostgres(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveToPostgres(folder);
}

export async function giveToPostgres(path: string): Promise<void> {
  if (isRoot()) await chown(path, nobody.uid, nobody.gid);
}
