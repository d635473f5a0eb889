import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { databaseUrl } from '../local/database/database-url.ts';
import { openDatabase, type Sql } from '../local/database/open-database.ts';
import { createRoles, createSchemas } from '../local/database/prepare-cluster.ts';
import { ensureAuthSchema } from '../local/gateway/auth-schema.ts';
import { freePort } from '../local/postgres/free-port.ts';
import { initialiseCluster } from '../local/postgres/initialise-cluster.ts';
import { findPostgres } from '../local/postgres/postgres-programs.ts';
import { type PostgresServer, startPostgres } from '../local/postgres/postgres-server.ts';
import { makeFolderForPostgres } from '../local/postgres/unprivileged-user.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export type HostedProject = {
  /** As `postgres`, who is no superuser; with the parameter that the CLI needs where there is no TLS. */
  databaseUrl: string;
  /** As `postgres`. */
  owner: Sql;
  /** As the platform's superuser: to look and to arrange what the dashboard does. */
  admin: Sql;
};

/** Answer of a command; a code other than 0 is not an error here. */
export type Ran = { code: number; stdout: string; stderr: string };

/**
 * An empty cluster of its own with the roles, schemas and stand-ins of hosted; alive from beforeAll to afterAll.
 * `exposesNewTables`: as projects made before 2026-05-30, whose new tables are granted to everybody by default.
 */
export function useHostedCluster() {
  let folder = '';
  let server: PostgresServer | null = null;
  const open: Sql[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'threadbook-hosted-'));
    await makeFolderForPostgres(folder);
    const cluster = join(folder, 'cluster');
    const programs = await findPostgres(cluster);
    await initialiseCluster(programs, cluster, null);
    server = await startPostgres({
      ...{ programs, cluster, forgetful: true, signal: new AbortController().signal },
      ...{ logFile: join(folder, 'postgres.log'), port: await freePort(), log: () => undefined },
    });
    await createRoles(connect('postgres', 'supabase_admin'), null);
  }, 120_000);

  afterAll(async () => {
    await Promise.all(open.map((sql) => sql.end({ timeout: 1 })));
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const place = (database: string) => {
    if (server === null) throw new Error('useHostedCluster() lives from beforeAll to afterAll');
    return { port: server.port, database, password: null };
  };
  const connect = (database: string, user: 'supabase_admin' | 'postgres'): Sql => {
    const sql = openDatabase({ ...place(database), user });
    open.push(sql);
    return sql;
  };

  async function createProject(name: string, exposesNewTables: boolean): Promise<HostedProject> {
    await connect('postgres', 'supabase_admin').unsafe(`create database ${name}`);
    const admin = connect(name, 'supabase_admin');
    await createSchemas(admin);
    await ensureAuthSchema(
      databaseUrl({ ...place(name), user: 'supabase_admin' }),
      () => undefined,
    );
    await admin.unsafe(await readFile(new URL('hosted-stand-ins.sql', import.meta.url), 'utf8'));
    const owner = connect(name, 'postgres');
    if (exposesNewTables) await owner.unsafe(grantsOfOlderProjects);
    const url = `${databaseUrl({ ...place(name), user: 'postgres' })}?sslmode=disable`;
    return { databaseUrl: url, owner, admin };
  }

  /** Runs a program in the project's folder, with the packages' programs in the path and a home of its own. */
  function run(
    command: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<Ran> {
    return new Promise((resolve, reject) => {
      const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
      const own = {
        ...{ PATH: path, HOME: folder, DO_NOT_TRACK: '1', SUPABASE_TELEMETRY_DISABLED: '1' },
        // npx takes what is installed and asks nobody.
        ...{ npm_config_offline: 'true', npm_config_update_notifier: 'false' },
      };
      execFile(
        command,
        [...args],
        {
          ...{ cwd: root, env: { ...process.env, ...own, ...env }, maxBuffer: 64 * 1024 * 1024 },
          // A command that hangs is a failure with a name, not a hook that runs out of time.
          ...{ timeout: 120_000, killSignal: 'SIGKILL' },
        },
        (error, stdout, stderr) => {
          if (error === null) resolve({ code: 0, stdout, stderr });
          else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr });
          else reject(error);
        },
      );
    });
  }

  /** `supabase db push`, as docs/hosted.md says it. @throws Error with what the CLI said when it failed */
  async function push({ databaseUrl: url }: HostedProject): Promise<string> {
    const ran = await run('supabase', ['db', 'push', '--db-url', url, '--yes']);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return ran.stdout + ran.stderr;
  }

  return { createProject, run, push };
}

const grantsOfOlderProjects = `
  alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
  alter default privileges in schema public grant all on functions to anon, authenticated, service_role;`;
