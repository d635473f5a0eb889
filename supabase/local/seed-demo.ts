import { type DemoAccount, seedDemo } from '../seed/demo-organisation.ts';
import type { DatabasePlace } from './database/database-url.ts';
import { openDatabase } from './database/open-database.ts';
import { createAuthUser } from './gateway/auth-users.ts';

/** Fills a migrated, empty database with the demo organisation; its accounts come to be as the admin API makes them. */
export async function seedDemoInto(place: DatabasePlace): Promise<DemoAccount[]> {
  const admin = openDatabase({ ...place, user: 'supabase_admin' });
  const sql = openDatabase({ ...place, user: 'postgres' });
  try {
    return await seedDemo({
      sql,
      createUser: async (user) =>
        (await createAuthUser(admin, { ...user, email_confirm: true })).id,
    });
  } finally {
    await Promise.all([sql.end(), admin.end()]);
  }
}
