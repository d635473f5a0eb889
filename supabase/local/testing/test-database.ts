import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { type DemoAccount, demoPassword } from '../../seed/demo-organisation.ts';
import { localPublishableKey } from '../backend-secrets.ts';
import { databaseUrl } from '../database/database-url.ts';
import { openDatabase, type Sql } from '../database/open-database.ts';
import { type Serving, startServing } from '../start-serving.ts';

export type CallerRole = 'anon' | 'authenticated' | 'service_role';

/** A copy of the migrated and seeded database with a gateway of its own; alive from beforeAll to afterAll. */
export type TestBackend = {
  readonly url: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  readonly cronSecret: string;
  /** As postgres, the owner of the schema. */
  readonly databaseUrl: string;
  /** As superuser: to arrange and to look past row-level security. */
  readonly adminDatabaseUrl: string;
  readonly accounts: readonly DemoAccount[];
  /** As superuser. */
  readonly sql: Sql;
  /** What the gateway logged so far. */
  readonly logged: readonly string[];
  /**
   * Runs `work` as the database sees a request of `role` with these claims (`{ sub: user id }`), in a transaction
   * that is rolled back. For what a client may do and see, prefer `signIn`.
   */
  sqlAs<T>(
    role: CallerRole,
    claims: Record<string, unknown>,
    work: (sql: postgres.TransactionSql) => Promise<T>,
    headers?: Record<string, string>,
  ): Promise<T>;
  /** A supabase-js client of this account, signed in through the gateway. `headers` go with each request. */
  signIn(email: string, headers?: Record<string, string>): Promise<SupabaseClient>;
  /** A client without a session (publishable key). */
  anonymous(): SupabaseClient;
  /** A client with the secret key. */
  service(): SupabaseClient;
  /** After a test made tables or functions, so that the gateway sees them. */
  reloadSchema(): Promise<void>;
};

type Running = { admin: Sql; serving: Serving; database: string };

class RolledBack<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('rolled back');
    this.result = result;
  }
}

/** Call once at the top of a test file or a describe block. */
export function useBackend(): TestBackend {
  const { port, template, secrets, accounts } = inject('testCluster');
  const logged: string[] = [];
  let running: Running | null = null;
  const now = (): Running => {
    if (running === null) throw new Error('useBackend() lives from beforeAll to afterAll');
    return running;
  };
  const place = (database: string, user: 'supabase_admin' | 'postgres') => ({
    ...{ port, database, user, password: null },
  });

  beforeAll(async () => {
    const database = `t_${randomUUID().replaceAll('-', '')}`;
    await onServer(port, (sql) =>
      // file_copy is the quicker strategy for small templates, and nothing is synced here.
      sql.unsafe(
        `create database ${database} owner postgres template ${template} strategy file_copy`,
      ),
    );
    const admin = openDatabase(place(database, 'supabase_admin'), 4);
    const serving = await startServing({
      adminDatabaseUrl: databaseUrl(place(database, 'supabase_admin')),
      ...{ port: 0, connections: 6, secrets },
      log: (line) => logged.push(line),
    });
    running = { admin, serving, database };
  });

  afterAll(async () => {
    const { serving, admin, database } = now();
    await serving.stop();
    await admin.end({ timeout: 1 });
    await onServer(port, (sql) => sql.unsafe(`drop database ${database} with (force)`));
    running = null;
  });

  const client = (key: string, headers: Record<string, string> = {}): SupabaseClient =>
    createClient(now().serving.url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { headers },
    });

  return {
    get url() {
      return now().serving.url;
    },
    publishableKey: localPublishableKey,
    secretKey: secrets.secretKey,
    cronSecret: secrets.cronSecret,
    get databaseUrl() {
      return databaseUrl(place(now().database, 'postgres'));
    },
    get adminDatabaseUrl() {
      return databaseUrl(place(now().database, 'supabase_admin'));
    },
    accounts,
    get sql() {
      return now().admin;
    },
    logged,
    async sqlAs(role, claims, work, headers = {}) {
      try {
        await now().admin.begin(async (sql) => {
          await sql`select set_config('request.jwt.claims', ${JSON.stringify({ ...claims, role })}, true),
            set_config('request.headers', ${JSON.stringify(headers)}, true),
            set_config('role', ${role}, true)`;
          throw new RolledBack(await work(sql));
        });
      } catch (error) {
        if (error instanceof RolledBack) return error.result;
        throw error;
      }
      throw new Error('unreachable');
    },
    async signIn(email, headers) {
      const signedIn = client(localPublishableKey, headers);
      const { error } = await signedIn.auth.signInWithPassword({ email, password: demoPassword });
      if (error !== null) throw error;
      return signedIn;
    },
    anonymous: () => client(localPublishableKey),
    service: () => client(secrets.secretKey),
    reloadSchema: () => now().serving.reloadSchema(),
  };
}

async function onServer(port: number, work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = openDatabase({ port, database: 'postgres', user: 'supabase_admin', password: null });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
