import * as z from 'zod/mini';
import { connectionKind } from '../../../shared/contracts/mailbox-consent.ts';
import { callDatabase } from '../_shared/call-database.ts';
import type { FunctionDeps } from '../_shared/function-deps.ts';

/** What a worker holds: one mailbox, and all that it needs to read it. */
export const leasedMailbox = z.object({
  job_id: z.int(),
  org_id: z.uuid(),
  lease: z.uuid(),
  provider: z.enum(['google', 'microsoft']),
  address: z.string(),
  kind: connectionKind,
  rule: z.enum(['followed', 'known_contacts']),
  import_days: z.int(),
  last_synced_at: z.nullable(z.string()),
  cursor: z.nullable(z.string()),
  refresh_token: z.nullable(z.string()),
  access_token: z.nullable(z.string()),
  digest_key: z.object({ version: z.int(), key: z.string() }),
  excluded_labels: z.array(z.string()),
  /** Those of them whose mail is to be looked for, and where the provider's list goes on. */
  labels_to_sweep: z.array(
    z.object({ entry_id: z.uuid(), label: z.string(), position: z.nullable(z.string()) }),
  ),
});
export type LeasedMailbox = z.infer<typeof leasedMailbox>;

/** Calls a function of the service's under the lease. @throws DatabaseRefusal TB040 when the lease is another's by now */
export function callUnderLease<T extends z.ZodMiniType>(
  deps: FunctionDeps,
  { org_id, job_id, lease }: LeasedMailbox,
  name: string,
  payload: Record<string, unknown>,
  contract: T,
): Promise<z.infer<T>> {
  return callDatabase(deps, name, { ...payload, org_id, job_id, lease }, contract);
}
