import { join } from 'node:path';
import { dataFolder } from '../data-folder.ts';
import type { DatabasePlace } from '../database/database-url.ts';
import { lockDataFolder } from '../launcher-lock.ts';
import { readServerLock } from '../postgres/clear-stale-server.ts';
import { commandOf } from '../postgres/process-identity.ts';
import { startDatabase } from '../start-database.ts';

type Reached = { place: DatabasePlace; leave(): Promise<void> };

/** The database of a data folder: the server that runs there already, or one that `leave` stops again. */
export async function reachDatabase(folder: string, password: string | null): Promise<Reached> {
  const { cluster } = dataFolder(folder);
  const lock = await readServerLock(cluster);
  const running = await commandOf(Number(lock?.[0] ?? 0));
  // The fourth line of postmaster.pid is the port.
  if (running?.includes(join(cluster)) === true)
    return {
      place: { port: Number(lock?.[3]), database: 'postgres', password },
      leave: () => Promise.resolve(),
    };
  const unlock = await lockDataFolder(folder);
  try {
    const { place, stop } = await startDatabase({
      ...{ folder, password, port: 0, log: () => undefined },
      signal: new AbortController().signal,
    });
    return { place, leave: () => stop().then(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}
