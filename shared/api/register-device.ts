import type { SupabaseClient } from '@supabase/supabase-js';
import * as z from 'zod/mini';
import type { Membership } from '../contracts/session.ts';
import { crmErrorFromDatabase } from './database-errors.ts';

const row = z.object({ id: z.uuid() });

/**
 * Names this browser to the database, so that of several the database can choose the one that shows a reminder.
 * @returns the id of the device, which is the database's to give
 * @throws CrmError TB007 for the fifty-first browser of a member
 */
export async function registerDevice(
  client: SupabaseClient,
  { org_id, member_id }: Pick<Membership, 'org_id' | 'member_id'>,
  name: string,
): Promise<string> {
  const { data, error, status } = await client
    .from('devices')
    .insert({ org_id, member_id, name })
    .select('id')
    .setHeader('x-threadbook-org', org_id)
    .single();
  if (error !== null) throw crmErrorFromDatabase(error, status);
  return z.parse(row, data).id;
}
