import { readFile } from 'node:fs/promises';
import type { Sql } from './open-database.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`./${name}`, import.meta.url), 'utf8');

/**
 * Gives a new cluster the roles of hosted. Safe to repeat: a start that was killed half-way left nothing,
 * since all of it is one transaction. `password` is the one of the role that runs migrations.
 */
export async function createRoles(admin: Sql, password: string | null): Promise<void> {
  const known = await admin`select from pg_roles where rolname = 'postgres'`;
  if (known.length > 0) return;
  const roles = await read('roles-of-hosted.sql');
  await admin.begin(async (transaction) => {
    await transaction.unsafe(roles);
    if (password === null) return;
    // `alter role` takes no parameters; format() quotes.
    const [row] = await transaction`
      select format('alter role postgres password %L', ${password}::text) as command`;
    await transaction.unsafe(String(row?.command));
  });
}

/** Gives a database the schemas of hosted, without those of auth, which the gateway's library brings. */
export async function createSchemas(admin: Sql): Promise<void> {
  const known = await admin`select from pg_namespace where nspname = 'extensions'`;
  if (known.length > 0) return;
  const schemas = await read('schemas-of-hosted.sql');
  await admin.begin(async (transaction) => {
    const [row] = await transaction`
      select format('alter database %I owner to postgres', current_database()) as command`;
    await transaction.unsafe(String(row?.command));
    await transaction.unsafe(schemas);
  });
}

/** Puts hosted's auth helpers and grants in place; at every start, after the library made its tables. */
export async function installAuthHelpers(admin: Sql): Promise<void> {
  const helpers = await read('auth-helpers.sql');
  await admin.begin((transaction) => transaction.unsafe(helpers));
}
