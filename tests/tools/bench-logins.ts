import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type postgres from 'postgres';
import { benchOrg, idOf } from './database-uses.ts';

const password = 'bench-password';

/** The client that makes logins for the loaded organisation, which then may be asked as often as a bench asks. */
export async function prepareBenchLogins(
  { url, secretKey }: { readonly url: string; readonly secretKey: string },
  admin: postgres.Sql,
): Promise<SupabaseClient> {
  await admin`update public.organisation_settings set match_calls_per_minute = 100000
    where org_id = ${benchOrg}`;
  return createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
}

/** A login for a member of the load, which made its rows for logins without a password. */
export async function benchLogin(
  service: SupabaseClient,
  admin: postgres.Sql,
  member: number,
): Promise<{ readonly email: string; readonly password: string }> {
  const email = `login${member}@bench.example`;
  const made = await service.auth.admin.createUser({ email, password, email_confirm: true });
  if (made.error !== null) throw made.error;
  await admin`update public.members set user_id = ${made.data.user.id}
    where org_id = ${benchOrg} and id = ${idOf('member', member)}`;
  return { email, password };
}
