import { access, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { DemoAccount } from '../seed/demo-organisation.ts';
import type { DatabasePlace } from './database/database-url.ts';
import { clearStaleServer } from './postgres/clear-stale-server.ts';

const demoAccounts = z.array(
  z.object({
    ...{ email: z.string(), password: z.string(), organisation: z.string() },
    role: z.enum(['rep', 'manager', 'agent', 'admin']),
  }),
);

/** Where the parts of a backend lie in its data folder. */
export const dataFolder = (folder: string) => ({
  cluster: join(folder, 'cluster'),
  postgresLog: join(folder, 'postgres.log'),
  secrets: join(folder, 'secrets.json'),
  /** The demo accounts, once seeding came to its end. */
  accounts: join(folder, 'accounts.json'),
  /** Exists while seeding runs. */
  seeding: join(folder, 'seeding'),
});

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Empties the folder, all but its lock, when that is wished, and when a start was killed while it seeded:
 * what is there then is half a demo, in which nobody has worked yet.
 */
export async function discardIfUnwanted(
  folder: string,
  fresh: boolean,
  log: (line: string) => void,
): Promise<void> {
  const paths = dataFolder(folder);
  const half = await exists(paths.seeding);
  if (!fresh && !half) return;
  if (half) log('an earlier start was stopped while it made the demo data; beginning anew');
  await clearStaleServer(paths.cluster, log);
  for (const path of Object.values(paths)) await rm(path, { recursive: true, force: true });
}

/** The demo accounts of this folder; makes them, with all demo data, if the folder has none and `seed` is wished. */
export async function seedOnce(
  folder: string,
  place: DatabasePlace,
  seed: boolean,
): Promise<DemoAccount[]> {
  const paths = dataFolder(folder);
  const known = await readFile(paths.accounts, 'utf8').catch(() => null);
  if (known !== null) return demoAccounts.parse(JSON.parse(known));
  if (!seed) return [];
  await writeFile(paths.seeding, '');
  const { seedDemoInto } = await import('./seed-demo.ts');
  const accounts = await seedDemoInto(place);
  await writeFile(`${paths.accounts}.new`, JSON.stringify(accounts), { mode: 0o600 });
  await rename(`${paths.accounts}.new`, paths.accounts);
  await rm(paths.seeding);
  return accounts;
}
