import {
  type AuthError,
  isAuthRetryableFetchError,
  type SupabaseClient,
} from '@supabase/supabase-js';
import * as z from 'zod/mini';
import { CrmError, type ErrorCode } from '../contracts/errors.ts';
import type { SessionApi } from './crm-api.ts';
import { type SessionStorage, sessionStorageKey } from './supabase-client.ts';
import type { UncheckedCall } from './supabase-crm.ts';

export interface SupabaseSessionOptions {
  readonly client: SupabaseClient;
  readonly storage: SessionStorage;
  readonly call: UncheckedCall;
  /** Remembers the active organisation; null forgets it. */
  readonly setOrganisation: (organisation: string | null) => Promise<void>;
}

const storedSession = z.object({ user: z.object({ email: z.string() }) });

/** Signing in with address and password, for both carriers. */
export function createSupabaseSession(options: SupabaseSessionOptions): SessionApi {
  const { client, storage, call, setOrganisation } = options;

  async function forget(): Promise<void> {
    // The client keeps the session when it cannot tell the server, but who signs out offline is signed out.
    await client.auth.signOut({ scope: 'local' });
    await storage.removeItem(sessionStorageKey);
    await setOrganisation(null);
  }

  return {
    async current() {
      const parsed = storedSession.safeParse(parseJson(await storage.getItem(sessionStorageKey)));
      return parsed.success ? { email: parsed.data.user.email } : null;
    },
    async signIn({ email, password }) {
      const { error } = await client.auth.signInWithPassword({ email: email.trim(), password });
      if (error !== null) throw new CrmError(signInCode(error));
      try {
        // Of whoever was signed in before; sent along, it would refuse this account as no member.
        await setOrganisation(null);
        const membership = await call('whoAmI', {});
        await setOrganisation(membership.org_id);
      } catch (cause) {
        // Nobody's member yet, or several organisations': the page asks on.
        if (cause instanceof CrmError && cause.code === 'TB003') return;
        await forget();
        throw cause;
      }
    },
    async signUp({ email, password }) {
      const { data, error } = await client.auth.signUp({ email: email.trim(), password });
      if (error !== null) {
        const code = signInCode(error);
        throw new CrmError(code === 'TC002' ? 'TC020' : code);
      }
      await setOrganisation(null);
      return data.session === null ? 'confirm_mail' : 'signed_in';
    },
    chooseOrganisation: setOrganisation,
    signOut: forget,
  };
}

function signInCode(error: AuthError): ErrorCode {
  if (isAuthRetryableFetchError(error)) return 'TC001';
  if (error.status === 429 || error.code === 'over_request_rate_limit') return 'TC008';
  // GoTrue answers an address that is none with a validation error; to the person it is the same mistake.
  if (error.status !== undefined && error.status >= 400 && error.status < 500) return 'TC002';
  return 'TC001';
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
