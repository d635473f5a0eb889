import { dataFolder } from './data-folder.ts';
import type { DatabasePlace } from './database/database-url.ts';
import { freePort } from './postgres/free-port.ts';
import { initialiseCluster } from './postgres/initialise-cluster.ts';
import { findPostgres } from './postgres/postgres-programs.ts';
import { startPostgres } from './postgres/postgres-server.ts';

export type RunningDatabase = {
  place: DatabasePlace;
  /** Settles when the server is gone, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** The cluster of `folder`, made at the first start, with a server on it. `port` 0 for any free one. */
export async function startDatabase(options: {
  folder: string;
  port: number;
  password: string | null;
  log: (line: string) => void;
  signal: AbortSignal;
}): Promise<RunningDatabase> {
  const { log, signal, password } = options;
  const { cluster, postgresLog } = dataFolder(options.folder);
  const programs = await findPostgres(cluster);
  await initialiseCluster(programs, cluster, password);
  log('database cluster made or found');
  const port = options.port === 0 ? await freePort() : options.port;
  const server = await startPostgres({
    ...{ programs, cluster, port, log, signal },
    logFile: postgresLog,
    forgetful: false,
  });
  log('database server ready');
  return {
    place: { port, database: 'postgres', password },
    ended: server.ended,
    stop: server.stop,
  };
}
