import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { DemoAccount } from '../../seed/demo-organisation.ts';
import { type BackendSecrets, generateSecrets } from '../backend-secrets.ts';
import { openDatabase } from '../database/open-database.ts';
import { prepareDatabase } from '../database/prepare-database.ts';
import { freePort } from '../postgres/free-port.ts';
import { initialiseCluster } from '../postgres/initialise-cluster.ts';
import { findPostgres } from '../postgres/postgres-programs.ts';
import { startPostgres } from '../postgres/postgres-server.ts';
import { makeFolderForPostgres } from '../postgres/unprivileged-user.ts';
import { seedDemoInto } from '../seed-demo.ts';
import { migrationsFolder } from '../start-backend.ts';

export type TestCluster = {
  port: number;
  /** Migrated and seeded; each test file copies it. */
  template: string;
  secrets: BackendSecrets;
  accounts: DemoAccount[];
};

declare module 'vitest' {
  interface ProvidedContext {
    testCluster: TestCluster;
  }
}

const template = 'threadbook_template';

/** One Postgres for the whole run, which forgets everything in a power cut and on teardown. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'threadbook-test-'));
  const stopped = new AbortController();
  await makeFolderForPostgres(folder);
  const cluster = join(folder, 'cluster');
  const programs = await findPostgres(cluster);
  const secrets = generateSecrets(false);
  await initialiseCluster(programs, cluster, null);
  const server = await startPostgres({
    ...{ programs, cluster, forgetful: true, signal: stopped.signal },
    logFile: join(folder, 'postgres.log'),
    port: await freePort(),
    log: () => undefined,
  });
  const teardown = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const place = { port: server.port, database: template, password: null };
    const admin = openDatabase({ ...place, database: 'postgres', user: 'supabase_admin' });
    await admin.unsafe(`create database ${template}`);
    await admin.end();
    await prepareDatabase(place, migrationsFolder, secrets.columnKey, () => undefined);
    const accounts = await seedDemoInto(place);
    project.provide('testCluster', { port: server.port, template, secrets, accounts });
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
