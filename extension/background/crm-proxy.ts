import * as z from 'zod/mini';
import type { CrmApi, SessionApi } from '../../shared/api/crm-api.ts';
import { crmFromCall } from '../../shared/api/crm-from-call.ts';
import { parseResult } from '../../shared/api/parse-operation.ts';
import { outboxState } from '../../shared/contracts/outbox.ts';
import { signUpResult } from '../../shared/contracts/session.ts';
import type { Mailboxes, Outbox } from '../ports.ts';
import type { Ask } from './ask-background.ts';

/** The carrier of the extension's pages: each call is a message to the background. */
export function createCrmProxy(ask: Ask): CrmApi {
  return crmFromCall(async (name, args) =>
    parseResult(name, await ask({ type: 'crm.call', operation: name, args })),
  );
}

const account = z.nullable(z.object({ email: z.string() }));

/** Signing in and out by message; the session itself never leaves the background. */
export function createSessionProxy(ask: Ask): SessionApi {
  return {
    current: async () => account.parse(await ask({ type: 'session.current' })),
    signIn: async (args) => {
      await ask({ type: 'session.sign_in', args });
    },
    signUp: async (args) => signUpResult.parse(await ask({ type: 'session.sign_up', args })),
    chooseOrganisation: async (orgId) => {
      await ask({ type: 'session.choose_organisation', org_id: orgId });
    },
    signOut: async () => {
      await ask({ type: 'session.sign_out' });
    },
  };
}

/** What waits, kept by the background alone. */
export function createOutboxProxy(ask: Ask): Outbox {
  return {
    keep: async (operation, args) => {
      await ask({ type: 'outbox.keep', operation, args });
    },
    state: async () => outboxState.parse(await ask({ type: 'outbox.read' })),
    retry: async (opId) => {
      await ask({ type: 'outbox.retry', op_id: opId });
    },
    discard: async (opId) => {
      await ask({ type: 'outbox.discard', op_id: opId });
    },
  };
}

/** Connecting and disconnecting by message: the session that it takes never leaves the background. */
export function createMailboxProxy(ask: Ask): Mailboxes {
  return {
    connect: async (wanted) => {
      await ask({ type: 'mailbox.connect', wanted });
    },
    disconnect: async (connectionId) =>
      z.boolean().parse(await ask({ type: 'mailbox.disconnect', connection_id: connectionId })),
  };
}
