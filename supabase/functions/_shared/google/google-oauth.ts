import type { ConsentAsked } from '../ask-for-tokens.ts';
import type { GoogleSettings } from './google-settings.ts';

/** The least that reads mail: https://developers.google.com/workspace/gmail/api/auth/scopes */
const gmailScope = 'https://www.googleapis.com/auth/gmail.readonly';

/** The least that reads events, and nothing that changes one. */
const calendarScope = 'https://www.googleapis.com/auth/calendar.events.readonly';

/** What is asked for, one at a time. */
export const googleScope = { mail: gmailScope, calendar: calendarScope } as const;

/** Where the member consents. `access_type` and `prompt` are what makes Google give a refresh token. */
export function googleConsentUrl(settings: GoogleSettings, asked: ConsentAsked): string {
  const url = new URL(settings.authorizeUrl);
  const parameters = {
    client_id: settings.clientId,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    scope: `openid email ${googleScope[asked.kind]}`,
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
