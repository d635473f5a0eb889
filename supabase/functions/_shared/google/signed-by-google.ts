import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { perDeps } from '../per-deps.ts';

/** Google writes either: https://developers.google.com/identity/openid-connect/openid-connect#validatinganidtoken */
const issuer = ['https://accounts.google.com', 'accounts.google.com'];
const claims = z.object({ email: z.string(), email_verified: z.literal(true) });
/** Google's keys could not be read, which says nothing about the token. */
const ofTheKeys = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** Google's keys are fetched once, and again when a token names one that is not among them. */
const keys = perDeps(({ google, fetch: send }) =>
  google === null
    ? null
    : createRemoteJWKSet(new URL(google.keysUrl), {
        [customFetch]: (url, options) => send(url, options),
      }),
);

/**
 * Which account a request comes from, by the OpenID token that Google signed for `audience`. `nobody` without a good one;
 * `unknown` when Google's keys cannot be read.
 */
export async function signedByGoogle(
  request: Request,
  audience: string,
  deps: Parameters<typeof keys>[0],
): Promise<{ readonly email: string } | 'nobody' | 'unknown'> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const known = keys(deps);
  if (token === undefined || known === null) return 'nobody';
  try {
    const { payload } = await jwtVerify(token, known, { issuer, audience, algorithms: ['RS256'] });
    const who = claims.safeParse(payload);
    return who.success ? { email: who.data.email } : 'nobody';
  } catch (error) {
    const isOfToken = error instanceof errors.JOSEError && !ofTheKeys.has(error.code);
    return isOfToken ? 'nobody' : 'unknown';
  }
}
