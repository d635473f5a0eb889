import * as z from 'zod/mini';
import { connectionKind, mailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import { callDatabase } from '../_shared/call-database.ts';
import { callbackUrl } from '../_shared/callback-url.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { mailProvider } from '../_shared/mail-provider.ts';
import { adminConsentUrl, needsAdministrator } from '../_shared/microsoft/microsoft-oauth.ts';
import { ProviderRefusal } from '../_shared/provider-refusal.ts';
import { type CallbackOutcome, callbackText } from './callback-text.ts';

const taken = z.object({
  attempt: z.nullable(
    z.object({
      org_id: z.uuid(),
      member_id: z.uuid(),
      provider: mailboxProvider,
      kind: connectionKind,
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
  const forAdministrator =
    outcome === 'administrator_needed' && deps.microsoft !== null
      ? `\n${adminConsentUrl(deps.microsoft, callbackUrl(deps))}\n`
      : '';
  return new Response(callbackText[outcome] + forAdministrator, {
    status: outcome === 'connected' || outcome === 'administrator_allowed' ? 200 : 400,
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
  // An administrator comes back from another page, for everybody and for no attempt.
  if (deps.microsoft !== null && query.get('admin_consent')?.toLowerCase() === 'true')
    return 'administrator_allowed';
  const state = query.get('state') ?? '';
  if (state === '' || state.length > 200) return 'attempt_unknown';
  const { attempt } = await callDatabase(deps, 'take_connect_attempt', { state }, taken);
  const provider = attempt === null ? null : mailProvider(deps, attempt.provider);
  if (attempt === null || provider === null) return 'attempt_unknown';
  const code = query.get('code');
  if (attempt.provider === 'microsoft' && needsAdministrator(query)) return 'administrator_needed';
  if (code === null || query.has('error')) return 'not_granted';
  try {
    const redirectUri = callbackUrl(deps);
    const given = { code, verifier: attempt.verifier, redirectUri };
    const tokens = await provider.tokensForCode(given);
    if (!provider.grants(attempt.kind, tokens)) return 'not_granted';
    const address = await provider.addressOf(attempt.kind, tokens.accessToken);
    const { org_id, member_id, kind } = attempt;
    const answer = await callDatabase(
      deps,
      'save_connection',
      {
        ...{ org_id, member_id, provider: attempt.provider, kind, address },
        ...{ scopes: tokens.scopes, refresh_token: tokens.refreshToken },
      },
      saved,
    );
    if ('connection_id' in answer) return 'connected';
    // A consent that we may not use is given back. Not where the member's own earlier one would go with it.
    if (answer.refused !== 'no_lasting_access')
      await provider.revoke(tokens.refreshToken ?? tokens.accessToken);
    return answer.refused;
  } catch (error) {
    if (error instanceof ProviderRefusal) return 'provider_refused';
    throw error;
  }
}
