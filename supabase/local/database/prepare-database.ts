import { ensureAuthSchema } from '../gateway/auth-schema.ts';
import { applyMigrations } from './apply-migrations.ts';
import { type DatabasePlace, databaseUrl } from './database-url.ts';
import { openDatabase } from './open-database.ts';
import { createRoles, createSchemas } from './prepare-cluster.ts';

/** Brings a database, empty or not, to the state that the migrations describe. Returns the files applied. */
export async function prepareDatabase(
  place: DatabasePlace,
  migrations: string,
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
    return await applyMigrations(owner, migrations);
  } finally {
    await owner.end();
  }
}
