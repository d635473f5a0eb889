import type { ConnectionKind } from '../../../../shared/contracts/mailbox-consent.ts';
import type { ConsentAsked, OAuthTokens } from '../ask-for-tokens.ts';
import type { MicrosoftSettings } from './microsoft-settings.ts';

/** The least that reads each, beside whose it is: https://learn.microsoft.com/en-us/graph/permissions-reference */
const graphScopes = { mail: 'Mail.Read', calendar: 'Calendars.Read' } as const;
/** `offline_access` is what makes Microsoft give a refresh token. */
const openIdScopes = ['openid', 'offline_access'];

/** Where the member consents, or is told that only their administrator can. */
export function microsoftConsentUrl(settings: MicrosoftSettings, asked: ConsentAsked): string {
  return withQuery(settings.authorizeUrl, {
    client_id: settings.clientId,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    response_mode: 'query',
    scope: [...openIdScopes, ...namesOf(settings, [asked.kind])].join(' '),
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    login_hint: asked.loginHint,
  });
}

/** Where their administrator allows the app once for the whole firm. */
export function adminConsentUrl(settings: MicrosoftSettings, redirectUri: string): string {
  return withQuery(settings.adminConsentUrl, {
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: namesOf(settings, ['mail', 'calendar']).join(' '),
    state: 'allowed-by-administrator',
  });
}

const namesOf = ({ scopeRoot }: MicrosoftSettings, kinds: readonly ConnectionKind[]): string[] =>
  ['User.Read', ...kinds.map((kind) => graphScopes[kind])].map((scope) => `${scopeRoot}${scope}`);

/** Microsoft names what it granted with or without Graph's address, in whatever case. */
export function grantsOfMicrosoft(kind: ConnectionKind, { scopes }: OAuthTokens): boolean {
  const wanted = graphScopes[kind].toLowerCase();
  return scopes.some((scope) => scope.toLowerCase().split('/').at(-1) === wanted);
}

/**
 * Whether a return from the consent page says that only an administrator can consent:
 * https://learn.microsoft.com/en-us/entra/identity/enterprise-apps/application-sign-in-unexpected-user-consent-error
 */
export const needsAdministrator = (query: URLSearchParams): boolean =>
  /\bAADSTS(?:90093|90094|900941|65001)\b/.test(query.get('error_description') ?? '');

function withQuery(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
