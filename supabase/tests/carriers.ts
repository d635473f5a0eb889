import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { createAsk } from '../../extension/background/ask-background.ts';
import { createCrmProxy, createSessionProxy } from '../../extension/background/crm-proxy.ts';
import { handlePageMessage } from '../../extension/background/handle-page-message.ts';
import { createMessageRouter } from '../../extension/background/message-router.ts';
import { createOutbox, type Outbox } from '../../extension/outbox/outbox.ts';
import { OutboxStore } from '../../extension/outbox/outbox-store.ts';
import { payloadChanges } from '../../extension/outbox/payload-versions.ts';
import type { CrmApi, SessionApi } from '../../shared/api/crm-api.ts';
import { isOperationName } from '../../shared/api/parse-operation.ts';
import { createThreadbookClient, sessionStorageKey } from '../../shared/api/supabase-client.ts';
import {
  createSupabaseCall,
  createSupabaseCrm,
  createSupabaseSend,
} from '../../shared/api/supabase-crm.ts';
import { createSupabaseSession } from '../../shared/api/supabase-session.ts';

/** A carrier of `CrmApi` and `SessionApi` over a network that a test can break. */
export interface Carrier {
  readonly crm: CrmApi;
  readonly session: SessionApi;
  readonly network: Network;
  /** Makes the stored session one whose access token has run out. */
  expireSession(): void;
}

export interface Network {
  /** Stands in for the network: an answer or an Error instead of it; null lets the request through. */
  fault: ((path: string, signal: AbortSignal | null) => Promise<Response | Error | null>) | null;
  /** The backend does what it is asked, and the answer of such a path is lost on its way back. */
  loses: ((path: string) => boolean) | null;
  /** Paths that were asked for, whether they got through or not. */
  readonly asked: string[];
}

interface Backend {
  readonly url: string;
  readonly publishableKey: string;
}

/** The web page's: features call the client themselves. */
export function directCarrier(backend: Backend): Carrier {
  const { crm, session, network, expireSession } = createParts(backend);
  return { crm, session, network, expireSession };
}

/** The extension's: features ask the background, whose router and handlers are the real ones. */
export function proxiedCarrier(backend: Backend): Carrier & { readonly outbox: Outbox } {
  const { call, send, organisation, session, network, expireSession } = createParts(backend);
  const nothingStored = { read: async () => null, write: async () => undefined };
  let account: string | null = null;
  const outbox = createOutbox({
    ...{ organisation, payloadChanges },
    store: new OutboxStore(randomUUID()),
    send: async (operation, payload, org) => {
      if (!isOperationName(operation)) throw new Error(`No operation: ${operation}`);
      return send(operation, payload, org);
    },
    account: async () => account,
    signedIn: async () => (await session.current())?.email ?? null,
    ...{ now: () => new Date(), random: () => 0.5 },
    ...{ onChange: () => undefined, onLateArrival: () => undefined, wakeAfter: () => undefined },
  });
  const route = createMessageRouter({
    extensionId: 'own',
    extensionOrigin: 'chrome-extension://own',
    handlers: {
      page: handlePageMessage({
        ...{ call, outbox, session, drafts: nothingStored },
        settings: {
          language: async () => null,
          setLanguage: async () => undefined,
          organisation: async () => null,
          setOrganisation: async () => undefined,
          account: async () => account,
          setAccount: async (email) => {
            account = email;
          },
          pageLocators: async () => null,
          setPageLocators: async () => undefined,
        },
        health: { read: async () => [] },
        accountChanged: () => undefined,
        mailboxes: { connect: async () => undefined, disconnect: async () => true },
        tabs: {
          tell: async () => null,
          openWorkspace: async () => undefined,
          openAdapterHealth: async () => undefined,
          openMail: async () => undefined,
        },
      }),
      inbox: async () => undefined,
      changed: () => undefined,
      spoken: () => undefined,
    },
  });
  const sidebar = { id: 'own', url: 'chrome-extension://own/sidebar.html' };
  const ask = createAsk({
    send: async (message) => overTheWire(await route(overTheWire(message), sidebar)),
    isCutOff: () => false,
  });
  const [crm, proxiedSession] = [createCrmProxy(ask), createSessionProxy(ask)];
  return { crm, session: proxiedSession, network, expireSession, outbox };
}

/** What is left of a value between two pages: Firefox clones it, Chromium writes it as JSON. */
function overTheWire<T>(value: T): T {
  return JSON.parse(JSON.stringify(structuredClone(value)));
}

function createParts(backend: Backend) {
  const stored = new Map<string, string>();
  const storage = {
    getItem: async (key: string) => stored.get(key) ?? null,
    setItem: async (key: string, value: string) => void stored.set(key, value),
    removeItem: async (key: string) => void stored.delete(key),
  };
  const network: Network = { fault: null, loses: null, asked: [] };
  const client = createThreadbookClient({
    ...{ address: backend, storage, timeoutMs: 5_000 },
    fetch: async (input, init) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      network.asked.push(path);
      const fault = (await network.fault?.(path, init?.signal ?? null)) ?? null;
      if (fault instanceof Error) throw fault;
      const answer = fault ?? (await fetch(input, init));
      if (network.loses?.(path) === true) throw new TypeError('Failed to fetch');
      return answer;
    },
  });
  let active: string | null = null;
  const organisation = async () => active;
  const setOrganisation = async (id: string | null) => {
    active = id;
  };
  const call = createSupabaseCall(client, { organisation, refreshTimeoutMs: 1_000 });
  return {
    ...{ call, network, organisation, send: createSupabaseSend(client, 1_000) },
    crm: createSupabaseCrm(client, { organisation, refreshTimeoutMs: 1_000 }),
    session: createSupabaseSession({ client, storage, call, setOrganisation }),
    expireSession: () => {
      const session = JSON.parse(stored.get(sessionStorageKey) ?? '{}');
      const expires_at = Math.floor(Date.now() / 1000) - 60;
      stored.set(sessionStorageKey, JSON.stringify({ ...session, expires_at }));
    },
  };
}
