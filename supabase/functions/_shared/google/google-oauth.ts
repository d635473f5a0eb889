import * as z from 'zod/mini';
import { ProviderRefusal } from '../provider-refusal.ts';
import type { GoogleSettings } from './google-settings.ts';

/** The least that reads mail: https://developers.google.com/workspace/gmail/api/auth/scopes */
export const gmailScope = 'https://www.googleapis.com/auth/gmail.readonly';

const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.optional(z.string()),
  /** Granted ones, with blanks between: people may untick some. */
  scope: z.optional(z.string()),
});

export type GoogleTokens = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** Given with the first consent only. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
};

/** Where the member consents. `access_type` and `prompt` are what makes Google give a refresh token. */
export function googleConsentUrl(
  settings: GoogleSettings,
  asked: { redirectUri: string; state: string; challenge: string; loginHint: string },
): string {
  const url = new URL(settings.authorizeUrl);
  const parameters = {
    client_id: settings.clientId,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    scope: `openid email ${gmailScope}`,
    access_type: 'offline',
    prompt: 'consent',
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    login_hint: asked.loginHint,
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** @throws ProviderRefusal */
export function tokensForCode(
  settings: GoogleSettings,
  given: { code: string; verifier: string; redirectUri: string },
  send: typeof fetch,
): Promise<GoogleTokens> {
  return askForTokens(settings, send, {
    grant_type: 'authorization_code',
    code: given.code,
    code_verifier: given.verifier,
    redirect_uri: given.redirectUri,
  });
}

/** @throws ProviderRefusal `reconnect` where the consent is gone */
export function tokensForRefresh(
  settings: GoogleSettings,
  refreshToken: string,
  send: typeof fetch,
): Promise<GoogleTokens> {
  return askForTokens(settings, send, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
}

async function askForTokens(
  { tokenUrl, clientId, clientSecret }: GoogleSettings,
  send: typeof fetch,
  grant: Record<string, string>,
): Promise<GoogleTokens> {
  const answer = await send(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({ ...grant, client_id: clientId, client_secret: clientSecret }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.ok) throw await ProviderRefusal.of(answer);
  const parsed = tokenAnswer.parse(await answer.json());
  return {
    accessToken: parsed.access_token,
    expiresInSeconds: parsed.expires_in,
    refreshToken: parsed.refresh_token ?? null,
    scopes: (parsed.scope ?? '').split(' ').filter((scope) => scope !== ''),
  };
}

/** Whether Google has forgotten the consent; also true where it had none. False when it could not be reached. */
export async function revokeGoogle(
  { revokeUrl }: GoogleSettings,
  token: string,
  send: typeof fetch,
): Promise<boolean> {
  try {
    const answer = await send(revokeUrl, {
      method: 'POST',
      body: new URLSearchParams({ token }),
      signal: AbortSignal.timeout(10_000),
    });
    await answer.body?.cancel();
    return answer.ok || answer.status === 400;
  } catch {
    return false;
  }
}
