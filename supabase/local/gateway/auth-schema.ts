import { App } from '@supabase/lite';
import { installAuthHelpers } from '../database/prepare-cluster.ts';
import { connectLite } from './lite-connection.ts';
import { runQuietly } from './quiet-library.ts';

/** Written on the schema, so that a warm start need not send sixty statements to learn that all is there. */
const made = 'made by @supabase/lite 0.10.0 with the helpers of hosted';

/**
 * Makes the tables of the schema auth as the library wants them, then hosted's helpers over its own.
 * Before the migrations, which refer to auth.users. Its pool is closed again: it would remember the types it met.
 */
export async function ensureAuthSchema(adminUrl: string, log: (line: string) => void) {
  const connection = connectLite(adminUrl, 1);
  try {
    const [row] = await connection.driver`
      select obj_description(to_regnamespace('auth'), 'pg_namespace') as comment`;
    if (row?.comment === made) return;
    const app = new App({
      connection,
      auth: { enabled: true, jwt_secret: 'not used for making tables' },
      options: { server: { admin: false, disableStudio: true } },
    });
    await runQuietly(log, () => app.ensureSystemSchema());
    await installAuthHelpers(connection.driver);
    await connection.driver.unsafe(`comment on schema auth is '${made}'`);
  } finally {
    await connection.close();
  }
}
