import { isDeepStrictEqual } from 'node:util';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { localPublishableKey } from '../backend-secrets.ts';
import { answerDatabaseError } from './error-answers.ts';
import type { LiteFetch } from './lite-app.ts';

/**
 * Four cures sit on internals of @supabase/lite 0.10.0. A release that renames one would silently grant everything
 * to everyone, or answer 500 to every refusal; so each start looks, and refuses to serve.
 */
export async function assertLiteInternals(
  connection: PostgresConnection,
  lite: LiteFetch,
): Promise<void> {
  const wrong: string[] = [];
  if (!(await keepsGrants(connection))) wrong.push('rlsState, ensureRlsContext');
  const anonymous = { auth: { uid: null, role: 'anon', jwt: null } };
  if ((await settingsSeen(connection, anonymous)) !== 'anon {} GET')
    wrong.push('applyJwtSessionContext');
  const rpc = { method: 'POST', path: '/', requestHeaders: {}, readOnly: false };
  if ((await settingsSeen(connection, anonymous, { rpc })) !== 'anon {} GET')
    wrong.push('applyRpcRequestGucs');
  if (!(await translatesErrors(connection, lite))) wrong.push('normalizeDbError');
  if (wrong.length > 0)
    throw new Error(
      `@supabase/lite no longer has what supabase/local/gateway/lite-connection.ts relies on: ${wrong.join('; ')}`,
    );
}

/** What the library does before its first request must grant nothing. */
async function keepsGrants(connection: PostgresConnection): Promise<boolean> {
  const prepare: unknown = Reflect.get(connection, 'ensureRlsContext');
  if (typeof prepare !== 'function') return false;
  const before = await countGrants(connection);
  const active = await Reflect.apply(prepare, connection, []);
  return active === true && (await countGrants(connection)) === before;
}

/** A request on which the database fails with a code that the library does not know must come back as 400 with it. */
async function translatesErrors(connection: PostgresConnection, lite: LiteFetch): Promise<boolean> {
  const { tables } = await connection.introspect({ useCache: true });
  const table = tables.find(({ schema }) => schema === 'public');
  // Nothing is exposed yet, so nothing can fail.
  if (table === undefined) return connection.normalizeDbError === answerDatabaseError;
  const { withContext } = connection;
  connection.withContext = () =>
    Promise.reject(Object.assign(new Error('self_test'), { code: 'TB999', hint: 'a hint' }));
  try {
    const answer = await lite(
      new Request(`http://127.0.0.1/rest/v1/${table.name}`, {
        headers: { apikey: localPublishableKey },
      }),
    );
    const expected = { code: 'TB999', details: null, hint: 'a hint', message: 'self_test' };
    return answer.status === 400 && isDeepStrictEqual(await answer.json(), expected);
  } finally {
    connection.withContext = withContext;
  }
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
