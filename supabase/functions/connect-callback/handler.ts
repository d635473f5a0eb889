import * as z from 'zod/mini';
import { callDatabase } from '../_shared/call-database.ts';
import { callbackUrl } from '../_shared/callback-url.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { gmailProfile } from '../_shared/google/gmail-api.ts';
import { gmailScope, revokeGoogle, tokensForCode } from '../_shared/google/google-oauth.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { type CallbackOutcome, callbackText } from './callback-text.ts';

const taken = z.object({
  attempt: z.nullable(
    z.object({
      org_id: z.uuid(),
      member_id: z.uuid(),
      provider: z.literal('google'),
      verifier: z.string(),
    }),
  ),
});
const saved = z.union([
  z.object({ connection_id: z.uuid() }),
  z.object({
    refused: z.enum(['not_a_member', 'mailbox_of_another_member', 'no_lasting_access']),
  }),
]);

/**
 * Where the provider sends the member back to, with `state` and `code`. Says in plain text how it went: hosted turns HTML
 * of functions into text. The address is the one that the provider names for the token, whatever the request says.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405 });
  const outcome = await connect(new URL(request.url).searchParams, deps);
  return new Response(callbackText[outcome], {
    status: outcome === 'connected' ? 200 : 400,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      // The address of this page holds a code.
      'referrer-policy': 'no-referrer',
      'x-threadbook-outcome': outcome,
    },
  });
}

async function connect(query: URLSearchParams, deps: FunctionDeps): Promise<CallbackOutcome> {
  const state = query.get('state') ?? '';
  if (deps.google === null || state === '' || state.length > 200) return 'attempt_unknown';
  const { attempt } = await callDatabase(deps, 'take_connect_attempt', { state }, taken);
  if (attempt === null) return 'attempt_unknown';
  const code = query.get('code');
  if (code === null || query.has('error')) return 'not_granted';
  try {
    const redirectUri = callbackUrl(deps);
    const given = { code, verifier: attempt.verifier, redirectUri };
    const tokens = await tokensForCode(deps.google, given, deps.fetch);
    if (!tokens.scopes.includes(gmailScope)) return 'not_granted';
    const profile = await gmailProfile(deps.google, tokens.accessToken, deps.fetch);
    const { org_id, member_id, provider } = attempt;
    const answer = await callDatabase(
      deps,
      'save_connection',
      {
        ...{ org_id, member_id, provider, address: profile.emailAddress },
        ...{ scopes: tokens.scopes, refresh_token: tokens.refreshToken },
      },
      saved,
    );
    if ('connection_id' in answer) return 'connected';
    // A consent that we may not use is given back. Not where the member's own earlier one would go with it.
    if (answer.refused !== 'no_lasting_access')
      await revokeGoogle(deps.google, tokens.refreshToken ?? tokens.accessToken, deps.fetch);
    return answer.refused;
  } catch (error) {
    if (error instanceof ProviderRefusal) return 'provider_refused';
    throw error;
  }
}
