import * as z from 'zod/mini';

/** The app that the organisation registered at Google, and where Google is. */
export type GoogleSettings = {
  clientId: string;
  clientSecret: string;
  authorizeUrl: string;
  tokenUrl: string;
  revokeUrl: string;
  /** Of the Gmail API, without a slash at its end. */
  gmailUrl: string;
  /** Of the Calendar API, without a slash at its end. */
  calendarUrl: string;
  /** Says whose consent a token is of. */
  userInfoUrl: string;
  /** Where Google's keys are by which it signs what it tells. */
  keysUrl: string;
  /** null where Pub/Sub is not set up: then mailboxes are looked at in their time. */
  push: GooglePush | null;
};

/** How Gmail tells of changes: https://developers.google.com/workspace/gmail/api/guides/push */
export type GooglePush = {
  /** projects/<project>/topics/<topic>, to which Gmail may publish. */
  topic: string;
  /** The service account as which the subscription signs. */
  account: string;
};

const loopback = /^http:\/\/127\.0\.0\.1:\d+$/;
const topicName = /^projects\/[^/\s]+\/topics\/[^/\s]+$/;
const environment = z.object({
  GOOGLE_CLIENT_ID: z.string().check(z.minLength(1)),
  GOOGLE_CLIENT_SECRET: z.string().check(z.minLength(1)),
  /** A stand-in on this machine; anywhere else it would be handed the tokens. */
  GOOGLE_TEST_ORIGIN: z.optional(z.string().check(z.regex(loopback))),
  GOOGLE_PUSH_TOPIC: z.optional(z.string().check(z.regex(topicName))),
  GOOGLE_PUSH_ACCOUNT: z.optional(z.string().check(z.regex(/^[^@\s]+@[^@\s]+$/))),
});

/** null where no app is set up: then mailboxes of Google cannot be connected. Throws for half a set-up, naming what is wrong. */
export function readGoogleSettings(
  read: (name: string) => string | undefined,
): GoogleSettings | null {
  if (read('GOOGLE_CLIENT_ID') === undefined) return null;
  const found = Object.keys(environment.shape).map((name) => [name, read(name)]);
  const parsed = environment.safeParse(Object.fromEntries(found));
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Error(`Not set, or not as expected: ${names.join(', ')}`);
  }
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_TEST_ORIGIN, ...push } = parsed.data;
  const { GOOGLE_PUSH_TOPIC: topic, GOOGLE_PUSH_ACCOUNT: account } = push;
  if ((topic === undefined) !== (account === undefined))
    throw new Error('One without the other: GOOGLE_PUSH_TOPIC, GOOGLE_PUSH_ACCOUNT');
  return {
    ...googleAt(GOOGLE_TEST_ORIGIN ?? null, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET),
    push: topic === undefined || account === undefined ? null : { topic, account },
  };
}

/** Addresses: https://developers.google.com/identity/protocols/oauth2/web-server */
export function googleAt(
  testOrigin: string | null,
  clientId: string,
  clientSecret: string,
): GoogleSettings {
  return {
    ...{ clientId, clientSecret },
    authorizeUrl: `${testOrigin ?? 'https://accounts.google.com'}/o/oauth2/v2/auth`,
    tokenUrl: `${testOrigin ?? 'https://oauth2.googleapis.com'}/token`,
    revokeUrl: `${testOrigin ?? 'https://oauth2.googleapis.com'}/revoke`,
    gmailUrl: `${testOrigin ?? 'https://gmail.googleapis.com'}/gmail/v1`,
    calendarUrl: `${testOrigin ?? 'https://www.googleapis.com'}/calendar/v3`,
    userInfoUrl: `${testOrigin ?? 'https://openidconnect.googleapis.com'}/v1/userinfo`,
    keysUrl: `${testOrigin ?? 'https://www.googleapis.com'}/oauth2/v3/certs`,
    push: null,
  };
}
