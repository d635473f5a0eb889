import * as z from 'zod/mini';
import { instant, uuid } from './scalars.ts';

export const connectionRule = z.enum(['off', 'followed', 'known_contacts']);

/** One connected mailbox, as its own member sees it. */
export const connection = z.object({
  connection_id: uuid,
  provider: z.enum(['google', 'microsoft']),
  address: z.string(),
  /** What is logged without asking. */
  rule: connectionRule,
  import_days: z.int(),
  state: z.enum(['connected', 'paused', 'revoked', 'failing']),
  /** Why the last look went wrong; null when it went well. Only `failing` needs the member. */
  problem: z.nullable(
    z.enum(['reconnect', 'too_fast', 'unavailable', 'not_allowed', 'sync_failed']),
  ),
  last_synced_at: z.nullable(instant),
  importing: z.boolean(),
});
const connections = z.object({ connections: z.array(connection) });

/** Rules and rights: supabase/migrations/20261122103650. */
export const connectionOperations = {
  myConnections: { rpc: 'my_connections', mode: 'read', args: z.object({}), result: connections },
  changeConnection: {
    rpc: 'change_connection',
    mode: 'write',
    args: z.object({
      op_id: uuid,
      connection_id: uuid,
      rule: connectionRule,
      import_days: z.int().check(z.gte(0), z.lte(730)),
    }),
    result: connections,
  },
} as const;
