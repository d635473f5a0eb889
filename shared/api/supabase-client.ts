import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { BackendAddress } from './backend-address.ts';

/** Where a carrier keeps its session. The background's is IndexedDB, the web page's is localStorage. */
export interface SessionStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
}

/** Written out, so that the session can be read without asking the network. */
export const sessionStorageKey = 'threadbook-session';

/** How long one request may take. Longer than a cold edge, shorter than a person's patience. */
const requestTimeoutMs = 15_000;

export interface ClientOptions {
  readonly address: BackendAddress;
  readonly storage: SessionStorage;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

/** The one Supabase client of a carrier. Nothing refreshes by itself: `getSession` does on each use, and an alarm. */
export function createThreadbookClient({
  address,
  storage,
  fetch: send = fetch,
  timeoutMs = requestTimeoutMs,
}: ClientOptions): SupabaseClient {
  return createClient(address.url, address.publishableKey, {
    auth: {
      flowType: 'pkce',
      storage,
      storageKey: sessionStorageKey,
      persistSession: true,
      autoRefreshToken: false,
      detectSessionInUrl: false,
    },
    global: { fetch: apiFetch(send, timeoutMs) },
  });
}

/**
 * Ends a request after its time, and treats a web page as no answer at all: the login page of a hotel's network, told
 * with status 200 or 511, would otherwise make the auth client throw the session away as refused.
 */
function apiFetch(send: typeof fetch, timeoutMs: number): typeof fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await send(input, { ...init, signal });
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      await response.body?.cancel();
      throw new TypeError('A web page answered in place of the backend.');
    }
    return response;
  };
}
