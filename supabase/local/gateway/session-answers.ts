import * as z from 'zod/mini';
import type { Sql } from '../database/open-database.ts';
import type { AccessTokens } from './access-tokens.ts';
import { findAuthUser } from './auth-users.ts';

const session = z.looseObject({ access_token: z.string() });
const innerClaims = z.object({
  sub: z.uuid(),
  aud: z.string(),
  role: z.string(),
  session_id: z.uuid(),
  iat: z.number(),
  exp: z.number(),
});

const startsSession = /^\/auth\/v1\/(token|signup|verify)$/;

export type SessionRewriter = (request: Request, answer: Response) => Promise<Response>;

/**
 * Cure: the library's tokens hold neither metadata nor `aal`, `amr`, `iss`, and its hook is never called.
 * Every answer that carries a session gets a token with hosted's claims, passed through
 * `public.custom_access_token_hook(jsonb)` if the database has one, and signed with ES256.
 */
export function createSessionRewriter(
  sql: Sql,
  tokens: AccessTokens,
  issuer: string,
): SessionRewriter {
  return async (request, answer) => {
    const url = new URL(request.url);
    if (request.method !== 'POST' || !answer.ok || !startsSession.test(url.pathname)) return answer;
    const text = await answer.text();
    const body = session.safeParse(JSON.parse(text));
    const headers = new Headers(answer.headers);
    headers.delete('content-length');
    if (!body.success) return new Response(text, { status: answer.status, headers });
    const inner = innerClaims.parse(await tokens.readInner(body.data.access_token));
    const user = await findAuthUser(sql, inner.sub);
    const method = url.searchParams.get('grant_type') ?? 'password';
    const claims = {
      ...inner,
      iss: issuer,
      email: user?.email ?? '',
      phone: user?.phone ?? '',
      app_metadata: user?.app_metadata ?? {},
      user_metadata: user?.user_metadata ?? {},
      aal: 'aal1',
      amr: [
        { method: method === 'refresh_token' ? 'token_refresh' : method, timestamp: inner.iat },
      ],
      is_anonymous: false,
    };
    const token = await tokens.sign(await throughHook(sql, inner.sub, method, claims));
    return Response.json({ ...body.data, access_token: token }, { status: answer.status, headers });
  };
}

const hookAnswer = z.object({ claims: z.record(z.string(), z.unknown()) });

/** Claims as the hook wants them; unchanged where the database has none. */
async function throughHook(
  sql: Sql,
  userId: string,
  method: string,
  claims: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const [hook] = await sql`
    select to_regprocedure('public.custom_access_token_hook(jsonb)') is not null as present`;
  if (hook?.present !== true) return claims;
  const event = JSON.stringify({ user_id: userId, claims, authentication_method: method });
  return sql.begin(async (transaction) => {
    // The role that calls hooks on hosted; a hook that it may not execute fails here too.
    await transaction`set local role supabase_auth_admin`;
    const [row] = await transaction`
      select public.custom_access_token_hook(${event}::text::jsonb) as answer`;
    return hookAnswer.parse(row?.answer).claims;
  });
}
