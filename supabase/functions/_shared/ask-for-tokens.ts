import * as z from 'zod/mini';
import type { ConnectionKind } from '../../../shared/contracts/mailbox-consent.ts';
import { ProviderRefusal } from './provider-refusal.ts';

const tokenAnswer = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.optional(z.string()),
  /** Granted ones, with blanks between: people may untick some. */
  scope: z.optional(z.string()),
});

export type OAuthTokens = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  /** Google gives one with the first consent only, Microsoft another one with each answer. */
  readonly refreshToken: string | null;
  readonly scopes: readonly string[];
};

/** The app that asks, and where tokens are given. */
export type TokenDesk = {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What the consent page is told beside the app. */
export type ConsentAsked = {
  readonly kind: ConnectionKind;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
  readonly loginHint: string;
};

/** What came back from it. */
export type CodeGiven = {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
};

/** RFC 6749, 4.1.3, with the verifier of RFC 7636. @throws ProviderRefusal */
export const tokensForCode = (
  desk: TokenDesk,
  given: CodeGiven,
  send: typeof fetch,
): Promise<OAuthTokens> =>
  askForTokens(desk, send, {
    grant_type: 'authorization_code',
    code: given.code,
    code_verifier: given.verifier,
    redirect_uri: given.redirectUri,
  });

/** @throws ProviderRefusal `reconnect` where the consent is gone */
export const tokensForRefresh = (
  desk: TokenDesk,
  refreshToken: string,
  send: typeof fetch,
): Promise<OAuthTokens> =>
  askForTokens(desk, send, { grant_type: 'refresh_token', refresh_token: refreshToken });

async function askForTokens(
  { tokenUrl, clientId, clientSecret }: TokenDesk,
  send: typeof fetch,
  grant: Record<string, string>,
): Promise<OAuthTokens> {
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
