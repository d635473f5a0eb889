import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoAccount } from '../seed/demo-organisation.ts';
import { loadSecrets, localPublishableKey } from './backend-secrets.ts';
import { dataFolder, discardIfUnwanted, seedOnce } from './data-folder.ts';
import { databaseUrl } from './database/open-database.ts';
import { createFunctionHost } from './functions/function-host.ts';
import { ringTick } from './functions/scheduler.ts';
import { lockDataFolder } from './launcher-lock.ts';
import { assertPortFree, freePort } from './postgres/free-port.ts';
import { initialiseCluster } from './postgres/initialise-cluster.ts';
import { findPostgres } from './postgres/postgres-programs.ts';
import { startPostgres } from './postgres/postgres-server.ts';

export type BackendOptions = {
  /** Holds everything: cluster, keys, logs. Deleting it (stopped) is a reset. */
  dataDir: string;
  /** Of the gateway; 0 for any free one. */
  port: number;
  /** Of Postgres; 0 for any free one. */
  databasePort: number;
  /** Throws the data away first. */
  fresh: boolean;
  seed: boolean;
  /** One line, without credentials or people's data. */
  log: (line: string) => void;
  signal: AbortSignal;
};

export type Backend = {
  url: string;
  publishableKey: string;
  secretKey: string;
  /** As postgres, which owns the schema and is no superuser. */
  databaseUrl: string;
  /** As supabase_admin: for tests and set-up. */
  adminDatabaseUrl: string;
  accounts: DemoAccount[];
  /** Settles when the database server is gone, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

export const migrationsFolder = fileURLToPath(new URL('../migrations', import.meta.url));
export const functionsFolder = fileURLToPath(new URL('../functions', import.meta.url));

/**
 * The whole backend on this machine: Postgres, migrations, demo data, gateway, functions, scheduler.
 * Rejects with a sentence for the person at the terminal; whatever was started by then is stopped again.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { signal } = options;
  const began = performance.now();
  const log = (line: string) =>
    options.log(`${(performance.now() - began).toFixed(0).padStart(5)} ms  ${line}`);
  const dataDir = resolve(options.dataDir);
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= stopAll(stops);
    return stopping;
  };
  try {
    signal.throwIfAborted();
    await mkdir(dataDir, { recursive: true });
    stops.push(await lockDataFolder(dataDir));
    const { cluster, postgresLog } = dataFolder(dataDir);
    await discardIfUnwanted(dataDir, options.fresh, log);
    // Loading the gateway's library takes half as long as making a cluster; so they go side by side.
    const preparing = import('./database/prepare-database.ts');
    const serving = import('./gateway/start-gateway.ts');
    const secrets = await loadSecrets(dataDir);
    const programs = await findPostgres(cluster);
    if (options.port !== 0) await assertPortFree(options.port, '--port');
    await initialiseCluster(programs, cluster, secrets.databasePassword);
    log('database cluster made or found');
    signal.throwIfAborted();

    const server = await startPostgres({
      programs,
      cluster,
      logFile: postgresLog,
      port: options.databasePort === 0 ? await freePort() : options.databasePort,
      forgetful: false,
      log,
      signal,
    });
    stops.push(server.stop);
    log('database server ready');
    const place = {
      port: server.port,
      database: 'postgres',
      password: secrets.databasePassword,
    };
    const { prepareDatabase } = await preparing;
    const applied = await prepareDatabase(place, migrationsFolder, log);
    log(`schema ready, ${applied.length} migrations applied`);
    const accounts = await seedOnce(dataDir, place, options.seed);
    log(`${accounts.length} demo accounts`);
    signal.throwIfAborted();

    const adminDatabaseUrl = databaseUrl({ ...place, user: 'supabase_admin' });
    let url = '';
    const { startGateway } = await serving;
    const gateway = await startGateway({
      adminDatabaseUrl,
      port: options.port,
      secrets,
      connections: 10,
      functions: createFunctionHost(functionsFolder, () => ({
        url,
        secretKey: secrets.secretKey,
        cronSecret: secrets.cronSecret,
        fetch,
      })),
      log,
    });
    url = gateway.url;
    stops.push(gateway.stop);
    const scheduler = new AbortController();
    const ringing = ringTick({
      ...{ url, cronSecret: secrets.cronSecret, seconds: 15, log },
      signal: scheduler.signal,
    });
    stops.push(() => {
      scheduler.abort();
      return ringing;
    });
    log(`listening on ${url}`);
    signal.addEventListener('abort', () => void stop(), { once: true });
    signal.throwIfAborted();
    return {
      url,
      publishableKey: localPublishableKey,
      secretKey: secrets.secretKey,
      databaseUrl: databaseUrl({ ...place, user: 'postgres' }),
      adminDatabaseUrl,
      accounts,
      ended: server.ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In the opposite order of their start; one that fails does not keep the others running. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.reverse()) await stop().catch(() => undefined);
}
