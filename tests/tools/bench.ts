import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { localPublishableKey } from '../../supabase/local/backend-secrets.ts';
import { buildForBackend } from '../world/build-for-backend.ts';
import { measureBackend } from './bench-backend.ts';
import { measureBundle } from './bench-bundle.ts';
import { measureConnections } from './bench-connections.ts';
import { loadedFolder } from './bench-data.ts';
import { measureDatabase } from './bench-database.ts';
import { measureDomain } from './bench-domain.ts';
import { describeFigure, type Figure, figure } from './bench-figure.ts';
import { measureGateway } from './bench-gateway.ts';
import { measureMemory } from './bench-memory.ts';
import { measurePage } from './bench-page.ts';
import { measurePushes } from './bench-pushes.ts';
import { measureReading } from './bench-reading.ts';
import { measureRollups } from './bench-rollups.ts';
import { measureSidebar } from './bench-sidebar.ts';
import { measureWeb } from './bench-web.ts';
import { outcomeFolder } from './run-suite.ts';

/**
 * `npm run bench [-- --json] [-- bundle | domain | backend | load | database | memory | rollups | gateway | connections | page | reading | sidebar | web | tests] [--customers 200000]`: each figure beside its budget. With `--json` one JSON
 * object a line on stdout, everything else on stderr. Exit code 1 when a budget is broken.
 */
const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, customers: { type: 'string' } },
});
const customers = values.customers === undefined ? null : Number(values.customers);
const json = values.json === true;
if (customers !== null && !(Number.isInteger(customers) && customers >= 100))
  throw new Error('--customers takes a whole number from 100 on');
const log = (line: string): void => console.error(line);

const measures: Readonly<Record<string, () => Promise<Figure[]>>> = {
  bundle: async () => {
    const backend = { url: 'http://127.0.0.1:54321', publishableKey: localPublishableKey };
    return measureBundle((await buildForBackend(backend, log)).extension);
  },
  domain: async () => measureDomain(),
  backend: () => measureBackend(),
  // Takes minutes to load; only where the number of customers is named.
  ...(customers === null
    ? {}
    : {
        load: () => loadOnly(customers),
        database: () => measureDatabase(customers, log),
        memory: () => measureMemory(customers, log),
      }),
  rollups: () => measureRollups(),
  gateway: () => measureGateway(),
  connections: async () => [...(await measureConnections()), ...(await measurePushes())],
  page: () => measurePage(log),
  reading: () => measureReading(),
  sidebar: () => measureSidebar(customers ?? 10_000, log),
  web: () => measureWeb(customers ?? 10_000, log),
  tests: async () => lastTestRun(),
};

let broken = false;
for (const [name, measure] of Object.entries(measures)) {
  if (only.length > 0 && !only.includes(name)) continue;
  for (const measured of await measure()) {
    broken ||= !measured.ok;
    console.log(json ? JSON.stringify(measured) : describeFigure(measured));
  }
}
process.exitCode = broken ? 1 : 0;

/** Makes the data that `database` reads, and measures nothing, so that timing may wait for a quiet machine. */
async function loadOnly(size: number): Promise<Figure[]> {
  if (size > 20_000) await loadedFolder(20_000, log);
  await loadedFolder(size, log);
  return [];
}

/** How long the last complete `npm test` took here; nothing when there was none. */
function lastTestRun(): Figure[] {
  const path = join(outcomeFolder, 'last-run.json');
  if (!existsSync(path)) return [];
  const { seconds } = z
    .object({ seconds: z.number() })
    .parse(JSON.parse(readFileSync(path, 'utf8')));
  return [figure('npm test, last complete run', seconds, 's', 720)];
}
