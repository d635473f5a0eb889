import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { localPublishableKey } from '../../supabase/local/backend-secrets.ts';
import { demoPassword } from '../../supabase/seed/demo-organisation.ts';

/** Somebody at another machine. */
export async function signedIn(url: string, email: string): Promise<SupabaseClient> {
  const client = createClient(url, localPublishableKey, { auth: { persistSession: false } });
  const { error } = await client.auth.signInWithPassword({ email, password: demoPassword });
  if (error !== null) throw error;
  return client;
}
