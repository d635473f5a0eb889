import { createHash, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type GoogleSettings, googleAt } from '../../functions/_shared/google/google-settings.ts';
import { answerGmail, createMailbox, type Mailbox } from './gmail-mailbox.ts';

type Consent = { address: string; challenge: string; scope: string };

type Fault = {
  /** How the path begins. */
  path: string;
  /** A parameter that it has. */
  query?: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
};

/** Google's consent page, tokens and mailboxes on this machine, as far as connections use them. */
export type LoopbackGoogle = {
  settings: GoogleSettings;
  environment: Record<string, string>;
  /** What the person's press on "Allow" does: follows the consent page and gives where Google sends the browser back to. */
  consent(url: string, address: string, scope?: string): string;
  mailbox(address: string): Mailbox;
  /** Refresh tokens that were revoked. */
  revoked: string[];
  /** Every token that was given out, to look for where none may be. */
  issued: string[];
  /** What goes wrong with the next requests of their kind; taken off one by one. */
  faults: Fault[];
  requests: { path: string; query: URLSearchParams; at: number }[];
  stop(): Promise<void>;
};

export async function startLoopbackGoogle(): Promise<LoopbackGoogle> {
  const codes = new Map<string, Consent>();
  const refreshTokens = new Map<string, string>();
  const accessTokens = new Map<string, string>();
  const mailboxes = new Map<string, Mailbox>();
  const revoked: string[] = [];
  const issued: string[] = [];
  const faults: LoopbackGoogle['faults'] = [];
  const requests: LoopbackGoogle['requests'] = [];
  const mailbox = (address: string): Mailbox => {
    const known = mailboxes.get(address) ?? createMailbox(address);
    mailboxes.set(address, known);
    return known;
  };
  const give = (kind: string, address: string, into: Map<string, string>): string => {
    const token = `${kind}-${randomUUID()}`;
    into.set(token, address);
    issued.push(token);
    return token;
  };

  async function tokens(request: Request): Promise<Response> {
    const form = new URLSearchParams(await request.text());
    const refused = Response.json({ error: 'invalid_grant' }, { status: 400 });
    if (form.get('client_secret') !== 'secret-of-test') return refused;
    if (form.get('grant_type') === 'refresh_token') {
      const address = refreshTokens.get(form.get('refresh_token') ?? '');
      if (address === undefined) return refused;
      return Response.json({ access_token: give('ya29', address, accessTokens), expires_in: 3599 });
    }
    const consent = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256').update(form.get('code_verifier') ?? '');
    if (consent?.challenge !== proof.digest('base64url')) return refused;
    return Response.json({
      access_token: give('ya29', consent.address, accessTokens),
      refresh_token: give('1//refresh', consent.address, refreshTokens),
      expires_in: 3599,
      scope: consent.scope,
    });
  }

  async function revoke(request: Request): Promise<Response> {
    const token = new URLSearchParams(await request.text()).get('token') ?? '';
    if (!refreshTokens.delete(token))
      return Response.json({ error: 'invalid_token' }, { status: 400 });
    revoked.push(token);
    return Response.json({});
  }

  function gmail(request: Request, url: URL): Response {
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const address = accessTokens.get(token);
    if (address === undefined)
      return Response.json({ error: { status: 'UNAUTHENTICATED', errors: [] } }, { status: 401 });
    return answerGmail(mailbox(address), url.pathname.replace('/gmail/v1/users/me', ''), url);
  }

  const server = createServer(
    getRequestListener(async (request) => {
      const url = new URL(request.url);
      requests.push({ path: url.pathname, query: url.searchParams, at: Date.now() });
      const place = faults.findIndex(
        ({ path, query }) =>
          url.pathname.startsWith(path) && (query === undefined || url.searchParams.has(query)),
      );
      const [fault] = place < 0 ? [] : faults.splice(place, 1);
      if (fault !== undefined)
        return Response.json(fault.body ?? {}, {
          status: fault.status,
          headers: fault.headers ?? {},
        });
      if (url.pathname === '/token') return tokens(request);
      if (url.pathname === '/revoke') return revoke(request);
      return gmail(request, url);
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;

  return {
    settings: googleAt(origin, 'client-of-test', 'secret-of-test'),
    environment: {
      GOOGLE_CLIENT_ID: 'client-of-test',
      GOOGLE_CLIENT_SECRET: 'secret-of-test',
      GOOGLE_TEST_ORIGIN: origin,
    },
    consent(consentUrl, person, scope) {
      const { searchParams } = new URL(consentUrl);
      const code = randomUUID();
      codes.set(code, {
        address: person,
        challenge: searchParams.get('code_challenge') ?? '',
        scope: scope ?? searchParams.get('scope') ?? '',
      });
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('state', searchParams.get('state') ?? '');
      back.searchParams.set('code', code);
      return back.href;
    },
    ...{ mailbox, revoked, issued, faults, requests },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
