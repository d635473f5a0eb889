import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { GoogleSettings } from '../functions/_shared/google/google-settings.ts';
import type { MailSettings } from '../functions/_shared/mail/mail-settings.ts';
import type { MicrosoftSettings } from '../functions/_shared/microsoft/microsoft-settings.ts';
import type { DemoAccount } from '../seed/demo-organisation.ts';
import { loadSecrets, localPublishableKey } from './backend-secrets.ts';
import { discardIfUnwanted, seedOnce } from './data-folder.ts';
import { databaseUrl } from './database/database-url.ts';
import { lockDataFolder } from './launcher-lock.ts';
import { assertPortFree } from './postgres/free-port.ts';
import { startDatabase } from './start-database.ts';

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
  /** Where mailboxes of Google's are; left out, what the environment says. */
  google?: GoogleSettings | null;
  /** The same of Microsoft's. */
  microsoft?: MicrosoftSettings | null;
  /** Who takes mails; left out, what the environment says. */
  mail?: MailSettings | null;
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

/**
 * The whole backend on this machine: Postgres, migrations, demo data, gateway, functions, scheduler.
 * Rejects with a sentence for the person at the terminal; whatever was started by then is stopped again.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { signal } = options;
  const log = withElapsedTime(options.log);
  const folder = resolve(options.dataDir);
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;
  const stop = () => {
    stopping ??= stopAll(stops);
    return stopping;
  };
  try {
    signal.throwIfAborted();
    await mkdir(folder, { recursive: true });
    stops.push(await lockDataFolder(folder));
    await discardIfUnwanted(folder, options.fresh, log);
    if (options.port !== 0) await assertPortFree(options.port, '--port');
    // Loading the libraries takes half as long as making a cluster; so they go side by side.
    const preparing = import('./database/prepare-database.ts');
    const serving = import('./start-serving.ts');
    const secrets = await loadSecrets(folder);

    const database = await startDatabase({
      ...{ folder, log, signal, port: options.databasePort },
      password: secrets.databasePassword,
    });
    stops.push(database.stop);
    const { prepareDatabase } = await preparing;
    const applied = await prepareDatabase(database.place, migrationsFolder, secrets.columnKey, log);
    log(`schema ready, ${applied.length} migrations applied`);
    signal.throwIfAborted();

    // Seeding writes rows, the gateway reads the schema: side by side again.
    const seeding = seedOnce(folder, database.place, options.seed);
    seeding.catch(() => undefined);
    const { startServing } = await serving;
    const adminDatabaseUrl = databaseUrl({ ...database.place, user: 'supabase_admin' });
    const served = await startServing({
      // Each keeps some 20 MB of plans; more than six serve nobody sooner on one machine.
      ...{ adminDatabaseUrl, secrets, log, port: options.port, connections: 6 },
      google: options.google,
      microsoft: options.microsoft,
      mail: options.mail,
    });
    stops.push(served.stop);
    const accounts = await seeding;
    log(`${accounts.length} demo accounts, listening on ${served.url}`);
    signal.throwIfAborted();
    served.ring();
    signal.addEventListener('abort', () => void stop(), { once: true });
    return {
      url: served.url,
      publishableKey: localPublishableKey,
      secretKey: secrets.secretKey,
      databaseUrl: databaseUrl({ ...database.place, user: 'postgres' }),
      adminDatabaseUrl,
      accounts,
      ended: database.ended,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Each line with the milliseconds since the start, so that a slow one shows. */
function withElapsedTime(log: (line: string) => void): (line: string) => void {
  const began = performance.now();
  return (line) => log(`${(performance.now() - began).toFixed(0).padStart(6)} ms  ${line}`);
}

/** In the opposite order of their start; one that fails does not keep the others running. */
async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops.reverse()) await stop().catch(() => undefined);
}
