import * as z from 'zod/mini';
import type { CrmApi, SessionApi } from '../../shared/api/crm-api.ts';
import { crmFromCall } from '../../shared/api/crm-from-call.ts';
import { parseResult } from '../../shared/api/parse-operation.ts';
import { CrmError } from '../../shared/contracts/errors.ts';
import type { ToBackground } from '../../shared/contracts/messages.ts';
import { type OperationName, operations } from '../../shared/contracts/operations.ts';

/** @throws CrmError and nothing else */
export type Ask = (message: ToBackground) => Promise<unknown>;

/**
 * The carrier of the extension's pages: each call is a message to the background. A read whose answer was lost is asked
 * again once; a write is not, since the page that sent it knows its `op_id` and offers to send it again.
 */
export function createCrmProxy(ask: Ask): CrmApi {
  const askFor = (operation: OperationName, args: unknown): Promise<unknown> =>
    ask({ type: 'crm.call', operation, args });
  return crmFromCall(async (name, args) => {
    try {
      return parseResult(name, await askFor(name, args));
    } catch (error) {
      const lost = error instanceof CrmError && error.code === 'TC001';
      if (!lost || operations[name].mode !== 'read') throw error;
      return parseResult(name, await askFor(name, args));
    }
  });
}

const account = z.nullable(z.object({ email: z.string() }));

/** Signing in and out by message; the session itself never leaves the background. */
export function createSessionProxy(ask: Ask): SessionApi {
  return {
    current: async () => account.parse(await ask({ type: 'session.current' })),
    signIn: async (args) => {
      await ask({ type: 'session.sign_in', args });
    },
    signOut: async () => {
      await ask({ type: 'session.sign_out' });
    },
  };
}
