import { AsyncLocalStorage } from 'node:async_hooks';
import * as z from 'zod/mini';

/** What PostgREST tells the database about the request at hand, beside the caller's claims. */
export type RequestFacts = { method: string; path: string; headers: Record<string, string> };

export const requestFacts = new AsyncLocalStorage<RequestFacts>();

/** No SQL needs to read a credential, so none is handed to it. */
const withheld = new Set(['authorization', 'apikey', 'cookie']);

export function factsOf(request: Request): RequestFacts {
  // Names of `Headers` are in lower case already, as PostgREST has them.
  const headers = [...request.headers].filter(([name]) => !withheld.has(name));
  return {
    method: request.method,
    path: new URL(request.url).pathname.replace(/^\/rest\/v1/, ''),
    headers: Object.fromEntries(headers),
  };
}

const caller = z.object({
  auth: z.optional(
    z.object({
      // Whoever signs a token chooses its role; none but these three may be taken on.
      role: z.enum(['anon', 'authenticated', 'service_role']),
      jwt: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
    }),
  ),
});

type Executor = { executeQuery(query: unknown): Promise<unknown> };

const statement = `select
  set_config('request.jwt.claims', $1, true), set_config('request.headers', $2, true),
  set_config('request.method', $3, true), set_config('request.path', $4, true),
  set_config('response.status', '', true), set_config('response.headers', '', true),
  set_config('role', $5, true)`;

/**
 * Cure: the library sets `request.headers` for functions only, sets the older `request.jwt.claim.*`, no claims for
 * anonymous callers, and takes ten round trips. One statement sets what PostgREST sets, for tables as well.
 * `variables` is the library's own description of the caller; anything else in it is refused.
 */
export async function applyRequestSettings(executor: Executor, variables: unknown): Promise<void> {
  const { auth } = caller.parse(variables);
  const role = auth?.role ?? 'anon';
  const facts = requestFacts.getStore() ?? { method: 'GET', path: '/', headers: {} };
  const claims = auth?.jwt ?? { role };
  await executor.executeQuery({
    sql: statement,
    parameters: [
      JSON.stringify(claims),
      JSON.stringify(facts.headers),
      facts.method,
      facts.path,
      role,
    ],
    query: { kind: 'RawNode', sqlFragments: [statement], parameters: [] },
    queryId: { queryId: 'request-settings' },
  });
}
