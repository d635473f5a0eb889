import * as z from 'zod/mini';

const databaseError = z.looseObject({
  code: z.string().check(z.regex(/^[0-9A-Z]{5}$/)),
  message: z.string(),
  detail: z.optional(z.nullable(z.string())),
  hint: z.optional(z.nullable(z.string())),
});

/** What the library already answers as PostgREST does; 42P01 from within a function it takes for a missing table. */
const answeredByLibrary =
  /^(PT...|PGRST|42(?!P01)...|22...|21...|23502|23503|23505|25006|53...|55...)$/;

/** HTTP status of a SQLSTATE: https://docs.postgrest.org/en/v13/references/errors.html#http-status-codes */
export function statusOfSqlstate(code: string): number {
  if (code === 'P0001') return 400;
  if (/^(23503|23505)$/.test(code)) return 409;
  if (code === '25006') return 405;
  if (/^(42883|42P01)$/.test(code)) return 404;
  if (code === '42P17') return 500;
  if (/^(0L|0P|28|42501)/.test(code)) return 403;
  if (/^(08|53)/.test(code)) return code === '53400' ? 500 : 503;
  if (/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
  return 400;
}

/**
 * Cure: the library answers 500 "SUP" to every SQLSTATE that it does not know (our TB001, P0001, 23514, 40001…).
 * Its own door for a ready-made answer is an error with code PGRST, whose message and detail are JSON.
 */
export function answerDatabaseError(error: unknown): unknown {
  const parsed = databaseError.safeParse(error);
  if (!parsed.success) return error;
  const { code, message, detail, hint } = parsed.data;
  if (answeredByLibrary.test(code)) return error;
  const body = { code, message, details: detail ?? null, hint: hint ?? null };
  return Object.assign(new Error(JSON.stringify(body)), {
    code: 'PGRST',
    detail: JSON.stringify({ status: statusOfSqlstate(code), headers: {} }),
  });
}
