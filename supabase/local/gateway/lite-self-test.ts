import type { PostgresConnection } from '@supabase/lite/postgres';
import { answerDatabaseError } from './error-answers.ts';

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
  const anonymous = { auth: { uid: null, role: 'anon', jwt: null } };
  if ((await settingsSeen(connection, anonymous)) !== 'anon {} GET')
    wrong.push('applyJwtSessionContext');
  const rpc = { method: 'POST', path: '/', requestHeaders: {}, readOnly: false };
  if ((await settingsSeen(connection, anonymous, { rpc })) !== 'anon {} GET')
    wrong.push('applyRpcRequestGucs');
  if (wrong.length > 0)
    throw new Error(
      `@supabase/lite no longer works as supabase/local/gateway/lite-connection.ts expects: ${wrong.join('; ')}`,
    );
}

/** Caller, headers and method as SQL sees them within the library's own frame for a request. */
function settingsSeen(
  connection: PostgresConnection,
  caller: Record<string, unknown>,
  options: Parameters<PostgresConnection['withContext']>[2] = {},
): Promise<string> {
  const query = `select concat_ws(' ', current_user, current_setting('request.headers', true),
    current_setting('request.method', true)) as seen`;
  return connection.withContext(
    caller,
    async (executor) => {
      const { rows } = await executor.executeQuery({
        sql: query,
        parameters: [],
        query: { kind: 'RawNode', sqlFragments: [query], parameters: [] },
        queryId: { queryId: 'self-test' },
      });
      return JSON.stringify(rows[0]).slice('{"seen":"'.length, -2);
    },
    options,
  );
}

async function countGrants(connection: PostgresConnection): Promise<string> {
  const [row] = await connection.driver`
    select coalesce(sum(cardinality(relacl)), 0)::text as grants from pg_class`;
  return String(row?.grants);
}
