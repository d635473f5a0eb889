import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { commandOf, waitUntilGone } from './process-identity.ts';

/** The lines of `postmaster.pid`: number of the process, folder, start, port, …, state. */
export async function readServerLock(cluster: string): Promise<string[] | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  return text === null ? null : text.split('\n').map((line) => line.trim());
}

/**
 * After kill -9 a lock file stays, and sometimes the server with it. A lock whose process is gone (or is by now
 * another program) is removed; a server of this very folder that nobody watches any more is asked to stop.
 * The caller holds the folder's own lock, so no living launcher owns that server.
 */
export async function clearStaleServer(
  cluster: string,
  log: (line: string) => void,
): Promise<void> {
  const lock = await readServerLock(cluster);
  if (lock === null) return;
  const pid = Number(lock[0]);
  const command = Number.isInteger(pid) && pid > 1 ? await commandOf(pid) : null;
  if (command?.includes(cluster)) {
    log(`stopping the database server ${pid} that an earlier start left behind`);
    process.kill(pid, 'SIGINT');
    if (!(await waitUntilGone(pid, 10_000))) {
      process.kill(pid, 'SIGQUIT');
      if (!(await waitUntilGone(pid, 5_000)))
        throw new Error(`The database server ${pid} of an earlier start does not stop.`);
    }
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}
