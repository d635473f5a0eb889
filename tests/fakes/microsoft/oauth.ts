import { createHash, randomUUID } from 'node:crypto';
import type { FakeClock } from '../clock.ts';
import { graphError } from './graph-error.ts';

const day = 86_400_000;

export type MicrosoftCloud = 'global' | 'china';
/** https://learn.microsoft.com/en-us/graph/deployments */
export const graphRoots: Readonly<Record<MicrosoftCloud, string>> = {
  global: 'https://graph.microsoft.com/',
  china: 'https://microsoftgraph.chinacloudapi.cn/',
};

interface Grant {
  readonly address: string;
  readonly scopes: readonly string[];
  revoked: boolean;
}
interface Code {
  readonly grant: Grant;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly until: number;
}

/**
 * Entra's code flow with PKCE: https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow
 * The person (`login_hint`) consents at once, unless their tenant leaves that to its administrator.
 */
export interface MicrosoftOAuth {
  readonly answer: (request: Request) => Promise<Response | null>;
  /** The address that a request may read with this scope (`Mail.Read`), or the refusal. */
  readonly authorise: (request: Request, scope: string) => string | Response;
  /** From now on only an administrator can consent, as in new tenants; `adminconsent` approves for everybody. */
  readonly leaveConsentToAdmin: () => void;
  readonly untick: (scope: string) => void;
  /** As when the person takes the app's access away. */
  readonly revokeAll: (address: string) => void;
  /** Every token that was given out, to look for where none may be. */
  readonly issued: readonly string[];
}

/** The app that is registered; with a secret, tokens are given to nobody without it. */
export interface MicrosoftApp {
  readonly id: string;
  readonly secret: string;
}

export function startMicrosoftOAuth(
  clock: FakeClock,
  cloud: MicrosoftCloud,
  app: MicrosoftApp | null,
): MicrosoftOAuth {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, { readonly grant: Grant; readonly until: number }>();
  const accessTokens = new Map<string, { readonly grant: Grant; readonly until: number }>();
  const unticked = new Set<string>();
  const issued: string[] = [];
  let isAdminAsked = false;

  function consent(query: URLSearchParams): Response {
    const redirectUri = query.get('redirect_uri');
    const challenge = query.get('code_challenge');
    const address = query.get('login_hint');
    const asked = (query.get('scope') ?? '').split(' ').filter((one) => one !== '');
    if (redirectUri === null || address === null || challenge === null)
      return oauthError('invalid_request', 'AADSTS900144');
    if (query.get('response_type') !== 'code' || query.get('code_challenge_method') !== 'S256')
      return oauthError('invalid_request', 'AADSTS901002');
    // A scope of the other cloud is another resource.
    if (asked.some((scope) => scope.includes('://') && !scope.startsWith(graphRoots[cloud])))
      return oauthError('invalid_resource', 'AADSTS500011');
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    if (isAdminAsked) {
      back.searchParams.set('error', 'access_denied');
      back.searchParams.set(
        'error_description',
        'AADSTS90094: The app needs permission that only an admin can grant.',
      );
    } else {
      const code = `0.${randomUUID()}`;
      const scopes = asked.filter((one) => !unticked.has(shortName(one)));
      codes.set(code, {
        grant: { address: address.toLowerCase(), scopes, revoked: false },
        clientId: query.get('client_id') ?? '',
        ...{ redirectUri, challenge, until: clock.now() + 600_000 },
      });
      back.searchParams.set('code', code);
    }
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  function adminConsent(query: URLSearchParams): Response {
    isAdminAsked = false;
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('admin_consent', 'True');
    back.searchParams.set('tenant', 'b2c3d4e5-0000-4000-8000-000000000001');
    back.searchParams.set('state', query.get('state') ?? '');
    return new Response(null, { status: 302, headers: { location: back.href } });
  }

  function tokens(form: URLSearchParams): Response {
    if (app !== null && form.get('client_secret') !== app.secret)
      return oauthError('invalid_client', 'AADSTS7000215');
    if (form.get('grant_type') === 'refresh_token') {
      const known = refreshTokens.get(form.get('refresh_token') ?? '');
      return known === undefined || known.grant.revoked || known.until <= clock.now()
        ? oauthError('invalid_grant', 'AADSTS700082')
        : tokenAnswer(known.grant);
    }
    if (form.get('grant_type') !== 'authorization_code')
      return oauthError('unsupported_grant_type', 'AADSTS70003');
    const given = form.get('code') ?? '';
    const code = codes.get(given);
    codes.delete(given);
    const verifier = createHash('sha256').update(form.get('code_verifier') ?? '');
    const isGood =
      code !== undefined &&
      code.until > clock.now() &&
      code.redirectUri === form.get('redirect_uri') &&
      code.clientId === form.get('client_id') &&
      code.challenge === verifier.digest('base64url');
    return isGood ? tokenAnswer(code.grant) : oauthError('invalid_grant', 'AADSTS70008');
  }

  /** Each refresh gives the next refresh token, good for 90 days; the one before stays good until its own end. */
  function tokenAnswer(grant: Grant): Response {
    const access_token = `eyJ.${randomUUID()}`;
    accessTokens.set(access_token, { grant, until: clock.now() + 3_600_000 });
    issued.push(access_token);
    const scope = grant.scopes.filter((one) => one !== 'offline_access').join(' ');
    const answer = { token_type: 'Bearer', scope, expires_in: 3599, access_token };
    if (!grant.scopes.includes('offline_access')) return Response.json(answer);
    const refresh_token = `M.${randomUUID()}`;
    refreshTokens.set(refresh_token, { grant, until: clock.now() + 90 * day });
    issued.push(refresh_token);
    return Response.json({ ...answer, refresh_token });
  }

  return {
    issued,
    answer: async (request) => {
      const url = new URL(request.url);
      const [, path] =
        /^\/[^/]+\/(oauth2\/v2\.0\/\w+|v2\.0\/adminconsent)$/.exec(url.pathname) ?? [];
      if (path === 'oauth2/v2.0/authorize') return consent(url.searchParams);
      if (path === 'v2.0/adminconsent') return adminConsent(url.searchParams);
      return path === 'oauth2/v2.0/token' && request.method === 'POST'
        ? tokens(new URLSearchParams(await request.text()))
        : null;
    },
    authorise: (request, scope) => {
      const token = (request.headers.get('authorization') ?? '').replace(/^Bearer /, '');
      const access = accessTokens.get(token);
      if (access === undefined || access.grant.revoked || access.until <= clock.now())
        return graphError(401, 'InvalidAuthenticationToken');
      return access.grant.scopes.map(shortName).includes(scope)
        ? access.grant.address
        : graphError(403, 'ErrorAccessDenied');
    },
    leaveConsentToAdmin: () => {
      isAdminAsked = true;
    },
    untick: (scope) => {
      unticked.add(scope);
    },
    revokeAll: (address) => {
      for (const { grant } of refreshTokens.values())
        if (grant.address === address.toLowerCase()) grant.revoked = true;
    },
  };
}

const shortName = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

const oauthError = (error: string, code: string): Response =>
  Response.json({ error, error_description: `${code}: refused by the fake.` }, { status: 400 });
