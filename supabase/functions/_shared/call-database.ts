import * as z from 'zod/mini';
import type { FunctionDeps } from './function-deps.ts';

const refusal = z.object({ code: z.string() });

/** A refusal by code; the database's message may quote values and is not kept. */
export class DatabaseRefusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the database refused: ${code}`);
    this.name = 'DatabaseRefusal';
    this.code = code;
  }
}

/** Calls a function of the service's and parses its answer. @throws DatabaseRefusal */
export async function callDatabase<T extends z.ZodMiniType>(
  deps: FunctionDeps,
  name: string,
  payload: Record<string, unknown>,
  contract: T,
): Promise<z.infer<T>> {
  const answer = await deps.fetch(`${deps.url}/rest/v1/rpc/${name}`, {
    method: 'POST',
    headers: { apikey: deps.secretKey, 'content-type': 'application/json' },
    body: JSON.stringify({ payload }),
    signal: AbortSignal.timeout(60_000),
  });
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return contract.parse(body);
  const known = refusal.safeParse(body);
  throw new DatabaseRefusal(known.success ? known.data.code : String(answer.status));
}
