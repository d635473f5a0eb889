import {
  type GoogleSettings,
  googleAt,
} from '../../../supabase/functions/_shared/google/google-settings.ts';
import type { GoogleFake } from './google-fake.ts';
import type { GoogleApp } from './oauth.ts';

/** The app that is registered at the fake. */
export const appAtFake: GoogleApp = { id: 'client-of-test', secret: 'secret-of-test' };

/** How its Pub/Sub is set up. */
export const pushAtFake = {
  topic: 'projects/of-test/topics/gmail',
  account: 'push@of-test.iam.gserviceaccount.example',
} as const;

/** As the functions take them, with Pub/Sub. */
export const settingsAtFake = ({ url }: Pick<GoogleFake, 'url'>): GoogleSettings => ({
  ...googleAt(url.replace(/\/$/, ''), appAtFake.id, appAtFake.secret),
  push: pushAtFake,
});

/** As functions under Deno read them. */
export const environmentAtFake = ({ url }: Pick<GoogleFake, 'url'>) => ({
  GOOGLE_CLIENT_ID: appAtFake.id,
  GOOGLE_CLIENT_SECRET: appAtFake.secret,
  GOOGLE_TEST_ORIGIN: url.replace(/\/$/, ''),
  GOOGLE_PUSH_TOPIC: pushAtFake.topic,
  GOOGLE_PUSH_ACCOUNT: pushAtFake.account,
});

/**
 * What the person's press on "Allow" does: follows the consent page and gives where Google sends the browser back to.
 * `untick`: a scope that they take away.
 */
export async function consentAtFake(
  url: string,
  address: string,
  untick?: string,
): Promise<string> {
  const asked = new URL(url);
  asked.searchParams.set('login_hint', address);
  if (untick !== undefined) asked.searchParams.set('untick', untick);
  const answer = await fetch(asked, { redirect: 'manual' });
  const back = answer.headers.get('location');
  if (back === null) throw new Error(`No way back from the consent page: ${answer.status}`);
  return back;
}
