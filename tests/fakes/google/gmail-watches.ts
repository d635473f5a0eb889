import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { FakeClock } from '../clock.ts';
import type { GmailMailbox } from './gmail-mailbox.ts';
import { googleError } from './google-error.ts';

/** https://developers.google.com/workspace/gmail/api/reference/rest/v1/users/watch */
const asked = z.object({
  topicName: z.string().check(z.regex(/^projects\/[^/]+\/topics\/[^/]+$/)),
});
const week = 7 * 86_400_000;
const keyId = 'key-of-test';

/** A push subscription of Pub/Sub, as whoever runs the app makes it. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly audience: string;
  /** As which service account it signs. */
  readonly account: string;
}

/** Gmail's watches, and the Pub/Sub that carries what they tell: https://cloud.google.com/pubsub/docs/push */
export interface GmailWatches {
  readonly answer: (mailbox: GmailMailbox, path: string, request: Request) => Promise<Response>;
  /** The key set by which tokens are checked. */
  readonly keys: () => Response;
  /** Until when Gmail tells of a mailbox, milliseconds since 1970; null where it does not. */
  readonly until: (address: string) => number | null;
  readonly subscribe: (subscription: PushSubscription) => void;
  /** Tells that something changed, where the mailbox is watched; the answers' statuses. */
  readonly tell: (mailbox: GmailMailbox) => Promise<number[]>;
  /** An OpenID token as Pub/Sub's, with whatever a test wants else in it; null takes a claim out. */
  readonly sign: (claims?: Readonly<Record<string, unknown>>) => Promise<string>;
}

export async function startGmailWatches(clock: FakeClock): Promise<GmailWatches> {
  const pair = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(pair.publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };
  const watched = new Map<string, number>();
  let subscription: PushSubscription | null = null;

  const until = (address: string) => {
    const ends = watched.get(address.toLowerCase()) ?? 0;
    return ends > clock.now() ? ends : null;
  };

  async function sign(claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    if (subscription === null) throw new Error('Nobody made a push subscription');
    const seconds = Math.floor(clock.now() / 1000);
    const all = {
      ...{ iss: 'https://accounts.google.com', aud: subscription.audience, sub: '1234567890' },
      ...{ email: subscription.account, email_verified: true },
      ...{ iat: seconds, exp: seconds + 3600, ...claims },
    };
    const said = Object.entries(all).filter(([, value]) => value !== null);
    return new SignJWT(Object.fromEntries(said))
      .setProtectedHeader({ alg: 'RS256', kid: keyId, typ: 'JWT' })
      .sign(pair.privateKey);
  }

  return {
    until,
    sign,
    keys: () => Response.json({ keys: [key] }),
    subscribe: (made) => {
      subscription = made;
    },
    async answer(mailbox, path, request) {
      if (path === 'stop') {
        watched.delete(mailbox.address);
        return new Response(null, { status: 204 });
      }
      const given = asked.safeParse(await request.json().catch(() => null));
      if (!given.success) return googleError(400, 'invalidArgument', 'Invalid topicName');
      const ends = clock.now() + week;
      watched.set(mailbox.address, ends);
      return Response.json({ historyId: `${mailbox.historyId()}`, expiration: `${ends}` });
    },
    async tell(mailbox) {
      if (subscription === null || until(mailbox.address) === null) return [];
      const { address: emailAddress } = mailbox;
      const data = JSON.stringify({ emailAddress, historyId: mailbox.historyId() });
      const answer = await fetch(subscription.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await sign()}` },
        body: JSON.stringify({
          message: {
            ...{ data: Buffer.from(data).toString('base64'), messageId: `${clock.now()}` },
            publishTime: new Date(clock.now()).toISOString(),
          },
          subscription: 'projects/of-test/subscriptions/of-test',
        }),
      });
      return [answer.status];
    },
  };
}
