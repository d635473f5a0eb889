import type { MailboxProvider } from '../../../shared/contracts/mailbox-consent.ts';
import {
  type CodeGiven,
  type ConsentAsked,
  type OAuthTokens,
  tokensForCode,
  tokensForRefresh,
} from './ask-for-tokens.ts';
import type { FunctionDeps } from './function-deps.ts';
import { gmailProfile, unwatchGmail } from './google/gmail-api.ts';
import { gmailScope, googleConsentUrl, revokeGoogle } from './google/google-oauth.ts';
import { graphAddress } from './microsoft/graph-api.ts';
import { endSubscriptions } from './microsoft/graph-subscriptions.ts';
import { grantsMail, microsoftConsentUrl } from './microsoft/microsoft-oauth.ts';

/** What connecting a mailbox asks of its provider. */
export type MailProvider = {
  readonly consentUrl: (asked: ConsentAsked) => string;
  /** @throws ProviderRefusal */
  readonly tokensForCode: (given: CodeGiven) => Promise<OAuthTokens>;
  readonly grantsMail: (tokens: OAuthTokens) => boolean;
  /** Whose mailbox a token opens, by the provider's own word. @throws ProviderRefusal */
  readonly addressOf: (accessToken: string) => Promise<string>;
  /** Whether the provider has forgotten the consent. */
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
          grantsMail: ({ scopes }) => scopes.includes(gmailScope),
          addressOf: async (token) => (await gmailProfile(google, token, send)).emailAddress,
          revoke: async (token) => {
            if (google.push !== null)
              await bestEffort(async () => {
                const { accessToken } = await tokensForRefresh(google, token, send);
                await unwatchGmail(google, accessToken, send);
              });
            return revokeGoogle(google, token, send);
          },
        };
  return microsoft === null
    ? null
    : {
        consentUrl: (asked) => microsoftConsentUrl(microsoft, asked),
        tokensForCode: (given) => tokensForCode(microsoft, given, send),
        grantsMail,
        addressOf: (token) => graphAddress(microsoft, token, send),
        revoke: async (token) => {
          await bestEffort(async () => {
            const { accessToken } = await tokensForRefresh(microsoft, token, send);
            await endSubscriptions({ microsoft, token: accessToken, send });
          });
          // Microsoft has no revocation of one app's tokens; the person takes its access away in their account.
          return false;
        },
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
