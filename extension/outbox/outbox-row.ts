import * as z from 'zod/mini';
import type { OutboxItem } from '../../shared/contracts/outbox.ts';
import { uuid } from '../../shared/contracts/scalars.ts';

/** One write, as it is kept. */
export interface OutboxRow {
  /** Its place in the order of what the person did. */
  readonly seq: number;
  readonly op_id: string;
  /** Address of the account that wrote it: nobody else ever sends or sees it. */
  readonly account: string;
  /** The organisation that was active then; null where the account had one only. */
  readonly organisation: string | null;
  readonly operation: string;
  readonly payload: unknown;
  /** Of the payload (payload-versions.ts). */
  readonly version: number;
  readonly created_at: string;
  readonly attempts: number;
  /** Tries that were answered, with a failure that may pass. */
  readonly failures: number;
  readonly next_at: string | null;
  readonly state: OutboxItem['state'];
  /** Why it was parked, or what became of the last try. */
  readonly error: OutboxItem['error'];
  /** A page was told that it need not hold the words any longer. */
  readonly kept: boolean;
}

const named = z.looseObject({
  op_id: z.optional(uuid),
  items: z.optional(z.array(z.looseObject({ op_id: uuid }))),
});

/** The name of the operation that a payload carries; a batch goes by its first. */
export function operationId(payload: unknown): string | null {
  const parsed = named.safeParse(payload);
  if (!parsed.success) return null;
  return parsed.data.op_id ?? parsed.data.items?.[0]?.op_id ?? null;
}

/** All ids that a payload names: two writes that share one keep their order. */
export function idsIn(payload: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (uuid.safeParse(value).success) found.add(value);
    } else if (typeof value === 'object' && value !== null) {
      for (const part of Object.values(value)) visit(part);
    }
  };
  visit(payload);
  return found;
}

/** The payload with these ids in the place of others; nothing else of it changes, not even the order of its fields. */
export function withIds(payload: unknown, became: ReadonlyMap<string, string>): unknown {
  if (typeof payload === 'string') return became.get(payload) ?? payload;
  if (Array.isArray(payload)) return payload.map((part) => withIds(part, became));
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(
    Object.entries(payload).map(([name, part]) => [name, withIds(part, became)]),
  );
}

const made = z.looseObject({ customer_id: uuid });

/** The customer that an answer tells of, under whose operation's id later writes may have named it; null: none was made. */
export function madeCustomer(operation: string, result: unknown): string | null {
  if (operation !== 'createCustomer') return null;
  const parsed = made.safeParse(result);
  return parsed.success ? parsed.data.customer_id : null;
}

/** Of which record a payload is an edit, made from which version of it. */
const records: Readonly<Partial<Record<string, string>>> = {
  updateCustomer: 'customer_id',
  updateContact: 'contact_id',
  saveOpportunity: 'opportunity_id',
  saveContract: 'contract_id',
};
const versioned = z.looseObject({ version: z.int() });

/** Whether what waits behind may have to know the answer. */
export const tellsLater = (operation: string): boolean =>
  operation === 'createCustomer' || Object.hasOwn(records, operation);

/**
 * A later edit of the same person, made before the earlier one was answered, is one of what the earlier one made of the record:
 * it goes with that version, and is no conflict with oneself. null: it is about something else.
 */
export function afterEdit(earlier: OutboxRow, result: unknown, later: LaterRow): unknown {
  const field = records[earlier.operation];
  if (field === undefined || later.operation !== earlier.operation) return null;
  const [from, to, made] = [earlier.payload, later.payload, result].map(
    (one) => versioned.safeParse(one).data,
  );
  if (from === undefined || to === undefined || made === undefined) return null;
  if (from[field] !== to[field] || from.version !== to.version) return null;
  return { ...to, version: made.version };
}

type LaterRow = Pick<OutboxRow, 'operation' | 'payload'>;

const text = z.catch(z.nullable(z.string()), null);
const told = z.looseObject({
  name: text,
  title: text,
  note: text,
  reason: text,
  remark: text,
  value: text,
  customer_ids: z.catch(z.array(uuid), []),
  contact: z.catch(
    z.nullable(z.looseObject({ addresses: z.catch(z.array(z.string()), []) })),
    null,
  ),
  mail: z.catch(
    z.nullable(
      z.looseObject({
        subject: text,
        source: z.catch(z.nullable(z.looseObject({ thread_id: text, message_id: text })), null),
      }),
    ),
    null,
  ),
});

/** What the person is shown of an item: its subject and words, not what it is made of. */
export function itemOf(row: OutboxRow): OutboxItem {
  const parsed = told.safeParse(row.payload);
  const payload = parsed.success ? parsed.data : null;
  const { op_id, operation, created_at, attempts, state, error } = row;
  return {
    ...{ op_id, operation, kept_at: created_at, attempts, state, error },
    subject: payload?.mail?.subject ?? payload?.name ?? payload?.title ?? payload?.value ?? null,
    words: payload?.note ?? payload?.reason ?? payload?.remark ?? null,
    addresses: payload?.contact?.addresses ?? [],
    mail: mailOf(payload),
  };
}

function mailOf(payload: z.infer<typeof told> | null): OutboxItem['mail'] {
  const source = payload?.mail?.source ?? null;
  if (payload === null || source === null) return null;
  const { thread_id, message_id } = source;
  return { thread_id, message_id, customer_ids: payload.customer_ids };
}
