import postgres from 'postgres';
import { type DatabaseAddress, databaseUrl } from './database-url.ts';

export type Sql = postgres.Sql;

/** A small pool for set-up work and tests; notices are dropped, they repeat what the SQL says. */
export function openDatabase(address: DatabaseAddress, connections = 1): Sql {
  return postgres(databaseUrl(address), {
    max: connections,
    onnotice: () => undefined,
    connection: { application_name: 'threadbook-local' },
  });
}
