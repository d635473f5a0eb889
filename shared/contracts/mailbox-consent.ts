import * as z from 'zod/mini';

/** Who keeps mailboxes that can be connected. */
export const mailboxProvider = z.enum(['google', 'microsoft']);
export type MailboxProvider = z.infer<typeof mailboxProvider>;

/** What of it: each is asked for by itself, and has a consent of its own. */
export const connectionKind = z.enum(['mail', 'calendar']);
export type ConnectionKind = z.infer<typeof connectionKind>;

/** A consent that a member is about to give. */
export const wantedConsent = z.object({
  provider: mailboxProvider,
  kind: connectionKind,
  /** The mailbox that is meant; null where the provider's page asks. */
  address: z.nullable(z.string().check(z.maxLength(320))),
});
export type WantedConsent = z.infer<typeof wantedConsent>;

/** What `connect-start` answers: the provider's own page, on which the member consents or not. */
export const consentStarted = z.object({ url: z.url() });
/** What `disconnect` answers; `revoked` false: forgotten here, and the provider could not be told. */
export const connectionEnded = z.object({ revoked: z.boolean() });
/** How an edge function says no: a word of its own, and the database's code where that refused. */
export const functionRefusal = z.object({ error: z.string(), code: z.optional(z.string()) });

/** https://developers.google.com/identity/protocols/oauth2/web-server and Microsoft's two clouds, China's the second. */
const consentHosts: ReadonlySet<string> = new Set([
  'accounts.google.com',
  'login.microsoftonline.com',
  'login.partner.microsoftonline.cn',
]);

/**
 * Whether an address that a backend names is a provider's consent page: nothing else is opened in the member's browser.
 * A stand-in counts beside a backend without https, which `parseBackendAddress` allows on this machine alone.
 */
export function isConsentPage(address: string, backendUrl: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  if (url.protocol === 'https:') return url.port === '' && consentHosts.has(url.hostname);
  const backend = new URL(backendUrl);
  return (
    [url, backend].every(({ protocol }) => protocol === 'http:') &&
    url.hostname === backend.hostname
  );
}
