import { ensureAuthSchema } from '../gateway/auth-schema.ts';
import { applyMigrations } from './apply-migrations.ts';
import { type DatabasePlace, databaseUrl } from './database-url.ts';
import { openDatabase, type Sql } from './open-database.ts';
import { createRoles, createSchemas } from './prepare-cluster.ts';

/**
 * Brings a database, empty or not, to the state that the migrations describe, and gives it the key that its sealed
 * columns open with. Returns the files applied.
 * @throws Error when the database was sealed under another key
 */
export async function prepareDatabase(
  place: DatabasePlace,
  migrations: string,
  columnKey: string,
  log: (line: string) => void,
): Promise<string[]> {
  const asAdmin = { ...place, user: 'supabase_admin' } as const;
  const admin = openDatabase(asAdmin);
  try {
    await createRoles(admin, place.password);
    await createSchemas(admin);
    await ensureAuthSchema(databaseUrl(asAdmin), log);
  } finally {
    await admin.end();
  }
  const owner = openDatabase({ ...place, user: 'postgres' });
  try {
    const applied = await applyMigrations(owner, migrations);
    await bringColumnKey(owner, columnKey);
    return applied;
  } finally {
    await owner.end();
  }
}

/** Hosted has its vault for it; here the key lies in the backend's secrets and is brought at each start. */
async function bringColumnKey(owner: Sql, columnKey: string): Promise<void> {
  await owner`insert into private.local_keys (key) values (decode(${columnKey}, 'hex')) on conflict do nothing`;
  const [row] =
    await owner`select encode(key, 'hex') = ${columnKey} as same from private.local_keys`;
  if (row?.same !== true)
    throw new Error(
      'This database was sealed under another key: secrets.json does not belong to it. Bring the one that does.',
    );
}
