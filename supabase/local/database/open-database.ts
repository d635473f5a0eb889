import postgres from 'postgres';

export type Sql = postgres.Sql;

export type DatabaseAddress = {
  port: number;
  database: string;
  user: 'supabase_admin' | 'postgres';
  /** Null where the cluster trusts local processes (tests). */
  password: string | null;
};

export function databaseUrl({ port, database, user, password }: DatabaseAddress): string {
  const secret = password === null ? '' : `:${encodeURIComponent(password)}`;
  return `postgresql://${user}${secret}@127.0.0.1:${port}/${database}`;
}

/** A small pool for set-up work and tests; notices are dropped, they repeat what the SQL says. */
export function openDatabase(address: DatabaseAddress, connections = 1): Sql {
  return postgres(databaseUrl(address), {
    max: connections,
    onnotice: () => undefined,
    connection: { application_name: 'threadbook-local' },
  });
}
