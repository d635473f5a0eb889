import { decodeProtectedHeader, importJWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import type { BackendSecrets } from '../backend-secrets.ts';

/** Seconds that an access token lives, as on hosted. */
export const accessTokenSeconds = 3600;

/**
 * Cure: the embedded library signs with a shared secret only and publishes no keys. Outward, tokens are ES256
 * with a JWKS as on hosted; inward, the library gets a twin that it can verify.
 */
export type AccessTokens = {
  jwks: { keys: Record<string, unknown>[] };
  /** Signs claims for the outside. `iat` and `exp` are taken over from the claims. */
  sign(claims: JWTPayload): Promise<string>;
  /** Reads what the library signed. */
  readInner(token: string): Promise<JWTPayload>;
  /** The library's twin of an outer token; null when the token is not ours. An expired one keeps its expiry. */
  toInner(token: string): Promise<string | null>;
};

export async function createAccessTokens(secrets: BackendSecrets): Promise<AccessTokens> {
  const { d: _private, ...publicKey } = secrets.signingKey;
  const privateKey = await importJWK(secrets.signingKey, 'ES256');
  const verifyKey = await importJWK(publicKey, 'ES256');
  const innerKey = new TextEncoder().encode(secrets.innerTokenSecret);
  // A page asks dozens of times with the same token; verifying once is enough, expiry is checked by the library.
  const twins = new Map<string, string>();

  return {
    jwks: { keys: [{ ...publicKey, key_ops: ['verify'] }] },
    sign: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: secrets.signingKey.kid, typ: 'JWT' })
        .sign(privateKey),
    readInner: async (token) => (await jwtVerify(token, innerKey)).payload,
    async toInner(token) {
      const known = twins.get(token);
      if (known !== undefined) return known;
      try {
        if (decodeProtectedHeader(token).alg !== 'ES256') return null;
        // The library answers "expired" with the right code, so expiry is left to it.
        const { payload } = await jwtVerify(token, verifyKey, {
          algorithms: ['ES256'],
          clockTolerance: Number.MAX_SAFE_INTEGER,
        });
        const twin = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(innerKey);
        if (twins.size >= 200) twins.clear();
        twins.set(token, twin);
        return twin;
      } catch {
        return null;
      }
    },
  };
}
