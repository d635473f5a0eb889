import type { PostgresConnection } from '@supabase/lite/postgres';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { answerAdminUsers } from './admin-users.ts';
import { restError } from './answers.ts';
import { answerPreflight, isPreflight } from './cross-origin.ts';
import type { LiteFetch } from './lite-app.ts';
import { createSessionRewriter } from './session-answers.ts';
import type { GatewayOptions } from './start-gateway.ts';

/** Who answers what: ours first, the library for the rest of /rest/v1 and /auth/v1. */
export async function createAnswer(
  { secrets, functions }: Pick<GatewayOptions, 'secrets' | 'functions'>,
  { driver }: PostgresConnection,
  lite: LiteFetch,
  url: string,
): Promise<(request: Request) => Promise<Response>> {
  const tokens = await createAccessTokens(secrets);
  const rewriteSession = createSessionRewriter(driver, tokens, `${url}/auth/v1`);

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (isPreflight(request)) return answerPreflight(request);
    if (pathname === '/health') return Response.json({ status: 'ok' });
    if (pathname === '/auth/v1/.well-known/jwks.json') return Response.json(tokens.jwks);
    const name = /^\/functions\/v1\/([a-z0-9-]+)(\/|$)/.exec(pathname)?.[1];
    if (name !== undefined)
      return (await functions(name, request)) ?? restError(404, 'NOT_FOUND', 'No such function');
    const admin = await answerAdminUsers(request, driver, secrets.secretKey);
    if (admin !== null) return admin;
    return rewriteSession(request, await lite(await withInnerToken(request, tokens)));
  };
}

/** The library knows only its own signature; a token that is not ours goes on as it is, and is refused there. */
async function withInnerToken(request: Request, tokens: AccessTokens): Promise<Request> {
  const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
  const inner = token === undefined ? null : await tokens.toInner(token);
  if (inner === null) return request;
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${inner}`);
  const empty = request.method === 'GET' || request.method === 'HEAD';
  const body = empty ? null : await request.arrayBuffer();
  return new Request(request.url, { method: request.method, headers, body });
}
