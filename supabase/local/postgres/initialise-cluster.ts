import { spawn } from 'node:child_process';
import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresPrograms } from './postgres-programs.ts';
import { giveToPostgres, makeFolderForPostgres } from './unprivileged-user.ts';

/** True when `initdb` ran to its end here; it writes this file last but one, and we sync nothing. */
export const isInitialised = (cluster: string): Promise<boolean> =>
  access(join(cluster, 'initialised')).then(
    () => true,
    () => false,
  );

/**
 * Makes a cluster whose superuser is `supabase_admin`, as on hosted.
 * An attempt that was killed half-way leaves no mark, is thrown away and repeated.
 * `password` null means that any local process may connect: for tests only.
 */
export async function initialiseCluster(
  programs: PostgresPrograms,
  cluster: string,
  password: string | null,
): Promise<void> {
  if (await isInitialised(cluster)) return;
  await rm(cluster, { recursive: true, force: true });
  await makeFolderForPostgres(cluster);
  const flags = [
    ...['--pgdata', cluster, '--username', 'supabase_admin'],
    // Without both, an unset LANG gives SQL_ASCII and another sort order than hosted.
    ...['--encoding', 'UTF8', '--locale', 'C.UTF-8'],
    ...['--auth', password === null ? 'trust' : 'scram-sha-256'],
    // A power cut in the first second costs one more initdb, nothing else.
    '--no-sync',
  ];
  // A file, since initdb opens what it reads by name and a pipe from Node cannot be opened so.
  const passwordFile = `${cluster}.password`;
  if (password !== null) {
    flags.push('--pwfile', passwordFile);
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveToPostgres(passwordFile);
  }
  try {
    await run(programs, flags);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(join(cluster, 'initialised'), '');
}

function run({ initdb, account }: PostgresPrograms, flags: string[]): Promise<void> {
  const [program = initdb, ...args] = [...account.prefix, initdb, ...flags];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account.spawn,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code}: ${complaint.trim()}`));
    });
  });
}
