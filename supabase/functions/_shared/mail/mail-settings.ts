import * as z from 'zod/mini';

/** The mail provider that the organisation uses, and who its mails come from. */
export type MailSettings = {
  /** Of the provider's HTTP API, without a slash at its end. */
  apiUrl: string;
  apiKey: string;
  /** `Threadbook <crm@your-domain.example>`; the domain has to be verified at the provider. */
  from: string;
  /** Of the web workspace, for a link to Today; null where it is not said. */
  webUrl: string | null;
};

/** HTTPS, or a stand-in on this machine: anywhere else would be handed the key in clear. */
const address = z.string().check(z.regex(/^(?:https:\/\/|http:\/\/127\.0\.0\.1:\d+)/));
const environment = z.object({
  MAIL_API_KEY: z.string().check(z.minLength(1)),
  // One header line.
  MAIL_FROM: z.string().check(z.regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/)),
  MAIL_API_URL: z.optional(address),
  WEB_URL: z.optional(address),
});

/** null where no provider is set up: then no mail is sent. Throws for half a set-up, naming what is wrong, never a value. */
export function readMailSettings(read: (name: string) => string | undefined): MailSettings | null {
  if (read('MAIL_API_KEY') === undefined) return null;
  const found = Object.keys(environment.shape).map((name) => [name, read(name)]);
  const parsed = environment.safeParse(Object.fromEntries(found));
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Error(`Not set, or not as expected: ${names.join(', ')}`);
  }
  const { MAIL_API_KEY, MAIL_FROM, MAIL_API_URL, WEB_URL } = parsed.data;
  return {
    apiUrl: (MAIL_API_URL ?? 'https://api.resend.com').replace(/\/$/, ''),
    ...{ apiKey: MAIL_API_KEY, from: MAIL_FROM, webUrl: WEB_URL ?? null },
  };
}
