import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

/**
 * The same for every local backend: it opens nothing that row-level security does not allow, and an extension
 * that was built for one local backend then works with the next.
 */
export const localPublishableKey = 'sb_publishable_threadbook_local';

const schema = z.object({
  /** Of supabase_admin and postgres; null where the cluster trusts local processes (tests). */
  databasePassword: z.nullable(z.string()),
  secretKey: z.string(),
  cronSecret: z.string(),
  /** Seals columns (supabase/migrations/…_seal_columns.sql). Hex, 32 bytes. What was sealed is lost with it. */
  columnKey: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  /** Between the gateway and the library it embeds; never leaves the process. */
  innerTokenSecret: z.string(),
  /** ES256, private; its public half is what /auth/v1/.well-known/jwks.json shows. */
  signingKey: z.looseObject({
    kty: z.literal('EC'),
    kid: z.string(),
    x: z.string(),
    y: z.string(),
  }),
});

export type BackendSecrets = z.infer<typeof schema>;

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

export function generateSecrets(withPassword: boolean): BackendSecrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return schema.parse({
    databasePassword: withPassword ? random(24) : null,
    secretKey: `sb_secret_${random(24)}`,
    cronSecret: random(24),
    columnKey: randomBytes(32).toString('hex'),
    innerTokenSecret: random(48),
    signingKey: {
      ...privateKey.export({ format: 'jwk' }),
      ...{ alg: 'ES256', use: 'sig', kid: random(8) },
    },
  });
}

/** Reads `secrets.json` of the data folder, or makes it; readable by its owner only. */
export async function loadSecrets(folder: string): Promise<BackendSecrets> {
  const path = join(folder, 'secrets.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  const known: unknown = text === null ? null : JSON.parse(text);
  const complete = schema.safeParse(known);
  if (complete.success) return complete.data;
  // A folder of an earlier version lacks what came later, and keeps what it has.
  const secrets = schema.parse({ ...generateSecrets(true), ...(known ?? {}) });
  // Renamed into place, so that a killed start never leaves half a file.
  await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}
