import {
  type MicrosoftSettings,
  microsoftAt,
} from '../../../supabase/functions/_shared/microsoft/microsoft-settings.ts';
import type { MicrosoftFake } from './microsoft-fake.ts';
import type { MicrosoftApp, MicrosoftCloud } from './oauth.ts';

/** The app that is registered at the fake. */
export const microsoftAppAtFake: MicrosoftApp = { id: 'client-of-test', secret: 'secret-of-test' };

/** As the functions take them. */
export const microsoftSettingsAtFake = (
  { url }: Pick<MicrosoftFake, 'url'>,
  cloud: MicrosoftCloud = 'global',
): MicrosoftSettings => microsoftAt(url.replace(/\/$/, ''), microsoftAppAtFake, { cloud });

/** As functions under Deno read them. */
export const microsoftEnvironmentAtFake = ({ url }: Pick<MicrosoftFake, 'url'>) => ({
  MICROSOFT_CLIENT_ID: microsoftAppAtFake.id,
  MICROSOFT_CLIENT_SECRET: microsoftAppAtFake.secret,
  MICROSOFT_TEST_ORIGIN: url.replace(/\/$/, ''),
});

/** Follows the consent page as this person and gives where Microsoft sends the browser back to. */
export async function consentAtMicrosoft(url: string, address?: string): Promise<string> {
  const asked = new URL(url);
  if (address !== undefined) asked.searchParams.set('login_hint', address);
  const answer = await fetch(asked, { redirect: 'manual' });
  const back = answer.headers.get('location');
  if (back === null) throw new Error(`No way back from the consent page: ${answer.status}`);
  return back;
}
