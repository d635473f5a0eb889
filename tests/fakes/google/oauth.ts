import { createHash, randomUUID } from 'node:crypto';
import type { FakeClock } from '../clock.ts';
import { consentPage } from './consent-page.ts';
import { googleError } from './google-error.ts';

const hour = 3_600_000;

interface Grant {
  readonly address: string;
  readonly scope: string;
  revoked: boolean;
}
interface Code {
  readonly grant: Grant;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly until: number;
}

/** What was registered at Google. */
export interface GoogleApp {
  readonly id: string;
  readonly secret: string;
}

/**
 * Google's code flow: https://developers.google.com/identity/protocols/oauth2/web-server
 * The person consents at once (`login_hint` says who), or on a page with `asks`; `untick` takes a scope away as they may, for
 * all consents or, as a parameter of the address, for one.
 */
export interface GoogleOAuth {
  readonly answer: (request: Request) => Promise<Response | null>;
  /** The mailbox address that a request may read with this scope, or the refusal. */
  readonly authorise: (request: Request, scope: string) => string | Response;
  /** Every token that was given out, to look for where none may be. */
  readonly issued: readonly string[];
  /** Tokens that the app gave back. */
  readonly revoked: readonly string[];
  readonly untick: (scope: string) => void;
  /** As when the person takes the app's access away in their Google account. */
  readonly revokeAll: (address: string) => void;
}

export function startGoogleOAuth(
  clock: FakeClock,
  { app, asks = false }: { readonly app?: GoogleApp; readonly asks?: boolean } = {},
): GoogleOAuth {
  const issued: string[] = [];
  const returned: string[] = [];
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();
  const accessTokens = new Map<string, { readonly grant: Grant; readonly until: number }>();
  const unticked = new Set<string>();

  function consent(query: URLSearchParams): Response {
    const redirectUri = query.get('redirect_uri');
    const challenge = query.get('code_challenge');
    const address = query.get('login_hint');
    if (redirectUri === null || address === null || challenge === null) {
      return oauthError('invalid_request');
    }
    if (query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256') {
      return oauthError('invalid_request');
    }
    if (app !== undefined && query.get('client_id') !== app.id) return oauthError('invalid_client');
    if (asks && !query.has('decision')) return consentPage(query);
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    if (query.get('decision') === 'deny') {
      back.searchParams.set('error', 'access_denied');
      return new Response(null, { status: 302, headers: { location: back.href } });
    }
    const left = new Set([...unticked, ...query.getAll('untick')]);
    const scopes = (query.get('scope') ?? '').split(' ').filter((one) => !left.has(one));
    const scope = scopes.join(' ');
    const code = `4/${randomUUID()}`;
    codes.set(code, {
      grant: { address: address.toLowerCase(), scope, revoked: false },
      clientId: query.get('client_id') ?? '',
      redirectUri,
      challenge,
      until: clock.now() + 600_000,
    });
    back.searchParams.set('code', code);
    back.searchParams.set('scope', scope);
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  function tokens(form: URLSearchParams): Response {
    if (app !== undefined && form.get('client_secret') !== app.secret) {
      return oauthError('invalid_client');
    }
    if (form.get('grant_type') === 'refresh_token') {
      const grant = refreshTokens.get(form.get('refresh_token') ?? '');
      return grant === undefined || grant.revoked
        ? oauthError('invalid_grant')
        : tokenAnswer(grant, {});
    }
    if (form.get('grant_type') !== 'authorization_code')
      return oauthError('unsupported_grant_type');
    const given = form.get('code') ?? '';
    const code = codes.get(given);
    codes.delete(given);
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    if (
      code === undefined ||
      code.until <= clock.now() ||
      code.redirectUri !== form.get('redirect_uri') ||
      code.clientId !== form.get('client_id') ||
      code.challenge !== verifier.digest('base64url')
    ) {
      return oauthError('invalid_grant');
    }
    const refreshToken = `1//${randomUUID()}`;
    refreshTokens.set(refreshToken, code.grant);
    issued.push(refreshToken);
    return tokenAnswer(code.grant, { refresh_token: refreshToken });
  }

  function tokenAnswer(grant: Grant, more: Record<string, string>): Response {
    const token = `ya29.${randomUUID()}`;
    issued.push(token);
    accessTokens.set(token, { grant, until: clock.now() + hour });
    const { scope } = grant;
    return Response.json({
      access_token: token,
      expires_in: 3599,
      scope,
      token_type: 'Bearer',
      ...more,
    });
  }

  function revoke(token: string): Response {
    const grant = refreshTokens.get(token) ?? accessTokens.get(token)?.grant;
    if (grant === undefined || grant.revoked) return oauthError('invalid_token');
    // The person's consent to the app is one, however often it was asked for.
    for (const other of refreshTokens.values())
      if (other.address === grant.address) other.revoked = true;
    grant.revoked = true;
    returned.push(token);
    return Response.json({});
  }

  return {
    answer: async (request) => {
      const url = new URL(request.url);
      if (url.pathname === '/o/oauth2/v2/auth') return consent(url.searchParams);
      if (request.method !== 'POST') return null;
      if (url.pathname === '/token') return tokens(new URLSearchParams(await request.text()));
      if (url.pathname !== '/revoke') return null;
      const form = new URLSearchParams(await request.text());
      return revoke(form.get('token') ?? url.searchParams.get('token') ?? '');
    },
    authorise: (request, scope) => {
      const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
      const access = accessTokens.get(token);
      if (access === undefined || access.grant.revoked || access.until <= clock.now()) {
        return googleError(401, 'authError', 'Invalid Credentials');
      }
      return access.grant.scope.split(' ').includes(scope)
        ? access.grant.address
        : googleError(403, 'insufficientPermissions', 'Insufficient Permission');
    },
    issued,
    revoked: returned,
    untick: (scope) => {
      unticked.add(scope);
    },
    revokeAll: (address) => {
      for (const grant of refreshTokens.values()) {
        if (grant.address === address.toLowerCase()) grant.revoked = true;
      }
    },
  };
}

const oauthError = (error: string): Response => Response.json({ error }, { status: 400 });
