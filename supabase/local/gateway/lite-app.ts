import { App } from '@supabase/lite';
import type { PostgresConnection } from '@supabase/lite/postgres';
import { type BackendSecrets, localPublishableKey } from '../backend-secrets.ts';
import { accessTokenSeconds } from './access-tokens.ts';

/** Answers a request under /rest/v1 or /auth/v1 with the library alone, before and without our cures around it. */
export type LiteFetch = (request: Request) => Promise<Response>;

/** The library at `url`, set up as supabase/config.toml sets up a hosted project. */
export function createLiteFetch(
  connection: PostgresConnection,
  secrets: BackendSecrets,
  url: string,
): LiteFetch {
  const app = new App({
    connection,
    api: {
      schemas: ['public'],
      max_rows: 1000,
      // Cure: an update or delete of a whole table by mistake is refused on hosted.
      pg_safe_update: true,
      port: Number(new URL(url).port),
      external_url: url,
    },
    auth: {
      enabled: true,
      jwt_secret: secrets.innerTokenSecret,
      jwt_expiry: accessTokenSeconds,
      enable_refresh_token_rotation: true,
      enable_signup: true,
      publishable_key: localPublishableKey,
      secret_key: secrets.secretKey,
      email: { enable_confirmations: false },
    },
    // Cure: in admin mode, requests without a key from this machine would be service_role.
    options: { server: { admin: false, disableStudio: true } },
  });
  return (request) => app.fetch(request);
}
