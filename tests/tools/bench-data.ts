import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import {
  type Backend,
  migrationsFolder,
  startBackend,
} from '../../supabase/local/start-backend.ts';

/**
 * The organisation of tests/tools/bench-load.sql, made once for each size and kept stopped, so that a second run is quick.
 * It is named by the migrations, the load and the day, since the load's dates count back from now.
 */
const kept = join(tmpdir(), 'threadbook-bench-data');
const load = readFileSync(new URL('./bench-load.sql', import.meta.url), 'utf8');

/** A copy of the loaded organisation, which a run may write to and removes. */
export async function copyOfLoaded(
  customers: number,
  log: (line: string) => void,
): Promise<string> {
  const source = await loadedFolder(customers, log);
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-bench-'));
  // With its owners: Postgres refuses a folder that is not its own.
  await promisify(execFile)('cp', ['-a', '--reflink=auto', `${source}/.`, folder]);
  return folder;
}

/** Starts a copy of the loaded organisation; it is gone after `stop`. */
export async function startLoaded(customers: number, log: (line: string) => void) {
  const folder = await copyOfLoaded(customers, log);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const backend = await start(folder);
    const stop = () => backend.stop().finally(remove);
    return { url: backend.adminDatabaseUrl, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Where the loaded organisation lies; made first where it is not there. */
export async function loadedFolder(
  customers: number,
  log: (line: string) => void,
): Promise<string> {
  const folder = join(kept, `${customers}-${fingerprint()}`);
  if (existsSync(folder)) return folder;
  await mkdir(kept, { recursive: true });
  // Of each size one is kept: the others are of other migrations or of another day.
  for (const name of readdirSync(kept))
    if (name.startsWith(`${customers}-`)) rmSync(join(kept, name), { recursive: true });
  const began = performance.now();
  const making = await mkdtemp(join(kept, 'making-'));
  try {
    const backend = await start(making);
    try {
      await fill(backend.adminDatabaseUrl, customers);
    } finally {
      await backend.stop();
    }
    // Half a load never gets the name.
    await rename(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  log(`${customers} customers loaded in ${Math.round((performance.now() - began) / 1000)} s`);
  return folder;
}

const start = (folder: string): Promise<Backend> =>
  startBackend({
    ...{ dataDir: folder, port: 0, databasePort: 0, fresh: false, seed: false, log: () => {} },
    signal: new AbortController().signal,
  });

async function fill(url: string, customers: number): Promise<void> {
  const admin = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await admin.unsafe(load.replaceAll('$CUSTOMERS', String(customers)));
    await admin.unsafe('vacuum analyze');
  } finally {
    await admin.end();
  }
}

function fingerprint(): string {
  const hash = createHash('sha256').update(load).update(new Date().toISOString().slice(0, 10));
  for (const name of readdirSync(migrationsFolder).sort())
    hash.update(name).update(readFileSync(join(migrationsFolder, name)));
  return hash.digest('hex').slice(0, 16);
}
