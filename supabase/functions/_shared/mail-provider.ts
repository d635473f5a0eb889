import type { ConnectionKind, MailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import {
  type CodeGiven,
  type ConsentAsked,
  type OAuthTokens,
  tokensForCode,
  tokensForRefresh,
} from './ask-for-tokens.ts';
import type { FunctionDeps } from './function-deps.ts';
import { googleAddress } from './google/calendar-api.ts';
import { gmailProfile, unwatchGmail } from './google/gmail-api.ts';
import { googleConsentUrl, googleScope, revokeGoogle } from './google/google-oauth.ts';
import { graphAddress } from './microsoft/graph-api.ts';
import { endSubscriptions } from './microsoft/graph-subscriptions.ts';
import { grantsOfMicrosoft, microsoftConsentUrl } from './microsoft/microsoft-oauth.ts';

/** What connecting a mailbox or a calendar asks of its provider. */
export type MailProvider = {
  readonly consentUrl: (asked: ConsentAsked) => string;
  /** @throws ProviderRefusal */
  readonly tokensForCode: (given: CodeGiven) => Promise<OAuthTokens>;
  readonly grants: (kind: ConnectionKind, tokens: OAuthTokens) => boolean;
  /** Whose mailbox or calendar a token opens, by the provider's own word. @throws ProviderRefusal */
  readonly addressOf: (kind: ConnectionKind, accessToken: string) => Promise<string>;
  /** Nothing is told of the mailbox any more; best effort, what is still told is of nobody's. */
  readonly stopTelling: (token: string) => Promise<void>;
  /** Whether the provider has forgotten the consent, which is that of the mailbox and its calendar together. */
  readonly revoke: (token: string) => Promise<boolean>;
};

/** null where no app is registered at it. */
export function mailProvider(
  { google, microsoft, fetch: send }: FunctionDeps,
  name: MailboxProvider,
): MailProvider | null {
  if (name === 'google')
    return google === null
      ? null
      : {
          consentUrl: (asked) => googleConsentUrl(google, asked),
          tokensForCode: (given) => tokensForCode(google, given, send),
          grants: (kind, { scopes }) => scopes.includes(googleScope[kind]),
          addressOf: async (kind, token) =>
            kind === 'mail'
              ? (await gmailProfile(google, token, send)).emailAddress
              : googleAddress(google, token, send),
          stopTelling: (token) =>
            bestEffort(async () => {
              if (google.push === null) return;
              const { accessToken } = await tokensForRefresh(google, token, send);
              await unwatchGmail(google, accessToken, send);
            }),
          revoke: (token) => revokeGoogle(google, token, send),
        };
  return microsoft === null
    ? null
    : {
        consentUrl: (asked) => microsoftConsentUrl(microsoft, asked),
        tokensForCode: (given) => tokensForCode(microsoft, given, send),
        grants: grantsOfMicrosoft,
        addressOf: (_, token) => graphAddress(microsoft, token, send),
        stopTelling: (token) =>
          bestEffort(async () => {
            const { accessToken } = await tokensForRefresh(microsoft, token, send);
            await endSubscriptions({ microsoft, token: accessToken, send });
          }),
        // Microsoft has no revocation of one app's tokens; the person takes its access away in their account.
        revoke: async () => false,
      };
}

/** What a provider would still tell ends by itself within a week, and is of nobody's mailbox: nothing hangs on it. */
async function bestEffort(stop: () => Promise<void>): Promise<void> {
  try {
    await stop();
  } catch {
    // It could not be reached, or has taken the consent back already.
  }
}
