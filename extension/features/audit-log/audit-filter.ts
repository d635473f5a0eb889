import * as z from 'zod/mini';
import { auditAction } from '../../../shared/contracts/administration-operations.ts';
import type { OperationArgs, OperationResult } from '../../../shared/contracts/operations.ts';
import { day, uuid } from '../../../shared/contracts/scalars.ts';
import { isAuditedTable } from './row-strings.ts';

/** What is looked for; `before` and `limit` are the page's. */
export type AuditFilter = Omit<OperationArgs<'auditLines'>, 'before' | 'limit'>;

export type AuditLine = OperationResult<'auditLines'>[number];

const names = ['actor', 'action', 'kind', 'from', 'to'] as const;

/** The word for what no member did, in the address. */
export const systemActor = 'system';

interface ReadFilter {
  readonly filter: AuditFilter;
  /** Something in the address is no filter: it is left out, and said. */
  readonly isWrong: boolean;
  readonly endsBefore: boolean;
}

/** Reads the filter from the address bar. As typed: nothing in it is trusted, and the database decides again. */
export function readAuditFilter(params: URLSearchParams): ReadFilter {
  let isWrong = [...params.keys()].some((key) => !names.some((name) => name === key));
  function read<T>(name: (typeof names)[number], schema: z.ZodMiniType<T>): T | null {
    const value = params.get(name);
    if (value === null) return null;
    const parsed = schema.safeParse(value);
    if (!parsed.success) isWrong = true;
    return parsed.success ? parsed.data : null;
  }
  const by_system = params.get('actor') === systemActor;
  const actor_id = by_system ? null : read('actor', uuid);
  const action = read('action', auditAction);
  const table_name = read('kind', z.string().check(z.refine(isAuditedTable)));
  const from = read('from', day);
  const to = read('to', day);
  const endsBefore = from !== null && to !== null && to < from;
  return {
    filter: {
      ...{ actor_id, by_system, action, table_name },
      from: endsBefore ? null : from,
      to: endsBefore ? null : to,
    },
    isWrong,
    endsBefore,
  };
}

/** The address with one filter changed; empty takes it out. */
export function withFilter(
  params: URLSearchParams,
  name: (typeof names)[number],
  value: string,
): URLSearchParams {
  const next = new URLSearchParams();
  for (const known of names) {
    const kept = known === name ? value : params.get(known);
    if (kept !== null && kept !== '') next.set(known, kept);
  }
  return next;
}
