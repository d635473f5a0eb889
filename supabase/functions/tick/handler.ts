import * as z from 'zod/mini';
import type { FunctionDeps } from '../_shared/function-deps.ts';
import { sameSecret } from '../_shared/same-secret.ts';

/** Of PostgREST; its message may quote values and is not passed on. */
const refusal = z.object({ code: z.string() });

/**
 * The bell that pg_cron rings every minute on hosted, and the local scheduler every few seconds: marks reminders due
 * and overdue and folds the rollups. All of that is in `public.tick`, which is safe to run twice or at the same time.
 * Answers what it did; 401 without the scheduler's secret, 502 when the database refuses.
 */
export async function handler(request: Request, deps: FunctionDeps): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405 });
  if (!(await sameSecret(request.headers.get('x-cron-secret'), deps.cronSecret)))
    return Response.json({ error: 'wrong_cron_secret' }, { status: 401 });
  const answer = await deps.fetch(`${deps.url}/rest/v1/rpc/tick`, {
    method: 'POST',
    headers: { apikey: deps.secretKey, 'content-type': 'application/json' },
    body: JSON.stringify({ payload: {} }),
    // Hosted ends a function after 150 s; the next bell finds what this one left.
    signal: AbortSignal.timeout(100_000),
  });
  const body: unknown = await answer.json();
  if (answer.ok) return Response.json(body);
  const known = refusal.safeParse(body);
  return Response.json(
    { error: 'tick_failed', code: known.success ? known.data.code : String(answer.status) },
    { status: 502 },
  );
}
