import * as z from 'zod/mini';
import { CrmError, isErrorCode } from '../contracts/errors.ts';

/** What PostgREST and supabase-js put into `error`; `code` is empty when no database answered. */
export interface DatabaseError {
  readonly code?: string | undefined;
  readonly details?: string | null | undefined;
}

const facts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** PostgREST's own codes for a token that is missing, malformed or expired. */
const tokenRefused = ['PGRST301', 'PGRST302', 'PGRST303'];
/** Proxies and platforms between us and the database; no database has seen the request. */
const noBackend = [0, 408, 502, 503, 504, 520, 521, 522, 523, 524];

/** Whether a new access token may help. */
export const isTokenRefused = (error: DatabaseError, status: number): boolean =>
  status === 401 || tokenRefused.includes(error.code ?? '');

/**
 * The code of the catalogue for a failed request.
 * @param status HTTP status, 0 when nothing came back
 */
export function crmErrorFromDatabase(error: DatabaseError, status: number): CrmError {
  const code = error.code ?? '';
  if (isErrorCode(code)) {
    const { field, facts } = readDetails(error.details);
    return new CrmError(code, field, facts);
  }
  if (isTokenRefused(error, status)) return new CrmError('TC003');
  if (noBackend.includes(status)) return new CrmError('TC001');
  if (status === 429) return new CrmError('TB008');
  // A grant or policy of the database itself, without a word of ours.
  if (code === '42501') return new CrmError('TB002');
  // Refused before any function of ours was asked, or by a constraint behind it (data, integrity, size): sent again it is
  // refused again. https://www.postgresql.org/docs/current/errcodes-appendix.html
  if (/^(22|23|54)...$/.test(code)) return new CrmError('TB004');
  // A 5xx without a code is some machine in between; with one, the database ran into something that we never raise.
  // Told with its status: somebody answered, unlike on a line that is cut.
  return status >= 500 && code === ''
    ? new CrmError('TC001', null, { status })
    : new CrmError('TC005');
}

/** `{"field": "...", …facts}` as the database writes it; anything else tells nothing. */
function readDetails(details: string | null | undefined): {
  field: string | null;
  facts: Record<string, string | number>;
} {
  const parsed = facts.safeParse(parseJson(details));
  if (!parsed.success) return { field: null, facts: {} };
  const { field, ...rest } = parsed.data;
  const told: Record<string, string | number> = {};
  // An error of the whole call names no field: null there, and the facts stand all the same.
  for (const [name, value] of Object.entries(rest)) if (value !== null) told[name] = value;
  return { field: typeof field === 'string' ? field : null, facts: told };
}

function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
