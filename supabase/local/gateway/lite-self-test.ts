import type { PostgresConnection } from '@supabase/lite/postgres';
import { answerDatabaseError } from './error-answers.ts';
import { applyRequestSettings } from './request-settings.ts';

/**
 * Four cures sit on internals of @supabase/lite 0.10.0. A release that renames one would silently grant everything
 * to everyone, or answer 500 to every refusal; so each start looks, and refuses to serve.
 */
export async function assertLiteInternals(connection: PostgresConnection): Promise<void> {
  const wrong: string[] = [];
  const state = await Promise.resolve(Reflect.get(connection, 'ensureRlsContext'));
  if (typeof state !== 'function') wrong.push('ensureRlsContext is gone');
  else {
    const before = await countGrants(connection);
    if ((await Reflect.apply(state, connection, [])) !== true) wrong.push('rlsState is not heeded');
    if ((await countGrants(connection)) !== before) wrong.push('rlsState does not stop the grants');
  }
  if (connection.normalizeDbError !== answerDatabaseError) wrong.push('normalizeDbError');
  const seen = await connection.withContext(
    { auth: { uid: null, role: 'anon', jwt: null } },
    async (executor) => {
      const query = `select current_user::text as caller, current_setting('request.headers', true) as headers`;
      const { rows } = await executor.executeQuery({
        sql: query,
        parameters: [],
        query: { kind: 'RawNode', sqlFragments: [query], parameters: [] },
        queryId: { queryId: 'self-test' },
      });
      return JSON.stringify(rows[0]);
    },
  );
  if (seen !== '{"caller":"anon","headers":"{}"}') wrong.push('applyJwtSessionContext');
  if (Reflect.get(connection, 'applyJwtSessionContext') !== applyRequestSettings)
    wrong.push('applyJwtSessionContext was replaced');
  if (wrong.length > 0)
    throw new Error(
      `@supabase/lite no longer works as supabase/local/gateway/lite-connection.ts expects: ${wrong.join('; ')}`,
    );
}

async function countGrants(connection: PostgresConnection): Promise<string> {
  const [row] = await connection.driver`
    select coalesce(sum(cardinality(relacl)), 0)::text as grants from pg_class`;
  return String(row?.grants);
}
