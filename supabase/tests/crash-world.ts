import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSecrets } from '../local/backend-secrets.ts';
import { databaseUrl } from '../local/database/database-url.ts';
import { prepareDatabase } from '../local/database/prepare-database.ts';
import { readServerLock } from '../local/postgres/clear-stale-server.ts';
import { freePort } from '../local/postgres/free-port.ts';
import { initialiseCluster } from '../local/postgres/initialise-cluster.ts';
import { findPostgres } from '../local/postgres/postgres-programs.ts';
import { type PostgresServer, startPostgres } from '../local/postgres/postgres-server.ts';
import { makeFolderForPostgres } from '../local/postgres/unprivileged-user.ts';
import { seedDemoInto } from '../local/seed-demo.ts';
import { migrationsFolder } from '../local/start-backend.ts';

export interface CrashWorld {
  /** As superuser. */
  readonly url: string;
  /** kill -9 of the server; resolves when its process is gone. */
  kill(): Promise<void>;
  /** Starts it again on what the disk holds; resolves when it answers. */
  recover(): Promise<void>;
  remove(): Promise<void>;
}

/** A cluster of its own with every safety on, migrated and seeded. Nothing else may be killed than what was started here. */
export async function startCrashWorld(): Promise<CrashWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-crash-'));
  await makeFolderForPostgres(folder);
  const cluster = join(folder, 'cluster');
  const programs = await findPostgres(cluster);
  await initialiseCluster(programs, cluster, null);
  const port = await freePort();
  const stopped = new AbortController();
  const start = (): Promise<PostgresServer> =>
    startPostgres({
      ...{ programs, cluster, port, forgetful: false, signal: stopped.signal },
      ...{ logFile: join(folder, 'postgres.log'), log: () => undefined },
    });
  let server = await start();
  const place = { port, database: 'postgres', password: null };
  await prepareDatabase(place, migrationsFolder, generateSecrets(false).columnKey, () => undefined);
  await seedDemoInto(place);
  return {
    url: databaseUrl({ ...place, user: 'supabase_admin' }),
    async kill() {
      const pid = Number((await readServerLock(cluster))?.[0]);
      if (!(Number.isInteger(pid) && pid > 1)) throw new Error('the server has a process');
      process.kill(pid, 'SIGKILL');
      await server.ended;
    },
    async recover() {
      server = await start();
    },
    async remove() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
