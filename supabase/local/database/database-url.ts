/** A database of the local server, whoever connects to it. */
export type DatabasePlace = {
  port: number;
  database: string;
  /** Null where the cluster trusts local processes (tests). */
  password: string | null;
};

export type DatabaseAddress = DatabasePlace & { user: 'supabase_admin' | 'postgres' };

export function databaseUrl({ port, database, user, password }: DatabaseAddress): string {
  const secret = password === null ? '' : `:${encodeURIComponent(password)}`;
  return `postgresql://${user}${secret}@127.0.0.1:${port}/${database}`;
}
