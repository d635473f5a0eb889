import * as z from 'zod/mini';

/** The app that the organisation registered at Microsoft, and where Microsoft is. */
export type MicrosoftSettings = {
  clientId: string;
  clientSecret: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** Where an administrator allows the app for everybody in their firm. */
  adminConsentUrl: string;
  /** Of Graph's v1.0, without a slash at its end. */
  graphUrl: string;
  /** How the names of its scopes begin. */
  scopeRoot: string;
  /** China's cloud has no delta of messages: https://learn.microsoft.com/en-us/graph/api/message-delta */
  hasDelta: boolean;
};

/** https://learn.microsoft.com/en-us/graph/deployments */
const clouds = {
  global: { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' },
  china: {
    login: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
  },
} as const;
type Cloud = keyof typeof clouds;

const loopback = /^http:\/\/127\.0\.0\.1:\d+$/;
const environment = z.object({
  MICROSOFT_CLIENT_ID: z.string().check(z.minLength(1)),
  MICROSOFT_CLIENT_SECRET: z.string().check(z.minLength(1)),
  /** Of a firm that registered the app for itself: its id or domain. */
  MICROSOFT_TENANT: z._default(z.string().check(z.regex(/^[A-Za-z0-9.-]{1,100}$/)), 'common'),
  MICROSOFT_CLOUD: z._default(z.enum(['global', 'china']), 'global'),
  /** A stand-in on this machine; anywhere else it would be handed the tokens. */
  MICROSOFT_TEST_ORIGIN: z.optional(z.string().check(z.regex(loopback))),
});

/** null where no app is set up: then mailboxes of Microsoft cannot be connected. Throws for half a set-up, naming what is wrong. */
export function readMicrosoftSettings(
  read: (name: string) => string | undefined,
): MicrosoftSettings | null {
  if (read('MICROSOFT_CLIENT_ID') === undefined) return null;
  const found = Object.keys(environment.shape).map((name) => [name, read(name)]);
  const parsed = environment.safeParse(Object.fromEntries(found));
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Error(`Not set, or not as expected: ${names.join(', ')}`);
  }
  const { data } = parsed;
  return microsoftAt(
    data.MICROSOFT_TEST_ORIGIN ?? null,
    { id: data.MICROSOFT_CLIENT_ID, secret: data.MICROSOFT_CLIENT_SECRET },
    { tenant: data.MICROSOFT_TENANT, cloud: data.MICROSOFT_CLOUD },
  );
}

/** Addresses: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow */
export function microsoftAt(
  testOrigin: string | null,
  app: { id: string; secret: string },
  { tenant = 'common', cloud = 'global' }: { tenant?: string; cloud?: Cloud } = {},
): MicrosoftSettings {
  const login = testOrigin ?? clouds[cloud].login;
  // Personal accounts have no administrator, so that "common" is no name there.
  const firm = tenant === 'common' ? 'organizations' : tenant;
  return {
    ...{ clientId: app.id, clientSecret: app.secret },
    authorizeUrl: `${login}/${tenant}/oauth2/v2.0/authorize`,
    tokenUrl: `${login}/${tenant}/oauth2/v2.0/token`,
    adminConsentUrl: `${login}/${firm}/v2.0/adminconsent`,
    graphUrl: `${testOrigin ?? clouds[cloud].graph}/v1.0`,
    scopeRoot: `${clouds[cloud].graph}/`,
    hasDelta: cloud === 'global',
  };
}
