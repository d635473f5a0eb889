import * as z from 'zod/mini';
import type { FunctionDeps } from './function-deps.ts';
import { readGoogleSettings } from './google/google-settings.ts';
import { readMailSettings } from './mail/mail-settings.ts';
import { readMicrosoftSettings } from './microsoft/microsoft-settings.ts';

const environment = z.object({
  SUPABASE_URL: z.url(),
  /** Hosted gives all secret keys as one JSON object, by name. */
  SUPABASE_SECRET_KEYS: z.string(),
  CRON_SECRET: z.string().check(z.minLength(16)),
});
const secretKeys = z.object({ default: z.string() });

/** `read` is `Deno.env.get` on hosted. Throws naming the variable that is missing, never a value. */
export function readEnvironment(read: (name: string) => string | undefined): FunctionDeps {
  const found = Object.keys(environment.shape).map((name) => [name, read(name)]);
  const parsed = environment.safeParse(Object.fromEntries(found));
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.'));
    throw new Error(`Not set, or not as expected: ${names.join(', ')}`);
  }
  return {
    url: parsed.data.SUPABASE_URL,
    secretKey: secretKeys.parse(JSON.parse(parsed.data.SUPABASE_SECRET_KEYS)).default,
    cronSecret: parsed.data.CRON_SECRET,
    google: readGoogleSettings(read),
    microsoft: readMicrosoftSettings(read),
    mail: readMailSettings(read),
    fetch,
  };
}
