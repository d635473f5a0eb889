import * as z from 'zod/mini';
import { type FaultScript, startFaultScript } from '../faults.ts';
import { type ServedFake, serveFake } from '../serve.ts';
import { caughtMailPage } from './caught-mail-page.ts';

/** As Resend takes it: https://resend.com/docs/api-reference/emails/send-email; what we never send is refused. */
const email = z.strictObject({
  from: z.string(),
  to: z.array(z.string()).check(z.length(1)),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  headers: z.record(z.string(), z.string()),
});

export type CaughtMail = z.infer<typeof email> & { readonly key: string; readonly at: number };

/** A mail provider that delivers to nobody and shows at its root what it was given, the newest first. */
export interface MailProviderFake extends ServedFake {
  /** In the order in which they came; one sent again under its key is one. */
  readonly mails: readonly CaughtMail[];
  readonly faults: FaultScript;
  /** Every attempt, the refused ones included. */
  readonly attempts: () => number;
}

export interface MailProviderOptions {
  readonly apiKey: string;
  /** Further pages of the same origin and what stands above the mails; null for what is none of theirs. */
  readonly pages?: (request: Request) => Promise<Response | null>;
  /** HTML above the list. */
  readonly above?: string;
}

export async function startMailProvider(options: MailProviderOptions): Promise<MailProviderFake> {
  const mails: CaughtMail[] = [];
  const bodies = new Map<string, string>();
  const faults = startFaultScript();
  let attempts = 0;

  async function take(request: Request): Promise<Response> {
    if (request.headers.get('authorization') !== `Bearer ${options.apiKey}`)
      return refused(401, 'missing_api_key');
    const key = request.headers.get('idempotency-key') ?? '';
    if (key.length < 1 || key.length > 256) return refused(400, 'invalid_idempotency_key');
    const body = await request.text();
    const before = bodies.get(key);
    if (before !== undefined)
      return before === body
        ? Response.json({ id: key })
        : refused(409, 'invalid_idempotent_request');
    const parsed = email.safeParse(JSON.parse(body));
    // A header that is broken over two lines is what a true one refuses as well.
    if (!parsed.success || Object.values(parsed.data.headers).some((value) => /[\r\n]/.test(value)))
      return refused(422, 'validation_error');
    bodies.set(key, body);
    mails.push({ ...parsed.data, key, at: Date.now() });
    return Response.json({ id: key });
  }

  const served = await serveFake(
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/emails' && request.method === 'POST') return take(request);
      const page = await options.pages?.(request);
      if (page !== undefined && page !== null) return page;
      if (pathname === '/') return caughtMailPage(mails, options.above ?? '');
      return refused(404, 'not_found');
    },
    {
      ...faults,
      answerFor: (url, method) => {
        if (url.pathname === '/emails') attempts += 1;
        return faults.answerFor(url, method);
      },
    },
  );
  return { ...served, mails, faults, attempts: () => attempts };
}

const refused = (statusCode: number, name: string): Response =>
  Response.json({ statusCode, name, message: name }, { status: statusCode });
