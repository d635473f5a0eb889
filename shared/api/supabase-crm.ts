import {
  type AuthError,
  isAuthRetryableFetchError,
  type Session,
  type SupabaseClient,
} from '@supabase/supabase-js';
import { CrmError } from '../contracts/errors.ts';
import { type OperationName, type OperationResult, operations } from '../contracts/operations.ts';
import type { CrmApi } from './crm-api.ts';
import { crmFromCall } from './crm-from-call.ts';
import { crmErrorFromDatabase, type DatabaseError, isTokenRefused } from './database-errors.ts';
import { parseArgs, parseResult } from './parse-operation.ts';

export interface SupabaseCrmOptions {
  /** The active organisation, sent with each request; null lets the database take the only membership. */
  readonly organisation: () => Promise<string | null>;
  /** How long a session may take to refresh before the backend counts as unreachable. */
  readonly refreshTimeoutMs?: number;
}

/** An operation with arguments that nobody has checked yet. @throws CrmError and nothing else */
export type UncheckedCall = <N extends OperationName>(
  name: N,
  args: unknown,
) => Promise<OperationResult<N>>;

/** The direct carrier: one RPC per call over supabase-js. */
export function createSupabaseCrm(client: SupabaseClient, options: SupabaseCrmOptions): CrmApi {
  return crmFromCall(createSupabaseCall(client, options));
}

export function createSupabaseCall(
  client: SupabaseClient,
  { organisation, refreshTimeoutMs }: SupabaseCrmOptions,
): UncheckedCall {
  const send = createSupabaseSend(client, refreshTimeoutMs);
  return async (name, args) => {
    const payload = parseArgs(name, args);
    return send(name, payload, await organisation());
  };
}

/** Sends a payload as it is, for an organisation. @throws CrmError and nothing else */
export type SupabaseSend = <N extends OperationName>(
  name: N,
  payload: unknown,
  organisation: string | null,
) => Promise<OperationResult<N>>;

/** @param refreshTimeoutMs how long a session may take to refresh before the backend counts as unreachable */
export function createSupabaseSend(client: SupabaseClient, refreshTimeoutMs = 8_000): SupabaseSend {
  async function send(
    name: OperationName,
    payload: unknown,
    organisation: string | null,
  ): Promise<Answer> {
    const request = client.rpc(operations[name].rpc, { payload });
    if (organisation !== null) request.setHeader('x-threadbook-org', organisation);
    const { data, error, status } = await request;
    return error === null ? { data } : { error, status };
  }

  /** Leaves a usable access token behind, or says why there is none. */
  async function ensureSession(refresh: boolean): Promise<void> {
    const work = refresh ? client.auth.refreshSession() : client.auth.getSession();
    const { data, error } = await withDeadline<SessionAnswer>(work, refreshTimeoutMs);
    if (data.session === null) throw sessionError(error);
  }

  return async (name, payload, organisation) => {
    await ensureSession(false);
    let answer = await send(name, payload, organisation);
    if ('error' in answer && isTokenRefused(answer.error, answer.status)) {
      await ensureSession(true);
      answer = await send(name, payload, organisation);
    }
    if ('error' in answer) throw crmErrorFromDatabase(answer.error, answer.status);
    return parseResult(name, answer.data);
  };
}

type SessionAnswer = { data: { session: Session | null }; error: AuthError | null };
type Answer = { data: unknown } | { error: DatabaseError; status: number };

/** Offline is no reason to sign in again; a refused refresh token is. */
function sessionError(error: AuthError | null): CrmError {
  return new CrmError(error !== null && isAuthRetryableFetchError(error) ? 'TC001' : 'TC003');
}

/** The auth client tries a refresh again and again for half a minute; nobody waits that long for a card. */
async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new CrmError('TC001')), ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
