import { createHmac, randomUUID } from 'node:crypto';
import type { SupabaseClient } from '@supabase/supabase-js';
import type * as z from 'zod/mini';
import type { LogInteractionArgs } from '../../shared/contracts/interactions.ts';
import {
  type OperationArgs,
  type OperationName,
  type OperationResult,
  operations,
} from '../../shared/contracts/operations.ts';

/** What a refused RPC says: its code, and the payload field it concerns. */
export class Refused extends Error {
  readonly code: string;
  readonly field: string | null;
  readonly facts: Record<string, unknown>;

  constructor(code: string, message: string, details: string | null) {
    super(`${code} ${message} ${details ?? ''}`);
    this.code = code;
    const facts: Record<string, unknown> =
      details?.startsWith('{') === true ? JSON.parse(details) : {};
    this.field = typeof facts.field === 'string' ? facts.field : null;
    this.facts = facts;
  }
}

/** Calls an RPC as the product does and parses its answer with the contract. Throws Refused. */
export async function call<N extends OperationName>(
  client: SupabaseClient,
  name: N,
  args: OperationArgs<N>,
): Promise<OperationResult<N>> {
  const operation = operations[name];
  const { data, error } = await client.rpc(operation.rpc, { payload: args });
  if (error !== null) throw new Refused(error.code, error.message, error.details);
  const result: z.ZodMiniType = operation.result;
  // Parsed by the schema of this very operation, which the type system cannot follow.
  return result.parse(data) as OperationResult<N>;
}

/** The code, or the code and field (`TB011 next.at`), with which a call is refused; `ok` when it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'ok';
  } catch (error) {
    if (error instanceof Refused)
      return error.field === null ? error.code : `${error.code} ${error.field}`;
    throw error;
  }
}

/** Any 22 characters of base64url: a digest of `text` under nobody's key. */
export const anyDigest = (text: string): string =>
  createHmac('sha256', 'test').update(text).digest('base64url').slice(0, 22);

type MailPayload = NonNullable<LogInteractionArgs['mail']>;

export const sentAt = '2026-11-20T02:15:00Z';

/** A mail from Wang Fang to Zhao Min, as read in a Gmail mailbox; override what a test is about. */
export function mailPayload(name: string, changes: Partial<MailPayload> = {}): MailPayload {
  const mailbox = anyDigest('gmail/zhao.min');
  return {
    key_version: 1,
    keys: [{ kind: 'provider', value: anyDigest(`provider/${name}`), mailbox }],
    soft_key: null,
    soft_keys_near: [],
    senderless_key: null,
    senderless_keys_near: [],
    complete: true,
    thread: anyDigest(`thread/${name}`),
    direction: 'in',
    subject: `Quote ${name}`,
    sent_at: sentAt,
    participants: [
      { role: 'from', address: 'wang.fang@acme-packaging.example', name: 'Wang Fang' },
      { role: 'to', address: 'zhao.min@harbour-tools.example', name: 'Zhao Min' },
    ],
    text: `Please send us a quote for ${name}, two hundred pieces, delivered in March.`,
    original_text: `Please send us a quote for ${name}, two hundred pieces, delivered in March. Wang Fang`,
    source: {
      surface: 'gmail',
      mailbox: 'zhao.min@harbour-tools.example',
      thread_id: name,
      message_id: name,
      url: `https://mail.google.com/mail/u/0/#all/${name}`,
    },
    automatic: false,
    ...changes,
  };
}

/** A complete log_interaction; `mail` by name or null for a call. */
export function logPayload(
  customerId: string,
  mail: MailPayload | null,
  changes: Partial<LogInteractionArgs> = {},
): LogInteractionArgs {
  return {
    op_id: randomUUID(),
    kind: mail === null ? 'call' : 'mail',
    source: 'sidebar',
    occurred_at: sentAt,
    mail,
    customer_ids: [customerId],
    contact_ids: [],
    visibility: 'full',
    outcome: 'interested',
    note: 'Asked for a quote',
    next: null,
    no_next_reason: 'Waiting for them',
    ...changes,
  };
}
