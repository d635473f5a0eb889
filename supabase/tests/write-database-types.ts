import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../local/database/open-database.ts';
import { startBackend } from '../local/start-backend.ts';
import { databaseTypes, databaseTypesFile } from './database-types.ts';

/**
 * Writes shared/database.types.ts from a freshly migrated database and says whether it was stale.
 * For `npm run generate`; the test that compares needs no server of its own.
 */
export async function writeDatabaseTypes(signal: AbortSignal): Promise<'current' | 'written'> {
  const dataDir = await mkdtemp(join(tmpdir(), 'threadbook-types-'));
  const backend = await startBackend({
    ...{ dataDir, port: 0, databasePort: 0, fresh: false, seed: false, signal },
    log: () => undefined,
  });
  try {
    const url = new URL(backend.databaseUrl);
    const sql = openDatabase({
      port: Number(url.port),
      database: url.pathname.slice(1),
      user: 'postgres',
      password: decodeURIComponent(url.password),
    });
    const text = await databaseTypes(sql).finally(() => sql.end());
    if ((await readFile(databaseTypesFile, 'utf8').catch(() => '')) === text) return 'current';
    await writeFile(databaseTypesFile, text);
    return 'written';
  } finally {
    await backend.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
