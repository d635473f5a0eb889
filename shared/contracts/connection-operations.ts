import * as z from 'zod/mini';
import { connectionKind } from './mailbox-consent.ts';
import { instant, uuid } from './scalars.ts';

export const connectionRule = z.enum(['off', 'followed', 'known_contacts']);

/** One connected mailbox, as its own member sees it. */
export const connection = z.object({
  connection_id: uuid,
  provider: z.enum(['google', 'microsoft']),
  address: z.string(),
  kind: connectionKind,
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
  /** Of an import: addresses and domains that were looked for, of all. */
  progress: z.nullable(z.object({ done: z.int(), total: z.int() })),
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
  /** Stops reading, or goes on where it stood. TB041 while it fails. */
  pauseConnection: {
    rpc: 'pause_connection',
    mode: 'write',
    args: z.object({ op_id: uuid, connection_id: uuid, paused: z.boolean() }),
    result: connections,
  },
} as const;
