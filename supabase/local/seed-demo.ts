import * as z from 'zod/mini';
import { openDatabase, type Sql } from './database/open-database.ts';
import type { DatabasePlace } from './database/prepare-database.ts';
import { createAuthUser } from './gateway/auth-users.ts';

const account = z.object({
  email: z.string(),
  password: z.string(),
  role: z.string(),
  organisation: z.string(),
});
export const demoAccounts = z.array(account);
export type DemoAccount = z.infer<typeof account>;

type SeedTools = {
  /** As postgres, like a migration. */
  sql: Sql;
  /** Returns the account's id. */
  createUser: (user: { email: string; password: string }) => Promise<string>;
};

const seedModule = z.object({
  seedDemo: z.custom<(tools: SeedTools) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});

/** Fills a migrated, empty database with the demo organisation. */
export async function seedDemo(place: DatabasePlace): Promise<DemoAccount[]> {
  const file = new URL('../seed/demo-organisation.ts', import.meta.url).href;
  const module: unknown = await import(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  });
  const known = seedModule.safeParse(module);
  if (!known.success) return [];
  const admin = openDatabase({ ...place, user: 'supabase_admin' });
  const sql = openDatabase({ ...place, user: 'postgres' });
  try {
    const createUser: SeedTools['createUser'] = async (user) =>
      (await createAuthUser(admin, { ...user, email_confirm: true })).id;
    return demoAccounts.parse(await known.data.seedDemo({ sql, createUser }));
  } finally {
    await Promise.all([sql.end(), admin.end()]);
  }
}
